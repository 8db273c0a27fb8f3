"""Messages of people who do not know the program, each with what it is for: `eval/data/messages`.

A line of a .tsv file is an intent (`bot.understanding.intents.Intent`), the message, and for documents and summaries
the words of it that name the topic or the document. What begins with "… " goes on from an earlier question, anything
else may be said first or later; lines that begin with "#" are none.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bot.understanding.intents import Intent
from eval.cases import CaseFileError, numbered_lines
from eval.question_sets import SHIPPED

MESSAGES = SHIPPED / "messages"
HELD_OUT = SHIPPED / "held_out" / "messages"
_FIELDS = 3
_GOES_ON = "… "


class Message(NamedTuple):
    """What somebody types, and what for."""

    intent: Intent
    text: str
    topic: str = ""
    """The words of `text` that name the topic or the document; "" where nothing does."""
    goes_on: bool = False
    """Whether it is only said after an earlier question."""


def load_messages(folder: Path) -> list[Message]:
    """The messages of all files of `folder`, by their names. Raises CaseFileError."""
    return [message for path in sorted(folder.glob("*.tsv")) for message in _read(path)]


def _read(path: Path) -> Iterator[Message]:
    for number, line in numbered_lines(path):
        if line.startswith("#"):
            continue
        fields = [field.strip() for field in line.split("\t")]
        intent, text, topic = (*fields, *[""] * _FIELDS)[:_FIELDS]
        if intent not in set(Intent) or not text or topic not in text or len(fields) > _FIELDS:
            raise CaseFileError(
                f"{path}, dòng {number}: không hợp lệ ({line[:60]!r}).",
                help="Mỗi dòng là: ý định, tin nhắn, và (nếu có) những chữ của tin nhắn nêu chủ đề, cách nhau bằng dấu"
                " tab. Ý định xem bot/understanding/intents.py.",
            )
        yield Message(Intent(intent), text.removeprefix(_GOES_ON), topic, text.startswith(_GOES_ON))
