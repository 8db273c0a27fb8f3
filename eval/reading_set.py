"""Passages to read and what is asked of them: the .txt files of eval/data/reading, checked when they are read.

    == title
    The passage, on one line.
    + a question that it answers? => its words that answer
    - a question that it does not answer?

`python -m eval.reading_as_beir` makes of them what `cchc eval` asks.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.cases import CaseFileError, numbered_lines
from eval.question_sets import SHIPPED

_TITLE, _ANSWERED, _UNANSWERED, _ANSWER = "==", "+ ", "- ", " => "
_LAYOUT = (
    f'Mỗi đoạn gồm dòng "{_TITLE} tiêu đề", một dòng là đoạn văn, rồi các dòng'
    f' "{_ANSWERED}câu hỏi?{_ANSWER}đáp án" hoặc "{_UNANSWERED}câu hỏi không có đáp án?".'
)


@dataclass(frozen=True, slots=True)
class ReadingQuestion:
    """A question that is asked of a passage."""

    text: str
    answer: str | None
    """Whole words, as they stand in the passage; None where the passage does not say it."""


@dataclass(frozen=True, slots=True)
class ReadingPassage:
    """A passage and what is asked of it; no other passage has its title or one of its questions."""

    title: str
    text: str
    """One line."""
    questions: tuple[ReadingQuestion, ...]


_ASIDE = 25


def is_kept_aside(passage: ReadingPassage) -> bool:
    """Whether no shipped weight has seen the passage: one in twenty-five, told by its title."""
    return zlib.crc32(passage.title.encode()) % _ASIDE == 0


def load_reading_set(folder: Path = SHIPPED / "reading") -> list[ReadingPassage]:
    """The passages of the .txt files in `folder`, by name of the file and in its order.

    Raises CaseFileError for a folder without them, a file that cannot be read, an invalid line, a passage without
    questions, or a title or question used twice.
    """
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise CaseFileError(f"Không có tệp .txt nào trong {folder}.", help="Chỉ tới thư mục có các đoạn văn.")
    passages: list[ReadingPassage] = []
    used: dict[str, str] = {}
    for path in paths:
        for lines in _parts(path):
            passage = _passage(path, lines)
            passages.append(passage)
            texts = (passage.title, *(question.text for question in passage.questions))
            for (number, _), text in zip((lines[0], *lines[2:]), texts, strict=True):
                where = f"{path}, dòng {number}"
                if text in used:
                    raise CaseFileError(
                        f"{where}: {text!r} đã dùng ở {used[text]}.",
                        help="Mỗi tiêu đề, mỗi câu hỏi chỉ dùng một lần: đổi lời hoặc bỏ đi.",
                    )
                used[text] = where
    return passages


def _parts(path: Path) -> Iterator[list[tuple[int, str]]]:
    """The numbered lines of each passage, its title first; those before the first title are a part, too."""
    part: list[tuple[int, str]] = []
    for number, line in numbered_lines(path):
        if line.startswith(_TITLE) and part:
            yield part
            part = []
        part.append((number, line.strip()))
    if part:
        yield part


def _passage(path: Path, lines: Sequence[tuple[int, str]]) -> ReadingPassage:
    (number, heading), *rest = lines
    where, title = f"{path}, dòng {number}", heading.removeprefix(_TITLE).strip()
    if not heading.startswith(_TITLE) or not title:
        raise CaseFileError(f"{where}: thiếu tiêu đề.", help=_LAYOUT)
    if not rest or rest[0][1].startswith((_ANSWERED, _UNANSWERED)):
        raise CaseFileError(f"{where}: tiêu đề {title!r} không có đoạn văn.", help=_LAYOUT)
    (_, text), *asked = rest
    if not asked:
        raise CaseFileError(f"{where}: đoạn {title!r} không có câu hỏi.", help=_LAYOUT)
    questions = (_question(line, text, where=f"{path}, dòng {number}") for number, line in asked)
    return ReadingPassage(title, text, tuple(questions))


def _question(line: str, passage: str, *, where: str) -> ReadingQuestion:
    if not line.startswith((_ANSWERED, _UNANSWERED)):
        raise CaseFileError(f"{where}: không phải câu hỏi, mà đoạn văn đã có rồi.", help=_LAYOUT)
    text, arrow, answer = (part.strip() for part in line[2:].partition(_ANSWER))
    if line.startswith(_ANSWERED) != bool(arrow):
        raise CaseFileError(
            f'{where}: câu có đáp án phải có "{_ANSWER}", câu không có đáp án thì không được có.', help=_LAYOUT
        )
    if not text.endswith("?") or text == "?":
        raise CaseFileError(
            f"{where}: câu hỏi không kết thúc bằng dấu hỏi.", help='Viết trọn câu hỏi, cuối câu là "?".'
        )
    if arrow and (not answer or not re.search(rf"(?<!\w){re.escape(answer)}(?!\w)", passage)):
        raise CaseFileError(
            f"{where}: đáp án {answer!r} không có trong đoạn văn.",
            help="Chép đáp án trọn chữ, đúng từng dấu từ đoạn văn.",
        )
    return ReadingQuestion(text, answer or None)
