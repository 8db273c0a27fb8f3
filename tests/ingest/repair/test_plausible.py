"""Good official Vietnamese is told from everything that only looks like text."""

import json
from pathlib import Path

import pytest

from ingest.repair.plausible import VIETNAMESE, plausibility
from ingest.text import fold, tidy
from tests.ingest.repair import legacy

SHARED = Path(__file__).parents[4] / "shared"

GOOD = """\
ỦY BAN NHÂN DÂN HUYỆN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/KH-UBND Độc lập - Tự do - Hạnh phúc
Thực hiện Quyết định số 45/QĐ-UBND ngày 03/02/2021 của UBND tỉnh, UBND huyện xây dựng kế hoạch tiếp công dân
như sau: các phòng, ban cử cán bộ trực vào thứ Hai và thứ Năm hằng tuần; kết quả gửi về Văn phòng trước ngày 25."""

SOUP = "iY BAN NHAN DAN HUYtN CoNG HOA xA HQI CHiJ NGHiA VIVT NAM dQc l$p - Ty do - Hqnh phfc rh\\rc hi~n k6 ho4ch"
ENGLISH = (
    "The district office receives citizens on Mondays and Thursdays and sends its report before the end of the month."
)


def test_good_text() -> None:
    assert plausibility(GOOD) > 0.9
    assert plausibility(GOOD.upper()) > 0.9


@pytest.mark.parametrize(
    "text",
    [fold(GOOD), fold(GOOD).upper(), legacy.tcvn3(GOOD), legacy.vni(GOOD), SOUP, ENGLISH],
    ids=["without accents", "without accents in capitals", "TCVN3", "VNI", "bad recognition", "English"],
)
def test_what_is_no_vietnamese_text(text: str) -> None:
    assert plausibility(text) < VIETNAMESE - 0.1


@pytest.mark.parametrize("text", ["", "  \n", "12/2021/QĐ-UBND", "45 000 đ", "UBND HĐND", "Ký bởi"])
def test_hardly_any_words(text: str) -> None:
    assert plausibility(text) == 0.0


@pytest.mark.skipif(not SHARED.is_dir(), reason="no example documents beside the project")
def test_real_texts_and_a_real_wrong_layer() -> None:
    import pypdfium2

    texts = [path.read_text(encoding="utf-8") for path in sorted((SHARED / "articles").glob("*.txt"))]
    laws = (SHARED / "retrieval/alqac-dev/corpus.jsonl").read_text(encoding="utf-8")
    texts += [json.loads(line)["text"] for line in laws.split("\n") if line]
    good = sorted(plausibility(tidy(text)) for text in texts)
    assert good[0] > 0.75
    assert good[len(good) // 20] > 0.9

    pages = pypdfium2.PdfDocument(SHARED / "documents/scans/1.pdf")
    assert max(plausibility(page.get_textpage().get_text_bounded()) for page in pages) < 0.3
