"""A question understood: what to look for and what must agree."""

from dataclasses import dataclass, replace
from typing import Literal

from bot.answer_types import AnswerType
from bot.lexicon import Phrase
from ingest.numbers import NumberMention
from ingest.text import index_terms

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for. Phrases are folded syllables (`index_terms`)."""

    typed: str
    language: Language
    text: str
    """The whole question in words, accents restored and abbreviations spelt out: what is embedded."""
    type: AnswerType
    count: int | None = None
    """How many items the asker expects: 5 in "năm nhiệm vụ"."""
    asked_for: tuple[Phrase, ...] = ()
    """The nouns that are counted, listed or sought: "tập thể, cá nhân" in "bao nhiêu tập thể, cá nhân"."""
    runs: tuple[Phrase, ...] = ()
    """The content words, in order, broken where stop words stood."""
    carried: tuple[Phrase, ...] = ()
    """Content words of earlier questions, for a follow-up: they help, but need not stand in the answer."""
    entity_terms: tuple[Phrase, ...] = ()
    """The numbers, places and persons named, as search terms."""
    numbers: tuple[NumberMention, ...] = ()
    places: tuple[str, ...] = ()
    persons: tuple[Phrase, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def search_terms(self) -> list[str]:
        """All content and entity syllables, phrase by phrase, for lexical search."""
        return [term for run in (*self.runs, *self.entity_terms, *self.carried) for term in run]

    # Words that carry no content in a question. Written with accents: "sở" is content, "số" here is not.

    def about(self, place: str) -> "Query":
        """The same question asked of one of its places only."""
        others = {tuple(index_terms(other)) for other in self.places if other != place}
        text = self.text
        for other in self.places:
            text = text if other == place else text.replace(other, "")
        return replace(
            self, text=text, places=(place,), entity_terms=tuple(t for t in self.entity_terms if t not in others)
        )
