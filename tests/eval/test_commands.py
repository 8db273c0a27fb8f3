"""`cchc eval` as people run it: what it prints, what it writes, its exit codes."""

import json
from pathlib import Path

import pytest

from bot.cli import run
from eval.question_sets import SHIPPED, load_set, shipped_documents, shipped_sets
from eval.results import AnswersRun, Report, RetrievalRun
from ingest.cache import CACHE_ENV, cache_folder
from tests.bot.console import Done
from tests.eval.folders import beir_folder, write_lines

CASE = {
    "id": "a",
    "question": "Kế hoạch của tỉnh Sông Xanh được ký ngày nào?",
    "answerable": True,
    "expected": ["12/3/2024"],
    "documents": ["ke-hoach"],
    "tags": ["when"],
}


class Evaluate:
    """Runs `cchc eval` and reads the report."""

    def __init__(self, capsys: pytest.CaptureFixture[str], out: Path) -> None:
        self._capsys, self._out = capsys, out

    def __call__(self, *arguments: object) -> Done:
        self._capsys.readouterr()
        code = run(["eval", *map(str, arguments), "-o", str(self._out)])
        return Done(code, *self._capsys.readouterr())

    def report(self) -> Report:
        return Report.load(self._out / "report.json")


@pytest.fixture
def evaluate(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Evaluate:
    """The command with a cache of its own, but the machine's models."""
    monkeypatch.delenv("CCHC_LANG", raising=False)
    cache = tmp_path / "cache"
    cache.mkdir()
    for model in cache_folder().glob("e5-*"):
        (cache / model.name).symlink_to(model)
    monkeypatch.setenv(CACHE_ENV, str(cache))
    return Evaluate(capsys, tmp_path / "bao-cao")


def test_retrieval_is_shown_and_written(evaluate: Evaluate, tmp_path: Path) -> None:
    folder = beir_folder(tmp_path / "nho")
    done = evaluate("retrieval", folder)
    assert done.code == 0
    assert "Tìm kiếm: nho (3 câu" in done.out
    assert "không dấu" in done.out
    assert "100,0 % (100,0–100,0)" in done.out
    report = evaluate.report()
    assert [(one.kind, one.name) for one in report.runs] == [("retrieval", "nho")] * 2
    assert [one.accents for one in report.runs if isinstance(one, RetrievalRun)] == ["typed", "stripped"]
    assert {"nho/corpus.jsonl", "nho/queries.jsonl", "qrels/test.tsv"} <= report.data.keys()
    assert report.conditions.embedder.startswith("bundled ")
    assert evaluate("retrieval", folder, "--no-accents-only").code == 0
    assert len(evaluate.report().runs) == 1


def test_answers_are_shown_and_written(evaluate: Evaluate, tmp_path: Path) -> None:
    folder, other = beir_folder(tmp_path / "nho"), beir_folder(tmp_path / "khac")
    done = evaluate("answers", folder, "--foreign", other)
    assert done.code == 0
    assert "Trả lời: nho + khac (8 câu" in done.out
    assert "Từ chối nhầm" in done.out
    (one,) = evaluate.report().runs
    assert isinstance(one, AnswersRun)
    assert (one.count, one.kinds["off_topic"].count) == (8, 4)
    assert one.index_id


def test_a_file_is_asked_of_the_documents_named(evaluate: Evaluate, tmp_path: Path, built: Path) -> None:
    corpus, cases = beir_folder(tmp_path / "nho") / "corpus.jsonl", write_lines(tmp_path / "cau-hoi.jsonl", [CASE])
    done = evaluate("answers", cases, "--documents", corpus, "--lang", "en")
    assert done.code == 0
    assert "Treated rightly" in done.out
    assert "100.0 % (100.0–100.0)" in done.out
    (one,) = evaluate.report().runs
    assert isinstance(one, AnswersRun)
    assert one.metrics["right"].value == 1
    assert evaluate("answers", cases, "--index", built / "index").code == 0
    (other,) = evaluate.report().runs
    assert isinstance(other, AnswersRun)
    assert other.index_id != one.index_id
    assert f"index/{other.index_id}" in evaluate.report().data


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["retrieval"], "Thiếu thư mục BEIR."),
        (["answers"], "Thiếu bộ câu hỏi."),
        (["answers", "{cases}"], "thêm --index hoặc --documents"),
        (["answers", "{cases}", "--index", "x", "--documents", "y"], "không cả hai"),
        (["answers", "{cases}", "--nope"], "--nope"),
    ],
)
def test_bad_usage_is_named(evaluate: Evaluate, tmp_path: Path, arguments: list[str], said: str) -> None:
    cases = write_lines(tmp_path / "cau-hoi.jsonl", [CASE])
    done = evaluate(*(argument.format(cases=cases) for argument in arguments))
    assert (done.code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["retrieval", "{tmp}/khong-co"], "Không có thư mục"),
        (["answers", "{tmp}"], "không phải là thư mục BEIR"),
        (["answers", "{tmp}/khong-co.jsonl"], "Không đọc được"),
        (["answers", "{cases}", "--index", "{tmp}/khong-co"], "Chưa có chỉ mục"),
        (["answers", "{cases}", "--documents", "{tmp}/khong-co"], "Không tìm thấy"),
    ],
)
def test_what_cannot_be_used_is_named(evaluate: Evaluate, tmp_path: Path, arguments: list[str], said: str) -> None:
    cases = write_lines(tmp_path / "cau-hoi.jsonl", [CASE])
    done = evaluate(*(argument.format(cases=cases, tmp=tmp_path) for argument in arguments))
    assert (done.code, done.out) == (1, "")
    assert said in done.err.replace("\n", "")
    assert "Cách xử lý:" in done.err


def test_a_report_that_cannot_be_written_is_named(evaluate: Evaluate, tmp_path: Path, built: Path) -> None:
    (tmp_path / "bao-cao").write_text("một tệp")
    cases = write_lines(tmp_path / "cau-hoi.jsonl", [CASE])
    done = evaluate("answers", cases, "--index", built / "index")
    assert (done.code, "bao-cao" in done.err) == (1, True)


def test_the_shipped_sets_have_their_documents() -> None:
    sets = {one.name: one for one in shipped_sets()}
    assert sets["corpus-40"].documents == shipped_documents() != sets["communes"].documents
    for one in sets.values():
        keys = {path.name for folder in one.documents for path in folder.rglob("*")}
        assert {key for case in one.cases for key in case.documents} <= keys, one.name


def test_a_set_is_asked_of_the_documents_beside_it(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    copy = tmp_path / "corpus-40.jsonl"
    copy.write_bytes((SHIPPED / "corpus-40.jsonl").read_bytes())
    assert load_set(copy).documents == (tmp_path / "documents",)


def test_sets_of_others_name_no_documents(tmp_path: Path) -> None:
    copy = tmp_path / "corpus-40.jsonl"
    copy.write_bytes((SHIPPED / "corpus-40.jsonl").read_bytes())
    assert load_set(copy).documents == ()


def test_the_report_is_json_that_others_read(evaluate: Evaluate, tmp_path: Path) -> None:
    evaluate("answers", beir_folder(tmp_path / "nho"))
    report = json.loads((tmp_path / "bao-cao" / "report.json").read_text(encoding="utf-8"))
    assert report["schema_version"] == 1
    assert report["runs"][0]["cases"][0]["question"].startswith("Kế hoạch")
