"""The one place that picks concrete classes."""

from pathlib import Path

from bot.answerer import Answerer
from ingest.embed import Progress, open_embedder
from ingest.index import Index


def open_answerer(index_dir: Path, *, embedder: str = "bundled", progress: Progress | None = None) -> Answerer:
    """An answerer over the index in `index_dir`; raises an IngestError that says what to do if there is none."""
    model = open_embedder(embedder, progress=progress)
    return Answerer(Index.open(index_dir, embedder=model.identity), model)
