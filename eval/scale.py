"""`make scale`: what a large collection costs, beside the plain LangChain stack in the same run.

The plain stack takes minutes a megabyte, so it embeds an even sample of the same passages, half of it before and
half after ours; its index of a whole collection would cost more, not less.
"""

import argparse
import json
import shutil
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console

from bot.wiring import open_answerer
from eval.child import cost_of
from eval.plain_stack import PlainModel, PlainStack
from ingest.embedding.e5_weights import export_pretrained
from ingest.index import Index
from ingest.vectorizing import embedded_text

ROOT = Path(__file__).parent.parent
CODIFICATION = ROOT.parent / "shared/scale/phap-dien"
"""The official codification of law, 56 MB of Markdown, where it is at hand."""
_SAMPLE = 512
_ASK = "Thủ tục hành chính là gì?"
_CCHC = (sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())")

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ScaleResult:
    """What was measured. Seconds of commands include the start of the program."""

    megabytes: float
    passages: int
    with_article: int
    """Passages that know which article of law they belong to."""
    ingest_s: float
    ingest_peak_mb: float
    passages_per_s: float
    plain_passages_per_s: float
    unchanged_s: float
    """A second ingest with nothing changed."""
    remove_s: float
    """`cchc remove` of one document."""
    answers_while_removing: int
    longest_answer_while_removing_s: float

    @property
    def ratio(self) -> float:
        return self.passages_per_s / self.plain_passages_per_s


def scale(collection: Path, folder: Path, *, megabytes: float, say: Say) -> ScaleResult:
    """The figures over the first `megabytes` of the files of `collection`, in the order of their paths."""
    sources, index_dir = folder / "sources", folder / "index"
    gathered = _gather(collection, sources, int(megabytes * 1e6))
    say(f"{gathered / 1e6:.1f} MB. Đang nạp...")
    ingest = [*_CCHC, "ingest", str(sources), "--index", str(index_dir)]
    first = cost_of(ingest)
    say(f"Nạp xong sau {first.wall_s:.0f} giây. Đang đo chuỗi LangChain thường...")
    texts, with_article = _texts(index_dir)
    plain_seconds = _plain_seconds(texts[:: max(1, len(texts) // _SAMPLE)][:_SAMPLE], folder)
    again = cost_of(ingest)
    largest = max(Index.open(index_dir).store.places(), key=lambda place: (sources / place.key).stat().st_size)
    with _Asking(index_dir) as asking:
        removal = cost_of([*_CCHC, "remove", largest.key, "--index", str(index_dir)])
    return ScaleResult(
        megabytes=round(gathered / 1e6, 1),
        passages=len(texts),
        with_article=with_article,
        ingest_s=first.wall_s,
        ingest_peak_mb=first.peak_mb,
        passages_per_s=len(texts) / first.wall_s,
        plain_passages_per_s=min(_SAMPLE, len(texts)) / plain_seconds,
        unchanged_s=again.wall_s,
        remove_s=removal.wall_s,
        answers_while_removing=len(asking.seconds),
        longest_answer_while_removing_s=max(asking.seconds),
    )


def _gather(collection: Path, folder: Path, most_bytes: int) -> int:
    """Bytes of the files copied to `folder`."""
    total = 0
    for path in sorted(path for path in collection.rglob("*") if path.is_file()):
        if total >= most_bytes:
            break
        target = folder / path.relative_to(collection)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        total += path.stat().st_size
    return total


def _texts(index_dir: Path) -> tuple[list[str], int]:
    """What ours embedded, and how many of the passages have an article."""
    index = Index.open(index_dir)
    passages = [(title, passage) for _, title, passage in index.store.titled_passages()]
    index.close()
    return [embedded_text(*pair) for pair in passages], sum(passage.article is not None for _, passage in passages)


def _plain_seconds(texts: list[str], folder: Path) -> float:
    export_pretrained(folder / "model")
    model = PlainModel(folder / "model")
    started = time.perf_counter()
    PlainStack.build(texts, model, folder / "plain")
    return time.perf_counter() - started


class _Asking:
    """Opens the index and asks a question again and again in another thread, as long as the block runs."""

    def __init__(self, index_dir: Path) -> None:
        self._index_dir = index_dir
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._ask)
        self.seconds: list[float] = []

    def __enter__(self) -> "_Asking":
        open_answerer(self._index_dir).answer(_ASK)  # the model is loaded once
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _ask(self) -> None:
        while not self._stop.is_set():
            started = time.perf_counter()
            open_answerer(self._index_dir).answer(_ASK)
            self.seconds.append(time.perf_counter() - started)


def _lines(result: ScaleResult) -> Iterator[str]:
    speeds = f"{result.passages_per_s:.1f} đoạn/s, LangChain {result.plain_passages_per_s:.1f}"
    longest = f"lâu nhất {result.longest_answer_while_removing_s:.2f} s"
    yield f"{result.megabytes} MB, {result.passages} đoạn, {result.with_article} đoạn biết điều luật của mình"
    yield f"Nạp: {speeds} → {result.ratio:.1f} lần (≥ 3)"
    yield f"Bộ nhớ cao nhất: {result.ingest_peak_mb:.0f} MB (< 2048)"
    yield f"Nạp lại khi không có gì đổi: {result.unchanged_s:.2f} s (< 3)"
    yield f"Gỡ văn bản lớn nhất: {result.remove_s:.2f} s kể cả khởi động (< 0,5)"
    yield f"Trong lúc gỡ: {result.answers_while_removing} câu trả lời, {longest}"


def main() -> int:
    """Exit code 0 when it was measured; 1 without the collection."""
    parser = argparse.ArgumentParser(description="Đo việc nạp một kho văn bản lớn.")
    parser.add_argument("--collection", type=Path, default=CODIFICATION, help="thư mục văn bản")
    parser.add_argument("--megabytes", type=float, default=10, help="dùng bấy nhiêu MB đầu")
    parser.add_argument("--json", type=Path, help="tệp nhận kết quả")
    options = parser.parse_args()
    console = Console()
    if not options.collection.is_dir():
        console.print(f"Không có {options.collection}: hãy chỉ một thư mục văn bản bằng --collection.")
        return 1
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        result = scale(options.collection, Path(folder), megabytes=options.megabytes, say=console.print)
    for line in _lines(result):
        console.print(line)
    if options.json:
        options.json.write_text(json.dumps(asdict(result) | {"ratio": result.ratio}, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
