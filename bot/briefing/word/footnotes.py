"""Footnotes of a Word document: the part that holds them, which python-docx does not know, and their references."""

from typing import Self

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.text.paragraph import Paragraph

TEXT_STYLE, REFERENCE_STYLE = "FootnoteText", "FootnoteReference"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# The two that every such part begins with: the lines above the notes. Those of the text are numbered from 1.
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
    'w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
    'w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class Footnotes:
    """The notes of one document, numbered as they are added."""

    def __init__(self, part: XmlPart) -> None:
        self._part = part
        self._count = 0

    @classmethod
    def of(cls, document: Document) -> Self:
        """A part for the notes of `document`, which has none yet."""
        xml = parse_xml(f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}</w:footnotes>")
        package = document.part.package
        part = XmlPart(PackURI("/word/footnotes.xml"), _CONTENT_TYPE, xml, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = document.settings.element
        properties = OxmlElement("w:footnotePr")
        for number in ("-1", "0"):
            separator = OxmlElement("w:footnote", {qn("w:id"): number})
            properties.append(separator)
        # The schema wants it before w:compat.
        compat = settings.find(qn("w:compat"))
        settings.insert(len(settings) if compat is None else list(settings).index(compat), properties)
        return cls(part)

    def add(self, paragraph: Paragraph, text: str) -> None:
        """Nothing; `paragraph` ends with a reference to a new note that says `text`."""
        self._count += 1
        note = OxmlElement("w:footnote", {qn("w:id"): str(self._count)})
        line = Paragraph(OxmlElement("w:p"), paragraph._parent)
        line.style = TEXT_STYLE
        line.add_run(style=REFERENCE_STYLE)._r.append(OxmlElement("w:footnoteRef"))
        line.add_run(f" {text}")
        note.append(line._p)
        self._part.element.append(note)
        reference = OxmlElement("w:footnoteReference", {qn("w:id"): str(self._count)})
        paragraph.add_run(style=REFERENCE_STYLE)._r.append(reference)
