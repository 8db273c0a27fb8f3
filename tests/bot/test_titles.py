"""Articles of documents that a question names by their titles."""

from pathlib import Path

import pytest

from bot.answerer import Answerer
from tests.bot.answering import answerer_over

REGULATION = """# Quy chế mẫu về quản lý nhà văn hóa của thôn Hạ

Điều 1. Giờ mở cửa

Nhà văn hóa mở cửa từ 7 giờ đến 21 giờ.

Điều 2. Mượn phòng

1. Người mượn báo trước 02 ngày.

2. Người mượn tự dọn phòng.
"""


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder: Path = tmp_path_factory.mktemp("titles")
    articles = [("Luật Chợ phiên, hội làng, Điều 4", "Họp chợ\\n\\n1. Chợ họp ngày rằm.\\n\\n2. Chợ nghỉ ngày mưa.")]
    articles.append(("Luật Chợ phiên, hội làng, Điều 5", "Thu vé\\n\\n1. Vé vào chợ giá 3.000 đồng."))
    lines = [f'{{"_id": "{n}", "title": "{title}", "text": "{text}"}}' for n, (title, text) in enumerate(articles)]
    (folder / "quy-che.md").write_text(REGULATION, encoding="utf-8")
    (folder / "luat.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return answerer_over(folder, index_dir=folder / "index")


@pytest.mark.parametrize(
    ("question", "said", "not_said"),
    [
        ("Điều 4 Luật Chợ phiên, hội làng quy định gì?", "Chợ họp ngày rằm", "Vé vào chợ"),
        ("khoan 2 dieu 4 luat cho phien hoi lang", "Chợ nghỉ ngày mưa", "Chợ họp ngày rằm"),
        ("Điều 2 quy chế mẫu", "Người mượn báo trước 02 ngày", "Nhà văn hóa mở cửa"),
        ("Điều 1 của Quy chế mẫu nhà văn hóa thôn Hạ nói gì?", "mở cửa từ 7 giờ", "Người mượn"),
    ],
)
def test_the_article_of_the_document_so_titled(answerer: Answerer, question: str, said: str, not_said: str) -> None:
    answer = answerer.answer(question)
    assert said in answer.text
    assert not_said not in answer.text


@pytest.mark.parametrize("question", ["Điều 9 Luật Chợ phiên, hội làng quy định gì?", "Điều 7 quy chế mẫu nói gì?"])
def test_an_article_that_the_document_lacks(answerer: Answerer, question: str) -> None:
    refusal = answerer.answer(question).refusal
    assert refusal is not None
    assert refusal.reason == "unknown_article"
