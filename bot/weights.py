"""Linear models that were learnt by the scripts in `eval/`: named features in, one figure out."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import mul
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class LinearModel:
    """`intercept + sum(weight * (feature - mean) / scale)`; one entry of the sequences for each of `names`."""

    names: tuple[str, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    provenance: str
    """What it was learnt from, by which command, and how well it did on what it had not seen."""

    def score(self, features: Mapping[str, float]) -> float:
        """The model's figure for `features`; raises KeyError for a feature that is not given."""
        weighed: float = sum(map(mul, self._factors, map(features.__getitem__, self.names)))
        return self._constant + weighed

    @cached_property
    def averages(self) -> Mapping[str, float]:
        """The mean of each feature: what stands for one that is not known."""
        return dict(zip(self.names, self.means, strict=True))

    @cached_property
    def _factors(self) -> tuple[float, ...]:
        return tuple(weight / scale for weight, scale in zip(self.weights, self.scales, strict=True))

    @cached_property
    def _constant(self) -> float:
        at_mean: float = sum(map(mul, self._factors, self.means))
        return self.intercept - at_mean

    @classmethod
    def load(cls, path: Path | Traversable) -> "LinearModel":
        """The model that `save` wrote; raises OSError, and KeyError for a file of another shape."""
        read = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            names=tuple(read["names"]),
            means=tuple(read["means"]),
            scales=tuple(read["scales"]),
            weights=tuple(read["weights"]),
            intercept=read["intercept"],
            provenance=read["provenance"],
        )

    def save(self, path: Path) -> None:
        """Write the model as JSON, a line for each entry; raises OSError."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


@cache
def linear_model(name: str) -> LinearModel:
    """The shipped model called `name`."""
    return LinearModel.load(files("bot").joinpath("weights", f"{name}.json"))
