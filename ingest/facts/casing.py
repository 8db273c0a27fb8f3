"""Words printed in capitals as running text writes them: "XÃ SUỐI ĐÁ" -> "xã Suối Đá"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ingest.facts.authorities import bodies_cased, find_cased, in_capitals
from ingest.facts.places import LOCAL_UNITS, provinces_in
from ingest.repair.syllables import is_shaped
from ingest.text import canonical

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Behind these a capital says nothing of the word.
_STOPS = ".!?:;“”\"'(•-–*#|>"
# What follows one of these, up to a comma or for two words, is a name.
_LOCALITY = re.compile(rf"(?<!nông )\b(?:{'|'.join((*LOCAL_UNITS, 'thôn', 'buôn', 'ấp'))})\s+(?P<name>[^,;.()–-]+)")
_NO_NAME = frozenset(
    "hội năm giai đoạn về của và tại trên đến từ thuộc trực quý tháng với cho khi theo trong có không đạt được đã sẽ là"
    " do để miền vùng khu nghèo ủy mới".split()
)
_NAME_WORDS, _WORDS_TO_COMMA = 2, 3
_READ_CHARS = 60_000
_BEHIND = ">"

# A word and the one before it, or behind it, which is marked.
_Context = tuple[str, str]


def in_sentence_case(phrase: str, text: str) -> str:
    """`phrase`, printed in capitals, as `text` writes it elsewhere; else its words as `text` writes them beside the
    same neighbours, names of places with capitals, the others small.
    """
    if found := find_cased(phrase, text):
        return found
    small = _as_seen(phrase, text)
    for body in bodies_cased(phrase, text):
        small = re.sub(rf"(?<!\w){re.escape(body.lower())}(?!\w)", body, small, flags=re.IGNORECASE)
    for place in provinces_in(small):
        if len(place.name) == place.end - place.start:
            small = small[: place.start] + place.name + small[place.end :]
    small = re.sub(r"(?<=: )\w", lambda first: first.group().upper(), small)
    return small[0].upper() + small[1:]


def _as_seen(phrase: str, text: str) -> str:
    seen, named = _forms(text), _named(phrase.lower())
    words = list(_WORD.finditer(phrase))
    bare = ["", *(canonical(word.group()) for word in words), ""]
    letters = list(phrase.lower())
    for at, word in enumerate(words, start=1):
        ahead, behind = (bare[at], bare[at - 1]), (bare[at], f"{_BEHIND}{bare[at + 1]}")
        # "năm 2026" behind "xã" is not "xã Năm Căn".
        votes = seen.get(behind, Counter()) + (Counter() if bare[at] in _NO_NAME else seen.get(ahead, Counter()))
        if votes:
            form = votes.most_common(1)[0][0]
        elif word.start() in named:
            form = word.group().capitalize()
        else:
            form = word.group().lower() if is_shaped(word.group()) else word.group()
        if len(form) == word.end() - word.start():
            letters[word.start() : word.end()] = form
    return "".join(letters)


def _named(small: str) -> set[int]:
    """Where the words of `small` begin that follow "xã" or the like as a name."""
    starts: set[int] = set()
    for match in _LOCALITY.finditer(small):
        words = list(_WORD.finditer(small, *match.span("name")))
        stop = next((at for at, word in enumerate(words) if word.group() in _NO_NAME), len(words))
        starts.update(word.start() for word in words[: stop if stop <= _WORDS_TO_COMMA else _NAME_WORDS])
    return starts


def _forms(text: str) -> Mapping[_Context, Counter[str]]:
    """How the words of `text` that are not printed in capitals are spelt before and behind which others."""
    forms: dict[_Context, Counter[str]] = {}
    for before, word, after in _in_context(text):
        neighbours = ([canonical(before)] if before else []) + ([f"{_BEHIND}{canonical(after)}"] if after else [])
        for neighbour in neighbours:
            forms.setdefault((canonical(word), neighbour), Counter())[word] += 1
    return forms


def _in_context(text: str) -> Iterator[tuple[str, str, str]]:
    for line in text[:_READ_CHARS].split("\n"):
        words = [] if in_capitals(line) else list(_WORD.finditer(line))
        for at, word in enumerate(words):
            ahead = line[: word.start()].rstrip()
            printed = len(word.group()) > 1 and word.group().isupper() and is_shaped(word.group())
            if ahead and ahead[-1] not in _STOPS and not printed:
                after = words[at + 1].group() if at + 1 < len(words) else ""
                yield words[at - 1].group() if at else "", word.group(), after
