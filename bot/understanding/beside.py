"""Names and times that stand beside another in a question: "Tân Lập và Phú Hữu", "quý I so với quý II"."""

import re
from itertools import pairwise

from bot.understanding.lexicon import words
from bot.understanding.localities import KINDS
from bot.understanding.names import names_in
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
ASKING_WORDS = "ai|gì|nào|đâu|mấy|bao nhiêu|bao giờ|bao lâu|thế nào|ra sao"
ASKS = re.compile(rf"\b(?:{ASKING_WORDS})\b")
_HAD_BY = re.compile(rf"\b(?:của|ở|tại)\s+(?:{'|'.join(KINDS)})?\s*$")
_RANK = r"(?:phó\s+)?"
_SEVERAL = re.compile(r"\b(?:hai|ba|bốn|các|mỗi|từng|cả|both)(?: [^\W\d]+)?\s*$")
ONE_OF_TWO = (
    "(?:bên|nơi|chỗ|xã|phường|huyện|tỉnh|địa phương|đơn vị|việc|cái|loại|thủ tục|đằng|mức|cách|hình thức|bản|văn bản"
    "|mô hình|bài|bài báo|tin|hội nghị|cuộc họp|sự kiện|đợt|kế hoạch|chỉ thị|quyết định|nghị quyết|thông tư|nghị định"
    "|sở|ngành|cơ quan)"
)
"""What a question calls one of the two things that it compares: "bên nào"."""
_THING = r"[^\W\d]+(?: [^\W\d]+){0,6}?"
_THINGS = re.compile(
    rf"^(?:(?:ở|tại|trong|theo) [^,]{{2,60}}, )?(?:giữa )?(?P<a>{_THING}) (?:và|với|hay) (?P<b>{_THING})"
    r"(?=(?: (?:ở|tại|của|trong) [^,:?]{2,60})?(?:[,:] | )"
    rf"(?:{ONE_OF_TWO} nào [^?]*\bhơn|(?:có )?(?:gì )?khác (?:nhau|gì|biệt)))"
)
_QUARTER = re.compile(r"\bquý (?:iv|i{1,3}|[1-4]|một|hai|ba|bốn|tư)\b")
_AND = r"(?:và|với|so với|hay|hoặc|còn)"
# "giai đoạn 1 và giai đoạn 3", "hồi tháng 7 và đến hết tháng 10", "phương án A với phương án B".
_MARK = r"(?:\d{1,2}(?:/20\d\d)?(?![\w%]|[.,/]\d)|(?:[a-eđ]|i{1,3}|iv|vi{0,3}|một|hai|ba|nhất)(?!\w))"
_WHEN = r"(?:(?:hồi|trong|vào|từ|đầu|giữa|cuối|hết|(?:tính )?đến(?: hết)?)\s+)?"
_NUMBERED = re.compile(
    rf"(?<!\w)(?P<a>{_WHEN}(?P<noun>[^\W\d]+(?: [^\W\d]+)?) {_MARK})\s*(?:,|,? {_AND}) (?P<b>{_WHEN}(?P=noun) {_MARK})"
)
# "ấp đông dân và ấp thường": two things called alike, up to what is said or asked of both; not what two do together.
_ASKING = r"(?:ai|gì|nào|mấy|bao)"
_NO_HEAD = "|".join(sorted({*words("stopwords-vi.txt"), "không", "phải", "từ"}))
_TOGETHER = "phối hợp|liên hệ|trao đổi"
_REST = rf"(?: (?!(?:và|với|hay|hoặc|còn|{_ASKING}|{_TOGETHER})\b)[^\W_]+(?:-\d+)?){{1,7}}?"
_ALIKE = re.compile(
    rf"(?<!\w)(?P<a>(?P<head>(?!(?:{_ASKING}|{_NO_HEAD})\b)[^\W\d]{{2,}}){_REST}) {_AND} (?P<b>(?P=head){_REST})"
    r"(?=\W*$|[,:;]| (?:ở(?! (?:thì|là|có|khác))|tại|trong|là|có|được|bị|phải|cần|thì|do|mất|tốn|bao|mấy|tên|mỗi"
    r"|chênh|giống|như|ra sao|thế nào|lần lượt"
    r"|diễn ra|tổ chức|ban hành|(?:vào )?(?:ngày|năm) nào|khi nào|khác (?:nhau|gì|biệt|ra|như|thế|ở|chỗ|điểm)"
    r"|(?:hết|thu|đóng|nộp|đạt|trả|chờ|nhận) (?:mấy|bao nhiêu))\b)"
)
# "Lệ phí cấp mới và cấp lại": what is asked of both stands before the first.
_PROPERTY = re.compile(
    r"(?:(?:mức|tổng|tiền|số) )?(?:lệ phí|học phí|kinh phí|chi phí|phí|thời hạn|thời gian|hạn|hồ sơ|thủ tục|quy trình"
    r"|mức|tiền|số lượng|giá)\s+(?!(?:cấp|ngày)\s(?:và|với|hay)\b)"
)


