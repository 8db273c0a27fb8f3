"""What an office is told to do by a sentence that gives it a task: "Giao Sở Y tế kiểm tra ..."."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.reader.evidence import Evidence
from bot.reader.reading import terms_of
from bot.understanding.lexicon import joined_terms
from bot.understanding.names import any_of
from bot.understanding.query import Query
from ingest.text import canonical

# "Sở Y tế phải làm những gì", but not "Sở Y tế phải nộp những gì": what it is to do is told by any verb.
_ASKED = re.compile(
    rf"(?P<office>(?:{any_of('organisations.txt')}|đoàn|tổ)(?: \w+){{1,7}}?)"
    r" (?:phải|cần|sẽ|được giao|có (?:nhiệm vụ|trách nhiệm))(?: phải)?"
    r" (?:làm |thực hiện )?(?:những |các )?(?:việc |nhiệm vụ |công việc )?gì\b"
)
_ASSIGNS = tuple(map(joined_terms, ("giao", "giao cho", "yêu cầu", "đề nghị", "phân công")))


def assigned(query: Query, evidence: Sequence[Evidence]) -> Evidence | None:
    """The one sentence that tells the office to do something of which the question asks what it has to do."""
    match = _ASKED.match(canonical(query.text))
    if match is None:
        return None
    office = match["office"]
    for place in query.named.places:
        office = office.replace(canonical(place), "")
    said = [f"{assigns.rstrip()} {joined_terms(office).lstrip()}" for assigns in _ASSIGNS]
    telling = [found for found in evidence if any(words in terms_of(found.text).joined for words in said)]
    return replace(telling[0], core=telling[0].sentence, beside=None) if len(telling) == 1 else None
