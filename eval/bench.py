"""`make bench`: how fast this program is beside the plain LangChain stack, on one machine in one run.

Both sides embed the same passages with the same weights. The plain stack is given its passages ready cut,
while ours reads and cuts the files within the measured time. Runs take turns, ours then theirs, and medians
are reported: machines are seldom quiet, and what disturbs one side should disturb the other. Then ours alone: the share
of each stage in a warm answer.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import ParamSpec

from rich.console import Console
from rich.table import Table

from bot.wiring import open_answerer
from eval.cases import load_cases
from eval.child import cost_of
from eval.plain_stack import PASSAGES, PlainModel, PlainStack
from eval.stages import stages_table, warm_stages
from ingest.build import build_index
from ingest.embed import open_embedder
from ingest.embedding.e5_weights import export_pretrained
from ingest.index import Index
from ingest.report import no_progress
from ingest.vectorizing import embedded_text

ROOT = Path(__file__).parent.parent
CASES = ROOT / "eval/data/corpus-40.jsonl"
STATUTES = ROOT.parent / "shared/retrieval/alqac-dev"
MORE_ARTICLES = STATUTES / "corpus.jsonl"
"""Statutes added to `corpus/` where they are at hand, so that there is something to search in."""


Say = Callable[[str], None]
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured on both sides. `ratio` says how many times better ours is."""

    name: str
    unit: str
    ours: float
    theirs: float
    aim: float | None = None
    """The least ratio that is good enough."""
    more_is_better: bool = False

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs if self.more_is_better else self.theirs / self.ours


class Workplace:
    """The folders of one run, under `folder`."""

    def __init__(self, folder: Path) -> None:
        self.sources = folder / "sources"
        self.model = folder / "model"
        self.index = folder / "index"
        self.plain_index = folder / "plain_index"


def bench(folder: Path, *, articles: int, rounds: int, say: Say) -> list[Figure]:
    """The figures over `corpus/` and up to `articles` statutes, measured `rounds` times in `folder`."""
    place = Workplace(folder)
    _gather(place.sources, articles=articles)
    say("Đang trải trọng số ra float32 cho bên so sánh...")
    export_pretrained(place.model)
    questions = [case.question for case in load_cases(CASES) if not case.history]
    model = PlainModel(place.model)
    return [
        _ingest_figure(place, model, rounds=rounds, say=say),
        *_question_figures(place, model, [questions[0], *questions * rounds], say=say),
        *_cold_figures(place, questions[: 2 * rounds], say=say),
    ]


def _gather(folder: Path, *, articles: int) -> None:
    shutil.copytree(ROOT / "corpus", folder)
    if MORE_ARTICLES.exists():
        with MORE_ARTICLES.open(encoding="utf-8") as lines:
            (folder / "articles.jsonl").write_text("".join(islice(lines, articles)), encoding="utf-8")


def _ingest_figure(place: Workplace, model: PlainModel, *, rounds: int, say: Say) -> Figure:
    embedder = open_embedder(progress=say)
    ours, theirs = [], []
    for number in range(rounds):
        say(f"Nạp tài liệu, lượt {number + 1}/{rounds}...")
        for index in (place.index, place.plain_index):
            shutil.rmtree(index, ignore_errors=True)
        seconds = _seconds(build_index, [place.sources], place.index, embedder=embedder)
        texts = _texts(place.index)
        ours.append(len(texts) / seconds)
        theirs.append(len(texts) / _seconds(PlainStack.build, texts, model, place.plain_index))
    say(f"Mỗi lượt {len(texts)} đoạn.")
    return Figure("Nạp tài liệu", "đoạn/s", median(ours), median(theirs), aim=3, more_is_better=True)


