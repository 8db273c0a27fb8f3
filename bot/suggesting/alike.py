"""Whether two questions are one in other words."""

import re
from collections.abc import Iterable

from ingest.text import canonical, fold, index_terms

# Of the shorter question: what shares more words asks the same ("ra Nghị quyết 76 khi nào", "ban hành ngày nào").
_ALIKE = 0.7
# Folded; each asks the same.
_WHEN = re.compile(r"\b(?:khi|ngay|luc|nam|thang) nao\b|\bbao gio\b")


def is_new(question: str, known: Iterable[str], *, but: str = "") -> bool:
    """Whether it is none of `known` in other words; what it names, `but`, makes it new to those that do not."""
    terms = _terms(question)
    for other in known:
        others = _terms(other)
        if canonical(but) in canonical(other) and len(terms & others) > _ALIKE * min(len(terms), len(others)):
            return False
    return True


def _terms(question: str) -> set[str]:
    return {*index_terms(_WHEN.sub("khi", fold(question)))}
