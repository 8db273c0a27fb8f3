"""Guessing passwords: free at first, then ever slower; a slip of the finger costs nothing."""

from concurrent.futures import ThreadPoolExecutor

from bot.people.back_off import (
    FIRST_WAIT_S,
    FORGOTTEN_AFTER_S,
    FREE_FOR_ADDRESS,
    FREE_FOR_NAME,
    FREE_FOR_ONE,
    LONGEST_WAIT_S,
    BackOff,
)

HERE, THERE = "10.0.0.7", "10.0.0.8"


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def guess(back_off: BackOff, clock: Clock, name: str = "Lan", address: str = HERE) -> float:
    """Seconds waited before an attempt that was wrong."""
    waited = back_off.attempt(name, address)
    clock.now += waited
    assert waited == 0 or back_off.attempt(name, address) == 0
    return waited


def test_the_wait_doubles_up_to_a_limit() -> None:
    clock = Clock()
    back_off = BackOff(clock)
    assert [guess(back_off, clock) for _ in range(FREE_FOR_ONE)] == [0] * FREE_FOR_ONE
    waits = [guess(back_off, clock) for _ in range(9)]
    assert waits[:3] == [FIRST_WAIT_S, 2 * FIRST_WAIT_S, 4 * FIRST_WAIT_S]
    assert waits[-1] == LONGEST_WAIT_S


def test_capitals_do_not_begin_anew() -> None:
    clock = Clock()
    back_off = BackOff(clock)
    for name in ("Lan", "LAN", "lan", "lAN", "laN"):
        guess(back_off, clock, name)
    assert back_off.attempt("LaN", HERE) > 0


def test_others_at_the_same_address_and_the_same_person_elsewhere_do_not_wait() -> None:
    clock = Clock()
    back_off = BackOff(clock)
    for _ in range(FREE_FOR_ONE):
        guess(back_off, clock)
    assert back_off.attempt("Lan", HERE) > 0
    assert back_off.attempt("Hùng", HERE) == 0
    assert back_off.attempt("Lan", THERE) == 0


def test_many_addresses_against_one_name_and_many_names_from_one_address_wait() -> None:
    clock = Clock()
    back_off = BackOff(clock)
    for n in range(FREE_FOR_NAME):
        guess(back_off, clock, address=f"10.1.0.{n}")
    assert back_off.attempt("Lan", THERE) > 0
    back_off = BackOff(clock)
    for n in range(FREE_FOR_ADDRESS):
        guess(back_off, clock, name=f"người {n}")
    assert back_off.attempt("Hùng", HERE) > 0


def test_the_right_password_makes_good_and_time_forgets() -> None:
    clock = Clock()
    back_off = BackOff(clock)
    for _ in range(FREE_FOR_ONE - 1):
        guess(back_off, clock)
    guess(back_off, clock)
    back_off.succeeded("Lan", HERE)
    for _ in range(FREE_FOR_ONE):
        guess(back_off, clock)
    assert back_off.attempt("Lan", HERE) > 0
    clock.now += FORGOTTEN_AFTER_S + 1
    assert [guess(back_off, clock) for _ in range(FREE_FOR_ONE)] == [0] * FREE_FOR_ONE


def test_attempts_at_once_are_all_counted() -> None:
    back_off = BackOff(Clock())
    with ThreadPoolExecutor(16) as threads:
        waits = list(threads.map(lambda _: back_off.attempt("Lan", HERE), range(200)))
    assert waits.count(0) == FREE_FOR_ONE


def test_made_up_names_do_not_fill_the_memory() -> None:
    clock = Clock()
    back_off = BackOff(clock)
    for n in range(20_000):
        back_off.attempt(f"người {n}", f"10.0.{n % 250}.{n // 250}")
    assert len(back_off._tried) <= 10_000
