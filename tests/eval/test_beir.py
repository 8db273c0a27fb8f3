"""Collections in BEIR's layout are read whole or refused with the file and the line."""

from pathlib import Path

import pytest

from eval.beir import is_beir, load_beir
from eval.cases import CaseFileError
from tests.eval.folders import DOCUMENTS, QRELS, QUERIES, beir_folder

SHARED = Path(__file__).parents[3] / "shared" / "retrieval"


def test_a_collection_is_its_queries_and_judgements(tmp_path: Path) -> None:
    found = load_beir(beir_folder(tmp_path / "nho"))
    assert found.name == "nho"
    assert [query.id for query in found.queries] == ["q1", "q2", "q3", "q4"]
    assert found.judgements == {"q1": {"ke-hoach": 2}, "q2": {"khen-thuong": 1}, "q3": {"khen-thuong": 1}}
    assert found.texts == DOCUMENTS
    assert [path.name for path in found.files] == ["corpus.jsonl", "queries.jsonl", "test.tsv"]


def test_its_queries_are_questions_with_answers(tmp_path: Path) -> None:
    when, how_many, verdict, missing = load_beir(beir_folder(tmp_path / "nho")).cases()
    assert (when.expected, when.documents, when.answerable) == (("12/3/2024",), ("ke-hoach",), True)
    assert how_many.expected == ("30 cá nhân",)  # the annotation cuts through the number
    assert (verdict.expected, verdict.documents) == ((), ("khen-thuong",))
    assert (missing.answerable, missing.tags) == (False, ("near_miss",))


def test_its_queries_are_off_topic_elsewhere(tmp_path: Path) -> None:
    cases = load_beir(beir_folder(tmp_path / "nho")).foreign_cases()
    assert [case.id for case in cases] == ["nho/q1", "nho/q2", "nho/q3", "nho/q4"]
    assert {(case.answerable, case.tags) for case in cases} == {(False, ("off_topic",))}


def test_the_test_split_counts_where_there_is_one(tmp_path: Path) -> None:
    folder = beir_folder(tmp_path / "nho")
    (folder / "qrels" / "train.tsv").write_text("query-id\tcorpus-id\tscore\nq4\tke-hoach\t1\n", encoding="utf-8")
    assert "q4" not in load_beir(folder).judgements
    (folder / "qrels" / "test.tsv").rename(folder / "qrels" / "dev.tsv")
    assert "q4" in load_beir(folder).judgements


@pytest.mark.parametrize(
    ("qrels", "fault"),
    [
        (QRELS + "q1\tke-hoach\n", "test.tsv, dòng 6: .*ba cột"),
        (QRELS + "q1\tke-hoach\tnhiều\n", "test.tsv, dòng 6: .*số nguyên"),
        (QRELS + "q9\tke-hoach\t1\n", "test.tsv, dòng 6: .*'q9'"),
        (QRELS + "q1\tkhac\t1\n", "corpus.jsonl: .*'khac'"),
    ],
)
def test_a_bad_judgement_is_named(tmp_path: Path, qrels: str, fault: str) -> None:
    with pytest.raises(CaseFileError, match=fault):
        load_beir(beir_folder(tmp_path / "nho", qrels=qrels))


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ({"_id": "q1", "text": "Lại mã ấy?"}, "dòng 5: mã 'q1'"),
        ({"text": "Không có mã?"}, "dòng 5: .*_id"),
        ({"_id": "q5", "text": ""}, "dòng 5: .*text"),
        ({"_id": "q5", "text": "?", "metadata": {"answers": "Có"}}, "dòng 5: .*answers"),
    ],
)
def test_a_bad_query_is_named(tmp_path: Path, query: dict[str, object], fault: str) -> None:
    with pytest.raises(CaseFileError, match=f"queries.jsonl, {fault}"):
        load_beir(beir_folder(tmp_path / "nho", queries=[*QUERIES, query]))


@pytest.mark.parametrize("missing", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv", ""])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    folder = beir_folder(tmp_path / "nho") if missing else tmp_path / "khong-co"
    if missing:
        (folder / missing).unlink()
    with pytest.raises(CaseFileError, match=str((folder / missing).parent if "/" in missing else folder / missing)):
        load_beir(folder)
    assert is_beir(folder) is (missing not in {"queries.jsonl", ""})


@pytest.mark.parametrize(("name", "answerable", "others"), [("alqac-dev", 100, 0), ("viquad-dev", 411, 98)])
def test_real_collections_are_read_whole(name: str, answerable: int, others: int) -> None:
    folder = SHARED / name
    if not folder.exists():
        pytest.skip(f"{folder} is not on this machine")
    cases = load_beir(folder).cases()
    assert [sum(case.answerable for case in cases), sum(not case.answerable for case in cases)] == [answerable, others]
    if others:  # an encyclopedia's answers all stand in its passages
        assert all(case.expected for case in cases if case.answerable)
