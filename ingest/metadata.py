"""What a document says of itself: title, kind, number, issuer, province, date."""

import datetime
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from ingest.documents import DocumentKind, DocumentMetadata, SourceDocument
from ingest.facts.agreement import agreed
from ingest.facts.dates import dates_in
from ingest.facts.fields import fields_of
from ingest.facts.headline import headline_of
from ingest.facts.issuers import issuer_of
from ingest.facts.kinds import kind_name, kind_of_code
from ingest.facts.letterhead import Letterhead, letterhead_of
from ingest.facts.links import effective_date, links_of, status_of
from ingest.facts.numbers import NumberMention, document_numbers
from ingest.facts.places import LOCAL_UNITS, provinces_in
from ingest.facts.signature import person, signature_of
from ingest.read import RawDocument
from ingest.structure.labels import UPPER
from ingest.text import fold, squeeze

# Enough to see which province a text is about; laws mention all of them further down.
_PROVINCE_CHARS = 20_000
_PROVINCE_CUE = re.compile(r"(?:tinh|thanh pho|tp\.?|ubnd|uy ban nhan dan)\s*$")

_PLACE_NAME = re.compile(rf"\b(?:{'|'.join(LOCAL_UNITS)}) (?P<name>[{UPPER}]\w*(?: [{UPPER}]\w*)*)")
_OWN_NUMBER = re.compile(r"^\W*(?:luat )?so\s*:?\s*(?=\d)")


def describe(raw: RawDocument) -> SourceDocument:
    """The document with what its fields, its head, its dateline and its signature say of it."""
    fields = fields_of(raw.text, raw.hints)
    official = letterhead_of(raw.text, scanned=_is_scanned(raw))
    if official is not None:
        official = official._replace(summary=_agreed(raw, official.summary), issuer=_agreed(raw, official.issuer))
        title = _official_title(official) or _stated_title(raw, fields)
        return _document(raw, title, _official(raw, fields, official))
    head = headline_of(raw.text, raw.title or fields.get("title"))
    title = head.title or PurePosixPath(raw.key).stem
    is_office = head.issuer is not None or head.issued_with is not None
    dateline = None if is_office else head.dateline
    own = _own_number(fields, head.lines, title if dateline is None else "")
    # "Báo cáo số 71/BC-UBND ngày 02 tháng 12 năm 2031 của UBND tỉnh Lai Châu"
    named = title if own and own in document_numbers(title) else ""
    issuer = issuer_of(
        raw.text, fields.get("publisher"), fields.get("source"), head.issuer, named.partition(" của ")[2] or None
    )
    signer, signer_title = _stated_signer(fields)
    # News without a number of its own quotes the signatures of others.
    signature = signature_of(raw.text) if own or is_office else None
    metadata = DocumentMetadata(
        kind=_kind(fields, own, title, is_news=dateline is not None and own is None),
        number=own.canonical if own else None,
        numbers_mentioned=_mentioned(raw.text, own),
        issuer=issuer,
        province=_province(fields.get("province"), issuer, title, raw.text),
        date=_date(fields.get("date"))
        or head.dateline
        or head.issued_with
        or _date(fields.get("source"))
        or _date(named),
        summary=fields.get("summary"),
        signer=signer or (signature.signer if signature else None),
        signer_title=signer_title or (signature.title if signature else None),
        effective_date=_date(fields.get("effective")),
        status=status_of(fields.get("status")),
    )
    return _document(raw, _told_apart(title, head.issuer if is_office else None), metadata)


def _told_apart(title: str, issuer: str | None) -> str:
    """The title with the office whose it is, unless it names the place: many communes have a "Bảng phí, lệ phí".

    What offices issue in the form of letters is known by its number.
    """
    place = _PLACE_NAME.search(issuer) if issuer else None
    kind = kind_name(title)
    has_numbers = kind is not None and kind.sort not in (DocumentKind.OTHER, DocumentKind.GUIDANCE)
    return f"{title} ({issuer})" if place and not has_numbers and fold(place["name"]) not in fold(title) else title


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
    return headline_of(raw.text, raw.title or fields.get("title")).title or PurePosixPath(raw.key).stem


def _stated_signer(fields: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Name and office in the field "Người ký", which may hold both: "Đại tướng Lê Văn A, Bộ trưởng Bộ B"."""
    name, _, title = fields.get("signer", "").partition(",")
    signer = person(name)
    return signer, (fields.get("signer_title") or squeeze(title) or None) if signer else None


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
