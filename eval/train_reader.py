"""Learns the two models of the reader from questions with known answers, and prints what each part is worth.

    python -m eval.train_reader --asked INDEX QUESTIONS ... --strange INDEX QUESTIONS ...

QUESTIONS is a BEIR folder with answers in the queries' metadata, or a .jsonl set of eval/cases.py; those after
`--strange` are asked of an index that knows nothing of them. Every figure is of folds (by title of the passage's
document) that the model had not seen. Writes bot/weights/sentences.json and answerability.json.
"""

import argparse
import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answerability import answer_features, eligible
from bot.evidence import Evidence, Reader, scored
from bot.matching import Matcher
from bot.query import Query
from bot.question import understand
from bot.quoting import quote_of
from bot.rarity import rarity_in
from bot.retrieve import HybridRetriever
from bot.weights import LinearModel
from eval.cases import AnswerCase, load_cases
from ingest.embed import Embedder, open_embedder
from ingest.index import Index
from ingest.text import canonical, squeeze, tidy

Matrix = NDArray[np.float64]

FOLDS = 5
PASSAGES = 10
WEIGHTS = Path(__file__).parents[1] / "bot" / "weights"
# Chosen among 3, 10, 30 and 100, and 1, 5, 20 and 50: flat in between.
_SENTENCE_PENALTY, _ANSWER_PENALTY = 30.0, 10.0
# A question of the near-miss kind in viquad-dev counts a fifth: of 40 looked at, 27 are answered by the passages.
_NEAR_MISS_WEIGHT, _STRANGE_WEIGHT = 0.2, 1.0
# Questions over official documents are fewer than those over an encyclopedia and no less wanted.
_OWN_WEIGHT = 1.5


@dataclass(kw_only=True)
class Question:
    """A question with what was read for it, and how it did."""

    index: str
    source: str
    case: AnswerCase
    query: Query
    matcher: Matcher
    evidence: list[Evidence]
    """In reading order."""
    gold: list[bool]
    """For each sentence, whether it holds a right answer in the right document."""
    holds: list[bool]
    """The same in any document."""
    group: str
    weight: float = 1.0
    scores: Matrix = field(default_factory=lambda: np.zeros(0))
    ranked: list[Evidence] = field(default_factory=list)

    @property
    def fold(self) -> int:
        return zlib.crc32(self.group.encode()) % FOLDS

    @property
    def matrix(self) -> list[dict[str, float]]:
        return [dict(evidence.features) for evidence in self.evidence]


def questions_of(index_dir: Path, path: Path, embedder: Embedder, *, strange: bool) -> list[Question]:
    """The questions at `path` with what is read for them in the index."""
    index = Index.open(index_dir, embedder=embedder.identity)
    retriever, rarity = HybridRetriever(index, embedder), rarity_in(index)
    found = []
    for case in _cases(path, strange=strange):
        query = understand(case.question, case.history, index.accents)
        hits = retriever.retrieve(query, PASSAGES)
        matcher = Matcher(query, rarity=rarity)
        evidence = Reader(query, matcher).measure(hits)
        if not evidence or case.items:
            continue
        holds = [_holds(case, it.text) for it in evidence]
        gold = [held and it.hit.document.key in case.documents for held, it in zip(holds, evidence, strict=True)]
        title = next((hit.document.title for hit in hits if hit.document.key in case.documents), hits[0].document.title)
        found.append(
            Question(
                index=str(index_dir),
                source=f"{path.stem}{' (strange)' if strange else ''}",
                case=case,
                query=query,
                matcher=matcher,
                evidence=evidence,
                gold=gold,
                holds=holds,
                group=title,
                weight=_weight(path, case, strange=strange),
            )
        )
    return found


def _weight(path: Path, case: AnswerCase, *, strange: bool) -> float:
    if strange:
        return _STRANGE_WEIGHT
    return _NEAR_MISS_WEIGHT if path.is_dir() and not case.answerable else _OWN_WEIGHT if path.is_file() else 1.0


