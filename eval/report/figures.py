"""The figures of each run as HTML: plots, each with the same figures as a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from statistics import fmean

from eval.report.plots import Bar, bars, latencies, risk_coverage
from eval.report.together import main_runs
from eval.report.wording import (
    ACCENTS,
    in_order,
    interval,
    kind_name,
    measure_named,
    milliseconds,
    number,
    rightness,
    share,
    value_of,
)
from eval.results import AnswersRun, CoveragePoint, Estimate, Metrics, RetrievalRun, RiskCoverage

_STAGES = {
    "understand": "hiểu câu hỏi",
    "retrieve": "tìm đoạn",
    "rerank": "xếp lại",
    "answer": "đọc và soạn lời đáp",
    "generate": "mô hình viết",
    "check": "kiểm trích dẫn",
}
# Rows of the table beside a curve: enough to follow it.
_CURVE_ROWS = 10
# Between two measures, each with and without accents: in bars.
_GROUP_GAP = 0.5


def answers_html(runs: Sequence[AnswersRun], least_confidence: float | None) -> str:
    """A section for each question set; where they are many one for all together, and each by itself folded away."""
    main = main_runs(runs)
    if main == [*runs]:
        return "".join(f"<section><h2>{escape(run.name)}</h2>{_run(run, least_confidence)}</section>" for run in runs)
    folded = "".join(
        f"<details class='set'><summary>{escape(run.name)}: {number(run.count)} câu{_right(run)}</summary>"
        f"{_run(run, least_confidence)}</details>"
        for run in runs
    )
    return "".join(
        f"<section><h2>{escape(run.name)}</h2>{_run(run, least_confidence, _sets(runs))}{folded}</section>"
        for run in main
    )


def _right(run: AnswersRun) -> str:
    return f", đúng {share(run.metrics['right'].value)}" if "right" in run.metrics else ""


def _run(run: AnswersRun, least_confidence: float | None, first: str = "") -> str:
    """The figures of one question set, `first` before them."""
    parts = [first, _measures(run.metrics)]
    if rows := rightness(run):
        parts.append(_kinds(run.name, rows))
    if run.risk_coverage and run.risk_coverage.points:
        parts.append(_risk(run.name, run.risk_coverage, least_confidence))
    if run.latency:
        parts.append(_latency(run))
    return f"<div class='figures'>{''.join(parts)}</div>"


def retrieval_html(runs: Sequence[RetrievalRun]) -> str:
    """The section of all folders of queries, with and without accents side by side; "" without any."""
    names = dict.fromkeys(run.name for run in runs)
    parts = [_beside(name, {run.accents: run for run in runs if run.name == name}) for name in names]
    return (
        f"<section><h2>Tìm đoạn, có dấu và không dấu</h2><div class='figures'>{''.join(parts)}</div></section>"
        * bool(parts)
    )


def _measures(metrics: Metrics) -> str:
    rows = "".join(
        f"<tr><th scope='row'>{escape(measure_named(name).label)}{_bar(name, estimate)}</th>"
        f"<td>{value_of(name, estimate.value)}<small>{interval(name, estimate)}</small></td>"
        f"<td>{number(estimate.count)}</td></tr>"
        for name, estimate in in_order(metrics)
    )
    head = "<th scope='col'>Số đo</th><th scope='col'>Giá trị, khoảng 95 %</th><th scope='col'>Câu</th>"
    return _figure("Mọi số đo", _rows(head, rows))


def _bar(name: str, estimate: Estimate) -> str:
    measure = measure_named(name)
    if measure.unit is not None:
        return ""
    tone = "" if measure.higher_is_better else " bad"
    return f"<i class='bar{tone}' style='width:{100 * estimate.value:.1f}%'></i>"


def _sets(runs: Sequence[AnswersRun]) -> str:
    rows = [(run.name, run.metrics["right"]) for run in runs if "right" in run.metrics]
    plot = bars([Bar(f"{name} ({e.count})", e) for name, e in rows], title="Tỷ lệ xử lý đúng theo bộ câu hỏi")
    cells = [(name, share(e.value), interval("right", e), number(e.count)) for name, e in rows]
    return _figure("Đúng theo bộ câu hỏi", plot, _table(("Bộ câu hỏi", "Đúng", "Khoảng 95 %", "Câu"), cells))


def _kinds(name: str, rows: Sequence[tuple[str, Estimate]]) -> str:
    plot = bars(
        [Bar(f"{_short(kind)} ({estimate.count})", estimate) for kind, estimate in rows],
        title=f"{name}: tỷ lệ trả lời đúng theo loại câu hỏi",
    )
    cells = [(kind_name(kind), share(e.value), interval("right", e), number(e.count)) for kind, e in rows]
    return _figure("Đúng theo loại câu hỏi", plot, _table(("Loại", "Đúng", "Khoảng 95 %", "Câu"), cells))


def _short(kind: str) -> str:
    return kind_name(kind).partition(",")[0]


def _risk(name: str, curve: RiskCoverage, least_confidence: float | None) -> str:
    points = curve.points
    plot = risk_coverage(
        points,
        _in_force(points, least_confidence),
        title=f"{name}: tỷ lệ sai khi chỉ trả lời những câu chắc nhất",
    )
    step = max(1, len(points) // _CURVE_ROWS)
    cells = [
        (f"{point.confidence:.2f}".replace(".", ","), share(point.coverage), share(point.risk))
        for point in points[step - 1 :: step]
    ]
    table = _table(("Độ tin từ", "Câu được đáp", "Trong đó sai"), cells)
    points_cells = [
        (
            share(point.wrong_refusals),
            f"{point.least_confidence:.2f}".replace(".", ","),
            "; ".join(f"{kind_name(kind)}: {share(value)}" for kind, value in point.refused.items()),
        )
        for point in curve.operating_points
    ]
    operating = _rows_of(("Chịu từ chối nhầm", "Ngưỡng", "Thì từ chối được"), points_cells) if points_cells else ""
    area = f"{curve.area:.3f}".replace(".", ",")
    note = f"<p class='soft'>Diện tích dưới đường: {area} (0 là hoàn hảo).</p>"
    return _figure("Càng chắc càng ít sai", plot, f"{note}{operating}{table}")


def _in_force(points: Sequence[CoveragePoint], least_confidence: float | None) -> CoveragePoint | None:
    """The last point that the threshold lets through."""
    if least_confidence is None:
        return None
    return next((point for point in reversed(points) if point.confidence >= least_confidence), None)


def _latency(run: AnswersRun) -> str:
    times = [case.ms for case in run.cases if case.error is None]
    if run.latency is None or not times:
        return ""
    p50, p95 = run.latency.p50_ms, run.latency.p95_ms
    plot = latencies(times, p50=p50, p95=p95, title=f"{run.name}: thời gian trả lời một câu")
    cells = [("một nửa số câu xong trong", milliseconds(p50)), ("95 % số câu xong trong", milliseconds(p95))]
    cells += [(f"trung bình: {name}", milliseconds(value)) for name, value in _stages(run)]
    return _figure("Thời gian trả lời", plot, _table(("Việc", "Thời gian"), cells))


def _stages(run: AnswersRun) -> Iterator[tuple[str, float]]:
    names = dict.fromkeys(name for case in run.cases for name in case.timings_ms if name != "total")
    for name in names:
        values = [case.timings_ms[name] for case in run.cases if name in case.timings_ms]
        yield _STAGES.get(name, name), fmean(values)


def _beside(name: str, by_accents: Mapping[str, RetrievalRun]) -> str:
    """One folder of queries: each measure as typed, and below it without accents."""
    tones = {"typed": "main", "stripped": "other"}
    runs = [by_accents[accents] for accents in tones if accents in by_accents]
    metrics = [metric for metric, _ in in_order({name: e for run in runs for name, e in run.metrics.items()})]
    first = next(iter(metrics), None)
    rows = [
        Bar(
            metric if run is runs[0] else "không dấu",
            run.metrics[metric],
            tones[run.accents],
            apart=_GROUP_GAP if run is runs[0] and metric != first else 0.0,
        )
        for metric in metrics
        for run in runs
        if metric in run.metrics
    ]
    plot = bars(rows, title=f"{name}: kết quả tìm đoạn, có dấu và không dấu")
    cells = [
        (measure_named(metric).label, ACCENTS[run.accents], share(e.value), interval(metric, e), number(e.count))
        for metric in metrics
        for run in runs
        if (e := run.metrics.get(metric))
    ]
    cells += [
        (f"Thời gian {part}", ACCENTS[run.accents], milliseconds(value), "", number(run.count))
        for run in runs
        if run.latency
        for part, value in (("p50", run.latency.p50_ms), ("p95", run.latency.p95_ms))
    ]
    return _figure(name, plot, _table(("Số đo", "Câu hỏi", "Giá trị", "Khoảng 95 %", "Câu"), cells))


def _figure(title: str, picture: str, table: str = "") -> str:
    return f"<figure><figcaption>{escape(title)}</figcaption>{picture}{table}</figure>"


def _table(heads: Sequence[str], cells: Iterable[Sequence[str]]) -> str:
    """The same figures as the plot above, opened by a click."""
    return f"<details><summary>Bảng số</summary>{_rows_of(heads, cells)}</details>"


def _rows_of(heads: Sequence[str], cells: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in heads)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in cells)
    return _rows(head, rows)


def _rows(head: str, rows: str) -> str:
    return f"<div class='wide' tabindex='0'><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
