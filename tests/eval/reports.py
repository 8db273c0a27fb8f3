"""Reports of a test's own, made by the same sums as measured ones."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from eval.bootstrap import latency_of, metrics_of
from eval.results import AnswersRun, CaseResult, CitationResult, Conditions, QueryResult, Report, RetrievalRun
from eval.runs import answers_run

CONDITIONS = Conditions(embedder="words 1", chunker="structure/3", model="extractive", least_confidence=0.4)


def case(id: str, *, right: bool = True, **fields: object) -> CaseResult:
    """A question answered with one quote, right or not; with `error` among the `fields` one that failed."""
    given: dict[str, object] = {
        "id": id,
        "question": f"Câu hỏi {id}?",
        "history": (),
        "answerable": True,
        "expected": ("12 tập thể",),
        "items": (),
        "documents": ("tin.txt",),
        "tags": ("count",),
        "answer": "**12 tập thể** [1]\n\n> Khen thưởng 12 tập thể. [1]",
        "refused": False,
        "reason": None,
        "confidence": 0.8,
        "citations": (citation("Khen thưởng 12 tập thể."),),
        "scores": {} if "error" in fields else {"right": float(right), "verbatim": 1.0},
        "right": None if "error" in fields else right,
        "ms": 12.0,
        "timings_ms": {"retrieve": 5.0, "answer": 7.0, "total": 12.0},
    }
    return CaseResult.model_validate({**given, **fields})


def citation(quote: str, *, document: str = "tin.txt", verbatim: bool = True) -> CitationResult:
    """The first citation of an answer."""
    return CitationResult(
        key="[1]",
        document=document,
        locator="Điều 5",
        quote=quote,
        start=0,
        end=len(quote),
        span=None,
        verbatim=verbatim,
    )


def answers(name: str, *cases: CaseResult) -> AnswersRun:
    """A question set measured."""
    return answers_run(name, cases, index_id="i1")


def retrieval(name: str, hits: Sequence[bool]) -> RetrievalRun:
    """A folder of queries of which these found the right passage first."""
    queries = tuple(
        QueryResult(
            id=f"q{number}",
            question=f"Tìm gì {number}?",
            relevant=("d1",),
            ranked=("d1", "d2") if hit else ("d2", "d1"),
            scores={"hit@1": float(hit), "ndcg@10": 1.0 if hit else 0.63},
            ms=9.0,
        )
        for number, hit in enumerate(hits)
    )
    return RetrievalRun(
        name=name,
        accents="typed",
        index_id="i1",
        count=len(queries),
        failures=0,
        metrics=metrics_of([query.scores for query in queries]),
        latency=latency_of([query.ms for query in queries]),
        queries=queries,
    )


def report(*runs: AnswersRun | RetrievalRun, data: Mapping[str, str] | None = None) -> Report:
    """A report of these runs."""
    return Report(
        created_at=datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
        program_version="1.0",
        conditions=CONDITIONS,
        data=data or {"data/tin.jsonl": "ab" * 32},
        runs=runs,
    )
