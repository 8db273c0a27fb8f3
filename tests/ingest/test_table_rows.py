"""Rows of tables as lines: every cell stays under its head."""

import pytest

from bot.reader.tables import cells_of
from ingest.table_rows import printed_rows

HEAD = ["TT", "Bến", "Người trực", "Ghi chú"]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([["a", "b"], ["c", "d"]], ["a | b", "c | d"]),
        ([["a", "b", ""], ["", "", ""], ["c", "", ""]], ["a | b", "c"]),
        ([["", "a", "b"], ["", "c", "d"]], ["a | b", "c | d"]),
        ([["I. Bến sông", "", ""], ["1", "Cầu Gỗ", "An"]], ["I. Bến sông", "1 | Cầu Gỗ | An"]),
        ([["", "Nam", "Nữ"], ["Tổ 1", "4", "5"]], ["|  | Nam | Nữ |", "| Tổ 1 | 4 | 5 |"]),
        ([], []),
        ([["", ""]], []),
    ],
)
def test_rows_without_words_and_columns_without_cells_are_left_out(rows: list[list[str]], lines: list[str]) -> None:
    assert printed_rows(rows) == lines


def test_the_cells_of_a_row_with_an_empty_end_stay_under_their_heads() -> None:
    head, row, _ = printed_rows([HEAD, ["1", "Cầu Gỗ", "", ""], ["2", "Bến Đá", "Lê An", "nghỉ thứ Hai"]])
    assert [(row[slice(*cell.span)], cell.head) for cell in cells_of(row, head)] == [("1", "TT"), ("Cầu Gỗ", "Bến")]
