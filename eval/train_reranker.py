"""Learns the weights of `bot.rerank` from questions with known documents, and prints what each feature is worth.

    python -m eval.train_reranker [SET ...]

SET is a BEIR folder, by default those of ../shared/retrieval for development, if there are any; the shipped question
sets are always among them. Every question is typed with and without
accents. All figures are of folds, by document, that the weights had not seen. Writes bot/weights/reranker.json: what
was learnt if it is better in no set at the cost of another, else the shares set by hand.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import fmean
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.rerank import NAMES, SCORES, features
from bot.retrieve import SHORTLIST, HybridRetriever
from bot.understanding.question import understand
from bot.weights import LinearModel
from eval.cases import AnswerCase
from eval.indexes import index_of
from eval.question_sets import QuestionSet, load_set, shipped_documents, shipped_sets
from eval.retrieval_metrics import ranked_documents, ranking_scores
from ingest.embed import Embedder, open_embedder
from ingest.index import Index
from ingest.text import fold

Weights = NDArray[np.float64]

FEATURES = (*SCORES, *NAMES)
SHARES: Weights = np.array([1.5, 1.0, 3.0, 0.8, 0.8])
"""Set by hand, for `FEATURES`: where learning starts, and what few questions speak about stays near."""
# What the square of a weight's distance from `SHARES` costs; hit@1 is the same within .003 from .001 to .1.
PULL = 0.01
FOLDS = 5
OWN = "shipped"
_ROOT = Path(__file__).parents[1]
_TARGET = _ROOT / "bot" / "weights" / "reranker.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with its shortlist."""

    source: str
    fold: int
    features: NDArray[np.float64]
    """Shape (hits, features)."""
    documents: tuple[str, ...]
    """Of the hits; those that answer are in `right`."""
    right: frozenset[str]

    @property
    def answers(self) -> NDArray[np.bool_]:
        """Whether each hit is of a document that answers."""
        return np.array([document in self.right for document in self.documents], dtype=bool)

    def measured(self, weights: Weights) -> tuple[float, float]:
        """hit@1 and nDCG@10 of the order that `weights` give."""
        order = np.argsort(-(self.features @ weights), kind="stable")
        ranked = list(dict.fromkeys(self.documents[i] for i in order))
        scores = ranking_scores(ranked, ranked, dict.fromkeys(self.right, 1))
        return scores["hit@1"], scores["ndcg@10"]


def asked_of(name: str, sets: Sequence[QuestionSet], embedder: Embedder) -> list[Asked]:
    """The answerable questions without history of sets over the same documents, typed in both ways."""
    folder = index_of(sets[0].documents, embedder, progress=lambda doing, share: None)
    index = Index.open(folder, embedder=embedder.identity)
    retriever = HybridRetriever(index, embedder)
    cases = [case for each in sets for case in each.cases if case.answerable and not case.history]
    cases = [case for case in cases if not case.is_of_whole_documents]
    found = [
        _asked(f"{name}{mark}", case, text, retriever)
        for case in cases
        for mark, text in (("", case.question), (", bare", fold(case.question)))
    ]
    index.close()
    return found


def _asked(source: str, case: AnswerCase, text: str, retriever: HybridRetriever) -> Asked:
    query = understand(text, (), retriever.index.accents, retriever.index.lexical.holds)
    hits = retriever.shortlist(query, SHORTLIST)
    right = dict.fromkeys(case.documents, 1)
    return Asked(
        source=source,
        fold=crc32(min(right).encode()) % FOLDS,
        features=np.array([[one[name] for name in FEATURES] for one in features(query, hits)]),
        documents=tuple(ranked_documents([hit], right)[0] for hit in hits),
        right=frozenset(right),
    )


def learn(questions: Sequence[Asked], *, without: Iterable[str] = ()) -> Weights:
    """The weights, none below 0, that give the answering passages of a shortlist the greatest probability together.

    Every set counts the same. 0 for the features `without`.
    """
    from scipy.optimize import minimize

    kept = np.array([name not in without for name in FEATURES], dtype=float)
    usable = [one for one in questions if 0 < one.answers.sum() < len(one.answers)]
    sources = [one.source for one in usable]
    counts = np.array([1 / sources.count(source) for source in sources]) / len(set(sources))

    def loss(weights: Weights) -> tuple[float, Weights]:
        value, slope = 0.0, np.zeros(len(FEATURES))
        for one, count in zip(usable, counts, strict=True):
            scores = one.features @ weights
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            won = chances[one.answers].sum()
            value -= count * np.log(won)
            slope += count * ((chances - chances * one.answers / won) @ one.features)
        off = (weights - SHARES) * kept
        return float(value + PULL * off @ off), (slope + 2 * PULL * off) * kept

    found: Weights = minimize(loss, SHARES * kept, jac=True, method="L-BFGS-B", bounds=[(0.0, None)] * len(kept)).x
    return found


