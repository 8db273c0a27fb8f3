"""Things named one after the other by the same noun."""

import pytest

from bot.reader.alike_things import called_alike
from ingest.text import index_terms


@pytest.mark.parametrize(
    ("text", "noun", "things"),
    [
        (
            "Hội đã đóng Lò gạch Hạ, Lò gạch Thượng của bà con thôn Đá, thôn Suối và Lò gạch Bến, đồng thời mở chợ.",
            "lò gạch",
            ["Lò gạch Hạ", "Lò gạch Thượng của bà con thôn Đá, thôn Suối", "Lò gạch Bến"],
        ),
        ("Lò gạch Hạ; lò gạch Thượng.", "lò gạch", ["Lò gạch Hạ", "lò gạch Thượng"]),
        ("Hội đã đóng Lò gạch Hạ, mở chợ.", "lò gạch", []),
        ("Hội đã đóng Lò gạch Hạ. Năm sau Lò gạch Thượng mở.", "lò gạch", []),
        ("Hội đã đóng Lò gạch Hạ và Lò gạch Thượng.", "lò", []),
    ],
)
def test_each_begins_with_the_noun_and_reaches_to_the_next(text: str, noun: str, things: list[str]) -> None:
    found = called_alike(text, (tuple(index_terms(noun)),))
    assert [text[slice(*span)] for span in found] == things
