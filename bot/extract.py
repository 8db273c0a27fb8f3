"""Extractive answers: the list, the span or the sentences that answer a query, or why there is none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answers import Hit, Refusal, RefusalReason
from bot.reader.answerability import LEAST_CONFIDENCE, Asked, confidence, eligible
from bot.reader.entities import person_label
from bot.reader.evidence import Evidence, Reader
from bot.reader.likely_lists import likeliest_list
from bot.reader.lists import ListEvidence, narrowed, read_lists
from bot.reader.matching import Matcher
from bot.reader.named_lists import named_list
from bot.reader.neighbours import completed
from bot.reader.reading import places_of, terms_of
from bot.reader.sentence_features import Features
from bot.reader.told import told_at
from bot.spans import candidates
from bot.understanding.answer_types import AnswerType
from bot.understanding.query import Query
from ingest.documents import SourceDocument, Span
from ingest.structure.labels import legal_label
from ingest.text import index_terms

# How many retrieved passages are read.
READ = 10
# Least support (share of the question, by weight, that its lead holds) for a list; chosen on question sets over news,
# directives and plans.
LEAST_SUPPORT_OF_LIST = 0.4
# The same where the question may mean no list: "có trách nhiệm gì".
_LEAST_SUPPORT_OF_SEVERAL = 0.5
# The same where only one list of the likeliest document is called what is asked for.
_LEAST_SUPPORT_OF_NAMED = 0.25
# The least confidence for a list that nothing surely says is the one; its sentences are mostly without the question's
# words, so that it is less than that of a sentence.
_LEAST_CONFIDENCE_OF_LIKELY = 0.05
# The score from which on such a list needs no sentence to be sure of it.
_SURE_BY_ITSELF = 0.6
# Passages of a document in which a list is looked for that was not retrieved.
_MOST_PASSAGES = 40
# Where even the best passages hold less of the question's words than this, the matter itself is unknown.
_ON_TOPIC = 0.4


@dataclass(frozen=True, slots=True)
class Extract:
    """What answers: either one list, or the sentences in the order they are to be shown."""

    listed: ListEvidence | None = None
    sentences: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    """The probability that the documents hold what is asked and this tells it."""

    def among(self, hits: Sequence[Hit]) -> list[Hit]:
        """The hits, and the passage of the list where it is none of them."""
        own = [self.listed.hit] if self.listed else []
        return list({hit.passage.id: hit for hit in (*hits, *own)}.values())

    def names(self, things: Sequence[str]) -> bool:
        """Whether what is quoted names all of `things` itself."""
        said = " ".join(found.text for found in self.sentences)
        places, terms = {place.name for place in places_of(said)}, terms_of(said)
        return all(thing in places or terms.holds(index_terms(thing)) for thing in things)

    def tells_fact(self, query: Query) -> bool:
        """Whether what is quoted holds a thing of the kind that `query` asks for, an amount, a day or a name."""
        told = any(
            found.span or candidates(found.hit.document.text[slice(*found.stretch)], query) for found in self.sentences
        )
        return told or self.listed is not None


def extract(
    query: Query,
    hits: Sequence[Hit],
    matcher: Matcher,
    *,
    topic: Features | None = None,
    least_confidence: float = LEAST_CONFIDENCE,
    passages_in: Callable[[SourceDocument], Sequence[Hit]] | None = None,
) -> Extract | Refusal:
    """The evidence that answers `query`, or the refusal when the hits do not hold an answer that sure.

    `passages_in` gives all passages of a document: "Giấy tờ cần có" is not found by what a question is about. `topic` is what bot/reader/topic.py says of the query; without it the query is taken for an average one.
    """
    asked = Asked(query, matcher, topic or {})
    reader = Reader(query, matcher)
    read = hits[:READ]
    evidence = [completed(query, found) for found in reader.read(read)]
    agreeing = eligible(query, evidence)
    if query.item:
        lists = read_lists(query, reader, read)
        return _item_of_list(asked, lists, evidence, agreeing)
    lists = _lists(query, reader, read)
    listed = _best_list(query, reader, lists, read)
    if query.type is AnswerType.LIST:
        listed = listed or named_list(query, agreeing) or _list_around(lists, evidence)
        listed = listed or _likely_list(asked, reader, evidence, _with_rest(read, passages_in))
    if listed:
        return Extract(listed=listed, confidence=_confidence_of_list(asked, evidence, listed))
    if not agreeing:
        return _refusal(query, evidence, confidence=0.0)
    best = agreeing[0]
    sure = confidence(asked, agreeing, best)
    if sure < least_confidence:
        return _refusal(query, evidence, confidence=sure)
    found = Extract(sentences=(best,), confidence=sure)
    if query.also:
        others = [replace(query, type=type_, also=()) for type_ in query.also]
        rest = [extract(other, read, matcher, topic=topic, least_confidence=least_confidence) for other in others]
        more = [each for one in rest if isinstance(one, Extract) for each in one.sentences]
        return replace(found, sentences=(best, *more))
    announced = _announced_list(query, reader, best) or _headed_list(query, reader, best)
    return replace(found, listed=announced, sentences=()) if announced else found


def _lists(query: Query, reader: Reader, hits: Sequence[Hit]) -> list[ListEvidence]:
    """The lists in the hits that lack nothing named, the likeliest first; none where no list is asked for."""
    if query.type is not AnswerType.LIST and not query.several:
        return []
    return [found for found in read_lists(query, reader, hits) if not found.support.missing]


def _item_of_list(
    asked: Asked, lists: Sequence[ListEvidence], evidence: Sequence[Evidence], agreeing: Sequence[Evidence]
) -> Extract | Refusal:
    """The one item that is asked for: of the list that was told, else of the likeliest that is as long."""
    query = asked.query
    place = query.item or 1
    long = [found for found in lists if len(found.items) >= place]
    told = _told(query.told, long)
    listed = told or next(
        (found for found in long if found.fits and found.is_what_is_asked and not found.support.missing), None
    )
    if listed is None:
        numbered = next((found for found in agreeing if _begins_as(found.text, query)), None)
        return Extract(sentences=(_line(numbered),)) if numbered else _refusal(query, evidence, confidence=0.0)
    item = listed.items[place - 1]
    found = Evidence(hit=listed.hit, sentence=item, span=None, core=item, support=listed.support, score=listed.score)
    return Extract(sentences=(found,), confidence=1.0 if told else _confidence_of_list(asked, evidence, listed))


def _told(told: str, lists: Sequence[ListEvidence]) -> ListEvidence | None:
    """The list of which `told` tells items, or what it announces."""
    texts = [found.hit.document.text[found.lead.start : found.items[-1].end] for found in lists]
    at = told_at(told, texts, [found.score for found in lists])
    return None if at is None else lists[at]


def _line(found: Evidence) -> Evidence:
    """`found` up to the end of its line, its number no longer a sentence of its own."""
    end = found.hit.document.text.find("\n", found.sentence.start)
    line = Span(found.sentence.start, min(end if end >= 0 else found.hit.passage.end, found.hit.passage.end))
    return replace(found, sentence=line, span=None, core=line, beside=None)


def _begins_as(sentence: str, query: Query) -> bool:
    """Whether a sentence begins with the number of the item that is asked for: "Bước 3. ..."."""
    marks = tuple((*noun, str(query.item)) for noun in query.asked_for)
    return any(terms_of(sentence).syllables[: len(mark)] == mark for mark in marks)


def _best_list(query: Query, reader: Reader, lists: Sequence[ListEvidence], hits: Sequence[Hit]) -> ListEvidence | None:
    """The list that is asked for; where the question does not say that it is a list, one that it surely means."""
    asks = query.type is AnswerType.LIST
    fitting = next((found for found in lists if found.fits and found.support.share >= _least(found, asks=asks)), None)
    if fitting is None and asks:
        named = [found for found in lists if found.named and found.hit.document.id == hits[0].document.id]
        likely = [found for found in named if found.support.share >= _LEAST_SUPPORT_OF_NAMED]
        fitting = likely[0] if len(likely) == 1 else None
    return fitting and narrowed(reader, fitting, lists)


def _confidence_of_list(asked: Asked, evidence: Sequence[Evidence], listed: ListEvidence) -> float:
    """The confidence of the likeliest sentence in the list or its lead; of any, where neither is a sentence."""
    whole = Span(listed.lead.start, listed.items[-1].end)
    own = [
        found
        for found in evidence
        if found.hit.document.id == listed.hit.document.id and found.sentence.overlaps(whole)
    ]
    return confidence(asked, evidence, (own or evidence)[0])


def _least(found: ListEvidence, *, asks: bool) -> float:
    """The least support for a list that fits: less where the question says that it is one, or names whose it is."""
    return LEAST_SUPPORT_OF_LIST if asks or found.of_agent else _LEAST_SUPPORT_OF_SEVERAL


def _with_rest(hits: Sequence[Hit], passages_in: Callable[[SourceDocument], Sequence[Hit]] | None) -> Sequence[Hit]:
    """The hits and the other passages of the likeliest document, unless it is a long one."""
    whole = passages_in(hits[0].document) if hits and passages_in else []
    known = {hit.passage.id for hit in hits}
    return [*hits, *(hit for hit in whole if hit.passage.id not in known)] if len(whole) <= _MOST_PASSAGES else hits


def _likely_list(
    asked: Asked, reader: Reader, evidence: Sequence[Evidence], hits: Sequence[Hit]
) -> ListEvidence | None:
    """The list that is likely asked for, where no list surely is and the documents are not silent altogether."""
    lists = read_lists(asked.query, reader, hits)
    likely = likeliest_list(lists, evidence)
    if likely is None:
        return None
    # Who speaks in an interview is named at its head; sentences that do not name them are sure of nothing.
    speaks = any(person_label(name) in likely.support.missing for name in asked.query.named.persons)
    sure = speaks or likely.score >= _SURE_BY_ITSELF
    sure = sure or _confidence_of_list(asked, evidence, likely) >= _LEAST_CONFIDENCE_OF_LIKELY
    return narrowed(reader, likely, lists) if sure else None


def _list_around(lists: Sequence[ListEvidence], evidence: Sequence[Evidence]) -> ListEvidence | None:
    """Where no list names what is asked for: the likeliest of those that the best sentence leads into or is an item
    of, and of those that hold more of the question than that sentence."""
    if not evidence:
        return None
    best = evidence[0]
    likely = [found for found in lists if found.support.share >= _least_around(found, best)]
    return max(likely, key=lambda found: found.support.share, default=None)


def _least_around(found: ListEvidence, best: Evidence) -> float:
    """The least support for a list of which nothing says that it is the one."""
    same = found.hit.document.id == best.hit.document.id
    is_part = same and any(span.overlaps(best.sentence) for span in (found.lead, *found.items))
    return LEAST_SUPPORT_OF_LIST if is_part else max(_LEAST_SUPPORT_OF_SEVERAL, best.support.share)


def _announced_list(query: Query, reader: Reader, evidence: Evidence) -> ListEvidence | None:
    """The list that a sentence leads into: "… thực hiện các nhiệm vụ sau:" says nothing without it."""
    spanned = evidence.span is not None and query.type is not AnswerType.COUNT
    if spanned or not evidence.text.endswith(":"):
        return None
    lists = read_lists(query, reader, [evidence.hit])
    return next((found for found in lists if found.lead.overlaps(evidence.sentence)), None)


def _headed_list(query: Query, reader: Reader, evidence: Evidence) -> ListEvidence | None:
    """The list with `evidence` among its items whose heading opens as the question does: "nguyên tắc lập hồ sơ"."""
    if query.type is not AnswerType.TEXT or not query.runs or evidence.span:
        return None
    opening = f" {' '.join(query.runs[0][:2])} "
    for found in read_lists(query, reader, [evidence.hit]):
        lead = evidence.hit.document.text[found.lead.start : found.lead.end]
        if any(item.overlaps(evidence.sentence) for item in found.items) and _opens(lead, opening):
            return found
    return None


def _opens(lead: str, opening: str) -> bool:
    """Whether the words of a heading, its number aside, begin with those of `opening`."""
    label = legal_label(lead)
    return terms_of(lead[label.end if label else 0 :]).joined.startswith(opening)


def _refusal(query: Query, evidence: Sequence[Evidence], *, confidence: float) -> Refusal:
    # A name is missing when no passage at all has it, not when the best one lacks it.
    everywhere = [set(found.support.missing) for found in evidence]
    missing = tuple(sorted(set.intersection(*everywhere) - {""})) if everywhere else ()
    reason: RefusalReason = "not_stated"
    if any(number.canonical in missing for number in query.named.numbers):
        reason = "unknown_number"
    elif any(place in missing for place in (*query.named.places, *(one.label for one in query.named.localities))):
        reason = "unknown_place"
    elif not evidence or max(found.features["passage"] for found in evidence) < _ON_TOPIC:
        reason = "off_topic"
    return Refusal(reason=reason, searched=_searched(query), missing=missing, confidence=confidence)


def _searched(query: Query) -> tuple[str, ...]:
    numbers = [number.canonical for number in query.named.numbers]
    localities = [locality.label for locality in query.named.localities]
    return tuple(dict.fromkeys((*numbers, *query.named.places, *localities, *map(str, query.named.years), query.text)))
