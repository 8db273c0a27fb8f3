"""Plain text."""

from ingest.documents import Reading
from ingest.readers.content import Content, content, decode_named

NAME = "text/6"


def read(data: bytes) -> Content:
    """The file's text as it stands, made Unicode where it is older than that."""
    text, encoding = decode_named(data)
    return content(text, reading=Reading(converted_from=encoding))
