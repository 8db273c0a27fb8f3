"""Passwords as they are kept: argon2id hashes."""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

# NIST SP 800-63B asks for 8 characters at the least. Two more, as nobody is asked for a second factor.
LEAST_CHARS = 10
# Hashing a megabyte on request is work that nobody should be able to order.
MOST_CHARS = 200


def hashed(password: str) -> str:
    """An argon2id hash of `password` that carries its salt and parameters."""
    return _hasher().hash(_normal(password))


def matches(password: str, kept: str | None) -> bool:
    """Whether `password` is the one whose hash was `kept`.

    False, after as long a time, where nothing is kept: how long it takes does not tell who has an account.
    """
    from argon2.exceptions import InvalidHashError, VerificationError

    if len(password) > MOST_CHARS:
        return False
    try:
        return _hasher().verify(kept or _nobodys(), _normal(password)) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with other parameters than those of today."""
    return _hasher().check_needs_rehash(kept)


@cache
def _hasher() -> "PasswordHasher":
    """With the library's parameters: those RFC 9106 recommends where memory is scarce (64 MiB, 3 passes)."""
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys() -> str:
    import secrets

    return _hasher().hash(secrets.token_hex())


def _normal(password: str) -> str:
    """Vietnamese letters typed composed or decomposed are the same password."""
    return unicodedata.normalize("NFC", password)
