"""The few words of a briefing that are its own: titles, numbering, and how it says what it is."""

from collections.abc import Iterator, Sequence

from bot.answers import Citation
from bot.briefing.value import Briefing, Section
from bot.writing.official import official_citation
from ingest.text import squeeze

OUTLINE = "Dàn ý"
OPEN_QUESTIONS = "Câu hỏi tài liệu chưa trả lời được"
ASKED_IN_VAIN = "Các câu hỏi sau đã được hỏi trên kho tài liệu; không có câu trả lời đủ căn cứ:"
QUIZ, KEY = "Câu hỏi trắc nghiệm", "Đáp án"
KEY_COLUMNS = ("Câu", "Đáp án", "Căn cứ")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
# Points go by the Vietnamese alphabet in official documents.
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def about(briefing: Briefing) -> str:
    """What the paper is about: its trích yếu."""
    return f"Tổng hợp tài liệu về {briefing.topic}" if briefing.sections else f"{QUIZ} về {briefing.topic}"


def how_made(briefing: Briefing) -> str:
    """How it was made, so that who signs it knows what to check."""
    documents = {citation.document.id for citation in briefing.citations}
    return (
        f"Báo cáo này tổng hợp từ {len(documents)} tài liệu trong kho (mã kho {briefing.index_id}). Các ý giữ nguyên "
        "lời tài liệu nguồn; chú thích trích nguyên văn và dẫn nguồn. Người ký cần rà soát trước khi ban hành."
    )


def outline(briefing: Briefing) -> Iterator[str]:
    """A line for each part of the paper: its number and title, and the groups in it."""
    for number, section in enumerate(briefing.sections, start=1):
        groups = [under[0] for under, _ in section.groups if under] if not section.columns else []
        yield f"{roman(number)}. {section.title}" + (f": {'; '.join(groups)}" if groups else "")
    if briefing.open_questions:
        yield f"{roman(len(briefing.sections) + 1)}. {OPEN_QUESTIONS}"


def footnote(citation: Citation) -> str:
    """What a footnote says: the quote, word for word on one line, and its source."""
    article = citation.passage.article
    source = official_citation(citation.document, citation.heading, page=citation.page, article=article)
    return f"“{squeeze(citation.quote)}” – {source}."


def roman(number: int) -> str:
    """1 to 39 as in headings: "IV"."""
    written = ""
    for value, sign in _ROMAN:
        while number >= value:
            written, number = written + sign, number - value
    return written


def point(at: int) -> str:
    """The mark of the point with this place in its group, from 0: "a", "b", "c", "d", "đ"..."""
    return _LETTERS[at] if at < len(_LETTERS) else str(at + 1)


def marks(section: Section) -> Iterator[tuple[str, Sequence[str]]]:
    """For each group of a section without columns its heading ("" for none), and the marks of its statements."""
    for number, (under, statements) in enumerate(section.groups, start=1):
        if under:
            points = [f"{point(at)}) " for at in range(len(statements))]
            yield f"{number}. {' – '.join(under)}", points if len(points) > 1 else [""]
        else:
            yield "", [f"{at}. " for at in range(1, len(statements) + 1)]
