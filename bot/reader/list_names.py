"""What lists are called: whether the words over one, or the items themselves, say that it is of what is asked for."""

import re
from collections.abc import Mapping, Sequence

from bot.reader.reading import Terms
from bot.understanding.lexicon import Phrase
from ingest.documents import Span
from ingest.text import canonical

# Words that stand in others, units in the names of offices and "việc" in "làm việc", and what stands before them where
# several are meant.
_IN_OTHERS = frozenset({"tinh", "huyen", "xa", "phuong", "thon", "ap", "khom", "viec"})
_MANY = frozenset({"cac", "nhung", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"})
# What a list is called of which people ask with these words.
_CALLED: Mapping[Phrase, tuple[Phrase, ...]] = {
    ("ai",): (("doi", "tuong"), ("truong", "hop"), ("nguoi",), ("thanh", "phan"), ("thanh", "vien")),
    ("buoc",): (("buoc",), ("trinh", "tu"), ("qui", "trinh")),
    ("giay", "to"): (("mang", "theo"), ("ho", "so", "gom"), ("thanh", "phan", "ho", "so")),
    ("nhiem", "vu"): (("trach", "nhiem"), ("cong", "viec"), ("viec",)),
    ("trach", "nhiem"): (("nhiem", "vu"), ("cong", "viec"), ("viec",)),
    ("truong", "hop"): (("khi", "nao"), ("dieu", "kien")),
    ("mang",): (("linh", "vuc"), ("noi", "dung"), ("mat",)),
    ("nguon",): (("kinh", "phi"), ("ngan", "sach"), ("von",)),
    ("vuong",): (
        ("kho", "khan"), ("vuong", "mac"), ("ton", "tai"), ("han", "che"), ("diem", "nghen"), ("chua", "duoc"),
    ),
}  # fmt: skip
# How items begin that are people: "những ai" may be answered by them, whatever their list is called.
_PEOPLE = re.compile(
    r"(?:\d+\s|một\s|hai\s|ba\s|bốn\s)?(?:người|trẻ em|học sinh|sinh viên|đồng bào|hộ(?! (?:chiếu|khẩu|tịch))|phụ nữ"
    r"|ông|bà|anh|chị|đồng chí|công chức|viên chức|cán bộ|thương binh|cựu chiến binh|đoàn viên|hội viên|công nhân"
    r"|nông dân|thân nhân)\b"
)
# The same for papers: "cần giấy tờ gì".
_PAPERS = re.compile(
    r"(?:\d+\s|một\s|hai\s|ba\s|bốn\s)?(?:đơn(?! (?:vị|giá))|tờ (?:khai|trình)|giấy|phiếu|ảnh|thẻ|sổ|căn cước"
    r"|bản (?:sao|chính|gốc|chụp|vẽ|cam kết|kê)|biên (?:bản|lai)|hợp đồng|hóa đơn|quyết định|văn b(?:ản|ằng)"
    r"|thông báo|bảng kê|hồ sơ|danh sách|sơ yếu|chứng (?:từ|chỉ|minh)|trích (?:lục|đo))\b"
)
_BEGIN: Mapping[Phrase, re.Pattern[str]] = {
    ("ai",): _PEOPLE, ("thanh", "phan"): _PEOPLE, ("thanh", "phan", "ho", "so"): _PAPERS,
    ("giay", "to"): _PAPERS, ("giay",): _PAPERS, ("ho", "so"): _PAPERS,
}  # fmt: skip
_KINDS = frozenset({"loai", "khoan", "nhom", "kieu", "dang", "muc", "cai", "thu", "nguon"})


def begin_so(text: str, items: Sequence[Span], noun: Phrase) -> bool:
    """Whether most items begin as people or papers do, where these are asked for."""
    opening = next((_BEGIN[noun[:size]] for size in (4, 2, 1) if noun[:size] in _BEGIN), None)
    if opening is None:
        return False
    return 2 * sum(opening.match(canonical(text[start:end])) is not None for start, end in items) > len(items)


def is_meant(lead: Terms, noun: Phrase) -> bool:
    """Whether what the lead holds is what it lists: not "UBND tỉnh" or "ngày làm việc", but "các tỉnh" or "5 việc"."""
    before = {first for first, second in lead.pairs if second == noun[0]}
    return noun[0] not in _IN_OTHERS or any(word in _MANY or word.isdigit() for word in before)


def holds(lead: Terms, noun: Phrase) -> bool:
    """Whether the lead names what is listed: by the noun's first word or a synonym of it."""
    if noun[0] in _KINDS and len(noun) > 1:  # "khoản tiền" may be called "khoản phải nộp" or "tiền"
        return noun[0] in lead.single or holds(lead, noun[1:])
    called = (*_CALLED.get(noun[:1], ()), *_CALLED.get(noun[:2], ()))
    is_called = any(lead.holds(name) and is_meant(lead, name) for name in called)
    return lead.holds(noun[:2]) or is_called or lead.calls(noun)
