"""How documents were read, in words for people: one by one, and summed up by kind of file."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.commands.languages import Translate
from ingest.documents import Reading
from ingest.readers.formats import FORMATS
from ingest.report import DocumentRead

_PDF = "pdf"
_OTHER_TITLES = {"image": "ảnh"}


def format_title(reader: str) -> str:
    """What a clerk calls the files that a reader ("pdf/1") reads."""
    kind = _kind(reader)
    return FORMATS[kind].title if kind in FORMATS else _OTHER_TITLES.get(kind, kind)


def upper(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def way(reader: str, reading: Reading, t: Translate) -> str:
    """How the words were got out of the file: "nhận dạng chữ (OCR) 3/12 trang, chuyển từ TCVN3"; often empty."""
    pages, recognised = len(reading.page_starts), len(reading.ocr_pages)
    ways = []
    if recognised and recognised < pages:
        ways.append(t("nhận dạng chữ (OCR) {n}/{pages} trang", n=recognised, pages=pages))
    elif recognised:
        ways.append(t("nhận dạng chữ (OCR) cả {n} trang", n=recognised) if pages > 1 else t("nhận dạng chữ (OCR)"))
    elif pages and _kind(reader) == _PDF:
        ways.append(t("lớp chữ {n} trang", n=pages))
    elif pages:
        ways.append(t("{n} trang", n=pages))
    if reading.converted_from:
        ways.append(t("chuyển từ {encoding}", encoding=reading.converted_from))
    return ", ".join(ways)


@dataclass(slots=True)
class FormatTotals:
    """All documents of one kind of file."""

    title: str
    documents: int = 0
    passages: int = 0
    pages: int = 0
    recognised_documents: int = 0
    """Those of which at least a page was recognised from its picture."""
    recognised_pages: int = 0
    converted: Counter[str] = field(default_factory=Counter)
    """Documents by the legacy encoding they were converted from."""

    def add(self, document: DocumentRead) -> None:
        reading = document.reading
        self.documents += 1
        self.passages += document.passages
        self.pages += len(reading.page_starts)
        self.recognised_documents += bool(reading.ocr_pages)
        self.recognised_pages += len(reading.ocr_pages)
        if reading.converted_from:
            self.converted[reading.converted_from] += 1

    def ways(self, t: Translate) -> str:
        """How many were read in an unusual way: "3 tài liệu nhận dạng chữ (OCR), 40 trang"."""
        ways = []
        if self.recognised_documents:
            n, pages = self.recognised_documents, self.recognised_pages
            ways.append(t("{n} tài liệu nhận dạng chữ (OCR), {pages} trang", n=n, pages=pages))
        for encoding, n in self.converted.most_common():
            ways.append(t("{n} tài liệu chuyển từ {encoding}", n=n, encoding=encoding))
        return "; ".join(ways)


def by_format(documents: Iterable[DocumentRead]) -> list[FormatTotals]:
    """The totals of each kind of file, most documents first."""
    totals: dict[str, FormatTotals] = {}
    for document in documents:
        title = format_title(document.reader)
        totals.setdefault(title, FormatTotals(title)).add(document)
    return sorted(totals.values(), key=lambda one: (-one.documents, one.title))


def _kind(reader: str) -> str:
    return reader.partition("/")[0]
