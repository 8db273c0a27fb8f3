"""How often a person may ask: a burst is fine, a program left running is not, and nobody pays for another."""

import pytest

from bot.people.limits import RateLimit


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


def test_the_next_question_after_the_burst_waits_its_share_of_a_minute() -> None:
    clock = Clock()
    limit = RateLimit(30, clock)
    assert [limit.check("Lan") for _ in range(30)] == [0] * 30
    assert limit.check("Lan") == 2
    assert limit.check("Hùng") == 0
    clock.now += 2
    assert limit.check("Lan") == 0
    assert limit.check("Lan") == 2


@pytest.mark.parametrize("per_minute", [1, 7, 30])
def test_no_more_than_that_many_in_the_long_run(per_minute: int) -> None:
    clock = Clock()
    limit = RateLimit(per_minute, clock)
    asked = 0
    while clock.now < 50 + 600:
        if limit.check("Lan") == 0:
            asked += 1
        clock.now += 0.25
    assert per_minute * 10 <= asked <= per_minute * 11


def test_who_waits_as_told_is_answered() -> None:
    clock = Clock()
    limit = RateLimit(7, clock)
    for _ in range(30):
        if wait := limit.check("Lan"):
            clock.now += wait
            assert limit.check("Lan") == 0


def test_without_a_limit_nobody_waits() -> None:
    limit = RateLimit(None)
    assert not any(limit.check("Lan") for _ in range(1000))


def test_people_who_asked_long_ago_are_forgotten() -> None:
    clock = Clock()
    limit = RateLimit(30, clock)
    for n in range(1000):
        limit.check(f"người {n}")
        clock.now += 1
    assert len(limit._whole_at) < 40
