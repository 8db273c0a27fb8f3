"""Which texts are variants of one document."""

import random
import time
from pathlib import Path

import numpy as np
import pytest

from ingest.storage.duplicates import RESEMBLANCE, SIGNATURE_BYTES, Label, groups, resemblance, signature

LAWS = Path(__file__).parents[4] / "shared" / "scale" / "phap-dien"
ONSETS = "b c d g h l m n ph qu s th tr v x".split()
RHYMES = "a an ang e em i inh o ong u ung ươn ât ich".split()
SYLLABLES = [onset + rhyme for onset in ONSETS for rhyme in RHYMES]


def words(seed: int, count: int = 700) -> list[str]:
    """Text without meaning, numerals here and there, that shares nothing with other seeds but the vocabulary."""
    rng = random.Random(seed)
    return [str(rng.randrange(2000)) if rng.random() < 0.05 else rng.choice(SYLLABLES) for _ in range(count)]


def changed(text: list[str], share: float, seed: int = 0) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(SYLLABLES) if rng.random() < share else word for word in text)


def merged(first: str, second: str, *labels: Label) -> bool:
    signatures = {"first": signature(first), "second": signature(second)}
    return groups(signatures, dict(zip(signatures, labels, strict=False)))["second"] == "first"


def test_a_signature_is_the_same_for_the_same_syllables() -> None:
    one, other = signature("Hòa giải ở cơ sở, năm 2024: kết quả."), signature("HOÀ GIẢI Ở CƠ SỞ\nNĂM 2024 - KẾT QUẢ")
    assert one == other
    assert len(one) == SIGNATURE_BYTES == len(signature(""))


@pytest.mark.parametrize("seed", range(8))
def test_a_draft_is_a_variant_and_another_text_is_not(seed: int) -> None:
    text = words(seed)
    assert merged(" ".join(text), changed(text, 0.05, seed))
    assert not merged(" ".join(text), changed(text, 0.3, seed))
    assert not merged(" ".join(text), " ".join(words(seed + 100)))


def test_resemblance_is_about_the_share_of_common_runs() -> None:
    text = words(1, 4000)
    assert resemblance(signature(" ".join(text)), signature(" ".join(text[:2000]))) == pytest.approx(0.5, abs=0.15)


def test_reports_of_two_years_differ_in_their_figures() -> None:
    sentences = [f"Chỉ tiêu {name} đạt {{}} hồ sơ, bằng {{}} phần trăm so với cùng kỳ." for name in words(3, 60)]
    rng = random.Random(5)
    year, next_year = (
        " ".join(line.format(rng.randrange(10**4), rng.randrange(10**4)) for line in sentences) for _ in range(2)
    )
    assert not merged(year, next_year)
    assert merged(year, year + " Bản dự thảo gửi lấy ý kiến.")


def test_numbers_and_subjects_tell_documents_on_one_form_apart() -> None:
    form = " ".join(words(7))
    here, there = f"Trạm y tế Đồng Tâm {form}", f"Trạm y tế Long Hải {form}"
    first, second = Label("1/QĐ-UBND", "Quy định về trạm A"), Label("2/QĐ-UBND", "Quy định về trạm A")
    assert merged(here, there)
    assert not merged(here, there, first, second)
    assert not merged(here, there, Label(None, "Về Trạm y tế Đồng Tâm"), Label(None, "Về Trạm y tế Long Hải"))
    assert merged(here, here, Label(None, "Về Trạm y tế Đồng Tâm"), Label("1/QĐ-UBND", "Về trạm y tế Đồng tâm"))


def test_one_number_makes_a_badly_recognised_scan_a_variant() -> None:
    text, label = words(9), Label("5/QĐ-UBND", "Về việc A")
    scan = changed(text, 0.18)
    assert resemblance(signature(" ".join(text)), signature(scan)) < RESEMBLANCE
    assert merged(" ".join(text), scan, label, Label("5/QĐ-UBND", "Vê vịêc Á B"))


def test_the_first_stands_for_all_and_short_texts_for_themselves() -> None:
    text = words(11)
    signatures = {"a": signature(" ".join(text)), "b": signature("Mục lục"), "c": signature(changed(text, 0.02, 1)),
                  "d": signature("Mục lục"), "e": signature(changed(text, 0.02, 2))}  # fmt: skip
    assert groups(signatures) == {"a": "a", "b": "b", "c": "a", "d": "d", "e": "a"}
    assert groups({}) == {}


def test_twenty_thousand_documents_take_seconds() -> None:
    rng = np.random.default_rng(0)
    rows = rng.integers(0, 2**32, size=(20_000, SIGNATURE_BYTES // 4), dtype=np.uint64).astype("<u4")
    rows[10_000:] = rows[:10_000]
    started = time.perf_counter()
    found = groups({str(at): row.tobytes() for at, row in enumerate(rows)})
    assert time.perf_counter() - started < 20
    assert len(set(found.values())) == 10_000


@pytest.mark.skipif(not LAWS.is_dir(), reason="the codified law is not beside this checkout")
def test_no_two_topics_of_law_are_variants() -> None:
    files = sorted(LAWS.rglob("*.md"), key=lambda path: path.stat().st_size)[20:80]
    signatures = {path.stem: signature(path.read_text(encoding="utf-8")) for path in files}
    standing = groups(signatures, {name: Label(None, name) for name in signatures})
    assert all(name == other for name, other in standing.items())