def _cases(path: Path, *, strange: bool) -> list[AnswerCase]:
    cases = load_cases(path) if path.is_file() else _beir(path)
    if not strange:
        return cases
    return [AnswerCase(id=case.id, question=case.question, answerable=False) for case in cases if case.answerable]


def _beir(folder: Path) -> list[AnswerCase]:
    lines = (folder / "qrels" / "test.tsv").read_text(encoding="utf-8").splitlines()[1:]
    relevant = {line.split("\t")[0]: line.split("\t")[1] for line in lines if line}
    cases = []
    for line in (folder / "queries.jsonl").read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        record = json.loads(line)
        about, key = record["metadata"], relevant.get(record["_id"])
        answerable = about.get("answerable", True) and key is not None
        cases.append(
            AnswerCase(
                id=record["_id"],
                question=record["text"],
                answerable=answerable,
                expected=tuple(about["answers"]) if answerable else (),
                documents=(key,) if answerable and key else (),
            )
        )
    return cases


def _holds(case: AnswerCase, text: str) -> bool:
    return any(_comparable(expected) in _comparable(text) for expected in case.expected)


def _comparable(text: str) -> str:
    return squeeze(canonical(tidy(text)))


def standardised(rows: Sequence[dict[str, float]], names: Sequence[str]) -> tuple[Matrix, Matrix, Matrix]:
    """(values in standard units, means, scales) of the features `names`."""
    values = np.array([[row[name] for name in names] for row in rows])
    means, scales = values.mean(axis=0), values.std(axis=0)
    scales[scales < 1e-6] = 1.0
    return (values - means) / scales, means, scales


def learn_sentences(questions: Sequence[Question], names: Sequence[str]) -> LinearModel:
    """The conditional logit: the probability that a sentence is the answering one of its question.

    Sentences of other passages that hold the answer's words count neither way.
    """
    from scipy.optimize import minimize

    values, means, scales = standardised([row for q in questions for row in q.matrix], names)
    starts = np.cumsum([0, *(len(q.evidence) for q in questions)])[:-1]
    of = np.repeat(np.arange(len(questions)), [len(q.evidence) for q in questions])
    gold = np.concatenate([q.gold for q in questions]).astype(float)
    doubtful = np.concatenate([q.holds for q in questions]) & (gold == 0)

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        scores = np.where(doubtful, -1e9, values @ weights)
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        all_, right = np.add.reduceat(odds, starts), np.add.reduceat(odds * gold, starts) + 1e-12
        slope = values.T @ (odds / all_[of] - odds * gold / right[of])
        value = -np.log(right / all_).sum() + _SENTENCE_PENALTY * weights @ weights / 2
        return float(value), slope + _SENTENCE_PENALTY * weights

    weights = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return _model(names, means, scales, weights, 0.0)


def learn_answerability(questions: Sequence[Question], names: Sequence[str]) -> LinearModel:
    """Logistic regression in which no feature may speak against what it stands for: no weight is negative."""
    from scipy.optimize import minimize

    values, means, scales = standardised([_answer_row(q) for q in questions], names)
    right = np.array([q.case.answerable for q in questions])
    counts = np.array([q.weight for q in questions])

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        scores = values @ weights[:-1] + weights[-1]
        value = (counts * np.logaddexp(0, np.where(right, -scores, scores))).sum()
        slope = counts * (1 / (1 + np.exp(-scores)) - right)
        free = np.append(weights[:-1], 0.0)
        value += _ANSWER_PENALTY * free @ free / 2
        return float(value), np.append(values.T @ slope, slope.sum()) + _ANSWER_PENALTY * free

    bounds = [(0.0, None)] * len(names) + [(None, None)]
    weights = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return _model(names, means, scales, weights[:-1], float(weights[-1]))


