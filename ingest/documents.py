"""What the pipeline passes along: a document as it was read, and the passages cut from it."""

import datetime
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict


class Span(NamedTuple):
    """Character offsets of a stretch of text: `text[start:end]`."""

    start: int
    end: int

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two share a character."""
        return self.start < other[1] and other[0] < self.end


class DocumentKind(StrEnum):
    """What sort of text a document is; decides how a citation presents it."""

    RESOLUTION = "resolution"
    DECREE = "decree"
    DECISION = "decision"
    DIRECTIVE = "directive"
    PLAN = "plan"
    LAW = "law"
    REPORT = "report"
    NEWS = "news"
    OTHER = "other"


class DocumentMetadata(BaseModel):
    """What a document says of itself. A field is None (or empty) when the text does not say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: DocumentKind = DocumentKind.OTHER
    number: str | None = None
    """The document's own number in canonical form, "34/CT-UBND"; None for news about such a document."""
    numbers_mentioned: tuple[str, ...] = ()
    """Every other document number in the text, canonical, in order of first mention."""
    issuer: str | None = None
    """The authority that issued it, or the newspaper or portal that published it."""
    province: str | None = None
    date: datetime.date | None = None
    """Day of issue or publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """One text of the collection.

    `text` is tidy (`ingest.text.tidy`) and not blank. Boilerplate stays in it, so that offsets are those of
    the file a person opens; `ingest.clean` says which stretches never become passages.
    """

    key: str
    """How users name it: the `_id` of a .jsonl record, else the path relative to what was ingested."""
    title: str
    text: str
    metadata: DocumentMetadata
    reader: str
    """Name and version of the reader, "html/1": a new version makes the document be read again."""

    @property
    def id(self) -> str:
        """Hash of the key and the text: two documents with the same words stay apart."""
        return hashlib.sha256(f"{self.key}\0{self.title}\0{self.text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a document that is searched and cited: `document.text[start:end] == text`."""

    document_id: str
    start: int
    end: int
    text: str
    heading: tuple[str, ...] = ()
    """Headings above the passage, outermost first."""
    page: int | None = None
    """1-based page, for paged formats."""

    @property
    def id(self) -> str:
        """Stable while the document and the cut are the same."""
        return f"{self.document_id[:16]}:{self.start}-{self.end}"
