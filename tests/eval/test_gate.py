"""The gate: what is worse than the baseline does not pass, and the baseline goes down only when told to."""

import pytest

from eval.gate import BASELINE, GateClosed, faults, load_baseline, updated, without_floor
from eval.question_sets import shipped_sets
from eval.results import Report
from tests.eval.reports import CONDITIONS, answers, case, report, retrieval


def measured(right: int, *, of: int = 20, verbatim: bool = True) -> Report:
    """A report in which the first `right` of the questions are right."""
    cases = [
        case(str(n), right=n < right, scores={"right": float(n < right), "verbatim": float(verbatim or n > 0)})
        for n in range(of)
    ]
    return report(answers("bo", *cases))


BASE = updated(measured(15), None, allow_lower=False)


def test_one_question_may_turn_wrong_but_not_two() -> None:
    assert faults(measured(15), BASE) == []
    assert faults(measured(14), BASE) == []
    lines = faults(measured(13), BASE)
    assert "right" in lines[0]
    assert "65,0 %" in lines[0]
    assert "70,0 %" in lines[0]
    assert lines[-1].endswith("thành sai: 13, 14.")


def test_no_quote_may_be_wrong() -> None:
    (line, *_) = faults(measured(15, verbatim=False), BASE)
    assert "verbatim" in line


def test_where_less_is_better_the_floor_is_a_ceiling() -> None:
    def refusing(wrong: int) -> Report:
        return report(answers("bo", *(case(str(n), scores={"wrong_refusal": float(n < wrong)}) for n in range(20))))

    base = updated(refusing(2), None, allow_lower=False)
    assert faults(refusing(3), base) == []
    assert "trên mức 15,0 %" in faults(refusing(4), base)[0]


def test_a_missing_run_and_a_crash_do_not_pass() -> None:
    assert "không có lượt đo" in faults(report(retrieval("f", [True])), BASE)[0]
    broken = report(answers("bo", *(case(str(n)) for n in range(20)), case("x", error="KeyError")))
    assert "chương trình lỗi" in faults(broken, BASE)[0]


def test_other_data_or_settings_are_refused_with_advice() -> None:
    other_data = measured(20).model_copy(update={"data": {"data/tin.jsonl": "00"}})
    other_settings = measured(20).model_copy(update={"conditions": CONDITIONS.model_copy(update={"model": "x"})})
    for changed, named in ((other_data, "data/tin.jsonl"), (other_settings, "model")):
        with pytest.raises(GateClosed, match=named) as error:
            faults(changed, BASE)
        assert "--update" in error.value.help


def test_an_update_raises_floors_and_lowers_none() -> None:
    name = "answers: bo"
    assert updated(measured(18), BASE, allow_lower=False).floors[name]["right"] == pytest.approx(0.85)
    assert updated(measured(9), BASE, allow_lower=False).floors[name]["right"] == BASE.floors[name]["right"]
    assert updated(measured(9), BASE, allow_lower=True).floors[name]["right"] == pytest.approx(0.40)


def test_an_update_keeps_what_the_report_does_not_measure() -> None:
    partial = report(retrieval("f", [True]), data={"f/queries.jsonl": "00"})
    kept = updated(partial, BASE, allow_lower=False)
    assert kept.floors["answers: bo"] == BASE.floors["answers: bo"]
    assert "retrieval: f, typed" in kept.floors
    assert kept.data == {**BASE.data, **partial.data}
    assert updated(partial, BASE, allow_lower=True).floors.keys() == {"retrieval: f, typed"}


def test_an_index_made_otherwise_of_the_same_files_is_judged() -> None:
    files = {"corpus/a.txt": "ab" * 32}
    base = updated(measured(15).model_copy(update={"data": {**files, "index/one": "cd"}}), None, allow_lower=False)
    again = measured(15).model_copy(update={"data": {**files, "index/two": "ef"}})
    assert faults(again, base) == []


def test_runs_without_a_floor_are_named() -> None:
    assert without_floor(report(*measured(20).runs, retrieval("f", [True])), BASE) == ["retrieval: f, typed"]


def test_the_shipped_baseline_is_of_the_shipped_sets() -> None:
    baseline = load_baseline(BASELINE)
    assert set(baseline.floors) == {f"answers: {one.name}" for one in shipped_sets()}
    assert all(floors["verbatim"] == 1 for floors in baseline.floors.values() if "verbatim" in floors)