def _question_figures(place: Workplace, model: PlainModel, questions: Sequence[str], *, say: Say) -> Iterator[Figure]:
    """The first question warms both sides up and does not count."""
    say(f"Hỏi khi đã mở sẵn, {len(questions)} câu...")
    answerer, plain = open_answerer(place.index), PlainStack.load(place.plain_index, model)
    answer_ms, search_ms, plain_ms = [], [], []
    for question in questions:
        answer_ms.append(_seconds(answerer.answer, question) * 1000)
        plain_ms.append(_seconds(plain.search, question) * 1000)
        search_ms.append(_seconds(answerer.search, question, PASSAGES) * 1000)
    theirs = _percentiles(plain_ms[1:])
    for name, spent, aim in (("Trả lời trọn vẹn", answer_ms, 2), ("Riêng phần tìm", search_ms, None)):
        ours = _percentiles(spent[1:])
        yield Figure(f"{name}, p50", "ms", ours[0], theirs[0], aim=aim)
        yield Figure(f"{name}, p95", "ms", ours[1], theirs[1], aim=aim)


def _cold_figures(place: Workplace, questions: Sequence[str], *, say: Say) -> Iterator[Figure]:
    say(f"Hỏi từ lúc chưa mở gì, {len(questions)} câu...")
    ask = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())", "ask"]
    plain = [sys.executable, "-m", "eval.plain_stack", str(place.plain_index), str(place.model)]
    ours, theirs = [], []
    for question in questions:
        ours.append(cost_of([*ask, question, "--index", str(place.index)]))
        theirs.append(cost_of([*plain, question]))
    wall_s = [median(cost.wall_s for cost in costs) for costs in (ours, theirs)]
    peak_mb = [median(cost.peak_mb for cost in costs) for costs in (ours, theirs)]
    yield Figure("cchc ask, từ đầu", "s", wall_s[0], wall_s[1], aim=4)
    yield Figure("cchc ask, bộ nhớ cao nhất", "MB", peak_mb[0], peak_mb[1])


def _texts(index_dir: Path) -> list[str]:
    """What ours embedded, for the plain stack to embed too."""
    index = Index.open(index_dir)
    texts = [embedded_text(title, passage) for _, title, passage in index.store.titled_passages()]
    index.close()
    return texts


def _seconds(work: Callable[P, object], *arguments: P.args, **options: P.kwargs) -> float:
    started = time.perf_counter()
    work(*arguments, **options)
    return time.perf_counter() - started


def _percentiles(values: Sequence[float]) -> tuple[float, float]:
    """The 50th and the 95th percentile."""
    cuts = quantiles(values, n=20, method="inclusive")
    return cuts[9], cuts[18]


def _table(figures: Iterable[Figure]) -> Table:
    table = Table(title="So với chuỗi LangChain thường / against the plain LangChain stack")
    table.add_column("Phép đo / measured")
    for heading in ("cchc", "LangChain", "lần / ratio", "mục tiêu / aim"):
        table.add_column(heading, justify="right")
    for one in figures:
        met = one.aim is None or one.ratio >= one.aim
        table.add_row(
            f"{one.name} ({one.unit})",
            f"{one.ours:,.2f}",
            f"{one.theirs:,.2f}",
            f"[{'green' if met else 'red'}]{one.ratio:.1f}[/]",
            f"≥ {one.aim:g}" if one.aim else "",
        )
    return table


def main() -> int:
    """Exit code 0: the table says which aims are met, and timings are no test."""
    parser = argparse.ArgumentParser(description="Đo tốc độ so với chuỗi LangChain thường.")
    parser.add_argument("--articles", type=int, default=200, help="số điều luật thêm vào corpus/")
    parser.add_argument("--rounds", type=int, default=3, help="số lượt đo")
    parser.add_argument("--json", type=Path, help="tệp nhận kết quả")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    console, progress = Console(), Console(stderr=True)
    with tempfile.TemporaryDirectory() as folder:
        figures = bench(Path(folder), articles=options.articles, rounds=options.rounds, say=progress.print)
        progress.print("Trả lời khi đã mở sẵn, trên mọi điều luật...")
        stages = warm_stages(ROOT / "corpus", CASES, STATUTES, progress=no_progress)
    console.print(_table(figures))
    console.print(stages_table(stages))
    console.print(f"{os.cpu_count()} nhân; tải trung bình 15 phút qua: {os.getloadavg()[2]:.1f}.")
    if options.json:
        record = {
            "figures": [asdict(one) | {"ratio": one.ratio} for one in figures],
            "stages": [asdict(one) for one in stages],
        }
        options.json.write_text(json.dumps(record, ensure_ascii=False, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
