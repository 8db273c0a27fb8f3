"""Tables put together from paragraphs that only say how deep they stand and where cells and rows end."""

from dataclasses import dataclass, field
from typing import Literal

from ingest.office.blocks import Block, Paragraph, Table

Ending = Literal["paragraph", "cell", "row"]

_MAX_DEPTH = 20


@dataclass(slots=True)
class _Open:
    rows: list[list[list[Block]]] = field(default_factory=list)
    cells: list[list[Block]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def end_cell(self) -> None:
        self.cells.append(self.blocks)
        self.blocks = []

    def end_row(self) -> None:
        if self.blocks:
            self.end_cell()
        if self.cells:
            self.rows.append(self.cells)
        self.cells = []


class TableBuilder:
    """Takes the paragraphs of a text in order; tables within tables come out as such."""

    def __init__(self) -> None:
        self._open = [_Open()]

    def add(self, paragraph: Paragraph, *, depth: int, ending: Ending) -> None:
        """The next paragraph; `depth` is the number of tables around it, `ending` what its mark ends there."""
        self._go_to(min(max(depth, 0), _MAX_DEPTH))
        top = self._open[-1]
        if ending == "row":
            top.end_row()
            return
        top.blocks.append(paragraph)
        if ending == "cell":
            top.end_cell()

    def blocks(self) -> list[Block]:
        """Everything that was added."""
        self._go_to(0)
        return self._open[0].blocks

    def _go_to(self, depth: int) -> None:
        while len(self._open) - 1 > depth:
            table = self._open.pop()
            table.end_row()
            self._open[-1].blocks.append(Table(table.rows))
        while len(self._open) - 1 < depth:
            self._open.append(_Open())
