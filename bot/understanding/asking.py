"""What kind of thing a question asks for, read off its question words."""

import re
from dataclasses import dataclass
from functools import cache

from bot.understanding.answer_types import AnswerType
from bot.understanding.lexicon import abbreviations, phrases
from bot.understanding.question_words import ENGLISH, NOUNS, SOMEONE, VIETNAMESE, Patterns
from ingest.documents import Span
from ingest.text import canonical, fold

# Types whose question words cannot be mistaken for one another in one question.
_ASKED_TOGETHER = frozenset({AnswerType.DATE, AnswerType.PERSON, AnswerType.COUNT, AnswerType.PLACE})

# "..., đúng hay sai?" puts a statement up: what else it says, "thời hạn" or "lý do", is not asked for.
_JUDGED = re.compile(
    r"(?:(?<!\w)là )?(?<!\w)(?:đúng (?:hay|hoặc) (?:là )?sai|(?:có )?(?:đúng|phải) không|có đúng không)\W*$"
)
_WHETHER = re.compile(r"(?<!\w)(?:có|đã|được)(?!\w).*(?<!\w)(?:không|chưa)\W*$|(?<!\w)hay không(?!\w)")
_CHOICES = re.compile(r"(?:^|\s)a\s?[.)/:].*\sb\s?[.)/:]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asked:
    """The question's type and where its question words stand (they are no search terms)."""

    type: AnswerType
    spans: tuple[Span, ...] = ()


def asked(text: str, *, bare: bool, english: bool) -> Asked:
    """What `text` asks for. `bare`: it was typed without (all) accents, so folded patterns count too."""
    if english:
        return _first_match(fold(text), ENGLISH)
    key = canonical(text)
    if judged := _JUDGED.search(key):
        return Asked(AnswerType.TEXT, (Span(*judged.span()),))
    found = _first_match(key, VIETNAMESE)
    folded = bare and found.type is AnswerType.TEXT
    if folded:
        key = fold(text)
        found = _first_match(key, VIETNAMESE, bare=True)
    if not found.spans:
        found = _first_match(fold(text) if bare else key, NOUNS, bare=bare)
    if found.type is AnswerType.PERSON and _asks_for_name_of_a_thing(key, found, bare=folded):
        return Asked(AnswerType.DEFINITION, found.spans)
    return found


def puts_up(text: str) -> bool:
    """Whether `text` is a statement to be judged: "..., đúng hay sai?"."""
    return _JUDGED.search(canonical(text)) is not None


def is_judged(text: str) -> bool:
    """Whether `text` asks if something is so, or which of given answers is: words of a sentence alone tell neither."""
    key = canonical(text)
    return any(pattern.search(key) for pattern in (_JUDGED, _WHETHER, _CHOICES))


def also_asked(text: str, main: Asked, *, bare: bool, english: bool) -> tuple[Asked, ...]:
    """What else a question asks for: the day in "ai chủ trì và họp ngày nào", apart from what `main` is."""
    key = fold(text) if english or bare else canonical(text)
    taken = list(main.spans)
    others = []
    for type_, alternatives in ENGLISH if english else VIETNAMESE:
        if type_ not in _ASKED_TOGETHER or type_ is main.type or main.type not in _ASKED_TOGETHER:
            continue
        spans = [Span(*match.span()) for match in _compiled(alternatives, bare=bare and not english).finditer(key)]
        free = tuple(span for span in spans if not any(span.overlaps(other) for other in taken))
        if free:
            others.append(Asked(type_, free))
            taken += free
    return tuple(others)


def _asks_for_name_of_a_thing(key: str, found: Asked, *, bare: bool) -> bool:
    """Whether "tên là gì" asks what something is called that is no person."""
    only_name = all(fold(key[span.start : span.end]).startswith("ten") for span in found.spans)
    spelt = " ".join(canonical(abbreviations().get(fold(word), word)) for word in key.split())
    spelt = fold(spelt) if bare else spelt
    return only_name and _compiled((SOMEONE, *phrases("positions.txt")), bare=bare).search(spelt) is None


def _first_match(key: str, patterns: Patterns, *, bare: bool = False) -> Asked:
    for type_, alternatives in patterns:
        spans = tuple(Span(*match.span()) for match in _compiled(alternatives, bare=bare).finditer(key))
        if spans:
            return Asked(type_, spans)
    return Asked(AnswerType.TEXT)


@cache
def _compiled(alternatives: tuple[str, ...], *, bare: bool) -> re.Pattern[str]:
    source = "|".join(alternatives)
    return re.compile(rf"\b(?:{fold(source) if bare else source})\b")
