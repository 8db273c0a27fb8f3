"""A PostgreSQL server of our own, for the tests that keep the history there."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.chat_server import free_port

_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


@contextmanager
def postgres() -> Iterator[str]:
    """The address of an empty database, on a server that is gone afterwards; skips where there is no PostgreSQL."""
    found = shutil.which("initdb", path=os.pathsep.join([*map(str, reversed(_PLACES)), os.environ.get("PATH", "")]))
    if found is None:
        pytest.skip("no PostgreSQL on this machine (Debian: apt-get install postgresql)")
    programs = Path(found).parent
    # Its socket's path must be short, and its folder belong to whoever runs it, who may not be root.
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        user = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        os.chown(folder, user.pw_uid, user.pw_gid)
        data = Path(folder) / "data"

        def run(*command: str) -> None:
            subprocess.run(command, check=True, user=user.pw_uid, group=user.pw_gid, cwd=folder, env={"LC_ALL": "C"},
                           stdout=subprocess.DEVNULL)  # fmt: skip

        run(str(programs / "initdb"), "-D", str(data), "-U", "cchc", "-A", "trust", "-E", "UTF8", "--no-sync")
        port = free_port()
        options = f"-p {port} -h 127.0.0.1 -k {folder} -F"
        control = str(programs / "pg_ctl")
        run(control, "start", "-w", "-D", str(data), "-o", options, "-l", str(Path(folder) / "log"))
        try:
            yield f"postgresql://cchc@127.0.0.1:{port}/postgres"
        finally:
            run(control, "stop", "-w", "-m", "immediate", "-D", str(data))
