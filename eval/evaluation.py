"""One evaluation: opens what its runs need, and gathers them and what they were measured with into a report."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bot.generate import AnyAnswerer
from bot.settings import Settings
from bot.wiring import embedder_of, open_answerer
from eval.beir import BeirFolder
from eval.indexes import index_of
from eval.question_sets import QuestionSet
from eval.results import AnswersRun, Conditions, Report, RetrievalRun
from eval.runs import Accents, run_answers, run_retrieval
from eval.ways_of_typing import Typing, retyped
from ingest.embed import BUNDLED, open_embedder
from ingest.embed import Progress as Notice
from ingest.report import Progress
from ingest.sources import discover
from ingest.storage.generations import Generations
from ingest.storage.manifest import IndexManifest


@dataclass(frozen=True, slots=True)
class Library:
    """An opened index."""

    answerer: AnyAnswerer
    manifest: IndexManifest


@dataclass(slots=True, kw_only=True)
class Evaluation:
    """Runs asked for one after the other, then the `report` of them."""

    index: Path | None
    """Asked instead of an index of the documents of each set."""
    embedder: str | None
    """None: that of `index`, or the bundled one."""
    typed: Typing = Typing.AS_WRITTEN
    """How the questions of the sets are typed."""
    progress: Callable[[], AbstractContextManager[Progress]]
    notice: Notice
    _runs: list[AnswersRun | RetrievalRun] = field(default_factory=list)
    _data: dict[str, str] = field(default_factory=dict)
    _libraries: dict[Path, Library] = field(default_factory=dict)

    def retrieval(self, folder: BeirFolder, spellings: Iterable[Accents]) -> None:
        """A run for each of the spellings; raises IngestError."""
        library = self._library([folder.corpus])
        self._read(folder.files)
        for accents in spellings:
            with self.progress() as progress:
                run = run_retrieval(
                    folder, library.answerer, accents=accents, index_id=library.manifest.index_id, progress=progress
                )
            self._runs.append(run)

    def answers(self, questions: QuestionSet, documents: Sequence[Path]) -> None:
        """A run of the set, asked of `documents` unless there is an index to ask; raises IngestError."""
        library = self._library(documents)
        self._read(questions.files)
        with self.progress() as progress:
            run = run_answers(
                questions.name,
                retyped(questions.cases, self.typed),
                library.answerer,
                index_id=library.manifest.index_id,
                progress=progress,
            )
        self._runs.append(run)

    def report(self) -> Report:
        """The report of the runs so far, of which there is at least one."""
        library = next(iter(self._libraries.values()))
        embedder = library.manifest.embedder
        return Report(
            created_at=datetime.now(UTC),
            program_version=version("cchc-chatbot"),
            conditions=Conditions(
                embedder=f"{embedder.name} {embedder.revision}",
                chunker=library.manifest.chunker,
                model=library.answerer.model,
                least_confidence=Settings.from_environment().least_confidence,
                typed=self.typed,
            ),
            data=dict(sorted(self._data.items())),
            runs=tuple(self._runs),
        )

    def _library(self, documents: Sequence[Path]) -> Library:
        if self.index is None:
            embedder = open_embedder(self.embedder or BUNDLED, progress=self.notice)
            with self.progress() as progress:
                folder = index_of(documents, embedder, progress=progress)
            for source in discover(documents).files:
                self._data[_short(source.path)] = source.sha256
        else:
            folder = self.index
        if folder not in self._libraries:
            self._libraries[folder] = self._opened(folder)
        library = self._libraries[folder]
        if self.index is not None:
            self._data[f"index/{library.manifest.index_id}"] = library.manifest.corpus_hash
        return library

    def _opened(self, folder: Path) -> Library:
        answerer = open_answerer(folder, embedder=self.embedder or embedder_of(folder), progress=self.notice)
        answerer.answer("khởi động")  # the first question of a process pays for what is opened late
        return Library(answerer, IndexManifest.load(Generations(folder).current()))

    def _read(self, files: Iterable[Path]) -> None:
        for path in files:
            self._data[_short(path)] = hashlib.sha256(path.read_bytes()).hexdigest()


def _short(path: Path) -> str:
    """The last two parts of the path: the same on every machine, and seldom the same for two files."""
    return "/".join(path.resolve().parts[-2:])
