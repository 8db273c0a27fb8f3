"""Learns the shipped table of syllable pairs from folders of official texts:

    python -m ingest.train_accents FOLDER...

The table holds counts only. It was learnt from the official codification of law (the whole "pháp điển" in
Markdown, 10.7 million tokens), from the list of everyday questions beside it and from the provinces' names.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from ingest.accents import SHIPPED, count_syllables
from ingest.places import province_names

_PHRASES = SHIPPED.with_name("everyday_phrases.txt")
# One listed phrase counts as this many occurrences: laws hold no questions.
_PHRASE_WEIGHT = 50
# Pairs seen once are half of the file and 0.1 points of accuracy.
_LEAST_COUNT = 2
_LINK_TARGET = re.compile(r"\]\([^)]*\)")


def _texts(folders: list[Path]) -> Iterator[str]:
    for folder in folders:
        for path in sorted([*folder.rglob("*.md"), *folder.rglob("*.txt")]):
            yield _LINK_TARGET.sub("]", path.read_text(encoding="utf-8"))


def main(folders: list[Path]) -> None:
    """Write the shipped table anew."""
    phrases = count_syllables([_PHRASES.read_text(encoding="utf-8"), "\n".join(province_names())])
    laws = count_syllables(_texts(folders)).pruned(_LEAST_COUNT)
    laws.merged(phrases, weight=_PHRASE_WEIGHT).save(SHIPPED)


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
