"""`python -m eval.train_reranker`: learns how much each feature of `bot.rerank` counts, and says what each is worth.

The weights maximise the probability that a softmax over the shortlist gives to the right passages, every
question typed with and without accents. They are pulled towards what the features
were worth before anything was learnt, so that those which the sets hardly show keep a sensible weight. What is
printed is cross-validated: the questions of one document are all learnt from or all asked.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from bot.query import Query
from bot.question import understand
from bot.rerank import features
from bot.retrieve import SHORTLIST, HybridRetriever
from bot.weights import LinearModel
from eval.cases import load_cases
from ingest.build import build_index
from ingest.embed import Embedder, open_embedder
from ingest.index import Index
from ingest.text import fold

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
TARGET = ROOT / "bot/weights/reranker.json"
FOLDS = 5
# hit@1 of what was not learnt from is the same within .01 from .001 to .01.
PULL = 0.003

PRIOR = {"bm25": 0.8, "passage": 0.4, "sentence": 0.8, "number": 3.0, "place in text": 0.8, "place of document": 0.8}
"""Weights before anything is learnt: the shares of `bot.retrieve`, and what was set by hand for names."""
# Feature signs are fixed: with free ones hit@1 of viquad-dev without accents is .01 less.
AGAINST = {"other place", "length"}
GROUPS = {
    "words": ("bm25", "in body", "in either", "accents"),
    "title": ("in title", "title named"),
    "order": ("pairs", "together", "phrase"),
    "passage vector": ("passage",),
    "sentence vectors": ("sentence", "second sentence"),
    "names": ("names", "figures", "number", "place in text", "place of document", "other place"),
    "length": ("length",),
}


BOUNDS = [(None, 0.0) if name in AGAINST else (0.0, None) for group in GROUPS.values() for name in group]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its shortlist."""

    set: str
    fold: int
    bare: bool
    """Typed without accents."""
    features: NDArray[np.float64]
    """Shape (hits, features)."""
    right: NDArray[np.bool_]
    """Which of the hits answer it."""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions, and the keys of the documents that answer each."""

    name: str
    sources: tuple[Path, ...]
    questions: Mapping[str, frozenset[str]]


def beir(folder: Path) -> QuestionSet:
    """The answerable questions of a BEIR folder."""
    right: dict[str, set[str]] = {}
    for line in (folder / "qrels/test.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        question, document, grade = line.split("\t")
        if int(grade) > 0:
            right.setdefault(question, set()).add(document)
    read = map(json.loads, (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines())
    asked = {one["text"]: frozenset(right[one["_id"]]) for one in read if one["_id"] in right}
    return QuestionSet(folder.name, (folder / "corpus.jsonl",), asked)


def own_cases() -> QuestionSet:
    """The project's questions over its own corpus."""
    cases = [case for case in load_cases(ROOT / "eval/data/corpus-40.jsonl") if case.answerable and not case.history]
    return QuestionSet("corpus", (ROOT / "corpus",), {case.question: frozenset(case.documents) for case in cases})


_ARTICLE = re.compile(r"^\*\*Điều \w+\. (.{12,200})\*\*$\n([^#]*?)(?=^\*\*Điều|^#|\Z)", re.MULTILINE)


def title_pairs(folder: Path, target: Path) -> QuestionSet:
    """The titles of articles as questions for their bodies, which are written to `target`."""
    right: dict[str, set[str]] = {}
    with target.open("w", encoding="utf-8") as out:
        for path in sorted(folder.rglob("*.md")):
            law = path.stem.replace("-", " ")
            for number, match in enumerate(_ARTICLE.finditer(path.read_text(encoding="utf-8"))):
                key = f"{path.stem}@{number}"
                right.setdefault(match[1], set()).add(key)
                out.write(json.dumps({"_id": key, "title": law, "text": match[2].strip()}, ensure_ascii=False) + "\n")
    unique = {title: frozenset(keys) for title, keys in right.items() if len(keys) == 1}
    return QuestionSet("title-to-body", (target,), unique)


def ask(one: QuestionSet, index_dir: Path, embedder: Embedder) -> Iterator[Asked]:
    """Every question with and without accents, where anything of its shortlist is right."""
    if not index_dir.exists():
        build_index(one.sources, index_dir, embedder=embedder)
    index = Index.open(index_dir, embedder=embedder.identity)
    retriever = HybridRetriever(index, embedder)
    for text, right in one.questions.items():
        for typed in dict.fromkeys((text, fold(text))):
            query = understand(typed, (), index.accents)
            yield _asked(one.name, query, right, retriever, bare=typed != text)
    index.close()


def _asked(name: str, query: Query, right: frozenset[str], retriever: HybridRetriever, *, bare: bool) -> Asked:
    hits = retriever.shortlist(query, SHORTLIST)
    found = features(query, hits, retriever.rarity)
    return Asked(
        set=name,
        fold=crc32(min(right).encode()) % FOLDS,
        bare=bare,
        features=np.array([[one[name] for name in names()] for one in found]),
        right=np.array([hit.document.key in right for hit in hits]),
    )


