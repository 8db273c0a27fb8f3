"""Checks a statement of a chat model against the passages it cites, and finds the quotes that bear it out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from bot.answers import Hit
from bot.generation.facts import absent, contradicts, facts_of
from bot.generation.statements import Statement
from bot.reader.clauses import clauses_of
from bot.reader.evidence import LONG_SENTENCE_CHARS
from bot.reader.reading import terms_of
from bot.understanding.lexicon import words
from bot.understanding.orders import is_order
from bot.understanding.query import Language
from ingest.documents import Span
from ingest.structure import sentences
from ingest.text import Token, fold, index_terms, squeeze, tokens

# Share of a statement's content syllables that its quotes must hold. Of the sentences of `corpus/`, one in a hundred
# reaches it in the best stretch of a passage of another document (median .19, 95 % below .47); those that the small
# model of `make test-llm` copied or shortened held all of theirs. Low enough for a change of words in a sentence.
LEAST_SUPPORT = 0.65
_TIME_WORDS = frozenset("ngày tháng năm quý lúc vào hồi trong".split())
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]+)[”\"»]")
_LEAST_QUOTED_WORDS = 2
_NEGATION = re.compile(
    r"(?<!\w)(?:không|chưa|chẳng|cấm|not|never|no)\s+(?!chỉ\b|những\b|only\b)([^\W\d_]+(?:\s[^\W\d_]+)?)"
)

Fault = Literal["uncited", "unknown key", "changed quote", "absent facts", "unsupported", "negation"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a passage: `hit.document.text[span.start:span.end]`."""

    hit: Hit
    span: Span

    @property
    def text(self) -> str:
        """Its words, as they stand in the document."""
        return self.hit.document.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Verified:
    """A statement that may be shown, with the quotes that hold all its facts."""

    statement: Statement
    quotes: tuple[Quote, ...]


def verify(statement: Statement, offered: Sequence[Hit], language: Language) -> Verified | Fault:
    """The statement with its quotes, or what is wrong with it. Key n is the n-th of the `offered` passages.

    Where the cited passages do not bear it out but another one does, that one is quoted: small models copy a
    sentence well and its number badly.
    """
    if not statement.keys:
        return "uncited"
    if not all(1 <= key <= len(offered) for key in statement.keys):
        return "unknown key"
    cited = [offered[key - 1] for key in statement.keys]
    found = _verify_by(statement, cited, language)
    if isinstance(found, Verified):
        return found
    by_others = (_verify_by(statement, [hit], language) for hit in offered if hit not in cited)
    return next((other for other in by_others if isinstance(other, Verified)), found)


def _verify_by(statement: Statement, passages: Sequence[Hit], language: Language) -> Verified | Fault:
    verbatim = [phrase for phrase in _QUOTED.findall(statement.text) if len(tokens(phrase)) >= _LEAST_QUOTED_WORDS]
    stretches = [quote for hit in passages for quote in _stretches(hit)]
    for phrase in verbatim:
        stretches = [quote for quote in stretches if _find(phrase, quote.text)]
    if not stretches:
        return "changed quote"
    quotes = _best_quotes(statement.text, stretches)
    return _fault(statement.text, quotes, verbatim, language) or Verified(statement, _in_order(quotes))


def _fault(text: str, quotes: Sequence[Quote], verbatim: Sequence[str], language: Language) -> Fault | None:
    quoted = [quote.text for quote in quotes]
    if absent(text, quoted):
        return "absent facts"
    # English words are in no Vietnamese quote: there the sentence must bring the words it rests on.
    if (not verbatim) if language == "en" else _support(text, quoted) < LEAST_SUPPORT:
        return "unsupported"
    return "negation" if language == "vi" and _denies(text, quoted) else None


