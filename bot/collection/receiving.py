"""Takes in uploaded files: to a file beside the collections first, into one when they are whole and wanted."""

import asyncio
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import AsyncIterable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import IO

from bot.collection.names import collection_name, file_name, numbered
from bot.collection.refusals import Refused
from bot.collection.uploads import UploadedFile, Uploads
from bot.server.data_folder import DataFolder
from ingest.errors import reason_of
from ingest.read import no_reader
from ingest.readers.detect import format_of
from ingest.readers.registry import READERS

_MIB = 1024**2
# Room for the index to grow by what was uploaded, and for the conversations: an index is smaller than its files.
_SPARE_BYTES = 512 * _MIB
# Longer than any upload takes: what is older was left by a server that died.
_STALE_S = 24 * 3600


class Receiver:
    """Takes files of at most `most_mb` MiB into the uploads of a server."""

    def __init__(self, folder: DataFolder, *, most_mb: int) -> None:
        self._folder = folder
        self._uploads = Uploads(folder)
        self._most_mb = most_mb
        self._keeping = asyncio.Lock()

    async def receive(
        self, chunks: AsyncIterable[bytes], *, collection: str, name: str, announced: int, indexed: Mapping[str, str]
    ) -> UploadedFile:
        """The file called `name` that `chunks` make up, now in `collection`; complete, or nothing of it is kept.

        `announced` is its length in bytes, 0 where the sender does not say; `indexed` are the keys of what is in the
        index by sha256. Raises Refused: too large, no room, not a kind that is read, or here already.
        """
        folder = self._uploads.root / self._named(collection)
        self._check_size(announced)
        try:
            self._check_room(announced)
            with tempfile.NamedTemporaryFile(dir=self._incoming()) as file:
                digest = await self._written(chunks, file)
                if digest in indexed:
                    raise _already_here(indexed[digest])
                async with self._keeping:  # of two that are the same, one sees the other
                    return await asyncio.to_thread(self._kept, Path(file.name), digest, folder / file_name(name))
        except OSError as error:
            raise Refused(
                f"Không lưu được tệp lên máy chủ ({reason_of(error)}).",
                help="Báo người quản trị kiểm tra chỗ trống và quyền ghi của thư mục dữ liệu rồi tải lại.",
                status=HTTPStatus.INSUFFICIENT_STORAGE,
            ) from error

    def _named(self, collection: str) -> str:
        """The folder for the collection that was typed: that of the same letters, small or capital, if there is one."""
        name = collection_name(collection)
        if not name:
            raise Refused(
                "Chưa có tên bộ sưu tập.",
                help="Đặt tên có chữ hoặc số, ví dụ “Nghị quyết của tỉnh”.",
                status=HTTPStatus.UNPROCESSABLE_ENTITY,
            )
        return next((known for known in self._uploads.collections() if known.casefold() == name.casefold()), name)

    def _check_size(self, size: int) -> None:
        if size > self._most_mb * _MIB:
            raise Refused(
                f"Tệp lớn hơn {self._most_mb} MB, quá giới hạn tải lên.",
                help="Chia nhỏ hoặc nén ảnh trong tệp; hoặc nhờ người quản trị nạp bằng lệnh cchc ingest.",
                status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            )

    def _check_room(self, size: int) -> None:
        free = shutil.disk_usage(self._folder.made().path).free
        if free < size + _SPARE_BYTES:
            raise Refused(
                f"Ổ đĩa của máy chủ chỉ còn {free // _MIB} MB, không đủ để nhận thêm tệp.",
                help="Báo người quản trị giải phóng chỗ trên đĩa rồi tải lại.",
                status=HTTPStatus.INSUFFICIENT_STORAGE,
            )

    def _incoming(self) -> Path:
        """Where files wait until they are complete; what was left there long ago is gone."""
        folder = self._folder.incoming
        folder.mkdir(mode=0o700, exist_ok=True)
        for path in folder.iterdir():
            if path.stat().st_mtime < time.time() - _STALE_S:
                path.unlink(missing_ok=True)
        return folder

    async def _written(self, chunks: AsyncIterable[bytes], file: IO[bytes]) -> str:
        """The sha256 of what is in `file` now, safely on the disk."""
        digest, size = hashlib.sha256(), 0
        async for chunk in chunks:
            size += len(chunk)
            self._check_size(size)
            digest.update(chunk)
            await asyncio.to_thread(file.write, chunk)
        file.flush()
        await asyncio.to_thread(os.fsync, file.fileno())
        return digest.hexdigest()

    def _kept(self, file: Path, digest: str, wanted: Path) -> UploadedFile:
        """The complete `file` under `wanted`, or that name numbered, in its collection."""
        _check_kind(file, wanted.name)
        if same := self._same(file, digest):
            raise _already_here(same.shown)
        wanted.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return UploadedFile(_linked(file, wanted))

    def _same(self, path: Path, digest: str) -> UploadedFile | None:
        """An uploaded file with the content of `path`."""
        size = path.stat().st_size
        for other in self._uploads.files():
            if other.path.stat().st_size == size and _sha256(other.path) == digest:
                return other
        return None


def _already_here(where: str) -> Refused:
    """The refusal of a file whose content is known, as `where`."""
    return Refused(
        f"Đã có: {where}.",
        help="Nội dung giống hệt nên không cần tải lên lần nữa.",
        status=HTTPStatus.CONFLICT,
    )


def _check_kind(path: Path, name: str) -> None:
    """Raises Refused for what no reader reads, in the words of the ingestion report."""
    with path.open("rb") as file:
        kind = format_of(file, name)
    if kind not in READERS:
        rejected = no_reader(kind, name)
        raise Refused(str(rejected), help=rejected.help, status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)


def _linked(file: Path, wanted: Path) -> Path:
    """The first free one of the numbered names of `wanted`, under which `file` now stands too."""
    for path in map(wanted.with_name, numbered(wanted.name)):
        try:
            os.link(file, path)  # unlike a rename, never takes another file's place
        except FileExistsError:
            continue
        return path
    raise AssertionError("numbers do not end")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
