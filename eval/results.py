"""A report of `cchc eval`: what was measured, on what and with what, down to each question. Written as JSON."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from bot.answers import Turn
from eval.ways_of_typing import Typing

SCHEMA: Literal[1] = 1
"""Raised whenever reports written before can no longer be read or compared."""

Scores = Mapping[str, float]
"""Measures of one question, by the names in `eval.measures`; a measure that says nothing of it is absent."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Estimate(_Frozen):
    """A mean over `count` questions and its bootstrap 95 % interval."""

    value: float
    low: float
    high: float
    count: int


Metrics = Mapping[str, Estimate]
"""By the names in `eval.measures`; a measure that no question of the set has is absent."""


class Latency(_Frozen):
    """Wall time of a question, in milliseconds."""

    p50_ms: float
    p95_ms: float


class Conditions(_Frozen):
    """What the program was set to: two reports with other conditions or data measure different things."""

    embedder: str
    chunker: str
    model: str
    """What writes the answers: "extractive", or a chat model's name."""
    least_confidence: float | None
    """Below it the program refuses; None where it has no such threshold."""
    typed: Typing = Typing.AS_WRITTEN
    """How the questions of the sets were typed."""


class QueryResult(_Frozen):
    """What one query found. `error` is set, and `scores` empty, where the program failed."""

    id: str
    question: str
    relevant: tuple[str, ...]
    ranked: tuple[str, ...]
    """Ids of documents, best first, at most ten."""
    scores: Scores
    ms: float
    error: str | None = None


class RetrievalRun(_Frozen):
    """A folder's queries, typed as they are or stripped of their accents. `metrics` leaves out failures."""

    kind: Literal["retrieval"] = "retrieval"
    name: str
    accents: Literal["typed", "stripped"]
    index_id: str
    count: int
    failures: int
    metrics: Metrics
    latency: Latency | None
    """None where every query failed."""
    queries: tuple[QueryResult, ...]


class CitationResult(_Frozen):
    """A citation as shown. `span` is what was highlighted in the quote, if anything."""

    key: str
    document: str
    locator: str | None
    quote: str
    start: int
    end: int
    span: str | None
    verbatim: bool
    """Whether the document reads so from `start` to `end`."""


class CaseResult(_Frozen):
    """What one question was answered. Where the program failed `error` is set, `right` None and `scores` empty."""

    id: str
    question: str
    history: tuple[Turn, ...]
    answerable: bool
    expected: tuple[str, ...]
    items: tuple[str, ...]
    documents: tuple[str, ...]
    tags: tuple[str, ...]
    answer: str
    refused: bool
    reason: str | None
    confidence: float | None
    """Of the answer, on a refusal of the best candidate; 0 to 1."""
    citations: tuple[CitationResult, ...]
    scores: Scores
    right: bool | None
    ms: float
    timings_ms: Mapping[str, float]
    model: str = ""
    """What wrote the answer."""
    error: str | None = None


class KindResult(_Frozen):
    """The cases of one tag; those without any have the tag "other"."""

    count: int
    metrics: Metrics


class CoveragePoint(_Frozen):
    """Answering only what is at least as sure as `confidence` answers the share `coverage` of all questions, of which
    `risk` are not right. A refused question counts as one not right: what it would have said is not known."""

    confidence: float
    coverage: float
    risk: float


class OperatingPoint(_Frozen):
    """With the threshold at which the share `wrong_refusals` of answerable questions is refused, the share of
    unanswerable ones that is refused, of each kind ("near_miss", "off_topic")."""

    wrong_refusals: float
    least_confidence: float
    refused: Mapping[str, float]


class RiskCoverage(_Frozen):
    """The curve from the surest answer to the last, and the area under it: 0 is perfect."""

    points: tuple[CoveragePoint, ...]
    area: float
    operating_points: tuple[OperatingPoint, ...]


class AnswersRun(_Frozen):
    """A question set asked of one index. `metrics` leaves out failures; `kinds` is by tag."""

    kind: Literal["answers"] = "answers"
    name: str
    index_id: str
    count: int
    failures: int
    metrics: Metrics
    """Refusal error rates among them are those at the threshold in force."""
    kinds: Mapping[str, KindResult]
    risk_coverage: RiskCoverage | None
    """None where answers carry no confidence."""
    latency: Latency | None
    cases: tuple[CaseResult, ...]


Run = Annotated[RetrievalRun | AnswersRun, Field(discriminator="kind")]


class Report(_Frozen):
    """`data` holds the SHA-256 of every file that was read, by a short path; of a given index that of its texts."""

    schema_version: Literal[1] = SCHEMA
    created_at: datetime
    program_version: str
    conditions: Conditions
    data: Mapping[str, str]
    runs: tuple[Run, ...]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Raises OSError or pydantic's ValidationError."""
        return cls.model_validate_json(path.read_text(encoding="utf-8"))
