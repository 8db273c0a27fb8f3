"""Questions made of what passages tell: a sentence with the answer taken out, as Vietnamese asks in place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.suggesting.candidate import Asking, Candidate
from bot.suggesting.naming import at_end, called
from bot.understanding.persons import persons_in
from bot.writing.locating import headings_at, written
from ingest.documents import Passage, SourceDocument, Span
from ingest.structure import enumerations
from ingest.structure.sentences import sentences
from ingest.text import canonical, fold, squeeze

# In words: shorter sentences lack what is asked about, longer ones make no question that a person would put.
_FEWEST, _MOST = 6, 30
_ITEM_WORDS, _TERM_WORDS = 9, 7
# What makes a list that a person would ask for. Long clauses under an article's name are its rules, not a list.
_MOST_ITEMS, _SHORTEST_ITEM, _LONGEST_ITEM, _ARTICLE_ITEM_WORDS = 9, 8, 45, 20
_DAY = r"ngày \d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}| tháng \d{1,2}(?: năm \d{4}|, \d{4}))"
_MONTH = r"(?:(?:đầu|giữa|cuối) )?tháng \d{1,2}(?: năm |/)\d{4}"
_LEADING_TIME = re.compile(rf"(?:Vào |Trong |Đến |Từ )?(?:{_DAY}|{_MONTH}|năm \d{{4}}),?\s+", re.IGNORECASE)
_TIME = re.compile(rf"(?<!\w)(?:{_DAY}|{_MONTH}|năm (?:1\d|20)\d\d)(?!\s?[-–]|\w)", re.IGNORECASE)
_COUNT = re.compile(
    r"(?<![\w/.,–-])(?<!ngày )(?<!tháng )(?<!năm )(?<!số )(?<!khoản )(?<!điều )(?<!quý )(?<!thứ )(?<!lần )"
    r"(?:\d{1,3}(?:\.\d{3})+|\d{1,4})"
    r"(?P<unit>\s?%| (?:ngày|giờ|phút|tuần|tuổi|tấn|kg|km|m2|trang|xã|huyện|tỉnh|đồng)| [a-zà-ỹđ]+ [a-zà-ỹđ]+)(?![\w/])"
)
_NO_UNIT = re.compile(r"\s(?:đến|và|hoặc|tháng|năm|trở|là|của|trong|có|được|nhưng|thì|tại|với|cho|từ)\b")
_DEFINITION = re.compile(r"(?P<term>[A-ZÀ-ỸĐ][^\d,;:.()“”]{2,60}?) (?:\([^)]*\) )?là (?P<meaning>[^.;]{20,})")
_PURPOSE = re.compile(r"(?P<act>.{25,}?(?<!không)),? nhằm (?P<why>[^.;]{15,})")
_CAUSE = re.compile(r"(?P<act>.{20,}?),? (?:là )?(?:bởi )?vì (?P<why>[^.;]{15,})")
# What a sentence that leans on the one before begins with, folded.
_LEANS = re.compile(
    r"(?:ong|ba|ho|no|day|do|dieu (?:nay|do)|viec nay|trong do|tuy nhien|ngoai ra|vi vay|theo|sau do|khi do|tai day"
    r"|mot so|nhung|cac|hai|ngay|nam|nguoi|dong thoi|ben canh|cung|va|con|mac du|them|co the|nhu vay|sau|truoc|can cu"
    r"|dieu \d|vi du|dung hon|truong hop|(?:\w+ ){1,3}nay)\b"
)
# What comes before the comma of such a sentence is only its condition.
_CONDITION = re.compile(r"(?:trong|khi|neu|tu|de|doi voi|cham nhat|qua|den)\b")
# A term that holds one of these is half a sentence.
_NO_TERM = re.compile(r"\b(?:này|đó|ấy|cũng|không|được|bị|sẽ|khi|nếu|phải|đã|vẫn|chỉ|thì|mà)\b")
# A question cut off at one of these asks for nothing.
_DANGLES = re.compile(r"\b(?:và|hoặc|gồm|của|là|với|cho|ngoại trừ|trừ|như|rằng|do|để|tại|ở)$")
_LEAD_END = re.compile(
    r"(?:,? (?:được quy định )?(?:bao )?gồm(?: có)?|,? (?:cụ thể )?như sau|,? sau(?: đây)?|,? là)+\s*[:.]*$|[\s:.]+$"
)
_NUMERAL = r"(?:\d{1,2}|hai|ba|bốn|năm(?! \d)|sáu|bảy|tám|chín|mười)"
_ARTICLE = re.compile(r"Điều \d+[a-z]?\. ")


class _Question(NamedTuple):
    """A question about a sentence, and where in it the answer stands."""

    text: str
    answer: Span
    asking: Asking


def told(document: SourceDocument, passage: Passage) -> Iterator[Candidate]:
    """The candidates of a passage: at most one of a sentence, one of a list, one of an article's name."""
    yield from _lists(document, passage)
    for sentence in sentences(passage.text):
        text = passage.text[sentence.start : sentence.end]
        if not _is_askable(text):
            continue
        question = next((one for one in _asked(text) if not _DANGLES.search(canonical(one.text))), None)
        if question is not None:
            begin = passage.start + sentence.start
            answer = text[question.answer.start : question.answer.end].strip(" ,;.:")
            yield Candidate(
                question=_in_context(question.text, document, text),
                bare=at_end(question.text),
                answers=(answer,),
                document=document.key,
                span=Span(begin, begin + len(text)),
                asking=question.asking,
                locator=_locator(document, passage, begin),
            )


