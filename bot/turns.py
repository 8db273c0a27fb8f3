"""Earlier turns of a conversation as programs write them."""

from collections.abc import Sequence

from bot.answers import Turn


class TurnError(ValueError):
    """A history that cannot be read; the message (Vietnamese) says what it may hold."""


def turns_from(history: Sequence[object]) -> list[Turn]:
    """The turns of a history that holds questions as strings, {"question", "answer"} objects, or {"role", "content"}
    messages. Raises `TurnError`."""
    turns: list[Turn] = []
    for item in history:
        match item:
            case str(question) | {"role": "user", "content": str(question)}:
                turns.append(Turn(question))
            case {"role": "assistant", "content": str(answer)}:
                asked = turns.pop().question if turns else ""
                turns.append(Turn(asked, answer))
            case {"question": str(question), "answer": str(answer)}:
                turns.append(Turn(question, answer))
            case {"question": str(question)}:
                turns.append(Turn(question))
            case {"role": str(), "content": str()}:
                continue  # system messages and the like are no turn of the conversation
            case _:
                raise TurnError('"history" chỉ gồm câu hỏi, {"question", "answer"} hoặc {"role", "content"}')
    return turns
