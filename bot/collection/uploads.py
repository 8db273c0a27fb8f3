"""The folder of uploaded documents: uploads/COLLECTION/FILE, each name made by `bot.collection.names`."""

from dataclasses import dataclass
from pathlib import Path

from bot.server.data_folder import DataFolder


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file that lies in a collection."""

    path: Path

    @property
    def collection(self) -> str:
        return self.path.parent.name

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def shown(self) -> str:
        """What people call it, and its key in the index."""
        return f"{self.collection}/{self.name}"


class Uploads:
    """The uploaded files of a server; those of one collection lie in one folder, which goes with its last file."""

    def __init__(self, folder: DataFolder) -> None:
        self.root = folder.uploads

    def files(self) -> list[UploadedFile]:
        """All of them, by collection and name."""
        return [UploadedFile(path) for path in sorted(self.root.glob("*/*")) if path.is_file()]

    def collections(self) -> list[str]:
        """Their names, in order."""
        return sorted({file.collection for file in self.files()})

    def delete(self, path: Path) -> None:
        """Nothing; the file at `path` is gone if it was an upload, and its collection if that was the last one."""
        if path not in (file.path for file in self.files()):
            return
        path.unlink(missing_ok=True)
        if not any(path.parent.iterdir()):
            path.parent.rmdir()
