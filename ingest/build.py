"""The whole ingestion, top to bottom: discover, read, describe, chunk, embed, write, swap."""

import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.chunk import CHUNKER
from ingest.embed import Embedder
from ingest.errors import IndexMissing, IngestError, RejectedSource
from ingest.fetch import fetch, is_url
from ingest.gathering import steps
from ingest.plan import Plan, make_plan
from ingest.previous import Previous
from ingest.report import DocumentRead, IngestReport, Progress, no_progress
from ingest.sources import Sources, discover
from ingest.storage.draft import Draft
from ingest.storage.generations import Generations
from ingest.storage.manifest import IndexManifest
from ingest.storage.parts import store_of
from ingest.storage.store import Rejection
from ingest.unfinished import Unfinished
from ingest.vectorizing import Vectorizer
from ingest.workers import Workers


def build_index(
    paths: Sequence[Path | str],
    index_dir: Path,
    *,
    embedder: Embedder,
    progress: Progress = no_progress,
    allow_private_urls: bool = False,
) -> IngestReport:
    """Bring the index at `index_dir` up to date with `paths`; other paths ingested before stay in it.

    A path is a file, a folder or the URL of a document; URLs inside the office's own network are refused unless
    `allow_private_urls`.

    Only what changed is read, and only texts not seen before are embedded: when nothing changed, nothing is
    written and `embedder` embeds nothing. Until the last moment the old index stays in use, and whatever
    happens it is never half replaced; what an interrupted run had worked out, the next one uses. Texts pass
    through a few hundred passages at a time. When nothing at all can be used, the report says so and an index
    that is there stays as it is. Raises SourceError, IndexLocked, IndexUnreadable, IndexUnwritable,
    ModelUnavailable.
    """
    started = time.perf_counter()
    generations = Generations(index_dir)
    with ExitStack() as stack:
        found = _discovered(paths, stack, allow_private_urls)
        stack.enter_context(generations.writing())
        previous = Previous.of(generations, embedder.identity)
        plan = make_plan(found, previous)
        report = _first_report(found, plan, previous)
        if previous.base is None or not plan.keeps_everything:
            with generations.building() as folder, Unfinished(generations.unfinished, embedder.identity) as unfinished:
                draft = Draft(folder, embedder=embedder.identity, chunker=CHUNKER, base=previous.base)
                vectorizer = Vectorizer(embedder, previous, unfinished, progress)
                _fill(draft, plan, previous, vectorizer, report)
                manifest = draft.finish(roots=_roots(found, previous))
                if manifest.passages:
                    generations.publish(folder, manifest.name, keep="all" if previous.is_second_choice else "one")
                else:
                    report.leave_out({*report.added, *report.changed})
                generations.forget_unfinished()
        _conclude(report, generations)
    report.seconds = time.perf_counter() - started
    return report


def _discovered(paths: Sequence[Path | str], stack: ExitStack, allow_private_urls: bool) -> Sources:
    """What the paths stand for; documents behind URLs are fetched to a folder that goes when `stack` is closed."""
    fetched: dict[str, Path | IngestError] = {}
    for url in filter(is_url, map(str, paths)):
        downloads = Path(stack.enter_context(TemporaryDirectory(prefix="cchc-")))
        try:
            fetched[url] = fetch(url, into=downloads, allow_private=allow_private_urls)
        except RejectedSource as error:
            fetched[url] = error
    return discover([Path(path) for path in paths if not is_url(str(path))], fetched)


def _first_report(found: Sources, plan: Plan, previous: Previous) -> IngestReport:
    unreadable = [
        Rejection(subject=origin, reason=str(error), help=error.help) for origin, error in found.unreadable.items()
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


def _fill(draft: Draft, plan: Plan, previous: Previous, vectorizer: Vectorizer, report: IngestReport) -> None:
    """Take out of the draft what leaves, put in what is new, and say so in the report."""
    draft.drop(sources=plan.leaving)
    draft.gather_sparse_parts()
    with closing(Workers(vectorizer.tell)) as workers:
        for step, entries in vectorizer.entries(steps(plan, previous, vectorizer.unfinished, workers, draft.keys())):
            draft.add_source(step.source)
            if isinstance(step.found, Rejection):
                draft.reject(step.source, step.found)
                report.rejected.extend([step.found] if step.is_new else [])
            elif step.found is not None:
                document, _ = step.found
                draft.add(step.source, document, entries)
                if step.is_new:
                    report.read.append(DocumentRead.of(step.source.path, document, passages=len(entries)))
    report.embedded = vectorizer.embedded


def _conclude(report: IngestReport, generations: Generations) -> None:
    """Say in the report what the index holds now; nothing where there still is none."""
    try:
        folder = generations.current()
    except IndexMissing:
        return
    manifest = IndexManifest.load(folder)
    report.index_id, report.documents, report.passages = manifest.index_id, manifest.documents, manifest.passages
    with closing(store_of(folder)) as store:
        report.leave_out(store.sources_without_documents())


def _roots(found: Sources, previous: Previous) -> list[str]:
    """The paths the new index is made from: none of them inside another."""
    earlier = previous.manifest.roots if previous.manifest else ()
    roots = {*found.roots, *map(Path, earlier)}
    return sorted(str(root) for root in roots if roots.isdisjoint(root.parents))
