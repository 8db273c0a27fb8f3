"""A question about one province, asked of another or of two."""

from bot.answers import Answer
from bot.understanding.courtesies import without_courtesies
from ingest.facts.places import provinces_in
from ingest.text import squeeze, tidy


def only_province(question: str) -> str | None:
    """The one province that `question` names."""
    names = {place.name for place in provinces_in(question)}
    return names.pop() if len(names) == 1 else None


def asked_of(question: str, places: str) -> str:
    """`question`, without the courtesies around it, with `places` where it names provinces."""
    question = without_courtesies(squeeze(tidy(question)))
    for place in reversed(provinces_in(question)):
        question = f"{question[: place.start]}{places}{question[place.end :]}"
    return question


def tells_of(answer: Answer, province: str) -> bool:
    """Whether a document of the province is cited."""
    return province in {citation.document.metadata.province for citation in answer.citations}
