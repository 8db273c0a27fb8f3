"""A briefing as an official paper, part by part."""

from datetime import date, datetime, time
from io import BytesIO

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from bot.briefing.value import Briefing, Section, Statement
from bot.briefing.word.footnotes import Footnotes
from bot.briefing.word.letterhead import Office, add_letterhead, add_signature, add_subject
from bot.briefing.word.paper import FIRST_LINE, HEADING, TABLE, prepare
from bot.briefing.word.tables import add_row, ruled
from bot.briefing.wording import (
    ASKED_IN_VAIN,
    KEY,
    KEY_COLUMNS,
    OPEN_QUESTIONS,
    OUTLINE,
    QUIZ,
    about,
    footnote,
    how_made,
    marks,
    outline,
    roman,
)

_KIND = "Báo cáo"
_NOTHING = "–"
# Of the 165 mm between the margins.
_WIDTHS_MM = {2: (35.0, 130.0), 3: (24.0, 88.0, 53.0)}
_TIMELINE_MM = (25.0, 40.0, 100.0)
_KEY_MM = (15.0, 20.0, 130.0)


def word_of(briefing: Briefing, office: Office, today: date) -> bytes:
    """The .docx file of the paper; of a quiz by itself where the briefing has no sections."""
    return _Paper(today).written(briefing, office)


class _Paper:
    def __init__(self, today: date) -> None:
        self._today = today
        self._document = docx.Document()
        self._notes = Footnotes.of(self._document)
        prepare(self._document)

    def written(self, briefing: Briefing, office: Office) -> bytes:
        add_letterhead(self._document, office, self._today)
        add_subject(self._document, _KIND if briefing.sections else QUIZ, about(briefing))
        if briefing.sections:
            self._paragraph(how_made(briefing))
            self._heading(OUTLINE)
            for line in outline(briefing):
                self._paragraph(line)
        for number, section in enumerate(briefing.sections, start=1):
            self._heading(f"{roman(number)}. {section.title.upper()}")
            self._table(section) if section.columns else self._points(section)
        self._open_questions(briefing)
        if briefing.sections:
            add_signature(self._document, office)
        if briefing.quiz:
            self._quiz(briefing)
        return self._saved(briefing, office)

    def _points(self, section: Section) -> None:
        for (heading, letters), (_, statements) in zip(marks(section), section.groups, strict=True):
            if heading:
                self._heading(heading)
            for letter, statement in zip(letters, statements, strict=True):
                lines = [self._paragraph(f"{letter}{statement.text}")]
                lines += [self._paragraph(f"- {item}") for item in statement.items]
                for line in lines[:-1]:
                    line.paragraph_format.space_after = Pt(2)
                self._note(lines[-1], statement)

    def _table(self, section: Section) -> None:
        dated = len(section.groups[0][0]) > 1
        widths = _TIMELINE_MM if dated else _WIDTHS_MM[len(section.columns)]
        table = ruled(self._document, section.columns, widths)
        for under, statements in section.groups:
            cells = add_row(table, widths)
            for cell, words in zip(cells, under, strict=False):
                cell.paragraphs[0].add_run(words).bold = True
            for statement in statements:
                cell = cells[len(under) + statement.column]
                first = cell.paragraphs[0]
                line = first if not first.text else cell.add_paragraph(style=TABLE)
                line.add_run(statement.text if dated else f"- {statement.text}")
                for item in statement.items:
                    line = cell.add_paragraph(f"+ {item}", style=TABLE)
                self._note(line, statement)
            for cell in cells:
                if not cell.text:
                    cell.paragraphs[0].add_run(_NOTHING)
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _open_questions(self, briefing: Briefing) -> None:
        if not briefing.open_questions:
            return
        self._heading(f"{roman(len(briefing.sections) + 1)}. {OPEN_QUESTIONS.upper()}")
        self._paragraph(ASKED_IN_VAIN)
        for one in briefing.open_questions:
            self._paragraph(f"- {one.question} ").add_run(f"({one.refusal})").italic = True

    def _quiz(self, briefing: Briefing) -> None:
        if briefing.sections:
            self._heading(QUIZ.upper()).paragraph_format.page_break_before = True
        for number, asked in enumerate(briefing.quiz, start=1):
            lines = [f"Câu {number}. {asked.question}"]
            lines += [f"{letter}. {option}" for letter, option in zip("ABCDEFGH", asked.options, strict=False)]
            for line in lines[:-1]:
                layout = self._paragraph(line).paragraph_format
                layout.keep_with_next, layout.space_after = True, Pt(2)
            self._paragraph(lines[-1])
        self._heading(KEY.upper()).paragraph_format.page_break_before = True
        table = ruled(self._document, KEY_COLUMNS, _KEY_MM)
        for number, asked in enumerate(briefing.quiz, start=1):
            cells = add_row(table, _KEY_MM)
            texts = (str(number), asked.letter, footnote(asked.citation))
            for cell, text in zip(cells, texts, strict=True):
                cell.paragraphs[0].add_run(text)
            for cell in cells[:2]:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _heading(self, text: str) -> Paragraph:
        return self._document.add_paragraph(text, style=HEADING)

    def _paragraph(self, text: str) -> Paragraph:
        paragraph = self._document.add_paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = FIRST_LINE
        return paragraph

    def _note(self, paragraph: Paragraph, statement: Statement) -> None:
        for citation in statement.citations:
            self._notes.add(paragraph, footnote(citation))

    def _saved(self, briefing: Briefing, office: Office) -> bytes:
        about_file = self._document.core_properties
        about_file.title, about_file.author, about_file.language = about(briefing), office.agency, "vi-VN"
        about_file.comments = f"Mã kho tài liệu: {briefing.index_id}"
        about_file.created = about_file.modified = datetime.combine(self._today, time())
        saved = BytesIO()
        self._document.save(saved)
        return saved.getvalue()
