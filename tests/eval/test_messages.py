"""What messages are for: the shipped messages are well formed, and those kept aside are understood."""

from pathlib import Path

import pytest

from bot.understanding.intents import Intent, intent_model
from eval.cases import CaseFileError
from eval.messages import HELD_OUT, MESSAGES, load_messages
from eval.train_intents import directions, judged_by, topics_learnt

# Of the messages kept aside, each said first and said later, the share that is understood, less what one or two make.
_LEAST = {
    Intent.QUESTION: 0.9,
    Intent.DOCUMENTS: 0.8,
    Intent.LIBRARY: 0.8,
    Intent.SUMMARY: 0.8,
    Intent.ASSISTANT: 0.8,
    Intent.GREETING: 0.8,
    Intent.THANKS: 0.8,
}


def test_messages_kept_aside_are_understood() -> None:
    messages = load_messages(HELD_OUT)
    towards = directions([message.text for message in messages])
    judged = judged_by(intent_model(), messages, towards)
    for intent, least in _LEAST.items():
        right = [taken is intent for message, _, taken in judged if message.intent is intent]
        assert sum(right) / len(right) >= least, (intent, sum(right), len(right))


def test_no_message_kept_aside_was_learnt_from() -> None:
    assert not {message.text for message in load_messages(HELD_OUT)} & {one.text for one in load_messages(MESSAGES)}


def test_a_topic_that_was_never_seen_is_found() -> None:
    known = [message for message in load_messages(MESSAGES) if message.topic and "cà phê" not in message.text]
    text = "Kho có tài liệu nào về giống cà phê vối không?"
    assert text[slice(*topics_learnt(known).topic_in(text))] == "giống cà phê vối"


@pytest.mark.parametrize(
    "line", ["chào\txin chào", "greeting\t", "documents\tCó bài nào không?\tCà Mau", "thanks\tcảm ơn\t\tnhé"]
)
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "messages.tsv").write_text(f"# Ghi chú\ngreeting\txin chào\n{line}\n", encoding="utf-8")
    with pytest.raises(CaseFileError, match=r"messages\.tsv, dòng 3"):
        load_messages(tmp_path)
