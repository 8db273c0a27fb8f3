"""Boosted trees fitted with scikit-learn, as the model that the program reads."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.trees import LEAF, Tree, TreeModel

Matrix = NDArray[np.float64]

# Cross-validated on the shipped sets and the BEIR folders: leaves 4, 6, 12, at least 25 or 60 questions in each, 150
# trees at .06 or 300 at .03: the share of near misses refused differs by less than .05 among them.
_TREES, _RATE, _LEAVES, _LEAST_IN_LEAF, _PENALTY = 150, 0.06, 6, 25, 5.0


def boosted(values: Matrix, right: NDArray[np.bool_], weights: Matrix, *, names: Sequence[str]) -> TreeModel:
    """Trees whose sum is the log odds of `right`. The more of a feature, the likelier: none may speak against.

    `values`: (questions, features); what is missing is taken to be the mean of the questions that are `right`.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier

    means = np.nanmean(values[right], axis=0).round(5)
    filled = np.where(np.isnan(values), means, values)
    model = HistGradientBoostingClassifier(
        max_iter=_TREES,
        learning_rate=_RATE,
        max_leaf_nodes=_LEAVES,
        min_samples_leaf=_LEAST_IN_LEAF,
        l2_regularization=_PENALTY,
        monotonic_cst=[1] * len(names),
        early_stopping=False,
        random_state=0,
    ).fit(filled, right, sample_weight=weights)
    return TreeModel(
        names=tuple(names),
        means=tuple(map(float, means)),
        # Nothing public tells the trees of this classifier.
        trees=tuple(_tree(one.nodes) for (one,) in model._predictors),
        intercept=float(model._baseline_prediction.item()),
        provenance="",
    )


def _tree(nodes: NDArray[np.void]) -> Tree:
    leaf = nodes["is_leaf"].astype(bool)
    return Tree(
        features=tuple(np.where(leaf, LEAF, nodes["feature_idx"]).tolist()),
        values=tuple(np.where(leaf, nodes["value"], nodes["num_threshold"]).round(6).tolist()),
        below=tuple(nodes["left"].tolist()),
        above=tuple(nodes["right"].tolist()),
    )
