"""Trees as scikit-learn fits them and as the program reads them."""

import numpy as np
import pytest

from eval.reader.boosting import boosted

NAMES = ("own", "near", "noise")


def test_the_model_says_what_was_learnt() -> None:
    choice = np.random.default_rng(0)
    values = choice.normal(size=(600, 3))
    right = values[:, 0] + np.maximum(values[:, 1], 0) > 0.3
    model = boosted(values, right, np.ones(600), names=NAMES)
    scores = [model.score(dict(zip(NAMES, row, strict=True))) for row in values]
    assert np.mean((np.array(scores) > 0) == right) > 0.9
    assert model.averages["own"] == pytest.approx(values[right, 0].mean(), abs=1e-4)


def test_what_is_missing_is_the_mean_of_the_right_ones() -> None:
    values = np.array([[0.0], [1.0]] * 40)
    right = values[:, 0] == 1
    with_gaps = np.vstack([values, [[np.nan]] * 20])
    model = boosted(with_gaps, np.append(right, [True] * 20), np.ones(100), names=["own"])
    assert model.averages == {"own": 1.0}
    assert model.score({"own": 1.0}) > 0 > model.score({"own": 0.0})
