"""What a report says in a terminal, for few sets and for many."""

from datetime import UTC, datetime

import pytest

from bot.commands.terminal import Terminal
from eval.results import AnswersRun, Conditions, Estimate, Report
from eval.summary import summary_view


def report_of(count: int) -> Report:
    half = Estimate(value=0.5, low=0.25, high=0.75, count=4)
    run = AnswersRun(
        name="bộ",
        index_id="i",
        count=4,
        failures=1,
        metrics={"right": half, "verbatim": half},
        kinds={},
        risk_coverage=None,
        latency=None,
        cases=(),
    )
    return Report(
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
        program_version="1",
        conditions=Conditions(embedder="e", chunker="c", model="extractive", least_confidence=None),
        data={},
        runs=tuple(run.model_copy(update={"name": f"bộ {number}"}) for number in range(count)),
    )


def test_few_sets_are_shown_in_full_and_many_by_a_row_each(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal("vi")
    terminal.show(summary_view(report_of(2), terminal))
    few = capsys.readouterr().out
    assert few.count("Trích dẫn đúng từng chữ") == 2
    assert "Chương trình gặp lỗi" in few
    terminal.show(summary_view(report_of(9), terminal))
    many = capsys.readouterr().out
    assert "Trích dẫn đúng từng chữ" not in many
    assert many.count("50,0 % (25,0–75,0)") == 9
