"""Where an answer may come from: documents of a province, a period, a kind or a folder."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ingest.documents import DocumentKind, DocumentMetadata


class Described(Protocol):
    """A document, with or without its text."""

    @property
    def key(self) -> str: ...

    @property
    def metadata(self) -> DocumentMetadata: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What documents have to be like; without fields it admits all. What a document does not say of itself it is not:
    one without a date lies in no period."""

    province: str | None = None
    """By its usual name, "Nam Định"."""
    since: date | None = None
    until: date | None = None
    """The first and the last day of issue."""
    kinds: frozenset[DocumentKind] = frozenset()
    """One of these; none for any."""
    folder: str | None = None
    """Where its file lies, "2021/nghi-quyet", as the keys of documents begin."""

    def __bool__(self) -> bool:
        """Whether it may leave any document out."""
        return self != EVERYTHING

    def admits(self, document: Described) -> bool:
        """Whether answers may come from `document`."""
        about = document.metadata
        return (
            (self.province is None or about.province == self.province)
            and (self.since is None or (about.date is not None and about.date >= self.since))
            and (self.until is None or (about.date is not None and about.date <= self.until))
            and (not self.kinds or about.kind in self.kinds)
            and (self.folder is None or document.key.startswith(f"{self.folder}/"))
        )

    def narrowed(self, other: "Filter") -> "Filter":
        """This filter with what `other` says in the place of what it says itself."""
        period = other if other.since or other.until else self
        return Filter(
            province=other.province or self.province,
            since=period.since,
            until=period.until,
            kinds=other.kinds or self.kinds,
            folder=other.folder or self.folder,
        )


EVERYTHING = Filter()
"""Leaves nothing out."""
