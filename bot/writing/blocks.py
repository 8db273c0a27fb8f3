"""The few forms that results take in a terminal: facts, sections, beginnings of long lists."""

from collections.abc import Mapping, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.commands.languages import Translate

_ITEMS_SHOWN = 10


def facts(values: Mapping[str, str]) -> RenderableType:
    """A line for each label and its value."""
    table = Table.grid(padding=(0, 3))
    for label, value in values.items():
        table.add_row(Text(label, style="dim"), Text(value, overflow="fold"))
    return table


def section(heading: str, items: Sequence[RenderableType]) -> list[RenderableType]:
    """The items indented under a heading; nothing when there are none."""
    if not items:
        return []
    return [Text(f"\n{heading}", style="bold"), *(Padding(item, (0, 0, 0, 2)) for item in items)]


def first(items: Sequence[RenderableType], t: Translate) -> list[RenderableType]:
    """The beginning of a list, and how many more there are."""
    rest = len(items) - _ITEMS_SHOWN
    return [*items[:_ITEMS_SHOWN], *([Text(t("… và {n} mục nữa", n=rest), style="dim")] if rest > 0 else [])]
