"""An ingest as the command line asked for it: run any number of times, with one model, and shown."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from bot.commands.terminal import Terminal

if TYPE_CHECKING:
    from ingest.embed import Embedder
    from ingest.report import IngestReport


@dataclass(kw_only=True)
class IngestJob:
    """What to ingest into which index, and how to tell of it."""

    sources: Sequence[Path | str]
    """Files, folders and URLs."""
    index: Path
    embedder: str | None
    """None: that of the index."""
    allow_private_urls: bool
    terminal: Terminal
    as_json: bool
    page: Path | None
    """Where the report goes as a page."""

    @cached_property
    def _model(self) -> "Embedder":
        from ingest.embed import BUNDLED, open_embedder
        from ingest.previous import embedder_name
        from ingest.storage.generations import Generations

        name = self.embedder or embedder_name(Generations(self.index)) or BUNDLED
        return open_embedder(name, progress=self.terminal.notice)

    def run(self) -> "IngestReport":
        """What an ingest did; the page about it is written. Raises UnwritableFile, and what `build_index` raises."""
        from ingest.build import build_index

        with self._opened_page() as page:
            model = self._model  # only now: nobody should wait for it to learn that the page cannot be written
            with self.terminal.progress(plain=self.as_json) as progress:
                report = build_index(
                    self.sources,
                    self.index,
                    embedder=model,
                    progress=progress,
                    allow_private_urls=self.allow_private_urls,
                )
            if page:
                from bot.commands.report_page import report_page

                page.write(report_page(report, datetime.now().astimezone()))
        return report

    def show(self, report: "IngestReport", *, briefly: bool = False) -> None:
        """Prints the report, or a line of it."""
        from bot.commands.ingest_record import ingest_record
        from bot.commands.report_view import report_line, report_view

        if self.as_json:
            self.terminal.record(ingest_record(report))
        elif briefly:
            self.terminal.show(report_line(report, datetime.now().astimezone(), self.terminal.t))
        else:
            self.terminal.show(report_view(report, self.terminal))

    def _opened_page(self) -> AbstractContextManager[TextIO | None]:
        from bot.commands.whole_file import whole_file

        return whole_file(self.page, option="--report") if self.page else nullcontext()
