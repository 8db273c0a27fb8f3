"""`python -m eval.train_cross_encoder`: trains the cross-encoder, two to three hours on two cores.

First it reads the passages of eval/data/reading (eval/reader/lessons.py), then what the program would have it read
(practice.py). Every 25th passage is kept aside and measured. Writes bot/weights/cross-encoder.onnx and
cross-encoder.json, which says what was done and how it did; `python -m eval.train_reader` then learns how much to
trust it.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from bot.reader.cross_encoder import WEIGHTS
from eval.reader.lessons import Lesson, lessons_of, weights_of_kinds
from eval.reader.network import Network, export
from eval.reader.practice import practice
from eval.reading_set import is_kept_aside, load_reading_set
from ingest.embed import open_embedder
from ingest.embedding.e5_prepare import prepared_model
from ingest.embedding.unigram import UnigramTokenizer

_FOLDER = Path(__file__).parents[1] / "bot" / "weights"
# Of the layers and of the heads, at first and in practice.
_RATES, _RATES_OF_PRACTICE = (1e-4, 5e-4), (5e-5, 1e-4)
_WARM_STEPS = 50
_BATCH_TOKENS = 2600
_SORTED_TOGETHER = 300
# So often the right sentence is taken away: then the same question has no answer.
_TAKEN_AWAY = 0.3
# The words of the answer are half of the work and should not take over.
_PHRASE_WEIGHT = 0.3


def loss_of(network: Network, lessons: Sequence[Lesson], weights: dict[str, float]) -> torch.Tensor:
    """Cross-entropy over the sentences beside each question and "none of them", and of the answer's first and last
    piece in the right sentence."""
    scores, edges = network.read([pair for lesson in lessons for pair in lesson.pairs])
    total, at, phrases = torch.zeros(()), 0, []
    for lesson in lessons:
        odds = torch.cat([torch.zeros(1), scores[at : at + len(lesson.pairs)]])
        right = 0 if lesson.right is None else lesson.right + 1
        weight = weights[lesson.kind] if lesson.right is None else 1.0
        total = total - weight * functional.log_softmax(odds, 0)[right]
        if lesson.right is not None and lesson.phrase:
            pair, row = lesson.pairs[lesson.right], edges[at + lesson.right]
            words = row[pair.starts[0] : pair.starts[-1]]
            of_words = torch.tensor(lesson.phrase) - pair.starts[0]
            phrases.append(functional.cross_entropy(words.T, of_words, reduction="sum"))
        at += len(lesson.pairs)
    told = torch.stack(phrases).mean() if phrases else torch.zeros(())
    return total / len(lessons) + _PHRASE_WEIGHT * told


def batches(lessons: Sequence[Lesson], choice: random.Random) -> list[list[Lesson]]:
    """The lessons in random order, such of like length together, so that little is padded."""
    shuffled = choice.sample(lessons, len(lessons))
    found: list[list[Lesson]] = []
    for first in range(0, len(shuffled), _SORTED_TOGETHER):
        batch: list[Lesson] = []
        for lesson in sorted(shuffled[first : first + _SORTED_TOGETHER], key=_longest):
            rows = sum(len(one.pairs) for one in (*batch, lesson))
            if batch and rows * _longest(lesson) > _BATCH_TOKENS:
                found.append(batch)
                batch = []
            batch.append(lesson)
        found.append(batch)
    return choice.sample(found, len(found))


def _longest(lesson: Lesson) -> int:
    return max(len(pair.ids) for pair in lesson.pairs)


def fit(
    network: Network,
    lessons: Sequence[Lesson],
    *,
    epochs: int,
    choice: random.Random,
    rates: tuple[float, float] = _RATES,
) -> Iterator[str]:
    """Trains the network, its layers and its heads at these `rates`; says now and then how far it is."""
    weights = weights_of_kinds(lessons)
    body = [p for name, p in network.named_parameters() if name.startswith("layers")]
    heads = [p for name, p in network.named_parameters() if not name.startswith(("layers", "embeddings"))]
    optimizer = torch.optim.AdamW([{"params": body}, {"params": heads}], weight_decay=0.01)
    plan = [batch for _ in range(epochs) for batch in batches(lessons, choice)]
    started, losses = time.monotonic(), []
    network.train()
    for step, batch in enumerate(plan):
        slope = min(1.0, (step + 1) / _WARM_STEPS) * max(0.02, 1 - step / len(plan))
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * slope
        taken = [lesson.without_answer() if _may_lose(lesson, choice) else lesson for lesson in batch]
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss_of(network, taken, weights)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
        if step % 50 == 49:
            minutes = (time.monotonic() - started) / 60
            yield f"{step + 1}/{len(plan)}, loss {np.mean(losses[-50:]):.3f}, {minutes:.0f} min"


def _may_lose(lesson: Lesson, choice: random.Random) -> bool:
    return lesson.right is not None and len(lesson.pairs) > 2 and choice.random() < _TAKEN_AWAY


def figures(network: Network, lessons: Sequence[Lesson]) -> str:
    """How it does on lessons that it has not seen."""
    network.train(False)
    chosen, exact = list[bool](), list[bool]()
    answerable, unanswerable = list[float](), list[float]()
    with torch.no_grad():
        for lesson in lessons:
            scores, edges = network.read(lesson.pairs)
            (answerable if lesson.right is not None else unanswerable).append(float(scores.max()))
            if lesson.right is not None:
                chosen.append(int(scores.argmax()) == lesson.right)
            if lesson.right is not None and lesson.phrase:
                pair = lesson.pairs[lesson.right]
                words = edges[lesson.right, pair.starts[0] : pair.starts[-1]]
                exact.append(tuple((words.argmax(0) + pair.starts[0]).tolist()) == lesson.phrase)
    above = np.mean(np.array(answerable)[:, None] > np.array(unanswerable))
    refused = np.mean(np.array(unanswerable) < np.quantile(answerable, 0.05))
    return (
        f"right sentence {np.mean(chosen):.3f} of {len(chosen)}, both edges of the answer {np.mean(exact):.3f}; "
        f"answerable above unanswerable {above:.3f}; at 5 % wrong refusals {refused:.3f} of {len(unanswerable)} refused"
    )


def main() -> int:
    """Trains, measures, writes the network."""
    parser = argparse.ArgumentParser(
        description="Dạy mạng đọc câu hỏi cùng từng câu văn, rồi đo trên những đoạn để riêng."
    )
    parser.add_argument("--epochs", type=int, default=2, help="số lượt học (mặc định: 2, mỗi lượt hơn một giờ)")
    parser.add_argument("--practice", type=int, default=4800, help="số câu hỏi học thêm như khi chương trình đọc")
    parser.add_argument("--checkpoint", type=Path, help="tệp trọng số của torch để học tiếp")
    options = parser.parse_args()
    choice = random.Random(1)
    torch.manual_seed(1)
    network = Network()
    if options.checkpoint:
        network.load_state_dict(torch.load(options.checkpoint))
    tokenizer = UnigramTokenizer.load(prepared_model())
    passages = load_reading_set()
    learnt, aside = list[Lesson](), list[Lesson]()
    for passage, lesson in lessons_of(passages, tokenizer, choice):
        (aside if is_kept_aside(passage) else learnt).append(lesson)
    _tell(fit(network, learnt, epochs=options.epochs, choice=choice))
    if options.practice:
        seen = [passage for passage in passages if not is_kept_aside(passage)]
        practised = practice(seen, tokenizer, open_embedder(), count=options.practice, choice=choice)
        _tell(fit(network, practised, epochs=1, choice=choice, rates=_RATES_OF_PRACTICE))
    told = figures(network, aside)
    _tell([told])
    export(network, _FOLDER / WEIGHTS)
    made = f"python -m eval.train_cross_encoder --epochs {options.epochs} --practice {options.practice}; "
    made += f"{len(learnt)} questions. "
    made += f"On passages kept aside: {told}"
    (_FOLDER / WEIGHTS).with_suffix(".json").write_text(json.dumps({"provenance": made}, indent=1) + "\n", "utf-8")
    return 0


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
