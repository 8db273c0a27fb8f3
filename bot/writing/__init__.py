"""Answers written down: Markdown, quotes, places, words for people."""
