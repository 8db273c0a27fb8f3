"""What the documents of an index can be told apart by: the values that filters may have."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Self

from bot.filters import Described
from ingest.documents import DocumentKind


@dataclass(frozen=True, slots=True)
class Facets:
    """The values that occur, each once and in order."""

    provinces: tuple[str, ...]
    kinds: tuple[DocumentKind, ...]
    years: tuple[int, ...]
    folders: tuple[str, ...]
    """Those around others included: "2021", "2021/nghi-quyet"."""

    @classmethod
    def of(cls, documents: Iterable[Described]) -> Self:
        """The facets of `documents`."""
        found = [(document.metadata, PurePosixPath(document.key)) for document in documents]
        kinds = {about.kind for about, _ in found}
        return cls(
            provinces=tuple(sorted({about.province for about, _ in found if about.province})),
            kinds=tuple(kind for kind in DocumentKind if kind in kinds),
            years=tuple(sorted({about.date.year for about, _ in found if about.date})),
            folders=tuple(sorted({str(folder) for _, path in found for folder in path.parents if folder.name})),
        )
