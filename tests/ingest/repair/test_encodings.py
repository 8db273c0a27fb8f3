"""Texts coded here by encoders of our own come back to the letter; Unicode text stays what it is."""

import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.official import official_pairs
from ingest.repair.encodings import decode_legacy, to_unicode
from ingest.repair.extraction import mend
from ingest.repair.plausible import plausibility
from ingest.repair.syllables import is_shaped
from ingest.text import tidy
from tests.ingest.repair import legacy

SHARED = Path(__file__).parents[4] / "shared"

LETTER = """\
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 15/2006/QĐ-UBND Hà Nam, ngày 5 tháng 6 năm 2006

QUYẾT ĐỊNH
Về việc ban hành quy chế tiếp dân ở xã, phường

Căn cứ Luật Tổ chức Hội đồng nhân dân; xét đề nghị của Sở Nội vụ,

Điều 1. Cán bộ được phân công phải có mặt đúng giờ, lắng nghe ý kiến, ghi sổ và trả lời người dân
trong 7 ngày; việc khó thì xin ý kiến cấp trên. Đơn gửi nhầm chỗ được chuyển đi ngay:
a) Đất đai, nhà ở;
đ) Hộ tịch, chứng thực.
"""
SENTENCE = "Người dân được trả lời trong bảy ngày."

Coder = Callable[[str], str]


def _mojibake(coder: Callable[[str], bytes], encoding: str) -> Coder:
    return lambda text: coder(text).decode(encoding, errors="replace")


# Every coder gives what a program shows that takes the bytes for Western text.
CODERS: dict[str, Coder] = {
    "TCVN3": legacy.tcvn3,
    "VNI": legacy.vni,
    "VNI with small marks": lambda text: legacy.vni(text, small_marks=True),
    "Windows-1258": _mojibake(legacy.windows_1258, "latin-1"),
    "UTF-8 as Latin-1": _mojibake(str.encode, "latin-1"),
}
SINGLE_BYTE = {name: coder for name, coder in CODERS.items() if name != "UTF-8 as Latin-1"}


@pytest.mark.parametrize("name", CODERS)
@pytest.mark.parametrize("text", [LETTER, SENTENCE, "Công văn mới", "Nghị định"])
def test_a_text_comes_back(name: str, text: str) -> None:
    converted, encoding = to_unicode(CODERS[name](text))
    assert tidy(converted) == text
    assert to_unicode(converted) == (converted, None)
    assert encoding is not None
    assert name.startswith(encoding)


@pytest.mark.parametrize("name", SINGLE_BYTE)
@pytest.mark.parametrize("text", [LETTER, SENTENCE])
def test_the_bytes_of_a_file_come_back(name: str, text: str) -> None:
    decoded = decode_legacy(legacy.as_bytes(SINGLE_BYTE[name](text)))
    assert decoded is not None
    assert (tidy(decoded[0]), decoded[1]) == (text, name.removesuffix(" with small marks"))


# The first lines of the letter in these, as glibc's iconv writes them.
@pytest.mark.parametrize(
    ("encoding", "coded"),
    [
        ("TCVN3", "C\x97NG H\x92A X\x82 H\x97I CH\x9e NGH\x8fA VI\x8cT NAM\n§éc lËp - Tù do - H¹nh phóc"),
        ("VISCII", "C\x93NG HÒA XÃ H\x93I CH\x9c NGHÎA VI\x8eT NAM\nÐµc l§p - Tñ do - HÕnh phúc"),
    ],
)
def test_standards_with_capitals(encoding: str, coded: str) -> None:
    text = "\n".join(LETTER.split("\n")[:2])
    assert decode_legacy(coded.encode("latin-1")) == to_unicode(coded) == (text, encoding)


def test_capitals_that_tcvn3_could_not_code() -> None:
    coded = "QUYÕT §ÞNH CñA ñY BAN NH¢N D¢N TØNH Hµ NAM, X· Hßa X¸"
    assert to_unicode(coded) == ("QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH HÀ NAM, Xã Hòa Xá", "TCVN3")
    # Capitals left in Unicode by a converter that knew the table only.
    left = legacy.tcvn3("Ủy ban nhân dân; ỦY BAN NHÂN DÂN; QUYẾT ĐỊNH", unknown=str)
    assert "Ủy" in left
    assert to_unicode(left)[0] == "Ủy ban nhân dân; ỦY BAN NHÂN DÂN; QUYẾT ĐỊNH"


def test_hyphens_that_pdf_shows_for_u() -> None:
    coded = legacy.tcvn3("Thông tư của Nhà nước được gửi thư đi như trước - ưu tiên nước sạch").replace("\xad", "-")
    assert coded.startswith("Th«ng t- cña Nhµ n-íc ®-îc")
    assert to_unicode(coded) == ("Thông tư của Nhà nước được gửi thư đi như trước - ưu tiên nước sạch", "TCVN3")


