"""The kind of document that is said once of several: "Quyết định 12 của Sơn La và 15 của Hòa Bình"."""

import re

from ingest.facts.numbers import KINDS
from ingest.text import canonical

_KIND = "|".join(sorted(KINDS.values(), key=len, reverse=True))
_WHOSE = r"(?:\s+(?:của|ở|tại|năm)\s+[^,;?\d]{2,40}?)"
_ELIDED = re.compile(
    rf"(?<!\w)(?P<kind>{_KIND})\s+(?:số\s+)?\d{{1,5}}{_WHOSE}?\s*(?:,|\s(?:và|hay|hoặc|với|so với|hay là))\s+"
    r"(?P<number>(?:số\s+)?\d{1,5})"
    r"(?=\s+(?:của|ở|tại|thì|văn bản|có|ban hành|ký|ra|về|nói|năm \d{4}|(?:và|hoặc|hay) (?:số )?\d+)(?!\w)"
    r"|\s*[,?!.]|\s*$)"
)


def with_kinds(text: str) -> str:
    """`text` with the kind before the second number too, and before those after it."""
    match = _ELIDED.search(canonical(text))
    if match is None:
        return text
    at = match.start("number")
    return with_kinds(f"{text[:at]}{text[slice(*match.span('kind'))]} {text[at:]}")
