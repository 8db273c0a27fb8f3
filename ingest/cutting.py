"""One source file to documents with their passages: read, describe, chunk."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from ingest.chunk import chunk
from ingest.documents import Passage, SourceDocument
from ingest.errors import RejectedSource
from ingest.metadata import describe
from ingest.read import read
from ingest.store import Rejection, Source

Cut = tuple[SourceDocument, list[Passage]]

_EMPTY = "Không còn nội dung nào sau khi bỏ phần thừa của trang."
_EMPTY_HELP = "Mở tệp để kiểm tra; nếu có nội dung, hãy lưu lại thành .txt rồi ingest lại."
_FAILED_HELP = "Lưu tệp sang định dạng khác (.txt, .html) rồi ingest lại, và báo lỗi này cho người phát triển."


def cut(source: Source, is_taken: Callable[[str], bool]) -> Iterator[Cut | Rejection]:
    """The documents of a file with their passages, one at a time, and what of it had to be left out.

    `is_taken` says whether another document has a key already; the newcomer then gets a longer one. A reader
    that fails costs what is left of its own file, nothing else.
    """
    try:
        for raw in read(Path(source.path), key=source.key):
            if isinstance(raw, RejectedSource):
                yield _rejection(source, raw)
                continue
            document = describe(raw)
            document = replace(document, key=_free_key(document.key, source, is_taken))
            if passages := chunk(document):
                yield document, passages
            else:
                yield Rejection(subject=document.key, reason=_EMPTY, help=_EMPTY_HELP)
    except RejectedSource as rejected:
        yield _rejection(source, rejected)
    except Exception as error:  # whatever a reader trips over, the other files must still get in
        reason = f"Trình đọc {source.reader} gặp lỗi ngoài dự kiến: {type(error).__name__}: {error}"
        yield Rejection(subject=source.path, reason=reason, help=_FAILED_HELP, foreseen=False)


def _rejection(source: Source, rejected: RejectedSource) -> Rejection:
    return Rejection(subject=source.path, reason=str(rejected), help=rejected.help)


def _free_key(key: str, source: Source, is_taken: Callable[[str], bool]) -> str:
    """`key`, or with the whole path of its file when another document has it: both stay apart."""
    if not is_taken(key):
        return key
    longer = source.path if key == source.key else f"{source.path}#{key}"
    numbered = (f"{longer} ({n})" for n in count(2))
    return longer if not is_taken(longer) else next(k for k in numbered if not is_taken(k))
