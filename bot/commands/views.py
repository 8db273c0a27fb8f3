"""How answers and search results look in a terminal."""

import re
from collections.abc import Sequence
from typing import ClassVar

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.markdown import ListItem, Markdown, MarkdownElement
from rich.padding import Padding
from rich.panel import Panel
from rich.segment import Segment
from rich.text import Text

from bot.answers import EXTRACTIVE, NOTHING_ASKED, Answer, Citation, Hit, Refusal
from bot.commands.languages import Translate
from bot.records import heading_of
from bot.writing.blocks import section
from bot.writing.scope_words import scope_words
from ingest.documents import Passage, SourceDocument
from ingest.text import squeeze

# On refusal: more would read as an answer.
_RELATED_SHOWN = 3
_SNIPPET_CHARS = 280
_NUMBER_OR_KEY, _WORD = re.compile(r"^\d+\. |\[\d+\]", re.MULTILINE), re.compile(r"\w+")


class _NumberedItem(ListItem):
    """A list item whose number has a dot after it, as in the Markdown."""

    def render_number(self, console: Console, options: ConsoleOptions, number: int, last_number: int) -> RenderResult:
        numeral, *rest = super().render_number(console, options, number, last_number)
        width = len(str(last_number)) + 2
        yield Segment(f"{number}. ".rjust(width), numeral.style if isinstance(numeral, Segment) else None)
        yield from rest


class _AnswerText(Markdown):
    elements: ClassVar[dict[str, type[MarkdownElement]]] = {**Markdown.elements, "list_item_open": _NumberedItem}


def answer_view(answer: Answer, t: Translate) -> RenderableType:
    """The answer in a frame and every quote below it; or why there is none, and what may be related."""
    refusal = answer.refusal
    title, style = _frame(refusal, t)
    parts: list[RenderableType] = [
        Panel(_AnswerText(answer.text), title=title, title_align="left", border_style=style, padding=(1, 2))
    ]
    if refusal is None:
        parts += section(t("Trích dẫn"), _by_document(answer, t))
    else:
        if refusal.searched:
            parts.append(Text(t("Đã tìm: {terms}", terms=", ".join(refusal.searched)), style="dim"))
        best = {hit.document.id: hit for hit in reversed(answer.hits)}
        nearest = sorted(best.values(), key=lambda hit: hit.rank)[:_RELATED_SHOWN]
        related = [_hit(hit, t, mark="•") for hit in nearest]
        parts += section(t("Có thể liên quan (không phải câu trả lời)"), related)
    if answer.filter:
        parts.append(Text(t("Phạm vi: {scope}", scope=scope_words(answer.filter)), style="dim"))
    milliseconds = answer.timings_ms.get("total", 0.0)
    model = t("trích nguyên văn") if answer.model == EXTRACTIVE else answer.model
    footer = t("Chỉ mục {id} · {model} · {ms:.0f} ms", id=answer.index_id, model=model, ms=milliseconds)
    notice = [Text(answer.notice, style="yellow")] if answer.notice else []
    return Group(*parts, *notice, Text(footer, style="dim"))


def hits_view(hits: Sequence[Hit], t: Translate) -> RenderableType:
    """Search results, best first, each with the beginning of its text."""
    if not hits:
        return Text(t("Không tìm thấy đoạn nào."))
    return Group(*(_hit(hit, t, mark=f"{hit.rank}.", note=f"{hit.score:.2f}") for hit in hits))


def _frame(refusal: Refusal | None, t: Translate) -> tuple[str, str]:
    """Title and colour of the frame around an answer."""
    if refusal is None:
        return t("Trả lời"), "green"
    if refusal.reason in NOTHING_ASKED:
        return t("Mời đặt câu hỏi"), "yellow"
    return t("Tài liệu không nói"), "yellow"


def _by_document(answer: Answer, t: Translate) -> list[RenderableType]:
    """Each cited document once, with its citations below it."""
    grouped: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        grouped.setdefault(citation.document.id, []).append(citation)
    return [
        Group(
            *_document(group[0].document),
            *_variants(group[0], t),
            *(Padding(line, (0, 0, 0, 2)) for line in _cited(group, answer.text)),
            Text(),
        )
        for group in grouped.values()
    ]


def _cited(citations: Sequence[Citation], said: str) -> list[Text]:
    """A line for each place that is quoted in the answer `said`, and each quote that is not in it."""
    places: dict[str, list[str]] = {}
    quotes = []
    words = _words(said)
    for citation in citations:
        if _words(citation.quote) in words:
            places.setdefault(_where(citation), []).append(citation.key)
        else:
            quotes.append(_quote(citation))
    return [
        *(Text.assemble((_run(keys), "bold cyan"), (f" {place}", "dim")) for place, keys in places.items()),
        *quotes,
    ]


def _words(text: str) -> str:
    """The words of an answer or a quote, without the numbers and keys that the answer gives to what it lists."""
    return f" {' '.join(_WORD.findall(_NUMBER_OR_KEY.sub(' ', text)))} "


def _run(keys: Sequence[str]) -> str:
    """Citation keys on one line: "[1]–[5]" where they follow each other."""
    first = int(keys[0].strip("[]"))
    follow = [f"[{number}]" for number in range(first, first + len(keys))]
    return f"{keys[0]}–{keys[-1]}" if len(keys) > 2 and [*keys] == follow else " ".join(keys)


def _quote(citation: Citation) -> Text:
    quote = Text(f"“{squeeze(citation.quote)}”", style="italic")
    if citation.highlight:
        quote.highlight_words([squeeze(citation.document.text[slice(*citation.highlight)])], "bold not italic")
    place = _where(citation)
    return Text.assemble((f"{citation.key} ", "bold cyan"), (f"{place}: " if place else "", "dim"), quote)


def _where(citation: Citation) -> str:
    """Where a person finds the quote: article and page, else the headings above it; empty when nothing is known."""
    return citation.locator or heading_of(citation) or ""


def _hit(hit: Hit, t: Translate, *, mark: str, note: str = "") -> RenderableType:
    text = squeeze(hit.passage.text)
    if len(text) > _SNIPPET_CHARS:
        text = text[:_SNIPPET_CHARS].rsplit(" ", 1)[0] + " …"
    title, *origin = _document(hit.document)
    title = Text.assemble((f"{mark} ", "bold cyan"), title, (f"  {note}", "dim"))
    place = _place(hit.passage)
    below = [*origin, *_variants(hit, t), *([Text(place, style="dim")] if place else []), Text(text)]
    return Group(title, *(Padding(line, (0, 0, 0, 3)) for line in below), Text())


def _variants(found: Hit | Citation, t: Translate) -> list[Text]:
    """A line with the other documents that are the same source, if there are any."""
    keys = ", ".join(found.variants)
    return [Text(t("Cùng nội dung: {keys}", keys=keys), style="dim")] if keys else []


def _document(document: SourceDocument) -> list[Text]:
    """The title, then its number, issuer and date, as far as it states them, and its key on one line."""
    about = document.metadata
    date = f"{about.date:%d/%m/%Y}" if about.date else None
    origin = " · ".join(filter(None, (about.number, about.issuer, date, document.key)))
    return [Text(squeeze(document.title), style="bold"), Text(origin, style="dim")]


def _place(passage: Passage) -> str:
    page = f"tr. {passage.page}" if passage.page else None
    return " · ".join(filter(None, (heading_of(passage), page)))
