"""What every reader's text goes through: decoding, legacy encodings, pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.documents import Reading
from ingest.errors import RejectedSource
from ingest.readers import plain
from ingest.readers.content import content, decode, decode_named, pages_content
from tests.ingest.repair import legacy

TEXT = "Quyết định về việc tiếp dân.\nCán bộ trực từ thứ Hai đến thứ Sáu; đơn thư được trả lời trong 7 ngày."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (legacy.as_bytes(legacy.tcvn3(TEXT)), "TCVN3"),
        (legacy.as_bytes(legacy.vni(TEXT)), "VNI"),
        (legacy.windows_1258(TEXT), "Windows-1258"),
        (legacy.tcvn3(TEXT).encode(), "TCVN3"),
        (legacy.vni(TEXT).encode(), "VNI"),
        (TEXT.encode("utf-8").decode("latin-1").encode(), "UTF-8"),
        (TEXT.encode(), None),
    ],
    ids=["TCVN3", "VNI", "Windows-1258", "TCVN3 as UTF-8", "VNI as UTF-8", "UTF-8 twice", "UTF-8"],
)
def test_a_text_file_in_any_encoding(data: bytes, encoding: str | None) -> None:
    found = plain.read(data)
    assert (found.text, found.reading.converted_from) == (TEXT, encoding)


def test_a_broken_character_does_not_lose_the_file() -> None:
    assert decode(TEXT.encode()[:-1] + b"\xe1\xbb").startswith(TEXT[:-1])


def test_western_text() -> None:
    text = "The prefect’s favourite café in Besançon is closed on Mondays – or so they say"
    assert decode_named(text.encode("cp1252")) == (text, "Windows-1252")


def test_what_a_page_declares_is_not_always_so() -> None:
    assert decode_named(legacy.as_bytes(legacy.tcvn3(TEXT)), declared="latin-1") == (TEXT, "TCVN3")
    assert decode_named(legacy.as_bytes(legacy.vni(TEXT)), declared="utf-8") == (TEXT, "VNI")


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe0 jpeg", b"\x80\x00\x81", bytes(range(128, 256)) * 9])
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(RejectedSource) as rejected:
        decode(data)
    assert rejected.value.help


@given(data=st.binary(max_size=300))
def test_any_bytes_are_text_or_rejected(data: bytes) -> None:
    try:
        assert decode(data) is not None
    except RejectedSource as rejected:
        assert str(rejected)


def test_title_and_hints_are_converted_too() -> None:
    found = content(
        legacy.tcvn3(TEXT), title=legacy.tcvn3("Công văn của xã"), hints={"publisher": legacy.vni("Sở Nội vụ")}
    )
    assert (found.title, found.hints["publisher"]) == ("Công văn của xã", "Sở Nội vụ")
    assert found.reading.converted_from == "TCVN3"


def test_what_a_reader_knows_of_the_encoding_stays() -> None:
    assert content(TEXT, reading=Reading(converted_from="VNI")).reading.converted_from == "VNI"


PAGES = [
    "Điều 1. Cán bộ trực phải có mặt",
    "",
    "đúng giờ, ghi sổ đầy đủ.",
    "Điều 2. Đơn thư được trả lời trong 7 ngày.",
]


@pytest.mark.parametrize("coder", [str, legacy.tcvn3, legacy.vni], ids=["Unicode", "TCVN3", "VNI"])
def test_pages_begin_where_they_say(coder: type[str]) -> None:
    found = pages_content([coder(page) for page in PAGES], reading=Reading(ocr_pages=(2,)))
    assert found.text == f"{PAGES[0]} {PAGES[2]}\n\n{PAGES[3]}"
    starts = found.reading.page_starts
    assert [found.text[start:].startswith(page) for start, page in zip(starts, PAGES, strict=True)] == [True] * 4
    assert found.reading.ocr_pages == (2,)


def test_a_page_with_few_words_is_read_like_the_others() -> None:
    # "cã" could be either by itself.
    found = pages_content([legacy.tcvn3(TEXT), legacy.tcvn3("Có."), legacy.tcvn3(TEXT)])
    assert found.text == f"{TEXT}\n\nCó.\n\n{TEXT}"
    assert found.reading.converted_from == "TCVN3"


def test_no_pages_are_an_empty_file() -> None:
    with pytest.raises(RejectedSource):
        pages_content([])
