"""Kills an ingest at random moments, again and again: does the index answer after each, and end complete?

python -m eval.crash --kills 200
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console

from ingest.index import Index
from ingest.storage.lexical import search_terms

_DOCUMENTS = 24
_PARAGRAPHS = 6
_CHANGED_EACH_TIME = 4
# What the killed ones left undone makes the next take longer: some must come to their end, and some be killed there.
_LATEST = 1.5
_PATIENCE_S = 300.0


@dataclass(frozen=True, slots=True)
class CrashResult:
    """What a run of kills showed."""

    kills: int
    """Ingests that were still running when they were killed."""
    finished: int
    """Ingests that were done before their turn came."""
    answered: int
    """Times the index was whole afterwards and held either the texts from before or the new ones."""
    complete: bool
    """Whether the last, undisturbed ingest left the index complete."""
    seconds: float


def crash(kills: int, *, seed: int = 0) -> CrashResult:
    """What happens when `kills` ingests are killed by SIGKILL, each at a random moment."""
    rng, started = random.Random(seed), time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="cchc-crash-") as folder:
        texts, index_dir = Path(folder) / "texts", Path(folder) / "index"
        texts.mkdir()
        state = dict(_write(texts, range(_DOCUMENTS), version=0))
        _ingest(texts, index_dir, kill_after=None)
        state |= _write(texts, range(_CHANGED_EACH_TIME), version=1)
        duration = _ingest(texts, index_dir, kill_after=None) or 0.0
        indexed, killed, finished, answered = dict(state), 0, 0, 0
        while killed < kills:
            changed = rng.sample(range(_DOCUMENTS), _CHANGED_EACH_TIME)
            state |= _write(texts, changed, version=2 + killed + finished)
            took = _ingest(texts, index_dir, kill_after=rng.uniform(0, _LATEST * duration))
            killed, finished = killed + (took is None), finished + (took is not None)
            holds = _held(index_dir)
            answered += holds in (indexed, state)
            indexed = holds or indexed
        _ingest(texts, index_dir, kill_after=None)
        complete = _held(index_dir) == state
    return CrashResult(killed, finished, answered, complete, round(time.perf_counter() - started, 1))


def _write(texts: Path, numbers: Sequence[int], *, version: int) -> Iterator[tuple[str, str]]:
    """Write the documents of these numbers; yields their names and the word that only this version has."""
    for number in numbers:
        word = f"mã{number}bản{version}"
        paragraphs = [
            f"Đoạn {n}: {word} về cải cách thủ tục hành chính ở xã số {number}. " * 6 for n in range(_PARAGRAPHS)
        ]
        (texts / f"{number}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
        yield f"{number}.txt", word


def _ingest(texts: Path, index_dir: Path, *, kill_after: float | None) -> float | None:
    """Seconds that the ingest took; None when it was killed after `kill_after` seconds."""
    started = time.perf_counter()
    command = [
        sys.executable,
        "-c",
        "from bot.cli import main; main()",
        "ingest",
        str(texts),
        "--index",
        str(index_dir),
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(kill_after if kill_after is not None else _PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            return None
        if process.returncode:
            raise RuntimeError(f"ingest ended with exit code {process.returncode}")
    return time.perf_counter() - started


def _held(index_dir: Path) -> dict[str, str] | None:
    """The word of each document that the index answers with; None when the index is not whole."""
    index = Index.open(index_dir)
    try:
        if index.verify():
            return None
        held = {}
        for place in index.store.places():
            [(_, passage), *_] = index.store.passages_of(place.document)
            word = passage.text.split()[2]
            [(row, _)] = index.lexical.search(search_terms(word), 1)
            if word not in index.store.passages([row])[0].text or not index.vectors.rows([row]).any():
                return None
            held[place.key] = word
        return held
    finally:
        index.close()


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill ingests at random moments and check the index after each.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--json", type=Path, help="also write the result here")
    arguments = parser.parse_args()
    result = crash(arguments.kills)
    Console().print(asdict(result))
    if arguments.json:
        arguments.json.write_text(json.dumps(asdict(result)), encoding="utf-8")
    sys.exit(not (result.complete and result.answered == result.kills + result.finished))


if __name__ == "__main__":
    main()
