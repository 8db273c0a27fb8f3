"""Two reports of the same questions side by side: what changed, and whether chance alone would do as much.

Only questions that both reports measured are compared, pair by pair. Measures that are 0 or 1 get the exact McNemar
test (a binomial test of the questions that changed sides); others a permutation test of the mean difference, in which
the two values of a question change places at random.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from eval.measures import MEASURES
from eval.results import AnswersRun, CaseResult, QueryResult, Report, RetrievalRun
from ingest.errors import reason_of

Results = Mapping[str, CaseResult | QueryResult]
"""The questions of a run by id."""

PERMUTATIONS = 10_000
_SEED = 20_240_101
"""Any number does: the same reports give the same p-value."""


class ReportFileError(Exception):
    """A report that cannot be read; `help` says what to do."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"Không đọc được báo cáo {path} ({reason}).")
        self.help = "Chỉ tới tệp report.json do cchc eval ghi ra; báo cáo cũ thì đo lại."


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A measure over `count` questions that both reports measured; `p` is how often chance alone does as much."""

    name: str
    before: float
    after: float
    count: int
    p: float
    test: str
    """"McNemar" or "hoán vị"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunComparison:
    """The questions of one run in both reports. A question is right where it is `right`, or its first result is."""

    name: str
    """As `run_key` says it."""
    changes: tuple[Change, ...]
    became_right: tuple[str, ...]
    """"id: question"."""
    became_wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`warnings` say, in Vietnamese, why differences may mean something else than a better program."""

    runs: tuple[RunComparison, ...]
    warnings: tuple[str, ...]


def load_report(path: Path) -> Report:
    """The report in `path`; raises ReportFileError."""
    try:
        return Report.load(path)
    except OSError as error:
        raise ReportFileError(path, reason_of(error)) from error
    except (ValidationError, UnicodeDecodeError) as error:
        raise ReportFileError(path, "không đúng dạng") from error


def run_key(run: AnswersRun | RetrievalRun) -> str:
    """What names a run in every report: "answers: corpus-40", "retrieval: alqac-dev, stripped"."""
    spelling = f", {run.accents}" if isinstance(run, RetrievalRun) else ""
    return f"{run.kind}: {run.name}{spelling}"


def data_of(report: Report) -> dict[str, str]:
    """What was read, by name. An index is named by what is in it: its own id differs from build to build."""
    named = (
        (f"index {digest[:12]}" if name.startswith("index/") else name, digest) for name, digest in report.data.items()
    )
    return dict(named)


def results_of(run: AnswersRun | RetrievalRun) -> Results:
    """The questions of a run by id."""
    return {result.id: result for result in (run.cases if isinstance(run, AnswersRun) else run.queries)}


def is_right(result: CaseResult | QueryResult) -> bool:
    """Whether the question was treated rightly; a failure of the program is not right."""
    if isinstance(result, CaseResult):
        return bool(result.right)
    return result.scores.get("hit@1", 0) == 1


def compare(before: Report, after: Report) -> Comparison:
    """What changed from `before` to `after`."""
    old, new = ({run_key(run): run for run in report.runs} for report in (before, after))
    shared = [name for name in old if name in new]
    # Typed otherwise, a question is still the same.
    retyped = before.conditions.typed is not after.conditions.typed
    return Comparison(
        runs=tuple(_run(name, results_of(old[name]), results_of(new[name]), retyped=retyped) for name in shared),
        warnings=(
            *_differences(before, after),
            *(f"Chỉ một báo cáo có “{name}”, không so được." for name in sorted(old.keys() ^ new.keys())),
            *(
                line
                for name in shared
                for line in _unpaired(name, results_of(old[name]), results_of(new[name]), retyped=retyped)
            ),
        ),
    )


def _run(name: str, before: Results, after: Results, *, retyped: bool) -> RunComparison:
    ids = [id_ for id_ in before if id_ in after and (retyped or before[id_].question == after[id_].question)]
    pairs = [(before[id_], after[id_]) for id_ in ids]
    return RunComparison(
        name=name,
        changes=tuple(_changes(pairs)),
        became_right=tuple(f"{new.id}: {new.question}" for old, new in pairs if is_right(new) > is_right(old)),
        became_wrong=tuple(f"{new.id}: {new.question}" for old, new in pairs if is_right(new) < is_right(old)),
    )


def _changes(pairs: Sequence[tuple[CaseResult | QueryResult, CaseResult | QueryResult]]) -> Iterator[Change]:
    for name in MEASURES:
        values = [(a.scores[name], b.scores[name]) for a, b in pairs if name in a.scores and name in b.scores]
        if values:
            yield _change(name, [a for a, _ in values], [b for _, b in values])


def _change(name: str, before: Sequence[float], after: Sequence[float]) -> Change:
    is_binary = {*before, *after} <= {0, 1}
    return Change(
        name=name,
        before=sum(before) / len(before),
        after=sum(after) / len(after),
        count=len(before),
        p=mcnemar(before, after) if is_binary else permutation(before, after),
        test="McNemar" if is_binary else "hoán vị",
    )


def mcnemar(before: Sequence[float], after: Sequence[float]) -> float:
    """Two-sided p of the exact McNemar test over paired zeros and ones; 1 where nothing changed."""
    from scipy.stats import binomtest

    gained = sum(new > old for old, new in zip(before, after, strict=True))
    lost = sum(new < old for old, new in zip(before, after, strict=True))
    return float(binomtest(gained, gained + lost).pvalue) if gained + lost else 1.0


def permutation(before: Sequence[float], after: Sequence[float]) -> float:
    """Two-sided p of the mean paired difference under random exchange of the two values of each pair."""
    import numpy as np

    differences = np.subtract(after, before)
    differences = differences[differences != 0]
    if not len(differences):
        return 1.0
    signs = np.random.default_rng(_SEED).choice((-1, 1), size=(PERMUTATIONS, len(differences)))
    extreme = np.abs(signs @ differences) >= abs(differences.sum()) - 1e-9
    return float((extreme.sum() + 1) / (PERMUTATIONS + 1))


def _differences(before: Report, after: Report) -> Iterator[str]:
    was, is_ = data_of(before), data_of(after)
    if changed := [name for name in sorted(was.keys() | is_.keys()) if was.get(name) != is_.get(name)]:
        yield f"Dữ liệu khác nhau ở {len(changed)} tệp, số đo không còn so được thẳng ({_some(changed)})."
    old, new = before.conditions.model_dump(), after.conditions.model_dump()
    if other := [f"{name}: {old[name]} → {new[name]}" for name in old if old[name] != new[name]]:
        yield f"Thiết lập khác nhau: {'; '.join(other)}."


def _unpaired(name: str, before: Results, after: Results, *, retyped: bool) -> Iterator[str]:
    if alone := before.keys() ^ after.keys():
        yield f"{name}: {len(alone)} câu chỉ có trong một báo cáo, bị bỏ qua ({_some(sorted(alone))})."
    shared = before.keys() & after.keys()
    reworded = [] if retyped else sorted(id_ for id_ in shared if before[id_].question != after[id_].question)
    if reworded:
        yield f"{name}: {len(reworded)} câu cùng mã nhưng khác lời, bị bỏ qua ({_some(reworded)})."
    if failed := sorted(id_ for id_ in shared if before[id_].error or after[id_].error):
        yield f"{name}: chương trình lỗi ở {len(failed)} câu, số đo không tính các câu này ({_some(failed)})."


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:5]) + (", …" if len(ids) > 5 else "")
