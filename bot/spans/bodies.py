"""Organisations, venues and provinces, for questions of which body and where."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.reader.reading import persons_of, places_of, references_of
from bot.spans.candidate import Candidate
from bot.spans.contacts import addresses
from bot.understanding.names import end_of_name, names_in
from bot.understanding.query import Query
from ingest.documents import Span
from ingest.facts.numbers import KINDS
from ingest.structure.labels import UPPER
from ingest.text import canonical

_PLACE = re.compile(r"(?<!\w)(?:tại|ở)\s+(?!(?:hội nghị|buổi|cuộc|đây|đó|các|khoản|điều|điểm [a-z]\b|chương)\b)")
_KIND_OF_BODY = re.compile(r"\b(sở|bộ|ban|phòng|báo|cổng|công ty) nào\b")
# The verb, where the noun "ban" would name a body.
_ISSUES = re.compile(r"ban hành\b")
_KIND_OF_VENUE = re.compile(
    r"\b(điểm cầu|huyện|xã|phường|thị xã|thôn|ấp|xóm|làng|buôn|khóm|bản|khu phố|tổ dân phố|hội trường|trụ sở|phòng họp"
    r"|đường|phố|khách sạn|nhà văn hóa) nào\b"
)
# "ngày 11 ở Suối Cát": a village may be named without its kind.
_OF_VILLAGES = frozenset({"thôn", "ấp", "xóm", "làng", "buôn", "khóm", "bản"})
_AT = re.compile(
    rf"(?<!\w)(?:ở|tại|đến)\s+(?!(?:{'|'.join(sorted({*map(canonical, KINDS.values())}))}"
    r"|quý|tháng|năm|điều|khoản|điểm|chương|mục|phần|phụ lục|hội nghị|khoá|khóa)(?!\w))"
)
_BARE_WORTH = -0.3
# "chưa biết thủ tục nộp ở đâu" tells no place.
_ASKS_WHERE = re.compile(r"\bđâu\b")
# Within a province that the question names, "địa phương nào" asks for its parts.
_LOCAL_UNIT = re.compile(r"(?<!\w)(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu)\s+")
# "Thôn Đông Hạ" of "thôn Đông Hạ chậm"
_CAPITALISED = re.compile(rf"[{UPPER}]\w*(?:[ -](?:[{UPPER}]\w*|\d+\w?))*")
_LOCALITY_ASKED = re.compile(r"\b(?:địa phương|nơi) nào\b")
_NEXT_WORD = re.compile(r"\s?([^\W\d_]+)(?:['’][^\W\d_]+)?")


def organisations(text: str, query: Query) -> Iterator[Candidate]:
    sought = _KIND_OF_BODY.search(canonical(query.own_text))
    for span in names_in(text, "organisations.txt"):
        fits = sought is None or canonical(text[span.start : span.end]).startswith(sought[1])
        if fits and text[span.start].isupper() and not _ISSUES.match(canonical(text[span.start : span.end])):
            yield Candidate(span)


@lru_cache(256)
def venue_asked(question: str) -> str | None:
    """The kind of place that is asked for: "thôn" in "thôn nào"."""
    sought = _KIND_OF_VENUE.search(canonical(question))
    return sought[1] if sought else None


def places(text: str, query: Query) -> Iterator[Candidate]:
    sought = venue_asked(query.own_text)
    if sought is not None:
        for match in re.finditer(rf"(?<!\w){sought}\s+", canonical(text)):
            if name := _CAPITALISED.match(text, match.end()):
                yield Candidate(Span(match.start(), name.end()))
        if sought in _OF_VILLAGES:
            yield from (Candidate(span, _BARE_WORTH) for span in _bare_names(text))
        return
    yield from addresses(text)
    for match in _PLACE.finditer(canonical(text)):
        place = Span(match.end(), end_of_name(text, match.end()))
        if not _ASKS_WHERE.search(canonical(text[place.start : place.end])):
            yield Candidate(place)
    yield from _other_provinces(text, query)


def _bare_names(text: str) -> Iterator[Span]:
    """Capitalised names that somebody is at or goes to, of neither a person nor a body nor a document."""
    others = [
        *persons_of(text),
        *names_in(text, "organisations.txt"),
        *(Span(number.start, number.end) for number in references_of(text)),
    ]
    for match in _AT.finditer(canonical(text)):
        span = Span(match.end(), end_of_name(text, match.end()))
        if text[span.start : span.start + 1].isupper() and not any(span.overlaps(other) for other in others):
            yield span


def provinces(text: str, query: Query) -> Iterator[Candidate]:
    """Provinces that the question does not name; districts and communes where it asks within one."""
    yield from _other_provinces(text, query)
    if query.named.places or _LOCALITY_ASKED.search(canonical(query.own_text)):
        yield from map(Candidate, local_units(text))


def _other_provinces(text: str, query: Query) -> Iterator[Candidate]:
    for place in places_of(text):
        if place.name not in query.named.places:
            yield Candidate(Span(place.start, place.end))


def local_units(text: str) -> Iterator[Span]:
    """Districts, towns and communes by name: the kind and the capitalised words after it."""
    for match in _LOCAL_UNIT.finditer(canonical(text)):
        end = match.end()
        while (word := _NEXT_WORD.match(text, end)) and word[1][0].isupper():
            end = word.end()
        if end > match.end():
            yield Span(match.start(), end)
