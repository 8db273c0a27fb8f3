"""Provinces found in running text, in questions without accents and in English; look-alikes left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.facts.places import merged_into, province_spellings, provinces_in
from ingest.text import fold

HCMC = "Thành phố Hồ Chí Minh"


def names(text: str) -> list[str]:
    return [mention.name for mention in provinces_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kế hoạch của tỉnh Hà Giang và Quảng Nam", ["Hà Giang", "Quảng Nam"]),
        ("UBND TỈNH HÀ GIANG", ["Hà Giang"]),
        ("nhiệm vụ của hà giang", ["Hà Giang"]),
        ("ha giang co may nhiem vu", ["Hà Giang"]),
        ("What are Ha Giang's tasks?", ["Hà Giang"]),
        ("tỉnh Hoà Bình", ["Hòa Bình"]),
        ("Quảng Nam - Đà Nẵng", ["Quảng Nam", "Đà Nẵng"]),
        ("Bà Rịa-Vũng Tàu, Bà Rịa – Vũng Tàu, BR-VT", ["Bà Rịa - Vũng Tàu"] * 3),
        ("ba ria vung tau", ["Bà Rịa - Vũng Tàu"]),
        ("TP.HCM, TPHCM, TP. Hồ Chí Minh, thành phố Hồ Chí Minh, Sài Gòn", [HCMC] * 5),
        ("Ho Chi Minh City", [HCMC]),
        ("Thừa Thiên Huế, Thừa Thiên - Huế, TP Huế", ["Huế"] * 3),
        ("Đắk Lắk, Đắc Lắc, Dak Lak, Daklak", ["Đắk Lắk"] * 4),
        ("Kontum, Bắc Cạn", ["Kon Tum", "Bắc Kạn"]),
        ("tinh dien bien", ["Điện Biên"]),
        ("thua thien hue co may xa", ["Huế"]),
        ("Sở Nội vụ Nam Đinh, Đak Lak, Đăk Lắk, Ðắk Nông", ["Nam Định", "Đắk Lắk", "Đắk Lắk", "Đắk Nông"]),
        ("tỉnh Quãng Ninh, T.P Hồ Chí Minh, thành phố HCM", ["Quảng Ninh", HCMC, HCMC]),
        ("Lào-Cai, Công Tum", ["Lào Cai", "Kon Tum"]),
        ("các phường Nam Định, mỗi xã, phường Nam Định", ["Nam Định"] * 2),
        ("cán bộ cấp xã Lai Châu, 99 xã Lai Châu", ["Lai Châu"] * 2),
        ("UBND phường, xã Bến Tre; hợp tác xã Bến Tre", ["Bến Tre"] * 2),
    ],
)
def test_finds_provinces_in_order(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "giữ gìn hòa bình thế giới",
        "CHỐNG TỘI PHÁ HOẠI HÒA BÌNH",
        "Hòa bình là khát vọng chung",
        "ông Nguyễn Hòa Bình phát biểu",
        "khu vực châu Á - Thái Bình Dương",
        "Việt Nam Định hướng phát triển",
        "viet nam dinh huong phat trien",
        "tư tưởng Hồ Chí Minh",
        "dien bien cua vu viec",
        "danh gia lai ket qua",
        "năm định kỳ",
        "họp ở phường Trà Vinh, xã Nam Định",
        "quy định hà giáng",
        "bà Thanh Hoa và anh Thái Bình",
        "họp Quãng Ninh",
        "thanh toán, cân bằng, bằng cao đẳng",
    ],
)
def test_leaves_look_alikes_alone(text: str) -> None:
    assert names(text) == []


@given(st.sampled_from(province_spellings()), st.text(alphabet=" .,;\n", min_size=1, max_size=3))
def test_every_spelling_is_found_at_its_place(spelling: str, gap: str) -> None:
    for typed in (spelling, f"tinh {fold(spelling)}"):
        (mention,) = provinces_in(f"{gap}{typed}{gap}")
        assert f"{gap}{typed}{gap}"[mention.start : mention.end] in typed


def test_sixty_three_provinces_became_thirty_four() -> None:
    former = {name for spelling in province_spellings() for name in names(f"tỉnh {spelling}")}
    assert len(former) == 63
    today = {merged_into(name) or name for name in former}
    assert len(today) == 34
    assert today <= former


def test_a_merged_province_names_the_one_of_today() -> None:
    assert merged_into("Hà Giang") == "Tuyên Quang"
    assert merged_into("Tuyên Quang") is None
    assert merged_into("Atlantis") is None
