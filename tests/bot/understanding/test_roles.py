"""Who holds which position, by the words that stand beside a name."""

import pytest

from bot.understanding.roles import asks_for_holder, holders_in, is_role, is_role_in_short, positions_in, role_in
from ingest.documents import Span


def where(held: str, text: str) -> Span:
    """Where the position stands in `text`."""
    start = text.index(held)
    return Span(start, start + len(held))


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Giám đốc Sở Nội vụ Nguyễn Văn An khai mạc.", {"Nguyễn Văn An": ["Giám đốc Sở Nội vụ"]}),
        (
            "Ông Nguyễn Văn An - Phó Chủ tịch UBND xã Đồi Gió dự họp.",
            {"Nguyễn Văn An": ["Phó Chủ tịch UBND xã Đồi Gió"]},
        ),
        (
            "đồng chí Lê Thị Mai, Trưởng phòng Tư pháp, và ông Vũ Hùng, Chánh Thanh tra",
            {"Lê Thị Mai": ["Trưởng phòng Tư pháp"], "Vũ Hùng": ["Chánh Thanh tra"]},
        ),
        (
            "Chủ tịch UBND xã Nguyễn Văn An, Phó Chủ tịch UBND xã Lê Thị Mai",
            {"Nguyễn Văn An": ["Chủ tịch UBND xã"], "Lê Thị Mai": ["Phó Chủ tịch UBND xã"]},
        ),
        (
            "Đoàn khảo sát do bà Lê Thị Mai, Phó Chủ tịch UBND xã, làm Trưởng đoàn.",
            {"Lê Thị Mai": ["Phó Chủ tịch UBND xã", "Trưởng đoàn"]},
        ),
        (
            "Giám đốc Trung tâm Vũ Hùng là Tổ trưởng tổ kiểm tra nội bộ.",
            {"Vũ Hùng": ["Giám đốc Trung tâm", "Tổ trưởng tổ kiểm tra nội bộ"]},
        ),
        ("- Giám đốc Trung tâm Dạy nghề, ông Vũ Hùng:", {"Vũ Hùng": ["Giám đốc Trung tâm Dạy nghề"]}),
        (
            "Dự họp có bà Lê Thị Mai, Trưởng phòng Tư pháp, ông Vũ Hùng.",
            {"Lê Thị Mai": ["Trưởng phòng Tư pháp"], "Vũ Hùng": []},
        ),
        ("Trưởng phòng Tư pháp, ông Vũ Hùng, Trưởng thôn Hạ, dự họp.", {"Vũ Hùng": ["Trưởng thôn Hạ"]}),
        (
            "Ông Vũ Hùng, Phó Chủ tịch UBND xã kiêm Trưởng ban Hòa giải, dự họp.",
            {"Vũ Hùng": ["Phó Chủ tịch UBND xã", "Trưởng ban Hòa giải"]},
        ),
        ("Bà Lê Thị Mai đọc báo cáo.", {"Lê Thị Mai": []}),
        ("Chủ tịch UBND tỉnh giao việc.", {}),
    ],
)
def test_positions_go_with_the_names_beside_them(text: str, holders: dict[str, list[str]]) -> None:
    found = {
        text[slice(*holder.person)]: [text[slice(*position)] for position in holder.positions]
        for holder in holders_in(text)
    }
    assert found == holders


def test_the_reach_of_a_holder_covers_name_and_positions() -> None:
    text = "Dự họp có bà Lê Thị Mai, Trưởng phòng Tư pháp."
    (holder,) = holders_in(text)
    assert text[slice(*holder.reach)] == "Lê Thị Mai, Trưởng phòng Tư pháp"


def test_positions_do_not_overlap() -> None:
    text = "Chủ tịch UBND xã và Phó Chủ tịch HĐND xã cùng Giám đốc Sở Tài chính."
    positions = positions_in(text)
    assert [text[slice(*position)] for position in positions] == [
        "Chủ tịch UBND xã",
        "Phó Chủ tịch HĐND xã",
        "Giám đốc Sở Tài chính",
    ]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Gửi Chủ tịch UBND xã sổ họp của tháng trước.", "Chủ tịch UBND xã"),
        ("Gửi Chủ tịch UBND xã Đồi Gió sổ họp.", "Chủ tịch UBND xã Đồi Gió sổ họp"),
        ("Trưởng phòng Nội vụ huyện dự.", "Trưởng phòng Nội vụ huyện"),
    ],
)
def test_a_position_of_a_unit_ends_with_the_unit_or_its_name(text: str, position: str) -> None:
    assert [text[slice(*span)] for span in positions_in(text)] == [position]


@pytest.mark.parametrize(
    ("text", "held", "role", "is_it"),
    [
        ("Bà Mai, Giám đốc Trung tâm, khai mạc.", "Giám đốc Trung tâm", "giám đốc trung tâm dạy nghề tỉnh", True),
        ("3. Bà Mai, Phó Giám đốc:", "Phó Giám đốc", "phó giám đốc trung tâm dạy nghề", True),
        ("Bà Mai, Phó Giám đốc Trung tâm, dự.", "Phó Giám đốc Trung tâm", "giám đốc trung tâm dạy nghề", False),
        ("Bà Mai, Giám đốc Trung tâm, dự.", "Giám đốc Trung tâm", "giám đốc trung tâm xúc tiến du lịch", False),
        ("Bà Mai, Giám đốc Sở Nội vụ, dự.", "Giám đốc Sở Nội vụ", "giám đốc trung tâm dạy nghề", False),
        ("Sở Y tế cử bà Mai, Phó Giám đốc.", "Phó Giám đốc", "phó giám đốc trung tâm dạy nghề", False),
        (
            "Tại Trung tâm Kỹ thuật, bà Mai, Giám đốc Trung tâm:",
            "Giám đốc Trung tâm",
            "giám đốc trung tâm dạy nghề",
            False,
        ),
        ("Hội đồng có bà Mai, Chủ tịch.", "Chủ tịch", "chủ tịch trung tâm dạy nghề", False),
    ],
)
def test_the_body_may_be_left_to_what_the_document_is_about(text: str, held: str, role: str, is_it: bool) -> None:
    def is_about(body: tuple[str, ...]) -> bool:
        return body == ("trung", "tam", "day", "nghe")

    assert is_role_in_short(text, where(held, text), role, is_about) is is_it


