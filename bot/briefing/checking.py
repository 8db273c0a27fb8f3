"""Checks a briefing word by word before anyone sees it."""

from bot.answers import Citation
from bot.briefing.value import Briefing, Statement
from bot.citations import CitationMismatch
from ingest.text import squeeze


def check(briefing: Briefing) -> None:
    """Raises CitationMismatch unless every quote stands verbatim in its passage, and all that is said in a quote."""
    for statement in briefing.statements:
        for citation in statement.citations:
            _check_verbatim(citation)
        _check_said(statement)
    for question in briefing.quiz:
        _check_verbatim(question.citation)
        if question.options[question.right] not in squeeze(question.citation.quote):
            raise CitationMismatch(f"the key of {question.id} is not in its quote")


def _check_verbatim(citation: Citation) -> None:
    verbatim = citation.document.text[citation.start : citation.end] == citation.quote != ""
    within = citation.passage.start <= citation.start and citation.end <= citation.passage.end
    if not (verbatim and within and citation.passage.document_id == citation.document.id):
        raise CitationMismatch(f"{citation.document.key} {citation.start}-{citation.end}")


def _check_said(statement: Statement) -> None:
    quotes = [squeeze(citation.quote) for citation in statement.citations]
    for said in (statement.text, *statement.items):
        if not any(said in quote for quote in quotes):
            raise CitationMismatch(f"no quote of {statement.id} says: {said[:80]}")
