"""Where a chat server keeps what people give it: accounts, conversations, uploads. The index lies elsewhere."""

from pathlib import Path

# Conversations and password hashes are nobody else's business.
_PRIVATE = 0o700


class DataFolder:
    """The paths in a data folder. Nothing is created before `made` is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def accounts(self) -> Path:
        """Names, roles and password hashes."""
        return self.path / "accounts.json"

    @property
    def api_keys(self) -> Path:
        """Names, roles and hashes of the keys of programs."""
        return self.path / "api-keys.json"

    @property
    def secret(self) -> Path:
        """What sessions are signed with."""
        return self.path / "secret"

    @property
    def ended_sessions(self) -> Path:
        """Sessions that people ended before their time."""
        return self.path / "ended-sessions.json"

    @property
    def history(self) -> Path:
        """Conversations and feedback (SQLite)."""
        return self.path / "history.sqlite"

    @property
    def files(self) -> Path:
        """What belongs to conversations and is too large for their tables."""
        return self.path / "files"

    @property
    def starters(self) -> Path:
        """The questions that the page offers, and the index that they were made of."""
        return self.path / "starters.json"

    @property
    def uploads(self) -> Path:
        """Documents that editors brought through the browser."""
        return self.path / "uploads"

    @property
    def incoming(self) -> Path:
        """Uploads that are not complete yet. Hidden: an ingest that comes by must not see half a document."""
        return self.path / ".incoming"

    @property
    def job(self) -> Path:
        """What became of the last ingest or removal that was started in the browser, or becomes of it."""
        return self.path / "job.json"

    @property
    def job_lock(self) -> Path:
        """Held while one runs."""
        return self.path / "job.lock"

    def made(self) -> "DataFolder":
        """This folder, which now exists and is its owner's alone."""
        self.path.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        return self
