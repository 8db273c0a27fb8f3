"""Loads prompt files: the messages of a conversation with `$variables` to fill in.

A file begins with the variables its last message takes, `variables: passages, question`; each message is
preceded by its role on a line of its own, `=== user ===`. What is filled in is never read for variables
again, so that a document that holds `$question` changes nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template
from typing import Literal, get_args

Role = Literal["system", "user", "assistant"]
Message = tuple[Role, str]
"""As LangChain's chat models take it."""

_ROLE_LINE = re.compile(r"^=== (\w+) ===\n", re.MULTILINE)


class PromptError(Exception):
    """A prompt file, or what it is filled with, that is not as it should be: a fault of the program."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt by its name, "answer-vi.v1"; the system message first, the question's last."""

    name: str
    messages: tuple[Message, ...]
    variables: frozenset[str]

    def filled(self, values: Mapping[str, str]) -> list[Message]:
        """The messages with `values` in them; raises PromptError unless these are just its variables."""
        if values.keys() != self.variables:
            raise PromptError(f"{self.name} takes {sorted(self.variables)}, not {sorted(values)}")
        return [(role, Template(text).substitute(values)) for role, text in self.messages]


@cache
def load_prompt(name: str) -> Prompt:
    """The prompt called `name`, "answer-vi.v1"; raises PromptError when its file is not sound."""
    return parse_prompt(name, (Path(__file__).parent / f"{name}.txt").read_text("utf-8"))


def parse_prompt(name: str, text: str) -> Prompt:
    """The prompt that `text` holds; raises PromptError naming what is wrong with it."""
    head, *rest = _ROLE_LINE.split(text)
    declared = frozenset(re.findall(r"\w+", head.removeprefix("variables:")))
    messages = [(_role(name, role), body.strip()) for role, body in zip(rest[::2], rest[1::2], strict=True)]
    if not head.startswith("variables:") or [role for role, _ in messages[:1] + messages[-1:]] != ["system", "user"]:
        raise PromptError(f"{name}: variables, a system message, ..., a user message are wanted")
    if wrong := [body for _, body in messages if not Template(body).is_valid()]:
        raise PromptError(f"{name}: a lone $ in “{wrong[0][:60]}”")
    used = frozenset(variable for _, body in messages for variable in Template(body).get_identifiers())
    if used != declared:
        raise PromptError(f"{name}: declared {sorted(declared)}, used {sorted(used)}")
    return Prompt(name, tuple(messages), declared)


def _role(name: str, role: str) -> Role:
    for known in get_args(Role):
        if role == known:
            return known  # type: ignore[no-any-return]
    raise PromptError(f"{name}: no role is called {role}")
