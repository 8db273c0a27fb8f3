"""The time a job still takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.remaining import Remaining


def test_an_even_job_is_foretold_rightly() -> None:
    remaining = Remaining()
    for second in range(61):
        remaining.add(second, second / 100)
    assert remaining.seconds(60) == pytest.approx(40)


def test_a_slow_stretch_after_a_fast_one_is_noticed_within_two_minutes() -> None:
    remaining = Remaining()
    for second in range(10):
        remaining.add(second, second / 20)  # 45 % in 9 seconds
    for second in range(10, 130):
        remaining.add(second, 0.45 + (second - 9) / 1000)
    assert remaining.seconds(130) == pytest.approx(1000 * (1 - remaining.share), rel=0.05)


def test_nothing_is_foretold_from_nothing() -> None:
    remaining = Remaining()
    assert remaining.seconds(5) is None
    remaining.add(5, 0.9)
    assert remaining.seconds(5) is None


def test_while_nothing_moves_the_time_left_grows() -> None:
    remaining = Remaining()
    for second in range(11):
        remaining.add(second, second / 20)
    first, later = remaining.seconds(10), remaining.seconds(30)
    assert first is not None
    assert later is not None
    assert later > first


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 1)), min_size=1))
def test_shares_only_grow_and_time_left_is_never_negative(steps: list[tuple[float, float]]) -> None:
    remaining, now_s, share = Remaining(), 0.0, 0.0
    for wait_s, done in steps:
        now_s += wait_s
        remaining.add(now_s, done)
        assert remaining.share >= share
        share = remaining.share
        seconds = remaining.seconds(now_s)
        assert seconds is None or seconds >= 0
    assert share == max(done for _, done in steps)
