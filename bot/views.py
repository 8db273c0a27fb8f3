"""How answers, search results, reports and indexes look in a terminal."""

from collections.abc import Callable, Mapping, Sequence, Sized
from pathlib import Path
from typing import ClassVar

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.markdown import ListItem, Markdown, MarkdownElement
from rich.padding import Padding
from rich.panel import Panel
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from bot.answers import Answer, Citation, Hit, Refusal
from bot.records import heading_of
from bot.terminal import Terminal
from ingest.documents import Passage, SourceDocument
from ingest.manifest import IndexManifest
from ingest.report import IngestReport
from ingest.text import squeeze

Translate = Callable[..., str]
"""`Terminal.t`: a Vietnamese phrase and its fields to the language of the interface."""

# On refusal: more would read as an answer.
_RELATED_SHOWN = 3
_SNIPPET_CHARS = 280
_ITEMS_SHOWN = 10
_EXTRACTIVE = "extractive"


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
        parts += _section(t("Trích dẫn"), _by_document(answer))
    else:
        if refusal.searched:
            parts.append(Text(t("Đã tìm: {terms}", terms=", ".join(refusal.searched)), style="dim"))
        best = {hit.document.id: hit for hit in reversed(answer.hits)}
        nearest = sorted(best.values(), key=lambda hit: hit.rank)[:_RELATED_SHOWN]
        related = [_hit(hit, mark="•") for hit in nearest]
        parts += _section(t("Có thể liên quan (không phải câu trả lời)"), related)
    milliseconds = answer.timings_ms.get("total", 0.0)
    model = t("trích nguyên văn") if answer.model == _EXTRACTIVE else answer.model
    footer = t("Chỉ mục {id} · {model} · {ms:.0f} ms", id=answer.index_id, model=model, ms=milliseconds)
    return Group(*parts, Text(footer, style="dim"))


def hits_view(hits: Sequence[Hit], t: Translate) -> RenderableType:
    """Search results, best first, each with the beginning of its text."""
    if not hits:
        return Text(t("Không tìm thấy đoạn nào."))
    return Group(*(_hit(hit, mark=f"{hit.rank}.", note=f"{hit.score:.2f}") for hit in hits))


def report_view(report: IngestReport, terminal: Terminal) -> RenderableType:
    """What an ingest did: counts, then everything that was left out and why."""
    t = terminal.t
    counts: dict[str, Sized] = {
        t("Thêm mới"): report.added,
        t("Cập nhật"): report.changed,
        t("Không đổi"): report.unchanged,
        t("Đã gỡ"): report.removed,
        t("Bị loại"): report.rejected,
        t("Bỏ qua"): report.skipped,
    }
    rejected = [
        Text.assemble((r.subject, "bold"), f"\n{terminal.reason(r.reason)}\n", (terminal.reason(r.help), "dim"))
        for r in report.rejected
    ]
    skipped = [Text(f"{path}: {terminal.reason(reason)}") for path, reason in report.skipped.items()]
    return Group(
        _facts({label: str(len(items)) for label, items in counts.items()}),
        *_section(t("Đã gỡ"), _first([Text(path) for path in report.removed], t)),
        *_section(t("Bị loại"), _first(rejected, t)),
        *_section(t("Bỏ qua"), _first(skipped, t)),
        *(Text(note, style="yellow") for note in report.notes),
        Text(
            t("Chỉ mục có {documents} tài liệu, {passages} đoạn.", documents=report.documents, passages=report.passages)
        ),
        Text(_speed(report, t), style="dim"),
    )


def manifest_view(manifest: IndexManifest, folder: Path, t: Translate) -> RenderableType:
    """What an index holds and how it was made."""
    embedder = manifest.embedder
    size_mb = sum(seal.bytes for seal in manifest.files.values()) / 1e6
    return _facts(
        {
            t("Chỉ mục"): manifest.index_id,
            t("Nơi lưu"): str(folder),
            t("Tạo lúc"): f"{manifest.created_at.astimezone():%d/%m/%Y %H:%M}",
            t("Nguồn"): "\n".join(manifest.roots),
            t("Tệp đã đọc, kể cả tệp bị loại"): str(manifest.sources),
            t("Tài liệu dùng được"): str(manifest.documents),
            t("Đoạn"): str(manifest.passages),
            t("Mô hình nhúng"): f"{embedder.name} ({embedder.revision}, {embedder.dimensions})",
            t("Cách chia đoạn"): manifest.chunker,
            t("Trình đọc"): ", ".join(manifest.readers),
            t("Dung lượng"): f"{size_mb:.1f} MB",
        }
    )


