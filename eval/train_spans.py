"""Learns which words of a sentence answer a question, and prints how well it does.

    python -m eval.train_spans [--beir FOLDER ...]

It asks the shipped questions that have one short answer, and those of the BEIR folders. Every figure is of folds (by
title of the document) that the model had not seen. Writes bot/weights/phrases.json.
"""

import argparse
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answers import Hit
from bot.extract import READ, Extract, extract
from bot.picking import Pick, pick
from bot.picking.features import Columns, columns
from bot.picking.words import Asking, Sentence
from bot.rarity import rarity_in
from bot.reader.matching import Matcher
from bot.reader.reading import statements_of
from bot.retrieve import HybridRetriever
from bot.understanding.query import Query
from bot.understanding.question import understand
from bot.weights import LinearModel
from eval.cases import AnswerCase
from eval.indexes import index_of
from eval.question_sets import SHIPPED, load_set
from eval.text_match import f1, same, words
from ingest.embed import Embedder, open_embedder
from ingest.index import Index

Matrix = NDArray[np.float64]

FOLDS = 5
_ROOT = Path(__file__).parents[1]
WEIGHTS = _ROOT / "bot" / "weights" / "phrases.json"
# The shipped sets whose questions ask for one thing, so that what is expected is the answer and no keyword in it.
_SETS = ("facts", "everyday", "pairs", "spelling")
# Chosen among 10, 30 and 100, and .03, .05, .1, .15 and .3 by the folds' F1 and exact matches; flat in between.
_PENALTY, _SOFTNESS = 30.0, 0.05
# Weights below this, in standard units, are left out and the others learnt again: half the features, as good.
_LEAST_WEIGHT = 0.06
# A sentence that holds fewer of an answer's words is not where it stands.
_HOLDS = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, the sentence that is known to answer it, and the one that the program chose."""

    source: str
    case: AnswerCase
    query: Query
    group: str
    right: str | None
    chosen: str | None
    span: str | None
    """What was found in the chosen sentence by its type."""

    @property
    def fold(self) -> int:
        return zlib.crc32(self.group.encode()) % FOLDS

    def agreement(self, said: str) -> float:
        """The F1 of the words `said`."""
        return max(f1(said, gold) for gold in self.case.expected)


@dataclass(frozen=True, slots=True)
class Lesson:
    """The phrases of a right sentence: their features, and how far each agrees with the answer."""

    fold: int
    columns: Columns
    agreement: Matrix


def questions_of(path: Path, embedder: Embedder) -> Iterator[Question]:
    """The answerable questions at `path`, asked of their documents."""
    asked = load_set(path)
    folder = index_of(asked.documents, embedder, progress=lambda doing, share: None)
    index = Index.open(folder, embedder=embedder.identity)
    retriever, rarity = HybridRetriever(index, embedder), rarity_in(index)
    for case in asked.cases:
        if not (case.answerable and case.expected):
            continue
        query = understand(case.question, case.history, index.accents, index.lexical.holds)
        hits = retriever.retrieve(query, READ)
        titles = [hit.document.title for hit in hits if hit.document.key in case.documents]
        found = extract(query, hits, Matcher(query, rarity=rarity))
        best = found.sentences[0] if isinstance(found, Extract) and found.sentences else None
        yield Question(
            source=path.stem,
            case=case,
            query=query,
            group=titles[0] if titles else case.id,
            right=_right_sentence(case, hits),
            chosen=best.text if best else None,
            span=best.hit.document.text[slice(*best.span)] if best and best.span else None,
        )


def _right_sentence(case: AnswerCase, hits: Sequence[Hit]) -> str | None:
    """The sentence of the right documents that holds the answer, and most of the question's words."""
    asked = set(words(case.question))
    found = [
        (held + len(asked & set(words(text))) / 200, text)
        for hit in hits
        if hit.document.key in case.documents
        for start, end in statements_of(hit.passage.text)
        if (held := _held(text := hit.passage.text[start:end], case.expected)) > _HOLDS
    ]
    return max(found)[1] if found else None


def _held(text: str, expected: Sequence[str]) -> float:
    """The largest share of the words of an answer that `text` has."""
    have = Counter(words(text))
    return max((have & (gold := Counter(words(one)))).total() / gold.total() for one in expected)


def lesson_of(question: Question) -> Lesson:
    """What the right sentence of a question teaches."""
    text = question.right or ""
    asking = Asking(question.query)
    sentence = Sentence(text, asking)
    starts, ends = sentence.phrases()
    said = [text[sentence.starts[first] : sentence.ends[after - 1]] for first, after in zip(starts, ends, strict=True)]
    return Lesson(
        question.fold, columns(sentence, asking, starts, ends), np.array([question.agreement(one) for one in said])
    )


def learn(lessons: Sequence[Lesson]) -> LinearModel:
    """The conditional logit over the phrases of a sentence; those that nearly agree count as nearly right."""
    names = sorted({name for lesson in lessons for name in lesson.columns})
    model = _fitted(lessons, names)
    kept = [name for name, weight in zip(model.names, model.weights, strict=True) if abs(weight) >= _LEAST_WEIGHT]
    return _fitted(lessons, kept)


