"""The main points of one document, in its own sentences and lists."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.answers import Hit
from bot.reader.reading import sentences_of
from bot.reader.stating import is_about_itself, lists_in, statements_in
from bot.reader.tables import is_row
from bot.understanding.orders import holds_order
from bot.writing.locating import headings_at
from ingest.documents import Span
from ingest.structure import Enumeration
from ingest.text import canonical

# A minute of reading.
_MOST_POINTS, _MOST_CHARS, _LEAST_POINTS = 7, 1400, 3
_LEAD_ENDS = (":", ".")
_RECIPIENTS = re.compile(r"(?:^|\n)[-\s]*lưu\s*:\s*vt")
# "a)", "1." are headings without words.
_WORD = re.compile(r"[^\W\d_]{2}")
# "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH: Nguyễn Văn A".
_SIGNED_WORDS = 20
# What a point gains that leads its section or lists things; what one loses that is near to one already told. Looked at
# on the twelve documents of the sample corpus, not tuned.
_LEADS, _LISTS, _REPEATS = 0.04, 0.04, 0.6


class Point(NamedTuple):
    """A sentence, or a list with its lead: spans of the document."""

    hit: Hit
    lead: Span
    items: tuple[Span, ...] = ()
    heading: str = ""
    """What it stands under, inside the document; "" for nothing."""

    @property
    def end(self) -> int:
        return self.items[-1].end if self.items else self.lead.end


def main_points(passages: Sequence[Hit], directions: Sequence[NDArray[np.float32]]) -> list[Point]:
    """The points of a document that stand nearest to the whole of it, in reading order.

    `passages` are all of it; `directions` hold unit vectors of the sentences of each, shape (sentences, dimensions).
    """
    pairs = zip(passages, directions, strict=True)
    points = [found for hit, vectors in pairs for found in _points(hit, vectors)]
    if not points:
        return []
    vectors = np.stack([towards for _, towards in points])
    worth = vectors @ _unit(np.concatenate(directions).mean(axis=0))
    leads = {point.heading: at for at, (point, _) in reversed(list(enumerate(points)))}
    for at, (point, _) in enumerate(points):
        worth[at] += _LEADS * (leads[point.heading] == at) + _LISTS * bool(point.items)
    lengths = [point.end - point.lead.start for point, _ in points]
    chosen = _chosen(worth, vectors @ vectors.T, lengths)
    return [_with_heading(points[at][0]) for at in sorted(chosen, key=lambda at: points[at][0].lead.start)]


def _with_heading(point: Point) -> Point:
    """The point with the innermost heading over it; to look for it takes long in a law."""
    under = headings_at(point.hit.document, point.hit.passage, point.lead.start)
    return point._replace(heading=next(filter(_WORD.search, reversed(under)), ""))


def _chosen(worth: NDArray[np.float32], alike: NDArray[np.float32], lengths: Sequence[int]) -> list[int]:
    chosen: list[int] = []
    told = 0
    while len(chosen) < min(_MOST_POINTS, len(worth)):
        repeats = alike[:, chosen].max(axis=1) if chosen else np.zeros(len(worth))
        gain = worth - _REPEATS * repeats
        gain[chosen] = -np.inf
        at = int(gain.argmax())
        if len(chosen) >= _LEAST_POINTS and told + lengths[at] > _MOST_CHARS:
            break
        chosen.append(at)
        told += lengths[at]
    return chosen


def _points(hit: Hit, vectors: NDArray[np.float32]) -> Iterator[tuple[Point, NDArray[np.float32]]]:
    """The points of a passage, and where each points."""
    text, offset = hit.passage.text, hit.passage.start
    lists = [one for one in lists_in(text) if not _breaks_off(text, one)]
    taken = [Span(one.lead.start, one.items[-1].end) for one in lists]
    alone = [(span, ()) for span in statements_in(text) if not any(span.overlaps(other) for other in taken)]
    spans = sentences_of(text)
    for lead, items in [*((one.lead, tuple(one.items)) for one in lists), *alone]:
        whole = Span(lead.start, items[-1].end if items else lead.end)
        inside = [vector for span, vector in zip(spans, vectors, strict=True) if whole.overlaps(span)]
        said = text[slice(*whole)]
        if inside and not is_about_itself(text[slice(*lead)]) and not holds_order(said) and not _is_form(hit, said):
            told, *listed = (Span(offset + start, offset + end) for start, end in (lead, *items))
            under = hit.passage.heading[-1] if hit.passage.heading else ""
            yield Point(hit, told, tuple(listed), under), _unit(np.mean(inside, axis=0))


def _breaks_off(text: str, one: Enumeration) -> bool:
    """Whether it is a sentence cut into a list, "Hồ sơ chỉ gồm tờ khai theo mẫu; xã trả kết quả ...": told as it is."""
    lead = text[slice(*one.lead)].rstrip()
    return not lead.endswith(_LEAD_ENDS) and "\n" not in text[one.lead.start + len(lead) : one.items[0].start]


def _is_form(hit: Hit, said: str) -> bool:
    """Whether it is the title again, the row of a table, which says little without the others, or who signed and who
    gets it."""
    signer = hit.document.metadata.signer
    signs = bool(signer and signer in said and len(said.split()) <= _SIGNED_WORDS)
    is_title = canonical(said).strip(" .") in canonical(hit.document.title)
    return signs or is_title or is_row(said) or _RECIPIENTS.search(canonical(said)) is not None


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    return vector / max(float(np.linalg.norm(vector)), 1e-9)
