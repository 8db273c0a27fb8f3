"""Where the command line prints: results on stdout, everything else on stderr, in one language."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from bot.languages import InterfaceLanguage, translate, translate_reason

_WIDTH = 100  # longer lines are hard to read


class Terminal:
    """The two streams of a command, and its language."""

    def __init__(self, language: InterfaceLanguage) -> None:
        self.language: InterfaceLanguage = language
        self._out = Console(highlight=False)
        self._err = Console(highlight=False, stderr=True)

    def t(self, phrase: str, **values: object) -> str:
        """The Vietnamese `phrase` in the language of this terminal, its {fields} filled."""
        return translate(phrase, self.language).format(**values)

    def reason(self, reason: str) -> str:
        """Why a file was left out, in the language of this terminal."""
        return translate_reason(reason, self.language)

    def show(self, result: RenderableType) -> None:
        """A result for people."""
        with self._out.capture() as printed:
            self._out.print(result, width=min(self._out.width, _WIDTH))
        print(re.sub(r" +$", "", printed.get(), flags=re.MULTILINE), end="", file=self._out.file)

    def record(self, record: Mapping[str, object]) -> None:
        """A result for programs: one JSON object, alone on its line."""
        print(json.dumps(record, ensure_ascii=False), file=self._out.file)

    def notice(self, line: str) -> None:
        """What is going on, on stderr."""
        self._err.print(Text(line, style="dim"))

    def problem(self, message: str, help: str) -> None:
        """What happened and what to do about it, on stderr, a line each."""
        for label, style, text in ((self.t("Lỗi:"), "bold red", message), (self.t("Cách xử lý:"), "bold", help)):
            if text:
                self._err.print(Text.assemble((label, style), " ", text), soft_wrap=True)

    @contextmanager
    def progress(self) -> Iterator["ShareOfWork"]:
        """A bar on stderr while something long runs; nothing when stderr is no terminal."""
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        hidden = not self._err.is_terminal
        with Progress(*columns, console=self._err, transient=True, disable=hidden) as bars:
            yield ShareOfWork(bars)


class ShareOfWork:
    """Moves a progress bar; called with what is being done and the share of it that is done."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._task = bars.add_task("", total=1.0)

    def __call__(self, stage: str, share: float) -> None:
        self._bars.update(self._task, description=stage, completed=share)
