"""Small office documents, made part by part."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """The .zip of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def relations(**targets: str) -> str:
    """A part of relations: kind -> target; the kind is the id too."""
    return _RELATED.format(
        "".join(
            f'<Relationship Id="{kind}" Type="{_RELATIONSHIPS}/{kind.rstrip("0123456789")}" Target="{target}"/>'
            for kind, target in targets.items()
        )
    )


def word(body: str, *, title: str = "", namespace: str = W, **parts: str) -> bytes:
    """A .docx with this body; `parts` are others by kind: styles, numbering, footnotes, header1..."""

    def xml(root: str, content: str) -> str:
        return (
            f'<w:{root} xmlns:w="{namespace}" xmlns:r="{_RELATIONSHIPS}" xmlns:m="m" xmlns:mc="mc">{content}</w:{root}>'
        )

    core = f'<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>{title}</dc:title></cp:coreProperties>'
    found = {
        "_rels/.rels": relations(officeDocument="word/document.xml").replace(
            "</Relationships>",
            '<Relationship Id="c" Type="x/core-properties" Target="docProps/core.xml"/></Relationships>',
        ),
        "docProps/core.xml": core,
        "word/document.xml": xml("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(**{kind: f"{kind}.xml" for kind in parts}),
    }
    return package(found | {f"word/{kind}.xml": xml(kind, content) for kind, content in parts.items()})


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: list[str]) -> str:
    """A table; a cell is its paragraphs, one a line."""
    cells = ["".join("<w:tc>" + "".join(map(paragraph, cell.split("\n"))) + "</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
