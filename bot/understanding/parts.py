"""A question that asks of several places, documents or years at once, as one question for each."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.answers import Hit
from bot.understanding.asking import puts_up
from bot.understanding.beside import (
    alike_beside,
    names_apart,
    names_beside,
    names_in_all,
    numbered_beside,
    quarters_in,
    things_beside,
)
from bot.understanding.names import names_in
from bot.understanding.naming import years_in
from bot.understanding.persons import CAPITALISED
from bot.understanding.shared_words import counted_questions, positions_beside
from ingest.documents import SourceDocument, Span
from ingest.facts.numbers import references
from ingest.facts.places import provinces_in
from ingest.structure.labels import UPPER
from ingest.text import canonical

# Between two clauses, and between two names: the last one before the second name parts them.
_BETWEEN_CLAUSES = re.compile(r"\s*[,;]\s*(?:còn|và|while|and)\s+|\s*;\s+|\s+còn\s+")
_BETWEEN_NAMES = re.compile(
    r"\s*,\s*|\s+(?:(?:có )?(?:gì )?khác(?: biệt)?(?: gì| nhau)?(?: (?:so )?với)?|so với|và|với|cùng|lẫn|hay|hoặc"
    r"|and|or|with|to|from)\s+"
)
_CLAUSE_OR_MORE = re.compile(r"\s*[,;]\s*(?:còn\s+|và\s+)?|\s+(?:và|còn)\s+")
_ASKS = re.compile(r"\b(?:ai|gì|nào|đâu|mấy|bao nhiêu|bao giờ|thế nào|ra sao|what|who|when|where|which|how)\b")
# "có mấy nội dung, mấy nhiệm vụ": the second is no question without the first.
_NAMES = re.compile(rf"(?<=\s)[{UPPER}]|\d")
# The question word and what is asked.
_SAME_WORDS = 3
_COUNTS_ONLY = re.compile(r"(?:mấy|bao nhiêu)\b")
_WHAT_OF_IT = re.compile(r"(?:\s+thì(?:\s+(?:sao|ai|gì|mấy|bao nhiêu|bao giờ|\w+ nào))?)?[\s?.!]*$")
# "Tân Lập bao nhiêu", "ai ở Phú Hữu": asks what the clause before it asked.
_ASKS_AGAIN = re.compile(
    r"\b(?:thì )?(?:là )?(?:ai|bao nhiêu|mấy|bao giờ|khi nào|thế nào|ra sao|sao)(?: thế)?\b", re.IGNORECASE
)
_ONLY_NAMES = re.compile(
    rf"\s*(?:ai\s+)?(?:(?:ở|tại|của|xã|phường|tỉnh)\s+)*{CAPITALISED}(?:\s{CAPITALISED})*"
    rf"(?:\s+{_ASKS_AGAIN.pattern})?[\s?.!]*"
)
# Whose the last thing is, where it is said of the first too: "Chỉ thị 5 của trung ương và Chỉ thị 7 của Sơn La ký ...".
_WHOSE = re.compile(r"\s+(?:của|ở|tại)\s")
_LAST_WHOSE = re.compile(
    rf"{_WHOSE.pattern}(?:(?:tỉnh|thành phố|huyện|xã|phường)\s+)?{CAPITALISED}(?:\s+{CAPITALISED})*"
)
# Words that only say that there are several: "trong hai năm 2022, 2023", "mỗi nơi".
_SEVERAL_BEFORE = re.compile(r"\b(?:cả )?(?:hai|ba|bốn|các|những|both|[234])\s+(?:tỉnh|thành phố|địa phương|nơi)?\s*$")
_EACH = re.compile(
    r"\s*\b(?:(?:ở )?(?:mỗi|từng) (?:nơi|tỉnh|bên|năm|quý|đợt|giai đoạn|cấp|bản|văn bản|địa phương|việc|loại|thủ tục|xã"
    r"|phường|cái)|lần lượt|respectively)\b"
)
# "Công an xã và công an huyện nộp ..." may ask of both at once.
_OF_EACH = re.compile(
    rf"{_EACH.pattern}|\b(?:bao nhiêu|bao lâu|mấy|(?:là|do) (?:những )?ai|tên (?:là )?gì|(?:ngày|khi|năm) nào"
    r"|hơn|khác|giống|chênh|so với|so sánh)\b"
)
# "Giám đốc sở của A và B là những ai": each has one; of deputies and guests there may be several.
_THOSE = re.compile(r"(?<=\blà )những (?=ai\W*$)")
_ONE_HAS_IT = re.compile(r"^(?:tác giả|người (?:ký|viết|chủ trì|điều hành|đứng đầu|khai mạc|kết luận))\b")
_BETWEEN_BOTH = re.compile(r"\bgiữa\s*$")
_AMONG = re.compile(r"^(?:giữa|trong (?:số )?(?:hai|ba|bốn|các) [^,:]{2,20}:)\s+", re.IGNORECASE)
# Words before a name that make a thing of their own of it.
_OWN_THING = 3
# "tăng bao nhiêu so với năm 2022" asks for one figure.
_CHANGE = re.compile(r"\b(?:tăng|giảm)\b.*\bso với\b|\bso với\b.*\b(?:tăng|giảm)\b")


def questions_of(text: str) -> list[tuple[str, str]]:
    """(label, question) for each document, else place, else year that `text` names beside another; none without two.

    What stands with a name stays with it ("Chỉ thị 34 của Nam Định và Chỉ thị 08 của Quảng Trị"); what is said once
    is asked of each. A statement to be judged is one question, whatever it names.
    """
    if puts_up(text):
        return []
    if counted := counted_questions(text):
        return counted
    changes = _CHANGE.search(canonical(text))
    kinds = [_numbers(text), _places(text), names_beside(text)]
    kinds += [] if changes else [_years(text), quarters_in(text)]
    kinds += [names_in_all(text)] if _EACH.search(canonical(text)) else []
    alike = alike_beside(text) if _OF_EACH.search(canonical(text)) else []
    others_asked = [numbered_beside(text), things_beside(text), alike, names_apart(text), positions_beside(text)]
    for names in [*kinds, *others_asked]:
        gaps = [_gap(text, one.end, other.start) for (_, one), (_, other) in pairwise(names)]
        if gaps and len(dict(names)) == len(names) and all(gaps):
            found = [gap for gap in gaps if gap]
            paired = [names, *(others for others in kinds if _is_paired([span for _, span in others], found))]
            end = max(others[-1][1].end for others in paired)
            if _WHOSE.match(text, names[0][1].end) and (whose := _LAST_WHOSE.match(text, end)):
                bodies = (body for body in names_in(text, "organisations.txt") if end < body.start < whose.end())
                end = max([whose.end(), *(body.end for body in bodies)])
            labels = [label for label, _ in names]
            end += text[end : end + 1] == ")"
            return list(zip(labels, _parts(text, [span for _, span in names], found, end), strict=True))
    return _clauses(text)


def _parts(text: str, names: Sequence[Span], gaps: Sequence[Span], end: int) -> list[str]:
    start = _start(text, names[0], _ASKS_AGAIN.sub("", text[gaps[0].end : names[1].start]).strip())
    if _asks_twice(text, names, gaps):
        clauses = [
            text[gap.end : stop] for gap, stop in zip(gaps, [*(gap.start for gap in gaps[1:]), len(text)], strict=True)
        ]
        first = (text[:start], text[names[0].end : gaps[0].start])
        return [f"{text[: gaps[0].start]}?", *(_completed(clause, *first) for clause in clauses)]
    things = [
        Span(*span) for span in zip([start, *(gap.end for gap in gaps)], [*(g.start for g in gaps), end], strict=True)
    ]
    before = text[: _length_without_several(text[:start])]
    after = _THOSE.sub("", text[end:]) if _is_one_person(text) else text[end:]
    parts = (f"{before}{text[thing.start : thing.end]}{after}" for thing in things)
    return [_AMONG.sub("", _EACH.sub("", part).strip()) for part in parts]


def _is_one_person(text: str) -> bool:
    """Whether `text` begins with what only one person is at each place: its chairman, its author."""
    return bool(_ONE_HAS_IT.match(canonical(text))) or any(span.start == 0 for span in names_in(text, "positions.txt"))


def _asks_twice(text: str, names: Sequence[Span], gaps: Sequence[Span]) -> bool:
    """Whether the clause of the first name asks and that of the second is another one, which may lean on it."""
    key, gap = canonical(text), gaps[0]
    if _ASKS.search(key[names[0].end : gap.start]):
        return True
    is_clause = _BETWEEN_CLAUSES.fullmatch(key[gap.start : gap.end]) or _ASKS.search(key[gap.end : names[1].start])
    return bool(_ASKS.search(key[: gap.start]) and is_clause)


def _clauses(text: str) -> list[tuple[str, str]]:
    """The two questions of "ai ký ... và ai ký ...?", which ask with the same word, each of what it names itself; none
    for others: "ai là tổ trưởng, ai là tổ phó" lean on what was said before."""
    key = canonical(text)
    for between in _CLAUSE_OR_MORE.finditer(key):
        clauses = [text[: between.start()].strip(), text[between.end() :].strip(" ?.!")]
        one, other = ([match.group() for match in _ASKS.finditer(canonical(clause))] for clause in clauses)
        leans = _COUNTS_ONLY.match(canonical(clauses[1]))
        if one and one == other and not leans and (all(map(_NAMES.search, clauses)) or _ask_alike(*clauses)):
            return [(_without_asking(clause), f"{clause}?") for clause in clauses]
    return []


def _ask_alike(one: str, other: str) -> bool:
    """Whether two clauses ask the same of two things, of which the first has a name: "ai khai mạc ở Sơn La và ai khai
    mạc ở hội nghị sau"; what somebody is says nothing of where."""
    first, second = (clause[_asks_at(clause) :].split() for clause in (canonical(one), canonical(other)))
    alike = first[:_SAME_WORDS] == second[:_SAME_WORDS] and len(second) > _SAME_WORDS
    return alike and first[1] != "là" and bool(_NAMES.search(one))


