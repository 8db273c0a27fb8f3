"""Capitals restored to questions typed without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.accents import AccentModel
from ingest.text import canonical, fold, tidy

TEXTS = [
    "Ngày 3/4, ông Hồ Quý Ly và bà Trần Thị Nam đến Nam Định. Bà Trần Thị Nam ở phía nam tỉnh Nam Định.",
    "QUYẾT ĐỊNH CỦA TỈNH NAM ĐỊNH\nSở Nội vụ tỉnh Nam Định quyết định: hồ nước phía nam do Sở Nội vụ quản lý.",
]


@pytest.fixture(scope="module")
def model() -> AccentModel:
    model = AccentModel.base()
    model.learn(TEXTS)
    return model


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ông hồ quý ly đến nam định khi nào", "Ông Hồ Quý Ly đến Nam Định khi nào"),
        ("hồ nước phía nam do ai quản lý", "Hồ nước phía nam do ai quản lý"),
        ("quyết định của tỉnh nam định", "Quyết định của tỉnh Nam Định"),
        ("34/CT-UBND của tỉnh nam định", "34/CT-UBND của tỉnh Nam Định"),
        ("Bà trần thị nam và ông Hồ ở đâu", "Bà trần thị nam và ông Hồ ở đâu"),
        ("HỒ QUÝ LY LÀ AI", "HỒ QUÝ LY LÀ AI"),
        ("", ""),
        ("ß", "ß"),
    ],
)
def test_names_are_written_as_in_the_texts(model: AccentModel, typed: str, written: str) -> None:
    assert model.capitalised(typed) == written


def test_without_texts_only_the_beginning_is_a_capital() -> None:
    assert AccentModel.base().capitalised("hồ quý ly là ai") == "Hồ quý ly là ai"


def test_what_is_forgotten_is_written_so_no_more() -> None:
    model = AccentModel.base()
    model.learn(TEXTS)
    model.forget(TEXTS)
    assert model.capitalised("ông hồ quý ly") == "Ông hồ quý ly"


@given(st.text(alphabet="aăằđệnđ hồquýly.,?!0/-\nNÂĐ", max_size=60))
def test_only_capitals_change(text: str) -> None:
    model = AccentModel.base()
    model.learn(TEXTS)
    written = model.capitalised(text)
    assert canonical(written) == canonical(tidy(text))
    assert fold(written) == fold(tidy(text))


def test_words_that_the_texts_write_in_a_row_are_known_with_their_capitals() -> None:
    capitals = AccentModel.base()
    capitals.learn(["Theo xã Đồi Gió, buôn Ea Krông của xã họp ở nhà Zwinger Schlosspark."])
    assert capitals.are_written(["xã", "Đồi", "Gió"]) and capitals.are_written(["buôn", "Ea", "Krông"])
    assert not capitals.are_written(["xã", "đồi", "gió"]) and not capitals.are_written(["xã", "Gió"])
    assert not capitals.are_written(["nhà", "Zwinger", "Schlosspark"])


def test_a_word_that_is_no_syllable_goes_on_with_a_name() -> None:
    capitals = AccentModel.base()
    capitals.learn(["Theo xã Ea Tling, lệ phí ở xã Ea Tling không đổi."] * 3)
    assert capitals.capitalised("ai ký ở xã ea tling hôm qua") == "Ai ký ở xã Ea Tling hôm qua"


def test_a_foreign_word_that_is_written_after_no_name_is_none() -> None:
    capitals = AccentModel.base()
    capitals.learn(["Theo xã Hố Nai, lệ phí ở xã Hố Nai không đổi, nhóm zalo của xã vẫn mở."] * 3)
    assert capitals.capitalised("ai ký ở xã hố nai zalo hôm qua") == "Ai ký ở xã Hố Nai zalo hôm qua"
