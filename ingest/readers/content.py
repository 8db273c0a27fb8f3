"""What every reader gives back, and the checks that every reader makes."""

import codecs
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ingest.documents import Reading
from ingest.errors import RejectedSource
from ingest.repair.encodings import decode_legacy, to_unicode
from ingest.text import tidy

# The longest paragraph in 56 MB of codified law is 20 thousand characters. A line 50 times as long is a dump
# of data; sentence splitting would hold it in memory many times over.
MAX_LINE_CHARS = 1_000_000
# Text that people wrote has a control character here and there; 2 % of them means that it is no text.
_MAX_CONTROL_SHARE = 0.02
_SIGNATURES = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "Word, Excel hoặc tệp nén",
    b"\xd0\xcf\x11\xe0": "Word, Excel đời cũ",
    b"\x89PNG": "ảnh PNG",
    b"\xff\xd8\xff": "ảnh JPEG",
    b"\x1f\x8b": "tệp nén",
    b"{\\rtf": "RTF",
}


@dataclass(frozen=True, slots=True)
class Content:
    """The tidy text of one document. `hints` is what the format says of it: "date", "publisher", "url"..."""

    text: str
    title: str | None = None
    hints: Mapping[str, str] = field(default_factory=dict)
    reading: Reading = field(default_factory=Reading)


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The characters of `data`, whatever they are coded in. Raises RejectedSource."""
    return decode_named(data, declared=declared)[0]


def decode_named(data: bytes, *, declared: str | None = None) -> tuple[str, str | None]:
    """The characters of `data`, and the name of their encoding where it is one from before Unicode.

    By the byte order mark, else `declared`, else UTF-8, else the legacy encoding in which it is Vietnamese.
    Raises RejectedSource.
    """
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise RejectedSource(
                f"Nội dung thật của tệp là {kind}, không phải văn bản.",
                help="Đổi đuôi tệp cho đúng loại (ví dụ .pdf, .docx) rồi nạp lại.",
            )
    encoding = _encoding(data, declared)
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        if b"\0" in data:
            raise _not_text() from None
        if not data.isascii() and (legacy := decode_legacy(data)):
            return legacy
        raise RejectedSource(
            f"Không đọc được chữ trong tệp theo bảng mã {encoding}.",
            help="Mở tệp bằng Notepad, chọn Lưu thành (Save As) với mã hóa UTF-8 rồi nạp lại.",
        ) from None
    _check_text(text)
    # Pages declare Western encodings for whatever their fonts showed.
    return to_unicode(text) if declared else (text, None)


def content(
    text: str,
    *,
    title: str | None = None,
    hints: Mapping[str, str] | None = None,
    reading: Reading | None = None,
) -> Content:
    """Tidy content; raises RejectedSource when there are no words in `text`, or a line beyond all measure.

    `reading.page_starts` must be offsets in the tidy text: `pages_content` makes them.
    """
    text, encoding = to_unicode(text)
    return _checked(tidy(text), title, hints or {}, _converted(reading, encoding))


def pages_content(
    pages: Sequence[str],
    *,
    title: str | None = None,
    hints: Mapping[str, str] | None = None,
    reading: Reading | None = None,
) -> Content:
    """Content of a paged format, a string a page (empty for a page without words); `reading` gets `page_starts`.

    A sentence that runs over the turn of a page goes on after a plain space, anything else after a blank line.
    """
    # One decision for all pages: the words of one alone may say too little. No page has a form feed in it then.
    whole, encoding = to_unicode("\f".join(page.replace("\f", "\n") for page in pages))
    text, starts = "", []
    for page in map(str.strip, map(tidy, whole.split("\f"))):
        if text and page:
            text += " " if _runs_on(text, page) else "\n\n"
        starts.append(len(text))
        text += page
    reading = _converted(reading, encoding).model_copy(update={"page_starts": tuple(starts)})
    return _checked(text, title, hints or {}, reading)


def _converted(reading: Reading | None, encoding: str | None) -> Reading:
    reading = reading or Reading()
    return reading.model_copy(update={"converted_from": encoding}) if encoding else reading


def _checked(text: str, title: str | None, hints: Mapping[str, str], reading: Reading) -> Content:
    if not any(map(str.isalnum, text)):
        raise RejectedSource("Tệp trống, không có chữ nào.", help="Kiểm tra lại tệp nguồn; tệp trống được bỏ qua.")
    longest = max(map(len, text.split("\n")))
    if longest > MAX_LINE_CHARS:
        raise RejectedSource(
            f"Có dòng dài {longest:,} ký tự, quá giới hạn {MAX_LINE_CHARS:,}.".replace(",", "."),
            help="Tệp này có lẽ là dữ liệu chứ không phải văn bản; nếu đúng là văn bản, hãy ngắt thành nhiều dòng.",
        )
    title = _tidy_line(title) if title else None
    return Content(text, title or None, {key: _tidy_line(value) for key, value in hints.items()}, reading)


def _tidy_line(text: str) -> str:
    return tidy(to_unicode(text)[0]).strip()


def _runs_on(text: str, page: str) -> bool:
    return page[0].islower() and not text.endswith((".", "!", "?", ":", ";"))


def _encoding(data: bytes, declared: str | None) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return declared or "utf-8"


def _check_text(text: str) -> None:
    head = text[:8192]
    # Those above 7F are letters of old encodings.
    control = sum(char < " " and char not in "\t\n\r\f" for char in head)
    if "\0" in head or control > _MAX_CONTROL_SHARE * len(head):
        raise _not_text()


def _not_text() -> RejectedSource:
    return RejectedSource(
        "Tệp chứa dữ liệu nhị phân, không phải văn bản.",
        help="Mở thử tệp: có thể tệp bị hỏng, hoặc mang sai đuôi.",
    )
