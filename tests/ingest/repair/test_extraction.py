"""What extraction tears apart is mended; text that is whole stays as it is."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.repair.extraction import mend
from ingest.text import tidy

SHARED = Path(__file__).parents[4] / "shared"


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("Quyết định số 102 /2025/QĐ-UBND ngày", "Quyết định số 102/2025/QĐ-UBND ngày"),
        ("số 12/ 2020 / TT -BTC,", "số 12/2020/TT-BTC,"),
        ("Số: 7 /QĐ- UBND", "Số: 7/QĐ-UBND"),
        ("Số: /2025/QĐ -UBND", "Số: /2025/QĐ-UBND"),
        ("Luật số 24 /2018/ QH14", "Luật số 24/2018/QH14"),
        ("ngày 5 / 3 / 2021 và 6/ 12/2021", "ngày 5/3/2021 và 6/12/2021"),
        ("giải quyết th ủ tục hành chính", "giải quyết thủ tục hành chính"),
        ("Ủ y ban nhân dân", "Ủy ban nhân dân"),
        ("cải cách thủtục hànhchính", "cải cách thủ tục hành chính"),
        ("Ủyban nhân dân", "Ủy ban nhân dân"),
        ("tổ ch ức thực hi ện", "tổ chức thực hiện"),
    ],
)
def test_what_is_torn_is_mended(torn: str, whole: str) -> None:
    assert mend(torn) == whole


@pytest.mark.parametrize(
    "text",
    [
        "Điểm a khoản 2 và điểm đ khoản 3 Điều 5",
        "Kế hoạch năm 2021 - 2025, trang 3 / 12",
        "và/ hoặc 1 / 2 số phiếu, tỷ lệ 3 / 4",
        "QĐ - UBND, KH - đợt 2",
        "Bác sĩ Ê đê ở Đắk Lắk, bà H Yêu, ông Y Ngông",
        "y tế, ủ bệnh, ô tô, ý kiến, ở xã",
        "th\nủ tục",
        "Müller Straße café naïve",
        "",
    ],
)
def test_what_is_whole_stays(text: str) -> None:
    assert mend(text) == text


@given(text=st.text(alphabet="thủ tục Ủy ban nhân dân 0123/ -QĐUBND\n.", max_size=80))
def test_only_spaces_change(text: str) -> None:
    assert mend(text).replace(" ", "") == text.replace(" ", "")
    assert mend(text).count("\n") == text.count("\n")


def _gaps(text: str) -> set[int]:
    """How many other characters stand before each space."""
    gaps, others = set(), 0
    for char in text:
        if char == " ":
            gaps.add(others)
        else:
            others += 1
    return gaps


def _damaged(words: list[str], how: str, chance: random.Random) -> Iterator[str]:
    """`words` and the spaces between them, one in fifty torn in two or glued to the next."""
    for word, after in zip(words, [*words[1:], ""], strict=True):
        hit = word.isalpha() and chance.random() < 0.02
        if hit and how == "torn" and len(word) > 1:
            cut = chance.randrange(1, len(word))
            yield f"{word[:cut]} {word[cut:]} "
        else:
            yield word if hit and how == "glued" and after.isalpha() else word + " "


@pytest.mark.skipif(not SHARED.is_dir(), reason="no example documents beside the project")
@pytest.mark.parametrize(("how", "recall"), [("torn", 0.7), ("glued", 0.85)])
def test_damage_to_real_texts(how: str, recall: float) -> None:
    chance = random.Random(3)
    lines = (SHARED / "retrieval/alqac-dev/corpus.jsonl").read_text(encoding="utf-8").split("\n")
    texts = [tidy(json.loads(line)["text"]) for line in chance.sample([line for line in lines if line], 300)]
    assert [text for text in texts if mend(text) != text] == []
    right = wrong = missed = 0
    for text in texts:
        damaged = "".join(_damaged(text.split(" "), how, chance))
        damage, change = _gaps(text + " ") ^ _gaps(damaged), _gaps(damaged) ^ _gaps(mend(damaged))
        right += len(damage & change)
        wrong += len(change - damage)
        missed += len(damage - change)
    assert right > recall * (right + missed)
    assert wrong <= 0.002 * right