def problems_view(problems: Sequence[str], t: Translate) -> RenderableType:
    """The result of checking an index."""
    if not problems:
        return Text(t("Chỉ mục nguyên vẹn."), style="green")
    return Group(*_section(t("Chỉ mục có lỗi"), [Text(problem) for problem in problems]))


def _frame(refusal: Refusal | None, t: Translate) -> tuple[str, str]:
    """Title and colour of the frame around an answer."""
    if refusal is None:
        return t("Trả lời"), "green"
    if refusal.reason == "empty_question":
        return t("Mời đặt câu hỏi"), "yellow"
    return t("Tài liệu không nói"), "yellow"


def _by_document(answer: Answer) -> list[RenderableType]:
    """Each cited document once, with its citations below it."""
    said = squeeze(answer.text)
    grouped: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        grouped.setdefault(citation.document.id, []).append(citation)
    return [
        Group(*_document(group[0].document), *(Padding(line, (0, 0, 0, 2)) for line in _cited(group, said)), Text())
        for group in grouped.values()
    ]


def _cited(citations: Sequence[Citation], said: str) -> list[Text]:
    """A line for each place that is quoted in the answer `said`, and each quote that is not in it."""
    places: dict[str, list[str]] = {}
    quotes = []
    for citation in citations:
        if squeeze(citation.quote) in said:
            places.setdefault(_place(citation.passage), []).append(citation.key)
        else:
            quotes.append(_quote(citation))
    return [
        *(Text.assemble((_run(keys), "bold cyan"), (f" {place}", "dim")) for place, keys in places.items()),
        *quotes,
    ]


def _run(keys: Sequence[str]) -> str:
    """Citation keys on one line: "[1]–[5]" where they follow each other."""
    first = int(keys[0].strip("[]"))
    follow = [f"[{number}]" for number in range(first, first + len(keys))]
    return f"{keys[0]}–{keys[-1]}" if len(keys) > 2 and [*keys] == follow else " ".join(keys)


def _quote(citation: Citation) -> Text:
    quote = Text(f"“{squeeze(citation.quote)}”", style="italic")
    if citation.highlight:
        quote.highlight_words([squeeze(citation.document.text[slice(*citation.highlight)])], "bold not italic")
    place = _place(citation.passage)
    return Text.assemble((f"{citation.key} ", "bold cyan"), (f"{place}: " if place else "", "dim"), quote)


def _hit(hit: Hit, *, mark: str, note: str = "") -> RenderableType:
    text = squeeze(hit.passage.text)
    if len(text) > _SNIPPET_CHARS:
        text = text[:_SNIPPET_CHARS].rsplit(" ", 1)[0] + " …"
    title, *origin = _document(hit.document)
    title = Text.assemble((f"{mark} ", "bold cyan"), title, (f"  {note}", "dim"))
    place = _place(hit.passage)
    below = [*origin, *([Text(place, style="dim")] if place else []), Text(text)]
    return Group(title, *(Padding(line, (0, 0, 0, 3)) for line in below), Text())


def _document(document: SourceDocument) -> list[Text]:
    """The title, then its number, issuer and date, as far as it states them, and its key on one line."""
    about = document.metadata
    date = f"{about.date:%d/%m/%Y}" if about.date else None
    origin = " · ".join(filter(None, (about.number, about.issuer, date, document.key)))
    return [Text(squeeze(document.title), style="bold"), Text(origin, style="dim")]


def _place(passage: Passage) -> str:
    page = f"tr. {passage.page}" if passage.page else None
    return " · ".join(filter(None, (heading_of(passage), page)))


def _facts(facts: Mapping[str, str]) -> RenderableType:
    table = Table.grid(padding=(0, 3))
    for label, value in facts.items():
        table.add_row(Text(label, style="dim"), Text(value, overflow="fold"))
    return table


def _section(heading: str, items: Sequence[RenderableType]) -> list[RenderableType]:
    """The items indented under a heading; nothing when there are none."""
    if not items:
        return []
    return [Text(f"\n{heading}", style="bold"), *(Padding(item, (0, 0, 0, 2)) for item in items)]


def _first(items: Sequence[Text], t: Translate) -> list[Text]:
    rest = len(items) - _ITEMS_SHOWN
    return [*items[:_ITEMS_SHOWN], *([Text(t("… và {n} mục nữa", n=rest), style="dim")] if rest > 0 else [])]


def _speed(report: IngestReport, t: Translate) -> str:
    return t(
        "{n} đoạn mới trong {seconds:.1f} giây ({speed:.0f} đoạn/giây)",
        n=report.embedded,
        seconds=report.seconds,
        speed=report.passages_per_s,
    )
