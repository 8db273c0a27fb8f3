"""What shaped an index, and the seal of its files: read before anything else of it is opened."""

import hashlib
import json
from collections.abc import Container
from pathlib import Path
from typing import ClassVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from ingest.embedding.identity import EmbedderIdentity
from ingest.errors import IndexCorrupt, IndexMismatch, IndexUnreadable

FILE_NAME = "manifest.json"
_REBUILD = "Chạy lại cchc ingest với các tài liệu nguồn để dựng lại chỉ mục."


class FileSeal(BaseModel):
    """Size in bytes and content hash of a file of the index."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bytes: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> "FileSeal":
        """The seal of `path` as it is now."""
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return cls(bytes=file.tell(), sha256=digest)


class IndexManifest(BaseModel):
    """Everything that decides whether an index may be used, and how it came to be."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    SCHEMA_VERSION: ClassVar[int] = 3
    """Raise it when the files of an index, or the terms and texts in them, take another form."""

    schema_version: int = SCHEMA_VERSION
    embedder: EmbedderIdentity
    chunker: str
    readers: tuple[str, ...]
    """Names and versions of the readers of the documents in it, "html/1"."""
    corpus_hash: str
    """Hash of the documents' ids: equal when two indexes hold the same texts under the same keys."""
    sources: int
    documents: int
    passages: int
    next_row: int
    """The number that the next new passage gets; every row is below it."""
    roots: tuple[str, ...]
    """The paths it was ingested from."""
    created_at: AwareDatetime
    """UTC."""
    files: dict[str, FileSeal]
    """Every file of the generation but the manifest itself, by its relative path."""

    @property
    def index_id(self) -> str:
        """12 hexadecimal digits: the same texts, cut and embedded alike, make the same id."""
        parts = (self.schema_version, *self.embedder_facts, self.chunker, self.corpus_hash)
        return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:12]

    @property
    def name(self) -> str:
        """The name of the generation's folder; names in order of time."""
        return f"{self.created_at:%Y%m%dT%H%M%S%f}-{self.index_id}"

    @property
    def embedder_facts(self) -> tuple[object, ...]:
        return (self.embedder.name, self.embedder.revision, self.embedder.dimensions)

    @classmethod
    def load(cls, folder: Path) -> "IndexManifest":
        """The manifest of a generation; raises IndexCorrupt, IndexUnreadable, or IndexMismatch for another schema."""
        path = folder / FILE_NAME
        try:
            content = json.loads(_bytes(path))
            version = content["schema_version"]
            if version == cls.SCHEMA_VERSION:
                return cls.model_validate(content)
        except (ValueError, KeyError, TypeError, RecursionError, ValidationError) as error:
            raise IndexCorrupt.at(path, "không đọc được") from error
        raise IndexMismatch(
            f"Chỉ mục theo cấu trúc phiên bản {version}, phần mềm này dùng phiên bản {cls.SCHEMA_VERSION}.",
            help=_REBUILD,
        )

    @classmethod
    def roots_in(cls, folder: Path) -> tuple[str, ...]:
        """The roots of a generation of any schema version; none when they cannot be read."""
        try:
            return tuple(map(str, json.loads(_bytes(folder / FILE_NAME))["roots"]))
        except (IndexCorrupt, ValueError, KeyError, TypeError, RecursionError):
            return ()

    def save(self, folder: Path) -> None:
        (folder / FILE_NAME).write_text(self.model_dump_json(indent=1), encoding="utf-8")

    def require(self, *, embedder: EmbedderIdentity, chunker: str) -> None:
        """Raises IndexMismatch, naming both values, unless the index was built with these."""
        if self.embedder != embedder:
            raise IndexMismatch(
                f"Chỉ mục dùng mô hình {_named(self.embedder)}, còn đang chọn {_named(embedder)}.",
                help=f"Chọn lại mô hình bằng --embedder, hoặc: {_REBUILD}",
            )
        if self.chunker != chunker:
            raise IndexMismatch(f"Chỉ mục chia đoạn theo {self.chunker}, phần mềm này theo {chunker}.", help=_REBUILD)

    def check_files(self, folder: Path, *, read: Container[str]) -> None:
        """Raises IndexCorrupt for the first file that is missing or not of its sealed size.

        Files at or under the names in `read` are read, and their content is checked too.
        """
        for name, seal in self.files.items():
            path = folder / name
            try:
                size = path.stat().st_size
            except (FileNotFoundError, NotADirectoryError) as error:
                raise IndexCorrupt.at(path, "thiếu tệp") from error
            except OSError as error:
                raise IndexUnreadable.at(error, path) from error
            if size != seal.bytes:
                raise IndexCorrupt.at(path, f"dài {size} byte thay vì {seal.bytes}")
            if name.split("/")[0] in read and not _is_intact(path, seal):
                raise IndexCorrupt.at(path, "nội dung đã bị thay đổi")

    def broken_seals(self, folder: Path) -> list[str]:
        """Names of the files that are missing or whose content has changed. Reads all; raises IndexUnreadable."""
        return [name for name, seal in self.files.items() if not _is_intact(folder / name, seal)]


def seal_files(folder: Path, base: "tuple[Path, IndexManifest] | None" = None) -> dict[str, FileSeal]:
    """The seals of all files under `folder`, by relative path; those it shares with `base` are taken from there."""
    seals = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        shared = base is not None and name in base[1].files and path.samefile(base[0] / name)
        seals[name] = base[1].files[name] if base is not None and shared else FileSeal.of(path)
    return seals


def _is_intact(path: Path, seal: FileSeal) -> bool:
    try:
        return FileSeal.of(path) == seal
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False
    except OSError as error:
        raise IndexUnreadable.at(error, path) from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise IndexCorrupt.at(path, "thiếu tệp") from error
    except OSError as error:
        raise IndexUnreadable.at(error, path) from error


def _named(identity: EmbedderIdentity) -> str:
    return f"{identity.name} ({identity.revision}, {identity.dimensions} chiều)"
