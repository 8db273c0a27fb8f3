"""Many question sets shown as one, so that the first screen stays a screen."""

from collections.abc import Sequence

from eval.results import AnswersRun, Report
from eval.runs import answers_run

# As many sets stand side by side on the first screen.
MOST_SIDE_BY_SIDE = 3
ALL = "Mọi bộ câu hỏi"


def answers_runs(report: Report) -> list[AnswersRun]:
    """The question sets of the report, in order."""
    return [run for run in report.runs if isinstance(run, AnswersRun)]


def main_runs(runs: Sequence[AnswersRun]) -> list[AnswersRun]:
    """The sets themselves while they are few, else one that holds the questions of all."""
    if len(runs) <= MOST_SIDE_BY_SIDE:
        return list(runs)
    return [answers_run(ALL, [case for run in runs for case in run.cases], index_id="")]
