"""What kind of file something is: by its content; the suffix only tells kinds of text apart."""

import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import BinaryIO

from ingest.readers.formats import FORMATS, NO_DOCUMENTS

# Enough for the headers of a mail, the comments before <html>, and to see whether a file is text at all.
HEAD_BYTES = 64 * 1024

_BY_SUFFIX: Mapping[str, str] = {suffix: name for name, kind in FORMATS.items() for suffix in kind.suffixes}
_SYSTEM_FILES = frozenset(["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"])

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"fLaC", "media"),
    (b"\x1a\x45\xdf\xa3", "media"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "media"),
    (b"\0\x01\0\0\0", "font"),
    (b"OTTO\0", "font"),
    (b"ttcf\0", "font"),
    (b"wOFF", "font"),
    (b"wOF2", "font"),
    (b"SQLite format 3\0", "database"),
    (b"\0\x01\0\0Standard ", "database"),
    (b"!BDN", "database"),
    (b"8BPS\0", "drawing"),
    (b"L\0\0\0\x01\x14\x02\0", "settings"),
)
_PATTERNS = (
    (re.compile(rb"\s*\{\\rtf"), "rtf"),
    (re.compile(rb"MZ(?=.{0,62}\0)", re.DOTALL), "program"),
    (re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL), "bmp"),
    (re.compile(rb".{257}ustar", re.DOTALL), "tar"),
    # Other bytes may stand before the header of a PDF; readers look for it in the first kilobyte.
    (re.compile(rb".{0,1019}%PDF-\d", re.DOTALL), "pdf"),
)
_RIFF = {b"WEBP": "webp", b"WAVE": "media", b"AVI ": "media"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream in the root of the file that only this kind has; an embedded table lies deeper.
_OLE_STREAMS = {
    "EncryptedPackage": "locked",
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
    "PowerPoint Document": "ppt",
    "__properties_version1.0": "msg",
    "VisioDocument": "publisher",
    "Quill": "publisher",
}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OPEN_DOCUMENT = {"text": "odt", "spreadsheet": "ods", "presentation": "odp", "graphics": "drawing"}
_ZIP_FOLDERS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx", "visio/": "publisher"}
_LOCAL_HEADER = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)
_OPEN_TYPE = re.compile(
    rb"application/(?:epub\+zip|vnd\.oasis\.opendocument\.(text|spreadsheet|presentation|graphics))"
)

# Possessive: what stands before the first tag is tried in one way only, however much of it there is.
_PAGE = re.compile(
    r"(?:(?:<\?xml[^>]*+>|<!--(?:(?!-->).)*+-->)\s*+)*+<(?:!doctype\s+html|html|head|body|meta|title|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_OFFICE_XML = re.compile(r"<\?mso-application|<w:wordDocument|urn:schemas-microsoft-com:office:spreadsheet", re.I)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]")
_MAIL_HEADERS = frozenset(["mime-version", "received", "return-path", "message-id", "delivered-to", "x-mailer"])
_SENT_HEADERS = frozenset(["to", "received", "message-id", "delivered-to", "return-path"])
# People's text has a control character here and there; more in the head means that it is no text.
_MAX_CONTROL_SHARE = 0.02
_CONTROL = bytes({*range(32)} - {*b"\t\n\r\f\x0b\x1a\x1b"})


def format_of(file: BinaryIO, name: str) -> str:
    """The kind of `file`, a key of FORMATS. Reads its head, of archives and Office files their table of contents."""
    if PurePath(name).name.lower() in _SYSTEM_FILES:
        return "settings"
    file.seek(0)
    head = file.read(HEAD_BYTES)
    if not head.strip():
        return "empty"
    return _of_magic(head) or _of_container(file, head) or _of_text(head, name) or _of_binary(name)


