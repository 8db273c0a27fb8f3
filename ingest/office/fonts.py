"""Runs of text by the font they are set in: the legacy Vietnamese fonts draw other characters than they hold."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from ingest.documents import Reading
from ingest.repair.charsets import conversions

# Letters that no legacy encoding leaves in its text: it was typed in Unicode, whatever the font.
_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯẠ-ỹ]")


class Run(NamedTuple):
    """A stretch of text, the name of its font if known, and whether it is shown in capitals."""

    text: str
    font: str | None = None
    caps: bool = False


class Fonts:
    """Reads the runs of one document as they are shown."""

    def __init__(self) -> None:
        self.converted: str | None = None
        """The legacy encoding met so far."""

    def shown(self, runs: Sequence[Run]) -> str:
        """The text of the runs of a paragraph: legacy fonts read as their encoding, capitals as capitals."""
        is_unicode = any(_UNICODE.search(run.text) for run in runs if encoding_of(run.font))
        return "".join(
            self._converted(group, None if is_unicode else encoding, caps=caps)
            for (encoding, caps), group in groupby(runs, key=_look)
        )

    def reading(self) -> Reading:
        """What a document's metadata say of it."""
        return Reading(converted_from=self.converted)

    def _converted(self, runs: Iterable[Run], encoding: str | None, *, caps: bool) -> str:
        text = "".join(run.text for run in runs)
        if encoding and not text.isascii():
            text = conversions()[encoding][0](text)
            self.converted = encoding
        return text.upper() if caps else text


def encoding_of(font: str | None) -> str | None:
    """The legacy encoding that a font of this name shows: "TCVN3" (.VnTime), "VNI" (VNI-Times); None for others."""
    name = (font or "").lower()
    return "TCVN3" if name.startswith(".vn") else "VNI" if name.startswith("vni-") else None


def _look(run: Run) -> tuple[str | None, bool]:
    encoding = encoding_of(run.font)
    # The fonts of TCVN3 whose name ends in H draw small letters as capitals.
    is_capital_font = encoding == "TCVN3" and run.font is not None and run.font.endswith("H")
    return encoding, run.caps or is_capital_font
