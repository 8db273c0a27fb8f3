"""Lists inside a paragraph: "... gồm: a; b; c", "(1) ...; (2) ...", "Thứ nhất, ... Thứ hai, ..."."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.documents import Span
from ingest.structure.blocks import Block
from ingest.structure.labels import COUNTS, NUMBER_WORDS, STEP, place
from ingest.structure.sentences import sentences_of
from ingest.structure.types import Enumeration

# A colon that leads in: not that of a time, a ratio or an address.
_COLON = re.compile(r":(?!//)(?=\s|[^\d\s/])")
_CUE = (
    r"(?:bao gồm|gồm có|gồm|như sau|sau đây|cụ thể là|cụ thể|như|nội dung|lĩnh vực|là|nhóm"
    r"|nhiệm vụ|mục tiêu|giải pháp|việc|trọng tâm|khâu|trụ cột|nguyên tắc|yêu cầu|sau)"
)
_CUE_BEFORE_COLON = re.compile(rf"\b{_CUE}(?:\s+\w+){{0,3}}\s*:$", re.IGNORECASE)
# Without a colon only these lead in, and only to a list that ends its sentence.
_BARE_CUE = re.compile(
    r"\b(?:bao gồm|gồm có|gồm|trong đó có|như sau|sau đây(?! gọi| viết| được)|cụ thể là)\b(?!\s*:)\s*", re.IGNORECASE
)
# "Có nhiều điểm nghẽn. Trong đó có ...": of which things the sentence before says.
_OF_THESE = re.compile(r"(?:trong (?:số )?đó|cụ thể|bao gồm|gồm)\b(?:\s\w+)?\s*:?$", re.IGNORECASE)
# These lead in where as many things follow as were counted.
_WEAK_CUE = re.compile(r"\b(?:là|có)\s+(?!thể\b)", re.IGNORECASE)
# Times and money are measured, not counted.
_A_THING = r"\s+(?!(?:năm|tháng|ngày|giờ|phút|tỷ|tỉ|triệu|nghìn|ngàn|đồng)\b)[^\W\d_]"
_COUNT = re.compile(rf"({COUNTS}\d{{1,2}}|\b(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)){_A_THING}+", re.IGNORECASE)
_COUNTED = re.compile(rf"(?:{COUNTS}\d{{1,3}}|{'|'.join(NUMBER_WORDS)}){_A_THING}", re.IGNORECASE)
_BEFORE_COUNTED = re.compile(rf"(?:,\s+|\s+(?=và|cùng))(?:(?:và|cùng với)\s+)?(?={_COUNTED.pattern})", re.IGNORECASE)
_FIRST_COUNTED = re.compile(rf"(?<=\w)\s+(?={_COUNTED.pattern})", re.IGNORECASE)
_NUMBERS = {w: n for n, w in enumerate(NUMBER_WORDS, 1)}
# Items parted by commas are short: 8 syllables covers names of offices and fields, and few clauses. ", và" or
# "cùng với" before the last one tells that the commas part items, and they may be clauses.
_SHORT_ITEM_WORDS, _JOINED_ITEM_WORDS = 8, 16
_MARKER = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[:;,(.]))"
    r"(?:\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)|(?:\d{1,2}|[a-zđ])\)|\d{1,2}\.(?=\s)"
    r"|(?i:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là\b[,:]?"
    r"|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?:[,:]| là\b))"
    rf"|(?i:{STEP})[ ]?[.:,])\s*"
)
_ENCLOSED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|“[^“”]*”|«[^«»]*»|\"[^\"]*\"")
# "... và nâng cao", "v.v.": what joins the last item, or stands for items that are not named.
_JOINER = re.compile(r"(?:và|hoặc|cùng với)\s+")
_JOINS_LAST = re.compile(r",\s+(?:và|hoặc|cùng với)\s")
_AND_SO_ON = re.compile(r"(?:v\.?\s?v|vân vân)\.*$", re.IGNORECASE)
# What goes on with the sentence after the last item, not with the item.
_AFTERWARDS = re.compile(r",\s+(?:đồng thời|qua đó|từ đó|trong khi đó|bên cạnh đó|ngoài ra|tuy nhiên)\b", re.IGNORECASE)
_LABEL_COLON = re.compile(r"^\W*\w+(?:\s\w+)?:")


def inline_enumerations(text: str, block: Block, span: Span, above: Span | None = None) -> list[Enumeration]:
    """The lists inside the part `span` of `block`: numbered ones first, then those parted by ";" or ",".

    `above` are the words over the block that may announce a list with which it begins.
    """
    begin = max(span.start, min(block.body, span.end))
    part = text[begin : span.end]
    if not (":" in part or ";" in part or "," in part or _MARKER.search(part) or _BARE_CUE.search(part)):
        return []
    found = list(_numbered(text, block, Span(begin, span.end), above))
    before: Span | None = None
    for sentence in sentences_of(text, block, Span(begin, span.end)):
        told = any(e.lead.start <= sentence.start <= e.items[-1].end for e in found)
        parted = None if told else _parted(text, sentence) or _weakly_led(text, sentence)
        if parted is not None:
            names_nothing = before and _OF_THESE.match(text, parted.lead.start, parted.lead.end)
            lead = Span(before.start, parted.lead.end) if before and names_nothing else parted.lead
            found.append(Enumeration(lead, parted.items))
        before = sentence
    return found


def last_clause(text: str, block: Block) -> Span:
    """The last sentence of `block` without its bullet or number: what leads into the lines below it."""
    found = list(sentences_of(text, block, Span(block.body, block.end)))
    return found[-1] if found else Span(block.body, block.body)


def trim_item(text: str, span: Span) -> Span:
    """`span` without white space, bullets, emphasis and the marks that part items."""
    words = text[span.start : span.end]
    lead = len(words) - len(words.lstrip(" \n\t*_-–•+"))
    end = len(words.rstrip(" \n\t;,.:…*_/"))
    while end > lead and words[lead:end].endswith((";", ",")):
        end -= 1
    return Span(span.start + lead, span.start + max(lead, end))


def _numbered(text: str, block: Block, span: Span, above: Span | None) -> Iterator[Enumeration]:
    """Runs of markers of one family that count up from one."""
    runs: dict[str, list[Span]] = {}
    if block.label and span.start == block.body:
        runs = {at.family: [Span(block.start, block.body)] for at in place(block.label) if at.ordinal == 1}
    for marker in _MARKER.finditer(text, span.start, span.end):
        for at in place(marker.group().rstrip()):
            run = runs.setdefault(at.family, [])
            if at.ordinal == len(run) + 1:
                run.append(Span(*marker.span()))
    for run in runs.values():
        if len(run) > 1:
            enumeration = _of_run(text, block, span, run, above)
            if enumeration is not None:
                yield enumeration


def _of_run(text: str, block: Block, span: Span, run: Sequence[Span], above: Span | None) -> Enumeration | None:
    lead = lead_of(text, list(sentences_of(text, block, Span(span.start, max(span.start, run[0].start)))), above)
    last = next(sentences_of(text, block, Span(run[-1].end, span.end)), None)
    if lead is None or last is None:
        return None
    bounds = [*(Span(a.end, b.start) for a, b in pairwise(run)), last]
    items = tuple(trim_item(text, bound) for bound in bounds)
    # "điểm a), b) và c) khoản 2" refers; it does not list.
    if any(" " not in text[item.start : item.end] for item in items):
        return None
    return Enumeration(lead, items)


def lead_of(text: str, before: Sequence[Span], above: Span | None) -> Span | None:
    """What announces a list: the sentence before it, together with what stands above a mere "Đáp:", else that alone."""
    if not before:
        return above
    says = " " in text[before[-1].start : before[-1].end]
    return before[-1] if says or above is None else Span(above.start, before[-1].end)


def _parted(text: str, sentence: Span) -> Enumeration | None:
    """The list parted by ";", or by "," where it is plainly one, in a sentence."""
    words, plain = _plain(text, sentence)
    colons = [m.end() for m in _COLON.finditer(plain)]
    semicolon = plain.find(";", colons[0] if colons else 0)
    if semicolon < 0:
        lead_end = colons[-1] if colons else _bare(plain)
        if lead_end is None:
            return None
        count = _announced(words[:lead_end])
        parts = _by_commas(plain, lead_end, count)
        if colons and len(parts) != count and not _CUE_BEFORE_COLON.search(plain[:lead_end]):
            return None
    else:
        lead_end = max((c for c in colons if c <= semicolon), default=None) or _bare(plain[:semicolon])
        if lead_end is None:
            return None
        parts = _split(plain, ";", lead_end)
        # "Điện thoại: ...; Email: ..." are fields, not a list.
        if any(_LABEL_COLON.match(words[part.start : part.end]) for part in parts):
            return None
    return _listed(sentence, words, lead_end, parts)


def _bare(plain: str) -> int | None:
    """Where the list after the last cue without a colon begins, or None."""
    ends = [m.end() for m in _BARE_CUE.finditer(plain) if m.end() < len(plain)]
    return ends[-1] if ends else None


def _plain(text: str, sentence: Span) -> tuple[str, str]:
    """The words of the sentence, as they are and with what brackets and quotation marks enclose blotted out."""
    words = text[sentence.start : sentence.end].rstrip(";")
    return words, _ENCLOSED.sub(lambda match: "_" * len(match.group()), words)


def _weakly_led(text: str, sentence: Span) -> Enumeration | None:
    """The list after "là" or "có" where it is counted: "ba bến là A, B và C"; else things that are each counted
    after any verb: "mang theo một máy in, hai máy tính và ..."."""
    words, plain = _plain(text, sentence)
    if "," not in plain or plain.endswith(":"):
        return None
    for cue in _WEAK_CUE.finditer(plain):
        count = _announced(words[: cue.end()])
        parts = _by_commas(plain, cue.end(), count) if count else []
        if count and len(parts) == count:
            return _listed(sentence, words, cue.end(), parts)
    for counted in _FIRST_COUNTED.finditer(plain):
        if parts := _each_counted(plain, counted.end()):
            return _listed(sentence, words, counted.end(), parts)
    return None


def _each_counted(plain: str, lead_end: int) -> list[Span]:
    """The parts after `lead_end` if each begins with its number and there are several; else none."""
    cuts = [match.span() for match in _BEFORE_COUNTED.finditer(plain, lead_end)]
    bounds = [lead_end, *(at for cut in cuts for at in cut), len(plain)]
    parts = [Span(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    several = len(parts) > 2 and _COUNTED.match(plain, lead_end)
    return parts if several and not any("," in plain[part.start : part.end] for part in parts) else []


def _by_commas(plain: str, lead_end: int, count: int | None) -> list[Span]:
    """The parts between commas if they are as many as the announced `count`, or many and short; else none."""
    parts = _split(plain, ",", lead_end)
    tail = plain[parts[-1].start : parts[-1].end]
    joined = _JOINS_LAST.search(plain, lead_end) is not None
    if " và " in tail and len(parts) != count and not (joined and _JOINER.match(tail.lstrip())):
        at = parts[-1].start + tail.rindex(" và ")
        parts[-1:] = [Span(parts[-1].start, at), Span(at, parts[-1].end)]
    most = _JOINED_ITEM_WORDS if joined else _SHORT_ITEM_WORDS
    short = all(len(plain[p.start : p.end].split()) <= most for p in parts)
    if count is None and short and len(parts) > 2:
        return parts
    return parts if len(parts) == count else []


def _announced(lead: str) -> int | None:
    """The number of items a lead announces ("5 nhiệm vụ"), or None."""
    counts = _COUNT.findall(lead[-60:])
    return (
        None if not counts else _NUMBERS.get(counts[-1].lower()) or (int(counts[-1]) if counts[-1].isdigit() else None)
    )


def _listed(sentence: Span, words: str, lead_end: int, parts: list[Span]) -> Enumeration | None:
    start = sentence.start
    items = [_item(words, part) for part in parts]
    items = [item for item in items if item.end > item.start and not _AND_SO_ON.match(words[item.start : item.end])]
    lead = trim_item(words, _split(words[:lead_end], ";", 0)[-1])
    # "QN2: 13°41’; 109°17’" is a row of a table.
    if len(items) < 2 or (" " not in words[lead.start : lead.end] and not _CUE_BEFORE_COLON.search(words[:lead_end])):
        return None
    if cut := _AFTERWARDS.search(words, items[-1].start, items[-1].end):
        items[-1] = Span(items[-1].start, cut.start())
    lead_end = len(words[:lead_end].rstrip())
    return Enumeration(
        Span(start + lead.start, start + lead_end), tuple(Span(start + i.start, start + i.end) for i in items)
    )


def _item(words: str, part: Span) -> Span:
    item = trim_item(words, part)
    joiner = _JOINER.match(words, item.start, item.end)
    return Span(joiner.end(), item.end) if joiner else item


def _split(plain: str, mark: str, begin: int) -> list[Span]:
    ends = [*(m.start() for m in re.finditer(mark, plain[begin:])), len(plain) - begin]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [Span(begin + a, begin + b) for a, b in zip(starts, ends, strict=True)]
