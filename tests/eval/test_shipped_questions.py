"""The question sets that come with the program are sound: what they expect stands in the documents they name."""

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest
import trafilatura

from eval.cases import AnswerCase, load_cases
from eval.question_sets import load_set, shipped_documents
from eval.text_match import holds, holds_any, normalised
from ingest.text import has_accents

PROJECT = Path(__file__).parents[2]
DATA = PROJECT / "eval" / "data"
SHIPPED = {path.stem: load_cases(path) for path in sorted(DATA.glob("*.jsonl"))}
HELD_OUT = {path.stem: load_cases(path) for path in sorted((DATA / "held_out").glob("*.jsonl"))}
CASES = [case for cases in (*SHIPPED.values(), *HELD_OUT.values()) for case in cases]

# What makes these questions unanswerable: words that no document holds.
STRANGERS = {
    "k-dien-bien-2023": "Điện Biên",
    "k-bd-31-2023": "31/2023/QĐ-UBND",
    "k-bd-dieu-15": "Điều 15",
    "k-ha-tinh-le-phi": "Hà Tĩnh",
    "k-na-phan-thu-ly": "karaoke",
    "k-qt-10": "10/CT-UBND",
    "k-qb-chi-thi": "Quảng Bình",
    "k-hg-cap-huyen-sach": "Phụng Hiệp",
    "k-yb-hoi-lai": "Lào Cai",
    "k-nt-binh-thuan": "Bình Thuận",
    "k-gl-dak-lak": "Đắk Lắk",
    "k-tn-cap-bo": "Long An",
    "k-hy-so-yt": "Sở Y tế",
    "k-hai-duong-bcd": "Hải Dương",
    "k-tng-ly-hon": "ly hôn",
    "k-tng-khai-tu": "khai tử",
    "k-dt-tien-giang": "Tiền Giang",
    "k-nb-ct-34": "Ninh Bình",
    "t-k-bac-lieu": "Bạc Liêu",
    "ct-k-kd-kon-tum": "Kon Tum",
    "ct-k-kd-qd-99": "99/2024/QĐ-UBND",
    "ct-k-vt-ha-nam": "Hà Nam",
    "ct-k-sai-cm": "Cà Mau",
    "cap-kp-tinh-khong": "Lai Châu",
    "cap-ky-kh-khong": "27/KH-UBND",
    "cap-ky-qd-khong": "18/2024/QĐ-UBND",
    "cap-hl-qd-khong": "45/2022/QĐ-UBND",
    "cap-hl-nq-khong": "Thanh Hóa",
    "cap-lp-khong": "trước bạ",
    "cap-bq-khong": "hồ sơ thi đua",
    "cap-nop-khong": "tuyển dụng công chức",
    "cap-dn-khong": "phòng họp không giấy",
    "cap-dn2-khong": "tiêu hủy",
    "cap-bcd-khong": "Giám đốc Sở Xây dựng",
    "cap-bcd2-khong": "Bắc Ninh",
    "cap-nguoi-khong": "Lưu Đức Toàn",
    "cap-nguoi2-khong": "Chamaléa Thị Hồng",
    "cap-hs2-khong": "Sóc Trăng",
    "cap-kl-khong": "bổ nhiệm",
    "cap-mh-khong": "Chợ phiên công vụ",
    "cap-tt-hg-khong": "hộ nghèo",
    "cap-ct-khong": "Sở Giáo dục",
    "cap-ct2-khong": "Quảng Ngãi",
    "cap-ct3-khong": "14/CT-UBND",
    "cap-ht2-khong": "Bà Rịa",
    "cap-bb-khong": "Đồng Nai",
    "cap-bp-khong": "hồ sơ đất đai",
    "cap-bp2-khong": "Bình Dương",
    "cap-yb-khong": "liệt sĩ",
    "cap-yb2-khong": "51/TB-VPUBND",
    "cap-gl-khong": "Lâm Đồng",
    "cap-gl2-khong": "hộ chiếu",
    "cap-ls-khong": "Bắc Giang",
    "cap-ls2-khong": "Phòng Y tế",
    "cap-tng-khong": "lý lịch tư pháp",
    "cap-tng2-khong": "Bắc Kạn",
    "cap-dt-khong": "trường đại học",
    "cap-dt2-khong": "1216/SNV-CCHC",
    "cap-py2-khong": "Kiên Giang",
    "cap-vp-khong": "2688/QĐ-UBND",
    "cap-bt-khong": "Trà Vinh",
    "cap-xm-khong": "Địa chính",
    "cap-xm2-khong": "Điều 13",
    "cap-hd-khong": "ICT Index",
    "cap-py-cc-khong": "kiểm lâm",
    "cap-qt-ktra-khong": "Phú Thọ",
    "cap-na-gpld-khong": "giấy phép lái xe",
    "cap-tt-dm-khong": "sổ thu chi",
    "cap-dt-diem-khong": "Vĩnh Long",
    "cap-nt-bk-khong": "nghệ nhân",
    "cap-gl-so-khong": "đoàn nghệ thuật",
    "cap-ls-tv-khong": "Trưởng phòng Văn hóa",
    "cap-tn-xa-khong": "xã đảo",
    "cap-hy-qd-khong": "604/QĐ-UBND",
    "cap-tng-tn-khong": "nghệ sĩ",
    "cap-vp-gd-khong": "Sở Công Thương",
    "cap-sl-ct-khong": "trồng rừng",
    "d-bd-thang-may": "thang máy",
    "d-na-cccd": "thẻ căn cước",
    "d-hg-chu-tich-xa": "Long Trị",
    "d-xm-dan-so": "dân số",
    "d-tng-dat": "sang tên",
    "w-k-pccc": "phòng cháy",
    "w-k-ca-mau": "Cà Mau",
    "w-k-tiem-chung": "tiêm chủng",
    "w-k-nd30": "30/2020",
    "w-tt-k-qd99": "99/2023/QĐ-UBND",
    "w-tt-k-ca-mau": "Cà Mau",
    "wh-k-nuoc-sach": "nước sạch",
    "wh-k-da-nang": "Đà Nẵng",
}


