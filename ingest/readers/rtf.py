"""Rich text (.rtf): what is printed, with its numbers, changes accepted, notes at the end."""

from ingest.errors import RejectedSource
from ingest.office.blocks import render
from ingest.office.columns import with_columns
from ingest.office.properties import real_title
from ingest.office.rtf import tokens
from ingest.office.rtf_body import Body
from ingest.readers.content import Content, content

NAME = "rtf/3"


def read(data: bytes) -> Content:
    """The text of the document; raises RejectedSource for what is no RTF. One that is cut off gives a warning."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise RejectedSource(
            "Tệp không phải văn bản RTF, hoặc đã bị hỏng.",
            help="Mở tệp bằng đúng chương trình đã soạn rồi lưu lại dạng .docx; nếu không mở được, xin lại tệp.",
        )
    body = Body()
    for token in tokens(data):
        body.add(token)
    warnings = ("Phần cuối của tệp bị mất; chỉ đọc được phần còn lại.",) if body.is_open else ()
    text = render(with_columns(body.blocks()))
    reading = body.fonts.reading().model_copy(update={"warnings": warnings})
    return content(text, title=real_title(body.title, text), reading=reading)
