"""What the cross-encoder makes of the likeliest sentences: whether they tell what is asked, or only speak of it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from bot.reader.clauses import clauses_around, clauses_of
from bot.reader.cross_encoder import MOST_OF_TITLE_CHARS, cross_encoder
from bot.reader.entities import numbers_of
from bot.reader.evidence import Evidence
from bot.reader.lists import ListEvidence
from bot.reader.reading import terms_of
from bot.reader.tables import is_row
from bot.understanding.query import Query
from ingest.documents import SourceDocument, Span
from ingest.facts.numbers import KINDS

# What the network says beyond this says no more.
_SUREST = 6.0
# The network reads the first 84 pieces of title and sentence: so many characters are surely whole.
MOST_CHARS = 250
# Where the likeliest sentence is read with lower log odds than this, the next ones are read as well.
_SURE = 1.0
# So many sentences are read at most, none with a score that much lower than the best.
_MOST_READ, _NEAR = 3, 3.0
# What log odds of one are worth in score, and what counts for a sentence that cannot be read.
_WORTH, _UNREAD = 0.6, -2.4

Shown = tuple[str, str, str]
"""Question, title and stretch, as the network is shown them."""


def likeliest(query: Query, ranked: Sequence[Evidence]) -> Evidence:
    """The sentence that answers likeliest, by its score and by how it is read."""
    best = ranked[0]
    told = second_reading(query, best)
    if told is None or told >= _SURE:
        return best

    def likely(found: Evidence) -> float:
        read = second_reading(query, found)
        return found.score + _WORTH * (_UNREAD if read is None else read)

    near = nearest(ranked)
    _read_side_by_side([shown for found in near if (shown := as_shown(query, found))])
    return max(near, key=likely)


def readings_of_lists(query: Query, lists: Sequence[ListEvidence]) -> list[float]:
    """The log odds that each of `lists` answers, by what leads into it and its first items."""
    shown = [list_as_shown(query, listed) for listed in lists]
    _read_side_by_side(shown)
    return [_read(pair) for pair in shown]


def nearest(ranked: Sequence[Evidence]) -> list[Evidence]:
    """The sentences that are worth reading, the best first."""
    return [found for found in ranked[:_MOST_READ] if found.score > ranked[0].score - _NEAR]


def second_reading(query: Query, best: Evidence) -> float | None:
    """The log odds that `best` answers; None for a row of a table, which the network has not learnt to read."""
    shown = as_shown(query, best)
    return None if shown is None else _read(shown)


def _read(shown: Shown) -> float:
    return max(-_SUREST, min(_SUREST, cross_encoder().read(*shown)))


def _read_side_by_side(pairs: Sequence[Shown]) -> None:
    """Has the network read, and so remember, all of `pairs`: one reading takes one processor, others may be free."""
    with ThreadPoolExecutor(len(pairs)) as pool:
        list(pool.map(lambda pair: cross_encoder().read(*pair), dict.fromkeys(pairs)))


def list_as_shown(query: Query, listed: ListEvidence) -> Shown:
    """The question, the title and what leads into the list, with its first items."""
    text = listed.hit.document.text
    end = min(listed.lead.start + MOST_CHARS, listed.items[-1].end)
    told = text[listed.lead.start : end]
    return _asked(query), _title(query, listed.hit.document, told), told


def _asked(query: Query) -> str:
    return f"{query.in_vietnamese.rstrip(' ?')}?"


def as_shown(query: Query, best: Evidence) -> Shown | None:
    """The question, the title and the part of the sentence that the network is shown; None for a row of a table."""
    if is_row(best.text):
        return None
    asked, text = _asked(query), best.hit.document.text
    start, end = best.stretch
    if text[start:end].endswith(":") and not best.span:
        # What leads into a list tells nothing without it.
        end = max(end, min(start + MOST_CHARS, best.hit.passage.end))
    found = best.span and Span(best.span.start - start, best.span.end - start)
    told = what_is_read(asked, text[start:end], found)
    return asked, _title(query, best.hit.document, told), told


def _title(query: Query, document: SourceDocument, told: str) -> str:
    """The title, led by the number asked about where the document is about that and neither its title nor what is told
    says so: the network sees no more of it, and a sentence of Resolution 76 seldom names it.

    The same for places and years helps nowhere: of 855 questions kept aside 628 to 630 are right so, instead of 636.
    """
    shown = f"{document.title[:MOST_OF_TITLE_CHARS]}. {told}"
    pairs = zip(query.named.numbers, numbers_of(query), strict=True)
    about = [number for number, entity in pairs if entity.about(document) and not entity.find(shown)]
    named = ", ".join(f"{KINDS.get(number.code or '', 'văn bản').capitalize()} {number.number}" for number in about)
    return f"{named}: {document.title}" if named else document.title


def what_is_read(question: str, told: str, found: Span | None) -> str:
    """A sentence with the neighbour it needs; of a long one the clauses around what was found in it, else around the
    clause that has most words of the question."""
    if len(told) <= MOST_CHARS:
        return told
    whole, asked = Span(0, len(told)), terms_of(question).single
    core = found or max(clauses_of(told), key=lambda clause: len(asked & terms_of(told[slice(*clause)]).single))
    return told[slice(*clauses_around(told, whole, core, most=MOST_CHARS))]
