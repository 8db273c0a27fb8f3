"""The process that serves the chat: how it starts, what it shares, which addresses it answers."""
