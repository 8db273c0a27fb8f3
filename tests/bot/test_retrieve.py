"""Hybrid retrieval over the sample corpus, and the same as a LangChain retriever."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answerer import Answerer
from bot.chain_retriever import PassageRetriever
from bot.records import answer_record, search_record
from ingest.build import build_index
from ingest.embed import open_embedder
from ingest.index import Index


@pytest.mark.parametrize(
    ("query", "document"),
    [
        ("người chủ trì hội nghị ở Tuyên Quang", "tuyen-quang-hoi-nghi-truc-tuyen.txt"),
        ("nguoi chu tri hoi nghi o tuyen quang", "tuyen-quang-hoi-nghi-truc-tuyen.txt"),
        ("Quyết định 2866/QĐ-UBND", "vinh-phuc-hoi-nghi-so-noi-vu.html"),
        ("qd 2866/qd-ubnd", "vinh-phuc-hoi-nghi-so-noi-vu.html"),
        ("who chaired the conference in Bến Tre", "ben-tre-tong-ket-2011-2020.txt"),
        ("kiểm soát tham nhũng PAPI", "hoi-dap-chi-so-par-sipas-papi.html"),
        ("trễ hẹn thì xin lỗi", "quy-che-bo-phan-mot-cua-mau.md"),
    ],
)
def test_the_right_document_comes_first(corpus_answerer: Answerer, query: str, document: str) -> None:
    assert corpus_answerer.search(query, 3)[0].document.key == document


@settings(deadline=None, max_examples=40)
@given(query=st.text(min_size=1, max_size=100), k=st.integers(1, 30))
def test_hits_are_ranked_and_belong_together(corpus_answerer: Answerer, query: str, k: int) -> None:
    hits = corpus_answerer.search(query, k)
    assert len(hits) <= k
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.passage.id for hit in hits}) == len(hits)
    for hit in hits:
        assert hit.passage.document_id == hit.document.id
        assert hit.document.text[hit.passage.start : hit.passage.end] == hit.passage.text


def test_more_hits_begin_with_the_fewer(corpus_answerer: Answerer) -> None:
    few, many = (corpus_answerer.search("bằng khen cho tập thể", k) for k in (3, 12))
    assert [hit.passage.id for hit in few] == [hit.passage.id for hit in many[:3]]


def test_as_a_retriever_of_langchain(corpus_answerer: Answerer) -> None:
    query = "người chủ trì hội nghị ở Tuyên Quang"
    documents = PassageRetriever(answerer=corpus_answerer, k=4).invoke(query)
    hits = corpus_answerer.search(query, 4)
    assert [document.page_content for document in documents] == [hit.passage.text for hit in hits]
    assert [document.id for document in documents] == [hit.passage.id for hit in hits]
    first, best = documents[0].metadata, hits[0]
    assert (first["document"], first["title"]) == (best.document.key, best.document.title)
    assert best.document.text[first["start"] : first["end"]] == documents[0].page_content


def test_variants_are_one_source(tmp_path: Path) -> None:
    plan = "KẾ HOẠCH\nRà soát hồ sơ\n\n" + "\n\n".join(
        f"{n}. Công chức số {n} theo dõi {n * 7} hồ sơ thuộc lĩnh vực thứ {n * 3} và báo cáo trước ngày {n}/5/2031."
        for n in range(1, 29)
    )
    (tmp_path / "texts").mkdir()
    for name, end in (("a.txt", ""), ("b.txt", "\n\nLưu: VT.")):
        (tmp_path / "texts" / name).write_text(plan + end, encoding="utf-8")
    embedder = open_embedder()  # how sure an answer is rests on the cosines of a real model
    build_index([tmp_path / "texts"], tmp_path / "index", embedder=embedder)
    answerer = Answerer(Index.open(tmp_path / "index"), embedder)
    results = search_record(answerer.search("công chức số 5 theo dõi bao nhiêu hồ sơ", 10))["results"]
    [document] = {result["document"] for result in results}
    [other] = {"a.txt", "b.txt"} - {document}
    assert all(result["variants"] == [other] for result in results)
    answer = answer_record(answerer.answer("Công chức số 5 theo dõi bao nhiêu hồ sơ?"))
    assert [citation["variants"] for citation in answer["citations"]] == [[other]]
