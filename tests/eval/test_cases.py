"""The question set over the sample corpus is sound, and faults in a set are named by file and line."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import trafilatura

from bot.answers import Turn
from eval.cases import AnswerCase, CaseFileError, load_cases
from ingest.text import canonical, has_accents, squeeze, tidy

PROJECT = Path(__file__).parents[2]
CORPUS = PROJECT / "corpus"
CASES = load_cases(PROJECT / "eval" / "data" / "corpus-40.jsonl")

VALID = {
    "id": "a",
    "question": "Ai chủ trì?",
    "answerable": True,
    "expected": ["ông An"],
    "documents": ["tin.txt"],
    "tags": ["who"],
}


@cache
def comparable_document(key: str) -> str:
    content = (CORPUS / key).read_text(encoding="utf-8")
    if key.endswith(".html"):
        content = trafilatura.extract(content) or ""
    return comparable(content)


def comparable(text: str) -> str:
    return squeeze(canonical(tidy(text)))


def write_lines(folder: Path, *lines: str) -> Path:
    path = folder / "bo-cau-hoi.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_expected_phrase_stands_in_a_document_of_the_case(case: AnswerCase) -> None:
    documents = [comparable_document(key) for key in case.documents]
    for phrase in (*case.expected, *case.items):
        assert any(comparable(phrase) in document for document in documents), phrase


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_document_of_a_case_holds_a_phrase_of_it(case: AnswerCase) -> None:
    for key in case.documents:
        assert any(comparable(p) in comparable_document(key) for p in (*case.expected, *case.items)), key


def test_the_set_is_as_large_and_as_hard_as_it_must_be() -> None:
    assert len(CASES) >= 40
    assert sum(not case.answerable for case in CASES) >= 12
    assert sum(not has_accents(case.question) for case in CASES) >= 12
    tags = Counter[str](tag for case in CASES for tag in case.tags)
    least = {
        "list": 6,
        "english": 4,
        "follow_up": 3,
        "near_miss": 8,
        "comparison": 1,
        "misspelt": 1,
        "why": 1,
    }
    assert {tag: tags[tag] for tag in least if tags[tag] < least[tag]} == {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_tags_agree_with_the_question(case: AnswerCase) -> None:
    assert ("follow_up" in case.tags) == bool(case.history)
    if "unaccented" in case.tags:
        assert not has_accents(case.question)


def test_history_becomes_turns(tmp_path: Path) -> None:
    turn = {"question": "Trước đó?", "answer": "Đã đáp."}
    (case,) = load_cases(write_lines(tmp_path, json.dumps({**VALID, "history": [turn]})))
    assert case.history == (Turn(question="Trước đó?", answer="Đã đáp."),)


def test_blank_lines_are_passed_over(tmp_path: Path) -> None:
    lines = ["", json.dumps(VALID), "  ", json.dumps({**VALID, "id": "b"}), ""]
    assert [case.id for case in load_cases(write_lines(tmp_path, *lines))] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{không phải JSON", "JSON"),
        (json.dumps({**VALID, "question": ""}), "question"),
        (json.dumps({**VALID, "expects": []}), "expects"),
        (json.dumps({**VALID, "tags": ["whom"]}), "tags"),
        (json.dumps({**VALID, "documents": []}), "documents"),
        (json.dumps({**VALID, "expected": []}), "expected"),
        (json.dumps({**VALID, "answerable": False}), "để trống"),
    ],
)
def test_an_invalid_line_is_named(tmp_path: Path, line: str, fault: str) -> None:
    path = write_lines(tmp_path, json.dumps({**VALID, "id": "first"}), line)
    with pytest.raises(CaseFileError, match=f"bo-cau-hoi.jsonl, dòng 2: .*{fault}") as error:
        load_cases(path)
    assert "AnswerCase" in error.value.help


def test_an_id_used_twice_is_named(tmp_path: Path) -> None:
    path = write_lines(tmp_path, json.dumps(VALID), json.dumps(VALID))
    with pytest.raises(CaseFileError, match=r"dòng 2: mã câu hỏi 'a'"):
        load_cases(path)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00nhi phan"], ids=["missing", "binary"])
def test_an_unreadable_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "cau-hoi.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CaseFileError, match=r"cau-hoi\.jsonl"):
        load_cases(path)
