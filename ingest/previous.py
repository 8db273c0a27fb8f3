"""What a new index may take over from the one before: whatever of it is whole and made the same way."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.chunk import CHUNKER, chunk
from ingest.cutting import Cut
from ingest.embedding.identity import EmbedderIdentity
from ingest.errors import IndexCorrupt, IndexMismatch
from ingest.storage.draft import Base
from ingest.storage.generations import Generations
from ingest.storage.manifest import IndexManifest
from ingest.storage.parts import STORE, VECTORS, passage_vectors, store_of, vectors_of
from ingest.storage.store import Rejection, Source, Store
from ingest.storage.vectors import PassageVectors, VectorIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    """The index in use when an ingest starts. Without one, or past repair, everything in it is empty."""

    folder: Path | None = None
    manifest: IndexManifest | None = None
    store: Store | None = None
    vectors: VectorIndex | None = None
    """None when they are another embedder's, or broken."""
    up_to_date: bool = False
    """Whole, and made by the embedder and the chunker in use: it can stay if no source has changed."""
    is_second_choice: bool = False
    """What should have been used is damaged; as there may be something to save in it, nothing may be deleted."""
    notes: tuple[str, ...] = ()
    """What a person should know of it, in Vietnamese."""

    @classmethod
    def of(cls, generations: Generations, embedder: EmbedderIdentity) -> "Previous":
        """What the generation in use offers; when that one is damaged, the newest one that is not.

        Reads every file to check its seal: a new index is never built on a broken one. Raises IndexUnreadable.
        """
        damage = [] if generations.is_pointed else ["Không rõ bản nào của chỉ mục đang được dùng."]
        for folder in (folders := generations.by_preference()):
            try:
                previous = cls._in(folder, embedder)
            except (IndexCorrupt, IndexMismatch) as error:
                damage.append(f"{error} {_contents(folder)}")
                continue
            if not damage:
                return previous
            found = f"Đã dùng lại bản nguyên vẹn gần nhất: {folder.name}."
            return replace(previous, up_to_date=False, is_second_choice=True, notes=(*damage, found, *previous.notes))
        if not folders:
            return cls()
        return cls(is_second_choice=True, notes=(*damage, "Chỉ mục được dựng lại từ đầu; các bản cũ vẫn để nguyên."))

    @classmethod
    def _in(cls, folder: Path, embedder: EmbedderIdentity) -> "Previous":
        """What the generation in `folder` offers; raises IndexCorrupt or IndexMismatch when that is nothing."""
        manifest = IndexManifest.load(folder)
        broken = manifest.broken_seals(folder)
        if texts := [name for name in broken if name.endswith(STORE)]:
            raise IndexCorrupt.at(folder / texts[0], "nội dung đã bị thay đổi")
        same_embedder = manifest.embedder == embedder
        usable = same_embedder and not any(name.endswith(VECTORS) for name in broken)
        return cls(
            folder=folder,
            manifest=manifest,
            store=store_of(folder),
            vectors=vectors_of(folder) if usable else None,
            up_to_date=same_embedder and manifest.chunker == CHUNKER and not broken,
            notes=(f"Chỉ mục cũ hỏng một phần ({', '.join(broken)}), đã dựng lại.",) if broken else (),
        )

    @property
    def base(self) -> Base | None:
        """What the next generation may link from, if this one is up to date."""
        return Base(self.folder, self.manifest) if self.folder and self.manifest and self.up_to_date else None

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

    def known_vectors(self, digests: Sequence[bytes]) -> dict[bytes, PassageVectors]:
        """The vectors already computed for texts with these digests."""
        if not self.store or self.vectors is None:
            return {}
        rows = self.store.rows_with(digests)
        return dict(zip(rows, passage_vectors(self.store, self.vectors, [*rows.values()]), strict=True))


def embedder_name(generations: Generations) -> str | None:
    """The embedder of the index an ingest would start from; None when there is none. Raises IndexUnreadable."""
    for folder in generations.by_preference():
        try:
            return IndexManifest.load(folder).embedder.name
        except (IndexCorrupt, IndexMismatch):
            continue
    return None


def _contents(folder: Path) -> str:
    """Which paths must be ingested again when the generation in `folder` cannot be used."""
    roots = IndexManifest.roots_in(folder) or _folders_in(folder)
    return f"Bản này gồm: {', '.join(roots)}; hãy ingest lại những nơi còn thiếu." if roots else ""


def _folders_in(folder: Path) -> list[str]:
    """The folders of the sources in a generation that nothing vouches for."""
    try:
        with closing(store_of(folder)) as opened:
            return sorted({str(Path(source.path).parent) for source in opened.sources()})
    except IndexCorrupt:
        return []
