"""Near-duplicates: drafts, reposts, the same document as .doc and .docx, a scan beside its text.

A signature is two MinHashes (Broder 1997): of runs of folded syllables, and of the numerals. The second keeps
apart what only the first takes for one: reports of two years have the same sentences with other figures.
"""

import zlib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.text import index_terms

_SHINGLE = 3
_PERMUTATIONS = 128
_NUMERAL_PERMUTATIONS = 32
_ROWS = 4
"""Permutations a band: at resemblance 0.6 two signatures share one of 32 bands in 99 of 100 cases."""
SIGNATURE_BYTES = 4 * (_PERMUTATIONS + _NUMERAL_PERMUTATIONS)

RESEMBLANCE = 0.6
"""Least estimated resemblance of variants. One word in twenty changed leaves 0.65 to 0.86, three in ten 0.20 to 0.28
(9 decisions of two pages). Decisions of one office on the same form reach 0.73, so that their subjects must agree
too. Re-measure: tests/ingest/storage/test_duplicates.py."""
RESEMBLANCE_SAME_NUMBER = 0.3
"""The same for two that bear one document number: recognition errors in one word of five leave 0.35."""
NUMERALS = 0.5
"""Least resemblance of the numerals, where both texts have some: a draft keeps nine tenths, another year a few."""
_SUBJECT_WORDS = 1
"""Words that the subjects of two variants may differ in: a misread one, and no name."""
_NEVER = 2.0
_EMPTY = np.uint32(0xFFFFFFFF)
_CHUNK = 1 << 14


class Label(NamedTuple):
    """What tells documents on one form apart: two different numbers, or subjects, are never variants."""

    number: str | None
    """The document's own number in canonical form."""
    subject: str
    """Its summary, else its title."""


def signature(text: str) -> bytes:
    """SIGNATURE_BYTES bytes by which `groups` compares texts; equal for texts with the same folded syllables."""
    terms = index_terms(text)
    codes = np.fromiter((_code(term) for term in terms), dtype=np.uint64, count=len(terms))
    numerals = np.unique(codes[[term.isdigit() for term in terms]]) if terms else codes
    words = np.concatenate([_least(_shingles(codes), _PERMUTATIONS), _least(numerals, _NUMERAL_PERMUTATIONS)])
    return words.astype("<u4").tobytes()


def groups(signatures: Mapping[str, bytes], labels: Mapping[str, Label] | None = None) -> dict[str, str]:
    """For each id that of the document that stands for it: itself, or the first earlier one that it is a variant of."""
    labels = labels or {}
    ids = list(signatures)
    matrix = np.frombuffer(b"".join(signatures.values()), dtype="<u4").reshape(len(ids), SIGNATURE_BYTES // 4)
    buckets: defaultdict[bytes, list[int]] = defaultdict(list)
    standing: dict[str, str] = {}
    for row, name in enumerate(ids):
        bands = _bands(matrix[row])
        near = sorted({other for band in bands for other in buckets.get(band, ())})
        least = [_least_alike(labels.get(ids[other]), labels.get(name)) for other in near]
        found = _variant_of(matrix[row], matrix[near], np.array(least))
        standing[name] = name if found is None else ids[near[found]]
        if found is None:
            for band in bands:
                buckets[band].append(row)
    return standing


def resemblance(one: bytes, other: bytes) -> float:
    """Estimated share of the runs of syllables that two texts have in common, 0..1; standard error at most 0.05."""
    first, second = (np.frombuffer(data, dtype="<u4")[:_PERMUTATIONS] for data in (one, other))
    return float(np.mean(first == second)) if first[0] != _EMPTY else 0.0


def _least_alike(one: Label | None, other: Label | None) -> float:
    """How much two documents with these labels must resemble each other to be variants; above 1 for never."""
    if one is None or other is None:
        return RESEMBLANCE
    if one.number and other.number:
        return RESEMBLANCE_SAME_NUMBER if one.number == other.number else _NEVER
    differing = set(index_terms(one.subject)) ^ set(index_terms(other.subject))
    return RESEMBLANCE if len(differing) <= _SUBJECT_WORDS else _NEVER


def _variant_of(row: NDArray[np.uint32], near: NDArray[np.uint32], least: NDArray[np.float64]) -> int | None:
    """Which of the rows `near` the document is most likely a variant of."""
    if not len(near):
        return None
    alike = (near[:, :_PERMUTATIONS] == row[:_PERMUTATIONS]).mean(axis=1)
    figures = (near[:, _PERMUTATIONS:] == row[_PERMUTATIONS:]).mean(axis=1)
    no_figures = (near[:, -1] == _EMPTY) | (row[-1] == _EMPTY)
    same_number = least <= RESEMBLANCE_SAME_NUMBER
    fits = (alike >= least) & (same_number | no_figures | (figures >= NUMERALS))
    return int(np.where(fits, alike, -1).argmax()) if fits.any() else None


def _bands(row: NDArray[np.uint32]) -> list[bytes]:
    """What two signatures share when they are likely to be alike; none for a text too short to compare."""
    if row[0] == _EMPTY:
        return []
    data = row[:_PERMUTATIONS].tobytes()
    return [bytes([at]) + data[at * 4 * _ROWS : (at + 1) * 4 * _ROWS] for at in range(_PERMUTATIONS // _ROWS)]


def _shingles(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A code for every run of _SHINGLE syllables, each once."""
    runs = max(0, len(codes) - _SHINGLE + 1)
    mixed = np.zeros(runs, dtype=np.uint64)
    for offset in range(_SHINGLE):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + codes[offset : offset + runs]
    return np.unique(mixed ^ (mixed >> np.uint64(29)))


def _least(codes: NDArray[np.uint64], permutations: int) -> NDArray[np.uint32]:
    """For each random function the least value it takes on `codes`."""
    factors, offsets = (part[:permutations, None] for part in _functions())
    least = np.full(permutations, _EMPTY, dtype=np.uint32)
    for start in range(0, len(codes), _CHUNK):
        values = (factors * codes[None, start : start + _CHUNK] + offsets) >> np.uint64(32)
        least = np.minimum(least, values.min(axis=1).astype(np.uint32))
    return least


@cache
def _functions() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Odd factors and offsets of multiply-shift hashing; the seed is part of the format of signatures."""
    drawn = np.random.Generator(np.random.PCG64(30_2020)).integers(0, 2**64, size=(2, _PERMUTATIONS), dtype=np.uint64)
    return drawn[0] | np.uint64(1), drawn[1]


@lru_cache(maxsize=1 << 16)
def _code(term: str) -> int:
    return zlib.crc32(term.encode())
