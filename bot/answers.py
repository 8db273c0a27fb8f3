"""What the bot gives back: an answer whose every statement is cited, or a refusal that says why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.filters import EVERYTHING, Filter
from bot.writing.locating import headings_at, written
from ingest.documents import Passage, SourceDocument, Span

RefusalReason = Literal[
    "empty_question",
    "greeting",
    "thanks",
    "complaint",
    "about_assistant",
    "which_document",
    "empty_index",
    "empty_scope",
    "no_documents",
    "unknown_number",
    "unknown_article",
    "unknown_item",
    "unknown_place",
    "off_topic",
    "not_stated",
]

NOTHING_ASKED = frozenset({"empty_question", "greeting", "thanks", "complaint", "about_assistant", "which_document"})
"""The reasons that say nothing of the documents."""

EXTRACTIVE = "extractive"
"""The `model` of an answer in the documents' own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A retrieved passage. `score` is the fused z-score of this query: higher is better, comparable only
    within one query; `lexical` is BM25 and `dense` the cosine that went into it."""

    passage: Passage
    document: SourceDocument
    rank: int
    score: float
    lexical: float
    dense: float
    sentence_cosines: tuple[float, ...] = ()
    """The cosine of every sentence (`ingest.structure.sentences`) of the passage; none where it was not retrieved by
    its meaning."""
    variants: tuple[str, ...] = ()
    """Keys of other documents that are the same source: drafts, reposts, other formats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A verbatim quote: `document.text[start:end] == quote`."""

    key: str
    """As printed in the answer, "[1]"."""
    document: SourceDocument
    passage: Passage
    quote: str
    start: int
    end: int
    highlight: Span | None = None
    """Where in the document the exact answer stands (inside the quote), if one span answers."""
    variants: tuple[str, ...] = ()
    """As those of the hit that is cited."""

    @property
    def heading(self) -> tuple[str, ...]:
        """What the quote stands under, outermost first, its clause and point included."""
        return headings_at(self.document, self.passage, self.start)

    @property
    def page(self) -> int | None:
        """The page on which the quote begins."""
        return self.document.reading.page_at(self.start) or self.passage.page

    @property
    def locator(self) -> str | None:
        """Where a person finds the quote: "Điều 5, Khoản 2, trang 3"; None where the text says nothing of it."""
        return written(self.heading, page=self.page, article=self.passage.article)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why there is no answer, and what was looked for."""

    reason: RefusalReason
    searched: tuple[str, ...] = ()
    """What was searched, for people: the terms, numbers and places the question was read as."""
    missing: tuple[str, ...] = ()
    """What the documents would have had to mention and do not."""
    confidence: float = 0.0
    """Of the best candidate: as `Answer.confidence`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Not refused => at least one citation; every `[n]` in `text` is the key of a citation."""

    question: str
    text: str
    """Markdown, in the language of the question; every statement followed by its citation keys."""
    citations: tuple[Citation, ...] = ()
    hits: tuple[Hit, ...] = ()
    """What retrieval offered, best first; on refusal the first few are shown as "có thể liên quan"."""
    refusal: Refusal | None = None
    confidence: float = 0.0
    """The calibrated probability, 0 to 1, that the documents hold what is asked and this tells it; on a refusal that
    of the best candidate."""
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    index_id: str = ""
    model: str = ""
    """What wrote the answer: "extractive", or a chat model's name."""
    of_whole_documents: bool = False
    """Whether it lists documents or sums one up: there is nothing for a chat model to put into other words."""
    notice: str = ""
    """What became of a chat model's answer, for people, in the language of the question; "" where nothing did."""
    filter: Filter = EVERYTHING
    """The documents that were asked, be it by the question's own words."""
    read_as: str = ""
    """The question as it was searched for, where it was not typed so; "" where it was."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the conversation and what was answered."""

    question: str
    answer: str = ""
