"""A comparison of two reports in the terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval.comparing import Change, Comparison, RunComparison
from eval.report.wording import measure_named, number, value_of

# Below it a difference is called real; as usual.
_SIGNIFICANT = 0.05
_SHOWN = 30


def comparison_view(comparison: Comparison) -> RenderableType:
    """Warnings first, then for each run a table, and the questions that changed sides."""
    warnings = [Text(f"Lưu ý: {line}", style="yellow") for line in comparison.warnings]
    if not comparison.runs:
        return Group(*warnings, Text("Hai báo cáo không có lượt đo nào chung."))
    note = "p: chỉ do ngẫu nhiên mà khác đến thế thì hiếm tới mức nào; * là dưới 0,05. McNemar chính xác cho số đo"
    return Group(
        *warnings,
        *(part for run in comparison.runs for part in _run(run)),
        Text(f"{note} đúng/sai, hoán vị theo cặp cho số đo khác.", style="dim"),
    )


def _run(run: RunComparison) -> Iterator[RenderableType]:
    table = Table(title=run.name)
    table.add_column("Số đo")
    for heading in ("trước", "sau", "khác", "p", "câu"):
        table.add_column(heading, justify="right")
    for change in run.changes:
        table.add_row(*_row(change))
    yield table
    yield from _turned("Thành đúng", run.became_right, "green")
    yield from _turned("Thành sai", run.became_wrong, "red")


def _row(change: Change) -> tuple[str | Text, ...]:
    measure = measure_named(change.name)
    difference = change.after - change.before
    scale, unit = (100, "điểm %") if measure.unit is None else (1, measure.unit)
    style = ""
    if change.p < _SIGNIFICANT:
        style = "bold green" if (difference > 0) == measure.higher_is_better else "bold red"
    star = "*" if change.p < _SIGNIFICANT else ""
    return (
        measure.label,
        value_of(change.name, change.before),
        value_of(change.name, change.after),
        Text(f"{difference * scale:+.1f} {unit}".replace(".", ","), style=style),
        f"{change.p:.3f}{star}".replace(".", ","),
        number(change.count),
    )


def _turned(label: str, cases: Sequence[str], style: str) -> Iterator[RenderableType]:
    if not cases:
        return
    yield Text(f"{label} ({number(len(cases))} câu):", style=f"bold {style}")
    yield from (Text(f"  {case}") for case in cases[:_SHOWN])
    if len(cases) > _SHOWN:
        yield Text(f"  … và {number(len(cases) - _SHOWN)} câu nữa")
