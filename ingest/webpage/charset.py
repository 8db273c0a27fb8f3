"""The characters of a web page, whose charset is often not the one that it declares."""

import codecs
import re

from ingest.readers.content import decode, decode_named

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]+(?:charset|encoding)\s*=\s*["']?\s*([\w:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 8192
# Portals that cut texts to a length cut characters in half; more than this is not UTF-8 at all.
_MAX_BROKEN_SHARE = 0.02
# What browsers take these for.
_READ_AS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
# JavaScript's escape() leaves these in pages exported from e-books.
_ESCAPE = re.compile(r"%u([0-9a-fA-F]{4})")


def page_text(data: bytes, *, declared: str | None = None) -> tuple[str, str | None]:
    """The source of the page, and the name of its encoding where it is one from before Unicode.

    UTF-8 where that fits, whatever the page or (`declared`) the message around it says; else what they say.
    """
    legacy = None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        source = decode(data)
    elif data[:2] in (b"<\0", b"\0<"):
        source = decode(data, declared="utf-16-le" if data[1] == 0 else "utf-16-be")
    elif utf8 := _utf8(data):
        source = utf8
    else:
        source, legacy = decode_named(data, declared=_declared(data, declared))
    return unescaped(source), legacy


def unescaped(source: str) -> str:
    """`source` with "%u1ed7" as the character meant. Such exports run lines together; they are set apart again."""
    if not _ESCAPE.search(source):
        return source
    return "\n".join(_unescaped_line(line) for line in source.split("\n"))


def _unescaped_line(line: str) -> str:
    whole, count = _ESCAPE.subn(lambda match: chr(int(match[1], 16)), line)
    if not count:
        return line
    padded = f"   {whole} "
    return "".join(
        "\n" + char if _begins_line(padded[i : i + 3], char, padded[i + 4]) else char for i, char in enumerate(whole)
    )


def _begins_line(before: str, char: str, after: str) -> bool:
    """Whether a line begins at `char`, glued to the three characters `before`: "hồ sơ- Mục", "BƯỚCKhai báo"."""
    last = before[-1]
    if char == "-":
        return last in ".;:" or (after == " " and (last.isalnum() or last in "”)"))
    if not (char.isupper() and after.islower()):
        return False
    return last.islower() or last.isdigit() or last in ".!?:;”)" or (before.isupper() and before.isalpha())


def _utf8(data: bytes) -> str | None:
    # Not final: a character that the end of the file cuts in two is left out.
    text = codecs.getincrementaldecoder("utf-8-sig")("replace").decode(data, final=False)
    broken = text.count("\ufffd")
    beyond_ascii = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return None if broken > _MAX_BROKEN_SHARE * beyond_ascii else text.replace("\ufffd", "")


def _declared(data: bytes, outside: str | None) -> str | None:
    """The charset that the page declares, if it is one at all and not the one that was just tried."""
    match = _CHARSET.search(data[:_DECLARED_WITHIN])
    for name in (match[1].decode("ascii") if match else None, outside):
        if name and name.lower().replace("_", "-") not in ("utf-8", "utf8", "utf-16", "unicode"):
            try:
                return codecs.lookup(_READ_AS.get(name.lower(), name)).name
            except LookupError:
                continue
    return None
