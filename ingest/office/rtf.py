"""RTF taken apart: control words, characters in their code page, and the groups that hold no text."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z'])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n\0]+)|[\r\n\0\\]",
    re.DOTALL,
)

# Windows character set of a font -> code page.
CODE_PAGES: Mapping[int, str] = {
    128: "cp932",
    129: "cp949",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}

SIGNS: Mapping[str, str] = {
    **{"tab": "\t", "line": "\n", "lbr": "\n", "~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\"},
    **{"emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"},
    **{"emspace": " ", "enspace": " ", "qmspace": " "},
}
"""Control words and signs that stand for characters."""

SILENT = frozenset(
    (
        "colortbl pict object header headerl headerr headerf footer footerl footerr footerf shprslt nonshppict "
        "nonesttables fldinst sp xe tc tcn listtable listoverridetable ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn "
        "pntxta pntxtb revtbl upr"
    ).split()
)
"""Groups whose text is not part of the document."""
HEARD = frozenset(["shpinst", "nesttableprops", "shptxt", "footnote", "ud"])
"""Groups that say of themselves that they may be skipped, but hold text."""


class Token(NamedTuple):
    """A control word with its number, a control sign, a brace, or the bytes of characters."""

    kind: str
    """ "word", "sign", "brace" or "bytes"."""
    text: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of `data`, without line ends and binary data."""
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        kind = match.lastgroup
        if match["word"]:
            word, number = match["word"].decode(), int(match["number"]) if match["number"] else None
            if word == "bin":
                at += max(number or 0, 0)
            else:
                yield Token("word", word, number)
        elif kind == "hex":
            yield Token("bytes", data=bytes([int(match["hex"], 16)]))
        elif kind == "text":
            yield Token("bytes", data=match["text"])
        elif kind in ("sign", "brace"):
            yield Token(kind, match[kind].decode("latin-1"))
