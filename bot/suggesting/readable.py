"""Whether a question made by rule is one that a person would put."""

import re

from ingest.text import canonical

# In characters: a longer one is not read, a shorter one says too little to be chosen.
_SHORTEST, _LONGEST = 10, 110
# "Mục đích là gì?" asks for the purpose of nothing. A term in capitals ("PAPI là gì?") says enough.
_FEWEST_WORDS = 6
_TERM_OF = re.compile(r"(?:\w+ ){3,}là gì\?$")
_TERM = re.compile(r"[A-ZĐ]{3,}[A-ZĐ ]* là gì\?$")
# Ways to begin that need a sentence before them, or an asker who knows the paper; canonical.
_LEANS = re.compile(
    r"(?:đối với|về|để|nguồn|theo|trong đó|cụ thể|văn bản|căn cứ|có|sau|trước|ngoài|nhằm|trên|phần|mục|tổ chức|tại"
    r"|trình|khắc phục|việc|khi|nếu|trường hợp|hằng năm|cử|dự toán|dự thảo|trích yếu|tên|\d)\b"
)
# "Nghị định số 63/2010/NĐ-CP ngày nào của Chính phủ", "là 9 tỷ bao nhiêu triệu đồng", "đạt 38,7%": no way to ask.
_BROKEN = re.compile(
    r"/[\w-]+ ngày nào|[\[\]:;…“”\"|*#]|\.{2}|\b(?:gồm|là) (?:những )?gì .{3,}|(?:\d|tỷ|triệu|nghìn) bao nhiêu"
    r"|\d[.,]\d|\b[abcxy]\b"
)
# What is made up of things, canonical; "Trình Chủ tịch gồm những gì" asks of nothing.
_MADE_UP = re.compile(r"\b(?:hồ sơ|thành phần|nội dung|nhiệm vụ|nguyên tắc|chương trình|trách nhiệm|quyền)\b")
_OF_WHAT = re.compile(r"\bgồm những gì\?$")


def is_readable(question: str) -> bool:
    """Whether it stands by itself, reads as a sentence, and fits on a button."""
    words = question.split()
    asks_a_term = _TERM.fullmatch(question) is not None
    # "Đại biểu nghe báo cáo từ năm nào" could be asked of any paper; a name or a number says of which.
    names = any(word[0].isupper() or word[0].isdigit() for word in words[1:])
    shouted = sum(word.isupper() and len(word) > 1 for word in words) > len(words) / 2
    is_of_something = not _OF_WHAT.search(canonical(question)) or _MADE_UP.search(canonical(question)) is not None
    return (
        _SHORTEST <= len(question) <= _LONGEST
        and (asks_a_term or len(words) >= _FEWEST_WORDS)
        and (asks_a_term or names or _TERM_OF.search(question) is not None)
        and is_of_something
        and not shouted
        and not _LEANS.match(canonical(question))
        and not _BROKEN.search(canonical(question))
    )
