"""Learns the shipped table of syllable pairs from folders of official texts:

    python -m ingest.train_accents FOLDER...

The table holds counts only. The one shipped was learnt from the official codification of law in Markdown ("pháp
điển", 10.7 million tokens), the phrases of everyday questions beside it, and the names of the provinces.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.accents import SHIPPED
from ingest.bigrams import Bigrams
from ingest.facts.places import province_spellings
from ingest.syllable_counts import count_syllables

_PHRASES = SHIPPED.with_name("everyday_phrases.txt")
# A phrase counts as so many occurrences, for laws ask no questions. Of the syllables of 100 law questions and 509
# encyclopedia questions typed without accents, 97.5 % and 91 % come back right, without the phrases 95 % and 84 %;
# weights from 10 to 200 do alike.
_PHRASE_WEIGHT = 20
# Leaving out pairs seen once makes the file a third smaller and costs 0.1 points.
_LEAST_COUNT = 2
# Laws name few provinces, and a pair of syllables must be met to be believed: "của Vĩnh" as well as "Vĩnh Phúc".
_PLACE_FRAMES = ("{} có", "tỉnh {} là", "của {}", "ở {}", "tại {}", "và {}")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")


def main(folders: list[Path]) -> None:
    """Write the shipped table anew."""
    places = [frame.format(name) for name in province_spellings() for frame in _PLACE_FRAMES]
    everyday = _PHRASES.read_text(encoding="utf-8").splitlines()
    phrases = _lower([". ".join(everyday + places)])  # in one line: a short one may look bare
    laws = _lower(_texts(folders)).pruned(_LEAST_COUNT)
    laws.merged(phrases, weight=_PHRASE_WEIGHT).save(SHIPPED)


def _lower(texts: Iterable[str]) -> Bigrams:
    return count_syllables(texts).renamed(str.lower)


def _texts(folders: list[Path]) -> Iterator[str]:
    for folder in folders:
        for path in sorted(folder.rglob("*.md")):
            yield _LINK_TARGET.sub("]", path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
