"""What a document says of itself: title, kind, number, issuer, province, date."""

import datetime
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from ingest.documents import DocumentKind, DocumentMetadata, SourceDocument
from ingest.facts.agreement import agreed
from ingest.facts.dates import dates_in
from ingest.facts.fields import fields_of
from ingest.facts.issuers import issuer_of
from ingest.facts.kinds import kind_name, kind_of_code
from ingest.facts.letterhead import Letterhead, letterhead_of
from ingest.facts.links import effective_date, links_of, status_of
from ingest.facts.numbers import NumberMention, document_numbers
from ingest.facts.places import provinces_in
from ingest.facts.signature import person, signature_of
from ingest.read import RawDocument
from ingest.readers.markdown import FRONT_MATTER
from ingest.text import fold, squeeze

# The head of an official document and the dateline of a news item stand within the first lines.
_HEAD_LINES = 15
# One bar parts two columns of a head, "Cập nhật: 20/10/2021 | Nam Định"; more make a row: no title, and its days are
# birthdays and deadlines.
_ROW_BARS = 2
_HEADER_CHARS = 1500
_TITLE_CHARS = 250
_SHORTENED_CHARS = 100
# "Cập nhật: Thứ Tư, ngày 20 tháng 10 năm 2021 - 13:54 | Nam Định": what is left of a dateline without the date.
_DATELINE_CHARS = 90
_DATELINE_REST_CHARS = 25
# Enough to see which province a text is about; laws mention all of them further down.
_PROVINCE_CHARS = 20_000
_PROVINCE_CUE = re.compile(r"(?:tinh|thanh pho|tp\.?|ubnd|uy ban nhan dan)\s*$")

_DATELINE_WORDS = re.compile(
    r"\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|ngay|cap nhat|dang|luc|gmt|gio|am|pm|xuat ban|thoi gian)\b"
    r"|\W|\d|_"
)
_OWN_NUMBER = re.compile(r"^\W*(?:luat )?so\s*:?\s*(?=\d)")
_SUBJECT = re.compile(r"v/v\b|ve viec\b")


def describe(raw: RawDocument) -> SourceDocument:
    """The document with what its fields, its head, its dateline and its signature say of it."""
    fields = fields_of(raw.text, raw.hints)
    official = letterhead_of(raw.text, scanned=_is_scanned(raw))
    if official is not None:
        official = official._replace(summary=_agreed(raw, official.summary), issuer=_agreed(raw, official.issuer))
        return _document(raw, _official_title(official) or _stated_title(raw, fields), _official(raw, fields, official))
    head = _head(raw.text)
    dateline = _dateline(head)
    title = _stated_title(raw, fields)
    own = _own_number(fields, head, title if dateline is None else "")
    issuer = issuer_of(raw.text, fields.get("publisher"), fields.get("source"))
    signer, signer_title = _stated_signer(fields)
    # News without a number of its own quotes the signatures of others.
    signature = signature_of(raw.text) if own and dateline is None else None
    metadata = DocumentMetadata(
        kind=_kind(fields, own, title, is_news=dateline is not None and own is None),
        number=own.canonical if own else None,
        numbers_mentioned=_mentioned(raw.text, own),
        issuer=issuer,
        province=_province(fields.get("province"), issuer, title, raw.text),
        date=_date(fields.get("date")) or (dateline[1] if dateline else None) or _date(fields.get("source")),
        summary=fields.get("summary"),
        signer=signer or (signature.signer if signature else None),
        signer_title=signer_title or (signature.title if signature else None),
        effective_date=_date(fields.get("effective")),
        status=status_of(fields.get("status")),
    )
    return _document(raw, title, metadata)


def _is_scanned(raw: RawDocument) -> bool:
    """Whether the first page, with the letterhead, was recognised in its picture."""
    return 1 in raw.reading.ocr_pages


def _agreed(raw: RawDocument, read: str | None) -> str | None:
    return agreed(read, raw.text) if read and _is_scanned(raw) else read


def _document(raw: RawDocument, title: str, metadata: DocumentMetadata) -> SourceDocument:
    return SourceDocument(
        key=raw.key, title=title, text=raw.text, reader=raw.reader, reading=raw.reading, metadata=metadata
    )


def _official(raw: RawDocument, fields: Mapping[str, str], head: Letterhead) -> DocumentMetadata:
    """What a document with a letterhead says; what a person or a register stated of it comes first."""
    own = _first_number(fields.get("number")) or head.number
    issued = _date(fields.get("date")) or head.date
    issuer = fields.get("publisher") or head.issuer or issuer_of(raw.text, fields.get("source"))
    summary = fields.get("summary") or head.summary
    signature = signature_of(raw.text, head.end, scanned=_is_scanned(raw))
    signer, signer_title = _stated_signer(fields)
    return DocumentMetadata(
        kind=_official_kind(fields, head, own),
        number=own.canonical if own else None,
        numbers_mentioned=_mentioned(raw.text, own),
        issuer=issuer,
        province=_province(fields.get("province"), issuer, summary or "", raw.text),
        date=issued,
        summary=summary,
        signed_at=head.place,
        signer=signer or (signature.signer if signature else None),
        signer_title=signer_title or (signature.title if signature else None),
        effective_date=_date(fields.get("effective")) or effective_date(raw.text, signed=issued, kind=head.kind_name),
        links=links_of(raw.text, head_end=head.end, summary=summary, own=own.canonical if own else None),
        status=status_of(fields.get("status")),
    )


