"""Questions that name an article of law: that article is found, and its own words are the answer."""

from pathlib import Path

import pytest

from bot.answerer import Answerer
from bot.answers import Answer, Turn
from bot.understanding.legal_units import articles_in
from tests.bot.answering import answerer_over, faults_of_citations

DECREE = """CHÍNH PHỦ
Số: 21/2031/NĐ-CP
Hà Nội, ngày 05 tháng 3 năm 2031

NGHỊ ĐỊNH
Về phiếu hẹn trả kết quả

Điều 1. Phạm vi điều chỉnh

Nghị định này quy định việc lập, giao và theo dõi phiếu hẹn trả kết quả.

Điều 2. Trách nhiệm của bộ phận một cửa

1. Bộ phận một cửa có trách nhiệm:

a) Ghi ngày trả kết quả vào phiếu hẹn;

b) Giao phiếu hẹn cho người nộp trong 15 phút.

2. Trưởng bộ phận một cửa ký phiếu hẹn.

Điều 3. Hiệu lực thi hành

Nghị định này có hiệu lực từ ngày 01 tháng 5 năm 2031.
"""
CIRCULAR = """BỘ NỘI VỤ
Số: 8/2031/TT-BNV

THÔNG TƯ
Hướng dẫn mẫu phiếu hẹn

Điều 1. Mẫu phiếu

Mẫu phiếu hẹn có ba liên, theo Điều 2 Nghị định số 21/2031/NĐ-CP.

Điều 2. In phiếu

Phiếu hẹn được in trên giấy A5.
"""
CODIFICATION = """# Phiếu hẹn

Điều 50.1.NĐ.3.4. Lưu phiếu

(Điều 4 Nghị định số 35/2029/NĐ-CP Về lưu phiếu hẹn ngày 01/02/2029 của Chính phủ, có hiệu lực từ ngày 01/03/2029)

1. Phiếu hẹn được lưu 24 tháng.

2. Văn thư giữ sổ lưu phiếu.
"""


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder = tmp_path_factory.mktemp("laws")
    sources: list[Path] = []
    for name, text in {"nghi-dinh.txt": DECREE, "thong-tu.txt": CIRCULAR, "phap-dien.md": CODIFICATION}.items():
        sources.append(folder / name)
        sources[-1].write_text(text)
    return answerer_over(*sources, index_dir=folder / "index")


def quotes(answer: Answer) -> str:
    assert answer.refusal is None
    assert faults_of_citations(answer) == []
    return "\n".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Điều 2 Nghị định 21/2031/NĐ-CP quy định gì?",
        "dieu 2 nghi dinh so 21/2031/nd-cp",
        "Nội dung Điều 2 của Nghị định số 21/2031/NĐ-CP là gì?",
        "điều 2 nđ 21/2031",
        "Trích nguyên văn Điều 2 NĐ 21/2031/NĐ-CP",
    ],
)
def test_the_article_asked_for_comes_first_and_answers(answerer: Answerer, question: str) -> None:
    assert answerer.search(question, 3)[0].passage.article == "2@21/2031/NĐ-CP"
    answer = answerer.answer(question)
    said = quotes(answer)
    assert said.startswith("Điều 2. Trách nhiệm của bộ phận một cửa")
    assert "Giao phiếu hẹn cho người nộp trong 15 phút" in said and "giấy A5" not in said
    assert answer.citations[0].locator == "Điều 2"


@pytest.mark.parametrize(
    ("question", "quote", "locator"),
    [
        ("khoản 2 điều 2 nd 21/2031", "2. Trưởng bộ phận một cửa ký phiếu hẹn.", "Điều 2, Khoản 2"),
        (
            "Điểm b khoản 1 Điều 2 Nghị định 21/2031/NĐ-CP quy định thế nào?",
            "b) Giao phiếu hẹn cho người nộp trong 15 phút.",
            "Điều 2, Khoản 1, điểm b",
        ),
        ("Điều 50.1.NĐ.3.4", "Điều 50.1.NĐ.3.4. Lưu phiếu", "Điều 50.1.NĐ.3.4 (Điều 4 của 35/2029/NĐ-CP)"),
        ("dieu 50.1.nd.3.4 noi gi", "Điều 50.1.NĐ.3.4. Lưu phiếu", "Điều 50.1.NĐ.3.4 (Điều 4 của 35/2029/NĐ-CP)"),
        (
            "Khoản 2 Điều 4 Nghị định 35/2029/NĐ-CP",
            "2. Văn thư giữ sổ lưu phiếu.",
            "Điều 50.1.NĐ.3.4 (Điều 4 của 35/2029/NĐ-CP), Khoản 2",
        ),
    ],
)
def test_a_clause_or_point_or_codified_article_is_found(
    answerer: Answerer, question: str, quote: str, locator: str
) -> None:
    answer = answerer.answer(question)
    assert quotes(answer).startswith(quote)
    assert answer.citations[0].locator == locator


def test_a_narrower_question_is_answered_from_the_article_alone(answerer: Answerer) -> None:
    question = "Theo Điều {} Nghị định 21/2031/NĐ-CP, phiếu hẹn được giao cho người nộp trong bao nhiêu phút?"
    answer = answerer.answer(question.format(2))
    assert "15 phút" in answer.text and quotes(answer).startswith("b) Giao phiếu hẹn")
    assert answerer.answer(question.format(3)).refusal is not None


@pytest.mark.parametrize(
    "question",
    [
        "Điều 99 Nghị định 21/2031/NĐ-CP quy định gì?",
        "Khoản 7 Điều 2 Nghị định 21/2031/NĐ-CP quy định gì?",
        "Điều 50.1.NĐ.3.9 nói gì?",
    ],
)
def test_an_article_that_is_not_there_is_not_made_up(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)
    assert answer.refusal is not None and answer.refusal.reason == "unknown_article"
    assert "Điều" in answer.text and not answer.citations


def test_an_unknown_document_is_refused_as_such(answerer: Answerer) -> None:
    answer = answerer.answer("Điều 2 Nghị định 77/2030/NĐ-CP quy định gì?")
    assert answer.refusal is not None and answer.refusal.reason == "unknown_number"


def test_a_follow_up_keeps_the_document(answerer: Answerer) -> None:
    history = [Turn("Điều 2 Nghị định 21/2031/NĐ-CP quy định gì?", "...")]
    assert "01 tháng 5 năm 2031" in quotes(answerer.answer("Còn Điều 3 thì sao?", history))
    assert "lập, giao và theo dõi" in quotes(answerer.answer("Điều 1 nói gì?", history))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điều 5", [("5", None, None)]),
        ("điểm đ khoản 12 Điều 5a", [("5a", "12", "đ")]),
        ("Điều 5, khoản 2, điểm a và Điều 6", [("5", "2", "a"), ("6", None, None)]),
        ("khoản 3 của Điều 10", [("10", "3", None)]),
        ("Điều 1.11.NĐ.1.1 và khoản 2", [("1.11.nđ.1.1", None, None)]),
        ("điều này, điều lệ, khoản 5 Mục 2", []),
    ],
)
def test_articles_in_a_question(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [(m.article, m.clause, m.point) for m in articles_in(text)] == expected
