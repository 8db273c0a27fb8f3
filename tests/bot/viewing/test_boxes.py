"""Where a quote stands on a page: on made pages, on real ones, on scans."""

import random
import shutil
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.viewing.boxes import Box, letters_of, quote_boxes
from bot.viewing.originals import Original
from bot.viewing.pages import noted_page, page_picture, page_sizes, words_on_page
from ingest.ocr import PlacedWord, placed_words
from ingest.pdf.file import opened
from ingest.readers import pdf as pdf_reader
from ingest.structure import sentences
from tests.ingest.ocr.pages import BODY, letter, needs_font, skewed
from tests.ingest.pdf.made import lines, pdf, text

DOCUMENTS = Path(__file__).parents[4] / "shared" / "documents"
needs_documents = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the shared documents are not beside this checkout")
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs Tesseract")

HEIGHT = 0.02


def page_of(*printed: str) -> list[PlacedWord]:
    """A page of lines, every letter 0.01 wide."""
    words = []
    for row, line in enumerate(printed):
        left = 0.1
        for word in line.split():
            width = 0.01 * len(word)
            words.append(PlacedWord(word, left, 0.1 + row * 0.03, left + width, 0.1 + row * 0.03 + HEIGHT))
            left += width + 0.01
    return words


def words_in(boxes: Sequence[Box], words: Sequence[PlacedWord]) -> str:
    """The words whose middles lie in a box."""
    return " ".join(word.text for word in words if any(holds(box, word) for box in boxes))


def holds(box: Box, word: PlacedWord) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box.left <= across <= box.right and box.top <= down <= box.bottom


@pytest.mark.parametrize(
    ("quote", "marked"),
    [
        ("cấp giấy hẹn trả kết quả", "cấp giấy hẹn trả kết quả"),
        ("CẤP  GIẤY HẸN,\ntra ket qua", "cấp giấy hẹn trả kết quả"),  # other spacing, accents, signs
        ("không có ở đây chút nào hết", ""),
        ("", ""),
        ("—", ""),
    ],
)
def test_a_quote_is_found_by_its_letters(quote: str, marked: str) -> None:
    words = page_of("Hồ sơ đủ thì cấp giấy", "hẹn trả kết quả ngay")
    boxes = quote_boxes(quote, words)
    assert words_in(boxes, words) == marked
    assert len(boxes) == (2 if marked else 0)  # one a line


def test_of_the_same_words_twice_those_at_their_place_are_marked() -> None:
    words = page_of("Sở Nội vụ chủ trì", "việc khác", "Sở Nội vụ chủ trì")
    first, last = (quote_boxes("Sở Nội vụ chủ trì", words, before=share)[0] for share in (0.0, 0.7))
    assert first.top < last.top


def test_half_a_word_is_half_a_box() -> None:
    [box] = quote_boxes("2025", [PlacedWord("102/2025", 0.1, 0.1, 0.8, 0.12)])
    assert box.left == pytest.approx(0.4) and box.right == 0.8


def test_misread_letters_within_a_quote_are_marked_with_it() -> None:
    words = page_of("Ủy ban nhân dân xã yêu câù cac đon vi khẩn trurong triển khai những việc sau")
    [box] = quote_boxes("yêu cầu các đơn vị khẩn trương triển khai những việc", words)
    assert (box.left, box.right) == pytest.approx((words[5].left, words[-2].right), abs=0.02)


def test_figures_that_the_file_has_last_are_marked_where_they_stand() -> None:
    number = PlacedWord("102", 0.15, 0.1, 0.18, 0.12)
    words = [PlacedWord("Số:", 0.1, 0.1, 0.13, 0.12), PlacedWord("/2025/QĐ-UBND", 0.19, 0.1, 0.33, 0.12)]
    below = page_of("", "", "Ninh Bình, ngày tháng năm")
    [box] = quote_boxes("Số: 102/2025/QĐ-UBND", [*words, *below, number])
    assert box == Box(0.1, 0.1, 0.33, 0.12)


def test_cells_in_another_order_than_the_text_has_them_are_all_marked() -> None:
    words = page_of("Chứng thực bản sao từ bản chính", "Trong ngày làm việc", "Người đứng đầu bộ phận")
    quote = "Người đứng đầu bộ phận | Chứng thực bản sao từ bản chính"
    assert words_in(quote_boxes(quote, words), words) == "Chứng thực bản sao từ bản chính Người đứng đầu bộ phận"


def made(folder: Path, data: bytes) -> Original:
    path = folder / "made"
    path.write_bytes(data)
    return Original(path, sha256(data).hexdigest(), "pdf/2")


