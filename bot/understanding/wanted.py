"""Of what documents are wanted as wholes: the topic, kinds and times that a message names."""

import calendar
import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bot.filters import EVERYTHING, Filter
from bot.understanding.courtesies import without_courtesies
from bot.understanding.dialogue import pointing_words
from bot.understanding.orders import without_orders
from bot.understanding.question import unshouted
from bot.understanding.scoping import KIND_OF
from bot.understanding.topics import topic_model
from ingest.documents import Span
from ingest.facts.numbers import references
from ingest.facts.places import provinces_in
from ingest.text import fold, squeeze, tidy


class Wanted(NamedTuple):
    """What the documents are, or the document is, that is wanted."""

    of: str
    """The topic of the documents, or what the one document is called; "" for any."""
    filter: Filter = EVERYTHING
    """What else they are."""


# All on folded text.
_KIND = rf"(?P<kind>{'|'.join(sorted(KIND_OF, key=len, reverse=True))})"
# "Mai phải báo cáo" and "thông báo giúp" ask for none of the kind.
_KINDS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\w)(?:nhung|cac|may|bao nhieu|nhieu|danh sach|danh muc|liet ke|co|loai) {_KIND}(?!\w)",
        rf"(?<!\w){_KIND} (?:nao|gi|ve|cua|do|tu|nam|trong)(?!\w)",
    )
)
# A year alone may be one of issue or one spoken of, and is a topic.
_YEAR = r"(?:nam )?(?P<{}>(?:19|20)\d\d)(?!\d)"
_PERIODS = tuple(
    re.compile(rf"(?<!\w)(?:ban hanh )?(?:{pattern})")
    for pattern in (
        rf"(?:tu )?(?:sau|after|since) {_YEAR.format('after')}",
        rf"(?:tu )?(?:truoc|before) {_YEAR.format('before')}",
        rf"tu {_YEAR.format('since')}(?: den (?:het )?{_YEAR.format('until')}| den nay| tro (?:di|lai day|ve day))",
        rf"(?:trong )?thang 0?(?P<month>1[0-2]|[1-9])(?: ?/ ?| ){_YEAR.format('year')}",
    )
)
# "Văn bản đó", "báo cáo này".
_POINTED = re.compile(rf"(?<!\w)(?:bai|bai viet|bai bao|tin|tai lieu|van ban|{_KIND}) (?:nay|do|ay|kia|tren)(?!\w)")
# "Tài liệu nào quy định về lệ phí", "là của xã Mẫu", "Chỉ thị 23 được nhắc ở đâu".
_AROUND = re.compile(r"(?:la )?(?:ve|cua) | (?:duoc|co)$")
# "Bài về Bến Tre" is called by what it is about; "văn bản 76" by its number.
_CALLED = re.compile(
    r"(?:cai |the )?(?:bai|bai viet|bai bao|tin|tai lieu|van ban)(?: (?:noi ve|viet ve|ve|cua))? "
    r"(?!(?:so|nay|do|ay|kia|tren)\b|\d)"
)


def wanted_in(typed: str, *, one: bool = False) -> Wanted:
    """The documents of which `typed` speaks, in a message that wants some as wholes; of `one` document kinds and times
    are part of what it is called."""
    text = squeeze(without_courtesies(squeeze(without_orders(unshouted(tidy(typed))))))
    key = fold(text)
    at = _whole_names(text, key, topic_model().topic_in(text))
    topic = text[slice(*at)]
    if one:
        return Wanted(_named(topic))
    period = next((match for pattern in _PERIODS if (match := pattern.search(key))), None)
    if period and at.overlaps(Span(*period.span())):
        before, after = text[at.start : max(at.start, period.start())], text[min(at.end, period.end()) : at.end]
        topic = max(before.strip(), after.strip(), key=len)
    if fold(topic) in KIND_OF:
        kinds, topic = {fold(topic)}, ""
    else:
        named = [match for pattern in _KINDS for match in pattern.finditer(key)]
        kinds = {match["kind"] for match in named if not at.overlaps(Span(*match.span("kind")))}
    within = replace(_issued(period) if period else EVERYTHING, kinds=frozenset(map(KIND_OF.__getitem__, kinds)))
    return Wanted(_named(topic), within)


def points_back(of: str) -> bool:
    """Whether a document is only called by what was spoken of before: "văn bản đó", with accents or without."""
    return not of or bool(pointing_words(of)) or _POINTED.fullmatch(fold(of)) is not None


def _named(topic: str) -> str:
    """The topic without what anybody calls a text, and marks around it; "" where it only names a kind."""
    called = _CALLED.match(fold(topic))
    named = (topic[called.end() :] if called else topic).strip(" ,.;:?!")
    for match in reversed([*_AROUND.finditer(fold(named))]):
        if not match.start() or match.end() == len(named):
            named = named[: match.start()] + named[match.end() :]
    return "" if fold(named) in KIND_OF else named


def _whole_names(text: str, key: str, topic: Span) -> Span:
    """The topic with the whole of every name that it cuts: a province, a kind of document and its number, "văn bản
    đó"."""
    names = [Span(place.start, place.end) for place in provinces_in(text)]
    names += [Span(*match.span()) for match in re.finditer(rf"(?<!\w){_KIND}(?!\w)", key)]
    names += [Span(*match.span()) for match in _POINTED.finditer(key)]
    names += [Span(mention.start, mention.end) for mention in references(text)]
    for name in names:
        if topic.overlaps(name):
            topic = Span(min(topic.start, name.start), max(topic.end, name.end))
    return topic


def _issued(period: re.Match[str]) -> Filter:
    """The days of issue that a match of `_PERIODS` tells."""
    said = {name: int(number) for name, number in period.groupdict().items() if number}
    if "month" in said:
        days = calendar.monthrange(said["year"], said["month"])[1]
        return Filter(since=date(said["year"], said["month"], 1), until=date(said["year"], said["month"], days))
    first = said.get("since") or (said["after"] + 1 if "after" in said else None)
    last = said.get("until") or (said["before"] - 1 if "before" in said else None)
    return Filter(since=date(first, 1, 1) if first else None, until=date(last, 12, 31) if last else None)
