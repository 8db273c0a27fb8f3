"""The whole ingestion, top to bottom: discover, read, describe, chunk, embed, write, swap."""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b, sha256
from itertools import islice
from pathlib import Path

import numpy as np

from ingest.accents import AccentModel
from ingest.chunk import CHUNKER
from ingest.cutting import cut
from ingest.documents import Passage
from ingest.embed import Embedder
from ingest.errors import SourceError
from ingest.generations import Generations
from ingest.index import ACCENTS, LEXICAL, STORE, VECTORS
from ingest.lexical import write_lexical
from ingest.manifest import IndexManifest, seal_files
from ingest.plan import Plan, make_plan
from ingest.previous import Previous
from ingest.report import IngestReport, Progress, no_progress
from ingest.sources import Sources, discover
from ingest.store import Rejection, Store, StoreWriter
from ingest.text import squeeze
from ingest.vectors import VectorIndex

# Enough for the embedder to sort texts by length, few enough that a batch shows progress every few seconds.
_BATCH = 128


@dataclass(frozen=True, slots=True)
class _Row:
    """A passage that is in the store and waits for its vector."""

    text: str
    digest: bytes
    share: float
    """How far into the sources it lies, about, from 0 to 1."""


def build_index(
    paths: Sequence[Path], index_dir: Path, *, embedder: Embedder, progress: Progress = no_progress
) -> IngestReport:
    """Bring the index at `index_dir` up to date with `paths`; other paths ingested before stay in it.

    Only what changed is read, and only texts not seen before are embedded: when nothing changed, nothing is
    written and `embedder` embeds nothing. Until the last moment the old index stays in use, and whatever
    happens it is never half replaced. Texts pass through one at a time; what grows in memory is the vectors,
    1.5 kB a passage. Raises SourceError, IndexLocked, IndexUnreadable,
    IndexUnwritable, ModelUnavailable.
    """
    started = time.perf_counter()
    found = discover(paths)
    generations = Generations(index_dir)
    with generations.writing():
        previous = Previous.of(generations, embedder.identity)
        plan = make_plan(found, previous)
        report = _first_report(found, plan, previous)
        manifest = previous.manifest
        if manifest is None or not (previous.up_to_date and plan.keeps_everything):
            with generations.building() as folder:
                rows = _write_texts(folder / STORE, plan, previous=previous, report=report)
                vectors = _embed(rows, embedder, previous=previous, report=report, progress=progress)
                vectors.save(folder / VECTORS)
                _learn_words(folder)
                manifest = _seal(folder, embedder, roots=_roots(found, previous))
                name = f"{manifest.created_at:%Y%m%dT%H%M%S%f}-{manifest.index_id}"
                generations.publish(folder, name, keep_others=previous.is_second_choice)
        with closing(Store(generations.current() / STORE)) as store:
            report.leave_out(store.sources_without_documents())
    report.index_id, report.seconds = manifest.index_id, time.perf_counter() - started
    report.documents, report.passages = manifest.documents, manifest.passages
    return report


def embedded_text(title: str, passage: Passage) -> str:
    """What is embedded for a passage: the document's title, the headings above it and its text, a line each.

    A passage seldom repeats which province or which document it speaks of; its title says so.
    """
    lines = dict.fromkeys((title, *passage.heading, passage.text))
    return "\n".join(squeeze(line) for line in lines if line)


def _first_report(found: Sources, plan: Plan, previous: Previous) -> IngestReport:
    unreadable = [
        Rejection(
            subject=str(path),
            reason=f"Không mở được tệp ({reason}).",
            help="Kiểm tra quyền đọc rồi chạy lại. Nếu đã ingest trước đây, bản cũ vẫn được giữ.",
        )
        for path, reason in found.unreadable.items()
    ]
    known = [r for path in plan.unchanged if previous.store for r in previous.store.rejections(path)]
    return IngestReport(
        added=[source.path for source in plan.added],
        changed=[source.path for source in plan.changed],
        unchanged=list(plan.unchanged),
        removed=list(plan.removed),
        rejected=unreadable + known,
        skipped=found.skipped,
        notes=list(previous.notes),
    )


