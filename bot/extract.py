"""Extractive answers: the list, the span or the sentences that answer a query, or why there is none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answers import Hit, Refusal, RefusalReason
from bot.reader.answerability import LEAST_CONFIDENCE, OUTRIGHT, Asked, confidence, eligible
from bot.reader.assigned import assigned
from bot.reader.evidence import Evidence, Reader
from bot.reader.extremes import extreme_rows
from bot.reader.likely_lists import confidence_of_list, likeliest_list, likely_list, rest_of
from bot.reader.lists import ListEvidence, narrowed, read_lists
from bot.reader.matching import Matcher
from bot.reader.named_lists import named_list
from bot.reader.neighbours import completed
from bot.reader.reading import places_of, terms_of
from bot.reader.second_reading import likeliest
from bot.reader.sentence_features import Features
from bot.reader.told import told_at
from bot.spans import candidates
from bot.understanding.answer_types import AnswerType
from bot.understanding.mentions import LAST
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
# Where even the best passages hold less of the question's words than this, the matter itself is unknown.
_ON_TOPIC = 0.4
# Folded: what is called a step is one.
_CALLED_SO = frozenset({"buoc", "khau", "chang", "giai doan"})


@dataclass(frozen=True, slots=True)
class Extract:
    """What answers: either one list, or the sentences in the order they are to be shown."""

    listed: ListEvidence | None = None
    sentences: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    """The probability that the documents hold what is asked and this tells it."""

    def among(self, hits: Sequence[Hit]) -> list[Hit]:
        """The hits, then the passages of the sentences and the list; some may be among the hits."""
        return [*hits, *(found.hit for found in self.sentences), *([self.listed.hit] if self.listed else [])]

    def names(self, things: Sequence[str]) -> bool:
        """Whether what is quoted names all of `things` itself."""
        said = " ".join(found.text for found in self.sentences)
        places, terms = {place.name for place in places_of(said)}, terms_of(said)
        return all(thing in places or terms.holds(index_terms(thing)) for thing in things)

    def tells(self, other: "Extract") -> bool:
        """Whether it shows all that `other` does."""
        shown, asked = self._shown(), other._shown()
        return all(any(one == its and part.covers(told) for one, part in shown) for its, told in asked)

    def _shown(self) -> list[tuple[str, Span]]:
        """(document, stretch) of each sentence and of the list, from what leads into it."""
        listed = [(self.listed.hit, Span(self.listed.lead.start, self.listed.items[-1].end))] if self.listed else []
        stretches = [*((found.hit, found.stretch) for found in self.sentences), *listed]
        return [(hit.document.id, stretch) for hit, stretch in stretches]

    def tells_fact(self, query: Query) -> bool:
        """Whether what is quoted holds a thing of the kind that `query` asks for, an amount, a day or a name."""
        told = any(
            found.span or candidates(found.hit.document.text[slice(*found.stretch)], query) for found in self.sentences
        )
        return told or self.listed is not None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A question, the passages read for it, and their sentences."""

    asked: Asked
    reader: Reader
    hits: Sequence[Hit]
    evidence: Sequence[Evidence]
    agreeing: Sequence[Evidence]
    """Those that may answer."""
    lists: Sequence[ListEvidence]
    """The lists of the passages, where the question may ask for one."""


def extract(  # noqa: PLR0913 - what is asked, and what may be known beside the hits
    query: Query,
    hits: Sequence[Hit],
    matcher: Matcher,
    *,
    topic: Features | None = None,
    least_confidence: float = LEAST_CONFIDENCE,
    passages_in: Callable[[SourceDocument], Sequence[Hit]] | None = None,
) -> Extract | Refusal:
    """The evidence that answers `query`, or the refusal when the hits do not hold an answer that sure.

    `topic` is what bot/reader/topic.py says of the query; without it the query is taken for an average one.
    `passages_in` gives all passages of a document: "Giấy tờ cần có" is not found by what a question is about.
    """
    reader, read = Reader(query, matcher), hits[:READ]
    evidence = [completed(query, found) for found in reader.read(read)]
    agreeing = eligible(query, evidence)
    asked = Asked(query, matcher, topic or {})
    lists = read_lists(query, reader, read) if query.type is AnswerType.LIST or query.several else []
    reading = _Reading(asked, reader, read, evidence, agreeing, lists)
    if query.item:
        return _item_of_list(reading, passages_in)
    if answer := _extreme(reading) or _list_or_task(reading, passages_in):
        return answer
    if not agreeing:
        return _refusal(query, evidence, confidence=0.0)
    best = likeliest(query, agreeing)
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


