"""Questions with known answers: the lines of a .jsonl set, checked when they are read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from bot.answers import Turn

Tag = Literal[
    "abbreviation",
    "comparison",
    "count",
    "definition",
    "english",
    "follow_up",
    "list",
    "misspelt",
    "near_miss",
    "number",
    "off_topic",
    "unaccented",
    "when",
    "where",
    "who",
    "why",
]


class CaseFileError(Exception):
    """A question set that cannot be used; names the file and the line, and `help` says what to do."""

    def __init__(self, message: str, *, help: str) -> None:
        super().__init__(message)
        self.help = help


class AnswerCase(BaseModel):
    """A question, and what a right answer must show.

    An answerable case names documents and `expected`, `items` or both; an unanswerable one names none of
    these, and only a refusal is right.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    question: str = Field(min_length=1)
    history: tuple[Turn, ...] = ()
    answerable: bool
    expected: tuple[str, ...] = ()
    """Words of the documents that answer; one of them is enough."""
    items: tuple[str, ...] = ()
    """Words of the documents, one phrase for each thing the answer must name; all are required."""
    documents: tuple[str, ...] = ()
    """Keys of the documents that may be cited."""
    tags: tuple[Tag, ...] = ()

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if self.answerable and not (self.documents and (self.expected or self.items)):
            raise ValueError("câu có lời đáp phải có documents và expected hoặc items")
        if not self.answerable and (self.documents or self.expected or self.items):
            raise ValueError("câu không có lời đáp thì documents, expected, items phải để trống")
        return self


def load_cases(path: Path) -> list[AnswerCase]:
    """The cases of a .jsonl file in order; blank lines are passed over.

    Raises CaseFileError for a file that cannot be read, an invalid line, or an id used twice.
    """
    cases: dict[str, AnswerCase] = {}
    for line_number, line in _lines(path):
        case = _parse(line, where=f"{path}, dòng {line_number}")
        if case.id in cases:
            raise CaseFileError(
                f"{path}, dòng {line_number}: mã câu hỏi {case.id!r} đã dùng ở dòng trước.",
                help="Đặt cho mỗi câu hỏi một mã riêng.",
            )
        cases[case.id] = case
    return list(cases.values())


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CaseFileError(
            f"Không đọc được bộ câu hỏi {path}: {error}.",
            help="Kiểm tra đường dẫn và quyền đọc; tệp phải là .jsonl, mã hóa UTF-8.",
        ) from error
    # Not splitlines(): that also breaks at U+2028, which may stand inside a JSON string.
    return ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())


def _parse(line: str, *, where: str) -> AnswerCase:
    try:
        return AnswerCase.model_validate_json(line)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'cả dòng'}: {e['msg']}" for e in error.errors())
        raise CaseFileError(
            f"{where}: câu hỏi không hợp lệ ({faults}).",
            help="Sửa dòng này theo các trường của AnswerCase trong eval/cases.py.",
        ) from error
