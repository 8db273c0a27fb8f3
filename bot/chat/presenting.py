"""What the chat shows of an `Answer`: Markdown whose markers are links, and the passages behind them."""

import re
from collections.abc import Mapping, Sequence
from math import ceil
from typing import TypedDict

from bot.answers import Answer, Citation, Hit, Refusal, RefusalReason
from bot.chat.help import HELP
from bot.suggesting.broader import without_scope
from bot.understanding.english import is_english
from bot.understanding.query import Language
from bot.writing.markdown import without_links
from bot.writing.official import Voice, kind_of, official_citation, only_names_kind, voice_of, written_date
from bot.writing.scope_words import scope_words
from ingest.documents import SourceDocument
from ingest.text import squeeze

# Documents offered on refusal: more read as an answer, fewer hide the one that was meant.
RELATED_SHOWN = 3

SOURCES_HEADING = "Nguồn trích dẫn"
RELATED_HEADING = "Có thể liên quan (không phải câu trả lời)"

_SEARCHED: Mapping[Language, str] = {"vi": "Đã tìm: {terms}.", "en": "Searched for: {terms}."}
_TRY_INSTEAD: Mapping[Language, Mapping[RefusalReason, str]] = {
    "vi": {
        "unknown_number": "Hãy kiểm tra lại số hiệu, hoặc hỏi theo nội dung thay cho số hiệu.",
        "unknown_article": "Hãy kiểm tra lại số điều, khoản, điểm, hoặc hỏi theo nội dung.",
        "unknown_item": "Hãy hỏi danh sách gồm những gì.",
        "unknown_place": "Hãy hỏi cùng nội dung cho một địa phương khác, hoặc nạp thêm tài liệu của nơi này.",
        "off_topic": "Hãy hỏi về văn bản, nhiệm vụ, hội nghị hoặc địa phương có trong kho tài liệu.",
        "not_stated": "Hãy nêu rõ hơn văn bản, địa phương hoặc thời gian, hoặc hỏi từng ý một.",
    },
    "en": {
        "unknown_number": "Check the number, or ask by subject instead.",
        "unknown_article": "Check the number of the article, clause and point, or ask by subject instead.",
        "unknown_item": "Ask what the list holds.",
        "unknown_place": "Ask the same of another province, or add documents about this one.",
        "off_topic": "Ask about a document, task, conference or province that the library covers.",
        "not_stated": "Name the document, place or time more closely, or ask one thing at a time.",
    },
}

# "[1][2]" is one Markdown link that reads "1" and leads to 2.
_ADJACENT_MARKERS = re.compile(r"(?<=\d\])(?=\[\d)")
# Chainlit's Markdown takes ":word" for a directive and prints nothing in its place.
_DIRECTIVE_COLON = re.compile(r":(?=[^\W\d_])")
# What Markdown reads as more than the character it is.
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~]")
_ESCAPED = r"\\\g<0>"
_STREAMED_PIECE = re.compile(r"\s*(?:\S+\s*){1,4}")


class QuotePart(TypedDict):
    """A stretch of a quote; `exact` where it is the very words that answer."""

    text: str
    exact: bool


class PassageProps(TypedDict):
    """A passage as `PassageView.jsx` shows it: `before` + the quote + `after` is the passage."""

    key: str
    span: str
    """Where what is marked stands in the document: "120-340"."""
    citation: str
    """As an official would cite it."""
    heading: str
    page: int | None
    before: str
    quote: list[QuotePart]
    after: str


class DocumentProps(TypedDict):
    """A document and those of its passages that are shown; fields the document does not state are ""."""

    id: str
    """What it is opened by."""
    title: str
    kind: str
    voice: Voice
    number: str
    issuer: str
    date: str
    passages: list[PassageProps]


class SourcesProps(TypedDict):
    """What `Sources.jsx` lists under a message."""

    heading: str
    documents: list[DocumentProps]


class UnderstoodProps(TypedDict):
    """What `Understood.jsx` says above the sources."""

    readAs: str
    """The question in other words than it was typed; "" where it was not."""
    scope: str
    """Which documents were asked; "" for all."""
    question: str
    """What to ask again where all are to be asked."""


def message_markdown(answer: Answer) -> str:
    """The text of `answer`, its markers "[1]" made links that `Sources.jsx` opens, and its notice; a refusal also
    says what was searched and what to try. It begins with `growing_markdown` of what `answer` grew from.

    The links are Markdown reference definitions at the end: the text itself stays as the answerer wrote it,
    and copied as plain text the definitions read as footnotes. Pictures are left as text: one in a document
    or question would be fetched from wherever it says.
    """
    advice = _advice(answer.refusal, "en" if is_english(answer.question) else "vi") if answer.refusal else ""
    notice = f"*{_MARKUP.sub(_ESCAPED, answer.notice)}*" if answer.notice else ""
    added = "\n\n".join(filter(None, (_safe(advice), _safe(notice), _safe(_definitions(answer.citations)))))
    return "\n\n".join(filter(None, (growing_markdown(answer), added)))


