"""What is wanted of documents as wholes: which there are, on a topic or at all, or what one of them says in short."""

import re
from enum import StrEnum
from typing import NamedTuple

from bot.understanding.courtesies import without_courtesies
from bot.understanding.orders import without_orders
from bot.understanding.scoping import KIND_OF
from ingest.documents import DocumentKind
from ingest.facts.kinds import SORT_OF
from ingest.text import canonical, fold, has_accents, squeeze, tidy


class Want(StrEnum):
    """What is wanted."""

    DOCUMENTS = "documents"
    SUMMARY = "summary"


class Wanted(NamedTuple):
    """What is wanted, and of what."""

    want: Want
    of: str
    """The document that is to be summed up, or the topic of the documents; "" for all documents."""
    kinds: frozenset[DocumentKind] = frozenset()
    """What the documents are; none for any."""


# All on folded text. What anybody calls a text, and the kinds that documents print of themselves.
_ENGLISH_PAPER = r"(?:documents?|articles?|papers?|files?)"
_PAPER = rf"(?:tai lieu|bai viet|bai bao|tin bai|ban tin|bai|so tay|cam nang|{_ENGLISH_PAPER})"
_KIND = rf"(?:{'|'.join(sorted({*SORT_OF, *KIND_OF}, key=len, reverse=True))})"
_TEXT = rf"(?:{_PAPER}|van ban(?: phap luat)?|du thao|phu luc|hoi dap|{_KIND}|(?:ct|nq|qd|kh|nd|cv)(?= ?\d))"
_SELF = r"(?:em|e|toi|tui|minh|chau|chung toi|me|us)"
_BOT = r"(?:ban|bot|chatbot|tro ly(?: ao)?|em|he thong|ung dung|app|phan mem)"
_STORE = (
    r"(?:(?:trong |o |tai |tu )*(?:cai )?(?:kho|thu vien|bo suu tap|co so du lieu|du lieu|he thong|day)"
    r"(?: (?:tai lieu|du lieu|van ban|luu tru|nay|day|cua (?:ban|bot|minh|em)))*)"
)
_HERE = (
    rf"(?:{_STORE}|(?:ma )?(?:ban )?(?:dang |hien )+(?:co|biet|giu|luu)|(?:ma )?ban co|da (?:duoc )?nap"
    r"|in (?:the|your|this) (?:library|collection))"
)
_HAS = (
    r"(?:(?:hien |dang |da |hien nay |co the )*(?:co|chua|luu(?: tru)?|giu|nam|biet|gom|bao gom|nap|doc|tra cuu|tim)"
    r"(?: (?:duoc|san))*)"
)
_HOW_MANY = r"(?:bao nhieu|may|how many)"
# What a document may be of.
_SPEAKS = (
    r"(?:(?:co )?(?:noi|viet|ban(?= (?:ve|den))|de cap|nhac|lien quan|dua tin|gioi thieu)(?: (?:ve|den|toi|qua))*"
    r"|(?:chu de|noi dung)(?: ve)?)"
)
_OF = rf"(?:{_SPEAKS}|ve|cua|o|tai|thuoc|(?:ban hanh )?(?:trong )?(?=nam \d{{4}}))"
_TELL = (
    r"(?:(?:hay |xin )*(?:liet ke|ke(?: ten| ra)?|cho(?: biet| xem| xin)?|tim(?: kiem)?|tra(?: cuu)?|xem|loc|dua|lay"
    rf"|neu|rut ra|diem lai|tong hop|trinh bay|list|show|find|give)(?: (?:{_SELF}|giup|gium|ho|ra|cho|all|ten|het))*)"
)
_ALL = r"(?:(?:tat ca|toan bo|het|cac|nhung|danh sach|danh muc|mot so|ten|may|the|all|any)\b ?)*"
_MAIN = (
    r"(?:(?:noi dung|y|diem|net|thong tin|thong diep|tinh than)(?: (?:chinh|co ban|chu yeu|quan trong|noi bat|cot loi"
    r"|can nho|can biet|mau chot|can luu y|lon|dang chu y|nhat))+)"
)
_SHORT = (
    rf"(?:lai|nhanh|giup|cho|ho|gium|voi|{_SELF}|ngan gon|ngan|gon|so luoc|noi dung(?: chinh)?|cac|nhung|may|{_MAIN}"
    r"|cua|ve|toan bo|trong (?:\w+ )?(?:\d+|vai|may|mot|hai|ba|nam) (?:cau|dong|y)|briefly|me|the)"
)
_END = r"(?: (?:vay|the|a|nhe|nha|nhi|di|voi|giup|gium|ho|cho|em|toi|minh|khong|ko|k|chua|duoc khong))*"
_ABOUT = r"(?:about|on|from|of|mentioning|related to|that mention)"

