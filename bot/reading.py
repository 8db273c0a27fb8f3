"""What passages contain, remembered: they do not change, and many questions read the same ones."""

import re
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from bot.lexicon import abbreviations
from bot.persons import persons_in
from ingest.documents import Span
from ingest.facts.numbers import NumberMention, references
from ingest.facts.places import PlaceMention, provinces_in
from ingest.structure import Enumeration, blocks, enumerations, sentences
from ingest.text import fold, has_accents, index_tokens, tokens

# Passages and their sentences kept at hand; about 20 MB when full.
_KEPT = 8192


_SOUNDS = {"tr": "ch", "s": "x", "gi": "d", "r": "d"}
_CONFUSED = re.compile(r"^(?:tr|s|gi(?=[aeou])|r)")


class Terms:
    """The folded syllables of a text, abbreviations spelt out beside themselves, and where they stand."""

    def __init__(self, text: str) -> None:
        """Reads `text`; `starts` are character offsets in it."""
        syllables: list[str] = []
        starts: list[int] = []
        self._written = [text]
        for token in index_tokens(text):
            syllables.append(token.text)
            starts.append(token.start)
            if text[token.start].isupper() and (long := abbreviations().get(fold(text[token.start : token.end]))):
                spelt = [spelt.text for spelt in index_tokens(long)]
                syllables += spelt
                starts += [token.start] * len(spelt)
                self._written.append(long)
        self.syllables, self.starts = tuple(syllables), tuple(starts)

    @cached_property
    def single(self) -> frozenset[str]:
        """Every syllable once."""
        return frozenset(self.syllables)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every two neighbours once."""
        return frozenset(pairwise(self.syllables))

    @cached_property
    def sound_pairs(self) -> frozenset[tuple[str, str]]:
        """Every two neighbours by their sound."""
        return frozenset(pairwise(map(sound, self.syllables)))

    @cached_property
    def spellings(self) -> dict[str, set[str]]:
        """How the text spells each term, accents and all."""
        spelt: dict[str, set[str]] = {}
        for written in self._written:
            for token, term in zip(tokens(written), index_tokens(written), strict=True):
                spelt.setdefault(term.text, set()).add(token.text)
        return spelt

    @cached_property
    def is_bare(self) -> bool:
        """Whether the text was written without accents altogether."""
        return not has_accents(self._written[0])

    @cached_property
    def joined(self) -> str:
        """The syllables as one string with blanks around each."""
        return f" {' '.join(self.syllables)} "


@cache
def sound(term: str) -> str:
    """`term` with the initials that people confuse made one: tr/ch, s/x, gi/r/d."""
    return _CONFUSED.sub(lambda match: _SOUNDS[match.group()], term)


@lru_cache(_KEPT)
def terms_of(text: str) -> Terms:
    """The terms of a passage or sentence."""
    return Terms(text)


@lru_cache(_KEPT)
def places_of(text: str) -> tuple[PlaceMention, ...]:
    """The provinces a text names."""
    return tuple(provinces_in(text))


@lru_cache(_KEPT)
def references_of(text: str) -> tuple[NumberMention, ...]:
    """The documents a text names by number."""
    return tuple(references(text))


@lru_cache(_KEPT)
def persons_of(text: str) -> tuple[Span, ...]:
    """Where a text names persons."""
    return tuple(persons_in(text))


@lru_cache(_KEPT)
def statements_of(text: str) -> tuple[Span, ...]:
    """The sentences of a passage, headings left out: a heading announces and does not state."""
    headings = [Span(block.start, block.end) for block in blocks(text) if block.kind == "heading"]
    return tuple(span for span in sentences(text) if not any(heading.overlaps(span) for heading in headings))


@lru_cache(_KEPT)
def lists_of(text: str) -> tuple[Enumeration, ...]:
    """The enumerations of a passage."""
    return tuple(enumerations(text))