@pytest.mark.parametrize(("turned", "wide"), [(0, True), (90, False), (180, True), (270, False)])
def test_boxes_lie_on_the_page_as_it_is_drawn(tmp_path: Path, turned: int, wide: bool) -> None:
    original = made(tmp_path, pdf(text(60, 800, "Hồ sơ nộp trực tuyến phải được phản hồi"), turned=turned))
    words = words_on_page(original, 1, recognised=False)
    [box, *_] = quote_boxes("trực tuyến phải được", words)
    assert (box.right - box.left > box.bottom - box.top) == wide
    # The line stands at the head of the page, which is turned clockwise.
    near_head = {0: box.top, 90: 1 - box.right, 180: 1 - box.bottom, 270: box.left}[turned]
    assert 0.03 < near_head < 0.07
    assert [round(side) for side in page_sizes(original)[0]] == ([595, 842] if turned % 180 == 0 else [842, 595])


def test_stamped_figures_are_words_of_the_page(tmp_path: Path) -> None:
    data = pdf(lines(70, 760, "Số:      /2025/QĐ-UBND", "Căn cứ Luật"), notes=[text(92, 760, "102")])
    found = words_on_page(made(tmp_path, data), 1, recognised=False)
    assert "102" in [word.text for word in found]


def test_a_page_is_drawn_as_wide_as_asked_and_never_higher_than_sensible(tmp_path: Path) -> None:
    page = Image.open(BytesIO(page_picture(made(tmp_path, pdf(text(70, 700, "Chữ"))), 1, 900)))
    assert (page.format, page.width, round(page.height / 100)) == ("WEBP", 900, 13)
    strip = Image.open(BytesIO(page_picture(made(tmp_path, pdf(text(1, 1, "Chữ"), size=(20, 9000))), 1, 900)))
    assert strip.size == (900, 5400)


@needs_documents
def test_on_real_pages_the_boxes_hold_the_letters_of_the_sentence() -> None:
    """Of every sentence of pages whose text layer was trusted; 1.0 of 556 when this was written."""
    held = Counter[bool]()
    for path in [*sorted((DOCUMENTS / "decisions").glob("*.pdf")), *sorted((DOCUMENTS / "pdf").glob("*.pdf"))]:
        held.update(_held(path))
    assert held.total() > 300
    assert held[True] / held.total() >= 0.99


def _held(path: Path) -> list[bool]:
    data = path.read_bytes()
    read = pdf_reader.read(data)
    starts = [*read.reading.page_starts, len(read.text)]
    results = []
    with opened(data) as document:
        for page in range(1, len(starts)):
            if page in read.reading.ocr_pages:
                continue
            written = read.text[starts[page - 1] : starts[page]]
            original = Original(path, sha256(data).hexdigest(), "pdf/2")
            words = words_on_page(original, page, recognised=False)
            with noted_page(document, page - 1) as drawn:
                assert drawn is not None
                bounded = drawn.get_textpage()
                for span in random.Random(5).sample(found := sentences(written), min(len(found), 40)):
                    wanted = letters_of(written[slice(*span)])
                    boxes = quote_boxes(wanted, words, before=span.start / len(written))
                    size = drawn.get_size()
                    seen = "".join(letters_of(bounded.get_text_bounded(*_middle(box, *size))) for box in boxes)
                    # Figures stamped into a form come last in the file, and so out of the boxes.
                    results.append(sorted(seen) == sorted(wanted))
    return results


def _middle(box: Box, width: float, height: float) -> tuple[float, float, float, float]:
    """Left, bottom, right, top in points of a strip along the middle of a box: no line above or below touches it."""
    middle = height * (1 - (box.top + box.bottom) / 2)
    return box.left * width - 0.5, middle - 1.5, box.right * width + 0.5, middle + 1.5


@needs_font
@needs_tesseract
@pytest.mark.parametrize(
    "turn", [pytest.param(0, id="straight"), pytest.param(180, id="head down"), pytest.param(3.5, id="askew")]
)
def test_on_scans_the_boxes_lie_over_the_ink_of_the_line(turn: float) -> None:
    straight = letter(dpi=150)
    page = straight.rotate(180) if turn == 180 else skewed(straight, turn) if turn else straight
    words = list(placed_words(page))
    boxes = quote_boxes(BODY[0], words)
    wanted, marked = letters_of(BODY[0]), letters_of(words_in(boxes, words))
    assert not Counter(wanted) - Counter(marked)
    assert len(marked) <= 1.1 * len(wanted)  # askew, a box touches a word of the next line
    ink = [_ink(page, box) for box in boxes]
    assert min(ink) > 0.03  # a line of print; the white between lines has none
    assert _ink(page, Box(0.02, 0.02, 0.08, 0.1)) == 0


def _ink(page: Image.Image, box: Box) -> float:
    """The share of dark pixels along the middle of a box."""
    third = (box.bottom - box.top) / 3
    edges = (box.left * page.width, (box.top + third) * page.height)
    strip = page.convert("L").crop(
        (round(edges[0]), round(edges[1]), round(box.right * page.width), round((box.bottom - third) * page.height))
    )
    pixels = strip.tobytes()
    return sum(pixel < 128 for pixel in pixels) / max(len(pixels), 1)
