"""People and roles."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; each role may all that those before it may."""

    READER = "reader"
    """Ask, read, give feedback."""
    EDITOR = "editor"
    """Upload and remove documents."""
    ADMIN = "admin"
    """See how the server does, and what people reported."""

    def covers(self, other: "Role") -> bool:
        """Whether it allows all that `other` does."""
        return _ORDER.index(self) >= _ORDER.index(other)


_ORDER = tuple(Role)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who asks."""

    name: str
    """What they sign in with."""
    role: Role = Role.READER


LOCAL = Person("local", Role.ADMIN)
"""Whoever sits at this machine, on a server that no other machine can reach and that has no accounts."""
