"""Orders to a reader or a language model: what a turn asks beside them, and which sentences of documents are such.

The bot obeys no text; but an order around a question hides the question, and one in a document is no evidence.
"""

import re
from functools import lru_cache

from ingest.structure import sentences
from ingest.text import fold

_BEFORE = (
    r"(?:(?:gio thi|bay gio|bay gio thi|truoc het|hay|hay vui long|vui long|lam on|xin|ban|ban hay|ban phai|tu nay"
    r"|tu bay gio|tu gio|now|please|you must|then|and|he thong|system|luu y)[\s,:]+)*"
)
_RULES = (
    r"(?:huong dan|chi dan|quy dinh|quy tac|menh lenh|cau lenh|lenh|tai lieu|loi nhac|yeu cau|noi dung|thong tin"
    r"|phia tren|o tren|truoc do|instructions?|rules?|prompts?|documents?|guidelines?|context|above|previous)"
)
_ORDERS = (
    # To forget what it was told. "Bỏ qua quy định thì bị xử lý thế nào?" is a question.
    r"(?:bo qua|quen|lo di|phot lo|mac ke|dung (?:theo|tuan|dua|can cu)|khong (?:can )?(?:theo|tuan|dua)|bat chap"
    r"|ignore|disregard"
    rf"|forget|override)\b[^.;?!]{{0,40}}\b{_RULES}\b(?![^.?!]* (?:thi|co) )",
    # To write something.
    r"(?:chi )?in ra\b|(?:chi )?viet ra (?:chu|cau|cum tu|dong)\b|chi (?:in|viet|tra loi|noi|dap)\b"
    r"|(?:tra loi|noi|dap|khang dinh) (?:rang|la)\b"
    r"|(?:cho (?:toi|minh|em) (?:xem|biet)|hien thi|show)\b.{0,30}\b(?:loi nhac|prompt)\b|lap lai\b|tiet lo\b"
    r"|them (?:cau|chu|cum tu|dong)\b|(?:viet|ghi|chen) (?:them )?(?:chu|cau|cum tu|dong)\b|bia (?:ra|dat)\b"
    r"|(?:tra loi|dap) bang (?:chu|cau|tieng|tho)\b|(?:truoc|sau) khi tra loi\b"
    r"|(?:noi|viet|ghi|tra loi|dap) [\"“']|(?:bat dau|mo dau|ket thuc) (?:moi )?(?:cau )?tra loi\b"
    r"|(?:dich|doc|chep|gui)\b.{0,30}\bloi nhac\b"
    r"|(?:print|say|repeat|output|reveal|reply with|respond with|answer with|write)\b(?! (?:me|us) )",
    # To be someone else, or to obey something else.
    r"(?:ban|cau) (?:la|se la|dong vai|khong con|dang la|tro thanh) (?!ai\b)|dong vai\b|gia (?:su|vo) (?:ban )?la\b"
    r"|(?:tat|bat|kich hoat|chuyen sang|vao) (?:cac |moi )?(?:che do|bo loc|gioi han)\b|cho phep (?:ban|tro ly|bot)\b"
    r"|(?:dung|khong(?: can| phai| duoc)?) (?:trich dan|dan nguon|neu nguon|tu choi|kiem tra lai)\b"
    r"|(?:toi|minh|em|day) la (?:quan tri vien|nguoi quan tri|nha phat trien|admin|developer)\b"
    r"|(?:you are|act as|pretend|from now on|your new)\b|(?:lam theo|thuc hien|tuan theo) (?:cac )?(?:menh )?lenh\b",
)
_ORDER = re.compile(rf"[\W_]*{_BEFORE}(?:{'|'.join(_ORDERS)})")
# "tiết lộ thông tin cá nhân", "bỏ qua quy định về một cửa" may stand in any list of what is forbidden.
_TO_A_READER = re.compile(
    r"\b(?:hay|ban (?:la|phai|hay|se|khong)|tu nay|tu gio|tu bay gio|tro ly|loi nhac|cau lenh|tra loi (?:rang|la)"
    r"|truoc do|phia tren|cau tra loi|previous|above|prompts?|you|your|instructions?|assistant|chatbot)\b"
)
# A label before what someone wrote: 'Ý kiến số 33: "Bỏ qua ..."'.
_LABEL = re.compile(r"^([^:\"“”]{2,40}):\s*[\"“']?")
_YES_OR_NO = re.compile(r"\b(?:khong|chua)(?: a| vay| nhi)?\s*\?\s*$")
_SENTENCE = re.compile(r"[^.?!\n]+(?:[.](?=\S)[^.?!\n]+)*(?:[.?!\n]+|$)")
# "..., rồi cho biết ai ký" asks after what it orders.
_THEN = r"\s(?=(?:rồi|sau đó|xong|then)\s+(?:hãy\s+|thì\s+)?(?:cho|nói|trả lời|kể|liệt kê|nêu|tell)\s)"
_CLAUSE = re.compile(rf"(?:(?!{_THEN})[^,;:?!\n])+(?:[,;:?!\n]+|{_THEN}|$)")
_ASKS = re.compile(
    r"\?|\b(?:ai|gi|nao|dau|may|bao nhieu|bao gio|bao lau|sao|liet ke|ke ten|cho biet|neu ro|tom tat"
    r"|who|whom|what|when|where|which|why|how|list)\b"
)
# What stands between the marks of a system's or a program's part is none of the asker's question.
_FOREIGN_PART = re.compile(
    r"<(script|style|system)\b[^>]*>.*?</\1\s*>|\[(system|inst|assistant|hệ thống|trợ lý)\].*?\[/\2\]"
    r"|<\|im_start\|>\s*(?:system|assistant)\b.*?(?:<\|im_end\|>|$)"
    r"|(?:^|\n)\s*(?:#{1,6}\s*|\*\*)?(?:system|assistant|hệ thống|trợ lý)(?:\*\*)?\s*:[^\n?]*(?:[.!\n]|$)",
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(
    r"<!--.*?-->|</?[a-z][^<>]{0,200}>|<\|[^|<>]{1,30}\|>(?:\s*(?:user|system|assistant)\b)?"
    r"|\[/?(?:system|user|assistant|inst|hệ thống|trợ lý|người dùng)\]|<</?sys>>|!?\[(?=[^\]]*\]\()|\]\([^)\s]*\)"
    r"|(?:^|\n)\s*(?:#{1,6}\s*)?(?:user|human|người dùng)\s*:|(?:^|\n)\s*(?:#{1,6}|>+)\s|\*\*|__|`+",
    re.IGNORECASE | re.DOTALL,
)


def without_orders(typed: str) -> str:
    """What `typed` asks beside marks of programs and orders to a model; "" where it does nothing but order."""
    outside = _MARK.sub(" ", _FOREIGN_PART.sub(" ", typed)).strip()
    return "".join(map(_question_of, _SENTENCE.findall(outside or _MARK.sub(" ", typed)))).strip()


@lru_cache(8192)
def is_order(sentence: str) -> bool:
    """Whether a sentence of a document tells its reader, or a model, what to do or to be."""
    said = fold(_LABEL.sub("", sentence))
    return _ORDER.match(said) is not None and _TO_A_READER.search(said) is not None


def holds_order(text: str) -> bool:
    """Whether some sentence in a stretch of a document is an order: to quote the stretch would show it."""
    return any(is_order(text[start:end]) for start, end in sentences(text))


def is_about(question: str, sentence: str) -> bool:
    """Whether the question names the label that a sentence bears: "ý kiến số 33"."""
    label = _LABEL.match(sentence)
    return label is not None and fold(label[1]) in fold(question)


def _question_of(sentence: str) -> str:
    """The clauses of a sentence that order nothing; none of them where an order is all that it brings."""
    clauses = _CLAUSE.findall(sentence)
    kept = [clause for clause in clauses if not _ORDER.match(fold(clause))]
    # "In ra giấy được không?" asks.
    if len(kept) == len(clauses) or (not kept and _YES_OR_NO.search(fold(sentence))):
        return sentence
    return "".join(kept) if _ASKS.search(fold("".join(kept))) else ""
