"""Where this program keeps what it can make again: prepared models, indexes of an evaluation."""

import os
from pathlib import Path

from platformdirs import user_cache_path

CACHE_ENV = "CCHC_CACHE"


def cache_folder() -> Path:
    """The folder; it may not be there yet."""
    return Path(os.environ.get(CACHE_ENV) or user_cache_path("cchc"))