def _is_askable(text: str) -> bool:
    """Whether it is a sentence of its own, and neither a scrap nor a page."""
    fits = _FEWEST <= len(text.split()) <= _MOST and "\n" not in text
    return fits and text[0].isupper() and text[-1] == "." and not _LEANS.match(_without_time(fold(text)))


def _without_time(key: str) -> str:
    """Folded text without the day or year it begins with."""
    return re.sub(r"^(?:vao |trong |den |tu )?(?:ngay|nam) [\d/.-]+(?: thang \d+ nam \d+)?,? ", "", key)


def _asked(text: str) -> Iterator[_Question]:
    """What can be asked of one sentence, the most telling first."""
    yield from _why(text)
    yield from _definition(text)
    yield from _count(text)
    yield from _when(text)
    yield from _who(text)


def _why(text: str) -> Iterator[_Question]:
    if match := _PURPOSE.match(text):
        yield _Question(f"{match['act']} nhằm mục đích gì", _first_words(text, match.start("why")), "why")
    if match := _CAUSE.match(text):
        yield _Question(f"vì sao {_small(match['act'])}", _first_words(text, match.start("why")), "why")


def _definition(text: str) -> Iterator[_Question]:
    match = _DEFINITION.match(text)
    term = match["term"] if match else ""
    is_term = term.isupper() or 2 <= len(term.split()) <= _TERM_WORDS
    if match and is_term and not _NO_TERM.search(canonical(term)):
        asked = "ai" if persons_in(term) else "gì"
        yield _Question(f"{term} là {asked}", _first_words(text, match.start("meaning")), "definition")


def _count(text: str) -> Iterator[_Question]:
    found = [match for match in _COUNT.finditer(text) if not _NO_UNIT.match(match["unit"])]
    match = found[0] if len(found) == 1 else None
    if match and not (_CONDITION.match(fold(text)) and "," in text[match.end() :]):
        is_share = match["unit"].strip() == "%"
        asked = "bao nhiêu phần trăm" if is_share else f"bao nhiêu{match['unit']}"
        rest = text[match.end() :]
        yield _Question(f"{text[: match.start()]}{asked}{_until_comma(rest)}", Span(*match.span()), "count")


def _when(text: str) -> Iterator[_Question]:
    found = list(_TIME.finditer(text))
    if len(found) != 1:
        return
    match = found[0]
    asked = {"ngày": "ngày nào", "năm": "năm nào"}.get(canonical(match.group()).split()[0], "khi nào")
    if leading := _LEADING_TIME.match(text):
        rest = text[leading.end() :].rstrip(" .")
        yield _Question(
            f"{_until_comma(rest)} {'vào ' if asked == 'năm nào' else ''}{asked}", Span(*match.span()), "when"
        )
    else:
        yield _Question(
            f"{text[: match.start()]}{asked}{_until_comma(text[match.end() :])}", Span(*match.span()), "when"
        )


