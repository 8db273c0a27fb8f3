"""How the words of a line are joined."""

from itertools import accumulate

from ingest.pdf.words import Word, text_of

SIZE = 10.0


def _line(*words: tuple[str, float, int]) -> list[Word]:
    """Words half as wide as high, each with the gap before it (in heights) and its place in the file."""
    widths = [len(text) * SIZE / 2 for text, _, _ in words]
    rights = accumulate(gap * SIZE + width for (_, gap, _), width in zip(words, widths, strict=True))
    return [
        Word(text, right - width, right, 0.0, SIZE, index)
        for (text, _, index), width, right in zip(words, widths, rights, strict=True)
    ]


def test_letters_drawn_later_from_another_font_are_in_their_words() -> None:
    line = _line(("T", 0, 0), ("Ỉ", 0.06, 4), ("NH", 0.1, 1), ("H", 0.3, 2), ("Ộ", 0.13, 5), ("I", -0.05, 3))
    assert text_of(line) == "TỈNH HỘI"


def test_words_that_only_stand_close_stay_apart() -> None:
    assert text_of(_line(("của", 0, 0), ("tỉnh", 0.12, 1))) == "của tỉnh"
    assert text_of(_line(("ngày", 0, 0), ("01", 0.2, 5), ("tháng", 0.05, 1))) == "ngày 01 tháng"
