"""Where a question itself says to look: "chỉ tìm trong báo cáo", "trong các quyết định năm 2022, ..."."""

import re
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from bot.filters import EVERYTHING, Filter
from ingest.documents import DocumentKind
from ingest.facts.kinds import SORT_OF
from ingest.facts.places import provinces_in
from ingest.text import fold, tidy

KIND_OF = {
    **{name: kind for name, kind in SORT_OF.items() if kind is not DocumentKind.OTHER},
    **dict.fromkeys(("bai bao", "tin bao chi", "bao chi", "tin tuc"), DocumentKind.NEWS),
}
"""What anybody calls the kinds of documents; a kind without a sort of its own says nothing of where to look."""
_KIND = rf"(?:{'|'.join(sorted(KIND_OF, key=len, reverse=True))})"
_THINGS = rf"(?P<kinds>van ban|tai lieu|{_KIND}(?:(?:, | va | hoac | hay ){_KIND})*)"
_PLACE = r"(?: cua| o| tai)? (?:(?:tinh|thanh pho|tp) )?(?P<place>[a-z]+(?:[ -][a-z]+){1,3}?)"
_PERIOD = (
    r"(?: ban hanh)?(?: trong)? (?:nam (?P<year>\d{4})"
    r"|(?:tu |giai doan )(?:nam )?(?P<first>\d{4})(?: den (?:het )?(?:nam )?| ?[-–] ?)(?P<last>\d{4})"
    r"|tu (?:nam )?(?P<since>\d{4})(?: den nay| tro di| tro lai day)?|den (?:het )?(?:nam )?(?P<until>\d{4}))"
)
_VERB = r"(?:tim(?: kiem)?|tra(?: cuu)?|xem|hoi|lay|doc|tra loi|xet)"
_IN = r"(?:trong|theo|o|tu)"
_MANY = r"(?:cac|nhung|moi)"
_FOLDER = rf"(?:chi )?(?:{_VERB} )?trong thu muc [“\"']?(?P<folder>[^,:;?!“”\"']+?)[”\"']?"
# To limit is to say "chỉ", or to speak of all documents of a kind; one that is merely named agrees or does not.
_SAID = (
    rf"chi (?:{_VERB}(?: {_IN})?|trong|theo) (?:{_MANY} )?{_THINGS}(?:{_PLACE})?(?:{_PERIOD})?",
    rf"chi {_VERB}(?: {_IN})?(?:{_PLACE})?(?:{_PERIOD})?",
    rf"trong {_MANY} {_THINGS}(?:{_PLACE})?(?:{_PERIOD})?",
    _FOLDER,
)
_AT_EITHER_END = tuple(
    re.compile(pattern)
    for said in _SAID
    for pattern in (rf"^{said}\s*[,:;.–-]\s*(?=\w)", rf"(?<=\w)[\s,;(–-]+{said}\)?[\s.?!]*$")
)


class Scoped(NamedTuple):
    """A question without the words that say where to look, and what they say."""

    text: str
    filter: Filter


def scoped(typed: str, folders: Collection[str] = ()) -> Scoped:
    """`typed` and where it says to look; as it is where it does not say. Only `folders` are folders."""
    text = tidy(typed)
    key = fold(text)
    for pattern in _AT_EITHER_END:
        match = pattern.search(key)
        if match and (found := _filter(text, match, folders)):
            return Scoped(_without(text, match.start(), match.end()), found)
    return Scoped(typed, EVERYTHING)


def _filter(text: str, match: re.Match[str], folders: Collection[str]) -> Filter:
    """What the words of `match` say; `EVERYTHING` where they are none, or mean something that only looks like it."""
    said = match.groupdict()
    place = _province(text, match) if said.get("place") else None
    folder = _folder(said["folder"], folders) if said.get("folder") else None
    if (said.get("place") and place is None) or (said.get("folder") and folder is None):
        return EVERYTHING
    first, last = said.get("year") or said.get("first"), said.get("year") or said.get("last")
    first, last = first or said.get("since"), last or said.get("until")
    return Filter(
        province=place,
        since=date(int(first), 1, 1) if first and int(first) else None,
        until=date(int(last), 12, 31) if last and int(last) else None,
        kinds=frozenset(KIND_OF[name] for name in re.findall(_KIND, said.get("kinds") or "")),
        folder=folder,
    )


def _province(text: str, match: re.Match[str]) -> str | None:
    """The province that the words are, and nothing beside it."""
    return next((p.name for p in provinces_in(text) if (p.start, p.end) == match.span("place")), None)


def _folder(said: str, folders: Collection[str]) -> str | None:
    """The one folder that is called so, by its whole path or its last part."""
    wanted = said.strip().strip("/")
    meant = [folder for folder in folders if fold(folder) == wanted or fold(folder).rpartition("/")[2] == wanted]
    return meant[0] if len(meant) == 1 else None


def _without(text: str, start: int, end: int) -> str:
    """`text` without the stretch; it goes on to end as it did."""
    rest = f"{text[:start]}{text[end:]}".strip()
    mark = "?" if text.rstrip().endswith("?") and not rest.endswith("?") else ""
    return f"{rest[:1].upper()}{rest[1:]}{mark}"
