"""The courtesies around a question, "Xin chào, cho em hỏi ... với ạ, em cảm ơn", and how it is to be answered, "Trả lời
ngắn gọn, có trích dẫn"."""

import re
from typing import NamedTuple

from ingest.text import canonical, fold, has_accents

# Whoever types decides how long a search takes: what may stand several times is possessive, and gives nothing back.
_NOT_IN_WORD = r"(?![^\W\d_])"
_SELF = r"(?:em|e|tôi|tui|mình|mk|mik|cháu|(?:chúng|bọn) (?:tôi|em|mình)|bên (?:em|mình))"
_ONE = rf"(?:{_SELF}|m|tớ|chị|anh|bác|cô|chú|con)"
_YOU = (
    r"(?>(?:(?:các|quý|mọi|cả) )?(?:anh[ /]?chị(?: em)?|a/?c|anh|chị|bạn|ad(?:min|d)?|bot|trợ lý(?: ảo)?|cơ quan|người"
    rf"|nhà|bác|cô|chú|thầy|em){_NOT_IN_WORD})"
)
_ASKED_FOR = r"(?:làm ơn|làm phiền|vui lòng|xin|nhờ|phiền|kính mong|mong|hãy|có thể)"
_ABOUT = (
    rf"{_NOT_IN_WORD}(?: (?:hỏi|biết|xin|được|với|là|rằng|về|rõ|chi tiết|cụ thể|nhanh|thêm|chút|một chút|1 chút|xíu|tí"
    rf"|tý|câu này|cái này|việc này|vấn đề này|thông tin){_NOT_IN_WORD})*+"
)
_GREETINGS = (
    rf"(?:(?:xin|kính|em|tôi|mình|cháu|dạ|e) )*+(?:chào|hello|hi|alo|a lô|kính gửi|thưa|hey)"
    rf"(?: {_YOU})*+(?: (?:ạ|ơi|nhé){_NOT_IN_WORD})*+"
    r"(?=\s*[^\w\s/]|\s+(?:cho|em|e|tôi|mình|xin|làm ơn|vui lòng|dạ)\b)",
    rf"(?:[^\W\d_]+ ){{1,3}}ơi(?: ạ)?{_NOT_IN_WORD}",
    r"(?:dạ|vâng|dạ vâng|vâng ạ|dạ thưa|good (?:morning|afternoon|evening)|dear \w+)(?=\s*[,.!:])",
)
_REQUESTS = (
    rf"(?:(?:dạ|{_ASKED_FOR}|{_YOU}) )*+"
    rf"(?:cho (?:{_ONE} )?(?:hỏi|biết|xin|tìm hiểu|tham khảo)|giúp (?:{_ONE} )?biết){_ABOUT}",
    rf"(?:(?:dạ|{_ASKED_FOR}|{_YOU}) )++"
    rf"(?:tư vấn|giải đáp|trả lời|chỉ|hướng dẫn|giải thích|nói|báo) (?:giúp|giùm|dùm|hộ|cho) {_ONE}{_ABOUT}",
    rf"(?:dạ )?{_SELF} (?:đang |có )?"
    rf"(?:(?:muốn |cần )(?:được )?(?:hỏi|biết|tìm hiểu|tra cứu)|thắc mắc|băn khoăn){_ABOUT}",
    rf"(?:anh[ /]*chị|bạn|ad(?:min)?|bot|trợ lý) (?:có )?biết{_ABOUT}|theo (?:anh[ /]*chị|bạn)(?: thì)?{_NOT_IN_WORD}",
    rf"(?:dạ )?{_SELF} (?:xin |có câu |được )*+hỏi (?:chút|tí|tý|xíu|một chút|nhanh|thêm|là){_ABOUT}",
    rf"(?:dạ )?xin (?:được |phép )*(?:hỏi|biết){_ABOUT}",
    rf"{_SELF} (?:có|xin) (?:(?:một|1|vài) )?(?:câu hỏi|thắc mắc){_NOT_IN_WORD}"
    rf"(?: (?:là|sau|này|như sau|về){_NOT_IN_WORD})*+",
    rf"câu hỏi của {_SELF} (?:là|như sau){_NOT_IN_WORD}",
    r"(?:please|kindly|(?:can|could|would|will) you)(?: please| kindly)*+"
    r"(?: (?:tell|show|inform|give|let) (?:me|us)(?: know)?(?: about)?)?(?= )",
    r"(?:i would|i'd|i) (?:like|want|need) to (?:know|ask)(?: about)?(?= )",
    r"(?:tell|show) me(?: about)?(?= )|(?:may i ask|do you know)(?= )",
)
# What stands before a question that was copied: "Câu 1: ...", "2) ...".
_LABEL = r"(?:câu hỏi|câu|hỏi|question|q)(?: số)? ?\d{0,2} ?[:.)](?=\s)|\d{1,2} ?[.)](?=\s)"
# "Cho tôi danh sách" asks, "bố cho tôi miếng đất" tells.
_FIRST = rf"cho (?:em|e|tôi|tui|mình|mk){_NOT_IN_WORD}"
_STOPS = r"[\s,.:;!–-]*"
_PARTICLES = rf"(?: (?:ạ|ah|nhé|nha|nhen|với|vậy|nhiều|lắm|trước|rất nhiều){_NOT_IN_WORD})*+"
_THANKS = (
    rf"(?:[\s,.;!–-]++(?:{_ONE}|xin|rất|chân thành|dạ){_NOT_IN_WORD})*+"
    r"[\s,.;!–-]++(?:cảm ơn|cám ơn|thanks?(?: you)?|tks|thank you)"
    rf"(?:[\s,]++(?:{_YOU}|very much|so much|a lot|in advance|nhiều|lắm|trước|ạ|nhé|nha|rất nhiều){_NOT_IN_WORD})*+",
    rf"[\s,.;!–-]++(?:rất )?{_ASKED_FOR}(?: {_YOU})*+ (?:giải đáp|hướng dẫn|trả lời|tư vấn|giúp đỡ|chỉ giúp|phản hồi)"
    rf"(?: (?:giúp|giùm|cho))?(?: {_ONE})?{_PARTICLES}",
    # "Có ai giúp tôi?" asks for it.
    rf"(?<!\bai) (?:giúp|giùm|dùm|hộ) {_SELF}{_PARTICLES}",
    rf" (?:giùm|dùm){_PARTICLES}",
    r",? (?:với|nhé|nha)(?=[,.!?\s]*$)",
    r",? please",
)
_MANNER = (
    r"(?: (?:thật|ngắn|gọn|chi tiết|đầy đủ|rõ(?: ràng)?|cụ thể|dễ hiểu|bằng tiếng (?:việt|anh)|thôi|giúp|cho"
    rf"|(?:trong|khoảng|tối đa)(?: khoảng)? \w+ (?:câu|dòng|ý|từ)|{_SELF}){_NOT_IN_WORD})++"
)
_FORMS = (
    rf"(?:trả lời|giải thích|trình bày|tóm tắt){_MANNER}",
    rf"(?:có|kèm|ghi|nêu|dẫn|trích|nguồn|căn cứ)"
    rf"(?: (?:theo|rõ|cả|trích dẫn|dẫn|nguồn|căn cứ|tài liệu|số trang|và){_NOT_IN_WORD})++",
    r"chỉ (?:dựa|căn cứ)(?: (?:vào|trên|theo))?(?: các)? tài liệu(?: đã (?:cho|nạp))?",
    rf"(?:không|đừng)(?: được)? (?:bịa|suy đoán){_NOT_IN_WORD}(?: (?:đặt|thêm|gì){_NOT_IN_WORD})*+",
)
_ANSWERED_SO = rf"[,.;:(–-]++\s*+(?:(?:hãy|xin|vui lòng|nhớ|và) )*+(?:{'|'.join(_FORMS)})"
_BULLET = re.compile(r"[\s•*+–-]+(?=\S)")
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]\s*")
_MAY = r"\W*(?:[^\W\d_]+ ){1,3}(?:có thể|biết) "
_WHETHER = r"(?:,? được| dc)? (?:không|ko|k|kh)(?: (?:ạ|nhỉ|vậy|thế))*[\s?.!]*$"