def _fitted(lessons: Sequence[Lesson], names: Sequence[str]) -> LinearModel:
    from scipy.optimize import minimize

    sizes = [len(lesson.agreement) for lesson in lessons]
    of, firsts = np.repeat(np.arange(len(lessons)), sizes), np.cumsum([0, *sizes])[:-1]
    values = np.concatenate(
        [np.stack([it.columns.get(name, np.zeros(len(it.agreement))) for name in names], axis=1) for it in lessons]
    )
    means, scales = values.mean(axis=0), values.std(axis=0)
    scales[scales < 1e-6] = 1.0
    values = (values - means) / scales

    def shares(scores: Matrix) -> Matrix:
        odds = np.exp(scores - np.maximum.reduceat(scores, firsts)[of])
        return np.asarray(odds / np.add.reduceat(odds, firsts)[of])

    wanted = shares(np.concatenate([lesson.agreement for lesson in lessons]) / _SOFTNESS)

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        given = shares(values @ weights)
        value = -(wanted * np.log(given + 1e-12)).sum() + _PENALTY * weights @ weights / 2
        return float(value), values.T @ (given - wanted) + _PENALTY * weights

    weights = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return LinearModel(
        names=tuple(names),
        means=tuple(round(float(mean), 4) for mean in means),
        scales=tuple(round(float(scale), 4) for scale in scales),
        weights=tuple(round(float(weight), 3) for weight in weights),
        intercept=0.0,
        provenance="",
    )


def unseen_picks(
    questions: Sequence[Question], models: Sequence[LinearModel], text: Callable[[Question], str | None]
) -> list[tuple[Question, str, Pick]]:
    """(question, sentence, pick) by the model that had not seen the question's fold, where there is a sentence."""
    found = []
    for question in questions:
        sentence = text(question)
        best = pick(question.query, sentence, models[question.fold]) if sentence else None
        if sentence and best:
            found.append((question, sentence, best))
    return found


def figures(picks: Sequence[tuple[Question, str, Pick]]) -> str:
    """F1 and exact matches of the picks, against those of whole sentences."""
    said = [(question, text[slice(*best.span)], text) for question, text, best in picks]
    return (
        f"F1 {np.mean([question.agreement(one) for question, one, _ in said]):.3f} "
        f"(câu nguyên {np.mean([question.agreement(text) for question, _, text in said]):.3f}), "
        f"EM {np.mean([any(same(one, gold) for gold in question.case.expected) for question, one, _ in said]):.3f}, "
        f"n={len(said)}"
    )


def precision(picks: Sequence[tuple[Question, str, Pick]], least: float) -> str:
    """How well those picks do that are sure enough."""
    sure = [(question.agreement(text[slice(*best.span)]), best) for question, text, best in picks]
    shown = [agreement for agreement, best in sure if best.agreement >= least]
    if not shown:
        return f"{least:.2f}: -"
    right = np.mean([agreement >= 0.5 for agreement in shown])
    return f"{least:.2f}: {len(shown)}/{len(picks)} in đậm, F1 {np.mean(shown):.3f}, F1 >= .5 {right:.3f}"


def report(questions: Sequence[Question], models: Sequence[LinearModel], say: Callable[[str], None]) -> str:
    """Prints the figures of unseen folds; returns the one of the first set's right sentences."""
    summary = ""
    for source in dict.fromkeys(question.source for question in questions):
        own = [question for question in questions if question.source == source]
        right = figures(unseen_picks(own, models, lambda question: question.right))
        summary = summary or f"{source}: {right}"
        say(f"{source}, right sentence: {right}")
        open_ = [question for question in own if not question.span]
        picks = unseen_picks(open_, models, lambda question: question.chosen)
        if picks:
            say(f"  chosen, no span by type: {figures(picks)}")
            for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
                say(f"    {precision(picks, least)}")
        _compare_with_types(own, models, say)
    return summary


def _compare_with_types(
    questions: Sequence[Question], models: Sequence[LinearModel], say: Callable[[str], None]
) -> None:
    """Prints for each type how its own spans agree, and how picks would in the same sentences."""
    picks = unseen_picks([q for q in questions if q.span], models, lambda question: question.chosen)
    for type_ in dict.fromkeys(question.query.type for question, _, _ in picks):
        of = [(question, text, best) for question, text, best in picks if question.query.type is type_]
        found = np.mean([question.agreement(question.span or "") for question, _, _ in of])
        say(f"  {type_.value}: span by type F1 {found:.3f}; picked instead {figures(of)}")


def main() -> None:
    """Reads the questions, prints the figures and writes the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    viquad = _ROOT.parent / "shared" / "retrieval" / "viquad-dev"
    parser.add_argument("--beir", type=Path, nargs="*", default=[viquad] if viquad.exists() else [])
    paths = [*parser.parse_args().beir, *(SHIPPED / f"{name}.jsonl" for name in _SETS)]

    def say(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    embedder = open_embedder()
    questions = [question for path in paths for question in questions_of(path, embedder)]
    lessons = [lesson_of(question) for question in questions if question.right]
    models = [learn([lesson for lesson in lessons if lesson.fold != fold]) for fold in range(FOLDS)]
    summary = report(questions, models, say)
    model = learn(lessons)
    provenance = f"python -m eval.train_spans; {len(lessons)} questions; unseen folds, right sentences of {summary}"
    replace(model, provenance=provenance).save(WEIGHTS)


if __name__ == "__main__":
    main()
