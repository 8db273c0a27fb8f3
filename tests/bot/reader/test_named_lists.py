"""Lists that one sentence gives, though others read likelier."""

from bot.reader.evidence import Reader
from bot.reader.named_lists import named_list
from tests.bot.answering import asked_as, hits_in, matcher_of

ARTICLE = """Họp chợ

Ông trưởng chợ phổ biến các văn bản về lò gạch cho thôn. Ông nói về văn bản lò gạch. Thôn nghe văn bản. Bà con hỏi.

Bà phó chợ đọc Quyết định số 7/QĐ-UBND ngày 1/2/2031 và Kế hoạch số 8/KH-UBND ngày 3/4/2031.
"""


def test_documents_are_looked_for_in_more_sentences() -> None:
    query = asked_as("Ông trưởng chợ phổ biến những văn bản nào về lò gạch?")
    evidence = Reader(query, matcher_of(query)).read(hits_in(ARTICLE))
    listed = named_list(query, sorted(evidence, key=lambda found: "7/QĐ-UBND" in found.text))
    assert listed
    told = [listed.hit.document.text[slice(*item)] for item in listed.items]
    assert told == ["Quyết định số 7/QĐ-UBND ngày 1/2/2031", "Kế hoạch số 8/KH-UBND ngày 3/4/2031"]
