"""The page on which a reader sees a whole document with what was quoted from it marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlencode

from bot.viewing.marked import MarkedQuote, words_on
from bot.viewing.pages import WIDTHS
from bot.viewing.standing import STATUSES, Standing
from bot.viewing.text_view import text_html
from bot.writing.official import kind_of, voice_of, written_date
from ingest.documents import SourceDocument
from ingest.errors import RejectedSource

_TEMPLATE = Path(__file__).with_name("document.html")
PREFIX = "/cchc/documents"

# Nothing but our own style, script, pictures and answers, whatever a document contains.
CONTENT_POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'self'"
)
_VOICE_NOTES = {
    "official": "Văn bản hành chính",
    "press": "Bài báo tường thuật, không phải nguyên văn văn bản",
    "other": "",
}
_ISSUERS = {"official": "Cơ quan ban hành", "press": "Nơi đăng", "other": "Nguồn"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A document as it is to be shown."""

    id: str
    document: SourceDocument
    standing: Standing
    quotes: Sequence[MarkedQuote]
    at: int
    """Which quote is gone to first, from 1; 0 where there is none."""
    pages: Sequence[tuple[float, float]] | None
    """Width and height of the original's pages; None where the text is shown."""
    version: str
    """Changes with the original: pictures of its pages are kept under it."""
    has_pages: bool
    """Whether the original has pages that can be shown."""
    download: str
    """What the original is called; "" where it cannot be had."""
    web: str
    """Where the document was fetched; "" for one from a file."""
    trouble: RejectedSource | None = None
    """Why its pages are not shown although it has some."""


def document_page(shown: Shown) -> str:
    """The whole page, in Vietnamese; loads nothing from elsewhere."""
    document = shown.document
    voice = voice_of(document)
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        title=escape(document.title),
        at=shown.at,
        walk=_walk(len(shown.quotes)),
        views=_views(shown),
        download=_download(shown),
        voice=voice,
        kind=escape(kind_of(document)),
        voice_note=_VOICE_NOTES[voice],
        fields="".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in _fields(shown)),
        standing="".join(_standing(shown)),
        notices="".join(_notices(shown)),
        quotes=_quotes(shown),
        body=_pages(shown) if shown.pages else _text(shown),
    )


def missing_page() -> str:
    """The page for a document that is not in the index, or no longer."""
    text = (
        "Văn bản này không còn trong kho tài liệu. Có thể nó đã được gỡ hoặc được nạp lại với nội dung mới; "
        "hãy đặt lại câu hỏi để có nguồn hiện hành."
    )
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        dict.fromkeys(("walk", "views", "download", "voice_note", "fields", "standing", "quotes", "body"), ""),
        title="Không tìm thấy văn bản",
        at=0,
        voice="other",
        kind="Kho tài liệu",
        notices=f'<p class="notice">{text}</p>',
    )


def _fields(shown: Shown) -> Iterator[tuple[str, str]]:
    """Name and value, in HTML, of what is known of the document."""
    document, about = shown.document, shown.document.metadata
    stated = (
        ("Số hiệu", about.number),
        (_ISSUERS[voice_of(document)], about.issuer),
        ("Ngày", about.date and written_date(about.date)),
        ("Người ký", ", ".join(filter(None, (about.signer, about.signer_title)))),
        ("Có hiệu lực từ", about.effective_date and written_date(about.effective_date)),
        ("Tệp", "" if shown.web else document.key),
    )
    yield from ((name, escape(value)) for name, value in stated if value)
    if shown.web:
        address = escape(shown.web)
        yield "Lấy từ", f'<a href="{address}" target="_blank" rel="noopener noreferrer">{address}</a>'


def _standing(shown: Shown) -> Iterator[str]:
    standing = shown.standing
    if standing.status in ("expired", "partly_expired", "not_yet_in_force"):
        yield f'<p class="notice ends"><strong>{STATUSES[standing.status]}.</strong></p>'
    for act in standing.acts:
        link = f'<a href="{PREFIX}/{act.id}">{escape(act.name)}</a>'
        yield f'<p class="notice{" ends" if act.ends else ""}"><strong>{act.done}</strong> {link}.</p>'
    for copy in standing.copies:
        link = f'<a href="{PREFIX}/{copy.id}">{escape(copy.title)}</a> <span class="soft">({escape(copy.key)})</span>'
        yield f'<p class="notice same">Cùng nội dung với {link}.</p>'


