"""Extractive answers: the list, the span or the sentences that answer a query, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer_types import AnswerType
from bot.answers import Hit, Refusal, RefusalReason
from bot.evidence import Evidence, Reader
from bot.lists import ListEvidence, read_lists
from bot.matching import Matcher
from bot.named_lists import named_list
from bot.neighbours import completed
from bot.query import Query
from bot.reading import places_of, terms_of
from ingest.text import index_terms

# How many retrieved passages are read.
READ = 8
# Least support (share of the question, by weight, that the evidence holds) for an answer; below it the
# documents are taken not to say. Chosen on question sets over news, directives and plans, answerable and
# near-miss; measure again with `cchc ask --batch` over eval/data.
LEAST_SUPPORT = 0.45
LEAST_SUPPORT_OF_LIST = 0.4
# A sentence must itself hold this share of the content words that its title does not: else it is about the same
# document and not about the question.
LEAST_CONTENT = 0.2
_CLEARLY_MORE = 0.2
# A second source is quoted when it supports nearly as much as the first.
_NEARLY = 0.97
_MOST_SENTENCES = 2

# A question of these types is not answered by a sentence that lacks such a thing. Letting sentences with much
# support through answered as many near misses wrongly as it saved.
_NEEDS_SPAN = frozenset(AnswerType) - {AnswerType.LIST, AnswerType.REASON, AnswerType.DEFINITION, AnswerType.TEXT}


@dataclass(frozen=True, slots=True)
class Extract:
    """What answers: either one list, or the sentences in the order they are to be shown."""

    listed: ListEvidence | None = None
    sentences: tuple[Evidence, ...] = ()

    def names(self, things: Sequence[str]) -> bool:
        """Whether what is quoted names all of `things` itself."""
        said = " ".join(found.text for found in self.sentences)
        places, terms = {place.name for place in places_of(said)}, terms_of(said).joined
        return all(thing in places or f" {' '.join(index_terms(thing))} " in terms for thing in things)


def extract(query: Query, hits: Sequence[Hit], matcher: Matcher) -> Extract | Refusal:
    """The evidence that answers `query`, or the refusal when the hits do not hold an answer."""
    reader = Reader(query, matcher)
    read = hits[:READ]
    evidence = [completed(query, found) for found in reader.read(read)]
    if query.type is AnswerType.LIST:
        supported = [found for found in evidence if not found.support.missing and _answers(query, found)]
        listed = _best_list(query, reader, read) or named_list(query, supported)
        if listed:
            return Extract(listed=listed)
    found = _best_sentences(query, evidence)
    if query.also and isinstance(found, Extract):
        return _with_the_rest(query, found, read, matcher)
    if isinstance(found, Extract) and (announced := _announced_list(query, reader, found.sentences[0])):
        return Extract(listed=announced)
    return found


def _with_the_rest(query: Query, found: Extract, hits: Sequence[Hit], matcher: Matcher) -> Extract:
    """`found` and a sentence for each other thing asked, as far as the hits say."""
    sentences = list(found.sentences)
    for type_ in query.also:
        alone = replace(query, type=type_, also=())
        other = _best_sentences(alone, Reader(alone, matcher).read(hits))
        sentences += other.sentences if isinstance(other, Extract) else ()
    return Extract(sentences=tuple(sentences))


def _best_list(query: Query, reader: Reader, hits: Sequence[Hit]) -> ListEvidence | None:
    lists = [found for found in read_lists(query, reader, hits) if not found.support.missing and found.fits]
    return lists[0] if lists and lists[0].support.share >= LEAST_SUPPORT_OF_LIST else None


def _answers(query: Query, found: Evidence) -> bool:
    lacks_span = query.type in _NEEDS_SPAN and found.span is None
    # The position of the person asked about is the answer whatever else the sentence says.
    on_topic = found.support.content >= LEAST_CONTENT or (query.type is AnswerType.POSITION and found.span is not None)
    return not lacks_span and found.support.share >= LEAST_SUPPORT and on_topic


def _announced_list(query: Query, reader: Reader, evidence: Evidence) -> ListEvidence | None:
    """The list that a sentence leads into: "… thực hiện các nhiệm vụ sau:" says nothing without it."""
    spanned = evidence.span is not None and query.type is not AnswerType.COUNT
    if spanned or not evidence.text.endswith(":"):
        return None
    lists = read_lists(query, reader, [evidence.hit])
    return next((found for found in lists if found.lead.overlaps(evidence.sentence)), None)


def _best_sentences(query: Query, evidence: Sequence[Evidence]) -> Extract | Refusal:
    agreeing = [found for found in evidence if not found.support.missing]
    if not agreeing:
        return _refusal(query, evidence)
    supported = [found for found in agreeing if _answers(query, found)]
    if not supported:
        return _refusal(query, evidence)
    best = supported[0]
    if leader := _clear_leader(agreeing, best):
        # Another sentence says nearly all of the question and lacks the span: the lesser one answers something else.
        return Extract(sentences=(leader,))
    if best.span is not None:
        return Extract(sentences=(best,))
    close = [found for found in supported[1:] if found.support.share >= _NEARLY * best.support.share]
    return Extract(sentences=(best, *close[: _MOST_SENTENCES - 1]))


def _clear_leader(agreeing: Sequence[Evidence], best: Evidence) -> Evidence | None:
    """The sentence without a span that supports the question clearly better than the `best` with one."""
    spanless = [
        found for found in agreeing if not (found.span or found.is_name or found.support.content < LEAST_CONTENT)
    ]
    leader = max(spanless, key=lambda found: found.support.share, default=None)
    clearly = leader is not None and leader.support.share > best.support.share + _CLEARLY_MORE
    return leader if clearly else None


def _refusal(query: Query, evidence: Sequence[Evidence]) -> Refusal:
    # A name is missing when no passage at all has it, not when the best one lacks it.
    everywhere = [set(found.support.missing) for found in evidence]
    missing = tuple(sorted(set.intersection(*everywhere))) if everywhere else ()
    reason: RefusalReason = "not_stated"
    if any(number.canonical in missing for number in query.named.numbers):
        reason = "unknown_number"
    elif any(place in missing for place in query.named.places):
        reason = "unknown_place"
    elif not evidence or max(found.support.share for found in evidence) < LEAST_SUPPORT / 2:
        reason = "off_topic"
    return Refusal(reason=reason, searched=_searched(query), missing=missing)


def _searched(query: Query) -> tuple[str, ...]:
    numbers = [number.canonical for number in query.named.numbers]
    return tuple(dict.fromkeys((*numbers, *query.named.places, *map(str, query.named.years), query.text)))
