"""What a report says in a terminal: a table for retrieval, one for each question set, and what went wrong."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.commands.terminal import Terminal
from eval.measures import MEASURES, Measure
from eval.results import AnswersRun, Estimate, Latency, Report, RetrievalRun


def summary_view(report: Report, terminal: Terminal) -> RenderableType:
    """The figures of all runs; details are in the files of the report."""
    retrieval = [run for run in report.runs if isinstance(run, RetrievalRun)]
    answers = [run for run in report.runs if isinstance(run, AnswersRun)]
    parts = [_retrieval_table(retrieval, terminal)] if retrieval else []
    return Group(*parts, *(part for run in answers for part in _answers_parts(run, terminal)))


def _retrieval_table(runs: Sequence[RetrievalRun], terminal: Terminal) -> RenderableType:
    t = terminal.t
    names = [name for name in MEASURES if any(name in run.metrics for run in runs)]
    table = Table(title=t("Tìm kiếm (khoảng tin cậy 95 %)"))
    table.add_column(t("Bộ câu hỏi"))
    for name in (*names, "p50 / p95"):
        table.add_column(name, justify="right")
    spelling = {"typed": t("như đã gõ"), "stripped": t("không dấu")}
    for run in runs:
        about = [run.name, f"{spelling[run.accents]}, {t('{n} câu', n=run.count)}", *_failures(run, terminal)]
        values = [
            _estimate(run.metrics[name], MEASURES[name], terminal, "\n") if name in run.metrics else ""
            for name in names
        ]
        table.add_row("\n".join(about), *values, _latency(run.latency))
    return table


def _answers_parts(run: AnswersRun, terminal: Terminal) -> Iterator[RenderableType]:
    t = terminal.t
    table = Table(title=f"{run.name} ({t('{n} câu', n=run.count)})")
    table.add_column(t("Phép đo"))
    table.add_column(t("Giá trị (khoảng tin cậy 95 %)"), justify="right")
    table.add_column(t("Số câu"), justify="right")
    for name, measure in MEASURES.items():
        if found := run.metrics.get(name):
            table.add_row(_label(measure, terminal), _estimate(found, measure, terminal, " "), str(found.count))
    yield table
    yield Text(t("Thời gian trả lời (p50 / p95): {times}", times=_latency(run.latency)))
    yield from (Text(line) for line in _operating_points(run, terminal))
    yield from (Text(line, style="bold red") for line in _failures(run, terminal))


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


def _failures(run: AnswersRun | RetrievalRun, terminal: Terminal) -> list[str]:
    return [terminal.t("{n} câu gặp lỗi của chương trình", n=run.failures)] if run.failures else []


def _label(measure: Measure, terminal: Terminal) -> str:
    return measure.label if terminal.language == "vi" else measure.english


def _estimate(estimate: Estimate, measure: Measure, terminal: Terminal, between: str) -> str:
    """ "86,4 % (82,9–89,5)", or for what is no share "212 ký tự (204–221)"."""
    if measure.unit:
        return f"{estimate.value:.0f} {measure.unit}{between}({estimate.low:.0f}–{estimate.high:.0f})"
    value, low, high = (_share(one, terminal) for one in (estimate.value, estimate.low, estimate.high))
    return f"{value} %{between}({low}–{high})"


def _share(value: float, terminal: Terminal) -> str:
    written = f"{value * 100:.1f}"
    return written.replace(".", ",") if terminal.language == "vi" else written


def _latency(latency: Latency | None) -> str:
    return f"{latency.p50_ms:.0f} / {latency.p95_ms:.0f} ms" if latency else "–"
