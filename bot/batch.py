"""Question files: read and checked before anything is answered, answered into a file that appears whole."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.answers import Turn
from bot.records import RecordId

_QUESTION_FIELDS = ("question", "text", "query")
_EXAMPLE = 'Mỗi dòng là một đối tượng JSON, ví dụ: {"id": "1", "question": "..."}'


class BatchError(Exception):
    """A question file that cannot be used, or a result file that cannot be written; `help` says what to do."""

    def __init__(self, message: str, *, help: str) -> None:
        super().__init__(message)
        self.help = help


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchQuestion:
    """A line of a question file."""

    id: RecordId
    text: str
    history: tuple[Turn, ...]


def read_questions(path: Path) -> list[BatchQuestion]:
    """The questions of a .jsonl file in order; raises BatchError naming the first line that is wrong.

    `id` or `_id` is passed on as it is (None where absent); blank lines are skipped. `history` may hold
    questions as strings, {"question", "answer"} objects, or {"role", "content"} messages.
    """
    try:
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines()
    except OSError as error:
        raise BatchError(f"Không đọc được {path} ({error.strerror}).", help="Kiểm tra tên tệp.") from error
    questions = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                questions.append(_question(json.loads(line)))
            except (ValueError, RecursionError) as error:
                reason = str(error) if isinstance(error, _Malformed) else f"không phải JSON: {error}"
                raise BatchError(f"{path}, dòng {number}: {reason}.", help=_EXAMPLE) from error
    return questions


@contextmanager
def result_file(path: Path) -> Iterator["ResultWriter"]:
    """Writes records to `path`, which appears, or is replaced, only once all of them are written."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        file = partial.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with file:
            yield ResultWriter(file)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            partial.unlink()