def unseen(questions: Sequence[Asked], *, without: Iterable[str] = ()) -> list[tuple[float, float]]:
    """hit@1 and nDCG@10 of each question by weights that were learnt without its document."""
    weights = [learn([one for one in questions if one.fold != fold_], without=without) for fold_ in range(FOLDS)]
    return [one.measured(weights[one.fold]) for one in questions]


def means(questions: Sequence[Asked], measured: Sequence[tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """The means of every set."""
    cells: dict[str, list[tuple[float, float]]] = {}
    for one, scores in zip(questions, measured, strict=True):
        cells.setdefault(one.source, []).append(scores)
    return {
        name: (fmean(hit for hit, _ in scores), fmean(gain for _, gain in scores)) for name, scores in cells.items()
    }


def figures(questions: Sequence[Asked], measured: Sequence[tuple[float, float]]) -> str:
    """The means of every set, as they are printed."""
    return "; ".join(f"{name} {hit:.3f}/{gain:.3f}" for name, (hit, gain) in means(questions, measured).items())


def chosen(questions: Sequence[Asked], say: Callable[[str], None]) -> LinearModel:
    """The weights that are to be used; prints all figures."""
    say(f"hit@1/ndcg@10 of {len(questions)} questions")
    reachable = [(float(one.answers.any()), float(one.answers.any())) for one in questions]
    by_hand, learnt = [one.measured(SHARES) for one in questions], unseen(questions)
    say(f"in the shortlist: {figures(questions, reachable)}")
    say(f"by hand: {figures(questions, by_hand)}")
    say(f"learnt: {figures(questions, learnt)}")
    for group in (*((name,) for name in SCORES), NAMES):
        say(f"  without {', '.join(group)}: {figures(questions, unseen(questions, without=group))}")
    if is_better(means(questions, learnt), means(questions, by_hand)):
        return _model(learn(questions), f"hit@1/ndcg@10 of unseen documents: {figures(questions, learnt)}")
    return _model(
        SHARES,
        f"set by hand, hit@1/ndcg@10: {figures(questions, by_hand)}; "
        f"learnt weights are no better on unseen documents: {figures(questions, learnt)}",
    )


def is_better(some: Mapping[str, tuple[float, float]], others: Mapping[str, tuple[float, float]]) -> bool:
    """Whether hit@1 is higher in some set and lower in none."""
    return all(some[name][0] >= others[name][0] for name in some) and any(
        some[name][0] > others[name][0] for name in some
    )


def _model(weights: Weights, about: str) -> LinearModel:
    shares = weights / weights[: len(SCORES)].sum()  # a score is then so many standard deviations
    return LinearModel(
        names=FEATURES,
        means=(0.0,) * len(FEATURES),
        scales=(1.0,) * len(FEATURES),
        weights=tuple(round(float(weight), 3) for weight in shares),
        intercept=0.0,
        provenance=f"python -m eval.train_reranker; {about}",
    )


def main() -> None:
    """Reads the questions, prints the figures and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = sorted((_ROOT.parent / "shared" / "retrieval").glob("*-dev"))
    parser.add_argument("sets", type=Path, nargs="*", metavar="SET", default=default)
    embedder = open_embedder()
    questions = []
    for documents, sets in groupby(shipped_sets(), key=lambda one: one.documents):
        questions += asked_of(OWN if documents == shipped_documents() else documents[0].parent.name, [*sets], embedder)
    for one in map(load_set, parser.parse_args().sets):
        questions += asked_of(one.name, [one], embedder)

    def say(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    model = chosen(questions, say)
    model.save(_TARGET)
    say(", ".join(f"{name} {weight:.2f}" for name, weight in zip(model.names, model.weights, strict=True)))


if __name__ == "__main__":
    main()
