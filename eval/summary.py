"""What a report says in a terminal: a table for retrieval, one for each question set, and what went wrong."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.commands.terminal import Terminal
from eval.measures import MEASURES, Measure
from eval.results import AnswersRun, Estimate, Latency, Report, RetrievalRun

_SETS_IN_FULL = 3
"""More tables than these scroll out of sight; the report has them all."""


def summary_view(report: Report, terminal: Terminal) -> RenderableType:
    """The figures of all runs; details are in the files of the report."""
    return Group(*_retrieval_tables(report, terminal), *_answers_parts(report, terminal))


def _retrieval_tables(report: Report, terminal: Terminal) -> Iterator[RenderableType]:
    """A table for each folder, its spellings side by side."""
    runs = [run for run in report.runs if isinstance(run, RetrievalRun)]
    for name in dict.fromkeys(run.name for run in runs):
        yield _retrieval_table([run for run in runs if run.name == name], terminal)


def _retrieval_table(runs: Sequence[RetrievalRun], terminal: Terminal) -> RenderableType:
    t = terminal.t
    table = Table(title=t("Tìm kiếm: {name} ({n} câu; khoảng tin cậy 95 %)", name=runs[0].name, n=runs[0].count))
    table.add_column(t("Phép đo"))
    spelling = {"typed": t("như đã gõ"), "stripped": t("không dấu")}
    for run in runs:
        table.add_column(spelling[run.accents], justify="right")
    for name, measure in MEASURES.items():
        found = [run.metrics.get(name) for run in runs]
        if any(found):
            cells = (_estimate(one, measure, terminal) if one else "–" for one in found)
            table.add_row(_label(measure, terminal), *cells)
    table.add_row(t("Thời gian (p50 / p95)"), *(_latency(run.latency) for run in runs))
    if any(run.failures for run in runs):
        table.add_row(t("Chương trình gặp lỗi"), *(str(run.failures) for run in runs))
    return table


def _answers_parts(report: Report, terminal: Terminal) -> Iterator[RenderableType]:
    """Every measure of a few sets; of many sets a row each."""
    runs = [run for run in report.runs if isinstance(run, AnswersRun)]
    if len(runs) > _SETS_IN_FULL:
        yield _sets_table(runs, terminal)
        return
    for run in runs:
        yield _answers_table(run, terminal)
        yield from (Text(line) for line in _operating_points(run, terminal))


def _sets_table(runs: Sequence[AnswersRun], terminal: Terminal) -> RenderableType:
    t = terminal.t
    table = Table(title=t("Trả lời: {n} bộ câu hỏi (khoảng tin cậy 95 %)", n=len(runs)))
    for heading in (t("Bộ câu hỏi"), t("Số câu"), t("Xử lý đúng"), t("Từ chối nhầm"), t("Từ chối đúng"), t("Lỗi")):
        table.add_column(heading, justify="left" if heading == t("Bộ câu hỏi") else "right")
    for run in runs:
        found = [(run.metrics.get(name), MEASURES[name]) for name in ("right", "wrong_refusal", "refusal_recall")]
        cells = (_estimate(one, measure, terminal) if one else "–" for one, measure in found)
        table.add_row(run.name, str(run.count), *cells, str(run.failures))
    return table


def _answers_table(run: AnswersRun, terminal: Terminal) -> RenderableType:
    t = terminal.t
    table = Table(title=t("Trả lời: {name} ({n} câu; khoảng tin cậy 95 %)", name=run.name, n=run.count))
    table.add_column(t("Phép đo"))
    table.add_column(t("Giá trị"), justify="right")
    table.add_column(t("Số câu"), justify="right")
    for name, measure in MEASURES.items():
        if found := run.metrics.get(name):
            table.add_row(_label(measure, terminal), _estimate(found, measure, terminal), str(found.count))
    table.add_row(t("Thời gian (p50 / p95)"), _latency(run.latency), str(run.count - run.failures))
    if run.failures:
        table.add_row(t("Chương trình gặp lỗi"), "", str(run.failures))
    return table


def _operating_points(run: AnswersRun, terminal: Terminal) -> Iterator[str]:
    for point in run.risk_coverage.operating_points if run.risk_coverage else ():
        shares = [
            f"{_label(MEASURES[f'refused_{kind}'], terminal)} {_share(refused, terminal)} %"
            for kind, refused in point.refused.items()
        ]
        if shares:
            yield terminal.t(
                "Nếu ngưỡng là {least:.3f} (từ chối nhầm {wrong:.0%}): {shares}",
                least=point.least_confidence,
                wrong=point.wrong_refusals,
                shares="; ".join(shares),
            )


def _label(measure: Measure, terminal: Terminal) -> str:
    return measure.label if terminal.language == "vi" else measure.english


def _estimate(estimate: Estimate, measure: Measure, terminal: Terminal) -> str:
    """ "86,4 % (82,9–89,5)", or for what is no share "212 ký tự (204–221)"."""
    if measure.unit:
        return f"{estimate.value:.0f} {measure.unit} ({estimate.low:.0f}–{estimate.high:.0f})"
    value, low, high = (_share(one, terminal) for one in (estimate.value, estimate.low, estimate.high))
    return f"{value} % ({low}–{high})"


def _share(value: float, terminal: Terminal) -> str:
    written = f"{value * 100:.1f}"
    return written.replace(".", ",") if terminal.language == "vi" else written


def _latency(latency: Latency | None) -> str:
    return f"{latency.p50_ms:.0f} / {latency.p95_ms:.0f} ms" if latency else "–"
