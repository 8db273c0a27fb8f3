"""Text of documents inside Markdown: shown as the characters it is made of, whatever they mean to Markdown."""

import re

from ingest.text import squeeze

# Anywhere in a line: emphasis, code, links, pictures, citation markers, HTML, entities, strike-through. An
# underscore inside a word means nothing.
_INLINE = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)|[*`\[\]~]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)", re.ASCII
)
# At its beginning: headings, quotes, lists, rules.
_FIRST = re.compile(r"\A(?:(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?=[#>]|[=+-](?:[\s=+-]|$)))")
# Nobody is to be led somewhere by a click on what a document says; code is no link.
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\[\]`<>|\\\"'()*_~]*[^\s\[\]`<>|\\\"'()*_~.,;:!?]", re.IGNORECASE)
_BARE_ADDRESS = re.compile(rf"(?<![`\w]){_ADDRESS.pattern}", re.IGNORECASE)


def plain(text: str) -> str:
    """`text` on one line of Markdown that displays exactly it: no markup in it takes effect, and "[7]" is no marker."""
    line = squeeze(text)
    pieces, last = [], 0
    for address in _ADDRESS.finditer(line):
        pieces += [_escaped(line[last : address.start()]), f"`{address.group()}`"]
        last = address.end()
    return _FIRST.sub(lambda at: f"{at['number'] or ''}\\", "".join([*pieces, _escaped(line[last:])]))


def heading(text: str) -> str:
    """The same of a line that leads into others, without the marks of headings and emphasis that enclose it."""
    return plain(squeeze(text).strip("#*_ "))


def without_links(markdown: str) -> str:
    """`markdown` in which addresses are code, as in `plain`: what a chat model writes may come from a document."""
    return _BARE_ADDRESS.sub(r"`\g<0>`", markdown)


def _escaped(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text)
