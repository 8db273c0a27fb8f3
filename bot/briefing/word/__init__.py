"""Briefings as Word documents in the layout of Decree 30/2020/NĐ-CP."""

from bot.briefing.word.document import Office, word_of

__all__ = ["Office", "word_of"]
