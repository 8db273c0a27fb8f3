"""`cchc eval compare`, `gate` and `new` as typed."""

from pathlib import Path

import pytest

from bot.cli import run
from eval.cases import load_cases
from eval.results import Report
from ingest.build import build_index
from tests.bot.answering import CORPUS
from tests.bot.console import Done
from tests.eval.reports import answers, case, report
from tests.ingest.word_embedder import WordEmbedder


@pytest.fixture
def cchc(capsys: pytest.CaptureFixture[str]) -> "Cchc":
    return Cchc(capsys)


class Cchc:
    """Runs `cchc eval` with these arguments."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Done:
        self._capsys.readouterr()
        code = run(["eval", *map(str, arguments)])
        return Done(code, *self._capsys.readouterr())


def saved(folder: Path, name: str, right: int) -> Path:
    """A report in which the first `right` of ten questions are right."""
    return record(folder / name, report(answers("bo", *(case(str(n), right=n < right) for n in range(10)))))


def record(path: Path, made: Report) -> Path:
    path.write_text(made.model_dump_json(), encoding="utf-8")
    return path


def test_compare_shows_figures_and_who_changed(cchc: Cchc, tmp_path: Path) -> None:
    done = cchc("compare", saved(tmp_path, "a.json", 3), saved(tmp_path, "b.json", 9))
    assert done.code == 0
    for said in ("30,0 %", "90,0 %", "+60,0 điểm %", "0,031*", "Thành đúng (6 câu)", "4: Câu hỏi 4?", "McNemar"):
        assert said in done.out
    assert "Thành sai" not in done.out


def test_compare_says_what_is_no_report(cchc: Cchc, tmp_path: Path) -> None:
    done = cchc("compare", tmp_path / "a.json", tmp_path / "b.json")
    assert done.code == 1
    assert "a.json" in done.err


def test_a_gate_is_made_and_then_shuts(cchc: Cchc, tmp_path: Path) -> None:
    gate = ("--baseline", tmp_path / "moc.json")
    assert cchc("gate", saved(tmp_path, "a.json", 9), *gate, "--update").code == 0
    passed = cchc("gate", saved(tmp_path, "a.json", 9), *gate)
    assert (passed.code, "Đạt mốc" in passed.err) == (0, True)
    shut = cchc("gate", saved(tmp_path, "b.json", 5), *gate)
    assert shut.code == 1
    for said in ("(right) 50,0 %, dưới mức 80,0 %", "thành sai: 5, 6, 7, 8.", "cchc eval compare"):
        assert said in shut.err
    cchc("gate", tmp_path / "b.json", *gate, "--update")
    assert cchc("gate", tmp_path / "b.json", *gate).code == 1
    cchc("gate", tmp_path / "b.json", *gate, "--update", "--allow-lower")
    assert cchc("gate", tmp_path / "b.json", *gate).code == 0


def test_no_baseline_comes_from_a_report_with_failures(cchc: Cchc, tmp_path: Path) -> None:
    failed = record(tmp_path / "a.json", report(answers("bo", case("a"), case("b", error="KeyError"))))
    assert cchc("gate", failed, "--baseline", tmp_path / "moc.json", "--update").code == 1
    assert not (tmp_path / "moc.json").exists()


def test_new_writes_a_set_that_can_be_read(cchc: Cchc, tmp_path: Path) -> None:
    build_index([CORPUS], tmp_path / "index", embedder=WordEmbedder())
    done = cchc("new", tmp_path / "nhap.jsonl", "--index", tmp_path / "index", "-n", 15, "--seed", 4)
    assert done.code == 0
    assert len(load_cases(tmp_path / "nhap.jsonl")) == 15
    assert "15 câu nháp" in done.err.replace("\n", " ")
    assert "near_miss" in done.err
