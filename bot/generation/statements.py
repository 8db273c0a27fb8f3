"""Cuts what a model writes, as it arrives, into statements: some words and the keys they cite."""

import re
from dataclasses import dataclass, replace

# "[1]", "[1, 2]", "[đoạn 3]": what models write when told to end a sentence with [n].
_KEY = r"\[(?:(?:đoạn|nguồn|passage|source)\s*)?\d{1,3}(?:\s*[,;]\s*\d{1,3})*\]"
_KEYS = re.compile(rf"(?:\s*{_KEY})+[.;,:!?]*", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_LIST_MARK = re.compile(r"\s*(?:[-*+•–]|\d{1,2}[.)])\s+")
# Models that think aloud do so first, between these marks.
_THOUGHTS = re.compile(r"\s*<think>.*?(?:</think>|\Z)", re.DOTALL)
_OPENING = "<think>"


@dataclass(frozen=True, slots=True)
class Statement:
    """Words as the model wrote them, without list mark and keys, and the numbers of the passages they cite."""

    text: str
    keys: tuple[int, ...]
    is_item: bool = False
    """Whether it is an item of a list."""
    begins_line: bool = False

    @property
    def leads_in(self) -> bool:
        """Whether it announces a list: "... gồm:"."""
        return not self.is_item and self.text.rstrip("*_ ").endswith(":")


class StatementReader:
    """Takes a text in pieces, however cut, and gives its statements as they are complete."""

    def __init__(self) -> None:
        self._written = ""
        self._taken = 0
        self._waiting: list[Statement] = []

    def read(self, piece: str) -> list[Statement]:
        """The statements that `piece` completes: what follows them has begun."""
        self._written += piece
        return [statement for found in self._statements(ended=False) for statement in self._keyed(found)]

    def rest(self) -> list[Statement]:
        """The statements left when the text has ended."""
        found = [statement for found in self._statements(ended=True) for statement in self._keyed(found)]
        return [*found, *self._waiting]

    def _keyed(self, statement: Statement) -> list[Statement]:
        """The statements that may go on with this one: a list waits for keys that models write at its end."""
        if (statement.is_item or statement.leads_in) and not statement.keys:
            self._waiting.append(statement)
            return []
        waiting, self._waiting = self._waiting, []
        keys = statement.keys if statement.is_item else ()
        return [*(replace(item, keys=keys) for item in waiting), statement]

    def _statements(self, *, ended: bool) -> list[Statement]:
        text = self._written
        if self._taken == 0:
            if not ended and _OPENING.startswith(text.strip()[: len(_OPENING)]) and "</think>" not in text:
                return []
            thoughts = _THOUGHTS.match(text)
            self._taken = thoughts.end() if thoughts else 0
        found = []
        while (end := _end_of_statement(text, self._taken, ended=ended)) is not None:
            found.append(_statement(text, self._taken, end))
            self._taken = end
        return [statement for statement in found if statement.text]


def _end_of_statement(text: str, start: int, *, ended: bool) -> int | None:
    """Where the statement at `start` ends: after its keys, else with its line; None while that is not certain."""
    begin = start + len(text[start:]) - len(text[start:].lstrip())
    keys = _KEYS.search(text, begin)
    line_end = text.find("\n", begin)
    # Keys may stand on the next line by themselves.
    if line_end >= 0 and (keys is None or keys.start() > line_end):
        following = text[line_end:].lstrip()
        if following or ended:
            # "[" alone may still become a key.
            return None if following.startswith("[") and "]" not in following and not ended else line_end
        return None
    if keys is not None and (ended or text[keys.end() :].lstrip()[:1] not in ("", "[")):
        return keys.end()
    return len(text) if ended and text[start:].strip() else None


def _statement(text: str, start: int, end: int) -> Statement:
    written = text[start:end]
    keys = _KEYS.search(written.rstrip())
    words = written[: keys.start()] if keys else written
    mark = _LIST_MARK.match(words)
    before = text[:start].rstrip(" ")
    return Statement(
        text=(words[mark.end() :] if mark else words).strip(),
        keys=tuple(map(int, dict.fromkeys(_NUMBER.findall(keys.group())))) if keys else (),
        is_item=mark is not None,
        begins_line=not before or before.endswith("\n") or "\n" in written[: len(written) - len(written.lstrip())],
    )
