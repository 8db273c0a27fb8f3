"""What a command costs from a cold start: wall time and peak memory of a process of its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of one run of a command."""

    wall_s: float
    peak_mb: float


class CommandFailed(Exception):
    """A measured command ended badly; the message holds what it wrote to stderr."""


def cost_of(command: Sequence[str]) -> Cost:
    """What `command` costs. Raises `CommandFailed`.

    A small process starts it and waits for it: Linux counts the memory of whoever starts a process as the
    peak of that process, and the caller may hold gigabytes.
    """
    starter = [sys.executable, "-I", "-S", __file__, *command]
    done = subprocess.run(starter, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandFailed(f"{' '.join(command)}: {done.stderr.strip()}")
    return Cost(**json.loads(done.stdout))


def _main() -> int:
    started = time.perf_counter()
    child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall_s = time.perf_counter() - started
    sys.stdout.write(json.dumps({"wall_s": wall_s, "peak_mb": usage.ru_maxrss / 1024}))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(_main())
