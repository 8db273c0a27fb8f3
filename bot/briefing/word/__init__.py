"""Briefings as Word documents in the layout of Decree 30/2020/NĐ-CP."""

from bot.briefing.word.document import word_of
from bot.briefing.word.letterhead import Office

__all__ = ["Office", "word_of"]
