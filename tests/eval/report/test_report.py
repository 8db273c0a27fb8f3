"""The three files of a report: complete, true to the figures, safe to open, and the same every time."""

import re
from pathlib import Path

import pytest

from bot.answers import Turn
from bot.commands.whole_file import UnwritableFile
from eval.report import write
from eval.report.faults import faults_of, sort_of
from eval.report.files import MARKDOWN, PAGE, RECORD
from eval.results import CaseResult, Report
from tests.eval.reports import answers, case, citation, report, retrieval

CRASH = case("hong", error="KeyError: 'x'", citations=(), answer="")
INVENTED = case("bia", right=False, answerable=False, expected=(), documents=(), tags=("near_miss",))
REFUSED = case("che", right=False, refused=True, reason="not_stated", citations=(), answer="Không thấy.")
LISTED = case("ke", right=False, expected=(), items=("rà soát", "12 tập thể"), tags=("list",))
UNSAFE = case(
    "xau",
    right=False,
    question="<script>alert(1)</script>?",
    answer="<img src=x onerror=alert(2)>",
    history=(Turn("Trước?", "Đáp."),),
    expected=("mười hai",),
)
FULL = report(
    answers("bo <một>", case("a"), case("b"), CRASH, INVENTED, REFUSED, LISTED, UNSAFE), retrieval("kho", [True, False])
)


def page_of(measured: Report, folder: Path) -> str:
    write(measured, folder)
    return (folder / PAGE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wrong", "sort", "said"),
    [
        (case("a"), None, None),
        (CRASH, "crash", "KeyError"),
        (INVENTED, "invented", "vẫn trả lời"),
        (REFUSED, "refused", "tài liệu không nói"),
        (LISTED, "wrong", "Thiếu 1 trong 2 ý: rà soát"),
        (UNSAFE, "wrong", "Đáp án không có"),
        (case("a", right=False, documents=("khac.txt",)), "wrong", "Trích nhầm tài liệu: tin.txt"),
        (case("a", right=False, citations=(citation("12 tập thể", verbatim=False),)), "wrong", "không đúng từng chữ"),
        (case("a", right=False, scores={"harmless": 0.0}), "wrong", "lời bị cấm"),
        (case("a", right=False, scores={"locator": 0.0}), "wrong", "điều, khoản"),
        (case("a", right=False), "wrong", "Không đạt tiêu chí"),
    ],
)
def test_why_a_case_is_wrong(wrong: CaseResult, sort: str | None, said: str | None) -> None:
    assert sort_of(wrong) == sort
    assert (said is None and not faults_of(wrong)) or (said is not None and said in " ".join(faults_of(wrong)))


def test_the_page_shows_figures_cases_and_what_was_measured(tmp_path: Path) -> None:
    page = page_of(FULL, tmp_path)
    right = FULL.runs[0].metrics["right"]
    assert f"{right.value * 100:.1f} %".replace(".", ",") in page
    assert page.index("Chương trình lỗi ở 1 câu") < page.index('class="cards"')
    assert "<mark>12 tập thể</mark>" in page  # the evidence of a list: the item that was found
    assert "ab" * 32 in page
    assert page.index("Câu hỏi bia?") < page.index("Câu hỏi che?")  # worst first
    assert page.count("<svg") == page.count("</svg>") == page.count("<title>") - 1 == 4
    for svg in re.findall(r"<svg.*?</svg>", page, flags=re.DOTALL):
        assert 'aria-label="' in svg
    assert page.count("Bảng số") >= 4


def test_what_was_asked_and_answered_runs_nothing(tmp_path: Path) -> None:
    page = page_of(FULL, tmp_path)
    assert page.count("<script>") == 1
    assert "<img" not in page
    assert "bo <một>" not in page
    assert not re.search(r"https?://|\bsrc=", page.replace("&lt;img src=x", ""))


def test_no_id_stands_twice_in_the_page(tmp_path: Path) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page_of(FULL, tmp_path))
    assert sorted({id_ for id_ in ids if ids.count(id_) > 1}) == []


def test_the_same_report_gives_the_same_files(tmp_path: Path) -> None:
    for folder in ("một", "hai"):
        write(FULL, tmp_path / folder)
    for name in (PAGE, MARKDOWN, RECORD):
        assert (tmp_path / "một" / name).read_bytes() == (tmp_path / "hai" / name).read_bytes()


def test_the_record_reads_back(tmp_path: Path) -> None:
    write(FULL, tmp_path)
    assert Report.load(tmp_path / RECORD) == FULL


def test_markdown_has_the_figures_and_takes_no_text_for_marks(tmp_path: Path) -> None:
    write(FULL, tmp_path)
    text = (tmp_path / MARKDOWN).read_text(encoding="utf-8")
    assert "**lẽ ra phải từ chối** `bia`" in text
    assert "\\<script\\>" in text
    tables = [line for line in text.splitlines() if line.startswith("|")]
    assert all(line.count(" | ") >= 1 and line.endswith(" |") for line in tables)


def test_many_sets_are_summed_up_first(tmp_path: Path) -> None:
    sets = [answers(f"bo-{n}", case("a"), case("b", right=n > 0)) for n in range(4)]
    page = page_of(report(*sets), tmp_path)
    assert page.index("Mọi bộ câu hỏi · 8 câu hỏi") < page.index("87,5 %") < page.index("bo-3: 2 câu")


def test_nothing_measured_and_all_failed_still_give_a_page(tmp_path: Path) -> None:
    page = page_of(report(answers("bo", CRASH), retrieval("kho", [])), tmp_path)
    assert "Chưa đo được câu nào" in page


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("", encoding="utf-8")
    with pytest.raises(UnwritableFile, match="tep"):
        write(FULL, tmp_path / "tep" / "bao-cao")


def test_questions_that_nobody_checked_are_said(tmp_path: Path) -> None:
    assert "1 câu còn là nháp" in page_of(report(answers("bo", case("nhap-001"), case("a"))), tmp_path)
    assert "nháp" not in page_of(report(answers("bo", case("a"))), tmp_path)
