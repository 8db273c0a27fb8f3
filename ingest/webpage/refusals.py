"""Pages that hold no document: errors, log-ins, redirects."""

import re
from typing import TYPE_CHECKING

from ingest.errors import RejectedSource
from ingest.text import fold, squeeze

if TYPE_CHECKING:
    # lxml ships no types; its elements have this interface.
    from xml.etree.ElementTree import Element

# The longest error page of a common web server has some hundred words; documents that speak of errors have more.
_MAX_WORDS = 150
_MAX_REDIRECT_WORDS = 40
_CODE = r"(?:4(?:00|01|03|04|05|08|10|29)|5(?:00|02|03|04))"
# A number alone says nothing: "500 hộ nghèo được hỗ trợ" is news.
_ERROR = re.compile(
    rf"^\W*{_CODE}\W*$|^{_CODE}\s*[-–:|]|\b(?:error|loi|http|status|code)\W{{0,3}}{_CODE}\b"
    r"|\b(?:not found|forbidden|access denied|unauthorized|(?:internal )?server error|bad (?:gateway|request)"
    r"|service unavailable|gateway time-?out|runtime error|just a moment|attention required|error page|page error"
    r"|trang (?:\w+ ){0,4}khong ton tai|khong (?:tim thay|ton tai) (?:trang|duong dan|noi dung|tai nguyen)"
    r"|khong co quyen truy cap|truy cap bi tu choi|xay ra loi|loi he thong|loi may chu|request rejected"
    r"|site can.t be reached|err_[a-z_]+)\b"
)
_HELP = "Mở địa chỉ gốc bằng trình duyệt, tải lại văn bản rồi nạp tệp mới."


def refuse_page_without_document(tree: "Element", text: str) -> None:
    """Raises RejectedSource when the page with this text only says that there is no document to be had."""
    words = len(text.split())
    if words > _MAX_WORDS:
        return
    heads = [fold(squeeze("".join(e.itertext()))) for tag in ("title", "h1", "h2", "h3") for e in tree.iter(tag)]
    if any(len(head) < 200 and _ERROR.search(head) for head in heads) or (not heads and _ERROR.search(fold(text))):
        raise RejectedSource("Đây là trang web báo lỗi, không phải văn bản.", help=_HELP)
    if any((field.get("type") or "").lower() == "password" for field in tree.iter("input")):
        raise RejectedSource("Đây là trang đăng nhập, không phải văn bản.", help=_HELP)
    if words <= _MAX_REDIRECT_WORDS and _redirects(tree):
        raise RejectedSource("Đây là trang chuyển hướng, không phải văn bản.", help=_HELP)


def _redirects(tree: "Element") -> bool:
    metas = (meta for meta in tree.iter("meta") if (meta.get("http-equiv") or "").lower() == "refresh")
    scripts = (script.text or "" for script in tree.iter("script"))
    return any("url" in (meta.get("content") or "").lower() for meta in metas) or any(
        re.search(r"location(?:\.href)?\s*=|location\.replace\(", script) for script in scripts
    )