def _who(text: str) -> Iterator[_Question]:
    for person in persons_in(text)[:1]:
        before, after = canonical(text[: person.start]), text[person.end :]
        if re.fullmatch(r"(?:ông |bà |đồng chí |đ/c )?", before) and re.match(r" (?!và\b)[a-zà-ỹđ]", after):
            yield _Question(f"ai {_until_comma(after)}", person, "who")


def _lists(document: SourceDocument, passage: Passage) -> Iterator[Candidate]:
    for lead, items in enumerations(passage.text):
        whole = passage.text[lead.start : lead.end]
        words = squeeze(_ARTICLE.sub("", whole))
        subject = _LEAD_END.sub("", words).strip(" :,;-–*#")
        phrases = tuple(_item(passage.text[item.start : item.end]) for item in items)
        longest = max(len(passage.text[item.start : item.end].split()) for item in items)
        fits = 3 <= len(subject.split()) <= 20 and len(items) <= _MOST_ITEMS and min(map(len, phrases)) > _SHORTEST_ITEM
        is_list = longest <= (_ARTICLE_ITEM_WORDS if whole != words else _LONGEST_ITEM)
        if fits and is_list and len(set(phrases)) == len(phrases) and _stands(subject):
            begin = passage.start + lead.start
            yield Candidate(
                question=_in_context(_of_list(subject), document, subject),
                bare=at_end(_of_list(subject)),
                answers=phrases,
                document=document.key,
                span=Span(begin, passage.start + items[-1].end),
                asking="list",
                locator=_locator(document, passage, begin),
            )


def _stands(subject: str) -> bool:
    """Whether what leads into a list can be asked about by itself."""
    return not _LEANS.match(fold(subject)) and not _DANGLES.search(canonical(subject)) and ":" not in subject


def _of_list(subject: str) -> str:
    """The lead of a list as a question."""
    if match := re.search(
        r"^(.*\bcó) (?:các |những )?((?:trách nhiệm|nhiệm vụ|quyền|quyền hạn|nghĩa vụ)[\w ]*)$", subject
    ):
        return f"{match[1]} những {match[2]} gì"
    # "xoay quanh 5 yếu tố", "làm việc theo các nguyên tắc"
    if re.search(rf"\b(?:{_NUMERAL}|những|các) \w+(?: \w+){{0,3}}$", canonical(subject)):
        return f"{subject} nào"
    if re.search(rf"\b{_NUMERAL} \w+", canonical(subject)):
        return f"{subject} là những gì"
    return f"{subject} gồm những gì"


def _item(text: str) -> str:
    """The first words of an item, to where its first clause ends."""
    clause = re.split(r"[,;:.(\n]", squeeze(text))[0].strip(' *-–“”"')
    return _shortened(clause)


def _first_words(text: str, start: int) -> Span:
    """From `start` to the end of the clause, as many words as an answer must at least show."""
    clause = re.split(r"[,;:.(]", text[start:])[0]
    return Span(start, start + len(_shortened(clause)))


def _shortened(clause: str) -> str:
    """The first words of a clause, the last one no word that leads on."""
    words = clause.split(" ")[:_ITEM_WORDS]
    while len(words) > 1 and _DANGLES.search(canonical(words[-1])):
        words.pop()
    return " ".join(words)


def _until_comma(rest: str) -> str:
    """What follows the answer in its own clause."""
    return re.split(r"[,;:(]|\. ", rest.rstrip(" ."))[0].rstrip()


def _in_context(question: str, document: SourceDocument, told_by: str) -> str:
    """The question, and where its sentence names nothing, of which document it is asked."""
    if document.metadata.number is None and re.search(r"\w[^.“]*? [A-ZÀ-ỸĐ]\w+ [A-ZÀ-ỸĐ]\w+", told_by):
        return at_end(question)
    return at_end(f"theo {called(document)}, {_small(question)}")


def _small(text: str) -> str:
    """`text` as it goes on in a sentence; names keep their capital."""
    first, _, rest = text.partition(" ")
    is_name = first[1:2].isupper() or rest[:1].isupper()
    return text if is_name else text[:1].lower() + text[1:]


def _locator(document: SourceDocument, passage: Passage, offset: int) -> str | None:
    """The article and clause; nothing for what stands in no article."""
    place = written(headings_at(document, passage, offset), page=None)
    return place if place and place.startswith("Điều ") else None
