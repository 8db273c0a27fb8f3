"""The bundled model's tokenizer, made to open fast.

It gives the ids that the `tokenizers` package gives for the model's own tokenizer.json (a test compares them).
That package builds a tree of all 250,002 pieces before the first question, which takes a second; the table
here opens in 0.1 s, and since Vietnamese repeats few distinct words it remembers their pieces.
"""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
from tokenizers import Regex, normalizers

from ingest.documents import Span

_PIECES = "pieces.txt"
_SCORES = "scores.npy"
_CHARACTERS = "characters.bin"
FILES = (_PIECES, _SCORES, _CHARACTERS)
"""What `UnigramTokenizer.save` writes."""

_SPECIAL = 4  # the first pieces are <s>, <pad>, </s>, <unk>: never found in text
BEGIN, PAD, END, UNKNOWN = range(_SPECIAL)
"""Ids of the special tokens."""

_SPACE = "▁"
_WORD = re.compile(r"\S+")
_UNKNOWN_PENALTY = 10.0  # below the worst piece, as in SentencePiece
_MOST_CHARACTERS = 32_768  # far more than a window of 512 pieces can hold
_WORDS_REMEMBERED = 65_536


class UnigramTokenizer:
    """Text to ids: normalised, cut at spaces, each word cut into its most probable pieces."""

    def __init__(self, *, pieces: list[str], scores: list[float], normalizer: normalizers.Normalizer) -> None:
        self._ids = {piece: number for number, piece in enumerate(pieces) if number >= _SPECIAL}
        self._scores = scores
        self._unknown_score = min(scores) - _UNKNOWN_PENALTY
        self._longest = max(map(len, pieces))
        self._normalizer = normalizer
        self._word_ids = lru_cache(_WORDS_REMEMBERED)(self._cut)
        self._ids_as_written = lru_cache(_WORDS_REMEMBERED)(self._read)

    @classmethod
    def load(cls, folder: Path) -> "UnigramTokenizer":
        """The tokenizer that `save` wrote to `folder`."""
        characters = normalizers.Precompiled((folder / _CHARACTERS).read_bytes())
        return cls(
            pieces=(folder / _PIECES).read_text(encoding="utf-8").split("\n"),
            scores=np.load(folder / _SCORES).tolist(),
            normalizer=normalizers.Sequence([characters, normalizers.Replace(Regex(" {2,}"), " ")]),
        )

    @staticmethod
    def save(tokenizer_json: Path, folder: Path) -> None:
        """Write to `folder` what `load` needs of a tokenizer.json."""
        content = json.loads(tokenizer_json.read_text(encoding="utf-8"))
        vocabulary = content["model"]["vocab"]
        characters = content["normalizer"]["normalizers"][0]["precompiled_charsmap"]
        (folder / _PIECES).write_text("\n".join(piece for piece, _ in vocabulary), encoding="utf-8", newline="\n")
        np.save(folder / _SCORES, np.array([score for _, score in vocabulary]))
        (folder / _CHARACTERS).write_bytes(base64.b64decode(characters))

    def encode(self, text: str, *, window: int) -> list[int]:
        """The ids of `text` between BEGIN and END, `window` at most in all."""
        return [BEGIN, *self._pieces(text, window - 2), END]

    def encode_stretches(self, stretches: Iterable[str], *, window: int) -> tuple[list[int], list[int]]:
        """The ids of the stretches of one text, as `encode` gives them, and where among them each stretch ends."""
        ids, ends = [BEGIN], []
        for stretch in stretches:
            if words := stretch.strip():
                ids += self._pieces(words, window - 1 - len(ids))
            ends.append(len(ids))
        return [*ids, END], ends

    def words(self, text: str) -> Iterator[tuple[tuple[int, ...], Span]]:
        """The ids of each word, as `encode` gives them, and where it stands in `text`."""
        for word in _WORD.finditer(text):
            if ids := self._ids_as_written(word.group()):
                yield ids, Span(*word.span())

    def _read(self, word: str) -> tuple[int, ...]:
        """The ids of a word as it is written; normalised, it may be several."""
        normal = self._normalizer.normalize_str(word).split()
        return tuple(number for part in normal for number in self._word_ids(_SPACE + part))

    def _pieces(self, text: str, most: int) -> list[int]:
        """The ids of the first `most` pieces of `text`."""
        normal = self._normalizer.normalize_str(text[:_MOST_CHARACTERS]).replace(" ", _SPACE)
        ids: list[int] = []
        for word in normal.removeprefix(_SPACE).split(_SPACE):
            if len(ids) >= most:
                break
            ids += self._word_ids(_SPACE + word)
        return ids[:most]

    def _cut(self, word: str) -> tuple[int, ...]:
        """The pieces of the most probable segmentation of `word` (Viterbi)."""
        best = [0.0] + [-np.inf] * len(word)
        arrivals = [(0, UNKNOWN)] * (len(word) + 1)
        for start in range(len(word)):
            for end in range(start + 1, min(start + self._longest, len(word)) + 1):
                number = self._ids.get(word[start:end])
                if number is None and end > start + 1:
                    continue
                score = best[start] + (self._unknown_score if number is None else self._scores[number])
                if score > best[end]:
                    best[end] = score
                    arrivals[end] = (start, UNKNOWN if number is None else number)
        return _path(arrivals)


def _path(arrivals: list[tuple[int, int]]) -> tuple[int, ...]:
    """The piece numbers along the best path; a run of unknown characters is one unknown piece."""
    ids: list[int] = []
    end = len(arrivals) - 1
    while end:
        end, number = arrivals[end]
        if not (number == UNKNOWN and ids and ids[-1] == UNKNOWN):
            ids.append(number)
    return tuple(reversed(ids))
