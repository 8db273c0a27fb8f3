"""The measuring itself: what a child process costs, and how figures are compared."""

import sys

import numpy as np
import pytest

from eval.bench import Figure
from eval.child import CommandFailed, cost_of


def test_cost_is_of_the_child_alone() -> None:
    ballast = np.ones(40_000_000)  # 320 MB that the child must not be charged with
    small = cost_of([sys.executable, "-S", "-c", "pass"])
    assert small.peak_mb < 100 < ballast.nbytes / 1e6


def test_cost_sees_memory_and_time() -> None:
    cost = cost_of([sys.executable, "-S", "-c", "import time; held = b'x' * 200_000_000; time.sleep(0.3)"])
    assert 190 < cost.peak_mb < 300
    assert cost.wall_s > 0.3


def test_what_the_child_prints_is_not_taken_for_a_figure() -> None:
    assert cost_of([sys.executable, "-S", "-c", "print('{}')"]).wall_s > 0


def test_failed_command_says_why() -> None:
    with pytest.raises(CommandFailed, match="ModuleNotFoundError"):
        cost_of([sys.executable, "-S", "-c", "import no_such_module"])


def test_ratio_is_how_many_times_better() -> None:
    assert Figure("speed", "1/s", 30, 10, more_is_better=True).ratio == 3
    assert Figure("time", "ms", 5, 20).ratio == 4
