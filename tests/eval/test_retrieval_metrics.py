"""The measures of a ranking, against scikit-learn and against their definitions written out another way."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import label_ranking_average_precision_score, ndcg_score

from eval.retrieval_metrics import ndcg, ranked_documents, ranking_scores
from tests.bot.answering import hits_in

DOCUMENTS = [f"d{number}" for number in range(30)]
RANKINGS = st.permutations(DOCUMENTS)
JUDGEMENTS = st.dictionaries(st.sampled_from(DOCUMENTS), st.integers(1, 3), min_size=1, max_size=6)


@given(RANKINGS, JUDGEMENTS)
def test_ndcg_is_that_of_scikit_learn(ranked: list[str], relevant: dict[str, int]) -> None:
    truth = np.array([[relevant.get(one, 0) for one in DOCUMENTS]])
    guess = np.array([[-ranked.index(one) for one in DOCUMENTS]])
    assert ndcg(ranked[:10], relevant) == pytest.approx(ndcg_score(truth, guess, k=10))


@given(RANKINGS, st.sampled_from(DOCUMENTS))
def test_reciprocal_rank_is_that_of_scikit_learn(ranked: list[str], one: str) -> None:
    """With one relevant document the average precision is the reciprocal rank."""
    truth = np.array([[int(document == one) for document in DOCUMENTS]])
    guess = np.array([[-ranked.index(document) for document in DOCUMENTS]])
    expected = label_ranking_average_precision_score(truth, guess)
    found = ranking_scores(ranked, ranked, {one: 1})["mrr@10"]
    assert found == pytest.approx(expected if ranked.index(one) < 10 else 0)


@given(RANKINGS, JUDGEMENTS, st.integers(0, 30))
def test_hits_and_recall_are_their_definitions(ranked: list[str], relevant: dict[str, int], length: int) -> None:
    shown = ranked[:length]
    scores = ranking_scores(shown, shown, relevant)
    places = [place for place, one in enumerate(shown) if one in relevant]
    assert scores["hit@1"] == float(0 in places)
    assert scores["hit@5"] == float(min(places, default=99) < 5)
    assert scores["hit@10"] == float(min(places, default=99) < 10)
    assert scores["recall@100"] == pytest.approx(len(places) / len(relevant))


def test_a_short_ranking_is_measured_against_the_best_possible_one() -> None:
    assert ndcg(["a"], {"a": 1, "b": 1}) == pytest.approx(1 / (1 + 1 / np.log2(3)))
    assert ndcg([], {"a": 1}) == 0


def test_a_document_stands_where_its_first_passage_does() -> None:
    one, other = hits_in("Văn bản thứ nhất.", "Văn bản thứ hai.")
    assert ranked_documents([other, one, other], {}) == ["2.txt", "1.txt"]
