"""What the history refuses."""


class HistoryUnusable(Exception):
    """The history cannot be opened; the message (Vietnamese) says why, `help` what to do."""

    def __init__(self, message: str, *, help: str) -> None:
        super().__init__(message)
        self.help = help


class NotTheirs(Exception):
    """A conversation, or something in it, that belongs to another person or to nobody."""
