"""What the pipeline passes along: a document as it was read, and the passages cut from it."""

import datetime
import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict


class Span(NamedTuple):
    """Character offsets of a stretch of text: `text[start:end]`."""

    start: int
    end: int

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two share a character."""
        return self.start < other[1] and other[0] < self.end

    def covers(self, other: tuple[int, int]) -> bool:
        """Whether all of `other` lies within."""
        return self.start <= other[0] and other[1] <= self.end


class DocumentKind(StrEnum):
    """What sort of text a document is; decides how a citation presents it."""

    RESOLUTION = "resolution"
    DECREE = "decree"
    DECISION = "decision"
    DIRECTIVE = "directive"
    CIRCULAR = "circular"
    PLAN = "plan"
    GUIDANCE = "guidance"
    LETTER = "letter"
    NOTICE = "notice"
    LAW = "law"
    REPORT = "report"
    NEWS = "news"
    OTHER = "other"


class Relation(StrEnum):
    """How a document stands to another one that it names."""

    REPLACES = "replaces"
    REPEALS = "repeals"
    AMENDS = "amends"
    BASED_ON = "based_on"


class Link(BaseModel):
    """That a document replaces, amends, repeals or rests on the one with this number."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    relation: Relation
    number: str
    """Canonical, "63/2010/NĐ-CP"."""


Status = Literal["in_force", "not_yet_in_force", "partly_expired", "expired"]


class Reading(BaseModel):
    """How the words of a document were got out of its file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    page_starts: tuple[int, ...] = ()
    """Offset in the text at which each page begins, in order; empty for formats without pages."""
    ocr_pages: tuple[int, ...] = ()
    """1-based pages whose words were recognised from their picture."""
    converted_from: str | None = None
    """The legacy encoding that the text was converted from: "TCVN3", "VNI", "VISCII"..."""
    warnings: tuple[str, ...] = ()
    """What a person should check, in Vietnamese: "Trang 3: không nhận dạng được chữ nào."."""

    def page_at(self, offset: int) -> int | None:
        """The 1-based page on which the character at `offset` stands; None without pages."""
        return bisect_right(self.page_starts, offset) or None


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
    summary: str | None = None
    """What an official document says it is about (trích yếu), without its kind: "Ban hành Quy định ..."."""
    signed_at: str | None = None
    """The place before the date: "Ninh Bình"."""
    signer: str | None = None
    signer_title: str | None = None
    """The signer's office as printed: "Phó Chủ tịch"."""
    effective_date: datetime.date | None = None
    links: tuple[Link, ...] = ()
    status: Status | None = None
    """Only what the document says of itself."""


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
    reading: Reading = field(default_factory=Reading)

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
    """1-based page on which it begins, for paged formats."""
    article: str | None = None
    """The article of law that it belongs to, as `article_key` writes it, if the text says which."""

    @property
    def id(self) -> str:
        """Stable while the document and the cut are the same."""
        return f"{self.document_id[:16]}:{self.start}-{self.end}"


def article_key(article: str, number: str) -> str:
    """What an article is looked up by: "5@63/2010/NĐ-CP" for Điều 5 of the document with that canonical number."""
    return f"{article}@{number}"
