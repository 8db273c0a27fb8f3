"""What a process and those it started use, as Linux counts it."""

import os
import socket
from pathlib import Path


def family(pid: int) -> list[int]:
    """`pid` and every process that it started, or that those did."""
    found = [pid]
    for one in found:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            found += map(int, children.read_text().split())
    return found


def resident_mb(pid: int) -> float:
    """Megabytes of memory that the family of `pid` holds; what they share counts for each."""
    pages = sum(int(Path(f"/proc/{one}/statm").read_text().split()[1]) for one in family(pid))
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def seconds_of_processor(pid: int) -> float:
    """What the family of `pid` has used since it began."""
    return sum(map(_ticks, family(pid))) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
