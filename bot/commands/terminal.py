"""Where the command line prints: results on stdout, everything else on stderr, in one language."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.text import Text

from bot.commands.languages import InterfaceLanguage, translate, translate_reason

if TYPE_CHECKING:
    from ingest.report import Progress

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
        print(re.sub(r" +$", "", printed.get(), flags=re.MULTILINE), end="", file=self._out.file, flush=True)

    def record(self, record: Mapping[str, object]) -> None:
        """A result for programs: one JSON object, alone on its line."""
        print(json.dumps(record, ensure_ascii=False), file=self._out.file, flush=True)

    def notice(self, line: str) -> None:
        """What is going on, on stderr."""
        self._err.print(Text(line, style="dim"))

    def problem(self, message: str, help: str) -> None:
        """What happened and what to do about it, on stderr, a line each."""
        for label, style, text in ((self.t("Lỗi:"), "bold red", message), (self.t("Cách xử lý:"), "bold", help)):
            if text:
                self._err.print(Text.assemble((label, style), " ", text), soft_wrap=True)

    @contextmanager
    def progress(self, *, plain: bool = False) -> Iterator["Progress"]:
        """Shows a long job on stderr.

        A bar with the time left, and when stderr is no terminal, or `plain`, a line now and then.
        """
        from bot.commands.progress import Lines, bar

        if plain or not self._err.is_terminal:
            yield Lines(self.notice, self.t)
        else:
            with bar(self._err, self.t) as show:
                yield show
