"""A report as one page that loads nothing from elsewhere: for screens of any width, light and dark, and for print."""

from html import escape
from pathlib import Path
from string import Template

from eval.drafting.draft import MARK
from eval.report.figures import answers_html, retrieval_html
from eval.report.headline import cards_html
from eval.report.together import answers_runs
from eval.report.wording import TYPED, number
from eval.report.wrong import crashes_html, missed_html, wrong_html
from eval.results import Report, RetrievalRun

_TEMPLATE = Path(__file__).with_name("template.html")


def page(report: Report) -> str:
    """The whole page, in Vietnamese."""
    retrieval = [run for run in report.runs if isinstance(run, RetrievalRun)]
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        about=escape(about(report)),
        crashes=crashes_html(report),
        cards=cards_html(report),
        answers=answers_html(answers_runs(report), report.conditions.least_confidence),
        retrieval=retrieval_html(retrieval),
        wrong=wrong_html(report),
        missed=missed_html(report),
        settings="".join(
            f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in settings(report)
        ),
        data="".join(
            f"<tr><td>{escape(name)}</td><td><code>{escape(digest)}</code></td></tr>"
            for name, digest in sorted(report.data.items())
        ),
    )


def about(report: Report) -> str:
    """When and with what it was measured, and on how much."""
    questions = sum(run.count for run in report.runs)
    when = report.created_at.astimezone()
    return (
        f"Đo lúc {when:%H:%M} ngày {when:%d/%m/%Y} bằng phiên bản {report.program_version}, "
        f"{number(len(report.runs))} lượt đo, {number(questions)} câu hỏi. Không có ai chấm điểm: mọi số đều tính "
        f"bằng cách so với lời đáp biết trước.{_drafts(report)}"
    )


def _drafts(report: Report) -> str:
    """That some questions were never checked by a person."""
    drafts = sum(case.id.startswith(MARK) for run in answers_runs(report) for case in run.cases)
    return f" {number(drafts)} câu còn là nháp chưa có người soát: đừng tin số đo của chúng." if drafts else ""


def settings(report: Report) -> list[tuple[str, str]]:
    """What the program was set to, named for people."""
    conditions = report.conditions
    least = conditions.least_confidence
    return [
        ("Phiên bản", report.program_version),
        ("Mô hình nhúng", conditions.embedder),
        ("Cách chia đoạn", conditions.chunker),
        ("Ai viết lời đáp", "trích nguyên văn" if conditions.model == "extractive" else conditions.model),
        ("Ngưỡng từ chối", "không có" if least is None else f"{least:.3f}".replace(".", ",")),
        ("Cách gõ câu hỏi", TYPED[conditions.typed]),
        *((f"Chỉ mục của {run.name}", run.index_id) for run in report.runs),
    ]
