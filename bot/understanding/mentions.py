"""What a turn names that the next may point at or exchange: things of a kind, a document by its title, list items."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

from bot.understanding.beside import names_in_all
from bot.understanding.days import days_in
from bot.understanding.legal_units import articles_in, units_in
from bot.understanding.localities import KIND_BEFORE
from bot.understanding.names import names_in
from bot.understanding.numbered import NUMBERED_NOUNS, numbered_in
from bot.understanding.persons import persons_in
from ingest.documents import Span
from ingest.facts.numbers import KINDS, references
from ingest.facts.places import provinces_in
from ingest.text import canonical

_KINDS = {*KINDS.values(), "đề án", "quy chế", "dự thảo"} - {"quy định"}
KIND = rf"(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))})"
LAST = -1
"""The place of the last of several things."""
_NUMERALS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_QUARTER = re.compile(r"(?<!\w)quý (?:iv|i{1,3}|[1-4])(?:\s*(?:/|năm)\s*20\d\d)?(?!\w)")
_YEAR = re.compile(r"(?<![\d/-])(?:năm )?(?:19|20)\d\d(?![\d/-])")
# "Kế hoạch cải cách hành chính năm 2023 của Sơn La | số mấy": what follows is told or asked of the document.
_TOLD = re.compile(
    r"\s(?:có|là|được|bị|do|ban hành|ra đời|ra ngày|ký|số(?= (?:mấy|bao|nào|hiệu|gì))|giao|yêu cầu|quy định|nêu|nói"
    r"|đặt|đề ra|hỗ trợ|thay|bãi bỏ"
    r"|áp dụng|gồm|cho|dành|bao|mấy|ai|gì|nào|hết|tốn|ngày|từ ngày|khi|thì|theo|phấn đấu|thông qua|cần|phải|hiệu lực"
    r"|kinh phí|gửi|ở đâu|vì sao|tại sao)(?!\w)|[,;?!:]|\.(?!\d)"
)
_DOCUMENT = re.compile(rf"\b{KIND}(?: số)?\b")
# "Quyết định ban hành quy chế ...", "Nghị quyết quy định mức thu ...": titles begin so, and may hold one such word.
_TITLE_VERB = re.compile(
    r"\s(?:ban hành|quy định|giao|phê duyệt|bãi bỏ)(?= (?!gì\b|những\b|nào\b|ngày\b|khi\b|theo\b|kèm\b|năm\b|bởi\b))"
)
_FIRST_WORD = re.compile(r"\s[\w/.-]*[\w/-]")
_POINTS = re.compile(r"\s(?:này|đó|ấy|kia|trên|nêu trên|nói trên)(?!\w)")
# "Sở Nông nghiệp và Môi trường": the name goes on after "và", unless another body begins there.
_NAME_GOES_ON = re.compile(r"\s+và\s+(?!(?:Sở|Bộ|Ban|Phòng|Cục|Chi|Ủy|Hội|Công an)\b)[A-ZĐ]\w+\s+[^\W\dA-ZĐ]\w*")
_LABELLED = "|".join((*NUMBERED_NOUNS, "phương án", "loại", "dạng"))
_NOUN_POINTER = re.compile(rf"(?<!\w)(?P<noun>{_LABELLED}) (?:này|đó|ấy|kia|trên|nói trên|vừa nêu)\b(?! đây)")
# "Mức 50 nghìn đồng" is called by no number.
_UNITS = r"(?:nghìn|triệu|tỷ|trăm|đồng|phần|điểm|tháng|người|hộ|ngày|giờ|%)"
_LABEL = re.compile(
    rf"(?:số )?(?:\d{{1,3}}|[A-ZĐ]\d{{0,2}}|[IVX]{{1,4}})(?![\w/]|[.,]\d)(?=\s*(?:$|[^\w\s%])|\s+(?!{_UNITS})\w)"
)
_NO_NAME_END = re.compile(r"\s(?:phải|được|cần|sẽ|có|làm|giao|thì)(?!\w).*$", re.IGNORECASE)
_ITEM = re.compile(r"^\s*(\d{1,2})[.)\\]+\s+(.+)$", re.MULTILINE)
_KEY = re.compile(r"\s*\[\d+\]")
_ORDINAL = re.compile(
    r"\b(?P<noun>cái|mục|ý|dòng|(?<!làm )việc|điều|điểm|nhiệm vụ|nội dung|gạch đầu dòng|tiêu chí|chỉ tiêu"
    r"|trường hợp|giải pháp"
    r"|bước|chặng|khâu|giai đoạn|nguyên nhân|lý do|bài học|khó khăn|hạn chế|tồn tại|điều kiện|nguyên tắc|yêu cầu"
    r"|biện pháp|trọng tâm|mục tiêu|kiến nghị|yếu tố|lĩnh vực|mô hình|sáng kiến|hình thức|trách nhiệm|hành vi"
    r"|giấy tờ|vấn đề|thành phần|item|number)"
    rf" (?:(?:thứ |số )?(?P<digits>\d{{1,2}})|(?:thứ|số) (?P<word>{'|'.join(_NUMERALS)}|nhất|nhì|tư)"
    rf"|(?P<edge>đầu tiên|cuối cùng|(?:xếp |sau )?chót|sau cùng))"
    rf"\b(?! (?!là )\w+ (?:nào|gì)\b)"
)
# "thói quen thứ hai là gì", where "thói quen" was spoken of; "lần thứ hai", "thứ hai tuần này" are no items.
_NTH = re.compile(
    rf"^(?:thế |vậy |còn |rồi )*(?P<noun>(?!(?:lần|ngày|sáng|chiều|tối|tuần|kỳ)\b)\w+(?: \w+)?)"
    rf" thứ (?:(?P<digits>\d{{1,2}})|(?P<word>{'|'.join(_NUMERALS)}|nhất|nhì|tư))\b"
)
_NUMERAL = re.compile(rf"\b(?:{'|'.join(_NUMERALS)}|\d{{1,2}})\b")
_NAMED_ORDINALS: Mapping[str, int] = {
    **{word: at for at, word in enumerate(_NUMERALS, 1)},
    "nhất": 1,
    "nhì": 2,
    "tư": 4,
    "đầu tiên": 1,
}


class Kind(StrEnum):
    """Kinds of things of which a new one takes the place of the old."""

    NUMBER = "number"
    PLACE = "place"
    QUARTER = "quarter"
    LOCALITY = "locality"
    PERSON = "person"
    DAY = "day"
    YEAR = "year"
    UNIT = "unit"
    NUMBERED = "numbered"
    BODY = "body"


def mentions(text: str) -> dict[Kind, list[Span]]:
    """Where `text` names things, by kind, those inside longer names left out; kinds it does not name are absent."""
    found: dict[Kind, list[Span]] = {}
    taken: list[Span] = []
    for kind, find in _FINDERS.items():
        free = [span for span in find(text) if not any(span.overlaps(other) for other in taken)]
        if free:
            found[kind] = free
            taken += free
    return found


def document_phrase(text: str) -> str | None:
    """The first document that `text` names by title or number, "Kế hoạch cải cách hành chính của Sơn La"; None where
    it asks for a document before it names one."""
    key = canonical(text)
    for match in _DOCUMENT.finditer(key):
        told = _TOLD.match(key, match.end())
        if told and key[told.start() : told.end()].strip() in {"nào", "gì", "mấy"}:
            return None
        title = _TITLE_VERB.match(key, match.end())
        first = title or _FIRST_WORD.match(key, match.end())
        if first is None or (told and not title) or _POINTS.match(key, match.end()):
            continue
        stop = _TOLD.search(key, first.end())
        return text[match.start() : stop.start() if stop else len(text)].strip()
    return None


def listed_item(text: str, answer: str) -> tuple[Span, str] | None:
    """Where `text` points at an item by its number, and what that item of the list in `answer` says."""
    pointer = _ORDINAL.search(canonical(text))
    # "Xã đặt mấy chỉ tiêu, chỉ tiêu cuối cùng là gì": of what the question itself asks about.
    if pointer and pointer["edge"] and pointer.start():
        return None
    items = {int(item[1]): item[2] for item in _ITEM.finditer(answer)} if pointer else {}
    number = _place(pointer) if pointer else 0
    number = max(items, default=0) if number == LAST else number
    return (Span(*pointer.span()), _KEY.sub("", items[number]).strip(" .;")) if pointer and number in items else None


def without_ordinal(text: str) -> str:
    """`text` asked of all the things, of which it asks of one by its place: "nhiệm vụ thứ ba của xã"."""
    pointer = _ORDINAL.search(canonical(text))
    return text[: pointer.end("noun")] + text[pointer.end() :] if pointer else text


def pointed_item(text: str, before: str) -> tuple[int, str] | None:
    """The place of an item in a list, and what it is an item of, where `text` asks of one so, "chặng thứ hai là gì", by
    a usual noun or one that was said `before`."""
    key = canonical(text)
    if pointer := _ORDINAL.search(key):
        return _place(pointer), pointer["noun"]
    pointer = _NTH.match(key)
    return (_place(pointer), pointer["noun"]) if pointer and pointer["noun"] in canonical(before) else None


def _place(pointer: re.Match[str]) -> int:
    said = pointer.groupdict()
    return int(said["digits"]) if said["digits"] else _NAMED_ORDINALS.get(said["word"] or said["edge"], LAST)


def labelled_thing(text: str, answer: str) -> tuple[Span, str] | None:
    """Where `text` points at a thing by its noun, "nhóm đó", and what that thing is called in `answer`, "Nhóm C"."""
    for pointer in _NOUN_POINTER.finditer(canonical(text)):
        named = re.search(rf"(?<!\w){pointer['noun']} ", canonical(answer))
        if named and (label := _LABEL.match(answer, named.end())):
            return Span(*pointer.span()), f"{pointer['noun']} {label.group()}"
    return None


def numeral_in(text: str) -> int | None:
    """The first number up to ten that `text` says, in digits or in words."""
    found = _NUMERAL.search(canonical(text))
    return (int(found[0]) if found[0].isdigit() else _NUMERALS.index(found[0]) + 1) if found else None


def _numbers(text: str) -> list[Span]:
    return [Span(mention.start, mention.end) for mention in references(text)]


def _places(text: str) -> list[Span]:
    return [Span(place.start, place.end) for place in provinces_in(text)]


def _localities(text: str) -> list[Span]:
    """Names with the kind of a commune or the like before them, and bare ones that name neither person nor body."""
    others = [*persons_in(text), *names_in(text, "organisations.txt")]
    found = []
    for _, name in names_in_all(text):
        kind = KIND_BEFORE.search(canonical(text[: name.start]))
        if kind or not any(name.overlaps(other) for other in others):
            found.append(Span(kind.start() if kind else name.start, name.end))
    return found


def _quarters(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _QUARTER.finditer(canonical(text))]


def _days(text: str) -> list[Span]:
    return [Span(day.start, day.end) for day in days_in(text)]


def _years(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _YEAR.finditer(canonical(text))]


def _units(text: str) -> list[Span]:
    return [*(article.span for article in articles_in(text)), *(unit.span for unit in units_in(text))]


def _numbered(text: str) -> list[Span]:
    return [numbered.span for numbered in numbered_in(text)]


def _bodies(text: str) -> list[Span]:
    spans = [
        Span(start, start + len(_NO_NAME_END.sub("", text[start:end])))
        for start, end in names_in(text, "organisations.txt")
    ]
    whole = [(start, _NAME_GOES_ON.match(text, end), end) for start, end in spans]
    spans = [Span(start, more.end() if more else end) for start, more, end in whole]
    # "Sở Nội vụ" is a name, "sở nào", "Trường hợp nào" and "ban hành" are not.
    return [span for span in spans if sum(word[:1].isupper() for word in text[span.start : span.end].split()) > 1]


# Bodies last: "Sở Nội vụ tỉnh Sơn La" is exchanged without its province, which may stay.
_FINDERS: Mapping[Kind, Callable[[str], list[Span]]] = {
    Kind.NUMBER: _numbers,
    Kind.PLACE: _places,
    Kind.QUARTER: _quarters,
    Kind.LOCALITY: _localities,
    Kind.PERSON: persons_in,
    Kind.DAY: _days,
    Kind.YEAR: _years,
    Kind.UNIT: _units,
    Kind.NUMBERED: _numbered,
    Kind.BODY: _bodies,
}
