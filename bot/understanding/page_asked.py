"""Which of the things that a page tells of itself a question asks for: its author, its source, its newsroom."""

import re
from enum import StrEnum

from bot.spans.contacts import asks_for_email, asks_for_telephone
from bot.understanding.answer_types import AnswerType
from bot.understanding.query import Query
from ingest.structure.labels import UPPER
from ingest.text import canonical, index_terms


class PageFact(StrEnum):
    """What a page of the press or of a portal tells of itself beside its text."""

    AUTHOR = "author"
    PHOTOGRAPHER = "photographer"
    SOURCE = "source"
    POSTED = "posted"
    EDITOR = "editor"
    DEPUTY = "deputy"
    ADDRESS = "address"
    TELEPHONE = "telephone"
    EMAIL = "email"


# "Bài phát biểu" and "tin nhắn" are no pages. The accents of "toa soan" and "dang", typed without any, are guessed.
_NO_PAGE = "phát|tham|thơ|hát|thi|dự|học|thuyết|trình|toán|giảng|kiểm|trí|bản|tập(?! huấn)|thu|thuốc|test"
_PAGE = re.compile(
    rf"(?<!\w)(?:bài(?! (?:{_NO_PAGE})(?!\w))|article|news|page"
    r"|(?<!thông )(?<!niềm )(?<!lòng )(?<!báo )tin(?! (?:nhắn|đồn|báo|tố|học|cậy|tưởng|dùng|rằng|vào|là)(?!\w)))(?!\w)"
)
_WRITES = re.compile(
    r"(?<!\w)(?:tác giả(?: (?:(?:của |là |viết )?(?:bài|tin|bản tin)|nào|tên|là ai)|\W*$)|bút danh|chấp bút"
    r"|(?:phóng viên|nhà báo) (?:nào|tên|là ai|viết)|người viết|viết (?:bài|tin)"
    r"|ai (?:đã |là người |là )?viết|(?:bài(?: báo| viết)?|tin)(?: này| đó| ấy| trên)?(?: là)? (?:do|của) ai\W*$"
    r"|wrote|written|author|reporter)(?!\w)"
)
_REPORTS = re.compile(r"(?<!\w)đưa tin(?!\w)")
# "Ai chụp ảnh làm thẻ" asks of no page.
_PHOTOGRAPHS = re.compile(
    r"(?<!\w)(?:chụp (?:ảnh|hình|cho bài)(?! (?:làm|để|thẻ|chân dung|hồ sơ|giấy))"
    r"|(?:ai|phóng viên nào|người nào)(?: là người)? chụp(?! ảnh| hình)"
    r"|tác giả (?:bức )?(?:ảnh|hình)|(?:ảnh|hình)(?: \w+){0,8} (?:do|của) (?:ai|phóng viên nào|người nào)"
    r"|took the photos?|photograph\w*)(?!\w)"
)
_ASKS_WHO_TOOK = re.compile(r"(?<!\w)(?:ai|(?:phóng viên|nhà báo|người|phòng) nào|tác giả|tên|who)(?!\w)")
_ASKS_WHO = re.compile(r"(?<!\w)(?:ai|nào|người|tác giả|tên|who)(?!\w)")
_PUBLISHER = "(?:nguồn|báo|tờ báo|trang|trang tin|trang web|cổng|tạp chí|đài)"
_TAKEN_FROM = re.compile(
    r"(?<!\w)(?:(?:lấy|dẫn|trích|chép|đ[aă]ng|đưa|sưu tầm)(?: lại)?(?: từ| ở| tại| theo| trên)? "
    rf"(?:đâu|{_PUBLISHER} nào)|nguồn(?: tin| bài)?(?: là| từ| ở| của)* (?:đâu|nào|gì|ai)"
    rf"|(?:do|trên|của|theo) {_PUBLISHER} nào|{_PUBLISHER} nào (?:đã )?(?:đăng|đưa|viết)"
    r"|which newspaper|source)(?!\w)"
)
_POSTED = re.compile(
    r"(?<!\w)(?:đ[aă]ng(?= (?:tải|ngày|hôm|lúc|khi|từ|vào|bao|giờ)|\W*$)|đưa lên|lên (?:trang|mạng|báo)|xuất bản"
    r"|(?:bài|tin)(?: \w+){0,4} (?:ra|lên) (?:ngày|hôm|lúc|khi)"
    r"|cập nhật|posted|published)(?!\w)"
)
_EDITORIAL = re.compile(r"(?<!\w)(?:t\w{2} soạn|tổng biên tập|ban biên tập|newsroom|editor\w*)(?!\w)")
# Elsewhere "báo" tells: "mất xe báo công an", "dự báo", "báo cháy". A paper goes by a name or is somebody's to reach.
_NEWSROOM = re.compile(
    r"(?<!\w)(?:(?:tờ|của|cho|với|ở) báo(?! (?:cáo|giá))|tạp chí|trang (?:tin|thông tin|web)|cổng (?:thông tin|ttđt)"
    r"|newspaper)(?!\w)"
)
_NAMED_PAPER = re.compile(
    r"(?<!\w)(?i:(?<!thông )(?<!giấy )(?<!họp )báo (?:điện tử )?"
    rf"(?!(?:công an(?! nhân dân)|ubnd|ủy ban|sở|bộ|chủ tịch|trưởng)(?!\w)))[{UPPER}]"
)
_HEADS = re.compile(
    r"(?<!\w)(?:tổng biên tập|đứng đầu|lãnh đạo|phụ trách|trưởng ban biên tập|chịu trách nhiệm|editor)(?!\w)"
)
_DEPUTY = re.compile(r"(?<!\w)(?:phó|deputy)(?!\w)")
# "tổng biên tập và các phó tổng biên tập"
_BOTH = re.compile(
    r"(?<!phó )tổng biên tập (?:và|cùng|với|lẫn) (?:các |những )?phó"
    r"|(?<!\w)phó (?:tổng biên tập )?(?:và|với) tổng biên tập"
)
_ADDRESS = re.compile(
    r"(?<!\w)(?:địa chỉ(?! (?:e-?mail|mail|thư|hòm|hộp|web))|trụ sở|chỗ ở|(?:nằm|đóng|đặt) (?:ở|tại)|address"
    r"|(?:báo|t\w{2} soạn)(?: (?!tin|nói|viết|đưa|hội|họp)\w+){0,5} ở (?:đâu|chỗ|đường|phố))(?!\w)"
)
_CONTACT = re.compile(r"(?<!\w)(?:liên hệ|liên lạc|contact)(?!\w)")
_PERSONS = frozenset({AnswerType.PERSON, AnswerType.LIST})
# "Tổng biên tập báo X?"
_HEADLINE = re.compile(r"\W*(?:họ )?(?:tên )?(?:phó )?tổng biên tập(?!\w)")
ASKING_TERMS = frozenset(
    index_terms(
        "bài báo viết tin bản tác giả phóng viên nhà người bút danh chấp đưa ai do của nào tên chụp ảnh hình tấm bức"
        " nguồn lấy dẫn trích chép đăng lại từ đâu tờ trang cổng tạp chí tải web tòa toả soạn tổng biên tập ban phó cấp"
        " đứng đầu lãnh đạo phụ trách email mail thư điện tử hòm hộp địa chỉ trụ sở chỗ ở nằm đóng tại số thoại gọi"
        " muốn gửi liên hệ lạc xin hết cách xuất cập nhật lên mạng ngày giờ này đó phòng theo"
    )
)
"""Words with which such a question asks; what else it says tells which page is meant."""


