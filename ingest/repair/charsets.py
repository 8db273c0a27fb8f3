"""The encodings that Vietnamese was written in before Unicode, as conversions of text in which each character
stands for a byte of the old file: "NghÞ ®Þnh" -> "Nghị định".

The tables are viparse's; what its tables leave out is added here.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

from ingest.repair.capitals import is_loud

Conversion = Callable[[str], str]

# What Windows shows of the bytes 80-9F, five of which it leaves undefined.
_WINDOWS = {byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_BYTES = {ord(char): byte for byte, char in _WINDOWS.items()}
# TCVN 5712:1993, first table: the capitals with tones that the "ABC" fonts (second and third table) have no room for.
_TCVN_CAPITALS = {
    **dict(zip([1, 2, 4, 5, 6, *range(0x11, 0x18)], "ÚỤỪỬỮỨỰỲỶỸÝỴ", strict=True)),
    **dict(zip(range(0x80, 0xA0), "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ", strict=True)),
    **dict(zip([0xAF, 0xBA, 0xBF, *range(0xC0, 0xC6)], "ẰẲẴẮẦẨẪẤỀ", strict=True)),
    **dict(zip([0xCD, 0xD9, 0xDA, 0xDB, 0xE0, 0xF0, 0xFF], "ỂỄẾỒỔỖỐ", strict=True)),
}
# The composites that viparse's table of VNI has no evidence for.
_VNI_RARE = {"aú": "ẳ", "AÚ": "Ẳ", "î": "ỵ", "Î": "Ỵ"}
# PDF takes the soft hyphen, ư in TCVN3, for a plain one: "n-íc".
_HYPHEN = re.compile(r"(?<=[^\W\d_])-|-(?=[^\W\d_])")


@cache
def conversions() -> Mapping[str, tuple[Conversion, ...]]:
    """For each legacy encoding, the ways to read it, the likeliest first. Plain letters stay."""
    from viparse.normalize.encodings import CHARMAPS
    from viparse.normalize.tables import Charmap, build_charmap, convert

    def by(charmap: Charmap) -> Conversion:
        return lambda text: convert(as_windows(text), charmap)

    def by_bytes(charmap: Charmap) -> Conversion:
        return lambda text: convert(_bytewise(text), charmap)

    def in_capitals(convert: Conversion) -> Conversion:
        return lambda text: convert(text).upper() if is_loud(text) else convert(text)

    def with_hyphens(convert: Conversion) -> Conversion:
        return lambda text: convert(_HYPHEN.sub("\xad", text))

    vni = dict(CHARMAPS["vni"].pairs) | _VNI_RARE
    # "Uûy ban": a capital with the mark of the small letter.
    vni |= {source[0] + source[1:].lower(): letter for source, letter in vni.items() if source[0] in "AEIOUYÔÖ"}
    capitals = {chr(byte): letter for byte, letter in _TCVN_CAPITALS.items()}
    tcvn = build_charmap("tcvn", (dict(CHARMAPS["tcvn3"].pairs) | capitals).items())
    tcvn3 = in_capitals(by(CHARMAPS["tcvn3"]))
    return {
        "TCVN3": (tcvn3, with_hyphens(tcvn3), in_capitals(by_bytes(tcvn))),
        "VNI": (by(build_charmap("vni", vni.items())),),
        "VISCII": (by_bytes(CHARMAPS["viscii"]), by(CHARMAPS["viscii"])),
        "VPS": (by_bytes(CHARMAPS["vps"]), by(CHARMAPS["vps"])),
        "UTF-8": (_from_utf8,),
        "Windows-1258": (_from_windows_1258,),
    }


def as_windows(text: str) -> str:
    """`text` with each character from 80 to 9F as Windows shows that byte: quotation marks, dashes."""
    return text.translate(_WINDOWS)


def _bytewise(text: str) -> str:
    return text.translate(_BYTES)


# The bytes of one character beyond ASCII: a leading byte and as many continuations as it says.
_UTF8 = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _from_utf8(text: str) -> str:
    """`text` whose UTF-8 bytes were taken for Windows-1252: "Ã¡" -> "á"."""

    def decoded(match: re.Match[str]) -> str:
        return match.group().encode("latin-1").decode("utf-8", errors="replace")

    return unicodedata.normalize("NFC", _UTF8.sub(decoded, _bytewise(text)))


def _from_windows_1258(text: str) -> str:
    """`text` whose Windows-1258 bytes were taken for Windows-1252: "hòa" stands as "hoÌa"."""
    return unicodedata.normalize("NFC", as_windows(text).translate(_WINDOWS_1258))


_WINDOWS_1258 = {
    0xC3: "Ă", 0xCC: "\u0300", 0xD0: "Đ", 0xD2: "\u0309", 0xD5: "Ơ", 0xDD: "Ư", 0xDE: "\u0303",
    0xE3: "ă", 0xEC: "\u0301", 0xF0: "đ", 0xF2: "\u0323", 0xF5: "ơ", 0xFD: "ư", 0xFE: "₫",
}  # fmt: skip
