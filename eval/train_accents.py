"""Learns the shipped table of syllable pairs, which accents are restored from, and how common terms are, of folders of
official texts:

    python -m eval.train_accents FOLDER...

Both hold counts only. The table shipped was learnt from the official codification of law in Markdown ("pháp
điển", 10.7 million tokens), the reading set (1 million), the phrases of everyday questions, and the names of the
provinces.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.reading_set import ReadingPassage, is_kept_aside, load_reading_set
from ingest import commonness
from ingest.accents import SHIPPED
from ingest.bigrams import Bigrams
from ingest.facts.places import province_spellings
from ingest.syllable_counts import count_syllables

_PHRASES = SHIPPED.with_name("everyday_phrases.txt")
# A phrase counts as so many occurrences, for laws ask no questions. Of the syllables of 100 law questions and 509
# encyclopedia questions typed without accents, 97.5 % and 91 % come back right, without the phrases 95 % and 84 %;
# weights from 10 to 200 do alike.
_PHRASE_WEIGHT = 20
# What a syllable of the reading set counts, for it asks as people do and speaks of more than laws. Of 968 questions
# kept aside, each over its own documents, .44 come back whole without it, .60 with a weight of 1, .62 of 3, .60 of 10.
_READING_WEIGHT = 2
# Leaving out pairs seen once makes the file a third smaller and costs 0.1 points.
_LEAST_COUNT = 2
# Laws name few provinces, and a pair of syllables must be met to be believed: "của Vĩnh" as well as "Vĩnh Phúc".
_PLACE_FRAMES = ("{} có", "tỉnh {} là", "của {}", "ở {}", "tại {}", "và {}")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")


def main(folders: list[Path]) -> None:
    """Write what is shipped anew."""
    places = [frame.format(name) for name in province_spellings() for frame in _PLACE_FRAMES]
    everyday = _PHRASES.read_text(encoding="utf-8").splitlines()
    phrases = _lower([". ".join(everyday + places)])  # in one line: a short one may look bare
    laws = _lower(_texts(folders)).pruned(_LEAST_COUNT)
    commonness.save(laws)
    reading = _lower(_told(load_reading_set()))
    laws.merged(phrases, weight=_PHRASE_WEIGHT).merged(reading, weight=_READING_WEIGHT).save(SHIPPED)


def _lower(texts: Iterable[str]) -> Bigrams:
    return count_syllables(texts).renamed(str.lower)


def _texts(folders: list[Path]) -> Iterator[str]:
    for folder in folders:
        for path in sorted(folder.rglob("*.md")):
            yield _LINK_TARGET.sub("]", path.read_text(encoding="utf-8"))


def _told(passages: Iterable[ReadingPassage]) -> Iterator[str]:
    for passage in passages:
        if not is_kept_aside(passage):
            yield from (passage.title, passage.text, *(question.text for question in passage.questions))


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
