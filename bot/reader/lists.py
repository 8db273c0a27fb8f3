"""List answers: the enumeration of a source that a question asks for, item by item."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers import Hit
from bot.reader.columns import columns_asked_for, of_the_rows_meant
from bot.reader.evidence import Evidence, Reader
from bot.reader.list_names import begin_so, holds, is_meant
from bot.reader.reading import heading_over, leads_into_all, lists_of, statements_of, terms_of
from bot.reader.support import Support
from bot.understanding.answer_types import AnswerType
from bot.understanding.lexicon import Phrase
from bot.understanding.orders import is_order
from bot.understanding.query import Query
from ingest.documents import Span
from ingest.structure import Enumeration
from ingest.text import canonical, index_terms

# What the asked-for noun standing in the lead ("5 nhiệm vụ trọng tâm gồm:") and an agreeing count add to the
# support of a list, what a disagreeing count takes away, and what a lead adds that states its own number or has the
# noun itself and no synonym ("chỉ tiêu" is not quite "mục tiêu").
_NOUN_IN_LEAD, _COUNT_AGREES, _COUNT_DIFFERS, _COUNTS_ITSELF, _NOUN_ITSELF = 0.25, 0.2, 0.15, 0.1, 0.2
# What it adds that the lead opens with whom the question is about: "Tổ giúp việc có trách nhiệm:".
_OPENS_ALIKE = 0.15
_AGENT = re.compile(r"(?:^|[,;] |\b(?:giao|yêu cầu|bắt|đề nghị) (?:cho )?(?:các )?)(\w+ \w+)")
# "Không phải xin lỗi khi nào" is told by no list that denies nothing.
_DENIED = re.compile(r"(?<!\w)(?:không (?:phải|được|cần|thu|áp dụng|thuộc|nhận|tính|chịu)|miễn(?! nhiệm)|cấm)(?!\w)")
_DENIES = re.compile(r"(?<!\w)(?:không|chưa|cấm|miễn|trừ|chớ|đừng|tránh|kiêng|khỏi)(?!\w)")
_BEGINNING_CHARS = 20
# Nouns that name nothing: "làm những việc gì" may be answered by any list.
_VAGUE = frozenset({"viec", "gi", "dieu", "yeu", "phai", "lam", "diem", "mat", "khau", "cho"})
# Lists of those to whom a document goes.
_ADDRESSES = re.compile(r"\W*(nơi nhận|kính gửi)\b")
# What an item must hold of the question, by weight, beyond its list's lead to be the list that is asked for; not tuned.
_LEAST_ADDED = 0.15
# Of two columns of a table the one whose head says more of the question is meant.
_HEAD_ITSELF = 0.1
# How far above the head of a table its title stands.
_TITLE_CHARS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEvidence:
    """An enumeration that may be the list asked for. Spans are offsets in `hit.document.text`."""

    hit: Hit
    lead: Span
    items: tuple[Span, ...]
    support: Support
    score: float
    fits: bool
    """Whether the lead names what is asked for, or the number of items agrees."""
    named: bool = False
    """Whether the lead says what is asked for."""
    is_what_is_asked: bool = False
    """Whether the lead or each item says what is asked for, where that is said at all."""
    of_agent: bool = False
    """Whether the lead names whom the question is about, a person or at its beginning."""
    counted: bool = False
    """Whether the lead itself says that it is of as many things as are asked for."""
    is_column: bool = False
    """Whether it is a column of a table."""
    told_in: Evidence | None = None
    """The sentence that tells the items in passing; None where they are set out."""
    only: int | None = None
    """The place of the one item that is asked for, from 1; None where all are."""


def read_lists(query: Query, reader: Reader, hits: Sequence[Hit]) -> list[ListEvidence]:
    """The enumerations in the hits, the likeliest first."""
    found = [
        _judge(query, reader, hit, listed)
        for hit in hits
        for listed in lists_of(hit.passage.text)
        if not _is_address(query, hit.passage.text[slice(*listed.lead)])
        and not _tells_contrary(query, hit, listed)
        and (query.type is AnswerType.LIST or not leads_into_all(hit.passage.text[slice(*listed.lead)]))
    ]
    for hit in hits:
        for column in columns_asked_for(query, hit.passage.text):
            # What the table is of stands above it.
            above = Span(max(0, column.lead.start - _TITLE_CHARS), hit.passage.text.find("\n", column.lead.end))
            meant = of_the_rows_meant(reader, hit, column, above)
            if meant is None:
                continue
            judged = _judge(query, reader, hit, meant)
            support = reader.support_of(hit, above)
            score = support.share + _NOUN_IN_LEAD + _HEAD_ITSELF * judged.support.share
            found.append(replace(judged, support=support, score=score, fits=True, is_column=True))
    return sorted(found, key=lambda evidence: -evidence.score)


def _is_address(query: Query, lead: str) -> bool:
    """Whether the list tells to whom a document goes, and the question does not ask for that."""
    match = _ADDRESSES.match(canonical(lead))
    return match is not None and match[1] not in canonical(query.text)


def narrowed(reader: Reader, listed: ListEvidence, others: Sequence[ListEvidence]) -> ListEvidence:
    """`listed`, or the list under the one of its items that says more of the question: "2. Đối với Bộ phận Một cửa".

    Where an item only leads into a list that is called what is asked for, that list is meant.
    """
    under = [
        (reader.adds(other.hit, other.lead, beyond=listed.lead), other)
        for other in others
        if other.hit.document.id == listed.hit.document.id and any(other.lead.overlaps(item) for item in listed.items)
    ]
    announced = [
        other
        for _, other in under
        if other.named and any(item.start <= other.lead.start and other.lead.end >= item.end for item in listed.items)
    ]
    if len(announced) == 1:
        return announced[0]
    added = [share for share, _ in under]
    if not added or max(added) < _LEAST_ADDED or added.count(max(added)) > 1:
        return listed
    return max(under, key=lambda pair: pair[0])[1]


def _judge(query: Query, reader: Reader, hit: Hit, listed: Enumeration) -> ListEvidence:
    nouns = query.several or query.asked_for
    items_named = bool(nouns) and all(_are_all(hit.passage.text, listed.items, noun) for noun in nouns)
    # "Mức thu bằng 0 đồng đối với: a) Lệ phí hộ tịch; b) Lệ phí cư trú": the items say what they are.
    says = Span(listed.lead.start, listed.items[0].end) if items_named else listed.lead
    # Where the question may mean no list, what stands around a lead says too little of it.
    is_list = query.type is AnswerType.LIST
    over = heading_over(hit.document.text, hit.passage.start + listed.lead.start) if is_list else None
    support = _support_of_lead(reader, hit, says, over) if is_list else reader.support_of(hit, says)
    lead = terms_of(hit.passage.text[listed.lead.start : listed.lead.end])
    names_noun = any(holds(lead, noun) for noun in nouns if noun[0] not in _VAGUE and is_meant(lead, noun))
    names_noun = names_noun or (over is not None and any(terms_of(over).holds(noun[:2]) for noun in nouns))
    names_noun = names_noun or any(begin_so(hit.passage.text, listed.items, noun) for noun in nouns)
    vague = all(noun[0] in _VAGUE for noun in nouns)
    counts_itself = not vague and str(len(listed.items)) in lead.syllables
    agrees = query.count == len(listed.items)
    names_person = any(lead.holds(name) for name in query.named.persons)
    says_noun = any(lead.holds(noun[:2]) for noun in nouns if noun[0] not in _VAGUE)
    score = support.share + _NOUN_IN_LEAD * names_noun + _NOUN_ITSELF * says_noun + _COUNTS_ITSELF * counts_itself
    opens_alike = any(lead.syllables[at : at + 2] == agent for agent in _agents(query) for at in (0, 1))
    score += _OPENS_ALIKE * opens_alike
    if query.count is not None:
        score += _COUNT_AGREES if agrees else -_COUNT_DIFFERS
    offset = hit.passage.start
    return ListEvidence(
        hit=hit,
        lead=Span(listed.lead.start + offset, listed.lead.end + offset),
        items=tuple(
            Span(start + offset, end + offset)
            for start, end in listed.items
            if not is_order(hit.passage.text[start:end])
        ),
        support=support,
        score=score,
        named=names_noun,
        is_what_is_asked=names_noun or items_named or vague,
        of_agent=opens_alike or names_person,
        counted=agrees and str(len(listed.items)) in lead.syllables,
        fits=names_noun or names_person or agrees or items_named or vague,
    )


def _support_of_lead(reader: Reader, hit: Hit, lead: Span, over: str | None) -> Support:
    """The support of what leads into a list of the passage, together with the heading `over` it and the sentence before
    it: "Tổ gồm:" leans on both."""
    text, judge = hit.passage.text, reader.judge
    said = "\n".join(filter(None, (over, text[slice(*lead)])))
    before = max((span for span in statements_of(text) if span.end <= lead.start), default=None)
    leant_on = judge.degrees(text[slice(*before)]) if before else None
    return judge.support(said, judge.degrees(said), judge.surroundings(hit), leant_on)


def _tells_contrary(query: Query, hit: Hit, listed: Enumeration) -> bool:
    """Whether the question asks what must not, or need not be, and neither what leads into the list nor its first item
    at its beginning denies anything."""
    if not _DENIED.search(canonical(query.own_text)):
        return False
    text = hit.passage.text
    over = heading_over(hit.document.text, hit.passage.start + listed.lead.start) or ""
    said = f"{over} {text[slice(*listed.lead)]} {text[slice(*listed.items[0])][:_BEGINNING_CHARS]}"
    return _DENIES.search(canonical(said)) is None


def _agents(query: Query) -> list[Phrase]:
    """With which two syllables the question names who is to do something, earlier questions in brackets aside."""
    return [tuple(index_terms(match[1])) for match in _AGENT.finditer(canonical(query.text).partition("(")[0])]


def _are_all(text: str, items: Sequence[Span], noun: Phrase) -> bool:
    """Whether each item begins as what is listed is called."""
    return all(terms_of(text[start:end]).joined.startswith(f" {' '.join(noun[:2])} ") for start, end in items)