def _notices(shown: Shown) -> Iterator[str]:
    reading = shown.document.reading
    if shown.trouble:
        yield f'<p class="notice">{escape(str(shown.trouble))} {escape(shown.trouble.help)}</p>'
    if not shown.pages and reading.ocr_pages:
        yield '<p class="notice">Chữ dưới đây do máy nhận dạng từ ảnh quét, có thể sai; hãy đối chiếu với bản gốc.</p>'


def _walk(quotes: int) -> str:
    if quotes < 2:
        return '<button type="button" id="return">Về đoạn đánh dấu</button>' if quotes else ""
    return (
        '<span class="walk"><button type="button" id="before" aria-keyshortcuts="ArrowLeft">‹ Đoạn trước</button>'
        f'<span id="where" aria-live="polite">1/{quotes}</span>'
        '<button type="button" id="after" aria-keyshortcuts="ArrowRight">Đoạn sau ›</button></span>'
    )


def _views(shown: Shown) -> str:
    if not shown.has_pages:
        return ""
    views = (("pages", "Trang gốc", shown.pages is not None), ("text", "Dạng chữ", shown.pages is None))
    links = "".join(
        f'<a href="{escape(_address(shown, view))}"{" aria-current=page" if current else ""}>{name}</a>'
        for view, name, current in views
    )
    return f'<span class="views">{links}</span>'


def _address(shown: Shown, view: str) -> str:
    marked = [("quote", f"{quote.span.start}-{quote.span.end}") for quote in shown.quotes]
    return "?" + urlencode([*marked, ("at", shown.at), ("view", view)])


def _download(shown: Shown) -> str:
    if not shown.download:
        return ""
    name = escape(shown.download)
    return f'<a href="{PREFIX}/{shown.id}/original" download="{name}" title="{name}">Tải tệp gốc</a>'


def _quotes(shown: Shown) -> str:
    if not shown.quotes:
        return ""
    return (
        '<section class="quotes" aria-label="Đoạn đánh dấu"><h2>Đoạn đánh dấu</h2>'
        f"<ol>{''.join(_quote(shown, number) for number in range(1, len(shown.quotes) + 1))}</ol></section>"
    )


def _quote(shown: Shown, number: int) -> str:
    quote = shown.quotes[number - 1]
    words = shown.document.text[slice(*quote.span)]
    return (
        f'<li data-number="{number}"><blockquote>{escape(words)}</blockquote>'
        f'<p class="citation">{escape(quote.citation)}</p>'
        f'<p class="acts"><button type="button" class="go">Đến chỗ này</button>'
        f'<button type="button" class="copy" data-text="{escape(quote.citation)}">Chép trích dẫn</button>'
        f'<button type="button" class="copy" data-text="{escape(quoted(words, quote.citation))}">'
        "Chép cả nguyên văn</button></p></li>"
    )


def quoted(words: str, citation: str) -> str:
    """The words in quotation marks with where they stand behind them."""
    return f"“{' '.join(words.split())}” ({citation})"


def _text(shown: Shown) -> str:
    document = shown.document
    spans = [quote.span for quote in shown.quotes]
    return f'<article class="text">{text_html(document.text, spans, document.reading.page_starts)}</article>'


def _pages(shown: Shown) -> str:
    return f'<div class="pages">{"".join(_page(shown, page) for page in range(1, len(shown.pages or ()) + 1))}</div>'


def _page(shown: Shown, page: int) -> str:
    """A page: its picture, drawn once it is near, and the place for the boxes of the quotes on it."""
    width, height = (shown.pages or ())[page - 1]
    base = f"{PREFIX}/{shown.id}/pages/{page}"
    small, large = (f"{base}.webp?width={pixels}&amp;v={shown.version}" for pixels in WIDTHS)
    return (
        f'<figure id="trang-{page}"{_marks(shown, page)} data-boxes="{base}/boxes"><div class="sheet">'
        f'<img src="{small}" srcset="{small} {WIDTHS[0]}w, {large} {WIDTHS[1]}w"'
        f' sizes="(max-width: 60rem) 96vw, 56rem" width="{WIDTHS[0]}" height="{round(WIDTHS[0] * height / width)}"'
        f' loading="lazy" decoding="async" alt="Trang {page}">'
        '<svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true"></svg></div>'
        f'<figcaption>Trang {page}<span class="state"></span></figcaption></figure>'
    )


def _marks(shown: Shown, page: int) -> str:
    """The attributes that name the quotes on the page."""
    marked = [(n, quote.span) for n, quote in enumerate(shown.quotes, 1) if words_on(shown.document, quote.span, page)]
    if not marked:
        return ""
    numbers = " ".join(str(number) for number, _ in marked)
    spans = " ".join(f"{span.start}-{span.end}" for _, span in marked)
    return f' data-quotes="{numbers}" data-spans="{spans}"'
