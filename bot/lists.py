"""List answers: the enumeration of a source that a question asks for, item by item."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers import Hit
from bot.evidence import Reader
from bot.matching import Terms
from bot.query import Query
from ingest.documents import Span
from ingest.structure import Enumeration, enumerations

# What the asked-for noun standing in the lead ("5 nhiệm vụ trọng tâm gồm:") and an agreeing count add to the
# support of a list, and what a disagreeing count takes away.
_NOUN_IN_LEAD, _COUNT_AGREES, _COUNT_DIFFERS = 0.25, 0.2, 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEvidence:
    """An enumeration that may be the list asked for. Spans are offsets in `hit.document.text`."""

    hit: Hit
    lead: Span
    items: tuple[Span, ...]
    support: float
    score: float
    missing: tuple[str, ...]


def read_lists(query: Query, reader: Reader, hits: Sequence[Hit]) -> list[ListEvidence]:
    """The enumerations in the hits, the likeliest first."""
    found = [_judge(query, reader, hit, listed) for hit in hits for listed in enumerations(hit.passage.text)]
    return sorted(found, key=lambda evidence: -evidence.score)


def _judge(query: Query, reader: Reader, hit: Hit, listed: Enumeration) -> ListEvidence:
    support, missing = reader.support_of(hit, listed.lead)
    score = support
    lead = hit.passage.text[listed.lead.start : listed.lead.end]
    terms = Terms.of(lead)
    nouns = [noun for noun in query.asked_for if f" {' '.join(noun[:2])} " in terms.joined]
    score += _NOUN_IN_LEAD * bool(nouns)
    if query.count is not None:
        score += _COUNT_AGREES if query.count == len(listed.items) else -_COUNT_DIFFERS
    offset = hit.passage.start
    return ListEvidence(
        hit=hit,
        lead=Span(listed.lead.start + offset, listed.lead.end + offset),
        items=tuple(Span(start + offset, end + offset) for start, end in listed.items),
        support=support,
        score=score,
        missing=missing,
    )
