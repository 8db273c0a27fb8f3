"""Vietnamese questions as people type them, understood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.answer_types import AnswerType
from tests.bot.answering import asked_as


def test_accents_are_restored() -> None:
    query = asked_as("khi nao het han nop ho so")
    assert query.text == "Khi nào hết hạn nộp hồ sơ"
    assert query.type is AnswerType.DATE


def test_what_was_typed_is_kept() -> None:
    assert asked_as("  KH   45/KH-UBND nói gì ").typed == "KH 45/KH-UBND nói gì"


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Năm nhiệm vụ của phường là gì?", 5),
        ("5 nhiệm vụ của phường là gì?", 5),
        ("5 nhiem vu cua phuong la gi", 5),
        ("ba mục tiêu của đề án là gì?", 3),
        ("Mười việc phải làm là gì?", 10),
        ("Nhiệm vụ năm 2024 là gì?", None),
        ("Nhiệm vụ trong 5 năm tới là gì?", None),
        ("Kế hoạch 45 có gì?", None),
        ("Nhiệm vụ của phường là gì?", None),
        ("Sáng thứ bảy phường có làm việc không?", None),
        ("Bè hạng 3 cần phao gì?", None),
    ],
)
def test_how_many_things_the_asker_expects(question: str, count: int | None) -> None:
    assert asked_as(question).count == count


@pytest.mark.parametrize(
    ("question", "nouns"),
    [
        ("Xã có bao nhiêu thôn?", (("thon",),)),
        ("bao nhiêu tập thể, cá nhân được khen?", (("tap", "the", "ca", "nhan"),)),
        ("mấy nội dung, mấy nhiệm vụ?", (("noi", "dung"), ("nhiem", "vu"))),
        ("Năm giải pháp của phường là gì?", (("giai", "phap"),)),
        ("còn mấy khoản thu, kể ra", (("khoan", "thu"),)),
        ("Huyện tặng bao nhiêu bằng khen?", (("bang", "khen"),)),
        ("Xã Mây sau sắp xếp có bao nhiêu người?", (("nguoi",),)),
        ("Sau sắp xếp có bao nhiêu người?", (("nguoi",),)),
        ("Xin mở chợ phải nộp giấy tờ gì?", (("giay", "to"),)),
        ("Ai họp?", ()),
        ("Bến đã sửa những gì trong mùa lũ?", ()),
        ("Hợp tác xã làm những việc gì để giúp các chủ bè?", (("viec",),)),
        ("Khi nào thì chủ bè phải dời bè?", (("truong", "hop"),)),
        ("Bao giờ thì chủ bè bị cấm bến?", (("truong", "hop"),)),
    ],
)
def test_what_is_counted_or_listed(question: str, nouns: tuple[tuple[str, ...], ...]) -> None:
    assert asked_as(question).asked_for == nouns


def test_those_who_are_how_many_people_are_counted_by_their_own_name() -> None:
    assert asked_as("Tổ trưởng dân phố của xã là bao nhiêu người?").asked_for[-1] == ("nguoi",)
    assert asked_as("Giáo viên mầm non của xã là bao nhiêu người?").asked_for[0] == ("giao", "vien", "mam", "non")
    assert asked_as("Xã cử bao nhiêu người?").asked_for == (("nguoi",),)


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Nhiệm vụ của tổ bảo vệ rừng?", (("nhiem", "vu"),)),
        ("Hợp tác xã có trách nhiệm gì?", (("trach", "nhiem"),)),
        ("Đi đò đêm phải mang gì?", (("lam",),)),
        ("Bến đò còn vướng những chỗ nào?", (("vuong",),)),
        ("Bến đò ở xóm nào?", ()),
        ("Chủ bè bị cấm bến khi nào?", (("truong", "hop"),)),
        ("Quy ước bến được ban hành khi nào?", ()),
    ],
)
def test_of_what_there_are_several(question: str, several: tuple[tuple[str, ...], ...]) -> None:
    assert asked_as(question).several == several


def test_a_bare_quantity_is_asked_of_its_subject() -> None:
    assert asked_as("Kinh phí là bao nhiêu?").subject == ("kinh", "phi")


@pytest.mark.parametrize(
    "question",
    [
        "ai là trưởng thôn?",
        "cho mình hỏi ai là trưởng thôn ạ?",
        "Chào bạn, cho em hỏi ai là trưởng thôn vậy ạ?",
        "Mình đang làm báo cáo, cho hỏi ai là trưởng thôn?",
        "Làm ơn cho tôi biết ai là trưởng thôn, cảm ơn nhiều",
        "Rốt cuộc ai là trưởng thôn?",
        "Cảm ơn em nhé, ai là trưởng thôn?",
        "Ai là trưởng thôn, cảm ơn các bạn",
        "À chuyện khác, ai là trưởng thôn?",
        "Nhân tiện, hỏi câu khác nhé: ai là trưởng thôn?",
    ],
)
def test_politeness_is_no_content(question: str) -> None:
    query = asked_as(question)
    assert query.type is AnswerType.PERSON
    assert query.runs == (("truong", "thon"),)


@pytest.mark.parametrize(
    ("question", "last"),
    [
        ("Vì sao thôn Hạ lại hoãn lễ?", ("hoan", "le")),
        ("Tại sao lại hoãn lễ?", ("hoan", "le")),
        ("Vì sao phải cấp lại thẻ?", ("phai", "cap", "lai", "the")),
        ("Vì sao phải khoanh lại bãi?", ("phai", "khoanh", "lai", "bai")),
        ("Vì sao thôn mở lại bến?", ("thon", "mo", "lai", "ben")),
    ],
)
def test_again_is_no_content_where_it_wonders(question: str, last: tuple[str, ...]) -> None:
    assert asked_as(question).runs[-1] == last


def test_a_word_that_only_sounds_like_a_particle_stays() -> None:
    assert asked_as("Ai được vay xây nhà?").runs[-1] == ("vay", "xay", "nha")
    assert asked_as("Ai được vay nha?").runs[-1] == ("vay",)
    assert asked_as("Ai trông coi khu A?").text == "Ai trông coi khu A?"
    assert asked_as("Ai trông coi bến a?").text == "Ai trông coi bến"


def test_thanks_that_are_told_of_are_content() -> None:
    assert asked_as("Vì sao trưởng thôn cảm ơn thợ xây?").runs == (("truong", "thon", "cam", "on", "tho", "xay"),)


@pytest.mark.parametrize(
    ("question", "spelt"),
    [
        ("CCHC có khó không?", "Cải cách hành chính có khó không?"),
        ("tthc nào đã bỏ?", "Thủ tục hành chính nào đã bỏ?"),
        ("UBND họp khi nào?", "Ủy ban nhân dân họp khi nào?"),
        ("CT UBND xã là ai?", "Chủ tịch ủy ban nhân dân xã là ai?"),
        ("KH 45/KH-UBND nói gì?", "Kế hoạch 45/KH-UBND nói gì?"),
        ("TP.HCM họp gì?", "TP.HCM họp gì?"),
    ],
)
def test_abbreviations_are_spelt_out_but_not_in_numbers(question: str, spelt: str) -> None:
    assert asked_as(question).text == spelt


def test_names_are_no_content_words() -> None:
    query = asked_as("Ngày 2/9/2021 ông Lê Văn Bình họp gì ở Cà Mau theo Quyết định 45/QĐ-UBND?")
    assert {"binh", "mau", "45", "ubnd", "2021"}.isdisjoint(term for run in query.runs for term in run)
    assert {"binh", "mau", "45", "2021"} <= {term for phrase in query.named.terms for term in phrase}


def test_a_headline_asks_for_a_list() -> None:
    assert asked_as("các nhiệm vụ trọng tâm của phường").type is AnswerType.LIST
    assert asked_as("Xã giao từng thôn lo việc gì cho phiên chợ?").type is AnswerType.LIST
    assert asked_as("Lệ phí nào không thu ở chợ?").type is AnswerType.LIST
    assert asked_as("Lệ phí nào cao nhất ở chợ?").type is not AnswerType.LIST
    assert asked_as("Muốn làm thủ kho phải học ngành nào?").type is AnswerType.LIST
    assert asked_as("Ngành nào phụ trách bến đò?").type is AnswerType.ORGANISATION
    assert asked_as("Các quyết định mà phường nhắc tới, cho xin số hiệu").type is AnswerType.LIST


def test_one_place_at_a_time() -> None:
    query = asked_as("Ai chủ trì hội nghị ở Bến Tre và Cà Mau?")
    alone = dict(query.parts())["Cà Mau"]
    assert alone.named.places == ("Cà Mau",)
    assert "Bến Tre" not in alone.text
    assert ("ben", "tre") not in alone.named.terms
    assert alone.typed == query.typed


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_anything_can_be_understood(text: str) -> None:
    query = asked_as(text)
    assert all(query.runs)
    assert all(query.search_terms)


def test_who_is_responsible_for_doing_something_is_asked_who_does_it() -> None:
    assert asked_as("Ai chịu trách nhiệm đôn đốc bến đò?").runs == (("don", "doc", "ben", "do"),)
    assert asked_as("Ai chịu trách nhiệm về bến đò?").runs[0][:3] == ("chiu", "trach", "nhiem")
