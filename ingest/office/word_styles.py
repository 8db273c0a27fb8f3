"""The styles and lists of a .docx: what a paragraph or run inherits, and the levels of its numbering."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from ingest.office.numbering import LEVELS, Level, NumberedList, NumberFormat
from ingest.office.styles import Style

_FORMATS: Mapping[str, NumberFormat] = {
    "decimal": "decimal",
    "decimalZero": "zero",
    "upperRoman": "ROMAN",
    "lowerRoman": "roman",
    "upperLetter": "LETTER",
    "lowerLetter": "letter",
    "bullet": "bullet",
    "none": "none",
}


class Styles:
    """Styles by id, resolved."""

    def __init__(self, root: Element | None) -> None:
        elements = list(root.iter("style")) if root is not None else []
        self._elements = {element.get("styleId", ""): element for element in elements}
        self._resolved: dict[str, Style] = {}
        defaults = root.find("docDefaults/rPrDefault/rPr") if root is not None else None
        self._base = with_run(Style(), defaults)
        self._default = next(
            (e.get("styleId", "") for e in elements if e.get("type") == "paragraph" and is_on(e.get("default", "0"))),
            "",
        )

    def paragraph(self, style_id: str | None) -> Style:
        """The style of a paragraph that names `style_id`, or none."""
        return self._style(style_id if style_id in self._elements else self._default)

    def run(self, style_id: str | None, paragraph: Style) -> Style:
        """The paragraph's style with what the character style adds."""
        element = self._elements.get(style_id or "")
        return with_run(paragraph, element.find("rPr")) if element is not None else paragraph

    def _style(self, style_id: str | None) -> Style:
        style_id = style_id or ""
        if style_id not in self._resolved:
            style = self._base
            for element in reversed(list(self._chain(style_id))):
                style = _with_style(style, element)
            self._resolved[style_id] = replace(style, id=style_id)
        return self._resolved[style_id]

    def _chain(self, style_id: str) -> Iterator[Element]:
        """The style and what it is based on; a style that is based on itself ends the chain."""
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen:
            seen.add(style_id)
            element = self._elements[style_id]
            yield element
            style_id = value_of(element.find("basedOn")) or ""


def value_of(element: Element | None) -> str | None:
    """Its `val` attribute."""
    return element.get("val") if element is not None else None


def number_of(element: Element | None) -> int | None:
    """Its `val` attribute as a small number, None where there is none."""
    value = value_of(element) or ""
    return int(value) if value.isascii() and value.lstrip("-").isdigit() and len(value) < 10 else None


def is_on(value: str | None) -> bool:
    """Whether a switch of OOXML is on: <w:b/> and <w:b w:val="1"/> are."""
    return value not in ("0", "false", "off")


def with_run(style: Style, properties: Element | None) -> Style:
    """`style` with the run properties <w:rPr> laid over it."""
    if properties is None:
        return style
    fonts, caps, hidden = (properties.find(name) for name in ("rFonts", "caps", "vanish"))
    return replace(
        style,
        font=(fonts.get("hAnsi") or fonts.get("ascii") if fonts is not None else None) or style.font,
        caps=is_on(caps.get("val")) if caps is not None else style.caps,
        hidden=is_on(hidden.get("val")) if hidden is not None else style.hidden,
    )


def _with_style(style: Style, element: Element) -> Style:
    style = with_run(style, element.find("rPr"))
    name = (value_of(element.find("name")) or "").lower()
    outline = number_of(element.find("pPr/outlineLvl"))
    heading = style.heading
    if name.startswith("heading ") and name[8:].isdigit():
        heading = int(name[8:])
    elif name == "title":
        heading = 1
    elif outline is not None:
        heading = outline + 1 if 0 <= outline < LEVELS else None
    return replace(
        style,
        heading=heading,
        contents=style.contents or name.startswith("toc "),
        list_id=value_of(element.find("pPr/numPr/numId")) or style.list_id,
        level=_or(number_of(element.find("pPr/numPr/ilvl")), style.level),
    )


def _or(value: int | None, other: int | None) -> int | None:
    return other if value is None else value


class Lists(dict[str, NumberedList]):
    """The lists of numbering.xml by id, and which level of them goes with a paragraph style."""

    def __init__(self, root: Element | None) -> None:
        super().__init__()
        self._style_levels: dict[tuple[str, str], int] = {}
        abstracts = {e.get("abstractNumId", ""): e for e in (root.iter("abstractNum") if root is not None else ())}
        links = {link: key for key, e in abstracts.items() if (link := value_of(e.find("styleLink")))}
        for num in root.findall("num") if root is not None else ():
            key = value_of(num.find("abstractNumId")) or ""
            if key in abstracts and (link := value_of(abstracts[key].find("numStyleLink"))):
                key = links.get(link, key)
            if key in abstracts:
                self._add(num, key, abstracts[key].findall("lvl"))

    def level_of(self, list_id: str, style_id: str) -> int | None:
        """The level that the list gives to paragraphs of that style."""
        return self._style_levels.get((list_id, style_id))

    def _add(self, num: Element, shared: str, elements: Iterable[Element]) -> None:
        list_id = num.get("numId", "")
        levels = [Level(format="none")] * LEVELS
        overrides = {}
        own = [element for override in num.findall("lvlOverride") for element in override.findall("lvl")]
        for element in (*elements, *own):
            place = _place(element)
            levels[place] = _level(element)
            if style := value_of(element.find("pStyle")):
                self._style_levels[list_id, style] = place
        for override in num.findall("lvlOverride"):
            start = number_of(override.find("startOverride"))
            if start is not None:
                overrides[_place(override)] = start
        self[list_id] = NumberedList(shared=shared, levels=tuple(levels), overrides=overrides)


def _place(element: Element) -> int:
    place = element.get("ilvl", "")
    return int(place) if place in tuple("012345678") else 0


def _level(element: Element) -> Level:
    start = number_of(element.find("start"))
    return Level(
        format=_FORMATS.get(value_of(element.find("numFmt")) or "", "decimal"),
        text=value_of(element.find("lvlText")) or "",
        start=1 if start is None else start,
        restart=number_of(element.find("lvlRestart")),
        legal=element.find("isLgl") is not None and is_on(value_of(element.find("isLgl"))),
    )