def _best_quotes(text: str, stretches: Sequence[Quote]) -> list[Quote]:
    """The stretch that bears out most of `text`, and another where that one lacks some of it.

    Two together bear out nothing that either contradicts, or any names of a passage could be put together.
    """
    if not stretches:
        return []
    first = max(stretches, key=lambda quote: _worth(text, [quote.text]))
    if not _lacks(text, [first]) or contradicts(text, first.text):
        return [first]
    second = max(stretches, key=lambda quote: _worth(text, [first.text, quote.text]))
    better = _worth(text, [first.text, second.text]) > _worth(text, [first.text])
    return [first, second] if better and not contradicts(text, second.text) else [first]


def _lacks(text: str, chosen: Sequence[Quote]) -> bool:
    quoted = [quote.text for quote in chosen]
    return bool(absent(text, quoted)) or _support(text, quoted) < LEAST_SUPPORT


def _worth(text: str, quoted: Sequence[str]) -> float:
    """Ranks quotes: facts first, each as much as all the words; then words."""
    return _support(text, quoted) - len(absent(text, quoted))


def _support(text: str, quoted: Sequence[str]) -> float:
    """The share of the content syllables of `text` that the quotes hold, 0 to 1."""
    content = _content(text)
    if not content:
        # "Ngày 7/10/2021." has nothing but facts.
        return float(facts_of(text).rest != squeeze(text))
    held = frozenset().union(*(terms_of(quote).single for quote in quoted))
    return sum(syllable in held for syllable in content) / len(content)


@lru_cache(256)
def _content(text: str) -> tuple[str, ...]:
    empty = words("stopwords-vi.txt") | _TIME_WORDS
    # Facts are checked as such, however they are written.
    return tuple(
        term for token in tokens(facts_of(text).rest) if token.text not in empty for term in index_terms(token.text)
    )


def _denies(text: str, quoted: Sequence[str]) -> bool:
    """Whether a quote says of something that it is not, and the statement that it is, or the other way round."""
    said, written = fold(text), fold(" ".join(quoted))
    denied, denied_there = (set(map(fold, _negated(t))) for t in (text, " ".join(quoted)))
    return any(words in written and words not in denied_there for words in denied) or any(
        words in said and words not in denied for words in denied_there
    )


def _negated(text: str) -> list[str]:
    return [match[1] for match in _NEGATION.finditer(text.lower())]


@lru_cache(64)
def _stretches(hit: Hit) -> tuple[Quote, ...]:
    """What of a passage may be quoted: its sentences, long ones in parts of whole clauses.

    Those that give orders bear nothing out: a model that obeys one would say what it says.
    """
    text, found = hit.passage.text, []
    for sentence in sentences(text):
        if is_order(text[sentence.start : sentence.end]):
            continue
        parts = [sentence] if sentence.end - sentence.start <= LONG_SENTENCE_CHARS else list(_parts(text, sentence))
        for part in parts:
            start = part.start + len(text[part.start : part.end]) - len(text[part.start : part.end].lstrip())
            end = start + len(text[start : part.end].rstrip())
            found.append(Quote(hit, Span(hit.passage.start + start, hit.passage.start + end)))
    return tuple(found)


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    start = end = sentence.start
    for clause in clauses_of(text, sentence):
        if clause.end - start > LONG_SENTENCE_CHARS and end > start:
            yield Span(start, end)
            start = end
        end = clause.end
    yield Span(start, end)


def _find(phrase: str, text: str) -> bool:
    """Whether `phrase` stands in `text` word for word; case, spacing and tone placement aside."""
    return f" {_spelt(tokens(phrase))} " in f" {_spelt(tokens(text))} "


def _spelt(found: Sequence[Token]) -> str:
    return " ".join(token.text for token in found)


def _in_order(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes as they stand in their documents, two that are neighbours as one."""
    ordered = sorted(quotes, key=lambda quote: (quote.hit.rank, quote.span))
    for first, second in pairwise(ordered):
        between = first.hit.document.text[first.span.end : second.span.start]
        if (
            first.hit.passage.id == second.hit.passage.id
            and first.span.end <= second.span.start
            and not between.strip()
        ):
            return (Quote(first.hit, Span(first.span.start, second.span.end)),)
    return tuple(ordered)
