"""Whole pages: what the recognition makes of clean, skewed, noisy, shaded and stamped ones."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from ingest.ocr import OcrUnavailable, recognise
from tests.ingest.ocr.pages import (
    LEFT,
    RIGHT,
    TABLE,
    WORDS,
    annex,
    error_rate,
    jpeg,
    letter,
    needs_font,
    noisy,
    shaded,
    skewed,
)

SCAN = Path(__file__).parents[4] / "shared/documents/scans/4_1.jpg"
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs Tesseract")
needs_scan = pytest.mark.skipif(not SCAN.is_file(), reason="the sample scans are not here")


# The floors are twice to three times what was measured, so that another font or version of Tesseract passes too.
@needs_font
@needs_tesseract
@pytest.mark.parametrize(
    ("page", "most"),
    [
        pytest.param(letter, 0.005, id="clean, 300 dpi"),
        pytest.param(lambda: skewed(letter(dpi=200, stamp=True), 1.4), 0.01, id="skewed by 1.4 degrees, stamped"),
        pytest.param(lambda: skewed(letter(dpi=200, stamp=True), -4.6), 0.01, id="skewed by -4.6 degrees, stamped"),
        pytest.param(lambda: noisy(letter(dpi=200, stamp=True)), 0.01, id="blurred, with grain"),
        pytest.param(lambda: shaded(letter(dpi=200, stamp=True)), 0.01, id="half in the shade"),
        pytest.param(lambda: jpeg(letter(dpi=150, stamp=True), 15), 0.04, id="JPEG of quality 15"),
        pytest.param(
            lambda: letter(dpi=200, stamp=True).convert("1", dither=Image.Dither.NONE),
            0.04,
            id="black and white, stamped",
        ),
        pytest.param(lambda: noisy(letter(dpi=100), spread=8, blur=0.5), 0.01, id="100 dpi"),
        pytest.param(lambda: letter(dpi=150).rotate(180), 0.01, id="upside down"),
        pytest.param(lambda: letter(dpi=150).rotate(90, expand=True), 0.01, id="on its side"),
    ],
)
def test_letters_are_read(page: Callable[[], Image.Image], most: float) -> None:
    found = recognise(page())
    assert error_rate(WORDS, found) <= most


@needs_font
@needs_tesseract
def test_layout_is_that_of_the_letter() -> None:
    paragraphs = recognise(letter(dpi=200, stamp=True)).split("\n\n")
    assert paragraphs[:2] == LEFT[:2], "the issuer comes first, a paragraph a line"
    assert [line for line in paragraphs if line in RIGHT] == [line for line in RIGHT if line], "then the motto and date"
    marks = [line.split()[0] for line in paragraphs if line[1] in ".)"]
    assert marks == ["1.", "a)", "b)", "2.", "3."]
    assert paragraphs[-3:] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Bùi Thị Ngần"], "the stamp left nothing behind"
    assert not any("\n" in paragraph for paragraph in paragraphs)


@needs_font
@needs_tesseract
@pytest.mark.parametrize("degrees", [0, 2.5])
def test_ruled_tables_are_rows_of_cells(degrees: float) -> None:
    heading, table, below = recognise(skewed(annex(), degrees)).split("\n\n")
    assert heading.startswith("Danh mục thủ tục")
    assert [line.split(" | ") for line in table.split("\n")] == TABLE
    assert below.startswith("Danh mục này thay")


@needs_tesseract
@pytest.mark.parametrize("size", [(1, 1), (3, 2000), (800, 600)])
def test_empty_pages_have_no_words(size: tuple[int, int]) -> None:
    assert recognise(Image.new("RGB", size, "white")) == ""


@needs_tesseract
@needs_scan
def test_sample_scan_of_70_dpi() -> None:
    transcript = SCAN.with_suffix(".transcript.txt").read_text()
    assert error_rate(transcript, recognise(Image.open(SCAN))) <= 0.03


def test_missing_tesseract_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OcrUnavailable) as caught:
        recognise(Image.new("L", (200, 200), "white"))
    assert "apt-get install tesseract-ocr tesseract-ocr-vie" in caught.value.help
    assert "Windows" in caught.value.help


@needs_tesseract
def test_missing_vietnamese_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with pytest.raises(OcrUnavailable, match="tiếng Việt"):
        recognise(Image.new("L", (200, 200), "white"))