def _official_kind(fields: Mapping[str, str], head: Letterhead, own: NumberMention | None) -> DocumentKind:
    stated = kind_name(fields.get("kind", "")) or head.kind
    by_code = kind_of_code(own.code) if own else None
    if stated is not None and not (stated.sort is DocumentKind.OTHER and by_code):
        return stated.sort
    return by_code or (DocumentKind.LETTER if head.kind_name else DocumentKind.OTHER)


def _official_title(head: Letterhead) -> str | None:
    """What a person calls it: "Quyết định 12/QĐ-UBND: Ban hành ..."; None when the head names no kind."""
    if head.kind_name is None:
        return None
    if head.summary is None and head.number is None:
        day = f" ngày {head.date:%d/%m/%Y}" if head.date else ""
        return f"{head.kind_name} của {head.issuer}{day}" if head.issuer else None
    named = f"{head.kind_name} {head.number.canonical}" if head.number else head.kind_name
    if head.summary is None:
        return named
    return f"{named}: {head.summary}" if head.number else f"{named} {head.summary}"


def _stated_title(raw: RawDocument, fields: Mapping[str, str]) -> str:
    if stated := raw.title or fields.get("title"):
        return stated
    head = _head(raw.text)
    dateline = _dateline(head)
    return _title(head, dateline[0] if dateline else None) or PurePosixPath(raw.key).stem


def _stated_signer(fields: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Name and office in the field "Người ký", which may hold both: "Đại tướng Lê Văn A, Bộ trưởng Bộ B"."""
    name, _, title = fields.get("signer", "").partition(",")
    signer = person(name)
    return signer, (fields.get("signer_title") or squeeze(title) or None) if signer else None


def _head(text: str) -> list[str]:
    """The first lines that are neither blank nor rows of a table, without front matter and Markdown marks."""
    front = FRONT_MATTER.match(text)
    start = front.end() if front else 0
    lines = (line.strip(" #*>_\t") for line in text[start : start + _HEADER_CHARS * 2].split("\n"))
    return [line for line in lines if line and line.count(" | ") < _ROW_BARS][:_HEAD_LINES]


def _dateline(head: Sequence[str]) -> tuple[int, datetime.date] | None:
    """Index and date of the line that is little more than a date: "Thứ Tư, 20/10/2021", "Hà Nội, ngày ..."."""
    for index, line in enumerate(head):
        found = dates_in(line) if len(line) <= _DATELINE_CHARS else []
        if found and not line.endswith((";", ".")):
            rest = fold(line[: found[0].start] + " " + line[found[0].end :])
            if len(_DATELINE_WORDS.sub("", rest)) <= _DATELINE_REST_CHARS:
                return index, found[0].date
    return None


def _title(head: Sequence[str], dateline: int | None) -> str:
    """The title that the first lines show: of an official document its kind and subject, else the headline."""
    for index, line in enumerate(head):
        if line.isupper() and kind_name(line):
            subject = next((below for below in head[index + 1 : index + 2] if len(below) <= _TITLE_CHARS), "")
            return squeeze(f"{line.capitalize()} {subject}")
        if _SUBJECT.match(fold(line)):
            return squeeze(line)
    above = [line for line in head[:dateline] if len(line) <= _TITLE_CHARS] if dateline and dateline < 5 else []
    if above:
        return squeeze(max(above, key=len))
    first = squeeze(head[0]) if head else ""
    if len(first) <= _TITLE_CHARS // 2 or (len(first) <= _TITLE_CHARS and not first.endswith((".", ";", ","))):
        return first.rstrip(".")
    return first[:_SHORTENED_CHARS].rsplit(" ", 1)[0] + "…"


def _own_number(fields: Mapping[str, str], head: Sequence[str], title: str) -> NumberMention | None:
    """The number in a field, on the line "Số: ...", or right after the kind in the title."""
    for line in (fields.get("number", ""), *(line for line in head if _OWN_NUMBER.match(fold(line)))):
        if found := _first_number(line):
            return found
    kind, named = kind_name(title), _first_number(title)
    return named if kind and named and named.start <= kind.end + len(" số: ") else None


def _first_number(written: str | None) -> NumberMention | None:
    found = document_numbers(written) if written else []
    return found[0] if found else None


def _mentioned(text: str, own: NumberMention | None) -> tuple[str, ...]:
    numbers = dict.fromkeys(mention.canonical for mention in document_numbers(text))
    return tuple(number for number in numbers if own is None or number != own.canonical)


def _kind(fields: Mapping[str, str], own: NumberMention | None, title: str, *, is_news: bool) -> DocumentKind:
    if named := kind_name(fields.get("kind", "")):
        return named.sort
    if own is not None and (by_code := kind_of_code(own.code)):
        return by_code
    if is_news:
        return DocumentKind.NEWS
    named = kind_name(title)
    return named.sort if named else DocumentKind.OTHER


def _province(field: str | None, issuer: str | None, title: str, text: str) -> str | None:
    """The province in a field, the issuer's, the title's, or the only one the text calls a province."""
    for part in (field, issuer, title):
        names = {place.name for place in provinces_in(part)} if part else set()
        if len(names) == 1:
            return names.pop()
    text = text[:_PROVINCE_CHARS]
    places = provinces_in(text)
    named = any(_PROVINCE_CUE.search(fold(text[max(0, p.start - 20) : p.start])) for p in places)
    return places[0].name if named and len({place.name for place in places}) == 1 else None


def _date(value: str | None) -> datetime.date | None:
    found = dates_in(value) if value else []
    return found[0].date if found else None
