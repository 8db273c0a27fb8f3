"""Things and positions that share a word said once."""

import time

import pytest

from bot.understanding.parts import questions_of
from bot.understanding.shared_words import counted_questions, positions_beside


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "So ba lễ hội Lai Châu, Cà Mau và khu vực 2019 thì ai khai mạc ở mỗi nơi?",
            {
                "Lai Châu": "lễ hội Lai Châu ai khai mạc?",
                "Cà Mau": "lễ hội Cà Mau ai khai mạc?",
                "khu vực 2019": "lễ hội khu vực 2019 ai khai mạc?",
            },
        ),
        (
            "Trong hai lớp Sơn Thủy và nâng cao, lớp nào mở sớm nhất?",
            {"Sơn Thủy": "lớp Sơn Thủy, lớp nào mở sớm nhất?", "nâng cao": "lớp nâng cao, lớp nào mở sớm nhất?"},
        ),
        (
            "Hai lớp Sơn Thủy và nâng cao do ai dạy?",
            {"Sơn Thủy": "lớp Sơn Thủy do ai dạy?", "nâng cao": "lớp nâng cao do ai dạy?"},
        ),
    ],
)
def test_each_of_the_things_that_are_counted_is_asked_about(text: str, parts: dict[str, str]) -> None:
    assert dict(counted_questions(text)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Ba lễ hội Lai Châu và Cà Mau do ai khai mạc?",
        "Hai người dân có phải nộp phí không?",
        "Trong 3 năm xã có mấy lễ hội?",
    ],
)
def test_others_are_not(text: str) -> None:
    assert counted_questions(text) == []


def test_the_holders_of_two_positions_at_one_body() -> None:
    assert dict(questions_of("Hiệu trưởng và phó hiệu trưởng trường Sơn Thủy là ai?")) == {
        "Hiệu trưởng": "Hiệu trưởng trường Sơn Thủy là ai?",
        "phó hiệu trưởng": "phó hiệu trưởng trường Sơn Thủy là ai?",
    }


@pytest.mark.parametrize(
    "text",
    ["Ai bổ nhiệm hiệu trưởng và phó hiệu trưởng?", "Hiệu trưởng và phó hiệu trưởng được phụ cấp bao nhiêu?"],
)
def test_what_is_asked_of_both_is_one_question(text: str) -> None:
    assert positions_beside(text) == []


def test_a_long_question_is_read_once() -> None:
    started = time.perf_counter()
    for many in ("a, " * 10_000, "A và " * 5_000, "hai " * 10_000):
        counted_questions(f"So hai {many}?")
    assert time.perf_counter() - started < 1
