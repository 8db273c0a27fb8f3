"""Pages saved with their pictures in one file (MHT): the page itself."""

from email.message import Message

from ingest.errors import RejectedSource
from ingest.readers import html
from ingest.readers.content import Content
from ingest.readers.message import charset, leaves, parse, payload

NAME = "mht/2"


def read(data: bytes) -> Content:
    """The main text of the page that the file was saved for; raises RejectedSource without one."""
    message = parse(data)
    pages = [part for part in leaves(message) if part.get_content_subtype() in ("html", "xhtml+xml")]
    if not pages:
        raise RejectedSource(
            "Không có trang web nào trong tệp MHT.", help="Mở lại trang bằng trình duyệt rồi lưu thành tệp mới."
        )
    page = next((part for part in pages if _is_start(part, message)), pages[0])
    return html.read(payload(page), charset=charset(page))


def _is_start(part: "Message[str, str]", message: "Message[str, str]") -> bool:
    start = message.get_param("start")
    return isinstance(start, str) and start == part.get("Content-ID")
