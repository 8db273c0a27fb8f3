"""What a word means: '"Hồ sơ treo" là hồ sơ ...', "CCHC: cải cách hành chính"."""

import re
from collections.abc import Iterator

from bot.spans.candidate import Candidate
from bot.understanding.lexicon import joined_terms
from bot.understanding.query import Query
from ingest.documents import Span
from ingest.text import canonical, fold, tokens

_LABEL = r"(?:[#*\s-]|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ][.)]\s)*"
_SAYS = re.compile(
    rf"(?:^|(?<=;)){_LABEL}[\"“«]?(?P<term>[^\s.;:,|\n\"“«*][^.;:,|\n]{{1,60}}?)[\"”»*]*"
    r"(?P<by>:|\s(?:(?:được |có )?(?:hiểu|nghĩa|gọi) là|(?:được |là )?viết tắt(?: là| của| cho)?|là))"
    r"\s(?P<meaning>[^;\n]+)"
)
_LONGEST_ABBREVIATION = 12
# How far before the brackets the words stand, which one sentence holds.
_BEFORE_BRACKETS = 120
_SENTENCE_ENDS = re.compile(r"[.;:!?…]|\n")
# "giờ trực trong nội quy": where the thing stands is no part of its name.
_WHERE = re.compile(r"(?<!\w)trong(?!\w)")
# "cải cách tiền lương (CCTL)", "(sau đây gọi tắt là CCTL)"
_BRACKETS = re.compile(r"\((?:sau đây )?(?:(?:gọi|viết) tắt(?: là)?:? )?[\"“]?(?P<short>[^\W\d_]{2,12})[\"”]?\)")


def told_meanings(text: str) -> Iterator[tuple[Span, Span]]:
    """Each term that a sentence, or a part of it up to a semicolon, begins with and explains, and what it says of it.

    A colon explains abbreviations only.
    """
    for match in _SAYS.finditer(canonical(text)):
        term, meaning = Span(*match.span("term")), Span(*match.span("meaning"))
        if match["by"] != ":" or _is_abbreviation(text[slice(*term)]):
            yield term, Span(meaning.start, meaning.start + len(text[slice(*meaning)].rstrip(" .*_")))


def spelt_abbreviations(text: str) -> Iterator[tuple[str, Span]]:
    """Each abbreviation that a text gives in brackets after the words whose first letters it has, and those words."""
    for match in _BRACKETS.finditer(text):
        begin = max(0, match.start() - _BEFORE_BRACKETS)
        words = tokens(text[begin : match.start()])[-len(match["short"]) :]
        if not match["short"].isupper() or "".join(fold(word.text[0]) for word in words) != fold(match["short"]):
            continue
        long = Span(begin + words[0].start, begin + words[-1].end)
        if not _SENTENCE_ENDS.search(text, long.start, long.end):
            yield match["short"], long


def meanings(text: str, query: Query) -> Iterator[Candidate]:
    """What the term is said to mean that the question asks the meaning of."""
    for term, meaning in told_meanings(text):
        if is_term_asked(query, text[slice(*term)]):
            yield Candidate(meaning)


def is_term_asked(query: Query, term: str) -> bool:
    """Whether the question asks the meaning of `term`, and not of a longer one: "hồ sơ" is not "hồ sơ treo"."""
    words = joined_terms(term)
    asked = [joined_terms(part) for said in (query.typed, query.own_text) for part in _WHERE.split(canonical(said))]
    goes_on = any(words in f" {' '.join(run)}" for run in query.runs)
    return any(words in part for part in asked) and (not goes_on or any(part.endswith(words) for part in asked))


def _is_abbreviation(term: str) -> bool:
    return term.isupper() and " " not in term and len(term) <= _LONGEST_ABBREVIATION
