"""What a chat server is started with."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from bot.collection.settings import CollectionSettings
from bot.history.settings import HistorySettings
from bot.people.settings import AccessSettings
from bot.server.data_folder import DataFolder
from bot.server.operation import OperationSettings

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class ServerSettings(BaseModel):
    """The settings of one server; those of answering are `bot.settings.Settings`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    index: Path
    """The index folder that is asked."""
    data: Path = Path(".cchc/data")
    """See `DataFolder`."""
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    workers: int = Field(default=2, ge=1, le=64)
    """Processes that answer, beside the one that serves the page."""
    access: AccessSettings = AccessSettings()
    """Who may come in, and how."""
    history: HistorySettings = HistorySettings()
    """Where conversations are kept, and for how long."""
    operation: OperationSettings = OperationSettings()
    """How it is watched."""
    collection: CollectionSettings = CollectionSettings()
    """What may be uploaded."""

    @property
    def folder(self) -> DataFolder:
        return DataFolder(self.data)

    @property
    def is_for_this_machine_only(self) -> bool:
        """Whether no other machine can connect."""
        return self.host in LOOPBACK

    @property
    def url(self) -> str:
        """The address for a browser on this machine."""
        return f"http://{self.host}:{self.port}"