def page_facts_asked(query: Query) -> tuple[PageFact, ...]:
    """The things that `query` asks a page about itself, in the order in which pages tell them."""
    text, own = canonical(query.text), canonical(query.own_text)
    if _EDITORIAL.search(text) and (facts := _of_newsroom(query, own)):
        return facts
    found: list[PageFact] = []
    if _PAGE.search(text):
        taken = _TAKEN_FROM.search(own) is not None
        if _ASKS_WHO.search(own) and (_WRITES.search(own) or (_REPORTS.search(own) and not taken)):
            found.append(PageFact.AUTHOR)
        if taken:
            found.append(PageFact.SOURCE)
        if query.type is AnswerType.DATE and _POSTED.search(own):
            found.append(PageFact.POSTED)
    if _PHOTOGRAPHS.search(own) and _ASKS_WHO_TOOK.search(own):
        found.append(PageFact.PHOTOGRAPHER)
    return tuple(found) or (_of_newsroom(query, own) if _asks_newsroom(query) else ())


def _asks_newsroom(query: Query) -> bool:
    """Whether a paper or a portal is asked about."""
    text = canonical(query.text)
    by_place = any(f"báo {canonical(place)}" in text for place in query.named.places)
    return by_place or _NEWSROOM.search(text) is not None or _NAMED_PAPER.search(query.text) is not None


def _of_newsroom(query: Query, own: str) -> tuple[PageFact, ...]:
    if query.type in _PERSONS or _HEADLINE.match(own):
        if _DEPUTY.search(own):
            return (PageFact.EDITOR, PageFact.DEPUTY) if _BOTH.search(own) else (PageFact.DEPUTY,)
        if _HEADS.search(own):
            return (PageFact.EDITOR,)
    any_way = _CONTACT.search(own) is not None
    asked = {
        PageFact.ADDRESS: _ADDRESS.search(own) is not None,
        PageFact.TELEPHONE: asks_for_telephone(own),
        PageFact.EMAIL: asks_for_email(own),
    }
    return tuple(fact for fact, is_asked in asked.items() if is_asked or any_way)
