"""Boosted trees: what they say and where they are kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.trees import LEAF, Tree, TreeModel, tree_model

# Above .5 of "near" .75; else by "own": up to 2, -1; above, .25.
TREE = Tree(
    features=(1, 0, LEAF, LEAF, LEAF),
    values=(0.5, 2.0, -1.0, 0.25, 0.75),
    below=(1, 2, 0, 0, 0),
    above=(4, 3, 0, 0, 0),
)
MODEL = TreeModel(names=("own", "near"), means=(1.0, 0.5), trees=(TREE, TREE), intercept=0.5, provenance="here")


@pytest.mark.parametrize(("own", "near", "score"), [(9.0, 0.6, 2.0), (2.0, 0.5, -1.5), (2.1, 0.5, 1.0)])
def test_each_tree_adds_the_figure_of_one_leaf(own: float, near: float, score: float) -> None:
    assert MODEL.score({"own": own, "near": near, "other": 9.0}) == score


def test_a_feature_that_is_not_given_is_an_error() -> None:
    with pytest.raises(KeyError):
        MODEL.score({"own": 0.75})


def test_a_saved_model_is_read_as_it_was(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "m.json")
    assert TreeModel.load(tmp_path / "m.json") == MODEL
    assert TreeModel.load(tmp_path / "m.json") != replace(MODEL, intercept=0.0)


def test_the_shipped_model_is_whole_and_says_where_it_is_from() -> None:
    model = tree_model("answerability")
    assert len(model.names) == len(set(model.names)) == len(model.means)
    assert {feature for tree in model.trees for feature in tree.features} <= {LEAF, *range(len(model.names))}
    assert model.provenance


@pytest.mark.parametrize("name", tree_model("answerability").names)
def test_no_feature_speaks_against_an_answer(name: str) -> None:
    model = tree_model("answerability")
    scores = [model.score({**model.averages, name: model.averages[name] + step / 10}) for step in range(-40, 41)]
    assert scores == sorted(scores)
