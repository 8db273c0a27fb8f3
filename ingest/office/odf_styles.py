"""The styles and lists of an OpenDocument text."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from ingest.office.numbering import LEVELS, Level, NumberFormat
from ingest.office.styles import Style

_FORMATS: Mapping[str, NumberFormat] = {
    "1": "decimal",
    "I": "ROMAN",
    "i": "roman",
    "A": "LETTER",
    "a": "letter",
    "": "none",
}


class Styles:
    """Styles by name, resolved; what a document defines on the spot goes before what it is based on."""

    def __init__(self, *roots: Element | None) -> None:
        found = [element for root in roots if root is not None for element in root.iter("style")]
        self._elements = {element.get("name", ""): element for element in found}

    def over(self, style: Style, name: str | None) -> Style:
        """`style` with what the style of that name, and those it is based on, say."""
        for element in reversed(list(self._chain(name or ""))):
            style = _with_text(style, element.find("text-properties"))
        return style

    def _chain(self, name: str) -> Iterator[Element]:
        seen: set[str] = set()
        while name in self._elements and name not in seen:
            seen.add(name)
            element = self._elements[name]
            yield element
            name = element.get("parent-style-name", "")


def list_levels(*roots: Element | None) -> dict[str, tuple[Level, ...]]:
    """The levels of each list style by its name."""
    found = {}
    for root in roots:
        for element in root.iter("list-style") if root is not None else ():
            levels = [Level(format="none")] * LEVELS
            for level in element:
                place = _small(level.get("level"), 0)
                if 1 <= place <= LEVELS:
                    levels[place - 1] = _level(level, place)
            found[element.get("name", "")] = tuple(levels)
    return found


def _level(element: Element, place: int) -> Level:
    if element.tag == "list-level-style-bullet":
        return Level(format="bullet", text=element.get("bullet-char", "-"))
    shown = min(_small(element.get("display-levels"), 1), place)
    numbers = ".".join(f"%{number}" for number in range(place - shown + 1, place + 1))
    number_format = _FORMATS.get(element.get("num-format", ""), "decimal")
    text = element.get("num-prefix", "") + numbers + element.get("num-suffix", "")
    return Level(
        format=number_format,
        text=text if number_format != "none" else "",
        start=_small(element.get("start-value"), 1),
    )


def _small(value: str | None, default: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else default


def _with_text(style: Style, properties: Element | None) -> Style:
    if properties is None:
        return style
    font = properties.get("font-name") or properties.get("font-family")
    transform, display = properties.get("text-transform"), properties.get("display")
    return replace(
        style,
        font=font.strip("'\"") if font else style.font,
        caps=transform == "uppercase" if transform else style.caps,
        hidden=display == "none" if display else style.hidden,
    )
