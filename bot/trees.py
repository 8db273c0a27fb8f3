"""Boosted trees that were learnt by the scripts in `eval/`: named features in, one figure out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

LEAF = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A decision tree, its nodes side by side, the root first."""

    features: tuple[int, ...]
    """Which feature each node asks for; LEAF for none."""
    values: tuple[float, ...]
    """Up to where of it the way goes below; the figure of a leaf."""
    below: tuple[int, ...]
    above: tuple[int, ...]

    def figure(self, given: Sequence[float]) -> float:
        """The figure of the leaf to which the features `given` lead."""
        at = 0
        while (feature := self.features[at]) != LEAF:
            at = self.below[at] if given[feature] <= self.values[at] else self.above[at]
        return self.values[at]


@dataclass(frozen=True, kw_only=True)
class TreeModel:
    """`intercept` and the figures of all trees."""

    names: tuple[str, ...]
    means: tuple[float, ...]
    """Of the features: what stands for one that is not known."""
    trees: tuple[Tree, ...]
    intercept: float
    provenance: str
    """What it was learnt from, by which command, and how well it did on what it had not seen."""

    def score(self, features: Mapping[str, float]) -> float:
        """The model's figure for `features`; raises KeyError for a feature that is not given."""
        given = [features[name] for name in self.names]
        return self.intercept + sum(tree.figure(given) for tree in self.trees)

    @cached_property
    def averages(self) -> Mapping[str, float]:
        """The mean of each feature."""
        return dict(zip(self.names, self.means, strict=True))

    @classmethod
    def load(cls, path: Path | Traversable) -> "TreeModel":
        """The model that `save` wrote; raises OSError, and KeyError for a file of another shape."""
        read = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            names=tuple(read["names"]),
            means=tuple(read["means"]),
            trees=tuple(Tree(**{name: tuple(column) for name, column in tree.items()}) for tree in read["trees"]),
            intercept=read["intercept"],
            provenance=read["provenance"],
        )

    def save(self, path: Path) -> None:
        """Write the model as JSON; raises OSError."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False) + "\n", encoding="utf-8")


@cache
def tree_model(name: str) -> TreeModel:
    """The shipped model called `name`."""
    return TreeModel.load(files("bot").joinpath("weights", f"{name}.json"))
