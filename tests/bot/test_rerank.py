"""The order of retrieved passages: what speaks for each."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import Hit
from bot.rerank import NAMES, SCORES, features, rerank
from tests.bot.answering import asked_as, hits_in

TEXTS = (
    "Ủy ban nhân dân tỉnh Nam Định ban hành Chỉ thị 34/CT-UBND về kỷ cương hành chính.",
    "Ủy ban nhân dân tỉnh Bến Tre ban hành Kế hoạch 12/KH-UBND về kỷ cương hành chính.",
    "Công chức làm việc tám giờ mỗi ngày và tiếp người dân tại trụ sở.",
)


def scored(lexical: Sequence[float], cosines: Sequence[tuple[float, ...]]) -> list[Hit]:
    """The passages of `TEXTS` with these scores."""
    hits = zip(hits_in(*TEXTS), lexical, cosines, strict=True)
    return [replace(hit, lexical=words, dense=0.5, sentence_cosines=found) for hit, words, found in hits]


EVEN = scored((1.0, 1.0, 1.0), ((0.5,), (0.5,), (0.5,)))


def test_nothing_speaks_for_one_of_equals() -> None:
    found = features(asked_as("Công chức làm gì?"), EVEN)
    assert found == [dict.fromkeys((*SCORES, *NAMES), 0.0)] * 3
    assert rerank(asked_as("Công chức làm gì?"), []) == []


def test_scores_are_standard_deviations_from_the_mean() -> None:
    found = features(asked_as("Công chức làm gì?"), scored((1.0, 2.0, 3.0), ((0.1, 0.9), (0.5, 0.2), ())))
    assert [one["words"] for one in found] == pytest.approx([-1.2247, 0.0, 1.2247], abs=1e-3)
    best = [one["sentence"] for one in found]  # of cosines .9, .5 and, for want of sentences, the passage's .5
    assert best == pytest.approx([1.4142, -0.7071, -0.7071], abs=1e-3)


@pytest.mark.parametrize(
    ("question", "first"),
    [("Chỉ thị 34/CT-UBND quy định gì?", 0), ("Kế hoạch 12/KH-UBND quy định gì?", 1), ("Tỉnh Bến Tre ban hành gì?", 1)],
)
def test_a_passage_that_names_what_is_asked_for_comes_first(question: str, first: int) -> None:
    best = rerank(asked_as(question), EVEN)[0]
    assert best.passage == EVEN[first].passage


def test_names_weigh_less_than_a_clear_lead_of_words_and_meaning() -> None:
    hits = scored((1.0, 1.0, 9.0), ((0.5,), (0.5,), (0.9,)))
    assert rerank(asked_as("Công chức tỉnh Nam Định làm việc mấy giờ?"), hits)[0].passage == hits[2].passage


@given(
    st.lists(st.floats(0, 50), min_size=3, max_size=3),
    st.lists(st.lists(st.floats(-1, 1), max_size=3).map(tuple), min_size=3, max_size=3),
)
def test_every_hit_is_kept_and_ranked(lexical: list[float], cosines: list[tuple[float, ...]]) -> None:
    hits = scored(lexical, cosines)
    found = rerank(asked_as("Nam Định ban hành gì?"), hits)
    assert [hit.rank for hit in found] == [1, 2, 3]
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
    assert {hit.passage.id for hit in found} == {hit.passage.id for hit in hits}
