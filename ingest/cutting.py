"""One source file to documents with their passages: read, describe, chunk."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ingest.chunk import chunk
from ingest.documents import Passage, SourceDocument
from ingest.errors import RejectedSource, UnreadableSource
from ingest.metadata import describe
from ingest.read import read
from ingest.report import Progress, no_progress
from ingest.storage.store import Rejection, Source

Cut = tuple[SourceDocument, list[Passage]]

_EMPTY = "Không còn nội dung nào sau khi bỏ phần thừa của trang."
_EMPTY_HELP = "Mở tệp để kiểm tra; nếu có nội dung, hãy lưu lại thành .txt rồi ingest lại."
_FAILED_HELP = "Lưu tệp sang định dạng khác (.txt, .html) rồi ingest lại, và báo lỗi này cho người phát triển."


def cut(source: Source, file: Path, *, progress: Progress = no_progress) -> Iterator[Cut | Rejection]:
    """The documents of `source`, whose content is in `file`, with their passages, one at a time.

    What of it has to be left out comes as a rejection in its place. A reader that fails costs what is left of its
    own file, nothing else.
    """
    try:
        for raw in read(file, key=source.key, progress=progress):
            if isinstance(raw, RejectedSource):
                yield _rejection(source, raw)
                continue
            document = describe(raw)
            if passages := chunk(document):
                yield document, passages
            else:
                yield Rejection(subject=document.key, reason=_EMPTY, help=_EMPTY_HELP)
    except RejectedSource as rejected:
        yield _rejection(source, rejected)
    except Exception as error:  # whatever a reader trips over, the other files must still get in
        yield failure(source, f"{type(error).__name__}: {error}")


def failure(source: Source, what: str) -> Rejection:
    """The rejection of a source whose reader failed by a fault of its own."""
    reason = f"Trình đọc {source.reader} gặp lỗi ngoài dự kiến: {what}"
    return Rejection(subject=source.path, reason=reason, help=_FAILED_HELP, foreseen=False)


def renamed(document: SourceDocument, passages: list[Passage], key: str) -> Cut:
    """The document under another key, with its passages."""
    document = replace(document, key=key)
    document_id = document.id
    return document, [replace(passage, document_id=document_id) for passage in passages]


def _rejection(source: Source, rejected: RejectedSource) -> Rejection:
    is_for_good = not isinstance(rejected, UnreadableSource)
    return Rejection(subject=source.path, reason=str(rejected), help=rejected.help, foreseen=is_for_good)