def _model(names: Sequence[str], means: Matrix, scales: Matrix, weights: Matrix, intercept: float) -> LinearModel:
    used = [at for at in range(len(names)) if abs(weights[at]) > 1e-3]
    return LinearModel(
        names=tuple(names[at] for at in used),
        means=tuple(round(float(means[at]), 5) for at in used),
        scales=tuple(round(float(scales[at]), 5) for at in used),
        weights=tuple(round(float(weights[at]), 4) for at in used),
        intercept=round(intercept, 4),
        provenance="",
    )


def _answer_row(question: Question) -> dict[str, float]:
    may = eligible(question.query, question.ranked) or question.ranked
    return answer_features(question.query, question.matcher, may, may[0])


def cross_validate(questions: Sequence[Question], names: Sequence[str]) -> None:
    """Ranks every question's evidence by a model that has not seen its fold."""
    for fold in range(FOLDS):
        model = learn_sentences([q for q in questions if q.fold != fold and any(q.gold)], names)
        for question in questions:
            if question.fold == fold:
                question.ranked = scored(question.evidence, model)


def unseen_confidences(questions: Sequence[Question], names: Sequence[str]) -> tuple[Matrix, Matrix]:
    """For each question, the log odds of an answer by a model that has not seen its fold, and the share of the
    answerable questions of its index in the folds that were seen which score lower: arrays (questions,)."""
    odds, standing = np.zeros(len(questions)), np.zeros(len(questions))
    rows = [_answer_row(question) for question in questions]
    folds = np.array([question.fold for question in questions])
    indexes = np.array([question.index for question in questions])
    answerable = np.array([question.case.answerable for question in questions])
    for fold in range(FOLDS):
        model = learn_answerability([q for q in questions if q.fold != fold], names)
        every = np.array([model.score(row) for row in rows])
        for at in np.flatnonzero(folds == fold):
            reference = every[(folds != fold) & (indexes == indexes[at]) & answerable]
            odds[at] = every[at]
            standing[at] = float((reference < every[at]).mean()) if len(reference) else 1.0
    return odds, standing


def quote_at_1(questions: Sequence[Question]) -> str:
    """Per source: the share of answerable questions whose first quote holds the answer, and its mean length."""
    lines = []
    for source in dict.fromkeys(q.source for q in questions):
        asked = [q for q in questions if q.source == source and q.case.answerable and q.case.expected]
        if asked:
            quotes = [q.ranked[0].hit.document.text[slice(*quote_of(q.ranked[0]))] for q in asked]
            right = np.mean([_holds(q.case, quote) for q, quote in zip(asked, quotes, strict=True)])
            alone = np.mean([_holds(q.case, q.ranked[0].text) for q in asked])
            lines.append(
                f"{source}: {right:.3f} (single {alone:.3f}, {np.mean([*map(len, quotes)]):.0f} ký tự, n={len(asked)})"
            )
    return "; ".join(lines)


def refused(questions: Sequence[Question], standing: Matrix, *, wrongly: float) -> str:
    """Per source: the share refused by the threshold that refuses `wrongly` of the answerable questions of its index
    in the folds that were seen."""
    lines = []
    for source in dict.fromkeys(q.source for q in questions):
        below = np.array([s < wrongly for q, s in zip(questions, standing, strict=True) if q.source == source])
        right = np.array([q.case.answerable for q in questions if q.source == source])
        shares = [
            f"{name} {below[of].mean():.3f}"
            for name, of in (("answerable", right), ("unanswerable", ~right))
            if of.any()
        ]
        lines.append(f"{source}: {', '.join(shares)}")
    return "; ".join(lines)


