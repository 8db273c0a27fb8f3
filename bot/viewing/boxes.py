"""Where on a page a quote stands: its letters found among those of the page's words, whatever spacing, accents or
order the text was given when it was read."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import NamedTuple

from ingest.ocr import PlacedWord
from ingest.text import fold, tidy

# Letters that match by chance run to 3; shorter runs count where they stand between longer ones.
_MIN_RUN = 4
# A short run that lies further off than this, in letters, from where the quote's order puts it is of other words.
_FAR, _SHORT_RUN = 150, 12
# Misread letters between two runs, at most so many, are part of the quote.
_GAP = 8
# Less of the quote than this found means that the page does not show it.
_LEAST_FOUND = 0.5
# How much more of the page than the quote itself, each way, is searched first: repeated phrases stand further apart.
_AROUND = 400
# Parts of one line make a box at most so much higher than the higher of them, and stand at most so many heights apart.
_MOST_HEIGHT, _WORD_GAP = 1.4, 3.0


class Box(NamedTuple):
    """A rectangle on a page, its edges as shares of the page's width and height."""

    left: float
    top: float
    right: float
    bottom: float


def quote_boxes(quote: str, words: Sequence[PlacedWord], *, before: float = 0.0) -> list[Box]:
    """A box a line for the stretch of `words` that reads `quote`, in their order; none where it is not there.

    `before` is the share of the page's text that stands before the quote: of the same words twice it tells which.
    """
    wanted = letters_of(quote)
    if not wanted:
        return []
    for order, exactly in ((words, True), (_by_lines(words), True), (words, False)):
        if boxes := _boxes(wanted, order, before, exactly=exactly):
            return boxes
    return []


def _boxes(wanted: str, words: Sequence[PlacedWord], before: float, *, exactly: bool) -> list[Box]:
    letters = [letters_of(word.text) for word in words]
    page = "".join(letters)
    find = _exact if exactly else _close
    found = find(wanted, page, round(before * len(page)))
    starts = accumulate(map(len, letters), initial=0)
    marked = [
        part
        for word, own, start in zip(words, letters, starts, strict=False)
        if (part := _part(word, found[start : start + len(own)]))
    ]
    return _lines(marked)


def _by_lines(words: Sequence[PlacedWord]) -> list[PlacedWord]:
    """The words as they stand on the page, line by line: figures stamped into a form come last in its file."""
    lines: list[list[PlacedWord]] = []
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        middle = (word.top + word.bottom) / 2
        if lines and middle < lines[-1][0].bottom:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [word for line in lines for word in sorted(line, key=lambda word: word.left)]


def letters_of(text: str) -> str:
    """The letters and digits of `text`, folded: what a quote is found by."""
    return "".join(filter(str.isalnum, fold(tidy(text))))


def _exact(wanted: str, page: str, at: int) -> list[bool]:
    """For each letter of `page` whether it is one of those `wanted`, which stand together, nearest to `at`."""
    found = [False] * len(page)
    if places := list(_places(wanted, page)):
        place = min(places, key=lambda place: abs(place - at))
        found[place : place + len(wanted)] = [True] * len(wanted)
    return found


def _close(wanted: str, page: str, at: int) -> list[bool]:
    """For each letter of `page` whether it is one of those `wanted`, most of which stand there in some order."""
    found = [False] * len(page)
    near = max(0, at - _AROUND - len(wanted))
    for start, end in ((near, at + 2 * len(wanted) + _AROUND), (0, len(page))):
        runs = _runs(wanted, page[start:end])
        if sum(size for _, _, size in runs) >= _LEAST_FOUND * len(wanted):
            for first, last in _joined(runs):
                found[start + first : start + last] = [True] * (last - first)
            break
    return found


def _places(wanted: str, page: str) -> Iterator[int]:
    place = page.find(wanted)
    while place >= 0:
        yield place
        place = page.find(wanted, place + 1)


def _runs(wanted: str, page: str) -> list[tuple[int, int, int]]:
    """(place in `page`, place in `wanted`, length) of the runs of letters that both have, in the order of `page`.

    Runs that the page has in another order, as cells of a table, are looked for among what the first search left.
    """
    runs = _ordered_runs(wanted, page)
    left_page, left_wanted = list(page), list(wanted)
    for place, at, size in runs:
        left_page[place : place + size] = "\0" * size
        left_wanted[at : at + size] = "\1" * size
    more = _ordered_runs("".join(left_wanted), "".join(left_page), least=_SHORT_RUN) if runs else []
    return sorted(runs + more)


def _ordered_runs(wanted: str, page: str, *, least: int = _MIN_RUN) -> list[tuple[int, int, int]]:
    blocks = SequenceMatcher(None, page, wanted, autojunk=False).get_matching_blocks()
    runs = [(a, b, size) for a, b, size in blocks if size >= least]
    return [run for run in runs if run[2] >= _SHORT_RUN or _is_near(run, runs)]


def _is_near(run: tuple[int, int, int], runs: Sequence[tuple[int, int, int]]) -> bool:
    """Whether a long run, or the quote's bulk, stands about as far off as the quote has it."""
    offset = run[0] - run[1]
    return any(abs(offset - (a - b)) <= _FAR for a, b, size in runs if size >= _SHORT_RUN)


def _joined(runs: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Begin and end of the runs in the page, those a misread word apart as one."""
    first, last = runs[0][0], runs[0][0] + runs[0][2]
    for (before, at, size), (place, there, length) in pairwise(runs):
        if place - last > _GAP or not 0 <= there - at - size <= _GAP or before + size != last:
            yield first, last
            first = place
        last = place + length
    yield first, last


def _part(word: PlacedWord, found: Sequence[bool]) -> Box | None:
    """The part of the word's box whose letters were found; the letters are taken to be equally wide."""
    if not any(found):
        return None
    first, last = found.index(True), len(found) - list(found)[::-1].index(True)
    width = (word.right - word.left) / len(found)
    right = word.right if last == len(found) else word.left + last * width
    return Box(word.left + first * width, word.top, right, word.bottom)


def _lines(parts: Sequence[Box]) -> list[Box]:
    """The parts joined along each line; of a line that runs askew, in steps."""
    lines: list[Box] = []
    for part in parts:
        if lines and _goes_on(lines[-1], part):
            lines[-1] = _around(lines[-1], part)
        else:
            lines.append(part)
    return lines


def _goes_on(line: Box, part: Box) -> bool:
    """Whether `part` stands in the line before it: beside it, and hardly higher or lower."""
    height = max(line.bottom - line.top, part.bottom - part.top)
    both = _around(line, part)
    gap = max(part.left - line.right, line.left - part.right)
    return both.bottom - both.top <= _MOST_HEIGHT * height and gap <= _WORD_GAP * height


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
