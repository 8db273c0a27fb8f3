"""The questions that the reader learns from, each with what is read for it."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.rarity import rarity_in
from bot.reader.evidence import Evidence, Reader
from bot.reader.matching import Matcher
from bot.reader.sentence_features import Features
from bot.reader.topic import Topic
from bot.retrieve import HybridRetriever
from bot.understanding.query import Query
from bot.understanding.question import understand
from eval.cases import AnswerCase
from eval.indexes import index_of
from eval.question_sets import COMMUNES, PORTAL, SHIPPED, QuestionSet, load_set, shipped_documents
from eval.text_match import holds_any
from ingest.embed import Embedder
from ingest.index import Index
from ingest.report import Progress

FOLDS = 5
PASSAGES = 10
# Those that are answered by the sentences of one passage. The others stay a check.
_SHIPPED_SETS = (
    "corpus-40", "english", "everyday", "facts", "follow-ups", "lists", "near-miss", "pairs", "second", "spelling",
)  # fmt: skip
_OFFICES = "offices"
# So many questions of one collection are asked of another: more move no figure by .01.
_STRANGE = 100
# The near misses of UIT-ViQuAD count a fifth: of 40 looked at, 27 are answered by the passages all the same.
_DOUBTFUL_WEIGHT = 0.2
_ASKED_OF = " → "
# So that those of other collections count more than those of their own.
STRANGE_WEIGHT = 3.0
# Questions over official documents are fewer than those over an encyclopedia and no less wanted.
_OFFICE_WEIGHT = 1.5
# Their near misses are a fifth of them. At 3 instead of 1.5 of the shipped ones 149 of 183 are refused, not 141, and of
# the answerable 18 of 473, not 16; questions of strangers are refused as before.
_NEAR_MISS_WEIGHT = 3.0


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents and the sets of questions that are asked of them."""

    name: str
    documents: tuple[Path, ...]
    sets: tuple[QuestionSet, ...]


@dataclass(kw_only=True)
class Question:
    """A question with what was read for it, and how it did."""

    collection: str
    """The name of the collection whose documents were read."""
    source: str
    """The name of its set, and of the collection it was asked of where that is not its own."""
    case: AnswerCase
    query: Query
    matcher: Matcher
    topic: Features
    evidence: list[Evidence]
    """In reading order."""
    gold: list[bool]
    """For each sentence, whether it holds a right answer in the right document."""
    holds: list[bool]
    """The same in any document."""
    fold: int
    """Questions about one document share theirs."""
    weight: float
    ranked: list[Evidence] = field(default_factory=list)
    """The evidence by a model that has not seen the fold."""

    @property
    def of_strangers(self) -> bool:
        """Whether it is a question about other documents."""
        return _ASKED_OF in self.source


def collections(folders: Iterable[Path]) -> list[Collection]:
    """The BEIR folders, and the shipped sets over the sample documents; raises CaseFileError."""
    beir = [load_set(folder) for folder in folders]
    shipped = tuple(load_set(SHIPPED / f"{name}.jsonl") for name in _SHIPPED_SETS)
    others = [_without_comparisons(load_set(path)) for path in (COMMUNES, PORTAL)]
    return [
        *(Collection(one.name, one.documents, (one,)) for one in beir),
        Collection(_OFFICES, shipped_documents(), shipped),
        *(Collection(one.name, one.documents, (one,)) for one in others),
    ]


def _without_comparisons(found: QuestionSet) -> QuestionSet:
    """What is answered by the sentences of one passage."""
    return replace(found, cases=[case for case in found.cases if "comparison" not in case.tags])


def questions_of(found: Sequence[Collection], embedder: Embedder, *, progress: Progress) -> list[Question]:
    """All questions of all collections, and of each some that are asked of each other one.

    Indexes are built where this machine has none. Raises an IngestError.
    """
    return [question for one in found for question in asked_of(one, embedder, others=found, progress=progress)]


def asked_of(
    one: Collection, embedder: Embedder, *, others: Sequence[Collection] = (), progress: Progress
) -> Iterator[Question]:
    """The questions of the collection, and some of each of the `others`, with what is read for them in its documents.

    Its index is built where this machine has none. Raises an IngestError.
    """
    index = Index.open(index_of(one.documents, embedder, progress=progress), embedder=embedder.identity)
    retriever, rarity, topic = HybridRetriever(index, embedder), rarity_in(index), Topic(index)
    asked = [(each.name, case) for each in one.sets for case in each.cases]
    for other in others:
        if other is not one:
            asked += [(f"{other.name}{_ASKED_OF}{one.name}", case) for case in _strange(other)]
    for number, (source, case) in enumerate(asked, start=1):
        query = understand(case.question, case.history, index.accents, index.lexical.holds)
        matcher = Matcher(query, rarity=rarity)
        if evidence := Reader(query, matcher).measure(retriever.retrieve(query, PASSAGES)):
            holds = _holds(case, evidence)
            yield Question(
                collection=one.name,
                source=source,
                case=case,
                query=query,
                matcher=matcher,
                topic=topic.features(query),
                evidence=evidence,
                holds=holds,
                gold=[held and it.hit.document.key in case.documents for held, it in zip(holds, evidence, strict=True)],
                fold=_fold(case, evidence),
                weight=_weight(one.name, source, case),
            )
        progress(one.name, number / len(asked))
    index.close()


def _strange(collection: Collection) -> list[AnswerCase]:
    """Questions of the collection, evenly taken, as those that no other collection can answer."""
    cases = [case for each in collection.sets for case in each.cases if case.answerable and not case.history]
    step = max(1, len(cases) // _STRANGE)
    return [AnswerCase(id=case.id, question=case.question, answerable=False) for case in cases[::step]]


def _holds(case: AnswerCase, evidence: Sequence[Evidence]) -> list[bool]:
    return [holds_any(it.text, case.expected or case.items) for it in evidence]


def _fold(case: AnswerCase, evidence: Sequence[Evidence]) -> int:
    documents = [it.hit.document for it in evidence]
    about = next((one.title for one in documents if one.key in case.documents), documents[0].title)
    return zlib.crc32(about.encode()) % FOLDS


def _weight(collection: str, source: str, case: AnswerCase) -> float:
    if _ASKED_OF in source:
        return STRANGE_WEIGHT
    if collection in {_OFFICES, COMMUNES.stem, PORTAL.stem}:
        return _OFFICE_WEIGHT if case.answerable else _NEAR_MISS_WEIGHT
    return 1.0 if case.answerable else _DOUBTFUL_WEIGHT
