"""Writes an extract down as an answer: Markdown with a citation key after every statement."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from bot.citations import Citations
from bot.extract import Extract
from bot.picking import picked
from bot.reader.evidence import LONG_SENTENCE_CHARS, Evidence
from bot.reader.lists import ListEvidence
from bot.reader.tables import head_of
from bot.understanding.answer_types import AnswerType
from bot.understanding.orders import holds_order
from bot.understanding.query import Query
from bot.writing.markdown import heading, plain
from bot.writing.quoting import quote_of
from bot.writing.wording import ACCORDING_TO, COUNT_DIFFERS, ITEM_OF, NOT_SAID_OUTRIGHT
from ingest.documents import SourceDocument, Span

# Answers less probable than this are as likely wrong as right.
SURE = 0.5


def compose(query: Query, extract: Extract, citations: Citations) -> str:
    """The answer's text; what it cites is added to `citations`. It says so where the answer is doubtful."""
    text = _list(query, extract.listed, citations) if extract.listed else _sentences(query, extract, citations)
    return text if extract.confidence >= SURE else f"{NOT_SAID_OUTRIGHT[query.language]}\n\n{text}"


def _sentences(query: Query, extract: Extract, citations: Citations) -> str:
    """Each quote once, below all that it tells: "ai ký, ngày nào" is often one sentence."""
    exact = [(found, quote := quote_of(found), _exact(query, found, quote)) for found in extract.sentences]
    written, last = list[str](), None
    for (document, quote), same in groupby(exact, key=lambda each: (each[0].hit.document.id, each[1])):
        told = [replace(found, span=span) for found, _, span in same]
        written.append(_quoted(query, told, quote, citations, introduce=document != last))
        last = document
    return "\n\n".join(written)


def _list(query: Query, listed: ListEvidence, citations: Citations) -> str:
    if listed.only:
        return _item(query, listed, listed.only, citations)
    text = listed.hit.document.text
    lines = [ACCORDING_TO[query.language].format(title=title_of(listed.hit.document)), ""]
    whole = _whole(listed)
    if listed.told_in and whole:
        lines += [f"> {plain(text[slice(*whole)])} {citations.cite(listed.hit, whole)}", ""]
    else:
        lines += [f"**{heading(text[slice(*listed.lead)])}**", ""]
    for number, item in enumerate(listed.items, start=1):
        key = citations.cite(listed.hit, whole if whole and whole.covers(item) else item)
        lines.append(f"{number}. {plain(text[item.start : item.end])} {key}")
    if query.count not in (None, len(listed.items)):
        lines += ["", COUNT_DIFFERS[query.language].format(asked=query.count, found=len(listed.items))]
    return "\n".join(lines)


def _item(query: Query, listed: ListEvidence, place: int, citations: Citations) -> str:
    """The one item that is asked for, and the list that it is of: by itself it says too little of that."""
    text, item, whole = listed.hit.document.text, listed.items[place - 1], _whole(listed)
    own = whole if whole and whole.covers(item) else item
    found = f"**{plain(text[slice(*item)])}** {citations.cite(listed.hit, own, highlight=item)}"
    of = ITEM_OF[query.language].format(title=title_of(listed.hit.document), place=place, count=len(listed.items))
    shown = own if own.covers(listed.lead) else listed.lead
    return f"{found}\n\n{of}\n\n> {plain(text[slice(*shown)])} {citations.cite(listed.hit, shown)}"


def _whole(listed: ListEvidence) -> Span | None:
    """The sentence that tells all items, where one does that a person reads at a glance: it is quoted once, for an
    item cut out of it says too little."""
    if listed.told_in:
        return quote_of(listed.told_in)
    whole = Span(listed.lead.start, listed.items[-1].end)
    said = listed.hit.document.text[slice(*whole)]
    return None if "\n" in said or len(said) > LONG_SENTENCE_CHARS or holds_order(said) else whole


def _quoted(query: Query, told: Sequence[Evidence], quote: Span, citations: Citations, *, introduce: bool) -> str:
    """What one quote tells, and the quote."""
    first = told[0]
    text, parts = first.hit.document.text, list[str]()
    key = citations.cite(first.hit, quote, highlight=first.span)
    for found in told:
        parts += [headline(found, key)] if found.span else []
        # The unit of a figure, or what a name is given for, stands above its column.
        head = head_of(text, found.sentence, found.span) if found.span else None
        if head and head.start >= found.hit.passage.start:
            parts.append(f"*{plain(text[slice(*head)])}* {citations.cite(found.hit, head)}")
    if introduce:
        parts.append(ACCORDING_TO[query.language].format(title=title_of(first.hit.document)))
    parts.append(f"> {plain(text[quote.start : quote.end])} {key}")
    return "\n\n".join(parts)


def _exact(query: Query, evidence: Evidence, quote: Span) -> Span | None:
    """The words that answer: those of the type asked for, else those of the quoted sentence that are likely to.

    Picked words tell causes better than patterns do: F1 .59 to .50 where viquad-dev asks why (eval/train_spans.py).
    """
    one_thing = not (query.also or query.sides or query.compares)
    if not one_thing or (evidence.span and (evidence.is_found or query.type is not AnswerType.REASON)):
        return evidence.span
    start, end = max(quote.start, evidence.sentence.start), min(quote.end, evidence.sentence.end)
    said = evidence.hit.document.text[start:end]
    found = picked(query, said, is_official=evidence.is_official)
    if found is None or " | " in said[slice(*found)]:
        return evidence.span
    words = Span(start + found.start, start + found.end)
    # Where the two are apart, the one that says of itself that it is a cause is.
    return evidence.span if evidence.span and not words.overlaps(evidence.span) else words


def headline(evidence: Evidence, key: str) -> str:
    """The exact answer, and the key of the sentence it stands in."""
    start, end = evidence.span or evidence.sentence
    return f"**{plain(evidence.hit.document.text[start:end])}** {key}"


def title_of(document: SourceDocument) -> str:
    """The document's title as Markdown text that can be set in italics."""
    return plain(document.title)
