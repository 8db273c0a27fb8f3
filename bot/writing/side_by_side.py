"""Writes what was found on several things asked about at once: in a table where that can be read, else one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.citations import Citations
from bot.extract import Extract
from bot.reader.evidence import Evidence
from bot.reader.lists import ListEvidence
from bot.understanding.query import Query
from bot.writing.compose import SURE, compose, headline
from bot.writing.markdown import plain
from bot.writing.quoting import quote_of
from bot.writing.wording import ASPECTS, NOTHING_ON, NOTHING_SAID
from ingest.documents import Span

# In characters: what fits a third of the width of a screen in six lines, an item of a list in three.
_CELL, _ITEM = 240, 120
_COLUMNS = 4
_NONE = "–"


@dataclass(frozen=True, slots=True)
class Side:
    """What was found on one of several things asked about at once; None where the documents do not say."""

    label: str
    """The thing, or the question where several are asked in turn."""
    query: Query
    found: Extract | None

    @property
    def fact(self) -> Evidence | None:
        """The evidence, where one span answers."""
        return self.sentence if self.sentence and self.sentence.span else None

    @property
    def sentence(self) -> Evidence | None:
        """The evidence, where one sentence answers."""
        return self.found.sentences[0] if self.found and len(self.found.sentences) == 1 else None

    @property
    def listed(self) -> ListEvidence | None:
        """The list that answers, if one does."""
        return self.found.listed if self.found else None

    @property
    def nothing(self) -> str:
        """Says that the documents do not say."""
        return NOTHING_ON[self.query.language].format(name=plain(self.label))


def compose_sides(sides: Sequence[Side], citations: Citations) -> str:
    """A table with a column for each side; what does not fit into one stands under it, side by side."""
    if len(sides) <= _COLUMNS and all(map(_is_sure, sides)):
        if all(map(_fits_as_sentence, sides)):
            return _table(sides, [*_facts(sides, citations), ("quote", _quotes(sides, citations))])
        lists = [side.listed for side in sides if side.listed]
        if len(lists) == len(sides) and all(map(_fits_as_list, lists)):
            return _table(sides, _items(lists, citations))
    facts = _facts(sides, citations)
    parts = [_table(sides, facts)] if facts else []
    return "\n\n".join([*parts, *(_under(side, side.nothing, citations) for side in sides)])


def compose_in_turn(turns: Sequence[Side], citations: Citations) -> str:
    """The answers to several questions, each under its own."""
    return "\n\n".join(_under(turn, NOTHING_SAID[turn.query.language], citations) for turn in turns)


def _under(side: Side, nothing: str, citations: Citations) -> str:
    """What was found under its label, `nothing` where that is none."""
    label = plain(side.label[:1].upper() + side.label[1:])
    return f"### {label}\n\n{compose(side.query, side.found, citations) if side.found else nothing}"


def _is_sure(side: Side) -> bool:
    """Whether nothing has to be said of how doubtful it is."""
    return side.found is None or side.found.confidence >= SURE


def _fits_as_sentence(side: Side) -> bool:
    quote = quote_of(side.sentence) if side.sentence else Span(0, 0)
    return side.found is None or 0 < quote.end - quote.start <= _CELL


def _fits_as_list(listed: ListEvidence) -> bool:
    return listed.told_in is None and all(item.end - item.start <= _ITEM for item in listed.items)


def _facts(sides: Sequence[Side], citations: Citations) -> list[tuple[str, list[str]]]:
    """The row of the exact answers, where each side that is answered at all has one."""
    if not all(side.fact or side.found is None for side in sides):
        return []
    return [("fact", [_fact(side.fact, citations) if side.fact else _NONE for side in sides])]


def _fact(fact: Evidence, citations: Citations) -> str:
    return headline(fact, citations.cite(fact.hit, quote_of(fact), highlight=fact.span))


def _quotes(sides: Sequence[Side], citations: Citations) -> list[str]:
    return [_quote(side.sentence, citations) if side.sentence else side.nothing for side in sides]


def _quote(sentence: Evidence, citations: Citations) -> str:
    quote = quote_of(sentence)
    key = citations.cite(sentence.hit, quote, highlight=sentence.span)
    return f"{plain(sentence.hit.document.text[quote.start : quote.end])} {key}"


def _items(lists: Sequence[ListEvidence], citations: Citations) -> Iterable[tuple[str, list[str]]]:
    """A row for each place in the lists; the shorter ones end before the longest."""
    for at in range(max(len(listed.items) for listed in lists)):
        yield str(at + 1), [_item(listed, at, citations) for listed in lists]


def _item(listed: ListEvidence, at: int, citations: Citations) -> str:
    if at >= len(listed.items):
        return ""
    item = listed.items[at]
    return f"{plain(listed.hit.document.text[item.start : item.end])} {citations.cite(listed.hit, item)}"


def _table(sides: Sequence[Side], rows: Iterable[tuple[str, Sequence[str]]]) -> str:
    aspects = ASPECTS[sides[0].query.language]
    head = ["", *(plain(side.label) for side in sides)]
    lines = [head, ["---"] * len(head), *([f"*{aspects.get(name, name)}*", *cells] for name, cells in rows)]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)
