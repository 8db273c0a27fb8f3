"""Acting as a user who owns nothing: root may read and write whatever its permissions say."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_NOBODY = 65534


@contextmanager
def public_folder() -> Iterator[Path]:
    """A folder that everybody may enter and only this user may write; skips where users cannot be switched."""
    if os.geteuid() != 0:
        pytest.skip("only root can act as another user")
    folder = Path(tempfile.mkdtemp(prefix="cchc-test-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def acting_as_nobody() -> Iterator[None]:
    """What runs inside has the rights of nobody."""
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