def _asks_at(clause: str) -> int:
    asks = _ASKS.search(clause)
    return asks.start() if asks else len(clause)


def _without_asking(clause: str) -> str:
    """What a clause asks about, as a label: without its question word."""
    asks = _ASKS.search(canonical(clause))
    return f"{clause[: asks.start()]}{clause[asks.end() :]}".replace("  ", " ").strip() if asks else clause


def _completed(clause: str, before: str, after: str) -> str:
    """A clause as a question: one that only names something else ("còn năm 2024?") takes the words of the first."""
    clause = _WHAT_OF_IT.sub("", clause)
    leans = not _ASKS.search(canonical(clause)) or _ONLY_NAMES.fullmatch(clause)
    return f"{before}{_ASKS_AGAIN.sub('', clause).strip()}{after}?" if leans else f"{clause}?"


def _start(text: str, first: Span, head: str) -> int:
    """Where what is said of the first name begins: with the word that also begins the `head` of the second."""
    words = canonical(head).split()
    before = canonical(text[: first.start])
    same = [match.start() for match in re.finditer(rf"\b{re.escape(words[0])}\b", before)] if words else []
    # A thing of its own, "mô hình mới ở ...", stands beside all that leads to the first name.
    return same[-1] if same else 0 if len(words) >= _OWN_THING else first.start