def names() -> list[str]:
    """The features in the order of the weights."""
    return [name for group in GROUPS.values() for name in group]


def learn(questions: Sequence[Asked], *, without: Sequence[str] = ()) -> NDArray[np.float64]:
    """The weights of `names`, 0 for those `without`."""
    from scipy.optimize import minimize

    kept = np.array([name not in without for name in names()])
    prior = by_hand() * kept
    usable = [one for one in questions if one.right.any() and not one.right.all()]
    stacked, right, there = _stacked(usable)
    scales = stacked[there].std(axis=0) + 1e-9

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = np.where(there, stacked @ weights, -np.inf)
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        won = (chances * right).sum(axis=1)
        slope = np.einsum("qh,qhf->f", chances - chances * right / won[:, None], stacked, optimize=True) / len(usable)
        off = (weights - prior) * scales
        return float(-np.log(won).mean() + PULL * off @ off), (slope + 2 * PULL * off * scales) * kept

    found: NDArray[np.float64] = minimize(loss, prior, jac=True, method="L-BFGS-B", bounds=BOUNDS).x
    return found


def by_hand() -> NDArray[np.float64]:
    """The weights of `PRIOR` in the order of `names`."""
    return np.array([PRIOR.get(name, 0.0) for name in names()])


def _stacked(questions: Sequence[Asked]) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Features (questions, hits, features), which hits are right, and which there are: shorter lists are filled up."""
    shape = len(questions), max(len(one.right) for one in questions)
    features, right, there = np.zeros((*shape, len(names()))), np.zeros(shape, bool), np.zeros(shape, bool)
    for row, one in enumerate(questions):
        features[row, : len(one.right)], right[row, : len(one.right)] = one.features, one.right
        there[row, : len(one.right)] = True
    return features, right, there


def cross_validated(questions: Sequence[Asked], *, without: Sequence[str] = ()) -> NDArray[np.bool_]:
    """Whether the first hit is right, for each question, by weights that were learnt without its document."""
    right = np.zeros(len(questions), bool)
    for fold_ in range(FOLDS):
        weights = learn([one for one in questions if one.fold != fold_], without=without)
        for i, one in enumerate(questions):
            if one.fold == fold_:
                right[i] = is_right(one, weights)
    return right


def is_right(one: Asked, weights: NDArray[np.float64]) -> bool:
    """Whether `weights` put a right hit first."""
    return bool(one.right[int(np.argmax(one.features @ weights))]) if len(one.right) else False


def figures(questions: Sequence[Asked], right: Sequence[bool] | NDArray[np.bool_]) -> dict[str, float]:
    """hit@1 of every set, with accents and without."""
    cells: dict[str, list[bool]] = {}
    for one, hit in zip(questions, right, strict=True):
        cells.setdefault(f"{one.set}{' (bare)' if one.bare else ''}", []).append(bool(hit))
    return {name: sum(hits) / len(hits) for name, hits in cells.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description="Học trọng số xếp hạng đoạn trích và đo từng nhóm đặc trưng.")
    parser.add_argument("--work", type=Path, default=ROOT / ".cchc/training", help="thư mục giữ các chỉ mục")
    parser.add_argument("--beir", type=Path, nargs="*", default=sorted((SHARED / "retrieval").glob("*-dev")))
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    embedder, console = open_embedder(), Console()
    sets = [*map(beir, options.beir), own_cases()]
    if (codes := SHARED / "scale/phap-dien").is_dir():
        sets.append(title_pairs(codes, options.work / "title-to-body.jsonl"))
    questions = [one for each in sets for one in ask(each, options.work / each.name, embedder)]
    show = {"in shortlist": [bool(one.right.any()) for one in questions]}
    show["rough order"] = [bool(one.right[:1].any()) for one in questions]
    show["by hand"] = [is_right(one, by_hand()) for one in questions]
    found = cross_validated(questions)
    show["learnt, cross-validated"] = found.tolist()
    for label, right in show.items():
        console.print(label, {name: round(value, 3) for name, value in figures(questions, right).items()})
    for group, members in GROUPS.items():
        without = figures(questions, cross_validated(questions, without=members))
        console.print(f"without {group}", {name: round(value, 3) for name, value in without.items()})
    weights = learn(questions)
    held = ", ".join(f"{name} {value:.3f}" for name, value in figures(questions, found).items())
    LinearModel(
        names=tuple(names()),
        means=(0.0,) * len(weights),
        scales=(1.0,) * len(weights),
        weights=tuple(round(float(weight), 4) for weight in weights),
        intercept=0.0,
        provenance=f"python -m eval.train_reranker; hit@1, cross-validated by document: {held}",
    ).save(TARGET)
    console.print({name: round(float(weight), 2) for name, weight in zip(names(), weights, strict=True)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
