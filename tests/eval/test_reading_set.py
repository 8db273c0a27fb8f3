"""The reading set: how its files are read, which faults are named, and that the shipped ones are sound."""

from functools import cache
from pathlib import Path

import pytest

from eval.cases import CaseFileError
from eval.question_sets import SHIPPED, shipped_sets
from eval.reading_set import ReadingPassage, ReadingQuestion, load_reading_set
from eval.text_match import holds, words
from ingest.structure.sentences import sentences

TITLE = "== Cầu Sông Xanh"
TEXT = "Cầu Sông Xanh khánh thành năm 1987. Nó dài 412 mét."
ANSWERED = "+ Cầu Sông Xanh dài bao nhiêu? => 412 mét"
UNANSWERED = "- Cầu Sông Xanh rộng bao nhiêu?"


@cache
def shipped() -> list[ReadingPassage]:
    return load_reading_set()


def write_lines(folder: Path, *lines: str, name: str = "cau.txt") -> Path:
    """`folder` with the file in it."""
    (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_files_are_read_by_name_and_their_passages_in_order(tmp_path: Path) -> None:
    write_lines(tmp_path, "== Đèo Gió", "Đèo Gió cao 900 mét.", "+ Đèo Gió cao mấy mét? => 900", name="deo.txt")
    write_lines(tmp_path, TITLE, TEXT, ANSWERED, UNANSWERED, "", "== Chợ Mới", "Chợ họp sáng.", "- Chợ Mới ở đâu?")
    bridge, market, pass_ = load_reading_set(tmp_path)
    assert bridge == ReadingPassage(
        title="Cầu Sông Xanh",
        text=TEXT,
        questions=(
            ReadingQuestion("Cầu Sông Xanh dài bao nhiêu?", "412 mét"),
            ReadingQuestion("Cầu Sông Xanh rộng bao nhiêu?", None),
        ),
    )
    assert market.questions == (ReadingQuestion("Chợ Mới ở đâu?", None),)
    assert pass_.title == "Đèo Gió"


def test_line_ends_of_windows_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "cau.txt").write_bytes("\r\n".join(["\ufeff" + TITLE, TEXT, ANSWERED]).encode())
    (passage,) = load_reading_set(tmp_path)
    assert (passage.title, passage.text, passage.questions[0].answer) == ("Cầu Sông Xanh", TEXT, "412 mét")


@pytest.mark.parametrize(
    ("lines", "number", "fault"),
    [
        ([TEXT, ANSWERED], 1, "thiếu tiêu đề"),
        (["==", TEXT, ANSWERED], 1, "thiếu tiêu đề"),
        ([TITLE], 1, "không có đoạn văn"),
        ([TITLE, ANSWERED, UNANSWERED], 1, "không có đoạn văn"),
        ([TITLE, TEXT], 1, "không có câu hỏi"),
        ([TITLE, TEXT, "Nó có bốn nhịp.", ANSWERED], 3, "không phải câu hỏi"),
        ([TITLE, TEXT, ANSWERED, "* Cầu nào dài?"], 4, "không phải câu hỏi"),
        ([TITLE, TEXT, "+ Cầu Sông Xanh dài bao nhiêu?"], 3, "=>"),
        ([TITLE, TEXT, "- Cầu Sông Xanh dài bao nhiêu? => 412 mét"], 3, "=>"),
        ([TITLE, TEXT, "+ Cầu Sông Xanh dài bao nhiêu => 412 mét"], 3, "dấu hỏi"),
        ([TITLE, TEXT, UNANSWERED, "- ?"], 4, "dấu hỏi"),
        ([TITLE, TEXT, "+ Cầu Sông Xanh dài bao nhiêu? => 412 m"], 3, "không có trong đoạn văn"),
        ([TITLE, TEXT, UNANSWERED, UNANSWERED], 4, "đã dùng ở .*dòng 3"),
        ([TITLE, TEXT, UNANSWERED, "", TITLE, TEXT, ANSWERED], 5, "đã dùng ở .*dòng 1"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, lines: list[str], number: int, fault: str) -> None:
    with pytest.raises(CaseFileError, match=f"cau.txt, dòng {number}: .*{fault}") as error:
        load_reading_set(write_lines(tmp_path, *lines))
    assert error.value.help


def test_a_question_of_another_file_is_named(tmp_path: Path) -> None:
    write_lines(tmp_path, TITLE, TEXT, UNANSWERED)
    write_lines(tmp_path, "== Cầu Mới", TEXT, UNANSWERED, name="cau-moi.txt")
    with pytest.raises(CaseFileError, match=r"cau\.txt, dòng 3: .* đã dùng ở .*cau-moi\.txt, dòng 3"):
        load_reading_set(tmp_path)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"], ids=["no file", "binary"])
def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "cau.txt").write_bytes(content)
    with pytest.raises(CaseFileError, match=tmp_path.name) as error:
        load_reading_set(tmp_path)
    assert error.value.help


def test_the_shipped_set_is_large_and_half_of_it_unanswerable() -> None:
    answers = [question.answer for passage in shipped() for question in passage.questions]
    assert len(shipped()) >= 2730
    assert 0.4 < answers.count(None) / len(answers) < 0.5
    assert {len(passage.questions) for passage in shipped()} <= set(range(11, 17))


def test_what_is_shipped_differs_in_more_than_letter_case() -> None:
    texts = [passage.text for passage in shipped()]
    said = [" ".join(words(text)) for passage in shipped() for text in (passage.title, *asked(passage))]
    assert len(set(texts)) == len(texts)
    assert len(set(said)) == len(said)


def asked(passage: ReadingPassage) -> list[str]:
    return [question.text for question in passage.questions]


def test_every_answer_stands_in_one_sentence_which_is_told_by_the_words_of_its_question() -> None:
    faults = []
    for passage in shipped():
        parts = [passage.text[start:end] for start, end in sentences(passage.text)]
        for question in passage.questions:
            if question.answer is None:
                continue
            having = [part for part in parts if question.answer in part and holds(part, question.answer)]
            shared = sorted(len(set(words(question.text)) & set(words(part))) for part in having)
            if not shared or shared[-2:-1] == shared[-1:]:
                faults.append((passage.title, question.text, question.answer))
    assert faults == []


def test_the_reading_set_is_not_measured() -> None:
    read = {path for one in shipped_sets() for path in (*one.files, *one.documents)}
    assert not [path for path in read if (SHIPPED / "reading").is_relative_to(path) or "reading" in path.parts]