def _length_without_several(before: str) -> int:
    key = canonical(before)
    match = _SEVERAL_BEFORE.search(key) or _BETWEEN_BOTH.search(key)
    return match.start() if match else len(before)


def _gap(text: str, start: int, end: int) -> Span | None:
    """What parts two names, of which the first ends at `start` and the second begins at `end`."""
    between = canonical(text[start:end])
    matches = list(_BETWEEN_CLAUSES.finditer(between)) or list(_BETWEEN_NAMES.finditer(between))
    matches = [match for match in matches if match.group().strip() != ","] or matches
    return Span(start + matches[-1].start(), start + matches[-1].end()) if matches else None


def _is_paired(names: Sequence[Span], gaps: Sequence[Span]) -> bool:
    """Whether there is one of `names` before each gap and one after the last."""
    apart = len(names) == len(gaps) + 1
    return apart and all(
        one.end <= gap.start and gap.end <= other.start for (one, other), gap in zip(pairwise(names), gaps, strict=True)
    )


def _numbers(text: str) -> list[tuple[str, Span]]:
    return [(number.canonical, Span(number.start, number.end)) for number in references(text)]


def _places(text: str) -> list[tuple[str, Span]]:
    return [(place.name, Span(place.start, place.end)) for place in provinces_in(text)]


def _years(text: str) -> list[tuple[str, Span]]:
    numbers = [span for _, span in _numbers(text)]
    spans = [span for span in years_in(text) if not any(span.overlaps(number) for number in numbers)]
    return [(text[span.end - 4 : span.end], span) for span in spans]


def of_the_year(years: Sequence[int], hits: Sequence[Hit]) -> list[Hit]:
    """The hits in documents of the one year asked about, by title or else by date, and others that name it; all where
    no document is."""
    wanted = set(years) if len(years) == 1 else set()
    if not any(wanted & _years_of(hit.document) for hit in hits):
        return list(hits)
    return [
        hit for hit in hits if wanted & _years_of(hit.document) or any(str(year) in hit.passage.text for year in wanted)
    ]


def _years_of(document: SourceDocument) -> set[int]:
    titled = {int(year) for year, _ in _years(document.title)}
    dated = {document.metadata.date.year} if document.metadata.date else set()
    return titled or dated