@pytest.mark.parametrize("name", CODERS)
def test_runs_in_an_old_font_between_unicode(name: str) -> None:
    parts = ["Trích công văn của huyện: ", SENTENCE, " Bà con có ý kiến: ", "Đề nghị xét lại việc này.", " Hết trích."]
    mixed = "".join(CODERS[name](part) if part in parts[1::2] else part for part in parts)
    assert tidy(to_unicode(mixed)[0]) == "".join(parts)


@pytest.mark.parametrize(
    "text",
    [
        "Ông Müller và bà José gặp đại sứ São Tomé tại quán café Élysée",
        "Der Fluß fließt über die Brücke für Männer und Mädchen",
        "L'été où le maître était très fâché à côté de l'hôtel, naïf garçon",
        "El señor más joven, así que sí está aquí mañana por la mañana",
        "Vi får på en ö där små båtar går över till Malmö",
        "100 m² ± 5 %, 25°C, 10×20 µm, ½ kg, §5, ©2024 Microsoft® «Windows»™, 5£, 10 ÷ 20 − 3",
        "Cô trò nô đùa, ôi chà: là, hòa, tôi, cô, tú, quý",
        "toát mồ hôi",
        "Thuế suất 5 ‰ – “ưu đãi” … của Nestlé, L’Oréal",
        "• một · hai ® ba",
    ],
)
def test_unicode_stays(text: str) -> None:
    assert to_unicode(text) == (text, None)


def test_letters_that_only_look_like_d() -> None:
    assert to_unicode("Ðiều 5 Nghị định 89/2015/NÐ-CP, QÐ-TTg; Guðrún Ðóttir") == (
        "Điều 5 Nghị định 89/2015/NĐ-CP, QĐ-TTg; Guðrún Ðóttir",
        None,
    )


def _syllables() -> list[str]:
    shipped = official_pairs()
    return [
        word for word, count in zip(shipped.words, shipped.frequencies, strict=True) if count > 200 and is_shaped(word)
    ]


SYLLABLES = _syllables()
sentences = st.lists(st.sampled_from(SYLLABLES), min_size=12, max_size=40).map(
    lambda words: " ".join(words).capitalize() + "."
)


@given(text=sentences, name=st.sampled_from(sorted(SINGLE_BYTE)))
@settings(max_examples=150)
def test_any_words_come_back(text: str, name: str) -> None:
    coded = SINGLE_BYTE[name](text)
    if sum(char > "\x7f" for char in coded) < 12:
        return  # too few of its letters are coded to tell how
    # A capital with a tone at the beginning has no code in TCVN3.
    assert tidy(to_unicode(coded)[0]).lower() == text.lower()


@given(data=st.binary(max_size=400))
def test_any_bytes_give_text_or_nothing(data: bytes) -> None:
    decoded = decode_legacy(data)
    assert decoded is None or (len(decoded[0]) <= len(data) and decoded[1])


@given(text=st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    converted, encoding = to_unicode(text)
    assert isinstance(converted, str)
    assert encoding is None or converted != text


@pytest.mark.parametrize("run", ["a", "Ð", "ñ", "aø", "®", "\u0301", "1°"])
@pytest.mark.timeout(60)
def test_a_long_run_without_spaces_takes_no_ages(run: str) -> None:
    long = run * 100_000
    to_unicode(long)
    mend(long)
    plausibility(long)


def _shared_texts() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((SHARED / "articles").glob("*.txt"))]
    laws = (SHARED / "retrieval/alqac-dev/corpus.jsonl").read_text(encoding="utf-8")
    return texts + [json.loads(line)["text"] for line in laws.split("\n") if line]


@pytest.mark.skipif(not SHARED.is_dir(), reason="no example documents beside the project")
def test_real_unicode_stays_and_real_sentences_come_back() -> None:
    texts = [tidy(text) for text in _shared_texts()]
    assert [text for text in texts if to_unicode(text)[1]] == []
    pieces = [piece for text in texts for piece in re.split(r"(?<=[.;:?!])\s+", text) if len(piece.split()) > 7]
    chosen = random.Random(5).sample([piece for piece in pieces if not re.search(r"[^\w\s.,;:()/?!%-]", piece)], 300)
    for name, coder in SINGLE_BYTE.items():
        back = [tidy(to_unicode(coder(piece))[0]) for piece in chosen]
        wrong = [piece for piece, got in zip(chosen, back, strict=True) if got.lower() != piece.lower()]
        assert wrong == [], name


def test_capitals_that_tcvn3_does_not_have_may_stand_beside_it() -> None:
    text = "LÝ LỊCH TRÍCH NGANG\nHọ và tên người khai ghi đầy đủ bằng chữ in hoa, kèm số điện thoại."
    assert to_unicode(legacy.tcvn3(text, unknown=str))[0] == text
