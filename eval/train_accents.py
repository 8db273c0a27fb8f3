"""Learns the shipped tables of syllable pairs, which accents are restored from, of folders of official texts:

    python -m eval.train_accents FOLDER...

Both hold counts only. The one of official texts was learnt from the official codification of law in Markdown ("pháp
điển", 10.7 million tokens), phrases of everyday questions, and the names of the provinces; the one of questions, which
is added to it where a question is restored, from the reading set (1 million) and further phrases.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.reading_set import ReadingPassage, is_kept_aside, load_reading_set
from ingest.accents import QUESTIONS
from ingest.bigrams import Bigrams
from ingest.facts.places import province_spellings
from ingest.official import SHIPPED
from ingest.syllable_counts import count_syllables

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
    """Write the shipped tables anew."""
    places = [frame.format(name) for name in province_spellings() for frame in _PLACE_FRAMES]
    laws = _lower(_texts(folders)).pruned(_LEAST_COUNT)
    laws.merged(_phrases([*_lines("everyday_phrases.txt"), *places]), weight=_PHRASE_WEIGHT).save(SHIPPED)
    reading = Bigrams.counted([]).merged(_lower(_told(load_reading_set())), weight=_READING_WEIGHT)
    reading.merged(_phrases(_lines("question_phrases.txt")), weight=_PHRASE_WEIGHT).save(QUESTIONS)


def _lines(name: str) -> list[str]:
    return SHIPPED.with_name(name).read_text(encoding="utf-8").splitlines()


def _phrases(lines: Iterable[str]) -> Bigrams:
    return _lower([". ".join(lines)])  # in one line: a short one may look bare


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