def mismatch(kind: str, name: str) -> str | None:
    """The warning for a file whose suffix promises another kind; None when they agree or the suffix says nothing."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in _BY_SUFFIX or suffix in FORMATS[kind].suffixes or {kind, _BY_SUFFIX[suffix]} <= _TEXTS:
        return None
    return f"Đuôi tệp là {suffix} nhưng nội dung là {FORMATS[kind].title}."


def promised(name: str) -> str | None:
    """The kind that the suffix of `name` promises, if any."""
    return _BY_SUFFIX.get(PurePath(name).suffix.lower())


_TEXTS = frozenset(["text", "markdown", "jsonl"])


def _of_magic(head: bytes) -> str | None:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], "media")
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in (b"heic", b"heix", b"mif1", b"heim", b"hevc") else "media"
    return next((kind for pattern, kind in _PATTERNS if pattern.match(head)), None)


def _of_container(file: BinaryIO, head: bytes) -> str | None:
    if head.startswith(_OLE):
        return _of_ole(file)
    return _of_zip(file, head) if head.startswith(_ZIP) else None


def _of_ole(file: BinaryIO) -> str:
    """By the names in the root of the file's directory; a damaged directory gives "unknown"."""
    import olefile

    try:
        file.seek(0)
        with olefile.OleFileIO(file) as ole:
            roots = {entry[0] for entry in ole.listdir()}
    except Exception:  # olefile trips over damaged directories in ways of its own; such a file is of no known kind
        return "unknown"
    return next((kind for stream, kind in _OLE_STREAMS.items() if stream in roots), "unknown")


def _of_zip(file: BinaryIO, head: bytes) -> str:
    """By the files inside; of an archive cut short by those that its head names."""
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            names: Iterable[str] = archive.namelist()
    except Exception:  # zipfile raises whatever a damaged table of contents leads it to
        names = [m.decode("ascii", "replace") for m in _local_names(head)]
    names = set(names)
    if "mimetype" in names and (kind := _OPEN_TYPE.search(head[:256])):
        return _OPEN_DOCUMENT[kind[1].decode()] if kind[1] else "epub"
    if "[Content_Types].xml" in names:
        return next((kind for folder, kind in _ZIP_FOLDERS.items() if any(n.startswith(folder) for n in names)), "zip")
    if {"mimetype", "content.xml"} <= names:  # packed again by another program: its reader sees which one it is
        return "odt"
    return "program" if names & {"META-INF/MANIFEST.MF", "AndroidManifest.xml"} else "zip"


def _local_names(head: bytes) -> Iterable[bytes]:
    for match in _LOCAL_HEADER.finditer(head):
        yield head[match.end() : match.end() + int.from_bytes(match[1], "little")]


def _of_text(head: bytes, name: str) -> str | None:
    """The kind of text it is; None when it is no text, or in no encoding that a person would use."""
    text = _decoded(head)
    if text is None:
        return None
    hinted = promised(name)
    if _OFFICE_XML.search(text[:4096]):
        return "office-xml"
    if _PAGE.match(text.lstrip()) or hinted == "html":
        return "html"
    if mail := _of_mail(text, hinted):
        return mail
    if hinted in ("markdown", "jsonl", "settings", "drawing"):
        return hinted
    return "text"


def _decoded(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    control = len(head) - len(head.translate(None, _CONTROL))
    return None if b"\0" in head or control > _MAX_CONTROL_SHARE * len(head) else head.decode("utf-8-sig", "replace")


def _of_mail(text: str, hinted: str | None) -> str | None:
    """ "eml" or "mht" when the text begins with the headers of a message."""
    block = re.split(r"\r?\n\r?\n", text.lstrip(), maxsplit=1)[0]
    lines = [line for line in block.splitlines() if not line.startswith((" ", "\t"))]
    headers = {match[1].lower() for line in lines if (match := _HEADER.match(line))}
    if not headers & _MAIL_HEADERS or len(headers) < len(lines) - 1:
        return None
    is_page = "multipart/related" in block.lower() and not headers & _SENT_HEADERS
    return "mht" if is_page or hinted == "mht" else "eml"


def _of_binary(name: str) -> str:
    """By the suffix, where that says that there is no document in the file anyway."""
    hinted = promised(name)
    return hinted if hinted in NO_DOCUMENTS else "unknown"