_SENTENCE_GROUPS: dict[str, tuple[str, ...]] = {
    "words": ("own", "exact", "content", "support", "title", "passage", "before_", "after_", "rarest"),
    "phrases": ("pairs", "longest", "near", "order"),
    "asked": ("asked_",),
    "names": ("names", "figures_", "other_", "entities_", "turns_", "contradicts"),
    "sought": ("new_name", "near_name", "new_fig", "near_fig", "new_time", "new_cause", "enumerated"),
    "span": ("span", "nearness"),
    "vectors": ("cosine",),
    "retrieval": ("score_gap", "rank", "dense_gap", "lexical_share"),
    "form": ("first", "place", "length", "new_words", "is_title", "colon", "asks", "leans", "defines"),
}
_ANSWER_GROUPS: dict[str, tuple[str, ...]] = {
    "scores": ("score", "passage_chance"),
    "retrieval": ("dense_", "fused_", "lexical_", "cosine"),
    "words": ("own", "content", "support", "passage", "pairs", "longest", "rarest", "spelt", "asked_"),
    "names": ("names", "no_", "entities_"),
    "span": ("span", "new_"),
    "office": ("unofficial", "official_", "no_official"),
}


def _without(names: Sequence[str], prefixes: tuple[str, ...]) -> list[str]:
    return [name for name in names if not name.startswith(prefixes)]


def ablation(questions: Sequence[Question], sentence_names: Sequence[str], say: Callable[[str], None]) -> None:
    """Prints the cross-validated figures without each group of features."""
    for group, prefixes in _SENTENCE_GROUPS.items():
        cross_validate(questions, _without(sentence_names, prefixes))
        say(f"  quote@1 without {group}: {quote_at_1(questions)}")
    cross_validate(questions, sentence_names)
    for group, prefixes in _ANSWER_GROUPS.items():
        _, standing = unseen_confidences(questions, _without(list(_answer_row(questions[0])), prefixes))
        say(f"  refused at 5 % without {group}: {refused(questions, standing, wrongly=0.05)}")


def report(questions: Sequence[Question], sentence_names: Sequence[str], say: Callable[[str], None]) -> list[str]:
    """Prints the cross-validated figures; returns the names of the features of the second model."""
    cross_validate(questions, sentence_names)
    say(f"quote@1: {quote_at_1(questions)}")
    answer_names = list(_answer_row(questions[0]))
    odds, standing = unseen_confidences(questions, answer_names)
    for wrongly in (0.03, 0.05):
        say(f"refused at {wrongly:.0%}: {refused(questions, standing, wrongly=wrongly)}")
    for least in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        below = np.where(1 / (1 + np.exp(-odds)) < least, 0.0, 1.0)
        say(f"confidence < {least}: {refused(questions, below, wrongly=0.5)}")
    return answer_names


def main() -> None:
    """Reads the questions, prints the figures and writes the two models."""
    import sys

    parser = argparse.ArgumentParser(description=__doc__)
    for kind in ("asked", "strange"):
        parser.add_argument(f"--{kind}", nargs=2, action="append", default=[], metavar=("INDEX", "QUESTIONS"))
    parser.add_argument("--ablation", action="store_true", help="also without each group of features")
    chosen = parser.parse_args()
    embedder = open_embedder()
    questions: list[Question] = []
    for strange, pairs in ((False, chosen.asked), (True, chosen.strange)):
        for index_dir, path in pairs:
            questions += questions_of(Path(index_dir), Path(path), embedder, strange=strange)
    names = sorted(questions[0].evidence[0].features)

    def say(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    answer_names = report(questions, names, say)
    if chosen.ablation:
        ablation(questions, names, say)
        cross_validate(questions, names)
    sets = ", ".join(dict.fromkeys(q.source for q in questions))
    provenance = f"python -m eval.train_reader; {len(questions)} questions of {sets}"
    answers = learn_answerability(questions, answer_names)
    replace(answers, provenance=provenance).save(WEIGHTS / "answerability.json")
    sentences = learn_sentences([q for q in questions if any(q.gold)], names)
    replace(sentences, provenance=f"{provenance}; quote@1 of unseen folds {quote_at_1(questions)}").save(
        WEIGHTS / "sentences.json"
    )


if __name__ == "__main__":
    main()
