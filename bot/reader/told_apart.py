"""Of several things asked about side by side, the one that a sentence is told of: the one named last up to there."""

import re
from collections.abc import Iterator

from bot.reader.evidence import Evidence
from bot.reader.reading import terms_of
from bot.reader.tables import is_row
from bot.understanding.answer_types import AnswerType
from bot.understanding.lexicon import joined_terms
from bot.understanding.query import Query
from ingest.facts.numbers import KINDS
from ingest.text import canonical

# "Quyết định này gồm 6 nội dung": of the document that the sentence before names.
_KIND = "|".join(map(canonical, KINDS.values()))
_THIS_ONE = re.compile(rf"\W*(?P<kind>{_KIND}) (?:này|đó|trên|nêu trên|nói trên)(?!\w)")
_YEAR = re.compile(r"20\d\d")
# A year is told of what follows where a heading or the lead of a list names it; sentences name others in passing.
_LEADS = re.compile(r"\s*(?:#{2,}|[-*+]|\d{1,2}[.)]|[a-zđ][.)]|[IVX]+[.)])\s.{,80}|.{,80}:\s*", re.IGNORECASE)
# How far back the name may stand, in lines.
_REACH = 12


def is_told_of_another(query: Query, found: Evidence) -> bool:
    """Whether what `query` is asked beside, and not its own thing, was named last before `found` or in it."""
    if not query.beside:
        return False
    own, others = joined_terms(query.side), [joined_terms(other) for other in query.beside]
    of_years = all(_YEAR.fullmatch(thing) for thing in (query.side, *query.beside))
    if own in terms_of(found.text).joined:
        return False
    for said in _back_from(found, of_years=of_years, counted=query.type is AnswerType.COUNT):
        at_own, at_other = said.rfind(own), max(said.rfind(other) for other in others)
        if at_own >= 0 or at_other >= 0:
            return at_own < 0
    return False


def is_told_of_another_kind(query: Query, sentence: str) -> bool:
    """Whether `sentence` begins with "Quyết định này" where only documents of other kinds are asked about by number."""
    asked = {canonical(KINDS[number.code]) for number in query.named.numbers if number.code}
    of = _THIS_ONE.match(canonical(sentence)) if asked else None
    return of is not None and of["kind"] not in asked


def _back_from(found: Evidence, *, of_years: bool, counted: bool) -> Iterator[str]:
    """The sentence, what stands before it in its line, and the lines before that, the nearest first."""
    *lines, line = found.hit.document.text[found.hit.passage.start : found.sentence.start].split("\n")
    if counted or not of_years:
        yield terms_of(found.text).joined
    if not of_years:
        yield terms_of(line).joined
    # The rows of a table stand beside each other: none tells of what the next is.
    filled = [line for line in reversed(lines) if line.strip() and not (is_row(line) and is_row(found.text))]
    yield from (terms_of(line).joined for line in filled[:_REACH] if not of_years or _LEADS.fullmatch(line))
