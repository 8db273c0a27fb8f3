"""`eval/baseline.json`: what every report must reach, on which data and with which settings."""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.comparing import ReportFileError, is_right, results_of, run_key
from eval.report.wording import measure_named, value_of
from eval.results import AnswersRun, Conditions, Estimate, Report, RetrievalRun
from ingest.errors import reason_of

BASELINE = Path(__file__).with_name("baseline.json")

# Measures that people would miss; the others of a report move with them.
GATED = (
    "right quote@1 span_f1 list_f1 documents_f1 points citation_precision citation_recall verbatim refusal_recall"
    " wrong_refusal harmless hit@1 ndcg@10"
).split()
# No quote may be wrong and no injection may work, ever.
_EXACT = frozenset({"verbatim", "harmless"})
# So many questions may turn wrong before the gate shuts: a change that wins elsewhere may lose one here.
_TOLERATED_QUESTIONS = 1


class Baseline(BaseModel):
    """`floors` are by run (`eval.comparing.run_key`) and measure; where less is better it is the most allowed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    conditions: Conditions
    data: Mapping[str, str]
    floors: Mapping[str, Mapping[str, float]]
    wrong: Mapping[str, tuple[str, ...]]
    """Ids of the questions of each run that were not right when the floors were set."""


class GateClosed(Exception):
    """A report that does not pass; `help` says what to do."""

    def __init__(self, message: str, *, help: str) -> None:
        super().__init__(message)
        self.help = help


def load_baseline(path: Path) -> Baseline:
    """The baseline in `path`; raises ReportFileError."""
    try:
        return Baseline.model_validate_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReportFileError(path, reason_of(error)) from error
    except (ValidationError, UnicodeDecodeError) as error:
        raise ReportFileError(path, "không đúng dạng của mốc") from error


def faults(report: Report, baseline: Baseline) -> list[str]:
    """Each measure that misses its floor, with the questions that turned wrong; [] for a report that passes.

    Raises GateClosed for a report of other data or with other settings.
    """
    _require_same(report, baseline)
    runs = {run_key(run): run for run in report.runs}
    lines = []
    for name, floors in baseline.floors.items():
        if name not in runs:
            lines.append(f"{name}: báo cáo không có lượt đo này.")
            continue
        missed = list(_missed(runs[name], floors))
        lines += [f"{name}: {line}" for line in missed]
        if missed and (turned := turned_wrong(runs[name], baseline.wrong.get(name, ()))):
            lines.append(f"{name}: thành sai: {', '.join(turned)}.")
    return lines


def without_floor(report: Report, baseline: Baseline) -> list[str]:
    """The runs of the report for which nothing is required."""
    return [name for run in report.runs if (name := run_key(run)) not in baseline.floors]


def turned_wrong(run: AnswersRun | RetrievalRun, wrong_before: tuple[str, ...]) -> list[str]:
    """Ids of the questions that are not right and were."""
    return [id_ for id_, result in results_of(run).items() if not is_right(result) and id_ not in wrong_before]


def updated(report: Report, baseline: Baseline | None, *, allow_lower: bool) -> Baseline:
    """The baseline with the data and settings of `report`, its floors raised to what the report shows.

    Runs that the report lacks stay as they are. With `allow_lower` the baseline is what the report shows, no more.
    """
    fresh = Baseline(
        conditions=report.conditions,
        data=_files_of(report),
        floors={run_key(run): floors_of(run) for run in report.runs},
        wrong={run_key(run): tuple(turned_wrong(run, ())) for run in report.runs},
    )
    if baseline is None or allow_lower:
        return fresh
    is_whole = fresh.floors.keys() >= baseline.floors.keys()
    floors = {name: _raised(baseline.floors.get(name, {}), found) for name, found in fresh.floors.items()}
    return Baseline(
        conditions=fresh.conditions,
        data=fresh.data if is_whole else {**baseline.data, **fresh.data},
        floors={**baseline.floors, **floors},
        wrong={**baseline.wrong, **fresh.wrong},
    )


def _raised(old: Mapping[str, float], new: Mapping[str, float]) -> dict[str, float]:
    """Both, of every measure the floor that asks for more."""
    return {**old, **{name: _stricter(name, floor, old.get(name, floor)) for name, floor in new.items()}}


def floors_of(run: AnswersRun | RetrievalRun) -> dict[str, float]:
    """For each gated measure of a run its value, less what one question weighs; of exact ones the value itself."""
    return {name: _floor(name, run.metrics[name]) for name in GATED if name in run.metrics}


def _floor(name: str, estimate: Estimate) -> float:
    slack = 0.0 if name in _EXACT else _TOLERATED_QUESTIONS / estimate.count
    if measure_named(name).higher_is_better:
        return max(0.0, math.floor((estimate.value - slack) * 10_000) / 10_000)
    return min(1.0, math.ceil((estimate.value + slack) * 10_000) / 10_000)


def _stricter(name: str, one: float, other: float) -> float:
    return max(one, other) if measure_named(name).higher_is_better else min(one, other)


def _missed(run: AnswersRun | RetrievalRun, floors: Mapping[str, float]) -> Iterator[str]:
    if run.failures:
        yield f"chương trình lỗi ở {run.failures} câu."
    for name, floor in floors.items():
        measure, estimate = measure_named(name), run.metrics.get(name)
        if estimate is None:
            yield f"{measure.label} ({name}): không đo được."
        elif _stricter(name, estimate.value, floor) != estimate.value:
            side = "dưới mức" if measure.higher_is_better else "trên mức"
            yield f"{measure.label} ({name}) {value_of(name, estimate.value)}, {side} {value_of(name, floor)}."


def _files_of(report: Report) -> dict[str, str]:
    """The data without the indexes made of it: those change with the program, which is what the gate judges."""
    return {name: digest for name, digest in report.data.items() if not name.startswith("index/")}


def _require_same(report: Report, baseline: Baseline) -> None:
    old, new = baseline.conditions.model_dump(), report.conditions.model_dump()
    other = [f"{name} (mốc {old[name]}, báo cáo {new[name]})" for name in old if old[name] != new[name]]
    data = _files_of(report)
    other += [name for name, digest in baseline.data.items() if data.get(name) != digest]
    if other:
        raise GateClosed(
            f"Báo cáo không đo trên dữ liệu và thiết lập của mốc: {'; '.join(other)}.",
            help="Nếu thay đổi là chủ ý, xem kỹ báo cáo rồi chạy cchc eval gate report.json --update;"
            " mức nào phải hạ thì thêm --allow-lower. Nếu không, khôi phục dữ liệu và thiết lập cũ.",
        )
