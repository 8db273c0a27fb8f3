"""Slips of the finger and keys of Telex and VNI in questions."""

import random

import numpy as np
import pytest

from ingest.accents import AccentModel
from ingest.bigrams import Bigrams
from ingest.spelling import Speller
from ingest.syllable_counts import FOREIGN, PAUSE
from ingest.text import fold
from ingest.tones import with_other_tones, with_tone_moved
from ingest.typing_marks import decoded


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("dduwowcj", "được"),
        ("nhie65m", "nhiệm"),
        ("nhiem65", "nhiệm"),
        ("vu5", "vụ"),
        ("nguwowif", "người"),
        ("quyeets", "quyết"),
        ("hoaf", "hòa"),
        ("quar", "quả"),
        ("wikipedia", None),
        ("được", None),
        ("34", None),
    ],
)
def test_keys_of_typing_programs(keys: str, word: str | None) -> None:
    assert decoded(keys) == word


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("nhie65m vu5 trong tam cua tinh", "nhiệm vụ trong tam cua tinh"),
        ("thủ tcụ hành chính là gì", "thủ tục hành chính là gì"),
        ("quyet dihn so 34", "quyet định so 34"),
        ("lệ phsi cấp giấy phép", "lệ phí cấp giấy phép"),
        ("thũ tục, lệ fí cấp giấy fép ở phừơng Long Hoa", "thủ tục, lệ phí cấp giấy phép ở phường Long Hoa"),
        ("dạ thủ tục hành chính ạ, để làm gì", "dạ thủ tục hành chính ạ, để làm gì"),
        ("Theo Tim Berners-Lee, trang web là gì", "Theo Tim Berners-Lee, trang web là gì"),
        ("thủ tục hành chính cấp xã", "thủ tục hành chính cấp xã"),
        ("UBND xã có CCHC không", "UBND xã có CCHC không"),
        ("", ""),
    ],
)
def test_slips_are_mended_where_a_neighbour_bears_it_out(typed: str, mended: str) -> None:
    assert AccentModel.base().mended(typed, lambda word: False) == mended


def test_a_tone_may_stand_on_another_vowel_or_be_another() -> None:
    assert with_tone_moved("phừơng") == ["phường"]
    assert {"phường", "phương", "phưởng"} <= {*with_other_tones("phừơng")}
    assert "cữa" not in with_other_tones("cữa")


def test_what_the_documents_hold_is_no_slip() -> None:
    assert AccentModel.base().mended("thủ tcụ hành chính", lambda word: word == "tcu") == "thủ tcụ hành chính"


def test_the_first_word_of_the_table_is_meant_too() -> None:
    table = Bigrams(("phép", "có", PAUSE, FOREIGN), np.array([2, 4]), np.ones(2))  # "phép", a pause; "có phép"
    speller = Speller(table, {"phep": [0], "co": [1]})
    assert speller.mended("có fép", bare=False, is_held=lambda word: False) == "có phép"


def test_random_slips_mostly_come_back() -> None:
    rng, model = random.Random(4), AccentModel.base()
    phrase = "ủy ban nhân dân tỉnh ban hành quyết định về cải cách thủ tục hành chính và giải quyết hồ sơ".split()
    right = wrong = 0
    for _ in range(200):
        at = rng.choice([at for at, word in enumerate(phrase) if len(word) > 2])
        slip = rng.randrange(len(phrase[at]) - 1)
        word = phrase[at][:slip] + phrase[at][slip + 1] + phrase[at][slip] + phrase[at][slip + 2 :]
        got = model.mended(" ".join([*phrase[:at], word, *phrase[at + 1 :]]), lambda word: False).split()[at]
        right += fold(got) == fold(phrase[at])
        wrong += got != word and fold(got) != fold(phrase[at])
    assert right >= 150
    assert wrong <= 10