def _extreme(reading: _Reading) -> Extract | None:
    """The row of a table that has most or least of what is asked, more than one where they are equal."""
    rows = extreme_rows(reading.asked.query, reading.reader, reading.hits)
    return Extract(sentences=tuple(rows), confidence=OUTRIGHT) if rows else None


def _list_or_task(reading: _Reading, passages_in: Callable[[SourceDocument], Sequence[Hit]] | None) -> Extract | None:
    """The list that the question surely asks for, else the task that is asked for, else a likely list."""
    query, reader, evidence, lists = reading.asked.query, reading.reader, reading.evidence, reading.lists
    is_list = query.type is AnswerType.LIST
    listed = _best_list(reading, [found for found in lists if not found.support.missing])
    if listed is None and (task := assigned(query, reading.agreeing)):
        return Extract(sentences=(task,))
    if listed is None and is_list:
        listed = named_list(query, reading.agreeing)
    if listed is None and is_list:
        others = read_lists(query, reader, rest_of(reading.hits, passages_in))
        listed = likely_list(reading.asked, reader, evidence, [*lists, *others])
    return Extract(listed=listed, confidence=confidence_of_list(reading.asked, evidence, listed)) if listed else None


def _item_of_list(
    reading: _Reading, passages_in: Callable[[SourceDocument], Sequence[Hit]] | None
) -> Extract | Refusal:
    """The one item that is asked for: of the list that was told, else of the one that is asked for, else of the
    likeliest that is as long."""
    query, evidence = reading.asked.query, reading.evidence
    place = query.item or 1
    long = [found for found in reading.lists if len(found.items) >= place]
    told = _told(query.told, long)
    whole = None if query.told else _list_or_task(reading, passages_in)
    listed = told or (whole.listed if whole and whole.listed and _may_be_called(query, whole.listed) else None)
    if listed and len(listed.items) < place:
        return Refusal(reason="unknown_item", searched=_searched(query), missing=(str(len(listed.items)),))
    listed = listed or next(
        (found for found in long if found.fits and found.is_what_is_asked and not found.support.missing), None
    )
    if listed is None:
        numbered = _numbered(reading)
        return Extract(sentences=(_line(numbered),)) if numbered else _refusal(query, evidence, confidence=0.0)
    sure = 1.0 if told else confidence_of_list(reading.asked, evidence, listed)
    return Extract(listed=replace(listed, only=len(listed.items) if place == LAST else place), confidence=sure)


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


def _may_be_called(query: Query, listed: ListEvidence) -> bool:
    """Whether the things in the list may be called as the question calls them: tasks go by many names, steps do not."""
    return listed.is_what_is_asked or not any(" ".join(noun) in _CALLED_SO for noun in query.asked_for)


def _numbered(reading: _Reading) -> Evidence | None:
    """The sentence that begins with the number of the item that is asked for, "Bước 3. ...", or with the last."""
    query = reading.asked.query
    numbered = [(int(number), found) for found in reading.agreeing if (number := _number_of(found.text, query))]
    if query.item == LAST:
        own = [(number, found) for number, found in numbered if found.hit.document is numbered[0][1].hit.document]
        return max(own, key=lambda pair: pair[0])[1] if own else None
    return next((found for number, found in numbered if number == query.item), None)


def _number_of(sentence: str, query: Query) -> str | None:
    """The number with which the sentence begins, after what is asked for: "3" of "Bước 3. ..."."""
    syllables = terms_of(sentence).syllables
    after = [
        syllables[len(noun)] for noun in query.asked_for if syllables[: len(noun)] == noun and syllables[len(noun) :]
    ]
    return next((number for number in after if number.isdigit()), None)


def _best_list(reading: _Reading, lists: Sequence[ListEvidence]) -> ListEvidence | None:
    """The likeliest list where one surely fits; where the question does not say that it means one, it must itself."""
    query, hits = reading.asked.query, reading.hits
    asks = query.type is AnswerType.LIST
    fit = [found for found in lists if found.fits and found.support.share >= _least(found, asks=asks)]
    best = likeliest_list(query, lists if asks else fit, reading.evidence) if fit else None
    if best is None and asks:
        named = [found for found in lists if found.named and found.hit.document.id == hits[0].document.id]
        likely = [found for found in named if found.support.share >= _LEAST_SUPPORT_OF_NAMED]
        best = likely[0] if len(likely) == 1 else None
    return best and narrowed(reading.reader, best, lists)


def _least(found: ListEvidence, *, asks: bool) -> float:
    """The least support for a list that fits: less where the question says that it is one, or names whose it is."""
    return LEAST_SUPPORT_OF_LIST if asks or found.of_agent else _LEAST_SUPPORT_OF_SEVERAL


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