def growing_markdown(answer: Answer) -> str:
    """The text of an answer that still grows, its markers not yet links."""
    asks_how = answer.refusal and answer.refusal.reason == "about_assistant" and not is_english(answer.question)
    text = HELP if asks_how else answer.text
    return _safe(without_links(_ADJACENT_MARKERS.sub(" ", text.strip())))


def pieces(markdown: str, most: int) -> list[str]:
    """`markdown` cut into the few words at a time in which it is streamed, `most` pieces at most; joined they are
    `markdown`."""
    cut = _STREAMED_PIECE.findall(markdown)
    size = ceil(len(cut) / most)
    return ["".join(cut[at : at + size]) for at in range(0, len(cut), size)] if cut else []


def sources(answer: Answer) -> SourcesProps | None:
    """The passages `answer` cites or, on refusal, the nearest ones; None when there is nothing to open."""
    if answer.refusal is None:
        shown = [(c.document, _cited(c)) for c in answer.citations]
    else:
        shown = [(h.document, _offered(h, key=f"[{n}]")) for n, h in enumerate(_nearest(answer.hits), 1)]
    if not shown:
        return None
    heading = SOURCES_HEADING if answer.refusal is None else RELATED_HEADING
    return SourcesProps(heading=heading, documents=_by_document(shown))


def cited_documents(citations: Sequence[Citation]) -> list[DocumentProps]:
    """The documents of `citations` with the cited passages, each under its key."""
    return _by_document([(citation.document, _cited(citation)) for citation in citations])


def understood(answer: Answer) -> UnderstoodProps | None:
    """How the question was read and where its answer was looked for; None where both go without saying."""
    if not (answer.read_as or answer.filter):
        return None
    return UnderstoodProps(
        readAs=answer.read_as, scope=scope_words(answer.filter), question=without_scope(answer.question)
    )


def byline(document: SourceDocument) -> str:
    """Kind, number, issuer and date of `document`, as far as it states them, on one line."""
    props = _document(document, [])
    return " · ".join(filter(None, (props["kind"], props["number"], props["issuer"], props["date"])))


def _safe(markdown: str) -> str:
    return _DIRECTIVE_COLON.sub(r"\:", markdown.replace("![", r"!\["))


def _advice(refusal: Refusal, language: Language) -> str:
    terms = "; ".join(_MARKUP.sub(_ESCAPED, term.rstrip(" ?!.")) for term in refusal.searched)
    searched = _SEARCHED[language].format(terms=terms) if terms else ""
    return "\n".join(f"- {line}" for line in (searched, _TRY_INSTEAD[language].get(refusal.reason, "")) if line)


def _definitions(citations: tuple[Citation, ...]) -> str:
    return "\n".join(f'{c.key}: #nguon-{c.key.strip("[]")} "{_link_title(c.document)}"' for c in citations)


def _link_title(document: SourceDocument) -> str:
    title = f"{squeeze(document.title)} ({byline(document)})"
    return title.replace("\\", "/").replace('"', "”")


def _by_document(shown: list[tuple[SourceDocument, PassageProps]]) -> list[DocumentProps]:
    documents: dict[str, DocumentProps] = {}
    for document, passage in shown:
        documents.setdefault(document.id, _document(document, []))["passages"].append(passage)
    return list(documents.values())


def _document(document: SourceDocument, passages: list[PassageProps]) -> DocumentProps:
    about = document.metadata
    return DocumentProps(
        id=document.id,
        title=squeeze(document.title),
        kind=kind_of(document),
        voice=voice_of(document),
        number=about.number or "",
        issuer=about.issuer or "",
        date=written_date(about.date) if about.date else "",
        passages=passages,
    )


def _cited(citation: Citation) -> PassageProps:
    text = citation.document.text
    start, end, heading = citation.start, citation.end, citation.heading
    exact_start, exact_end = citation.highlight or (end, end)
    parts = [
        (text[start:exact_start], False),
        (text[exact_start:exact_end], True),
        (text[exact_end:end], False),
    ]
    return PassageProps(
        heading=_path(heading),
        page=citation.page,
        key=citation.key,
        span=f"{start}-{end}",
        citation=official_citation(citation.document, heading, page=citation.page, article=citation.passage.article),
        before=text[citation.passage.start : start],
        quote=[QuotePart(text=part, exact=exact) for part, exact in parts if part],
        after=text[end : citation.passage.end],
    )


def _nearest(hits: tuple[Hit, ...]) -> list[Hit]:
    """The best passage of each of the best few documents."""
    best = {hit.document.id: hit for hit in reversed(hits)}
    return sorted(best.values(), key=lambda hit: hit.rank)[:RELATED_SHOWN]


def _offered(hit: Hit, *, key: str) -> PassageProps:
    passage = hit.passage
    return PassageProps(
        heading=_path(passage.heading),
        page=passage.page,
        key=key,
        span=f"{passage.start}-{passage.end}",
        citation=official_citation(hit.document, passage.heading, page=passage.page, article=passage.article),
        before=passage.text,
        quote=[],
        after="",
    )


def _path(heading: Sequence[str]) -> str:
    return " › ".join(squeeze(name) for name in heading if not only_names_kind(name))
