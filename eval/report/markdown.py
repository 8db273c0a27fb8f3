"""A report as Markdown, for reviews and the pages of a repository."""

from collections.abc import Iterator, Sequence

from eval.report.faults import SORTS, faults_of, sort_of
from eval.report.page import about, settings
from eval.report.wording import (
    in_order,
    interval,
    kind_name,
    kinds_line,
    measure_named,
    milliseconds,
    number,
    rightness,
    run_title,
    value_of,
)
from eval.results import AnswersRun, CaseResult, Metrics, Report, RetrievalRun

_WRONG_SHOWN = 40


def markdown(report: Report) -> str:
    """The figures of every run, its wrong cases in a line each, and what it was measured on."""
    lines = ["# Chương trình trả lời đúng đến đâu", "", about(report), ""]
    for run in report.runs:
        lines += [*_run(run), ""]
    lines += ["## Đo bằng gì", "", *_table(("Thiết lập", ""), settings(report)), ""]
    lines += _table(("Dữ liệu", "SHA-256"), [(name, f"`{digest}`") for name, digest in sorted(report.data.items())])
    return "\n".join(lines) + "\n"


def _run(run: AnswersRun | RetrievalRun) -> Iterator[str]:
    yield f"## {_cell(run_title(run))}"
    yield ""
    time = f", p50 {milliseconds(run.latency.p50_ms)}, p95 {milliseconds(run.latency.p95_ms)}" if run.latency else ""
    failures = f", **chương trình lỗi ở {number(run.failures)} câu**" if run.failures else ""
    yield f"{number(run.count)} câu hỏi{time}{failures}."
    yield ""
    yield from _metrics(run.metrics)
    if isinstance(run, AnswersRun):
        yield from _kinds(run)
        yield from _wrong(run.cases)


def _metrics(metrics: Metrics) -> list[str]:
    rows = [
        (measure_named(name).label, value_of(name, e.value), interval(name, e), number(e.count))
        for name, e in in_order(metrics)
    ]
    return _table(("Số đo", "Giá trị", "Khoảng 95 %", "Câu"), rows)


def _kinds(run: AnswersRun) -> Iterator[str]:
    rows = [
        (kind_name(kind), value_of("right", e.value), interval("right", e), number(e.count))
        for kind, e in rightness(run)
    ]
    yield ""
    yield from _table(("Loại câu hỏi", "Đúng", "Khoảng 95 %", "Câu"), rows)


def _wrong(cases: Sequence[CaseResult]) -> Iterator[str]:
    wrong = [(sort, case) for case in cases if (sort := sort_of(case))]
    if not wrong:
        return
    wrong.sort(key=lambda pair: list(SORTS).index(pair[0]))
    yield ""
    yield f"Chưa đúng {number(len(wrong))} câu:"
    yield ""
    for sort, case in wrong[:_WRONG_SHOWN]:
        faults = " ".join(faults_of(case))
        yield f"- **{SORTS[sort]}** `{case.id}` {_cell(case.question)} ({kinds_line(case.tags)}): {_cell(faults)}"
    if len(wrong) > _WRONG_SHOWN:
        yield f"- … và {number(len(wrong) - _WRONG_SHOWN)} câu nữa, xem report.html."


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = [heads, ["---"] * len(heads), *[[_cell(cell) for cell in row] for row in rows]]
    return [f"| {' | '.join(line)} |" for line in lines]


def _cell(text: str) -> str:
    """`text` on one line of Markdown, nothing in it taken for a mark."""
    plain = " ".join(text.split())
    return plain if plain.startswith("`") else "".join(f"\\{char}" if char in "|*<>[]" else char for char in plain)
