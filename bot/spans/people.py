"""Persons and their positions, for questions of who."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from bot.reader.reading import references_of
from bot.spans.candidate import Candidate
from bot.understanding.answer_types import AnswerType
from bot.understanding.lexicon import Phrase, joined_terms
from bot.understanding.names import names_in
from bot.understanding.persons import foreign_persons_in
from bot.understanding.query import Query
from bot.understanding.roles import (
    asks_for_holder,
    asks_for_name,
    holders_in,
    is_role,
    is_role_in_short,
    positions_in,
    role_in,
)
from ingest.documents import Span
from ingest.text import canonical, index_terms

# In units of nearness (bot/reader/evidence.py): a name answers "who" better than an office.
_OFFICE_WORTH = -0.4
# A body may be charged with something, too.
_CHARGED = re.compile(
    r"(?<!\w)(?:ai (?:sẽ |đã |là |phải )?(?:được giao|được phân công|bị giao|chịu trách nhiệm|có trách nhiệm|lo"
    r"|phụ trách|đứng ra|làm đầu mối|theo dõi|đôn đốc|giám sát|tham mưu|tổng hợp|thẩm định)"
    r"|(?:giao(?: việc)?|phân công|thuộc) (?:cho |về )?ai|trách nhiệm (?:của|thuộc về) ai)(?!\w)"
)
# "báo cáo Chủ tịch xã trước ngày 10": who is told of it does not do it, unless to act: "trình Chủ tịch xã quyết định".
_TOLD_TO = re.compile(r"(?<!\w)(báo cáo|xin ý kiến|tham mưu|giúp việc|gửi|trình)(?: (?:cho|với|lên))?\s+$")
_TO_ACT = re.compile(
    r"[^.,;:]{0,60}(?<!\w)(?:quyết định|xem xét|phê duyệt|duyệt|ký|ban hành|cho ý kiến|chỉ đạo|xử lý|giải quyết)(?!\w)"
)
_ACTS_AS = re.compile(r"\s*(?:làm|giữ|là|kiêm)\s*")
# "ngoài làm vụ trưởng còn kiêm chức gì": not the one that the question names.
_OTHER = re.compile(r"(?<!\w)(?:ngoài|còn|kiêm|thêm|khác|other|else|also|besides)(?!\w)")
# Syllables of a position before the body it belongs to, as a rule.
_HEAD = 2
# What looks foreign may name a place or a thing.
_FOREIGN_WORTH = -0.2


def persons(text: str, query: Query) -> Iterator[Candidate]:
    """Persons; where the question gives a position, only who holds it; else offices too, worth less than names."""
    role = query.role
    holders = holders_in(text)
    if asks_for_holder(query.text) and any(_is_named(text, h.person, query) for h in holders):
        yield from positions(text, query)
        return
    for holder in holders:
        fits = role is None or any(is_role(text, position, role) for position in holder.positions)
        if fits and not _is_named(text, holder.person, query):
            yield Candidate(holder.person, reach=holder.reach)
    # An office has no name to tell.
    if role is not None and not asks_for_name(query.own_text):
        yield from (Candidate(span, _OFFICE_WORTH) for span in _acting(text, role))
    if role is None:
        held = [holder.reach for holder in holders]
        free = (span for span in positions_in(text) if not any(span.overlaps(reach) for reach in held))
        offices = (span for span in free if not _is_told_to(text, span, query))
        yield from (Candidate(span, _OFFICE_WORTH) for span in offices)
        if _CHARGED.search(canonical(query.own_text)):
            taken = [*held, *positions_in(text)]
            bodies = (span for span in names_in(text, "organisations.txt") if text[span.start].isupper())
            free = (span for span in bodies if not any(span.overlaps(other) for other in taken))
            yield from (Candidate(span, _OFFICE_WORTH) for span in free)
        others = [*held, *(Span(number.start, number.end) for number in references_of(text))]
        strangers = (span for span in foreign_persons_in(text) if not any(span.overlaps(other) for other in others))
        yield from (Candidate(span, _FOREIGN_WORTH) for span in strangers if not _is_named(text, span, query))


def holders_in_short(text: str, query: Query, is_about: Callable[[Phrase], bool]) -> Iterator[Candidate]:
    """Who holds the position asked about, where the text leaves its body to the document; `is_about` knows that."""
    role = query.role
    for holder in holders_in(text) if role and query.type is AnswerType.PERSON else ():
        fits = any(is_role_in_short(text, position, role or "", is_about) for position in holder.positions)
        if fits and not _is_named(text, holder.person, query):
            yield Candidate(holder.person, reach=holder.reach)


def _acting(text: str, role: str) -> Iterator[Span]:
    """The office whose holder has the `role` as well: "do Phó Giám đốc Sở Nội vụ làm Tổ trưởng"."""
    found = positions_in(text)
    for office, other in pairwise(found):
        if _ACTS_AS.fullmatch(canonical(text[office.end : other.start])) and is_role(text, other, role):
            yield office


def positions(text: str, query: Query) -> Iterator[Candidate]:
    """The positions of the person the question names, or who holds the one it names; any, where it names none."""
    asked, named = joined_terms(query.text), bool(query.named.persons)
    asks_other = _OTHER.search(canonical(query.text)) is not None
    holders = [holder for holder in holders_in(text) if holder.positions]
    meant = [holder for holder in holders if _is_named(text, holder.person, query)]
    if not named and query.type is AnswerType.POSITION:
        role = role_in(query.own_text)
        meant = meant or [h for h in holders if role and any(is_role(text, held, role) for held in h.positions)]
        yield from (Candidate(position) for position in ([] if meant else positions_in(text)))
    for holder in meant:
        others = [span for span in holder.positions if asks_other and not _says_head(asked, text[slice(*span)])]
        held = others or holder.positions
        yield Candidate(Span(held[0].start, held[-1].end))


def _is_told_to(text: str, office: Span, query: Query) -> bool:
    """Whether the text only says that something is reported to that office, and the question does not ask to whom."""
    key = canonical(text)
    verb = _TOLD_TO.search(key, 0, office.start)
    return verb is not None and not _TO_ACT.match(key, office.start) and verb[1] not in canonical(query.text)


def _says_head(asked: str, position: str) -> bool:
    """Whether the question names the position, be it without its body."""
    return f" {' '.join(index_terms(position)[:_HEAD])} " in asked


def _is_named(text: str, person: Span, query: Query) -> bool:
    """Whether the question names this person, be it all in lower case."""
    name = tuple(index_terms(text[person.start : person.end]))
    return name in query.named.persons or f" {' '.join(name)} " in joined_terms(query.text)
