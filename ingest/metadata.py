"""What a document says of itself: title, kind, number, issuer, province, date."""

import datetime
import re
from collections.abc import Mapping, Sequence

from ingest.dates import dates_in
from ingest.documents import DocumentKind, DocumentMetadata, SourceDocument
from ingest.issuers import issuer_of
from ingest.numbers import NumberMention, document_numbers
from ingest.places import provinces_in
from ingest.read import RawDocument
from ingest.readers.markdown import FRONT_MATTER
from ingest.text import fold, squeeze

# The head of an official document and the dateline of a news item stand within the first lines.
_HEAD_LINES = 15
_HEADER_CHARS = 1500
_TAIL_CHARS = 600
_TITLE_CHARS = 250
_SHORTENED_CHARS = 100
# "Cập nhật: Thứ Tư, ngày 20 tháng 10 năm 2021 - 13:54 | Nam Định": what is left of a dateline without the date.
_DATELINE_CHARS = 90
_DATELINE_REST_CHARS = 25
# Enough to see which province a text is about; laws mention all of them further down.
_PROVINCE_CHARS = 20_000
_PROVINCE_CUE = re.compile(r"(?:tinh|thanh pho|tp\.?|ubnd|uy ban nhan dan)\s*$")

# Names of fields in front matter, tables, header lines and records -> what they hold. Folded.
_FIELDS = {
    "title": "tieu de|ten van ban|ten bai|nhan de|title",
    "date": "ngay ban hanh|ngay dang|ngay|thoi gian dang|ngay phat hanh|date|published|created_at",
    "publisher": "co quan ban hanh|noi ban hanh|don vi ban hanh|don vi dang|noi dang|publisher|issuer",
    "source": "nguon tin|nguon|source",
    "number": "so hieu|so, ky hieu|so ky hieu|so van ban|number",
    "kind": "loai van ban|loai|kind|type",
    "province": "tinh|dia phuong|tinh, thanh pho|province",
}
_FIELD_OF = {name: field for field, names in _FIELDS.items() for name in names.split("|")}
_FIELD_LINE = re.compile(
    rf"(?:^[>|*\s_-]*|(?<=[.!?)] ))(?P<name>{'|'.join(sorted(_FIELD_OF, key=len, reverse=True))})"
    r"[*_ \t]*[:|][*_]*[ \t]*(?P<value>[^\n|]{2,300})",
    re.MULTILINE,
)
_DATELINE_WORDS = re.compile(
    r"\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|ngay|cap nhat|dang|luc|gmt|gio|am|pm|xuat ban|thoi gian)\b"
    r"|\W|\d|_"
)
_OWN_NUMBER = re.compile(r"^\W*(?:luat )?so\s*:?\s*(?=\d)")
_KIND_NAMES = {
    "nghi quyet": DocumentKind.RESOLUTION,
    "nghi dinh": DocumentKind.DECREE,
    "quyet dinh": DocumentKind.DECISION,
    "chi thi": DocumentKind.DIRECTIVE,
    "ke hoach": DocumentKind.PLAN,
    "bo luat": DocumentKind.LAW,
    "luat": DocumentKind.LAW,
    "phap lenh": DocumentKind.LAW,
    "bao cao": DocumentKind.REPORT,
}
_KIND_NAME = re.compile(rf"^\W*({'|'.join(_KIND_NAMES)})\b")
_SUBJECT = re.compile(r"v/v\b|ve viec\b")
_KIND_CODES = {
    "NQ": DocumentKind.RESOLUTION,
    "NĐ": DocumentKind.DECREE,
    "QĐ": DocumentKind.DECISION,
    "CT": DocumentKind.DIRECTIVE,
    "KH": DocumentKind.PLAN,
    "L": DocumentKind.LAW,
    "BC": DocumentKind.REPORT,
}


def describe(raw: RawDocument) -> SourceDocument:
    """The document with what its fields, its head, its dateline and its signature say of it."""
    fields = _fields(raw)
    head = _head(raw.text)
    dateline = _dateline(head)
    title = raw.title or fields.get("title") or _title(head, dateline[0] if dateline else None)
    own = _own_number(fields, head, title if dateline is None else "")
    issuer = issuer_of(raw.text, fields.get("publisher"), fields.get("source"))
    return SourceDocument(
        key=raw.key,
        title=title,
        text=raw.text,
        reader=raw.reader,
        reading=raw.reading,
        metadata=DocumentMetadata(
            kind=_kind(fields, own, title, is_news=dateline is not None and own is None),
            number=own.canonical if own else None,
            numbers_mentioned=_mentioned(raw.text, own),
            issuer=issuer,
            province=_province(fields.get("province"), issuer, title, raw.text),
            date=_date(fields.get("date")) or (dateline[1] if dateline else None) or _date(fields.get("source")),
        ),
    )


def _fields(raw: RawDocument) -> dict[str, str]:
    """What the format, then the header lines, state outright."""
    found = {_FIELD_OF[fold(name)]: value for name, value in raw.hints.items() if fold(name) in _FIELD_OF}
    top, tail = raw.text[:_HEADER_CHARS], raw.text[max(_HEADER_CHARS, len(raw.text) - _TAIL_CHARS) :]
    for part, allowed in ((top, set(_FIELDS)), (tail, {"source"})):
        for match in _FIELD_LINE.finditer(fold(part)):
            field = _FIELD_OF[match["name"]]
            value = part[match.start("value") : match.end("value")].strip(" *_|.")
            if field in allowed and any(map(str.isalnum, value)) and fold(value) != "dang cap nhat":
                found.setdefault(field, value)
    return found


def _head(text: str) -> list[str]:
    """The first lines that are not blank, without front matter and Markdown marks."""
    front = FRONT_MATTER.match(text)
    start = front.end() if front else 0
    lines = (line.strip(" #*>_\t") for line in text[start : start + _HEADER_CHARS * 2].split("\n"))
    return [line for line in lines if line][:_HEAD_LINES]


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
        if line.isupper() and _KIND_NAME.match(fold(line)):
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
    lines = [fields.get("number", "")]
    lines += [line for line in head if _OWN_NUMBER.match(fold(line))]
    for line in lines:
        if found := document_numbers(line):
            return found[0]
    kind = _KIND_NAME.match(fold(title))
    named = document_numbers(title) if kind else []
    return named[0] if kind and named and named[0].start <= kind.end() + len(" số: ") else None


def _mentioned(text: str, own: NumberMention | None) -> tuple[str, ...]:
    numbers = dict.fromkeys(mention.canonical for mention in document_numbers(text))
    return tuple(number for number in numbers if own is None or number != own.canonical)


def _kind(fields: Mapping[str, str], own: NumberMention | None, title: str, *, is_news: bool) -> DocumentKind:
    if named := _KIND_NAME.match(fold(fields.get("kind", ""))):
        return _KIND_NAMES[named[1]]
    if own is not None and own.code in _KIND_CODES:
        return _KIND_CODES[own.code]
    if is_news:
        return DocumentKind.NEWS
    named = _KIND_NAME.match(fold(title))
    return _KIND_NAMES[named[1]] if named else DocumentKind.OTHER


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
