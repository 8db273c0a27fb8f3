"""Lists that one sentence gives: the documents or the persons it names, else the things it tells after "gồm"."""

import re
from collections.abc import Callable, Sequence

from bot.reader.alike_things import called_alike
from bot.reader.coordination import coordinated
from bot.reader.evidence import Evidence
from bot.reader.list_names import holds
from bot.reader.lists import ListEvidence
from bot.reader.reading import terms_of
from bot.understanding.days import day_right_after
from bot.understanding.mentions import numeral_in
from bot.understanding.query import Query
from bot.understanding.roles import holders_in
from ingest.documents import Span
from ingest.facts.numbers import KINDS, document_numbers
from ingest.text import canonical, index_terms

_KIND_BEFORE = re.compile(rf"(?:{'|'.join(KINDS.values())})\s+(?:số\s*:?\s*)?$")
_DOCUMENT_NOUNS = frozenset(tuple(index_terms(name)) for name in (*KINDS.values(), "văn bản", "tài liệu"))
_PERSON_NOUNS = frozenset(
    tuple(index_terms(name)) for name in ("ai", "đồng chí", "đại biểu", "người", "vị", "lãnh đạo")
)
# Sentences tried, the best first: more for what is told by its kind than for any things after "gồm".
_TRIED, _TRIED_OF_KIND = 3, 8
# Two things beside each other are often one; three after the noun asked for are a list.
_LEAST, _LEAST_WITHOUT_COUNT = 2, 3

# How many words before its end a lead says how many things it announces.
_WORDS_COUNTED = 4


def named_list(query: Query, evidence: Sequence[Evidence]) -> ListEvidence | None:
    """The list in one of the best sentences of which the question asks; None where they hold none."""
    find = _finder(query)
    for place, found in enumerate(evidence[:_TRIED_OF_KIND]):
        items = find(found.text) if find else []
        if len(items) < _LEAST and place < _TRIED:
            items = called_alike(found.text, query.asked_for) or _announced(query, found.text)
        if len(items) >= _LEAST:
            return _as_list(found, items)
    return None


def _announced(query: Query, text: str) -> list[Span]:
    """The things that the sentence coordinates, as many as asked for, or at least three after the noun asked for or
    after how many they are."""
    for lead, items in reversed(coordinated(text)):
        said = text[lead.start : lead.end]
        named = any(holds(terms_of(said), noun) for noun in query.asked_for)
        # "Quầy nhận bốn nhóm việc: ...": people ask for them by other nouns.
        counted = numeral_in(" ".join(said.split()[-_WORDS_COUNTED:])) == len(items)
        told = (named or counted) and len(items) >= _LEAST_WITHOUT_COUNT
        if query.count == len(items) or (query.count is None and told):
            return items
    return []


def _finder(query: Query) -> Callable[[str], list[Span]] | None:
    nouns = {noun[:size] for noun in query.asked_for for size in (1, 2)}
    if nouns & _DOCUMENT_NOUNS:
        return _documents
    return _persons if nouns & _PERSON_NOUNS else None


def _documents(text: str) -> list[Span]:
    """Each document number with the kind before it and the date after it."""
    spans = []
    for mention in document_numbers(text):
        before = _KIND_BEFORE.search(canonical(text[: mention.start]))
        day = day_right_after(text, mention.end)
        spans.append(Span(before.start() if before else mention.start, day.end if day else mention.end))
    return spans


def _persons(text: str) -> list[Span]:
    return [holder.reach for holder in holders_in(text)]


def _as_list(found: Evidence, items: Sequence[Span]) -> ListEvidence:
    start = found.sentence.start
    return ListEvidence(
        hit=found.hit,
        lead=Span(start, start + items[0].start),
        items=tuple(Span(start + item.start, start + item.end) for item in items),
        support=found.support,
        score=found.score,
        fits=True,
        told_in=found,
    )