def names_beside(text: str) -> list[tuple[str, Span]]:
    """The first two or more names in `text` with nothing but "và" or the like between them; [] without."""
    names = _names(text)
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
    if found is None:
        return []
    asked = _PROPERTY.match(found["a"])
    of_both = asked and not found["b"].startswith(asked.group())
    start = found.start("a") + (asked.end() if asked and of_both else 0)
    return [(text[slice(*span)], span) for span in (Span(start, found.end("a")), Span(*found.span("b")))]


def numbered_beside(text: str) -> list[tuple[str, Span]]:
    """The two things of one kind that `text` tells apart by a number or a letter: "giai đoạn 1 và giai đoạn 3"."""
    return _both(text, _NUMBERED.search(canonical(text)))


def alike_beside(text: str) -> list[tuple[str, Span]]:
    """The two things in `text` that begin with the same word: "ấp đông dân và ấp thường"."""
    return _both(text, _ALIKE.search(canonical(text)))


def _both(text: str, found: re.Match[str] | None) -> list[tuple[str, Span]]:
    spans = [Span(*found.span(thing)) for thing in ("a", "b")] if found else []
    return [(text[slice(*span)], span) for span in spans]


def names_in_all(text: str) -> list[tuple[str, Span]]:
    """All names in `text`."""
    return [(text[slice(*span)], span) for span in _names(text)]


def names_apart(text: str) -> list[tuple[str, Span]]:
    """The only two names of `text`, with "và" or a question of its own between them: "chợ của Tân Lập và bến của Phú
    Hữu", "Tân Lập thu bao nhiêu, Phú Hữu bao nhiêu"."""
    names = names_in_all(text)
    if len(names) != 2:
        return []
    (_, one), (_, other) = names
    key = canonical(text)
    between, after = key[one.end : other.start], key[other.end :]
    both_ask = "," in between and ASKS.search(key[: one.end] + between[: between.rindex(",")])
    asks_again = both_ask and ASKS.search(between[between.rindex(",") :] + after)
    both_had = all(_HAD_BY.search(key[: name.start]) for _, name in names)
    return names if (both_had and _ONE_AND_ANOTHER.search(between)) or asks_again else []


def quarters_in(text: str) -> list[tuple[str, Span]]:
    """Where `text` writes a quarter of a year: "quý II"."""
    return [(text[slice(*match.span())], Span(*match.span())) for match in _QUARTER.finditer(canonical(text))]


def _names(text: str) -> list[Span]:
    """Where names stand in `text`; "Phó Giám" of "Phó Giám đốc" is none."""
    positions = {span.start for span in names_in(text, "positions.txt", before=_RANK)}
    spans = (Span(*match.span()) for match in _NAME.finditer(text))
    return [_opened(text, span) for span in spans if span.start not in positions]


def _opened(text: str, name: Span) -> Span:
    """`name` without a word before it that only opens the question."""
    opening = _OPENING.match(canonical(text[slice(*name)])) if len(text[slice(*name)].split()) > 2 else None
    return Span(name.start + opening.end(), name.end) if opening else name