@pytest.mark.parametrize(
    ("held", "role", "is_it"),
    [
        ("Giám đốc Sở Nội vụ", "giám đốc sở nội vụ", True),
        ("Giám đốc Sở Nội vụ tỉnh", "giám đốc sở nội vụ", True),
        ("Phó Giám đốc Sở Nội vụ", "giám đốc sở nội vụ", False),
        ("Giám đốc Sở Nội vụ", "phó giám đốc sở nội vụ", False),
        ("Giám đốc Sở Tài chính", "giám đốc sở nội vụ", False),
        ("Trưởng ban Mặt trận thôn", "trưởng thôn", False),
        ("Trưởng Ban Chỉ đạo phòng chống thiên tai", "trưởng ban chỉ đạo chuyển đổi số", False),
        ("Trưởng Ban quản lý chợ", "trưởng ban quản lý chợ đầu mối", True),
        ("Phó Trưởng Công an phường", "trưởng công an phường", False),
    ],
)
def test_a_role_is_of_one_rank_and_one_body(held: str, role: str, is_it: bool) -> None:
    assert is_role(held, Span(0, len(held)), role) is is_it


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        ("2. Ông Vũ Hùng, Giám đốc Sở - Trưởng ban;", True),
        ("Ban Giám khảo do ông Vũ Hùng làm Trưởng ban.", False),
        ("Ban Chỉ đạo chuyển đổi số do ông Vũ Hùng làm Trưởng ban.", True),
    ],
)
def test_the_body_may_be_told_around_the_position(text: str, is_it: bool) -> None:
    assert is_role(text, where("Trưởng ban", text), "Trưởng Ban Chỉ đạo chuyển đổi số") is is_it


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("ai làm Trưởng Ban Chỉ đạo chuyển đổi số", "Trưởng Ban Chỉ đạo chuyển đổi số"),
        ("tên của trưởng trạm y tế là gì", "trưởng trạm y tế"),
        ("ai là thư ký giúp việc của chủ tịch xã", "thư ký giúp việc của chủ tịch xã"),
        ("ai quản lý trực tiếp của chuyên viên tư pháp", None),
    ],
)
def test_whose_holder_a_question_asks_for(question: str, role: str | None) -> None:
    assert role_in(question) == role


@pytest.mark.parametrize(
    ("text", "held", "role", "is_it"),
    [
        ("Hội đồng thẩm định do ông An làm Chủ tịch.", "Chủ tịch", "Chủ tịch Hội đồng thẩm định giá đất", True),
        ("Trung tâm có 7 người do bà Mai kiêm Giám đốc.", "Giám đốc", "giám đốc trung tâm dạy nghề", True),
        ("Hội đồng kỷ luật do ông An làm Chủ tịch.", "Chủ tịch", "Chủ tịch Hội đồng thẩm định giá đất", False),
        ("Ông An làm Chủ tịch.", "Chủ tịch", "Chủ tịch Hội đồng thẩm định giá đất", False),
    ],
)
def test_a_bare_position_is_of_the_body_called_by_its_first_words(text: str, held: str, role: str, is_it: bool) -> None:
    assert is_role(text, where(held, text), role) is is_it


def test_what_leads_to_the_place_is_no_part_of_the_role() -> None:
    assert role_in("Ai làm Giám đốc Sở Y tế ở Lai Châu?") == "Giám đốc Sở Y tế"
    assert role_in("Bí thư Đảng ủy của Đồi Gió là ai?", places=["Đồi Gió"]) == "Bí thư Đảng ủy"
    assert role_in("Bí thư Đảng ủy xã Đồi Gió thăm chợ là ai?", places=["Đồi Gió"]) == "Bí thư Đảng ủy xã"


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("Lãnh đạo Sở Y tế là ai?", "giám đốc Sở Y tế"),
        ("Ai đứng đầu Phòng Tư pháp?", "trưởng Phòng Tư pháp"),
        ("Người đứng đầu UBND xã tên gì?", "chủ tịch UBND xã"),
        ("Giám đốc Sở Y tế là ai?", "Giám đốc Sở Y tế"),
        ("Nguyên lãnh đạo Phòng Tư pháp là ai?", "nguyên trưởng Phòng Tư pháp"),
        ("Lãnh đạo huyện Đồi Gió là ai?", "chủ tịch huyện Đồi Gió"),
        ("Ai đứng đầu Tỉnh đoàn?", "bí thư Tỉnh đoàn"),
        ("Người giúp việc của lãnh đạo Sở Y tế là ai?", None),
        ("Ai đứng đầu xã Đồi Gió về hiến đất?", None),
        ("Ai đứng đầu hội thi?", None),
        ("Lãnh đạo cuộc diễn tập là ai?", None),
    ],
)
def test_whoever_leads_a_body_is_called_after_its_kind(question: str, role: str | None) -> None:
    assert asks_for_holder(question)
    assert role_in(question) == role
