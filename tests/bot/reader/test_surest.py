"""Which of several likely sentences answers."""

from dataclasses import replace

import pytest

from bot.reader import surest as module
from bot.reader.answerability import Asked
from bot.reader.evidence import Evidence, Reader
from bot.reader.surest import surest
from tests.bot.answering import asked_as, hits_in, matcher_of

TOLD = "Bến đò Mây Trôi thuê hai người lái. Ông Lê Quang Tạo phụ trách bến đò từ tháng 3."
QUERY = asked_as("Ai phụ trách bến đò?")
ASKED = Asked(QUERY, matcher_of(QUERY), {})


def two(monkeypatch: pytest.MonkeyPatch, *, sure: tuple[float, float], read: tuple[float, float]) -> list[Evidence]:
    """Two sentences, the second hardly less likely, as sure and as well read as given."""
    found = Reader(QUERY, ASKED.matcher).read(hits_in(TOLD))
    first, second = replace(found[0], score=3.0), replace(found[1], score=2.5)
    monkeypatch.setattr(module, "confidence", lambda asked, agreeing, best: sure[best.score < 3])
    monkeypatch.setattr(module, "second_reading", lambda query, best: read[best.score < 3])
    return [first, second]


def test_where_the_likeliest_is_in_doubt_the_next_may_be_surer(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = two(monkeypatch, sure=(0.3, 0.5), read=(-5.0, -1.0))
    assert surest(ASKED, [first, second]) == (second, 0.5)
    assert surest(ASKED, [first, replace(second, score=1.0)]) == (first, 0.3)
    first, second = two(monkeypatch, sure=(0.3, 0.5), read=(-5.0, 0.0))
    assert surest(ASKED, [first, second]) == (second, 0.5)


def test_the_next_is_not_surer_unless_it_reads_better(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = two(monkeypatch, sure=(0.3, 0.5), read=(-1.0, -5.0))
    assert surest(ASKED, [first, second]) == (first, 0.3)


def test_a_sure_answer_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = two(monkeypatch, sure=(0.7, 0.9), read=(-5.0, 4.0))
    assert surest(ASKED, [first, second]) == (first, 0.7)
