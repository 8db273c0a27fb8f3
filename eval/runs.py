"""Asks questions of an answerer, one by one, and measures what comes back. A failure is recorded and passed over."""

import time
from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

from bot.answers import Answer, Citation
from bot.generate import AnyAnswerer
from eval.answer_metrics import answer_scores, is_verbatim, span_of
from eval.beir import BeirFolder, BeirQuery
from eval.bootstrap import latency_of, metrics_of
from eval.cases import AnswerCase
from eval.results import AnswersRun, CaseResult, CitationResult, KindResult, QueryResult, RetrievalRun
from eval.retrieval_metrics import DEEP, SHOWN, Judgements, ranked_documents, ranking_scores
from eval.risk_coverage import risk_coverage
from ingest.report import Progress
from ingest.text import fold

Accents = Literal["typed", "stripped"]
T = TypeVar("T")

# Passages that are asked for and timed: long documents have several, and ten documents are wanted.
_PASSAGES = 2 * SHOWN
_OTHERS = "other"


def run_retrieval(
    folder: BeirFolder, answerer: AnyAnswerer, *, accents: Accents, index_id: str, progress: Progress
) -> RetrievalRun:
    """The answerable queries of `folder` that have judgements. Stripped of accents they are lower case, as people
    type them who leave accents out."""
    asked = [query for query in folder.queries if query.id in folder.judgements and query.metadata.answerable]
    results = []
    for number, query in enumerate(asked, start=1):
        results.append(_found(answerer, query, folder.judgements[query.id], accents))
        progress(folder.name, number / len(asked))
    done = [result for result in results if result.error is None]
    return RetrievalRun(
        name=folder.name,
        accents=accents,
        index_id=index_id,
        count=len(results),
        failures=len(results) - len(done),
        metrics=metrics_of([result.scores for result in done]),
        latency=latency_of([result.ms for result in done]),
        queries=tuple(results),
    )


def run_answers(
    name: str, cases: Sequence[AnswerCase], answerer: AnyAnswerer, *, index_id: str, progress: Progress
) -> AnswersRun:
    """The answers to `cases`, each with its own history and nothing of the others."""
    results = []
    for number, case in enumerate(cases, start=1):
        results.append(_answered(answerer, case))
        progress(name, number / len(cases))
    return answers_run(name, results, index_id=index_id)


def answers_run(name: str, results: Sequence[CaseResult], *, index_id: str) -> AnswersRun:
    """What the questions come to together."""
    done = [result for result in results if result.error is None]
    tags = sorted({tag for result in done for tag in _kinds(result)})
    by_kind = {tag: [result for result in done if tag in _kinds(result)] for tag in tags}
    return AnswersRun(
        name=name,
        index_id=index_id,
        count=len(results),
        failures=len(results) - len(done),
        metrics=metrics_of([result.scores for result in done]),
        kinds={
            tag: KindResult(count=len(of_kind), metrics=metrics_of([result.scores for result in of_kind]))
            for tag, of_kind in by_kind.items()
        },
        risk_coverage=risk_coverage(done),
        latency=latency_of([result.ms for result in done]),
        cases=tuple(results),
    )


def _kinds(result: CaseResult) -> Sequence[str]:
    return result.tags or (_OTHERS,)


def _found(answerer: AnyAnswerer, query: BeirQuery, relevant: Judgements, accents: Accents) -> QueryResult:
    question = fold(query.text) if accents == "stripped" else query.text
    result = QueryResult(
        id=query.id, question=question, relevant=tuple(relevant), ranked=(), scores={}, ms=0.0, error=None
    )
    try:
        hits, ms = _timed(lambda: answerer.search(question, _PASSAGES))
        deep = ranked_documents(answerer.search(question, DEEP), relevant)
    except Exception as error:
        return result.model_copy(update={"error": _said(error)})
    ranked = ranked_documents(hits, relevant)
    scores = ranking_scores(ranked, deep, relevant)
    return result.model_copy(update={"ranked": tuple(ranked[:SHOWN]), "scores": scores, "ms": ms})


def _answered(answerer: AnyAnswerer, case: AnswerCase) -> CaseResult:
    result = CaseResult(
        **case.model_dump(include={"id", "question", "answerable", "expected", "items", "documents", "tags"}),
        history=case.history,
        answer="",
        refused=False,
        reason=None,
        confidence=None,
        citations=(),
        scores={},
        right=None,
        ms=0.0,
        timings_ms={},
    )
    try:
        answer, ms = _timed(lambda: answerer.answer(case.question, case.history))
    except Exception as error:
        return result.model_copy(update={"error": _said(error)})
    return result.model_copy(update={**_said_and_shown(answer), **_judged(case, answer), "ms": ms})


def _said_and_shown(answer: Answer) -> dict[str, object]:
    return {
        "answer": answer.text,
        "refused": answer.refusal is not None,
        "reason": answer.refusal.reason if answer.refusal else None,
        "confidence": answer.confidence,
        "citations": tuple(map(_citation, answer.citations)),
        "timings_ms": dict(answer.timings_ms),
        "model": answer.model,
    }


def _judged(case: AnswerCase, answer: Answer) -> dict[str, object]:
    scores = answer_scores(case, answer)
    return {"scores": scores, "right": scores["right"] == 1}


def _citation(citation: Citation) -> CitationResult:
    return CitationResult(
        key=citation.key,
        document=citation.document.key,
        locator=citation.locator,
        quote=citation.quote,
        start=citation.start,
        end=citation.end,
        span=span_of(citation),
        verbatim=is_verbatim(citation),
    )


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    """What `work` returns, and how many milliseconds it took."""
    started = time.perf_counter()
    done = work()
    return done, (time.perf_counter() - started) * 1000


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
