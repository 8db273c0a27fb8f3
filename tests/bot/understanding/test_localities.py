"""Districts, communes, wards and villages that a question names."""

import pytest

from bot.understanding.localities import localities_in
from bot.understanding.question import understand
from ingest.accents import AccentModel
from ingest.documents import Span


def names(text: str, *written: str) -> list[str]:
    """The labels of the localities in `text`, where the documents write what is `written`."""
    return [one.label for one in localities_in(text, lambda words: " ".join(words) in written)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Ai là chủ tịch UBND xã Suối Đá Bạc?", ["xã Suối Đá Bạc"]),
        ("Phí ở phường Cầu Gỗ và thị trấn Đồi Chè", ["phường Cầu Gỗ", "thị trấn Đồi Chè"]),
        ("phường 7 quận Bến Sỏi thu bao nhiêu", ["phường 7", "quận Bến Sỏi"]),
        ("Xã Bản Rộc họp ở Bản Rộc?", ["Xã Bản Rộc"]),
        ("Who chairs Suối Đá commune?", ["Suối Đá"]),
        ("các xã làm gì, Xã Đoàn ra sao", []),
        ("bản Kế hoạch năm 2025 của xã", []),
        ("Ủy ban xã giao Ban Chỉ đạo", []),
    ],
)
def test_a_locality_is_known_by_its_kind_and_its_capitals(text: str, labels: list[str]) -> None:
    assert names(text) == labels


def test_a_bare_name_is_known_where_the_documents_write_it_after_a_kind() -> None:
    assert names("Ở Cầu Gỗ ai ký?", "phường Cầu Gỗ") == ["Cầu Gỗ"]
    assert names("Cầu Gỗ thu bao nhiêu?", "phường Cầu Gỗ") == ["Cầu Gỗ"]
    assert names("Dân Cầu Gỗ phàn nàn gì, cán bộ Cầu Gỗ nói sao?", "phường Cầu Gỗ") == ["Cầu Gỗ", "Cầu Gỗ"]
    assert names("Dân Cầu Gỗ, một cửa Cầu Gỗ chờ lâu không?", "xã Cầu Gỗ") == ["Cầu Gỗ", "Cầu Gỗ"]
    assert names("Ở Cầu Gỗ ai ký?") == []
    assert names("Giấy gửi Sở Nội vụ", "xã Sở Nội") == []
    assert names("Của Sở Nội vụ", "xã Sở Nội") == []


def test_what_is_named_otherwise_is_no_locality() -> None:
    text = "xã Cầu Gỗ Nam Định"
    found = localities_in(text, lambda words: False, taken=[Span(10, 18)])
    assert [(one.label, one.name) for one in found] == [("xã Cầu Gỗ", ("cau", "go"))]
    person = "của Lê Văn Tám"
    assert localities_in(person, lambda words: True, persons=[Span(4, 14)]) == []


def test_where_no_person_can_stand_a_place_may_begin_like_a_family_name() -> None:
    assert [one.name for one in localities_in("ở Kim Đính", lambda words: True, persons=[Span(2, 10)])] == [
        ("kim", "dinh")
    ]


def test_an_english_question_may_lack_the_accents_of_a_place() -> None:
    def held(word: str) -> bool:
        return word in {"xa_kon", "kon_hring"}

    question = "Who chaired the meeting in Kon Hring?"
    assert [one.name for one in understand(question, (), AccentModel.base(), held).named.localities] == [
        ("kon", "hring")
    ]
    assert understand(question, (), AccentModel.base(), lambda word: False).named.localities == ()


def test_a_name_that_the_documents_give_to_no_person_is_a_place() -> None:
    written = {"xã Lê Lợi", "ông Trần Phú", "xã Trần Phú"}
    text = "lịch của Lê Lợi và của Trần Phú"
    found = localities_in(text, lambda words: " ".join(words) in written, persons=[Span(9, 15), Span(23, 31)])
    assert [one.label for one in found] == ["Lê Lợi"]


def test_typed_without_accents_and_capitals_it_is_found_as_the_documents_write_it() -> None:
    accents = AccentModel.base()
    accents.learn(["Ủy ban nhân dân phường Cầu Gỗ thông báo. Theo phường Cầu Gỗ, lệ phí không đổi."] * 3)
    query = understand("le phi o phuong cau go la bao nhieu", (), accents)
    assert [one.name for one in query.named.localities] == [("cau", "go")]
    assert "go" not in {term for run in query.runs for term in run}


def test_a_role_is_asked_about_without_the_name_of_its_place() -> None:
    assert understand("Trưởng thôn Suối Đá là ai?", (), AccentModel.base()).role == "Trưởng thôn"
    assert understand("Chủ tịch UBND phường 7 là ai?", (), AccentModel.base()).role == "Chủ tịch ủy ban nhân dân phường"
