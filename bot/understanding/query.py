"""A question understood: what to look for and what must agree."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from bot.filters import EVERYTHING, Filter
from bot.understanding.answer_types import AnswerType
from bot.understanding.lexicon import Phrase
from bot.understanding.naming import Named
from ingest.facts.numbers import NumberMention
from ingest.text import index_terms

Language = Literal["vi", "en"]
# "2022-2023" is one time.
_PERIOD = re.compile(r"\b20\d\d ?[-–] ?20\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for. Phrases are folded syllables (`index_terms`)."""

    typed: str
    language: Language
    text: str
    """The whole question in words, accents restored and abbreviations spelt out."""
    rendering: str = ""
    """An English question in Vietnamese words."""
    context: str = ""
    """The earlier question that `text` says in brackets, where that only tells what is asked of."""
    may_stand_alone: bool = False
    """Whether the question may as well mean its next reading, which takes nothing from the turn before."""
    told: str = ""
    """What the answer to the turn before said, where this question leans on it."""
    type: AnswerType
    also: tuple[AnswerType, ...] = ()
    """What else is asked in the same breath: "ai chủ trì, họp ngày nào"."""
    count: int | None = None
    """How many items the asker expects: 5 in "năm nhiệm vụ"."""
    item: int | None = None
    """Which item alone of the list that is asked for."""
    asked_for: tuple[Phrase, ...] = ()
    """The nouns that are counted, listed or sought: "tập thể, cá nhân" in "bao nhiêu tập thể, cá nhân"."""
    several: tuple[Phrase, ...] = ()
    """The noun of which there are several where the question does not say so: "trách nhiệm" in "có trách nhiệm gì";
    what is to be done, "lam", in "phải làm gì"."""
    subject: Phrase = ()
    """What a quantity or property is asked of, "kinh phí" in "kinh phí là bao nhiêu": evidence must mention it."""
    runs: tuple[Phrase, ...] = ()
    """The content words, in order, broken where stop words stood."""
    carried: tuple[Phrase, ...] = ()
    """Words that help but need not stand in the answer: those of earlier questions, and English ones without a
    translation."""
    role: str | None = None
    """The position whose holder is sought: "giám đốc sở nội vụ"."""
    compares: bool = False
    """Whether it asks how several things differ."""
    sides: tuple[str, ...] = ()
    """The two things compared, where they are neither places nor documents by number."""
    side: str = ""
    """The thing that it is asked of, where it is asked of others beside it."""
    beside: tuple[str, ...] = ()
    """Those others."""
    spellings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Accented spellings of the terms, where the asker typed accents."""
    named: Named = field(default_factory=Named)
    """What it names: evidence has to agree with all of it."""
    within: Filter = EVERYTHING
    """The documents that it is asked of."""

    @property
    def own_text(self) -> str:
        """What asks, without the earlier question that says what it is asked of."""
        return self.text.removesuffix(f" ({self.context})")

    @property
    def asking_text(self) -> str:
        """What asks, without any earlier question."""
        # Brackets of its own, "xã (mới) này", are part of it.
        return self.text.partition(" (")[0] if self.carried and not self.context else self.own_text

    @property
    def in_vietnamese(self) -> str:
        """The question in the language of the documents: what is embedded and read beside them."""
        return self.rendering or self.text

    @property
    def search_terms(self) -> list[str]:
        """All content and entity syllables, phrase by phrase, for lexical search."""
        return [term for run in (*self.runs, *self.named.terms, *self.carried) for term in run]

    def parts(self) -> list[tuple[str, "Query"]]:
        """(label, question) for each of several places, else documents, else years compared, asked about at once."""
        if len(self.named.places) > 1:
            return [(place, self._about_place(place)) for place in self.named.places]
        if len(self.named.numbers) > 1:
            return [(number.canonical, self._naming(numbers=(number,))) for number in self.named.numbers]
        apart = len(self.named.years) > 1 and self.compares and not _PERIOD.search(self.text)
        years = self.named.years if apart else ()
        return [(str(year), self._naming(years=(year,))) for year in years]

    def _naming(self, *, numbers: tuple[NumberMention, ...] = (), years: tuple[int, ...] = ()) -> "Query":
        named = replace(self.named, numbers=numbers or self.named.numbers, years=years or self.named.years)
        text = self.text
        for other in sorted({*self.named.numbers} - {*named.numbers}, key=lambda number: -number.start):
            text = text[: other.start] + text[other.end :]
        for year in {*self.named.years} - {*named.years}:
            text = text.replace(str(year), "")
        return replace(self, text=text, named=named)

    def _about_place(self, place: str) -> "Query":
        others = [other for other in self.named.places if other != place]
        terms = {tuple(index_terms(other)) for other in others}
        text = self.text
        for other in others:
            text = text.replace(other, "")
        named = replace(self.named, places=(place,), terms=tuple(t for t in self.named.terms if t not in terms))
        return replace(self, text=text, named=named)
