"""Word 97-2003 documents (.doc): what is printed, with automatic numbers, changes accepted, notes at the end."""

from ingest.office.blocks import Block, Paragraph, render
from ingest.office.columns import letterhead, with_columns
from ingest.office.word97.body import Body
from ingest.office.word97.file import Part, open_word
from ingest.readers.content import Content, content

NAME = "doc/3"


def read(data: bytes) -> Content:
    """The text of the document; raises RejectedSource for what is no .doc, damaged, locked or older than Word 97."""
    word = open_word(data)
    body = Body(word)
    lengths = word.lengths
    blocks = body.blocks(0, lengths.body, is_main=True)
    notes_at = lengths.body
    endnotes_at = notes_at + lengths.footnotes + lengths.headers + lengths.macros + lengths.comments
    boxes_at = endnotes_at + lengths.endnotes
    blocks += body.blocks(boxes_at, boxes_at + lengths.boxes)
    number = 0
    for texts, start, length in (
        (Part.FOOTNOTE_TEXTS, notes_at, lengths.footnotes),
        (Part.ENDNOTE_TEXTS, endnotes_at, lengths.endnotes),
    ):
        for note in body.noted(texts, start, length):
            number += 1
            blocks += _marked(note, number)
    headers = body.noted(Part.HEADERS, notes_at + lengths.footnotes, lengths.headers)
    head = next(filter(None, map(letterhead, headers)), "")
    text = "\n\n".join(filter(None, [head, render(with_columns(blocks))]))
    return content(text, reading=body.fonts.reading())


def _marked(note: list[Block], number: int) -> list[Block]:
    """The note with its number before its first words."""
    if note and isinstance(note[0], Paragraph) and number:
        return [Paragraph(note[0].text, f"[{number}]"), *note[1:]]
    return note
