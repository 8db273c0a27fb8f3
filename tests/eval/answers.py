"""Answers made by hand over texts of a test's own."""

from collections.abc import Sequence

from bot.answers import Answer, Hit, Refusal, RefusalReason
from bot.citations import Citations
from eval.cases import AnswerCase
from eval.results import CaseResult
from ingest.documents import Span


def answer_with(text: str, hits: Sequence[Hit], *quotes: str, spans: Sequence[str | None] = ()) -> Answer:
    """An answer that cites `quotes` in order, each from the first hit that holds it, its span highlighted."""
    citations = Citations()
    for at, quote in enumerate(quotes):
        hit = next(hit for hit in hits if quote in hit.document.text)
        span = spans[at] if at < len(spans) else None
        found = _place(hit, quote)
        citations.cite(hit, found, highlight=_place(hit, span, after=found.start) if span else None)
    return Answer(question="?", text=text, citations=tuple(citations.made), hits=tuple(hits))


def refusal(reason: RefusalReason = "not_stated") -> Answer:
    """An answer that refuses."""
    return Answer(question="?", text="Tài liệu không nêu.", refusal=Refusal(reason=reason))


def case_of(*, answerable: bool = True, **fields: object) -> AnswerCase:
    """A case whose document is "1.txt" where it can be answered."""
    documents = ("1.txt",) if answerable else ()
    return AnswerCase.model_validate(
        {"id": "a", "question": "?", "answerable": answerable, "documents": documents, **fields}
    )


def result_of(**fields: object) -> CaseResult:
    """What an answerable case was answered: rightly, and with no confidence, unless `fields` say otherwise."""
    usual: dict[str, object] = {
        "id": "a",
        "question": "?",
        "history": (),
        "answerable": True,
        "expected": (),
        "items": (),
        "documents": (),
        "tags": (),
        "answer": "…",
        "refused": False,
        "reason": None,
        "confidence": None,
        "citations": (),
        "scores": {},
        "right": True,
        "ms": 1.0,
        "timings_ms": {},
    }
    return CaseResult.model_validate({**usual, **fields})


def _place(hit: Hit, words: str, *, after: int = 0) -> Span:
    start = hit.document.text.index(words, after)
    return Span(start, start + len(words))
