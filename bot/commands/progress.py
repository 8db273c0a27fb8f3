"""How a long job is shown while it runs: a bar on a terminal, a line now and then elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, Task, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.text import Text

from bot.commands.languages import Translate
from bot.commands.remaining import Remaining
from ingest.report import Progress

# Short jobs stay silent; the log of an hour's ingest has a line for each half minute.
_FIRST_LINE_S = 10.0
_LINE_EVERY_S = 30.0


@contextmanager
def bar(console: Console, t: Translate) -> Iterator[Progress]:
    """Moves a bar: the stage, the share, the time that went by and the time that is left."""
    remaining = Remaining()
    stage = TextColumn("{task.description}", markup=False)
    columns = (stage, BarColumn(), TaskProgressColumn(), TimeElapsedColumn(), _Left(remaining, t))
    with Bars(*columns, console=console, transient=True) as bars:
        task = bars.add_task("", total=1.0)

        def show(stage: str, share: float) -> None:
            remaining.add(time.monotonic(), share)
            bars.update(task, description=stage, completed=remaining.share)

        yield show


class _Left(ProgressColumn):
    max_refresh = 1.0

    def __init__(self, remaining: Remaining, t: Translate) -> None:
        super().__init__()
        self._remaining, self._t = remaining, t

    def render(self, task: Task) -> Text:
        return Text(left(self._remaining.seconds(time.monotonic()), self._t), style="cyan")


class Lines:
    """Writes the stage, the share and the time that is left: first after some seconds, then now and then."""

    def __init__(self, write: Callable[[str], None], t: Translate, clock: Callable[[], float] = time.monotonic) -> None:
        self._write, self._t, self._clock = write, t, clock
        self._remaining = Remaining()
        self._next_s = clock() + _FIRST_LINE_S

    def __call__(self, stage: str, share: float) -> None:
        now_s = self._clock()
        self._remaining.add(now_s, share)
        if now_s >= self._next_s:
            self._next_s = now_s + _LINE_EVERY_S
            parts = (stage, f"{self._remaining.share:.0%}", left(self._remaining.seconds(now_s), self._t))
            self._write(" · ".join(filter(None, parts)))


def left(seconds: float | None, t: Translate) -> str:
    """The time that is left as a person would say it, "còn khoảng 3 phút"; empty when it is not known."""
    if seconds is None:
        return ""
    if seconds < 10:
        return t("còn vài giây")
    if seconds < 55:
        return t("còn khoảng {n} giây", n=round(seconds / 10) * 10)
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return t("còn khoảng {n} phút", n=minutes)
    return t("còn khoảng {hours} giờ {minutes} phút", hours=minutes // 60, minutes=minutes % 60)
