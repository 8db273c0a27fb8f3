"""PDF files written by hand: text at given places, rules, stamps; every letter is half as wide as its font is high."""

from collections.abc import Sequence

A4 = (595, 842)
_ENCODING = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
%s
endcmap CMapName currentdict /CMap defineresource pop end end"""


def text(x: float, y: float, words: str, *, size: float = 13, slant: str = "1 0 0 1") -> str:
    """A line that begins `x` points from the left and stands `y` points from the foot of the page."""
    return f"BT /F {size} Tf {slant} {x} {y} Tm <{words.encode('utf-16-be').hex()}> Tj ET\n"


def centred(x: float, y: float, words: str, *, size: float = 13) -> str:
    """A line whose middle is `x` points from the left."""
    return text(x - len(words) * size / 4, y, words, size=size)


def lines(x: float, y: float, *words: str, size: float = 13, step: float = 17) -> str:
    """Lines one under the other."""
    return "".join(text(x, y - number * step, line, size=size) for number, line in enumerate(words))


def rule(x: float, y: float, to_x: float, to_y: float) -> str:
    """A drawn line."""
    return f"{x} {y} m {to_x} {to_y} l S\n"


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """The rules of a table with these edges of columns and rows."""
    across = [rule(xs[0], y, xs[-1], y) for y in ys]
    return "".join(across + [rule(x, ys[0], x, ys[-1]) for x in xs])


def picture(*, width: float = A4[0], height: float = A4[1]) -> str:
    """A grey picture in the lower left corner of the page: by default, as a scan of it."""
    return f"q {width} 0 0 {height} 0 0 cm BI /W 2 /H 1 /BPC 8 /CS /G /F /AHx ID 20E0> EI Q\n"


def pdf(*pages: str, title: str = "", notes: Sequence[str] = (), size: tuple[int, int] = A4, turned: int = 0) -> bytes:
    """A file of `pages`, each what is drawn on it; `notes` are stamped on the first page afterwards."""
    ranges = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(256) if not 0xD8 <= high < 0xE0]
    blocks = [ranges[start : start + 100] for start in range(0, len(ranges), 100)]
    cmap = "\n".join(f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange" for block in blocks)
    resources = "/Resources << /Font << /F 3 0 R >> >>"
    first_note = 7
    first_page = first_note + 2 * len(notes)
    box = f"[0 0 {size[0]} {size[1]}]"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids "
        f"[{' '.join(f'{first_page + 2 * at} 0 R' for at in range(len(pages)))}] >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [4 0 R] "
        b"/ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /DW 500 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(_ENCODING % cmap.encode()),
        f"<< /Title <feff{title.encode('utf-16-be').hex()}> >>".encode(),
    ]
    for at, note in enumerate(notes):
        objects += [
            f"<< /Type /Annot /Subtype /Stamp /F 4 /Rect {box} /AP << /N {first_note + 2 * at + 1} 0 R >> >>".encode(),
            _stream(note.encode(), f"/Type /XObject /Subtype /Form /BBox {box} {resources}"),
        ]
    annotations = " ".join(f"{first_note + 2 * at} 0 R" for at in range(len(notes)))
    for at, page in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Rotate {turned} {resources} "
            f"/Annots [{'' if at else annotations}] /Contents {first_page + 2 * at + 1} 0 R >>".encode(),
            _stream(page.encode()),
        ]
    return _file(objects, "/Root 1 0 R /Info 6 0 R")


def locked() -> bytes:
    """A file that asks for a password."""
    data = pdf(text(70, 700, "Không ai đọc được"))
    secret = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<41> <41>]"
    return data.replace(b"/Info 6 0 R", f"/Info 6 0 R {secret}".encode())


def _stream(data: bytes, entries: str = "") -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        data
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer\n<< /Size {len(objects) + 1} {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
        ).encode()
    )
