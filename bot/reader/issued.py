"""What a text tells of another document by naming it with its day: "Quyết định số 12/QĐ-UBND ngày 3/4/2024"."""

import re

from bot.reader.asked_document import asks_force
from bot.reader.reading import references_of
from bot.understanding.days import day_right_after
from bot.understanding.query import Query
from ingest.text import canonical

ISSUED = "ban hành ký"
"""What a text says of a document by giving it a number or a day."""
_ASKS_ISSUE = re.compile(r"(?<!\w)(?:ban hành|ra đời|(?<!đăng )(?:ký|kí)|issued?|signed)(?!\w)")


def asks_issue(query: Query) -> bool:
    """Whether the question asks when a document was issued, and not when it was repealed or takes effect."""
    return _ASKS_ISSUE.search(canonical(query.own_text)) is not None and not asks_force(query)


def days_of_named(query: Query, sentence: str) -> list[int]:
    """Where in the sentence the days of documents begin that the question names by number."""
    if not query.named.numbers:
        return []
    named = (at for at in references_of(sentence) if any(number.matches(at) for number in query.named.numbers))
    return [day.start for mention in named if (day := day_right_after(sentence, mention.end))]
