"""Tables that hold data and tables that only set things side by side."""

import pytest

from ingest.office.blocks import Block, Paragraph, Table, render

HEADER = ["Họ và tên", "Năm sinh", "Quê quán"]


def table(*rows: list[str]) -> Table:
    cells: list[list[list[Block]]] = [[[Paragraph(line) for line in cell.split("\n")] for cell in row] for row in rows]
    return Table(cells)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Một\nhai"]], "Một\nhai"),
        ([["trái", "giữa", "phải"]], "trái\n\ngiữa\n\nphải"),
        ([["", "phải"], ["", "dưới"]], "phải\n\ndưới"),
        ([HEADER, ["......", "..../......-", "….."]], "Họ và tên | Năm sinh | Quê quán"),
        ([HEADER, ["A", "-", ""]], "| Họ và tên | Năm sinh | Quê quán |\n| A | - |  |"),
        ([["a", "b"], ["c", "d"]], "a | b\nc | d"),
        ([["Nơi nhận:\n- A;", "TM. UBND XÃ"], ["", "Lê B"]], "Nơi nhận:\n- A;\n\nTM. UBND XÃ\n\nLê B"),
        ([["TT", "Nơi nhận:"]] + [["1", "A"]] * 6, "TT | Nơi nhận:" + "\n1 | A" * 6),
        ([["", ""], ["......", "___"]], ""),
    ],
)
def test_tables(rows: list[list[str]], expected: str) -> None:
    assert render([table(*rows)]) == expected


def test_lines_without_words_are_left_out() -> None:
    blocks = [Paragraph("Một\n-----\nhai"), Paragraph("* * *"), Paragraph("......"), Paragraph("ba")]
    assert render(blocks) == "Một\nhai\n\nba"
