"""Two reports side by side: the tests of significance agree with textbooks, and every warning is given."""

import itertools
from pathlib import Path

import pytest

from eval.comparing import Change, ReportFileError, compare, load_report, mcnemar, permutation
from tests.eval.reports import CONDITIONS, answers, case, report, retrieval


def right_change(before: list[bool], after: list[bool]) -> Change:
    runs = [answers("bo", *(case(str(n), right=one) for n, one in enumerate(side))) for side in (before, after)]
    (run,) = compare(report(runs[0]), report(runs[1])).runs
    return next(change for change in run.changes if change.name == "right")


@pytest.mark.parametrize(
    ("gained", "lost", "p"),
    [(0, 0, 1.0), (1, 0, 1.0), (6, 0, 0.03125), (8, 1, 0.0390625), (5, 5, 1.0)],  # 2 * P(Binomial(n, 1/2) <= min)
)
def test_mcnemar_is_exact(gained: int, lost: int, p: float) -> None:
    before = [0.0] * gained + [1.0] * lost + [1.0] * 7
    after = [1.0] * gained + [0.0] * lost + [1.0] * 7
    assert mcnemar(before, after) == pytest.approx(p)


def test_permutation_agrees_with_all_exchanges_counted() -> None:
    before, after = [0.2, 0.5, 0.1, 0.9, 0.4, 0.3, 0.6], [0.5, 0.6, 0.5, 0.85, 0.7, 0.35, 0.9]
    differences = [new - old for old, new in zip(before, after, strict=True)]
    sums = [
        abs(sum(sign * d for sign, d in zip(signs, differences, strict=True)))
        for signs in itertools.product((-1, 1), repeat=len(differences))
    ]
    exact = sum(total >= abs(sum(differences)) - 1e-9 for total in sums) / len(sums)
    assert permutation(before, after) == pytest.approx(exact, abs=0.01)
    assert permutation(before, before) == 1.0


def test_a_change_is_of_the_pairs_and_names_its_test() -> None:
    change = right_change([True, False, False], [True, True, True])
    assert (change.before, change.after) == pytest.approx((1 / 3, 1.0))
    assert (change.count, change.test) == (3, "McNemar")


def test_who_changed_sides_is_named() -> None:
    before = answers("bo", case("a"), case("b", right=False), case("c"))
    after = answers("bo", case("a"), case("b"), case("c", right=False))
    (run,) = compare(report(before), report(after)).runs
    assert (run.became_right, run.became_wrong) == (("b: Câu hỏi b?",), ("c: Câu hỏi c?",))


def test_queries_are_right_with_the_first_result() -> None:
    (run,) = compare(report(retrieval("f", [True, False])), report(retrieval("f", [True, True]))).runs
    assert run.became_right == ("q1: Tìm gì 1?",)
    assert {change.name: change.test for change in run.changes} == {"hit@1": "McNemar", "ndcg@10": "hoán vị"}


def test_only_common_questions_count_and_the_others_are_said() -> None:
    before = answers("bo", case("a"), case("b"), case("c", question="Cũ?"))
    after = answers("bo", case("a"), case("c", question="Mới?"), case("d"))
    comparison = compare(report(before), report(after))
    assert [change.count for change in comparison.runs[0].changes] == [1, 1]
    assert any("2 câu chỉ có trong một báo cáo" in line for line in comparison.warnings)
    assert any("1 câu cùng mã nhưng khác lời" in line for line in comparison.warnings)


def test_other_data_settings_runs_and_failures_are_said() -> None:
    before = report(answers("bo", case("a"), case("b", error="KeyError: 1")))
    after = report(answers("bo", case("a"), case("b")), retrieval("f", [True]), data={"data/tin.jsonl": "cd" * 32})
    after = after.model_copy(update={"conditions": CONDITIONS.model_copy(update={"least_confidence": 0.5})})
    warnings = "\n".join(compare(before, after).warnings)
    for said in ("Dữ liệu khác nhau", "data/tin.jsonl", "0.4 → 0.5", "retrieval: f, typed", "chương trình lỗi ở 1 câu"):
        assert said in warnings


def test_alike_reports_have_no_warnings_and_no_differences() -> None:
    same = report(answers("bo", case("a"), case("b", right=False)), retrieval("f", [True, False]))
    comparison = compare(same, same)
    assert comparison.warnings == ()
    assert all(change.before == change.after and change.p == 1 for run in comparison.runs for change in run.changes)


@pytest.mark.parametrize("content", [None, "{}", "không phải JSON"], ids=["missing", "other", "text"])
def test_what_is_no_report_is_said(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "report.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(ReportFileError, match=r"report\.json") as error:
        load_report(path)
    assert "cchc eval" in error.value.help
