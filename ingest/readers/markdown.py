"""Markdown: the text stays the file's, so that offsets are true for it; markup is left to `ingest.structure`."""

import re

from ingest.readers.content import Content, content, decode

NAME = "markdown/4"

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]+):[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_TITLE = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_MARKUP = re.compile(r"[*_`]|\[(?=[^\]]*\]\()|\]\([^)]*\)")


def read(data: bytes) -> Content:
    """The file's text; its title is that of the front matter, else the first heading of level 1."""
    found = content(decode(data))
    head = FRONT_MATTER.match(found.text)
    hints = {key.lower(): value.strip("\"'") for key, value in _FIELD.findall(head[1])} if head else {}
    heading = _TITLE.search(found.text, head.end() if head else 0)
    title = hints.pop("title", None) or (_MARKUP.sub("", heading[1]) if heading else None)
    return content(found.text, title=title, hints=hints)
