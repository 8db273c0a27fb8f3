"""Retrieval and answers within a filter: it is applied before the best passages are chosen."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answerer import Answerer
from bot.filters import Filter
from bot.finder import PASSAGES
from ingest.documents import DocumentKind
from tests.bot.answering import answerer_over, faults_of_citations
from tests.bot.test_filters import filters

SEARCHED = ["hội nghị cải cách hành chính", "nhiệm vụ trọng tâm", "thủ tục hành chính cấp xã", "điều 5", ""]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """Two folders of forty notes each, the same but for who drills wells."""
    root = tmp_path_factory.mktemp("folders")
    for folder, who in (("cu", "Đội Một"), ("moi/2024", "Đội Hai")):
        (root / "kho" / folder).mkdir(parents=True)
        for number in range(40):
            text = f"Ghi chép {number}\n\n{who} khoan giếng số {number} tại ấp {number * 7}, sâu {number + 20} mét."
            (root / "kho" / folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return answerer_over(root / "kho", index_dir=root / "index")


@settings(max_examples=40)
@given(query=st.sampled_from(SEARCHED), within=filters)
def test_only_what_the_filter_admits_is_found(corpus_answerer: Answerer, query: str, within: Filter) -> None:
    assert all(within.admits(hit.document) for hit in corpus_answerer.search(query, PASSAGES, filter=within))
    answer = corpus_answerer.answer(query, filter=within)
    assert all(within.admits(citation.document) for citation in answer.citations)
    assert all(within.admits(hit.document) for hit in answer.hits)


def test_a_narrow_filter_still_finds_ten(folders: Answerer) -> None:
    everywhere = folders.search("Đội Một khoan giếng", PASSAGES)
    assert {hit.document.key.split("/")[0] for hit in everywhere} == {"cu"}
    within = folders.search("Đội Một khoan giếng", PASSAGES, filter=Filter(folder="moi"))
    assert len(within) == PASSAGES
    assert {hit.document.key.rpartition("/")[0] for hit in within} == {"moi/2024"}


def test_the_same_question_is_answered_from_where_it_is_asked(folders: Answerer) -> None:
    for folder, who in (("cu", "Đội Một"), ("moi", "Đội Hai")):
        answer = folders.answer("Ai khoan giếng số 12?", filter=Filter(folder=folder))
        assert who in answer.text and answer.filter == Filter(folder=folder)
    worded = folders.answer("Ai khoan giếng số 12, chỉ tìm trong thư mục 2024?")
    assert "Đội Hai" in worded.text and worded.filter == Filter(folder="moi/2024")
    assert worded.question == "Ai khoan giếng số 12, chỉ tìm trong thư mục 2024?"


def test_a_refusal_says_where_it_was_looked_for(corpus_answerer: Answerer) -> None:
    within = Filter(province="Vĩnh Phúc", since=date(2021, 1, 1), until=date(2021, 12, 31))
    answer = corpus_answerer.answer("Ai chủ trì hội nghị trực tuyến ở Tuyên Quang?", filter=within)
    assert answer.refusal and answer.text.startswith("Trong phạm vi đã chọn (Vĩnh Phúc · năm 2021): ")


def test_a_filter_that_admits_nothing_is_told_so(corpus_answerer: Answerer) -> None:
    answer = corpus_answerer.answer("Ai ký?", filter=Filter(kinds=frozenset({DocumentKind.DECREE})))
    assert answer.refusal and answer.refusal.reason == "empty_scope"
    assert corpus_answerer.search("ai ký", 5, filter=Filter(folder="không-có")) == []


def test_comparisons_and_articles_keep_to_the_filter(corpus_answerer: Answerer, tmp_path: Path) -> None:
    within = Filter(province="Tuyên Quang")
    answer = corpus_answerer.answer("Ngày họp của Tuyên Quang khác Vĩnh Phúc thế nào?", filter=within)
    assert {hit.document.metadata.province for hit in answer.hits} == {"Tuyên Quang"}
    assert faults_of_citations(answer) == []
    (tmp_path / "luat").mkdir()
    law = "NGHỊ ĐỊNH\nSố: 12/2030/NĐ-CP\n\nĐiều 5. Lệ phí\n1. Lệ phí cấp thẻ là 50.000 đồng.\n"
    (tmp_path / "luat" / "a.txt").write_text(law, encoding="utf-8")
    (tmp_path / "tin").mkdir()
    (tmp_path / "tin" / "b.txt").write_text("Tin\n\nCông an huyện thu lệ phí cấp thẻ theo quy định.", encoding="utf-8")
    answerer = answerer_over(tmp_path / "luat", tmp_path / "tin", index_dir=tmp_path / "index")
    asked = "Điều 5 Nghị định 12/2030/NĐ-CP quy định gì?"
    assert not answerer.answer(asked).refusal
    [other] = [entry for entry in answerer.index.store.entries() if entry.key.endswith("b.txt")]
    outside = answerer.answer(asked, filter=Filter(kinds=frozenset({other.metadata.kind})))
    assert outside.refusal and {hit.document.id for hit in outside.hits} <= {other.id}
