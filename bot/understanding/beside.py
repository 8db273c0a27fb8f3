"""Names and times that stand beside another in a question: "Tân Lập và Phú Hữu", "quý I so với quý II"."""

import re
from itertools import pairwise

from bot.understanding.persons import CAPITALISED
from ingest.documents import Span
from ingest.text import canonical

_NAME = re.compile(rf"(?<![\w-]){CAPITALISED}(?:\s{CAPITALISED})+(?![\w-])")
# Words with a capital only because a question begins with them.
_OPENING = re.compile(r"(?:xã|phường|thị trấn|đặc khu|huyện|tỉnh|thôn|dân|người|ở|tại|của|hai|giữa|mỗi|năm|bên)\s")
_BETWEEN = re.compile(
    r"\s*(?:,|\b(?:và|với|so với|cùng|hay|hoặc|and|or|with))\s*"
    r"(?:(?:của|ở|tại|giữa|dân|người|xã|phường|thị trấn|đặc khu|huyện|tỉnh|thành phố|thôn|bản|sở|ông|bà|in|of)\s+){0,3}"
)
# A comma alone also stands between a street and its province: something has to say that there are several.
_ONE_AND_ANOTHER = re.compile(r"\b(?:và|với|cùng|hay|hoặc|and|or)\b")
_SEVERAL = re.compile(r"\b(?:hai|ba|bốn|các|mỗi|từng|cả|both)(?: [^\W\d]+)?\s*$")
_THING = r"[^\W\d]+(?: [^\W\d]+){0,6}?"
_THINGS = re.compile(
    rf"^(?:(?:ở|tại|trong|theo) [^,]{{2,60}}, )?(?:giữa )?(?P<a>{_THING}) (?:và|với|hay) (?P<b>{_THING})"
    r"(?=(?: (?:ở|tại|của|trong) [^,:?]{2,60})?(?:[,:] | )"
    r"(?:(?:cái|việc|loại|thủ tục|bên|mức|cách|hình thức|đằng) nào [^?]*\bhơn|(?:có )?(?:gì )?khác (?:nhau|gì|biệt)))"
)
_QUARTER = re.compile(r"\bquý (?:iv|i{1,3}|[1-4]|một|hai|ba|bốn|tư)\b")


def names_beside(text: str) -> list[tuple[str, Span]]:
    """The first two or more names in `text` with nothing but "và" or the like between them; [] without."""
    names = [_opened(text, Span(*match.span())) for match in _NAME.finditer(text)]
    key = canonical(text)
    chain: list[Span] = []
    for one, other in pairwise(names):
        if _BETWEEN.fullmatch(key, one.end, other.start):
            chain = [*(chain or [one]), other]
        elif chain:
            break
    said = chain and (
        _ONE_AND_ANOTHER.search(key, chain[0].end, chain[-1].start) or _SEVERAL.search(key[: chain[0].start])
    )
    return [(text[slice(*span)], span) for span in chain] if said else []


def things_beside(text: str) -> list[tuple[str, Span]]:
    """The two things of which `text` asks which one does more, "cấp mới và cấp lại ở ...: việc nào nhanh hơn", or how
    they differ: what stands on both sides of "và"."""
    found = _THINGS.search(canonical(text))
    spans = [Span(*found.span(thing)) for thing in ("a", "b")] if found else []
    return [(text[slice(*span)], span) for span in spans]


def names_in_all(text: str) -> list[tuple[str, Span]]:
    """All names in `text`."""
    spans = [_opened(text, Span(*match.span())) for match in _NAME.finditer(text)]
    return [(text[slice(*span)], span) for span in spans]


def quarters_in(text: str) -> list[tuple[str, Span]]:
    """Where `text` writes a quarter of a year: "quý II"."""
    return [(text[slice(*match.span())], Span(*match.span())) for match in _QUARTER.finditer(canonical(text))]


def _opened(text: str, name: Span) -> Span:
    """`name` without a word before it that only opens the question."""
    opening = _OPENING.match(canonical(text[slice(*name)])) if len(text[slice(*name)].split()) > 2 else None
    return Span(name.start + opening.end(), name.end) if opening else name
