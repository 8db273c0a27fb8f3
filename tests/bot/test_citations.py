"""Citations: numbered as they are made, and checked to the character."""

from dataclasses import replace

import pytest

from bot.citations import CitationMismatch, Citations, check
from ingest.documents import Span
from tests.bot.answering import hits_in

NOTICE = "Thông báo họp thôn\n\nThôn Hạ họp ngày 12/5/2024. Mỗi hộ cử một người dự."
HITS = hits_in(NOTICE, "Hội chợ huyện\n\nHội chợ mở ngày 2/6/2024.")


def quote(words: str, at: int = 0) -> Span:
    start = HITS[at].document.text.index(words)
    return Span(start, start + len(words))


def test_keys_count_up_and_a_quote_keeps_its_key() -> None:
    citations = Citations()
    keys = [citations.cite(HITS[at], span) for at, span in ((0, quote("họp ngày 12/5/2024")), (0, quote("Mỗi hộ")))]
    keys += [citations.cite(HITS[1], quote("Hội chợ mở", at=1)), citations.cite(HITS[0], quote("Mỗi hộ"))]
    assert keys == ["[1]", "[2]", "[3]", "[2]"]
    assert [made.quote for made in citations.made] == ["họp ngày 12/5/2024", "Mỗi hộ", "Hội chợ mở"]
    assert all(made.document.text[made.start : made.end] == made.quote for made in citations.made)


def test_what_is_sound_passes() -> None:
    citations = Citations()
    key = citations.cite(HITS[0], quote("họp ngày 12/5/2024"), highlight=quote("12/5/2024"))
    check(tuple(citations.made), f"**12/5/2024** {key}", tuple(HITS))
    (made,) = citations.made
    assert made.highlight == quote("12/5/2024")


@pytest.mark.parametrize("fault", ["quote", "offsets", "passage", "not offered", "not used", "empty"])
def test_what_is_not_sound_is_stopped(fault: str) -> None:
    citations = Citations()
    key = citations.cite(HITS[0], quote("họp ngày 12/5/2024"))
    (sound,) = citations.made
    text, hits, broken = f"**12/5/2024** {key}", tuple(HITS), sound
    match fault:
        case "quote":
            broken = replace(sound, quote="họp ngày 13/5/2024")
        case "offsets":
            broken = replace(sound, start=sound.start + 1, end=sound.end + 1)
        case "passage":
            broken = replace(sound, passage=HITS[1].passage)
        case "not offered":
            hits = tuple(HITS[1:])
        case "not used":
            text = "**12/5/2024**"
        case "empty":
            broken = replace(sound, quote="", end=sound.start)
    with pytest.raises(CitationMismatch):
        check((broken,), text, hits)
