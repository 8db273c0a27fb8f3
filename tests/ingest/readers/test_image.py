"""Pictures as files: pages of a TIFF, photos without text, broken and oversized ones."""

import io
import shutil
import struct
import zlib
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from ingest.errors import RejectedSource
from ingest.readers.image import read
from tests.ingest.ocr.pages import BODY, letter, needs_font

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs Tesseract")


def _file(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def _drawing() -> Image.Image:
    """A picture of hills and a sun."""
    image = Image.radial_gradient("L").resize((900, 700)).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 700), (250, 300), (500, 700)], fill=(40, 120, 60))
    draw.polygon([(300, 700), (650, 200), (900, 700)], fill=(30, 90, 50))
    draw.ellipse((650, 60, 760, 170), fill=(250, 200, 30))
    return image


@needs_font
@needs_tesseract
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP"])
def test_one_page(kind: str) -> None:
    found = read(_file(letter(dpi=120), kind))
    assert BODY[2] in found.text
    assert (found.reading.page_starts, found.reading.ocr_pages, found.reading.warnings) == ((0,), (1,), ())


@needs_font
@needs_tesseract
def test_pages_of_a_tiff() -> None:
    page = letter(dpi=120)
    blank = Image.new("RGB", page.size, "white")
    stages: list[tuple[str, float]] = []
    found = read(
        _file(page, "TIFF", save_all=True, append_images=[blank, page], compression="tiff_lzw"),
        progress=lambda stage, share: stages.append((stage, share)),
    )
    assert found.reading.ocr_pages == (1, 3)
    assert found.reading.warnings == ("Trang 2: không nhận dạng được chữ nào.",)
    assert [found.reading.page_at(at) for at in (0, found.text.rindex(BODY[2]))] == [1, 3]
    assert [round(share, 2) for _, share in stages] == [0, 0.33, 0.67]


@needs_font
@needs_tesseract
def test_transparent_and_sideways_by_its_camera() -> None:
    page = letter(dpi=120)
    clear = page.convert("RGBA")
    clear.putalpha(page.convert("L").point(lambda value: 255 - value))
    assert BODY[2] in read(_file(clear, "PNG")).text
    orientation = Image.Exif()
    orientation[0x0112] = 6
    assert BODY[2] in read(_file(page.rotate(90, expand=True), "JPEG", exif=orientation)).text


@needs_tesseract
def test_pictures_without_text_are_rejected() -> None:
    for picture in (_drawing(), Image.new("L", (400, 300), "white")):
        with pytest.raises(RejectedSource, match="Không nhận ra chữ"):
            read(_file(picture, "PNG"))


def test_decompression_bomb_is_rejected() -> None:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(10**6)))
    with pytest.raises(RejectedSource, match="quá lớn"):
        read(bomb)


@settings(max_examples=60)
@given(st.binary(max_size=400), st.sampled_from([b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"II*\0", b"GIF89a"]))
def test_random_bytes_are_rejected(data: bytes, magic: bytes) -> None:
    with pytest.raises(RejectedSource):
        read(magic + data)


@needs_tesseract
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP"]), st.floats(0, 0.999), st.randoms())
def test_broken_files_are_rejected(kind: str, share: float, random: Random) -> None:
    data = bytearray(_file(_drawing().resize((90, 70)), kind))
    for _ in range(3):
        data[random.randrange(len(data))] = random.randrange(256)
    with pytest.raises(RejectedSource):
        read(bytes(data[: int(share * len(data))]))
