"""Tesseract as a child process: words with their boxes, and which way up a page is. No file touches the disk."""

import csv
import io
import os
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ingest.errors import RejectedSource

if TYPE_CHECKING:
    from PIL import Image

LANGUAGE = "vie"

# A full page of small print takes 5 s on one slow core; a page of noise, the worst there is, 40 s.
_TIMEOUT_S = 120
# Tesseract guesses the resolution badly where it is not told. Pages come at 225 dpi from `ingest.ocr.picture`; told
# 300, it takes specks for what they are a little more often than told the truth.
_DPI = "300"
_ROTATE = re.compile(rb"^Rotate: (\d+)\s+Orientation confidence: ([\d.]+)", re.MULTILINE)
# Of 4 directions of 8 pages each, none was told wrong above it; below it are pages with hardly any words.
_MIN_ORIENTATION_CONFIDENCE = 1.0
_INSTALL = (
    "Cài Tesseract kèm tiếng Việt rồi chạy lại. Ubuntu, Debian: sudo apt-get install tesseract-ocr tesseract-ocr-vie. "
    "Windows: cài Tesseract bản UB Mannheim, khi cài chọn thêm ngôn ngữ Vietnamese và thêm thư mục cài vào PATH."
)


class OcrUnavailable(RejectedSource):
    """Scans cannot be read on this machine: Tesseract, or its Vietnamese, is not installed."""

    def __init__(self, missing: str) -> None:
        super().__init__(f"Chưa đọc được chữ trong ảnh quét: máy này chưa có {missing}.", help=_INSTALL)


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, its box in pixels, and Tesseract's confidence in it, 0 to 100."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: tuple[int, int, int]
    """Block, paragraph and line that Tesseract put it in; equal for the words of one line."""

    @property
    def middle(self) -> float:
        """The height on the page of its middle."""
        return (self.top + self.bottom) / 2


@cache
def is_available() -> bool:
    """Whether this machine can read scans: it has Tesseract, with Vietnamese. Asked once."""
    try:
        done = subprocess.run(["tesseract", "--list-langs"], capture_output=True, timeout=_TIMEOUT_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return LANGUAGE in done.stdout.decode(errors="replace").split()


def words(image: "Image.Image") -> list[Word]:
    """The words of a grey page, in Tesseract's order. Raises OcrUnavailable, or RejectedSource where it fails."""
    table = _run(image, "-l", LANGUAGE, "--psm", "3", "-c", "tessedit_create_tsv=1").decode()
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [_word(row) for row in rows if row["level"] == "5" and row["text"].strip()]


def quarter_turns(image: "Image.Image") -> int:
    """How many quarter turns clockwise set `image` upright: 0 to 3; 0 where that cannot be told."""
    try:
        found = _ROTATE.search(_run(image, "-l", "osd", "--psm", "0"))
    except RejectedSource:  # too few letters, or no data for this: the page stays as it is
        return 0
    if not found or float(found[2]) < _MIN_ORIENTATION_CONFIDENCE:
        return 0
    return int(found[1]) // 90


def _run(image: "Image.Image", *options: str) -> bytes:
    picture = io.BytesIO()
    image.save(picture, "PPM")
    # One thread a page: pages are read in parallel by processes, and Tesseract's own threads gain next to nothing.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            ["tesseract", "-", "-", "--dpi", _DPI, *options],
            input=picture.getvalue(),
            capture_output=True,
            timeout=_TIMEOUT_S,
            env=environment,
            check=False,
        )
    except FileNotFoundError:
        raise OcrUnavailable("Tesseract") from None
    except subprocess.TimeoutExpired:
        raise RejectedSource(
            f"Nhận dạng chữ trong một trang ảnh quá {_TIMEOUT_S} giây.",
            help="Ảnh có lẽ là ảnh chụp hoặc bản vẽ; nếu là văn bản, hãy quét lại rõ hơn.",
        ) from None
    if done.returncode and b"Failed loading language" in done.stderr:
        raise OcrUnavailable("tiếng Việt cho Tesseract")
    if done.returncode:
        raise RejectedSource(
            f"Tesseract không đọc được ảnh ({done.stderr.decode(errors='replace').strip()[-200:]}).",
            help="Mở ảnh xem có bị hỏng không, rồi quét hoặc xuất lại.",
        )
    return done.stdout


def _word(row: dict[str, str]) -> Word:
    left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
    line = (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
    return Word(row["text"].strip(), left, top, left + width, top + height, float(row["conf"]), line)
