"""A briefing as the bytes of a file."""

from dataclasses import replace
from datetime import date
from typing import Literal

from bot.briefing.markdown import markdown_of
from bot.briefing.value import Briefing
from bot.briefing.word import Office, word_of

Format = Literal["docx", "md"]


def exported(briefing: Briefing, format: Format, *, office: Office, today: date) -> bytes:
    """The whole paper; `office` and `today` stand in a .docx only."""
    return word_of(briefing, office, today) if format == "docx" else markdown_of(briefing).encode()


def quiz_alone(briefing: Briefing) -> Briefing:
    """Only the quiz, as a paper of its own."""
    return replace(briefing, sections=(), open_questions=())
