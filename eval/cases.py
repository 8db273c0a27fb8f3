"""Questions with known answers: the lines of a .jsonl set, checked when they are read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from bot.answers import Turn
from ingest.errors import reason_of

Tag = Literal[
    "abbreviation",
    "background",
    "comparison",
    "condition",
    "count",
    "definition",
    "documents",
    "english",
    "extreme",
    "fact",
    "follow_up",
    "in_turn",
    "injection",
    "list",
    "manner",
    "mentions",
    "misspelt",
    "near_miss",
    "negation",
    "new_topic",
    "number",
    "off_topic",
    "order",
    "paraphrase",
    "request",
    "summary",
    "unaccented",
    "when",
    "where",
    "who",
    "why",
    "yes_no",
]


Model = TypeVar("Model", bound=BaseModel)


class CaseFileError(Exception):
    """A question set that cannot be used; names the file and the line, and `help` says what to do."""

    def __init__(self, message: str, *, help: str) -> None:
        super().__init__(message)
        self.help = help


class AnswerCase(BaseModel):
    """A question, and what a right answer must show.

    An answerable case names documents, and in a file of cases `expected`, `items` or a `locator` too; an
    unanswerable one names none of these, and only a refusal is right.

    One tagged "documents" or "mentions" asks which documents there are, about something or that speak of it: the list
    must name `documents`, no more. One tagged "summary" asks for one document in short: `items` are its points.
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
    """Keys of the documents that may be cited; of a list of documents those that it must name."""
    locator: str | None = None
    """The place that must be cited, "Điều 5, Khoản 2"."""
    forbidden: tuple[str, ...] = ()
    """Words that no answer may show: what an injected instruction asks for."""
    tags: tuple[Tag, ...] = ()

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if self.answerable and not self.documents:
            raise ValueError("câu có lời đáp phải có documents")
        if not self.answerable and (self.documents or self.says_what_is_right):
            raise ValueError("câu không có lời đáp thì documents, expected, items, locator phải để trống")
        return self

    @property
    def says_what_is_right(self) -> bool:
        """Whether more is known of a right answer than the documents that may be cited."""
        return bool(self.expected or self.items or self.locator or (self.asks_which_documents and self.documents))

    @property
    def is_of_whole_documents(self) -> bool:
        """Whether it asks which documents there are, or for one of them in short."""
        return self.asks_which_documents or "summary" in self.tags

    @property
    def asks_which_documents(self) -> bool:
        """Whether a right answer lists documents."""
        return bool({"documents", "mentions"} & {*self.tags})


def load_cases(path: Path) -> list[AnswerCase]:
    """The cases of a .jsonl file in order; blank lines are passed over.

    Raises CaseFileError for a file that cannot be read, an invalid line, or an id used twice.
    """
    cases: dict[str, AnswerCase] = {}
    for line_number, line in numbered_lines(path):
        where = f"{path}, dòng {line_number}"
        case = parsed(AnswerCase, line, where=where)
        if case.id in cases:
            raise CaseFileError(
                f"{where}: mã câu hỏi {case.id!r} đã dùng ở dòng trước.", help="Đặt cho mỗi câu hỏi một mã riêng."
            )
        if case.answerable and not case.says_what_is_right:
            raise CaseFileError(
                f"{where}: câu có lời đáp phải có expected, items hoặc locator.",
                help="Điền trường ấy của AnswerCase trong eval/cases.py bằng những chữ đúng như trong tài liệu.",
            )
        cases[case.id] = case
    return list(cases.values())


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file that are not blank, with their numbers from 1; raises CaseFileError at once."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "không phải UTF-8"
        raise CaseFileError(
            f"Không đọc được {path} ({reason}).",
            help="Kiểm tra đường dẫn và quyền đọc; tệp phải mã hóa UTF-8.",
        ) from error
    # Not splitlines(): that also breaks at U+2028, which may stand inside a JSON string.
    return ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())


def parsed(model: type[Model], line: str, *, where: str) -> Model:
    """A line of JSON as `model`; raises CaseFileError that says what is wrong at `where`."""
    try:
        return model.model_validate_json(line)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'cả dòng'}: {e['msg']}" for e in error.errors())
        raise CaseFileError(
            f"{where}: không hợp lệ ({faults}).",
            help=f"Sửa dòng này theo các trường của {model.__name__} trong {model.__module__.replace('.', '/')}.py.",
        ) from error
