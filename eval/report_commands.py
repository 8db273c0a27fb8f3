"""`cchc eval compare` and `cchc eval gate`; registered, with their help, by `eval.commands`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import FAILED
from bot.commands.terminal import Terminal

if TYPE_CHECKING:
    from eval.results import Report

_SHIPPED_BASELINE = Path(__file__).with_name("baseline.json")

Before = Annotated[Path, typer.Argument(readable=False, help="Báo cáo trước (report.json).", show_default=False)]
After = Annotated[Path, typer.Argument(readable=False, help="Báo cáo sau (report.json).", show_default=False)]
Judged = Annotated[
    Path | None,
    typer.Argument(
        readable=False,
        help="Báo cáo cần xét; để trống thì đo các bộ câu hỏi đi kèm trước.",
        show_default=False,
    ),
]
BaselineFile = Annotated[Path, typer.Option("--baseline", readable=False, help="Tệp mốc.", show_default=False)]
Update = Annotated[bool, typer.Option("--update", help="Nâng mốc theo báo cáo thay vì xét nó.")]
AllowLower = Annotated[bool, typer.Option("--allow-lower", help="Cho phép --update hạ mức.")]


def compare(context: typer.Context, before: Before, after: After) -> None:
    from eval import comparing
    from eval.compare_view import comparison_view

    terminal: Terminal = context.obj
    terminal.show(comparison_view(comparing.compare(comparing.load_report(before), comparing.load_report(after))))


def gate(
    context: typer.Context,
    report: Judged = None,
    baseline: BaselineFile = _SHIPPED_BASELINE,
    update: Update = False,
    allow_lower: AllowLower = False,
) -> None:
    from eval.comparing import load_report
    from eval.gate import GateClosed, faults, load_baseline, without_floor

    terminal: Terminal = context.obj
    measured = load_report(report) if report else _measured(terminal)
    if update:
        _update(measured, baseline, allow_lower=allow_lower, terminal=terminal)
        return
    required = load_baseline(baseline)
    if missed := faults(measured, required):
        raise GateClosed(
            "Chưa đạt mốc.\n" + "\n".join(f"  {line}" for line in missed),
            help="So với báo cáo trước bằng cchc eval compare, xem các câu sai trong report.html.",
        )
    terminal.notice(terminal.t("Đạt mốc: {n} lượt đo.", n=len(required.floors)))
    if others := without_floor(measured, required):
        terminal.notice(terminal.t("Chưa có mốc cho: {runs}.", runs=", ".join(others)))


def _update(report: "Report", path: Path, *, allow_lower: bool, terminal: Terminal) -> None:
    from bot.commands.whole_file import whole_file
    from eval.gate import load_baseline, updated

    if any(run.failures for run in report.runs):
        terminal.problem("Chương trình lỗi ở một số câu; không lấy báo cáo này làm mốc.", "Sửa lỗi rồi đo lại.")
        raise typer.Exit(FAILED)
    fresh = updated(report, load_baseline(path) if path.exists() else None, allow_lower=allow_lower)
    with whole_file(path, option="--baseline") as file:
        print(fresh.model_dump_json(indent=1), file=file)
    terminal.notice(terminal.t("Đã ghi mốc mới: {path}", path=path))


def _measured(terminal: Terminal) -> "Report":
    """The report of the question sets that come with the program."""
    from eval.evaluation import Evaluation
    from eval.question_sets import shipped_sets
    from eval.report import write

    evaluation = Evaluation(index=None, embedder=None, progress=terminal.progress, notice=terminal.notice)
    for questions in shipped_sets():
        evaluation.answers(questions, questions.documents)
    report = evaluation.report()
    write(report, Path("eval-report"))
    return report
