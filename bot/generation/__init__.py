"""Answers in a chat model's words: asked over fenced passages, every sentence checked before it is shown."""