class _Patterns(NamedTuple):
    leading: re.Pattern[str]
    inside: re.Pattern[str]
    trailing: re.Pattern[str]
    may: re.Pattern[str]
    whether: re.Pattern[str]


def _compiled(*, bare: bool) -> _Patterns:
    """The patterns, without accents if `bare`."""
    requests = "|".join(_REQUESTS)
    patterns = (
        rf"\W*(?:{'|'.join((_LABEL, *_GREETINGS))}|{requests}|{_FIRST}){_STOPS}",
        rf"(?<=[.?!,;:])\s*(?:{requests}){_STOPS}",
        rf"(?P<cut>{'|'.join((*_THANKS, _ANSWERED_SO))})[\s.!?)]*$",
        _MAY,
        _WHETHER,
    )
    spelt = [
        "".join(char if char.isascii() else fold(char) for char in pattern) if bare else pattern for pattern in patterns
    ]
    return _Patterns(*map(re.compile, spelt))


_ACCENTED, _BARE = _compiled(bare=False), _compiled(bare=True)


def without_courtesies(typed: str) -> str:
    """Tidy `typed` without greetings, thanks, "cho em hỏi" and the like: they say nothing of what is asked, and what
    reads the question as a whole takes them for a part of it."""
    known, plain = (_ACCENTED, canonical) if has_accents(typed) else (_BARE, fold)
    asked = _BULLET.sub("", typed, count=1) if _BULLET.match(typed) else typed
    asked = quoted[1] if (quoted := _QUOTED.fullmatch(asked)) else asked
    while (match := known.leading.match(plain(asked))) and _has_words(asked[match.end() :]):
        asked = asked[match.end() :]
    if asked != typed and known.may.match(plain(typed)) and (whether := known.whether.search(plain(asked))):
        asked = _cut(asked, whether.start())
    while (match := known.trailing.search(plain(asked))) and _has_words(asked[: match.start("cut")]):
        asked = _cut(asked, match.start("cut"))
    for match in reversed(list(known.inside.finditer(plain(asked)))):
        if _has_words(asked[match.end() :]):
            asked = f"{asked[: match.start()]} {asked[match.end() :]}"
    return asked


def _cut(asked: str, at: int) -> str:
    """`asked` up to `at`, a question still if it was one."""
    kept = asked[:at].rstrip()
    return f"{kept}?" if asked.rstrip().endswith("?") and not kept.endswith("?") else kept


def _has_words(text: str) -> bool:
    return any(char.isalpha() for char in text)
