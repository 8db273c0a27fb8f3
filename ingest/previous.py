"""What a new index may take over from the one before: whatever of it is whole and made the same way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.chunk import CHUNKER, chunk
from ingest.cutting import Cut
from ingest.embed import EmbedderIdentity
from ingest.errors import IndexCorrupt, IndexMismatch, IndexMissing
from ingest.generations import Generations
from ingest.index import STORE, VECTORS
from ingest.manifest import IndexManifest
from ingest.store import Rejection, Source, Store
from ingest.vectors import VectorIndex, Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    """The index in use when an ingest starts. Without one, or past repair, everything in it is empty."""

    manifest: IndexManifest | None = None
    store: Store | None = None
    vectors: VectorIndex | None = None
    """None when they are another embedder's, or broken."""
    up_to_date: bool = False
    """Whole, and made by the embedder and the chunker in use: it can stay if no source has changed."""
    notes: tuple[str, ...] = ()
    """What a person should know of it, in Vietnamese."""

    @classmethod
    def of(cls, generations: Generations, embedder: EmbedderIdentity) -> "Previous":
        """Reads every file to check its seal: a new index is never built on a broken one."""
        try:
            folder = generations.current()
            manifest = IndexManifest.load(folder)
        except IndexMissing:
            return cls()
        except (IndexCorrupt, IndexMismatch) as error:
            return cls(notes=(f"{error} Chỉ mục được dựng lại từ đầu.",))
        broken = manifest.broken_seals(folder)
        if STORE in broken:
            return cls(notes=(f"Chỉ mục cũ bị hỏng, được dựng lại từ đầu. {_contents(manifest)}",))
        same_embedder = manifest.embedder == embedder
        usable = same_embedder and VECTORS not in broken
        return cls(
            manifest=manifest,
            store=Store(folder / STORE),
            vectors=VectorIndex.load(folder / VECTORS) if usable else None,
            up_to_date=same_embedder and manifest.chunker == CHUNKER and not broken,
            notes=(f"Chỉ mục cũ hỏng một phần ({', '.join(broken)}), đã dựng lại.",) if broken else (),
        )

    def sources(self) -> dict[str, Source]:
        """The sources in it, by path."""
        return {source.path: source for source in self.store.sources()} if self.store else {}

    def cut(self, source: Source) -> Iterator[Cut | Rejection]:
        """What `cut` yielded for `source`, from the store; the passages cut anew if that is done differently."""
        if not (self.store and self.manifest):
            return
        yield from self.store.rejections(source.path)
        for document in self.store.documents_of(source.path):
            if self.manifest.chunker == CHUNKER:
                yield document, [passage for _, passage in self.store.passages_of(document.id)]
            else:
                yield document, chunk(document)

    def known_vectors(self, digests: Sequence[bytes]) -> dict[bytes, Vectors]:
        """The vectors already computed for texts with these digests."""
        if not self.store or self.vectors is None:
            return {}
        rows = self.store.rows_with(digests)
        return dict(zip(rows, self.vectors.rows(list(rows.values())), strict=True))


def _contents(manifest: IndexManifest) -> str:
    return f"Trước đây chỉ mục gồm: {', '.join(manifest.roots)}; hãy ingest lại những nơi còn thiếu."
