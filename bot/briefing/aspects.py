"""What a briefing asks of every topic: its aspects, the words that show them, and the questions put to the index."""

import re
from dataclasses import dataclass

from ingest.text import canonical


@dataclass(frozen=True, slots=True)
class Aspect:
    """A side of a topic. `shows` finds the words by which a heading or sentence shows that it tells of it."""

    title: str
    shows: re.Pattern[str]
    questions: tuple[str, ...] = ()
    """Asked of the index with {topic} filled in; what is refused stays open."""


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)")


# "Bài báo không ghi họ tên người ký": what a text says of its own limits is no content of the topic.
LIMITS = Aspect(
    "Điều các tài liệu tự nói là chưa nêu",
    re.compile(
        r"^\W*(?:không (?:bài|tài liệu|văn bản|báo cáo) nào|(?:bài|bản|tài liệu|văn bản|báo cáo|tin)(?!\w)[^.;]{0,60}"
        r"(?<!\w)không (?:ghi|nêu|cho biết|nói|đưa ra|liệt kê|công bố|tách|đề cập|dẫn|có gì))(?!\w)"
    ),
)
GOALS = Aspect(
    "Mục đích, mục tiêu",
    _words("mục đích", "mục tiêu", "phấn đấu", "chỉ tiêu", "lý do ra", "nhằm mục"),
    ("Mục tiêu của {topic} là gì?", "Chỉ tiêu về {topic} là bao nhiêu phần trăm?"),
)
TASKS = Aspect(
    "Nội dung, nhiệm vụ",
    _words("nội dung", "nhiệm vụ", "giải pháp", "trọng tâm", "yêu cầu", "nguyên tắc", "công việc"),
    ("Nội dung của {topic} gồm những gì?", "Nhiệm vụ về {topic} là gì?"),
)
DUTIES = Aspect(
    "Phân công, trách nhiệm",
    _words(
        *("trách nhiệm", r"(?<!người )chủ trì(?! hội nghị| cuộc họp| phiên họp)", "đầu mối", "phân công"),
        *("tổ chức thực hiện", "thường trực", "phối hợp", "giao cho"),
    ),
    ("Cơ quan nào chịu trách nhiệm về {topic}?", "Ai chủ trì {topic}?"),
)
DEADLINES = Aspect(
    "Thời hạn",
    _words("thời hạn", "chậm nhất", "trước ngày", "hoàn thành trong", "tiến độ", "lộ trình"),
    ("Thời hạn thực hiện {topic} là khi nào?",),
)
RESULTS = Aspect(
    "Kết quả",
    _words("(?<!nhận )(?<!trả )kết quả", "đạt được", "mặt được", "ưu điểm", "khen thưởng", "chuyển biến", "thành tích"),
    ("Kết quả thực hiện {topic} ra sao?",),
)
SHORTCOMINGS = Aspect(
    "Tồn tại, hạn chế",
    _words("hạn chế", "tồn tại", "chưa được", "chưa đạt", "yếu kém", "bất cập", "chậm trễ"),
    ("Hạn chế trong thực hiện {topic} là gì?",),
)
FUNDING = Aspect(
    "Kinh phí",
    _words("kinh phí", "ngân sách", "dự toán", "nguồn vốn", "nguồn chi"),
    ("Kinh phí cho {topic} là bao nhiêu tiền?",),
)
MEANING = Aspect(
    "Khái niệm",
    re.compile(
        r"^\W*[^\W\d_][^,.;:]{2,60}? (?<!xác định )(?<!coi )(?<!xem )(?:là (?:việc|cách|trình tự|quá trình|tập hợp)"
        r"|được hiểu là)(?!\w)"
    ),
    ("{topic} là gì?",),
)

OTHER = Aspect("Nội dung khác", re.compile(r"(?!)"))

ASPECTS = (MEANING, GOALS, TASKS, DUTIES, DEADLINES, RESULTS, SHORTCOMINGS, FUNDING, OTHER)
"""In the order in which a briefing tells of them."""

# "Nhiệm vụ" and "nội dung" stand in sentences of every kind; the words of the first aspects hardly mean anything else.
_SUREST_FIRST = (LIMITS, FUNDING, MEANING, SHORTCOMINGS, GOALS, DEADLINES, DUTIES, RESULTS, TASKS)
# A sentence shows these more surely than the heading above it shows another.
_BEFORE_HEADINGS = (LIMITS, FUNDING)

OF_PROVINCE = (
    "Nhiệm vụ về {topic} của {province} là gì?",
    "Chỉ tiêu về {topic} của {province} là bao nhiêu phần trăm?",
    "Kinh phí cho {topic} của {province} là bao nhiêu tiền?",
)


def aspect_of(words: str, heading: str) -> Aspect:
    """The aspect that a statement of these words under this heading tells of; OTHER where nothing shows one."""
    own, above = canonical(words), canonical(heading)
    for aspect in _BEFORE_HEADINGS:
        if aspect.shows.search(own):
            return aspect
    by_heading = (aspect for aspect in _SUREST_FIRST if aspect.shows.search(above))
    by_words = (aspect for aspect in _SUREST_FIRST if aspect.shows.search(own))
    return next(by_heading, None) or next(by_words, OTHER)
