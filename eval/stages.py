"""Where the time of a warm answer goes, over the sample documents and 2,249 statutes where they are at hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from bot.generate import AnyAnswerer
from bot.settings import Settings
from bot.wiring import open_answerer
from eval.beir import load_beir
from eval.bootstrap import latency_of
from eval.cases import load_cases
from eval.indexes import index_of
from ingest.embed import open_embedder
from ingest.report import Progress

TOTAL = "total"
_REST = "rest"
_LABELS = {
    "understand": "hiểu câu hỏi / understand",
    "retrieve": "tìm / retrieve",
    "rerank": "xếp lại / rerank",
    "read": "đọc / read",
    "compose": "soạn lời đáp / compose",
    "answer": "đọc và soạn / read and compose",
    _REST: "còn lại / the rest",
    TOTAL: "cả thảy / all",
}


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of answering: its times over all questions, and its share of all time."""

    name: str
    p50_ms: float
    p95_ms: float
    share: float


def warm_stages(corpus: Path, questions_file: Path, statutes: Path, *, progress: Progress) -> list[Stage]:
    """The stages of extractive answers over `corpus`, and the BEIR folder `statutes` where there is one.

    Each question is asked once.
    """
    documents, questions = [corpus], [case.question for case in load_cases(questions_file) if not case.history]
    if statutes.exists():
        collection = load_beir(statutes)
        documents.append(collection.corpus)
        questions += [query.text for query in collection.queries]
    answerer = open_answerer(index_of(documents, open_embedder(), progress=progress), settings=Settings())
    return stages_of(_timings(answerer, [questions[0], *questions])[1:])


def stages_of(timings: Sequence[Mapping[str, float]]) -> list[Stage]:
    """The stages named in `timings`, milliseconds by stage for each question, then what is in none and the total.

    A question that skips a stage spends no time in it.
    """
    names = list(dict.fromkeys(name for one in timings for name in one if name != TOTAL))
    columns = {name: [one.get(name, 0.0) for one in timings] for name in names}
    totals = [one[TOTAL] for one in timings]
    columns[_REST] = [max(0.0, total - sum(of_one)) for total, *of_one in zip(totals, *columns.values(), strict=True)]
    columns[TOTAL] = totals
    return [_stage(name, column, sum(totals)) for name, column in columns.items()]


def stages_table(stages: Sequence[Stage]) -> Table:
    """For people, in Vietnamese and English."""
    table = Table(title="Một câu trả lời khi đã mở sẵn / a warm answer")
    table.add_column("Bước / stage")
    for heading in ("p50 (ms)", "p95 (ms)", "tỉ lệ / share"):
        table.add_column(heading, justify="right")
    for one in stages:
        name = _LABELS.get(one.name, one.name)
        table.add_row(name, f"{one.p50_ms:.1f}", f"{one.p95_ms:.1f}", f"{one.share:.0%}")
    return table


def _timings(answerer: AnyAnswerer, questions: Sequence[str]) -> list[Mapping[str, float]]:
    """Of the questions that got as far as being searched for."""
    answers = [answerer.answer(question) for question in questions]
    return [answer.timings_ms for answer in answers if TOTAL in answer.timings_ms]


def _stage(name: str, times_ms: Sequence[float], all_ms: float) -> Stage:
    latency = latency_of(times_ms)
    assert latency is not None, "no question was timed"
    return Stage(name, latency.p50_ms, latency.p95_ms, sum(times_ms) / all_ms)
