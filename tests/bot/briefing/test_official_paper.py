"""A briefing over a paper with a letterhead: what it replaces, and references to its articles."""

import pytest

from bot.answerer import Answerer
from bot.briefing.making import make_briefing
from bot.briefing.timeline import TIMELINE
from bot.briefing.value import Briefing
from bot.briefing.wording import footnote
from tests.bot.answering import answerer_over
from tests.bot.briefing.conftest import quiet

DECISION = """ỦY BAN NHÂN DÂN
TỈNH NINH BÌNH
-------
Số: 45/2024/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Ninh Bình, ngày 12 tháng 3 năm 2024

QUYẾT ĐỊNH
Ban hành Quy định về tiếp nhận hồ sơ trực tuyến

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

QUYẾT ĐỊNH:

Điều 1. Trách nhiệm tiếp nhận hồ sơ trực tuyến
1. Sở Nội vụ chủ trì hướng dẫn việc tiếp nhận hồ sơ trực tuyến trên địa bàn tỉnh.
2. Ủy ban nhân dân cấp xã bố trí ít nhất 02 công chức tiếp nhận hồ sơ trực tuyến.

Điều 2. Mục tiêu
Đến năm 2025, tỷ lệ hồ sơ trực tuyến đạt 80% tổng số hồ sơ tiếp nhận.

Điều 3. Hiệu lực thi hành
Quyết định này có hiệu lực từ ngày 01 tháng 4 năm 2024 và thay thế Quyết định số 12/2019/QĐ-UBND \
ngày 20 tháng 5 năm 2019 của Ủy ban nhân dân tỉnh.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder = tmp_path_factory.mktemp("decision")
    (folder / "texts").mkdir()
    (folder / "texts" / "45.txt").write_text(DECISION, encoding="utf-8")
    return answerer_over(folder / "texts", index_dir=folder / "index")


@pytest.fixture(scope="module")
def made(answerer: Answerer) -> Briefing:
    return make_briefing(answerer, "hồ sơ trực tuyến", quiet)


def test_the_timeline_says_what_a_document_replaces(made: Briefing) -> None:
    (table,) = (one for one in made.sections if one.title == TIMELINE)
    rows = {under: [statement.text for statement in statements] for under, statements in table.groups}
    own = rows["12/3/2024", "Quyết định số 45/2024/QĐ-UBND"]
    assert own[0] == "Ban hành Quy định về tiếp nhận hồ sơ trực tuyến"
    assert "thay thế Quyết định số 12/2019/QĐ-UBND" in own[1]
    assert ("20/5/2019", "Quyết định số 12/2019/QĐ-UBND") in rows


def test_footnotes_name_article_and_document_as_officials_do(made: Briefing) -> None:
    notes = [footnote(citation) for citation in made.citations]
    assert any("Điều 1 Quyết định số 45/2024/QĐ-UBND ngày 12/3/2024" in note for note in notes), notes


def test_figures_stand_in_the_column_of_figures(made: Briefing) -> None:
    figures = [one.text for one in made.statements if one.column == 1]
    assert any("80%" in text for text in figures)


def test_what_a_paper_rests_on_is_no_key_point(made: Briefing) -> None:
    assert not any(one.text.startswith("Căn cứ") for one in made.statements)