@cache
def documents() -> dict[str, str]:
    """The texts by key, normalised as answers are when they are judged."""
    paths = [*(PROJECT / "corpus").iterdir(), *(DATA / "documents").iterdir()]
    return {path.name: normalised(readable(path)) for path in paths}


def readable(path: Path) -> str:
    content = path.read_text(encoding="utf-8")
    return (trafilatura.extract(content) or "") if path.suffix == ".html" else content


def name_of(case: AnswerCase) -> str:
    return case.id


@pytest.mark.parametrize("case", [case for case in CASES if case.answerable], ids=name_of)
def test_what_is_expected_stands_in_the_documents_of_the_case(case: AnswerCase) -> None:
    if case.asks_which_documents:
        assert {*case.documents} <= {*documents()}
        return
    phrases = (*case.expected, *case.items)
    texts = [documents()[key] for key in case.documents]
    assert [phrase for phrase in phrases if not any(holds(text, phrase) for text in texts)] == []
    assert [key for key, text in zip(case.documents, texts, strict=True) if not holds_any(text, phrases)] == []


@pytest.mark.parametrize("case", [case for case in CASES if case.locator], ids=name_of)
def test_the_article_of_a_case_stands_in_its_document(case: AnswerCase) -> None:
    assert re.fullmatch(r"Điều \d+(?:, Khoản \d+)?", case.locator or "")
    article = (case.locator or "").split(",")[0]
    assert all(holds(documents()[key], article) for key in case.documents)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_tags_agree_with_the_case(case: AnswerCase) -> None:
    assert case.tags
    assert bool({"follow_up", "new_topic"} & {*case.tags}) == bool(case.history)
    assert not ("unaccented" in case.tags and has_accents(case.question))
    assert not ({"list", "summary"} & {*case.tags} and case.answerable and not case.items)
    assert case.answerable or {"near_miss", "off_topic"} & {*case.tags}


@pytest.mark.parametrize("case", [case for case in CASES if case.forbidden], ids=name_of)
def test_nothing_expected_is_forbidden(case: AnswerCase) -> None:
    assert "injection" in case.tags
    for phrase in (*case.expected, *case.items):
        assert not holds_any(phrase, case.forbidden)


@pytest.mark.parametrize(("case_id", "stranger"), STRANGERS.items(), ids=lambda value: value)
def test_what_a_near_miss_names_stands_in_no_document(case_id: str, stranger: str) -> None:
    (case,) = [case for case in CASES if case.id == case_id]
    assert not case.answerable
    assert [key for key, text in documents().items() if holds(text, stranger)] == []


@pytest.mark.parametrize("pairs", [SHIPPED["pairs"], HELD_OUT["pairs"]], ids=["shipped", "held out"])
def test_pairs_are_whole_and_ask_nearly_the_same(pairs: list[AnswerCase]) -> None:
    for told, untold in zip(pairs[::2], pairs[1::2], strict=True):
        assert told.id.removesuffix("-co") == untold.id.removesuffix("-khong")
        assert told.answerable
        assert not untold.answerable
        assert SequenceMatcher(a=told.question.split(), b=untold.question.split()).ratio() > 0.3


def test_every_document_is_asked_about() -> None:
    asked = {key for case in CASES for key in case.documents}
    assert {*documents()} - asked == set()


def test_sets_kept_aside_know_their_documents() -> None:
    assert load_set(DATA / "held_out" / "facts.jsonl").documents == shipped_documents() != ()


def test_an_id_names_one_case_of_all_sets() -> None:
    assert [case_id for case_id, count in Counter(case.id for case in CASES).items() if count > 1] == []


def test_a_third_of_every_set_is_kept_aside() -> None:
    for name, kept in HELD_OUT.items():
        assert 0.25 < len(kept) / (len(kept) + len(SHIPPED[name])) < 0.4, name


def test_the_sets_are_large_and_varied() -> None:
    tags = Counter[str](tag for case in CASES for tag in case.tags)
    least = {"comparison": 25, "follow_up": 30, "list": 40, "english": 20, "injection": 15, "near_miss": 120}
    assert len(CASES) >= 500
    assert {tag: tags[tag] for tag in least if tags[tag] < least[tag]} == {}
    assert sum(not case.answerable for case in CASES) >= 130
