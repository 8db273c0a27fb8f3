"""Persons and their positions, for questions of who."""

import re
from collections.abc import Iterator

from bot.query import Query
from bot.roles import holders_in, is_role, positions_in
from bot.spans.candidate import Candidate
from ingest.documents import Span
from ingest.places import provinces_in
from ingest.text import canonical, index_terms

_ASKS_FOR_HOLDER = re.compile(
    r"\b(?:là (?:ai|ông nào|bà nào|đồng chí nào)|tên (?:là )?(?:gì|ai))\b|^ai là\b|^who (?:is|was)\b"
)
# In units of nearness (bot/evidence.py): a name answers "who" better than an office.
_OFFICE_WORTH = -0.4


def persons(text: str, query: Query) -> Iterator[Candidate]:
    """Persons; where the question gives a position, only who holds it; else offices too, worth less than names."""
    role = _role_asked_for(query)
    holders = holders_in(text)
    if _ASKS_FOR_HOLDER.search(canonical(query.text)) and any(_is_named(text, h.person, query) for h in holders):
        yield from positions(text, query)
        return
    for holder in holders:
        fits = role is None or any(is_role(text, position, role) for position in holder.positions)
        if fits and not _is_named(text, holder.person, query):
            yield Candidate(holder.person, reach=holder.reach)
    if role is None:
        held = [holder.reach for holder in holders]
        offices = (span for span in positions_in(text) if not any(span.overlaps(reach) for reach in held))
        yield from (Candidate(span, _OFFICE_WORTH) for span in offices)


def positions(text: str, query: Query) -> Iterator[Candidate]:
    """The positions of the person the question names, as one stretch."""
    for holder in holders_in(text):
        if holder.positions and _is_named(text, holder.person, query):
            yield Candidate(Span(holder.positions[0].start, holder.positions[-1].end))


def _is_named(text: str, person: Span, query: Query) -> bool:
    """Whether the question names this person, be it all in lower case."""
    name = tuple(index_terms(text[person.start : person.end]))
    return name in query.named.persons or f" {' '.join(name)} " in f" {' '.join(index_terms(query.text))} "


def _role_asked_for(query: Query) -> str | None:
    """The position whose holder is sought: "giám đốc sở nội vụ" in "giám đốc sở nội vụ là ai"."""
    if not _ASKS_FOR_HOLDER.search(canonical(query.text)):
        return None
    roles = positions_in(query.text)
    if not roles:
        return None
    role = query.text[roles[0].start : roles[0].end]
    for place in provinces_in(role):
        role = role.replace(role[place.start : place.end], "")
    return role
