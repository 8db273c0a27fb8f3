"""Who holds which position, by the words that stand beside a name."""

import pytest

from bot.understanding.roles import holders_in, is_role, positions_in
from ingest.documents import Span


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
    ("held", "role", "is_it"),
    [
        ("Giám đốc Sở Nội vụ", "giám đốc sở nội vụ", True),
        ("Giám đốc Sở Nội vụ tỉnh", "giám đốc sở nội vụ", True),
        ("Phó Giám đốc Sở Nội vụ", "giám đốc sở nội vụ", False),
        ("Giám đốc Sở Nội vụ", "phó giám đốc sở nội vụ", False),
        ("Giám đốc Sở Tài chính", "giám đốc sở nội vụ", False),
        ("Trưởng ban Mặt trận thôn", "trưởng thôn", False),
    ],
)
def test_a_role_is_of_one_rank_and_one_body(held: str, role: str, is_it: bool) -> None:
    assert is_role(held, Span(0, len(held)), role) is is_it
