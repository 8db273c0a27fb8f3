"""Tests of `bot.viewing`."""
