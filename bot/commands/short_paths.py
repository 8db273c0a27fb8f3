"""Paths as a report prints them: the folder that they share is said once."""

import os
from collections.abc import Iterable


class ShortPaths:
    """Cuts the folder that `paths` share off each of them; URLs, and names that are no paths, stay whole."""

    def __init__(self, paths: Iterable[str]) -> None:
        folders = {os.path.dirname(path) for path in paths if os.path.isabs(path)}  # noqa: PTH117, PTH120 may be URLs
        self.folder = os.path.commonpath(folders) if folders else ""
        """The shared folder; empty where there is none."""

    def __call__(self, path: str) -> str:
        """`path` as it is printed under the shared folder."""
        return path.removeprefix(self.folder.rstrip("/") + "/") if self.folder else path
