"""What numbers written out are worth: "hai nghìn không trăm hai mươi mốt", "hai nghìn hai mốt" and "two thousand"."""

from collections.abc import Sequence

ONES = {
    word: value
    for value, words in enumerate(
        "không|một mốt one|hai two|ba three|bốn tư four|năm lăm nhăm five|sáu six|bảy bẩy seven|tám eight|chín nine"
        "|mười ten|eleven|twelve".split("|")
    )
    for word in words.split()
}
MULTIPLES = {"mươi": 10, "chục": 10, "trăm": 100, "hundred": 100, "nghìn": 1000, "ngàn": 1000, "thousand": 1000}


def value_of(words: Sequence[str]) -> int:
    """The number that `words` spell; "linh" and "lẻ" say nothing, and of two digits in a row the first is the tens."""
    total = group = 0
    before = ""
    for word in words:
        multiple = MULTIPLES.get(word, 0)
        if multiple >= 1000:
            total, group = total + (group or 1) * multiple, 0
        elif multiple:
            # "hai trăm năm mươi": the tens multiply only what came after the hundreds.
            tail = group % 100 if multiple == 10 else group
            group = group - tail + (tail or before not in ONES) * multiple  # "không trăm" is none
        elif word in ONES:
            group = (group * 10 if ONES.get(before, 10) < 10 else group) + ONES[word]
        before = word
    return total + group
