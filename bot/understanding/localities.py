"""Names of districts, communes, wards and villages in a question: there are thousands, so they are known by how they
are written, and bare ones by how the documents write them."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.understanding.lexicon import Phrase, phrases
from ingest.documents import Span
from ingest.text import canonical, index_terms

KINDS = ("xã", "phường", "thị trấn", "thị xã", "huyện", "quận", "đặc khu", "thôn", "bản", "ấp", "buôn", "khóm", "làng")
# "phường 5", "tổ dân phố số 12"
_NUMBERED = re.compile(r"(?<!\w)(?:phường|quận|thôn|ấp|khóm|khu phố|tổ dân phố)(?:\s+số)?\s+(\d{1,2})(?![\w/.,-])")
KIND_BEFORE = re.compile(rf"(?<!\w)(?:{'|'.join(KINDS)})\s+$")
ENGLISH_KIND = re.compile(r"\s+(?:commune|ward|district|village|hamlet|township|special zone)\b", re.IGNORECASE)
# A name without its kind begins the question or stands after any word, "một cửa Suối Trầu"; not after a number.
_BARE_BEFORE = re.compile(r"(?:^|[^\W\d_]|[,;:])\s*[\"“(]?$")
# Nobody stands after one of these: "ở Kim Đính" is a place, though Kim is a family name.
_PLACED_BEFORE = re.compile(r"(?<!\w)(?:ở|tại|in|at|dân|bà con|ubnd|ủy ban|đảng ủy|đảng bộ|chi bộ)\s*[\"“(]?$")
# Honorifics, and the last syllables of offices.
_BEFORE_A_PERSON = ("ông", "bà", "anh", "chị", "chí", "cô", "thầy", "tịch", "thư", "đốc", "trưởng", "phòng", "viên")
_BEFORE_CHARS = 12
_BEFORE_A_NAME = frozenset(
    {"ở", "tại", "của", "về", "giữa", "còn", "so", "với", "in", "of", "at", "dân", "người", "bên", *KINDS}
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHORTEST, _LONGEST = 2, 4

AreWritten = Callable[[Sequence[str]], bool]
"""Whether the documents write words in a row, with these capitals."""


class Locality(NamedTuple):
    """A place below the province."""

    label: str
    """As written, its kind included where that is said: "xã Suối Đá"."""
    name: Phrase
    """Folded, without the kind, unless a number alone would mean nothing: ("phuong", "5")."""
    span: Span
    """Where it stands, the kind included."""

    @property
    def bare(self) -> str:
        """As written, without the kind: "Trưởng thôn Suối Đá" is called "Trưởng thôn" in the village."""
        words = self.label.split()
        return words[-1] if words[-1].isdigit() else " ".join(words[-len(self.name) :])


def localities_in(
    text: str, are_written: AreWritten, *, taken: Sequence[Span] = (), persons: Sequence[Span] = ()
) -> list[Locality]:
    """The localities that `text` names outside the `taken` stretches, in order; what may be one of the `persons` is a
    locality only with its kind, or where no person can stand."""
    found = []
    for run in _runs(text):
        before = canonical(text[max(0, run[0].start() - _BEFORE_CHARS) : run[0].start()])
        kind = KIND_BEFORE.search(before)
        start = run[0].start() - (len(kind.group()) if kind else 0)
        names = [run[: len(run) - cut] for cut in range(len(run) - _SHORTEST + 1)]
        named = next(
            (name for name in names if not _overlaps(Span(start, name[-1].end()), taken)),
            None,
        )
        if named is None or named[0].group().isupper():
            continue
        syllables, end = [word.group() for word in named], named[-1].end()
        in_english = ENGLISH_KIND.match(text, end)
        is_person = _overlaps(Span(start, end), persons) and not (
            _PLACED_BEFORE.search(before) or _is_no_person(syllables, are_written)
        )
        bare = _BARE_BEFORE.search(before) and not is_person and _is_known(syllables, are_written)
        if kind or in_english or bare:
            found.append(Locality(text[start:end], tuple(index_terms(" ".join(syllables))), Span(start, end)))
    numbered = [Span(*match.span()) for match in _NUMBERED.finditer(canonical(text))]
    found += [
        Locality(text[slice(*span)], tuple(index_terms(text[slice(*span)])), span)
        for span in numbered
        if not _overlaps(span, taken)
    ]
    return sorted(found, key=lambda locality: locality.span)


def _runs(text: str) -> list[list[re.Match[str]]]:
    """Runs of two to four neighbouring capitalised words."""
    runs: list[list[re.Match[str]]] = [[]]
    for word in _WORD.finditer(text):
        begins = text[: word.start()].rstrip(' "“(')[-1:] in "?.!:;"
        if begins and canonical(word.group()) in _BEFORE_A_NAME:
            runs.append([])
            continue
        glued = runs[-1] and text[runs[-1][-1].end() : word.start()] == " " and len(runs[-1]) < _LONGEST
        if not (glued and word.group()[0].isupper()):
            runs.append([])
        if word.group()[0].isupper():
            runs[-1].append(word)
    return [run for run in runs if len(run) >= _SHORTEST]


def _is_no_person(name: Sequence[str], are_written: AreWritten) -> bool:
    """Whether the documents never write `name` as that of a person: "chị Lê Mai", "Chủ tịch Lê Mai"."""
    return not any(are_written([before, *name]) for before in _BEFORE_A_PERSON)


def _is_known(name: Sequence[str], are_written: AreWritten) -> bool:
    """Whether the documents write `name` after the kind of a locality; "Sở Nội vụ" is none."""
    return not _begins_a_body(" ".join(name)) and any(are_written([kind.split()[-1], *name]) for kind in KINDS)


def _begins_a_body(name: str) -> bool:
    """Whether it is called like an office: "Sở Nội vụ"."""
    key = canonical(name)
    return any(key == head or key.startswith(f"{head} ") for head in phrases("organisations.txt"))


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