def _write_texts(path: Path, plan: Plan, *, previous: Previous, report: IngestReport) -> Iterator[_Row]:
    """The passages of the new index in row order, each already in the store at `path`."""
    position, total = 0, sum(source.bytes for source, _ in plan.sources())
    with closing(StoreWriter(path)) as store:
        for source, is_kept in plan.sources():
            number, chars = store.add_source(source), 0
            for item in previous.cut(source) if is_kept else cut(source, store.has_key):
                if isinstance(item, Rejection):
                    store.add_rejection(number, item)
                    report.rejected.extend([] if is_kept else [item])
                    continue
                document, passages = item
                holder = store.add_document(number, document)
                for passage in passages:
                    text = embedded_text(document.title, passage)
                    digest = blake2b(text.encode(), digest_size=16).digest()
                    store.add_passage(holder, passage, digest)
                    read = min(chars + passage.end, source.bytes)
                    yield _Row(text, digest, (position + read) / total)
                chars += len(document.text)
            position += source.bytes


def _embed(
    rows: Iterator[_Row], embedder: Embedder, *, previous: Previous, report: IngestReport, progress: Progress
) -> VectorIndex:
    """The vectors of `rows` in their order; a text met in the previous index keeps its vector."""
    index = VectorIndex.empty(embedder.identity.dimensions)
    while batch := list(islice(rows, _BATCH)):
        vectors = previous.known_vectors([row.digest for row in batch])
        missing = {row.digest: row.text for row in batch if row.digest not in vectors}
        if missing:
            embedded = embedder.embed(list(missing.values()), kind="passage")
            vectors |= dict(zip(missing, embedded, strict=True))
        index.add(np.stack([vectors[row.digest] for row in batch]))
        report.embedded += len(missing)
        progress(f"Lập chỉ mục: {len(index)} đoạn", batch[-1].share)
    if not len(index):
        raise SourceError("Không có tài liệu nào dùng được.", help=_reasons(report))
    return index


def _reasons(report: IngestReport) -> str:
    """The first few rejections, for a person."""
    return "\n".join(f"{r.subject}: {r.reason} {r.help}" for r in report.rejected[:5])


def _roots(found: Sources, previous: Previous) -> list[str]:
    """The paths the new index is made from: none of them inside another."""
    earlier = previous.manifest.roots if previous.manifest else ()
    roots = {*found.roots, *map(Path, earlier)}
    return sorted(str(root) for root in roots if roots.isdisjoint(root.parents))


def _learn_words(folder: Path) -> None:
    """From the stored texts: the word index, and how these documents write their accents."""
    with closing(Store(folder / STORE)) as store:
        titled = (("\n".join((title, *p.heading)), p.text) for title, p in store.titled_passages())
        write_lexical(folder / LEXICAL, titled)
        accents = AccentModel.base()
        accents.learn(passage.text for _, passage in store.titled_passages())
        accents.save(folder / ACCENTS)


def _seal(folder: Path, embedder: Embedder, *, roots: Sequence[str]) -> IndexManifest:
    """The manifest of the finished files in `folder`, saved beside them."""
    with closing(Store(folder / STORE)) as store:
        entries = store.entries()
        manifest = IndexManifest(
            embedder=embedder.identity,
            chunker=CHUNKER,
            readers=tuple(sorted({source.reader for source in store.sources()})),
            corpus_hash=sha256("".join(sorted(entry.id for entry in entries)).encode()).hexdigest(),
            sources=store.count("sources"),
            documents=len(entries),
            passages=store.count("passages"),
            roots=tuple(roots),
            created_at=datetime.now(UTC),
            files=seal_files(folder),
        )
    manifest.save(folder)
    return manifest