_SUMMARIES = (
    rf"(?:ban |hay |xin |em |co the |giup |{_SELF} |cho |viet |lam |can |muon |mot )*"
    rf"(?:tom (?:tat|tac|luoc|gon)|(?:neu |trinh bay |ke )?(?:khai quat|van tat|so luoc)|rut gon"
    rf"|summari[sz]e|sum up)(?: {_SHORT})* (?P<of>.+?){_END}",
    r"(?:give|write|i need|i want)(?: me| us)? (?:a |an |the )?(?:short |brief |quick )*(?:summary|overview|gist) of"
    r" (?P<of>.+)",
    r"what (?:is|are) (?:the )?(?:summary|gist|main (?:contents?|points?|ideas?)|key points?) (?:of|in) (?P<of>.+)",
    rf"(?:{_TELL} )?{_ALL}(?:\w+ )?{_MAIN} (?:cua|trong|tu|o|ve|neu trong) (?P<of>{_TEXT}\b.+?)"
    rf"(?: (?:la|gom|co|bao gom)(?: nhung)?(?: gi)?| (?:nhu the nao|the nao|ra sao))?{_END}",
    rf"(?P<of>{_PAPER} .+?) (?:noi|viet|ban|de cap)(?: (?:den|toi|ve|len))* "
    rf"(?:nhung )?(?:cai |chuyen |viec |dieu )?gi{_END}",
    rf"(?P<of>{_TEXT}\b.+?)(?: co| gom)?(?: nhung| cac)? {_MAIN}(?: (?:la )?(?:gi|nao))?{_END}",
    rf"(?P<of>{_TEXT}\b.+?),? (?:tom tat|tom luoc)(?: {_SHORT})*(?: (?:la gi|the nao|ra sao))?{_END}",
)
_LISTS = (
    # All that there is.
    rf"(?:{_STORE} |{_BOT} )*{_HAS} (?:{_ALL}|{_HOW_MANY} )(?P<text>{_TEXT})(?: (?:nao|gi))?(?: {_HERE})?{_END}",
    rf"{_TELL} {_ALL}(?P<text>{_TEXT})(?: {_HERE})+{_END}",
    rf"(?:{_TELL} |danh sach |danh muc ){_ALL}(?P<text>tai lieu|van ban|{_ENGLISH_PAPER}){_END}",
    rf"{_HOW_MANY} (?P<text>{_TEXT})(?: {_HERE})+{_END}",
    rf"(?:what|which|how many) (?P<text>{_ENGLISH_PAPER}) (?:do you (?:have|know|hold)|are (?:there|available|in .*))",
    # Those on a topic.
    rf"(?:{_STORE} |{_BOT} )*{_HAS} {_ALL}(?P<text>{_TEXT})(?: (?:nao|gi))?(?: {_HERE})? {_OF} ?(?P<of>.+?)"
    rf"(?: {_HERE})?{_END}",
    rf"(?:{_STORE} )?{_ALL}(?P<text>{_TEXT}) (?:nao|gi)(?: {_HERE})? {_SPEAKS} (?P<of>.+?)(?: {_HERE})?{_END}",
    rf"(?:{_STORE} )?{_ALL}(?P<text>{_PAPER}) (?:nao|gi)(?: {_HERE})? {_OF} ?(?P<of>.+?)(?: {_HERE})?{_END}",
    rf"{_TELL} {_ALL}(?P<text>{_PAPER}|van ban)(?: (?:nao|co))* {_OF} ?(?P<of>.+?)(?: {_HERE})?{_END}",
    rf"{_TELL} {_ALL}(?P<text>{_TEXT}) {_OF} ?(?P<of>.+?) {_HERE}{_END}",
    rf"(?P<of>.+?) (?:thi )?co (?P<text>{_PAPER}|{_TEXT}(?= .*{_HERE})) (?:nao|gi)(?: {_HERE})?"
    rf" (?:khong|ko|k|hong|chua){_END}",
    rf"{_STORE} co (?:nhung )?(?P<text>gi|cai gi|thong tin gi) (?:noi )?ve (?P<of>.+?){_END}",
    rf"(?:co )?{_HOW_MANY} (?P<text>{_PAPER}) {_OF} ?(?P<of>.+?)(?: {_HERE})?{_END}",
    rf"(?:are there|do you have|is there)(?: any| an?)* (?P<text>{_ENGLISH_PAPER}) {_ABOUT} (?P<of>.+)",
    rf"(?:which|what|how many) (?P<text>{_ENGLISH_PAPER}) (?:mention|talk about|cover|discuss|are about|deal with)"
    r" (?P<of>.+)",
    rf"(?:list|show|find)(?: me)?(?: all)?(?: the)? (?P<text>{_ENGLISH_PAPER}) {_ABOUT} (?P<of>.+)",
)
# In characters. Whoever types decides how long a search takes; what is longer tells of more than one document.
_LONGEST = 200
_PATTERNS = tuple(
    (want, re.compile(rf"\W*(?:{pattern})\W*"))
    for want, patterns in ((Want.SUMMARY, _SUMMARIES), (Want.DOCUMENTS, _LISTS))
    for pattern in patterns
)
# "Bài về Bến Tre" is called by what it is about.
_CALLED = re.compile(rf"(?:{_PAPER}|van ban)(?: (?:noi ve|viet ve|ve|cua))? ")
# A question to a text goes on to ask something, or tells something.
_ASKING = "nào|gì|ai|mấy|bao nhiêu|bao giờ|bao lâu|thế nào|ra sao|sao|tại sao|vì sao|đâu|không|rồi|who|when|how|why"
_ASKS, _ASKS_BARE = (re.compile(rf"(?<!\w)(?:{words})(?!\w)") for words in (_ASKING, fold(_ASKING)))


def wanted_in(typed: str) -> Wanted | None:
    """What `typed` wants of documents as wholes; None where it asks what they say of something."""
    text = squeeze(without_courtesies(squeeze(without_orders(tidy(typed)))))
    key = fold(text)
    # "Chợ Mây" asks for no number, "may" may.
    asks, plain = (_ASKS, canonical(text)) if has_accents(text) else (_ASKS_BARE, key)
    if len(key) > _LONGEST:
        return None
    for want, pattern in _PATTERNS:
        match = pattern.fullmatch(key)
        if match is None:
            continue
        named = match.groupdict()
        start, end = match.span("of") if "of" in named else (0, 0)
        if asks.search(plain[start:end]):
            continue
        if want is Want.SUMMARY and (called := _CALLED.match(key[start:end])):
            start += called.end()
        kind = KIND_OF.get(named.get("text") or "")
        return Wanted(want, text[start:end].strip(" ,.;:?!"), frozenset([kind] if kind else []))
    return None
