"""Prompt files: their variables are what they declare, and what is filled in stays as it is."""

from pathlib import Path

import pytest

import prompts
from prompts.prompt import PromptError, load_prompt, parse_prompt

NAMES = [path.stem for path in Path(prompts.__file__).parent.glob("*.txt")]
GOOD = "variables: question\n=== system ===\nTrả lời.\n=== user ===\nHỏi: $question\n"


@pytest.mark.parametrize("name", NAMES)
def test_every_prompt_that_ships_is_sound(name: str) -> None:
    prompt = load_prompt(name)
    assert prompt.variables == {"passages", "earlier", "question", "nonce"}
    # Few-shot examples: a question and its answer in turn.
    assert [role for role, _ in prompt.messages[1:]] == ["user", "assistant"] * (len(prompt.messages) // 2 - 1) + [
        "user"
    ]


def test_what_is_filled_in_is_not_read_for_variables() -> None:
    messages = parse_prompt("p", GOOD).filled({"question": "$question $x $$"})
    assert messages == [("system", "Trả lời."), ("user", "Hỏi: $question $x $$")]


@pytest.mark.parametrize("values", [{}, {"question": "?", "more": "?"}, {"other": "?"}])
def test_other_variables_are_refused(values: dict[str, str]) -> None:
    with pytest.raises(PromptError, match="question"):
        parse_prompt("p", GOOD).filled(values)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("variables: question", "variables: question, more"),
        ("variables: question", "variables:"),
        ("variables: question\n", ""),
        ("=== system ===", "=== user ==="),
        ("=== user ===", "=== human ==="),
        ("=== user ===", "=== assistant ==="),
        ("$question", "$question 5$ một"),
        ("$question", "một"),
    ],
)
def test_a_file_that_is_not_sound_is_refused(old: str, new: str) -> None:
    with pytest.raises(PromptError, match=r"^p:"):
        parse_prompt("p", GOOD.replace(old, new))
