"""Evidence that a neighbouring sentence completes: the cause told after the fact, what "văn bản này" points back to."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.reader.evidence import Evidence, parted
from bot.reader.reading import lists_of, statements_of, terms_of
from bot.spans import candidates, has_candidates
from bot.understanding.answer_types import AnswerType
from bot.understanding.orders import holds_order
from bot.understanding.query import Query
from ingest.documents import Span
from ingest.text import canonical

_TELLS_CAUSE = re.compile(r"^\W*(?:[^.:;]{0,60}\s)?(?:nguyên nhân|lý do|lí do)\b|^\W*(?:do|vì|bởi|đó là (?:do|vì))\s")
_CAUSE_WITHIN = 2
# What leads into a list and the item after it are quoted as one.
_LEAD_CHARS = 600
# How a sentence points at what the one before it named.
_POINTS_BACK = {
    AnswerType.NUMBER: r"(?:[^\W\d_]+\s){1,3}(?:này|đó|trên|nói trên|nêu trên)\b",
    AnswerType.DATE: r"(?:(?:[^\W\d_]+\s){1,3}(?:này|đó|trên)|tại (?:đây|đó))\b",
    AnswerType.PERSON: r"(?:(?:đồng thời|cũng theo|theo),?\s)?(?:ông|bà|đồng chí|vị)\s(?:này |ấy )?(?=[^\W\d_])",
}


def completed(query: Query, found: Evidence) -> Evidence:
    """`found` with the sentence beside it that holds the span it lacks; itself where there is none."""
    if found.support.missing or not has_candidates(query.type):
        return found
    if found.span:
        return _with_what_it_explains(query, found)
    for stretch, beside in _beside(query, found):
        text = found.hit.document.text[beside.start : beside.end]
        if spans := [candidate.span for candidate in candidates(text, query)]:
            nearest = spans[0] if beside.start >= found.sentence.end else spans[-1]
            span = Span(beside.start + nearest.start, beside.start + nearest.end)
            return replace(found, sentence=stretch, span=span, core=stretch)
    return _with_its_lead(query, found)


def _with_its_lead(query: Query, found: Evidence) -> Evidence:
    """`found` with what leads into the list of which it is an item: "Mức thu bằng 50% ... đối với: a) Lệ phí ..." """
    text, offset = found.hit.passage.text, found.hit.passage.start
    for listed in lists_of(text):
        is_item = any(found.sentence.overlaps((offset + start, offset + end)) for start, end in listed.items)
        spans = [candidate.span for candidate in candidates(text[slice(*listed.lead)], query)] if is_item else []
        stretch = text[listed.lead.start : found.sentence.end - offset]
        if spans and len(stretch) <= _LEAD_CHARS and not holds_order(stretch):
            lead = Span(offset + listed.lead.start, offset + listed.lead.end)
            span = Span(lead.start + spans[-1].start, lead.start + spans[-1].end)
            return replace(found, sentence=Span(lead.start, found.sentence.end), span=span, core=lead)
    return found


def _with_what_it_explains(query: Query, found: Evidence) -> Evidence:
    """`found` with the sentence before it, where it tells a cause and not of what."""
    asked = {term for run in query.runs for term in run}
    names_fact = len(asked & terms_of(found.text).single) > len(asked) / 2
    if query.type is not AnswerType.REASON or names_fact or not _TELLS_CAUSE.search(canonical(found.text)):
        return found
    sentences = _sentences(found)
    at = sentences.index(found.sentence) if found.sentence in sentences else 0
    between = found.hit.document.text[sentences[at - 1].end : found.sentence.start] if at else "\n"
    return found if "\n" in between else replace(found, sentence=Span(sentences[at - 1].start, found.sentence.end))


def _sentences(found: Evidence) -> list[Span]:
    offset = found.hit.passage.start
    return [Span(offset + start, offset + end) for start, end in statements_of(found.hit.passage.text)]


def _beside(query: Query, found: Evidence) -> Iterator[tuple[Span, Span]]:
    """(stretch of both, the other sentence) of each sentence that may complete `found`."""
    pointer = _POINTS_BACK.get(query.type)
    if not pointer and query.type is not AnswerType.REASON:
        return
    sentences = _sentences(found)
    if found.sentence not in sentences:
        return
    at, text = sentences.index(found.sentence), found.hit.document.text
    if query.type is AnswerType.REASON:
        for after in sentences[at + 1 : at + 1 + _CAUSE_WITHIN]:
            tells_cause = _TELLS_CAUSE.search(canonical(text[after.start : after.end]))
            if tells_cause and not parted(found.hit, found.sentence, after):
                yield Span(found.sentence.start, after.end), after
    points_back = pointer and at and re.match(rf"\W*{pointer}", canonical(found.text))
    if points_back and not parted(found.hit, sentences[at - 1], found.sentence):
        yield Span(sentences[at - 1].start, found.sentence.end), sentences[at - 1]
