"""`cchc brief` as people run it."""

import json
from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests.bot.console import Cchc

TOPIC = "cải cách hành chính"


def texts_of(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(path.read_bytes())).paragraphs]


def test_a_paper_is_written_and_said_to_be(cchc: Cchc, tmp_path: Path) -> None:
    paper = tmp_path / "bao-cao.docx"
    done = cchc("brief", "cai cach hanh chinh", "-o", paper, "--agency", "Sở Nội vụ")
    assert (done.code, done.out) == (0, "")
    assert f"Đã ghi {paper}" in "".join(done.err.splitlines())
    assert "Tổng hợp tài liệu về cải cách hành chính" in texts_of(paper)


def test_the_suffix_says_what_is_written(cchc: Cchc, tmp_path: Path) -> None:
    paper = tmp_path / "bao-cao.MD"
    assert cchc("brief", TOPIC, "-o", paper).code == 0
    text = paper.read_text("utf-8")
    assert text.startswith("# Tổng hợp tài liệu về cải cách hành chính\n")
    assert "3 nhiệm vụ trọng tâm" in text
    assert "[^1]: “" in text


def test_an_old_paper_is_replaced_and_nothing_else_is_left(cchc: Cchc, tmp_path: Path) -> None:
    paper = tmp_path / "bao-cao.md"
    paper.write_text("bản cũ", encoding="utf-8")
    assert cchc("brief", TOPIC, "-o", paper).code == 0
    assert "bản cũ" not in paper.read_text("utf-8")
    assert list(tmp_path.iterdir()) == [paper]


@pytest.mark.parametrize("name", ["bao-cao.pdf", "bao-cao"])
def test_another_suffix_is_bad_usage(cchc: Cchc, tmp_path: Path, name: str) -> None:
    done = cchc("brief", TOPIC, "-o", tmp_path / name)
    assert done.code == 2
    assert ".docx hoặc .md" in done.err
    assert not list(tmp_path.iterdir())


def test_an_unknown_topic_writes_nothing(cchc: Cchc, tmp_path: Path) -> None:
    done = cchc("brief", "nuôi tôm sú", "-o", tmp_path / "bao-cao.docx")
    assert done.code == 1
    assert "không có nội dung nào về “nuôi tôm sú”" in done.err
    assert "Cách xử lý" in done.err
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there(cchc: Cchc, tmp_path: Path) -> None:
    done = cchc("brief", TOPIC, "-o", tmp_path / "khong-co" / "bao-cao.docx")
    assert done.code == 1
    assert "Không ghi được" in done.err


def test_the_record_has_every_statement_with_its_quote(cchc: Cchc, tmp_path: Path) -> None:
    done = cchc("brief", TOPIC, "-o", tmp_path / "bao-cao.md", "--json")
    record = json.loads(done.out)
    assert record["topic"] == TOPIC
    statements = [one for section in record["sections"] for one in section["statements"]]
    keys = [citation["key"] for one in statements for citation in one["citations"]]
    assert keys == [f"[{number}]" for number in range(1, len(keys) + 1)]
    for one in statements:
        assert any(one["text"] in " ".join(citation["quote"].split()) for citation in one["citations"])


def test_a_quiz_in_a_file_of_its_own_needs_to_be_asked_for(cchc: Cchc, tmp_path: Path) -> None:
    done = cchc("brief", TOPIC, "-o", tmp_path / "a.md", "--quiz-file", tmp_path / "q.md")
    assert done.code == 2
    assert "--quiz" in done.err


def test_where_no_question_can_be_made_it_says_so(cchc: Cchc, tmp_path: Path) -> None:
    """Two short texts offer no three other days or names."""
    done = cchc("brief", TOPIC, "-o", tmp_path / "a.md", "--quiz", "5", "--quiz-file", tmp_path / "q.md")
    assert done.code == 0
    assert "Chỉ soạn được 0 câu" in done.err
    assert not (tmp_path / "q.md").exists()


def test_in_english_errors_and_help_are_english(cchc: Cchc, tmp_path: Path) -> None:
    done = cchc("brief", "nuôi tôm sú", "-o", tmp_path / "a.md", "--lang", "en")
    assert "nothing on this topic" in done.err
    assert "briefing" in cchc("brief", "--help", "--lang", "en").out
