"""`make bench`: how fast this program is beside the plain LangChain stack, on one machine in one run.

Both sides embed the same passages with the same weights. The plain stack is given its passages ready cut,
while ours reads and cuts the files within the measured time. Runs take turns, ours then theirs, and medians
are reported: machines are seldom quiet, and what disturbs one side should disturb the other.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from rich.console import Console
from rich.table import Table

from bot.answerer import Answerer
from bot.wiring import open_answerer
from eval.cases import load_cases
from eval.child import cost_of
from eval.plain_stack import PASSAGES, PlainModel, PlainStack
from ingest.build import build_index, embedded_text
from ingest.e5_weights import export_pretrained
from ingest.embed import open_embedder
from ingest.index import Index

ROOT = Path(__file__).parent.parent
CASES = ROOT / "eval/data/corpus-40.jsonl"
MORE_ARTICLES = ROOT.parent / "shared/retrieval/alqac-dev/corpus.jsonl"
"""Statutes added to `corpus/` where they are at hand, so that there is something to search in."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """The folders of one run."""

    sources: Path
    model: Path
    index: Path
    plain_index: Path


def bench(folder: Path, *, articles: int, rounds: int, say: Callable[[str], None]) -> list[Figure]:
    """The figures over `corpus/` and up to `articles` statutes, measured `rounds` times in `folder`."""
    names = ("sources", "model", "index", "plain_index")
    place = Workplace(**{name: folder / name for name in names})
    _gather(place.sources, articles=articles)
    say("Đang trải trọng số ra float32 cho bên so sánh...")
    export_pretrained(place.model)
    questions = [case.question for case in load_cases(CASES) if not case.history]
    model = PlainModel(place.model)
    return [
        *_ingest_figures(place, model, rounds=rounds, say=say),
        *_question_figures(place, model, questions, rounds=rounds, say=say),
        *_cold_figures(place, questions[: 2 * rounds], say=say),
    ]


def _gather(folder: Path, *, articles: int) -> None:
    shutil.copytree(ROOT / "corpus", folder)
    if MORE_ARTICLES.exists():
        with MORE_ARTICLES.open(encoding="utf-8") as lines:
            (folder / "articles.jsonl").write_text("".join(islice(lines, articles)), encoding="utf-8")


def _ingest_figures(place: Workplace, model: PlainModel, *, rounds: int, say: Callable[[str], None]) -> list[Figure]:
    embedder = open_embedder(progress=say)
    ours, theirs = [], []
    for number in range(rounds):
        say(f"Nạp tài liệu, lượt {number + 1}/{rounds}...")
        for index in (place.index, place.plain_index):
            shutil.rmtree(index, ignore_errors=True)
        seconds = _seconds(lambda: build_index([place.sources], place.index, embedder=embedder))
        texts = _texts(place.index)
        ours.append(len(texts) / seconds)
        seconds = _seconds(lambda: PlainStack.build(texts, model, place.plain_index))
        theirs.append(len(texts) / seconds)
    say(f"Mỗi lượt {len(texts)} đoạn.")
    return [Figure("Nạp tài liệu", "đoạn/s", median(ours), median(theirs), aim=3, more_is_better=True)]


def _question_figures(
    place: Workplace,
    model: PlainModel,
    questions: Sequence[str],
    *,
    rounds: int,
    say: Callable[[str], None],
) -> list[Figure]:
    say(f"Hỏi khi đã mở sẵn, {len(questions)} câu x {rounds} lượt...")
    answerer, plain = open_answerer(place.index), PlainStack.load(place.plain_index, model)
    answer_ms, search_ms, plain_ms = _take_turns(answerer, plain, [questions[0], *questions * rounds])
    theirs = _percentiles(plain_ms)
    return [
        Figure(f"{name}, {percentile}", "ms", mine, other, aim=aim)
        for name, spent, aim in (("Trả lời trọn vẹn", answer_ms, 2), ("Riêng phần tìm", search_ms, None))
        for percentile, mine, other in zip(("p50", "p95"), _percentiles(spent), theirs, strict=True)
    ]


def _take_turns(
    answerer: Answerer, plain: PlainStack, questions: Iterable[str]
) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds of each question: ours answering, ours searching, theirs searching; the first left out."""
    spent = [
        (
            _seconds(lambda: answerer.answer(question)) * 1000,
            _seconds(lambda: answerer.search(question, PASSAGES)) * 1000,
            _seconds(lambda: plain.search(question)) * 1000,
        )
        for question in questions
    ]
    answer_ms, search_ms, plain_ms = zip(*spent[1:], strict=True)
    return list(answer_ms), list(search_ms), list(plain_ms)


def _cold_figures(place: Workplace, questions: Sequence[str], *, say: Callable[[str], None]) -> list[Figure]:
    say(f"Hỏi từ lúc chưa mở gì, {len(questions)} câu...")
    command = str(Path(sys.executable).with_name("cchc"))
    plain = [sys.executable, "-m", "eval.plain_stack", str(place.plain_index), str(place.model)]
    ours, theirs = [], []
    for question in questions:
        ours.append(cost_of([command, "ask", question, "--index", str(place.index)]))
        theirs.append(cost_of([*plain, question]))
    wall = [median(cost.wall_s for cost in costs) for costs in (ours, theirs)]
    peak = [median(cost.peak_mb for cost in costs) for costs in (ours, theirs)]
    return [
        Figure("cchc ask, từ đầu", "s", *wall, aim=4),
        Figure("cchc ask, bộ nhớ cao nhất", "MB", *peak),
    ]


def _texts(index_dir: Path) -> list[str]:
    """What ours embedded, for the plain stack to embed too."""
    index = Index.open(index_dir)
    texts = [embedded_text(title, passage) for title, passage in index.store.titled_passages()]
    index.close()
    return texts


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
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
    """Exit code 0 when every aim is met, else 1."""
    parser = argparse.ArgumentParser(description="Đo tốc độ so với chuỗi LangChain thường.")
    parser.add_argument("--articles", type=int, default=200, help="số điều luật thêm vào corpus/")
    parser.add_argument("--rounds", type=int, default=3, help="số lượt đo")
    parser.add_argument("--json", type=Path, help="tệp nhận kết quả")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    console, progress = Console(), Console(stderr=True)
    with tempfile.TemporaryDirectory() as folder:
        figures = bench(Path(folder), articles=options.articles, rounds=options.rounds, say=progress.print)
    console.print(_table(figures))
    if options.json:
        rows = [asdict(one) | {"ratio": one.ratio} for one in figures]
        options.json.write_text(json.dumps(rows, ensure_ascii=False, indent=2), encoding="utf-8")
    return int(any(one.aim is not None and one.ratio < one.aim for one in figures))


if __name__ == "__main__":
    sys.exit(main())
