"""What passages contain, remembered: they do not change, and many questions read the same ones."""

import re
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from bot.understanding.lexicon import Phrase, Wording, abbreviations, spelt, synonyms
from bot.understanding.persons import persons_in
from ingest.documents import SourceDocument, Span
from ingest.facts.numbers import NumberMention, references
from ingest.facts.places import PlaceMention, provinces_in
from ingest.structure import Block, Enumeration, blocks, enumerations, sentences
from ingest.text import canonical, fold, has_accents, index_terms, starts_of, written

# Passages and their sentences kept at hand; about 20 MB when full.
_KEPT = 8192


# Words from which on a heading that ends in a stop is a sentence: "Điều 3. Tổ chức thực hiện." is none.
_LEAST_OF_SENTENCE = 7

_HEAD_CHARS = 600
# How far above a line the heading over it is looked for.
_OVER_CHARS = 600
_PREAMBLE = re.compile(
    r"\W*(?:căn cứ|thực hiện|theo|xét|trên cơ sở|nhằm|để)(?!\w).{30,}"
    r"(?<!\w)(?:như sau|sau đây|sau|ý kiến|yêu cầu|thông báo|báo cáo|quyết định|hướng dẫn|đề nghị)\W*:\W*$"
)
# "Câu 4. Cử tri hỏi ...", and how long a line on its own is that is a title.
_QUESTION = re.compile(r"(?:Câu(?: hỏi)?\s\d+|Hỏi|PV)\b")
_TITLE_CHARS = 80

_SOUNDS = {"tr": "ch", "s": "x", "gi": "d", "r": "d"}
_CONFUSED = re.compile(r"^(?:tr|s|gi(?=[aeou])|r)")


class Terms:
    """The folded syllables of a text, abbreviations spelt out beside themselves, and where they stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = [*map(_read, written(text))]
        self._long_forms = {at: long for at, (_, _, long) in enumerate(self._words) if long}
        syllables: list[str] = []
        for term, _, long in self._words:
            syllables.append(term)
            if long:
                syllables += index_terms(long)
        self.syllables = tuple(syllables)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each syllable stands in the text; one that an abbreviation stands for, where that stands."""
        starts: list[int] = []
        for at, start in enumerate(starts_of(self._text)):
            long = self._long_forms.get(at)
            starts += [start] * (1 + len(index_terms(long)) if long else 1)
        return tuple(starts)

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
    def spellings(self) -> dict[str, frozenset[str]]:
        """How the text spells each term, accents and all."""
        spelt: dict[str, frozenset[str]] = {}
        spelt_out = (word for long in self._long_forms.values() for word in written(long))
        for term, spelling, _ in {*self._words, *map(_read, spelt_out)}:
            spelt[term] = spelt[term] | spelling if term in spelt else spelling
        return spelt

    @cached_property
    def is_bare(self) -> bool:
        """Whether the text was written without accents altogether."""
        return not has_accents(self._text)

    @cached_property
    def joined(self) -> str:
        """The syllables as one string with blanks around each."""
        return f" {' '.join(self.syllables)} "

    @cached_property
    def _spelt(self) -> str:
        words = [(canonical(word), self._long_forms.get(at)) for at, word in enumerate(written(self._text))]
        return spelt(word for short, long in words for word in ((short, canonical(long)) if long else (short,)))

    def holds(self, phrase: Sequence[str]) -> bool:
        """Whether the text has all of `phrase` in a row."""
        return f" {' '.join(phrase)} " in self.joined

    def calls(self, noun: Phrase) -> bool:
        """Whether the text holds a synonym of the words that `noun` begins with."""
        known = (entry for size in (1, 2, 3, 4) for entry in synonyms().get(noun[:size], ()))
        return any(self.says(other) for entry in known for other in entry.others)

    def says(self, wording: Wording) -> bool:
        """Whether the text holds the phrase, and with these accents if it bears any."""
        return wording.folded in self.joined and (self.is_bare or wording.spelt in self._spelt)


@lru_cache(_KEPT)
def _read(word: str) -> tuple[str, frozenset[str], str | None]:
    """The folded syllable, its spelling (one set for all texts: they hold it by the thousand), its long form."""
    long = abbreviations().get(fold(word)) if word[0].isupper() else None
    return index_terms(word)[0], frozenset({canonical(word)}), long


@cache
def sound(term: str) -> str:
    """`term` with the initials that people confuse made one: tr/ch, s/x, gi/r/d."""
    return _CONFUSED.sub(lambda match: _SOUNDS[match.group()], term)


@lru_cache(_KEPT)
def terms_of(text: str) -> Terms:
    """The terms of a passage or sentence."""
    return Terms(text)


def holds_name(text: str, name: Phrase) -> bool:
    """Whether the text has all of `name` in a row."""
    return terms_of(text).holds(name)


def names_at_head(document: SourceDocument, name: Phrase) -> bool:
    """Whether the title or the head of the document names it."""
    return holds_name(document.title, name) or holds_name(head_of(document), name)


def head_of(document: SourceDocument) -> str:
    """The letterhead, the title and what it is about, or the first paragraph of an article."""
    return document.text[:_HEAD_CHARS]


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
def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences of a passage."""
    return tuple(sentences(text))


@lru_cache(_KEPT)
def statements_of(text: str) -> tuple[Span, ...]:
    """The sentences of a passage, headings left out that announce and do not state."""
    headings = headings_of(text)
    return tuple(span for span in sentences_of(text) if not any(heading.overlaps(span) for heading in headings))


@lru_cache(_KEPT)
def headings_of(text: str) -> tuple[Span, ...]:
    """The headings of a passage that state nothing."""
    return tuple(
        Span(block.start, block.end) for block in blocks(text) if block.kind == "heading" and not _states(text, block)
    )


def leads_into_all(sentence: str) -> bool:
    """Whether the sentence says on what grounds its whole document goes on: "Căn cứ ..., Sở hướng dẫn như sau:"."""
    return _PREAMBLE.match(canonical(sentence)) is not None


@lru_cache(_KEPT)
def heading_over(text: str, at: int) -> str | None:
    """The heading, or the question that is answered, next above the line at `at`; None over a heading itself."""
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    own = blocks(text[begin : end if end >= 0 else len(text)])
    if any(block.kind == "heading" for block in own):
        return None
    above = text[text.rfind("\n", 0, max(0, begin - _OVER_CHARS)) + 1 : begin]
    over = [block for block in blocks(above) if _stands_over(above, block)]
    return above[over[-1].start : over[-1].end] if over else None


def _stands_over(text: str, block: Block) -> bool:
    """Whether a block is a heading, a question or a short line on its own that says what stands below it."""
    words = text[block.start : block.end]
    is_question = words.endswith("?") or _QUESTION.match(words) is not None
    alone = text[: block.start].endswith("\n\n") and len(words) <= _TITLE_CHARS and words[-1].isalnum()
    return block.kind == "heading" or is_question or (block.kind == "paragraph" and alone)


def _states(text: str, block: Block) -> bool:
    """Whether the line of a heading says it all: "Điều 2. Quyết định này có hiệu lực kể từ ngày ký." """
    words = text[block.body : block.end]
    return words.endswith(".") and not words.isupper() and len(words.split()) >= _LEAST_OF_SENTENCE


@lru_cache(_KEPT)
def lists_of(text: str) -> tuple[Enumeration, ...]:
    """The enumerations of a passage."""
    return tuple(enumerations(text))
