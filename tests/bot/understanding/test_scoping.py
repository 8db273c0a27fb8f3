"""Where a question says to look: what limits it, and what only names a place, a year or a document."""

import json
from pathlib import Path

import pytest

from bot.understanding.scoping import scoped
from bot.writing.scope_words import scope_words

PROJECT = Path(__file__).parents[3]
FOLDERS = ("2021", "2021/nghi-quyet", "bao-cao")


@pytest.mark.parametrize(
    ("typed", "rest", "said"),
    [
        ("Chỉ tìm trong báo cáo: bao nhiêu hồ sơ đúng hạn?", "Bao nhiêu hồ sơ đúng hạn?", "báo cáo"),
        ("Trong các quyết định năm 2022, ai chủ trì?", "Ai chủ trì?", "quyết định · năm 2022"),
        ("trong cac quyet dinh nam 2022, ai chu tri", "Ai chu tri", "quyết định · năm 2022"),
        (
            "Có mấy nhiệm vụ, chỉ tìm trong các chỉ thị của Nam Định năm 2021?",
            "Có mấy nhiệm vụ?",
            "Nam Định · chỉ thị · năm 2021",
        ),
        ("Ai ký, chỉ xem văn bản từ 2021 đến 2023?", "Ai ký?", "từ năm 2021 đến năm 2023"),
        ("Chỉ tìm ở tỉnh Vĩnh Phúc: họp ngày nào?", "Họp ngày nào?", "Vĩnh Phúc"),
        ("Chỉ tìm từ năm 2021 đến nay, ai ký?", "Ai ký?", "từ ngày 01/01/2021"),
        ("Có gì mới trong các báo cáo và kế hoạch giai đoạn 2021-2025?", "Có gì mới?", "kế hoạch, báo cáo · từ năm"),
        ("Nêu nhiệm vụ trong thư mục nghi-quyet", "Nêu nhiệm vụ", "thư mục 2021/nghi-quyet"),
    ],
)
def test_words_that_limit_are_taken_out_and_obeyed(typed: str, rest: str, said: str) -> None:
    found = scoped(typed, FOLDERS)
    assert found.text == rest
    assert scope_words(found.filter).startswith(said)


@pytest.mark.parametrize(
    "typed",
    [
        "Theo chỉ thị nào thì Nam Định có năm nhiệm vụ?",
        "Nam Định năm 2021 ban hành những kế hoạch nào?",
        "Chi phí trong các báo cáo là bao nhiêu?",
        "Trong Nghị quyết 76 có gì?",
        "Trong các nghị quyết của Chính phủ, ai ký?",
        "Chỉ trong năm 2021, có bao nhiêu hồ sơ?",
        "Hồ sơ lưu trong thư mục nào?",
        "Hồ sơ nằm trong thư mục chung?",
        "Chỉ thị 34 của Nam Định giao việc gì trong năm 2021?",
        "",
    ],
)
def test_what_is_only_mentioned_limits_nothing(typed: str) -> None:
    found = scoped(typed, FOLDERS)
    assert found.text == typed and not found.filter


def test_no_question_of_the_sets_is_limited() -> None:
    for file in (PROJECT / "eval" / "data").rglob("*.jsonl"):
        for line in file.read_text("utf-8").splitlines():
            question = json.loads(line).get("question", "")
            assert not scoped(question, FOLDERS).filter, question
