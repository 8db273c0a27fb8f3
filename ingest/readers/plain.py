"""Plain text."""

from ingest.readers.content import Content, content, decode

NAME = "text/1"


def read(data: bytes) -> Content:
    """The file's text as it stands."""
    return content(decode(data))
