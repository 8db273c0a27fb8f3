"""Whether two questions are one in other words."""

from collections.abc import Iterable

from ingest.text import canonical, index_terms

# Of the shorter question: what shares more words asks the same ("ra Nghị quyết 76 khi nào", "ban hành ngày nào").
_ALIKE = 0.7


def is_new(question: str, known: Iterable[str], *, but: str = "") -> bool:
    """Whether it is none of `known` in other words; what it names, `but`, makes it new to those that do not."""
    terms = set(index_terms(question))
    for other in known:
        others = set(index_terms(other))
        if canonical(but) in canonical(other) and len(terms & others) > _ALIKE * min(len(terms), len(others)):
            return False
    return True
