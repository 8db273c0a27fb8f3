"""The questions the project must answer, over the articles it was made for, where these are at hand."""

import pytest

from bot.answerer import Answerer
from tests.bot.answering import PROJECT, answerer_over, faults_of_citations, shown_by

ARTICLES = PROJECT.parent / "shared" / "articles"
TASKS = ("thủ tục hành chính", "văn bản quy phạm pháp luật", "công vụ", "bộ máy", "Chính quyền số")


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    if not any(ARTICLES.glob("*.txt")):
        pytest.skip(f"the sample articles are not at {ARTICLES}: they are not part of the project")
    return answerer_over(ARTICLES, index_dir=tmp_path_factory.mktemp("articles") / "index")


@pytest.mark.parametrize(
    "question",
    [
        "Năm nhiệm vụ trọng tâm của Nam Định là gì?",
        "nam dinh 5 nhiem vu trong tam la gi",
        "what are Nam Định's five key tasks?",
    ],
)
def test_the_five_tasks(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)
    assert faults_of_citations(answer) == []
    assert len(answer.citations) == 5
    assert {citation.document.metadata.province for citation in answer.citations} == {"Nam Định"}
    for citation, task in zip(answer.citations, TASKS, strict=True):
        assert task in citation.quote


@pytest.mark.parametrize(
    ("question", "spans"),
    [
        ("Chỉ thị 34 ban hành ngày nào?", ["7-10-2021"]),
        ("Kế hoạch của Vĩnh Phúc có mấy nội dung, mấy nhiệm vụ?", ["6 nội dung", "68 nhiệm vụ"]),
        ("ai chủ trì hội nghị ở Tuyên Quang", ["Nguyễn Văn Sơn"]),
        ("bao nhiêu tập thể, cá nhân được khen thưởng?", ["15 tập thể, cá nhân"]),
        ("Ai phát biểu khai mạc hội nghị của Sở Nội vụ Vĩnh Phúc?", ["Nguyễn Phú Sơn"]),
        ("Quyết định nào ban hành kế hoạch của Vĩnh Phúc?", ["2866/QĐ-UBND"]),
    ],
)
def test_the_span(answerer: Answerer, question: str, spans: list[str]) -> None:
    answer = answerer.answer(question)
    assert faults_of_citations(answer) == []
    headline = answer.text.splitlines()[0]
    assert [span for span in spans if span not in headline] == [], shown_by(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Năm nhiệm vụ trọng tâm của Quảng Ninh là gì?",
        "Giá vàng hôm nay?",
        "Chỉ thị 99/CT-UBND quy định gì?",
    ],
)
def test_the_refusals(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)
    assert answer.refusal, answer.text
    assert answer.citations == ()
