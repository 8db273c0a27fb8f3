"""A model's text in pieces: the same statements however it is cut, nothing shown before it is complete."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.generation.statements import Statement, StatementReader

FRAGMENTS = st.sampled_from(
    ["Câu một. ", "Câu hai", "[1]", "[1, 2]", " [", "]", "[đoạn 3]", "[x]", "\n", "\n\n", "- ", "2. ", ".", " ",
     "<think>", "</think>", "12", "**", "“trích”", ";", ":"]
)  # fmt: skip
TEXTS = st.lists(FRAGMENTS, max_size=25).map("".join)


def read(*pieces: str) -> list[Statement]:
    reader = StatementReader()
    return [*(statement for piece in pieces for statement in reader.read(piece)), *reader.rest()]


def said(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(statement.text, statement.keys) for statement in read(text)]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("Một. [1] Hai. [2]", [("Một.", (1,)), ("Hai.", (2,))]),
        ("Một [1]. Hai [2][3].", [("Một", (1,)), ("Hai", (2, 3))]),
        ("Một. [1, 2]\nHai.", [("Một.", (1, 2)), ("Hai.", ())]),
        ("Một.\n[1]\n\nHai. [đoạn 2]", [("Một.", (1,)), ("Hai.", (2,))]),
        ("Gồm:\n1. Một [1]\n2. Hai [1]", [("Gồm:", (1,)), ("Một", (1,)), ("Hai", (1,))]),
        ("Gồm:\n- Một\n- Hai. [2]", [("Gồm:", (2,)), ("Một", (2,)), ("Hai.", (2,))]),
        ("Gồm:\nMột. [1]", [("Gồm:", ()), ("Một.", (1,))]),
        ("- Một;\n- Hai;\n- Ba. [4]\nBốn", [("Một;", (4,)), ("Hai;", (4,)), ("Ba.", (4,)), ("Bốn", ())]),
        ("- Một\nHai. [1]", [("Một", ()), ("Hai.", (1,))]),
        ("- Một\n- Hai", [("Một", ()), ("Hai", ())]),
        ("<think>Nghĩ. [1]\nNữa</think>\nMột. [2]", [("Một.", (2,))]),
        ("<think>Nghĩ mãi. [1]", []),
        ("Theo [khoản 2] thì một. [3]", [("Theo [khoản 2] thì một.", (3,))]),
        ("", []),
        ("[1]", []),
    ],
)
def test_statements_and_their_keys(text: str, statements: list[tuple[str, tuple[int, ...]]]) -> None:
    assert said(text) == statements


def test_a_statement_is_given_once_what_follows_has_begun() -> None:
    reader = StatementReader()
    assert reader.read("Một. [1]") == []
    assert [statement.text for statement in reader.read(" H")] == ["Một."]


@given(text=TEXTS, cuts=st.lists(st.integers(0, 80), max_size=8))
def test_the_cuts_change_nothing(text: str, cuts: list[int]) -> None:
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    pieces = [text[start:end] for start, end in pairwise(edges)]
    assert read(*pieces) == read(text)


@given(text=TEXTS.filter(lambda text: "<think>" not in text))
def test_no_word_is_lost_made_up_or_moved(text: str) -> None:
    rest = text
    for statement in read(text):
        assert statement.text in rest
        rest = rest[rest.index(statement.text) + len(statement.text) :]
    assert sum(statement.text.count("Câu") for statement in read(text)) == text.count("Câu")


@given(text=st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(statement.text for statement in read(text))
