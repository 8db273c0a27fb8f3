"""The stretches of a passage that state something by themselves."""

import re
from collections.abc import Iterator

from bot.reader.reading import lists_of, persons_of, statements_of
from bot.reader.sentence_facts import facts_of
from bot.understanding.orders import is_order
from ingest.documents import Span
from ingest.structure import Enumeration
from ingest.structure.labels import item_label
from ingest.text import canonical, squeeze

# What a reader of a briefing takes in as one statement; longer lists are told item by item.
_LONGEST, _SHORTEST = 1200, 25
# Words from which on a line without a stop is a sentence and no heading.
_LEAST_OF_SENTENCE = 10
# A list whose items are but headings leaves out what stands below them. Items of true lists make up all but their
# lead; of the outlines in the sample corpus less than a third.
_LEAST_OF_LIST = 0.6
# Beside those of bot/reader/sentence_facts.py: "Theo ông, ...", "Quyết định này ...", "Vì vậy, ...".
_LEANING = re.compile(
    r"\W*(?:theo (?:ông|bà|đó|đồng chí)\b|vì (?:vậy|thế)|do (?:đó|vậy)|như vậy|trong đó|riêng\b|hiểu đơn giản"
    r"|(?:[^\W\d_]+ ){1,3}(?:này|đó|trên|ấy)\b)"
)
# What a text says of itself ("Bài báo không ghi ...", "Bản tóm tắt này ...") is no news of the topic.
_OF_ITSELF = re.compile(
    r"\W*(?:cả \w+ |trong \w+ )?(?:bài(?: (?:báo|viết|gốc|này))?|(?:bản|tài liệu)(?: \w+){0,2} (?:này|do))[\s,](?!học)"
)
_ASIDE = ("(", ">")
# What a paper rests on, who gets it, where it was printed.
_FURNITURE = re.compile(r"\W*(?:căn cứ\s|theo đề nghị của|nơi nhận\b|kính gửi\b|nguồn\s*:|ảnh\s*:|số\s*:)")
# "Đồng chí Nguyễn Văn A": a sentence that begins so names whom it tells of.
_HONORIFIC_CHARS = 10


def lists_in(text: str) -> list[Enumeration]:
    """The lists of a passage that can be told as a whole, none inside another."""
    found: list[Enumeration] = []
    whole = [_with_its_opening(text, one) for one in lists_of(text) if _is_whole(text, one)]
    for one in sorted(whole, key=lambda one: (one.lead.start, -one.items[-1].end)):
        if not found or one.lead.start >= found[-1].items[-1].end:
            found.append(one)
    return found


def statements_in(text: str) -> Iterator[Span]:
    """The sentences of a passage, one that leans on another with the one before it; no headings, asides, orders."""
    before: Span | None = None
    for span in statements_of(text):
        whole = span
        if leans(text[slice(*span)]):
            together = before is not None and "\n" not in text[before.end : span.start]
            whole = Span(before.start, span.end) if before and together else Span(span.start, span.start)
        whole = _without_mark(text, whole)
        if _says_something(text, whole):
            yield whole
        before = span


def leans(sentence: str) -> bool:
    """Whether it cannot be understood without the sentence before it."""
    names_who = any(person.start <= _HONORIFIC_CHARS for person in persons_of(sentence))
    return (facts_of(sentence).leans_back and not names_who) or _LEANING.match(canonical(sentence)) is not None


def is_about_itself(sentence: str) -> bool:
    """Whether the subject of the sentence is the text in which it stands."""
    return _OF_ITSELF.match(canonical(sentence)) is not None


def _without_mark(text: str, span: Span) -> Span:
    """The sentence of "2. ...", "b) ..." or "- ..." without that."""
    label = item_label(text[slice(*span)])
    return Span(span.start + label.end, span.end) if label else span


def _is_whole(text: str, one: Enumeration) -> bool:
    length = one.items[-1].end - one.lead.start
    told = one.lead.end - one.lead.start + sum(item.end - item.start for item in one.items)
    if _FURNITURE.match(canonical(text[slice(*one.lead)])):
        return False
    return length <= _LONGEST and told >= _LEAST_OF_LIST * length


def _with_its_opening(text: str, one: Enumeration) -> Enumeration:
    """The list with the sentence before its lead, where the lead leans on that."""
    if not leans(text[slice(*one.lead)]):
        return one
    before = [span for span in statements_of(text) if span.end <= one.lead.start]
    together = bool(before) and "\n" not in text[before[-1].end : one.lead.start]
    return one._replace(lead=Span(before[-1].start, one.lead.end)) if together else one


def _says_something(text: str, span: Span) -> bool:
    plain = squeeze(text[slice(*span)])
    line = text[text.rfind("\n", 0, span.start) + 1 : span.end]
    says = _SHORTEST <= len(plain) <= _LONGEST and not plain.endswith((":", "?")) and not plain.isupper()
    says = says and (plain.endswith((".", ";", "!")) or len(plain.split()) >= _LEAST_OF_SENTENCE)
    return says and not line.lstrip().startswith(_ASIDE) and not (is_order(plain) or _FURNITURE.match(canonical(plain)))
