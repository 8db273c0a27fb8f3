"""Mails: who wrote what to whom and when; attachments are documents of their own."""

import email.utils
from collections.abc import Iterator
from email.message import Message
from typing import BinaryIO

from ingest.errors import RejectedSource
from ingest.readers import html
from ingest.readers.content import Content, content, decode
from ingest.readers.message import charset, file_name, header, leaves, parse, payload
from ingest.readers.unpacking import Budget, Member

NAME = "eml/2"

_HEADERS = {"From": "Người gửi", "To": "Người nhận", "Cc": "Đồng gửi", "Date": "Ngày gửi", "Subject": "Chủ đề"}


def read(data: bytes) -> Content:
    """The mail's head and body; its title is the subject. Attachments are left to `attachments`."""
    message = parse(data)
    values = {name: header(message, name) for name in _HEADERS}
    values["Date"] = _date(values["Date"])
    head = "\n".join(f"{_HEADERS[name]}: {value}" for name, value in values.items() if value)
    hints = {"date": values["Date"], "from": values["From"]}
    return content(
        f"{head}\n\n{_body(message)}",
        title=values["Subject"] or None,
        hints={name: value for name, value in hints.items() if value},
    )


def attachments(file: BinaryIO, budget: Budget) -> Iterator[Member]:
    """The attached files; raises RejectedSource beyond `budget`."""
    for number, part in enumerate(leaves(parse(file.read())), 1):
        if _is_body(part) or _is_decoration(part):
            continue
        data = payload(part)
        budget.take(len(data))
        suffix = ".eml" if part.get_content_type() == "message/rfc822" else ""
        name = (file_name(part) or f"phần {number}{suffix}").replace("/", "_").replace("\\", "_")
        yield Member(name, data)


def _body(message: "Message[str, str]") -> str:
    """The words of the mail; of one sent as page and as plain text those of the page, which has the tables."""
    bodies = [part for part in leaves(message) if _is_body(part)]
    pages = [part for part in bodies if part.get_content_subtype() == "html"]
    texts = []
    for part in pages or bodies:
        try:
            texts.append(_words(part))
        except RejectedSource:
            continue  # an empty body: the head still says something, and attachments follow
    return "\n\n".join(texts)


def _words(part: "Message[str, str]") -> str:
    data = payload(part)
    if part.get_content_subtype() == "html":
        return html.read(data, charset=charset(part), whole=True).text
    declared = charset(part)
    return decode(data, declared=None if declared in (None, "us-ascii") else declared)


def _is_body(part: "Message[str, str]") -> bool:
    attached = file_name(part) is not None or part.get_content_disposition() == "attachment"
    return part.get_content_maintype() == "text" and not attached


def _is_decoration(part: "Message[str, str]") -> bool:
    """Whether it is a picture in the text, such as a logo."""
    shown = part.get_content_disposition() != "attachment" and part.get("Content-ID") is not None
    return part.get_content_maintype() == "image" and shown


def _date(value: str) -> str:
    """The day as d/m/yyyy, as Vietnamese texts write it."""
    try:
        day = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return f"{day.day}/{day.month}/{day.year}"
