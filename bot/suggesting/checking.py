"""Suggestions are asked before they are shown: what would be refused, or answered from elsewhere, never is."""

from collections.abc import Awaitable, Callable

from bot.answers import Answer
from bot.suggesting.candidate import Candidate
from bot.suggesting.readable import is_readable
from ingest.text import canonical, squeeze

Ask = Callable[[str], Awaitable[Answer]]
"""Asks the documents, without a chat model."""

# Somebody may click it to see what the chat can do: only what it is sure of.
_SURE = 0.85


async def way_to_ask(candidate: Candidate, ask: Ask) -> str | None:
    """The shortest question of the candidate that the documents answer as it says; None where none is."""
    for question in dict.fromkeys((candidate.bare, candidate.question)):
        if is_readable(question) and tells(await ask(question), candidate):
            return question
    return None


def is_sure(answer: Answer, *, least: float = _SURE) -> bool:
    """Whether it is an answer, and hardly a wrong one."""
    return answer.refusal is None and answer.confidence >= least


def tells(answer: Answer, candidate: Candidate) -> bool:
    """Whether it surely answers, and tells and cites what answers the candidate."""
    cited = {citation.document.key for citation in answer.citations}
    said = canonical(squeeze(answer.text))
    return is_sure(answer) and candidate.document in cited and canonical(squeeze(candidate.answers[0])) in said
