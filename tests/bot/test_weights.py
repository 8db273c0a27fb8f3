"""Learnt linear models: what they say and where they are kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.weights import LinearModel, linear_model

MODEL = LinearModel(
    names=("own", "near"), means=(0.5, 1.0), scales=(0.25, 2.0), weights=(2.0, -1.0), intercept=0.5, provenance="here"
)


def test_the_score_is_of_standardised_features() -> None:
    assert MODEL.score({"own": 0.75, "near": 3.0, "other": 9.0}) == pytest.approx(0.5 + 2.0 - 1.0)


def test_a_feature_that_is_not_given_is_an_error() -> None:
    with pytest.raises(KeyError):
        MODEL.score({"own": 0.75})


def test_a_saved_model_is_read_as_it_was(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "m.json")
    assert LinearModel.load(tmp_path / "m.json") == MODEL
    assert LinearModel.load(tmp_path / "m.json") != replace(MODEL, intercept=0.0)


@pytest.mark.parametrize("name", ["reranker", "sentences", "telling", "at-home", "phrases"])
def test_shipped_models_are_whole_and_say_where_they_are_from(name: str) -> None:
    model = linear_model(name)
    assert len(model.names) == len(set(model.names)) == len(model.weights)
    assert all(scale > 0 for scale in model.scales)
    assert model.provenance
