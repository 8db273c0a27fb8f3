"""Tables with cells over several rows or columns, and what is no table."""

from collections.abc import Sequence

from ingest.pdf.rules import Rule
from ingest.pdf.tables import tables_of
from ingest.pdf.words import Word


def words(*cells: tuple[str, float, float]) -> list[Word]:
    """One word a cell, from its left edge and baseline."""
    return [Word(text, left, left + 5 * len(text), down, 10, at) for at, (text, left, down) in enumerate(cells)]


def rules(levels: Sequence[tuple[float, float, float]], uprights: Sequence[tuple[float, float, float]]) -> list[Rule]:
    return [Rule(True, *level) for level in levels] + [Rule(False, *upright) for upright in uprights]


def test_a_cell_over_two_columns_is_one() -> None:
    ruled = rules([(0, 0, 300), (20, 0, 300), (40, 0, 300)], [(0, 0, 40), (100, 0, 40), (200, 20, 40), (300, 0, 40)])
    table = words(("Tên", 5, 15), ("Mức", 190, 15), ("đất", 5, 35), ("40", 105, 35), ("50", 205, 35))
    assert [found.text for found in tables_of(table, ruled)] == ["Tên | Mức\nđất | 40 | 50"]


def test_a_cell_over_two_rows_is_told_once() -> None:
    ruled = rules([(0, 0, 200), (20, 100, 200), (40, 0, 200)], [(0, 0, 40), (100, 0, 40), (200, 0, 40)])
    table = words(("Đất", 5, 25), ("ở", 105, 15), ("vườn", 105, 35))
    assert [found.text for found in tables_of(table, ruled)] == ["Đất | ở\nvườn"]


def test_borders_drawn_cell_by_cell_make_one_table() -> None:
    levels = [(down, left, left + 100.0) for down in (0.0, 20.5, 41.0) for left in (0.0, 100.5)]
    uprights = [(left, top, top + 20.0) for left in (0.0, 100.2, 201.0) for top in (0.0, 20.7)]
    table = words(("a", 5, 15), ("b", 105, 15), ("c", 5, 35), ("d", 105, 35))
    assert [found.text for found in tables_of(table, rules(levels, uprights))] == ["a | b\nc | d"]


def test_a_frame_and_an_underline_are_no_tables() -> None:
    frame = rules([(0, 0, 200), (40, 0, 200)], [(0, 0, 40), (200, 0, 40)])
    underline = rules([(50, 20, 80)], [])
    assert tables_of(words(("Chữ", 5, 15), ("nữa", 105, 15)), frame + underline) == []


def test_words_beside_a_table_stay_out_of_it() -> None:
    ruled = rules([(0, 0, 200), (40, 0, 200)], [(0, 0, 40), (100, 0, 40), (200, 0, 40)])
    (table,) = tables_of(words(("a", 5, 15), ("b", 105, 15), ("c", 5, 80)), ruled)
    assert [word.text for word in table.words] == ["a", "b"]
