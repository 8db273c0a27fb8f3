"""The one place that picks concrete classes."""

import gc
from pathlib import Path

from bot.answerer import Answerer
from bot.generate import AnyAnswerer, GeneratingAnswerer, Wording
from bot.generation.model import open_chat_model
from bot.reader.cross_encoder import cross_encoder
from bot.settings import Settings
from ingest.embed import Progress, open_embedder
from ingest.embedding.e5_prepare import prepared_model
from ingest.index import Index
from ingest.storage.generations import Generations
from ingest.storage.manifest import IndexManifest


def open_answerer(
    index_dir: Path,
    *,
    embedder: str | None = None,
    progress: Progress | None = None,
    settings: Settings | None = None,
) -> AnyAnswerer:
    """An answerer over the index in `index_dir`; raises an IngestError that says what to do if there is none.

    Without `embedder` it is the one the index was built with, without `settings` they are those of the
    environment (raises `SettingError`).
    """
    settings = settings or Settings.from_environment()
    chat_model = open_chat_model(settings)
    extractive = open_extractive(index_dir, embedder=embedder, progress=progress, settings=settings)
    if chat_model is None:
        return extractive
    return GeneratingAnswerer(extractive, chat_model, within_s=settings.answer_within_s)


def open_extractive(
    index_dir: Path,
    *,
    embedder: str | None = None,
    progress: Progress | None = None,
    settings: Settings | None = None,
) -> Answerer:
    """As `open_answerer`, whatever chat model is set."""
    settings = settings or Settings.from_environment()
    gc.unfreeze()  # what was opened before can go once nobody needs it
    model = open_embedder(embedder or embedder_of(index_dir), progress=progress)
    prepared_model(progress=progress)  # what the cross-encoder shares with the bundled embedder, whichever is used
    cross_encoder()
    index = Index.open(index_dir, embedder=model.identity)
    extractive = Answerer(index, model, least_confidence=settings.least_confidence)
    # Modules, model and index stay for good. Looking them over for garbage held up two answers of a hundred by 50 ms.
    gc.collect()
    gc.freeze()
    # What answering adds is mostly remembered text: all of it is looked over ten times as rarely as Python does.
    gc.set_threshold(700, 10, 100)
    return extractive


def open_wording() -> Wording | None:
    """What puts answers into words, as the environment says; None for none. Raises `SettingError`."""
    settings = Settings.from_environment()
    chat_model = open_chat_model(settings)
    return Wording(chat_model, within_s=settings.answer_within_s) if chat_model else None


def check_settings() -> None:
    """Nothing; raises `SettingError` for what `open_answerer` could not use, before anything is started."""
    open_chat_model(Settings.from_environment())


def embedder_of(index_dir: Path) -> str:
    """The embedder the index was built with; raises what is wrong with the index, before any model is loaded."""
    return IndexManifest.load(Generations(index_dir).current()).embedder.name
