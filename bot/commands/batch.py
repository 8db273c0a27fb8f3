"""Question files: read and checked before anything is answered, answered into a file that appears whole."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from bot.answers import Turn
from bot.commands.whole_file import whole_file
from bot.filter_fields import FilterError, FilterRecord, filter_from
from bot.filters import EVERYTHING, Filter
from bot.generate import AnyAnswerer
from bot.records import RecordId
from bot.turns import TurnError, turns_from
from ingest.errors import reason_of
from ingest.report import Progress

_QUESTION_FIELDS = ("question", "text", "query")
_EXAMPLE = 'Mỗi dòng là một đối tượng JSON, ví dụ: {"id": "1", "question": "..."}'


class BatchError(Exception):
    """A question file that cannot be used; `help` says what to do."""

    def __init__(self, message: str, *, help: str) -> None:
        super().__init__(message)
        self.help = help


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchQuestion:
    """A line of a question file."""

    id: RecordId
    text: str
    history: tuple[Turn, ...]
    filter: Filter = EVERYTHING


def read_questions(path: Path) -> list[BatchQuestion]:
    """The questions of a .jsonl file in order; raises BatchError naming the first line that is wrong.

    `id` or `_id` is passed on as it is (None where absent); blank lines are skipped. `history` may hold
    questions as strings, {"question", "answer"} objects, or {"role", "content"} messages; `filter` what
    `bot.filter_fields.FilterRecord` holds.
    """
    try:
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines()
    except OSError as error:
        raise BatchError(f"Không đọc được {path} ({reason_of(error)}).", help="Kiểm tra tên tệp.") from error
    questions = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                questions.append(_question(json.loads(line)))
            except (ValueError, RecursionError) as error:
                reason = str(error) if isinstance(error, _Malformed) else "không phải JSON hợp lệ"
                raise BatchError(f"{path}, dòng {number}: {reason}.", help=_EXAMPLE) from error
    return questions


def run_batch(
    questions_file: Path,
    result_file: Path,
    *,
    open_answerer: Callable[[], AnyAnswerer],
    respond: Callable[[AnyAnswerer, BatchQuestion], Mapping[str, object]],
    progress: Callable[[], AbstractContextManager[Progress]],
) -> None:
    """Writes a record for each question, in order; checks both files before it opens the answerer."""
    questions = read_questions(questions_file)
    with whole_file(result_file, option="--out") as file:
        answerer = open_answerer()
        with progress() as show:
            for number, question in enumerate(questions, start=1):
                print(json.dumps(respond(answerer, question), ensure_ascii=False), file=file)
                show(f"{number}/{len(questions)}", number / len(questions))


class _Malformed(ValueError):
    """What is wrong with a question, in Vietnamese."""


def _question(record: object) -> BatchQuestion:
    if not isinstance(record, dict):
        raise _Malformed("không phải đối tượng JSON")
    id_ = record.get("id", record.get("_id"))
    if not isinstance(id_, str | int | None):
        raise _Malformed('"id" phải là chữ hoặc số nguyên')
    texts = [record[name] for name in _QUESTION_FIELDS if isinstance(record.get(name), str)]
    if not texts:
        raise _Malformed('thiếu "question" (hoặc "text")')
    history = record.get("history") or []
    if not isinstance(history, list):
        raise _Malformed('"history" phải là danh sách')
    return BatchQuestion(
        id=id_, text=texts[0], history=tuple(_turns(history)), filter=_filter(record.get("filter") or {})
    )


def _filter(record: object) -> Filter:
    if not isinstance(record, dict) or not record.keys() <= FilterRecord.__optional_keys__:
        raise _Malformed('"filter" chỉ gồm "province", "since", "until", "kinds" và "folder"')
    kinds = record.pop("kinds", [])
    if not isinstance(kinds, list) or not all(isinstance(value, str) for value in (*kinds, *record.values())):
        raise _Malformed('trong "filter", "kinds" là danh sách và mỗi giá trị là chữ')
    try:
        return filter_from(kinds=kinds, **record)
    except FilterError as error:
        raise _Malformed(f"{error} {error.help}".rstrip(".")) from error


def _turns(history: Sequence[object]) -> list[Turn]:
    try:
        return turns_from(history)
    except TurnError as error:
        raise _Malformed(str(error)) from error
