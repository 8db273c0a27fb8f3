"""What a text says of another document that it names by number: its day, who issued it and what it is about.

"Kế hoạch số 15/KH-UBND ngày 2/3/2022 của UBND tỉnh về chuyển đổi số; Kế hoạch số 16/..." tells this of each of them:
the sentence as a whole mixes them up.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from bot.answers import Hit
from bot.reader.asked_document import OF_AUTHORITIES, OF_THE_WHOLE, asks_day, asks_issuer, asks_what_it_is
from bot.reader.evidence import Evidence, fact_at
from bot.reader.reading import places_of, references_of, sentences_of
from bot.understanding.days import DayMention, day_right_after, days_in
from bot.understanding.lexicon import abbreviations
from bot.understanding.names import any_of
from bot.understanding.naming import with_kind
from bot.understanding.query import Query
from ingest.documents import SourceDocument, Span
from ingest.facts.numbers import KINDS, NumberMention, document_numbers
from ingest.structure.labels import UPPER
from ingest.text import canonical, fold, index_terms, tokens

_KINDS = "|".join(KINDS.values())
_DOES = (
    r"(?:về(?: việc)?|v/v|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|bổ sung|điều chỉnh|(?<!ban )chỉ đạo|yêu cầu"
    r"|tăng cường|đẩy mạnh|triển khai|thực hiện|công bố|công nhận|thành lập|kiện toàn|bãi bỏ|giao(?! thông))(?!\w)"
)
_BODY = rf"(?:{any_of('organisations.txt')}|{any_of('positions.txt')}|đảng|thường trực|ub|trung ương|phó|chánh)(?!\w)"
_OF = re.compile(
    rf"[\s,)]*(?:của|do)\s+(?P<issuer>{_BODY}[^,;:.()\n]{{0,80}}?)(?=\s+(?:{_DOES}|(?:đã|được|ký|ngày|có|còn|hết"
    rf"|bắt đầu|thì|là|do|dự kiến|và\s+(?:{_KINDS}))(?!\w))|\s*[,;:.()\n]|\s*$)"
)
_ABOUT = re.compile(rf"[\s,()]*(?P<about>{_DOES}\s(?!(?:ngày|năm|từ|trước|sau|theo|kèm)(?!\w))[^;\n]{{6,500}})")
# Where what the document is about ends and the sentence goes on with something else.
_ENDS = re.compile(
    rf"[.;:…](?=\s|$)|,\s+(?:trong đó|đồng thời|qua đó|từ đó|theo đó|có hiệu lực|(?:sáng|chiều|vừa qua|ngày)(?!\w))"
    rf"|(?:,|\s+và)\s+(?:{_KINDS})\s+(?:số\s+)?\d"
)
# A clause that only leads to what the sentence tells ends with the comma before that: "Thực hiện Kế hoạch ..., Sở ...".
_LEADS_IN = re.compile(r"\W*(?:thực hiện|căn cứ|theo|triển khai|nhằm|để|trên cơ sở)(?!\w)")
_GOES_ON = re.compile(rf",\s+(?=[{UPPER}]|(?:các|trong|tại)\s)")
_ENCLOSED = re.compile(
    r"(?:^|[;:]\s)\W{0,3}(?:(?:thực hiện|căn cứ|theo|triển khai)\s+)?"
    r"(?P<about>\w[^;:\n]{15,300}?),?\s{1,3}"
    r"(?:được\s{1,3})?(?:ban hành\s{1,3})?kèm theo\s*$"
)
_ISSUED = re.compile(
    rf"(?:^|[,;]\s+)(?P<issuer>{_BODY}[^,;:.]{{0,80}}?)\s+(?:(?:đã|vừa|mới|có)\s+)*(?:ký ban hành|ban hành|ký|ra)\s*$"
)
# "giao cho các sở 5 nhiệm vụ gồm" only leads into a list.
_LEADS_ON = re.compile(r"(?<!\w)(?:gồm|sau|sau đây|dưới đây|đó là)\W*$")
_CENTRAL, _OF_PROVINCES = frozenset(index_terms("trung ương")), frozenset({"ubnd", "hdnd", "tu"})
_THEN = re.compile(r"\s*,?\s*")


class Citation(NamedTuple):
    """A document as a sentence names it. Spans are offsets in the sentence."""

    number: NumberMention
    whole: Span
    day: Span | None
    issuer: Span | None
    about: Span | None
    issuer_terms: tuple[str, ...] = ()
    province: str | None = None
    """That of the issuer."""
    on: DayMention | None = None


def citations_in(sentence: str) -> list[Citation]:
    """Each document that the sentence names by number, with what it says of it."""
    return [_read(sentence, number) for number in references_of(sentence)]


def cited_fact(query: Query, hits: Sequence[Hit]) -> Evidence | None:
    """Where a passage tells of the one document that `query` names what is asked of it; None where none does, or where
    several documents may be meant."""
    asked = next((of for asks, of in _ASKED if asks(query)), None)
    if asked is None or len(query.named.numbers) != 1 or query.also or query.named.articles or query.named.units:
        return None
    if any(_is_own(query, hit.document) for hit in hits):
        return None
    cited = [(hit, start, found) for hit in hits for start, found in _citations(query, hit)]
    told = [(hit, start, found, span) for hit, start, found in cited if (span := asked(found))]
    if not told or not _are_one([found for _, _, found in cited]):
        return None
    hit, start, found, span = told[0]
    at = hit.passage.start + start
    whole, part = (Span(at + each.start, at + each.end) for each in (found.whole, span))
    return fact_at(hit, whole, part, core=whole)


def _citations(query: Query, hit: Hit) -> Iterator[tuple[int, Citation]]:
    """Where the passage names the document, with the offset of the sentence."""
    text = hit.passage.text
    if not any(query.named.numbers[0].matches(number) for number in references_of(text)):
        return
    wanted = query.named.places
    if wanted and not {place.name for place in places_of(hit.document.text)}.issuperset(wanted):
        return
    for sentence in sentences_of(text):
        for found in citations_in(text[slice(*sentence)]):
            if _is_meant(query, found):
                yield sentence.start, found


def _are_one(cited: Sequence[Citation]) -> bool:
    """Whether nothing said of the citations tells that they are of several documents with one number."""
    numbers = {found.number.canonical for found in cited if found.number.suffix}
    days = [found.on for found in cited if found.on]
    issuers = [set(found.issuer_terms) for found in cited if found.issuer_terms]
    return (
        len(numbers) <= 1
        and all(one.matches(other) for one, other in combinations(days, 2))
        and all(one <= other or other <= one for one, other in combinations(issuers, 2))
    )


def _is_meant(query: Query, found: Citation) -> bool:
    return query.named.numbers[0].matches(found.number) and _is_of_issuer(query, found) and _is_of_day(query, found)


def _is_of_day(query: Query, found: Citation) -> bool:
    """Whether it has the day and the year that the question names for it."""
    years = {found.number.year, found.on.year if found.on else None}
    days_agree = all(found.on is not None and day.matches(found.on) for day in query.named.days)
    return days_agree and years.issuperset(query.named.years)


def _is_of_issuer(query: Query, found: Citation) -> bool:
    """Whether nothing said of it denies whose document the question says that it is."""
    said = {term for run in query.runs if not OF_THE_WHOLE.issuperset(run) for term in run} & OF_AUTHORITIES
    if said >= _CENTRAL:
        return not _OF_PROVINCES.intersection(found.number.suffix)
    issuer = f" {' '.join(found.issuer_terms)} "
    if not all(f" {' '.join(locality.name)} " in issuer for locality in query.named.localities):
        return False
    if query.named.places and found.province and found.province not in query.named.places:
        return False
    return not found.issuer_terms or said.issubset(found.issuer_terms)


def _is_own(query: Query, document: SourceDocument) -> bool:
    return any(query.named.numbers[0].matches(own) for own in document_numbers(document.metadata.number or ""))


def _read(sentence: str, number: NumberMention) -> Citation:
    key = canonical(sentence)
    start, at = with_kind(sentence, number.start), number.end
    on = day_right_after(sentence, at)
    at = on.end if on else at
    of = _OF.match(key, at)
    issuer = Span(*of.span("issuer")) if of else None
    at = of.end() if of else at
    said = _ABOUT.match(key, at)
    about = _cut(sentence, Span(*said.span("about"))) if said else None
    if about and _LEADS_ON.search(key, *about):
        about = None
    begin = start
    if enclosed := _ENCLOSED.search(key[:start]):
        about = about or Span(*enclosed.span("about"))
        begin = enclosed.start("about")
    if issued := None if issuer else _ISSUED.search(key[:start]):
        issuer = Span(*issued.span("issuer"))
        begin = issuer.start
        days = (day for day in days_in(sentence) if day.end <= begin)
        before = next((day for day in days if _THEN.fullmatch(key, day.end, begin)), None)
        if before and not on:
            on, begin = before, before.start
    day = Span(on.start, on.end) if on else None
    end = max(span.end for span in (day, issuer, about, Span(start, number.end)) if span)
    by = sentence[slice(*issuer)] if issuer else ""
    long = (abbreviations().get(fold(token.text), token.text) for token in tokens(by))
    province = next((place.name for place in places_of(by)), None)
    return Citation(number, Span(begin, end), day, issuer, about, tuple(index_terms(" ".join(long))), province, on)


def _cut(sentence: str, about: Span) -> Span:
    """`about` up to where the sentence goes on with something else."""
    key = canonical(sentence)
    ends = [_ENDS.search(key, about.start, about.end)]
    if _LEADS_IN.match(key):
        ends.append(_GOES_ON.search(sentence, about.start, about.end))
    end = min((match.start() for match in ends if match), default=about.end)
    return Span(about.start, about.start + len(sentence[about.start : end].rstrip(" ,.;/")))


_ASKED: Sequence[tuple[Callable[[Query], bool], Callable[[Citation], Span | None]]] = (
    (asks_day, lambda found: found.day),
    (asks_issuer, lambda found: found.issuer),
    (asks_what_it_is, lambda found: found.about),
)
