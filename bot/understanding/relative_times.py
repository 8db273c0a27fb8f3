"""Times told by the one spoken of before: "năm trước đó" after a question of 2025 is 2024."""

import re

from bot.understanding.naming import years_in
from ingest.text import canonical

_BACK = r"(?:liền )?trước"
_RELATIVE = re.compile(
    # "các năm tiếp theo", "trong 5 năm tiếp theo" are no year.
    r"(?<!\d )(?<!các )(?<!những )(?<!mỗi )(?<!mấy )(?<!nhiều )(?<!hai )(?<!ba )(?<!mười )"
    rf"\b(?P<unit>năm|quý) (?:(?P<back>{_BACK})|(?:liền )?sau|tiếp theo|kế tiếp)(?: (?:đó|nữa|thì sao))?(?!\w)"
    r"(?! (?:khi|ngày|lúc))"
)
_QUARTER = re.compile(r"\bquý (?P<number>iv|i{1,3}|[1-4])\b(?P<year>\s*(?:/|năm)\s*(?P<digits>20\d\d))?")
_ROMAN = ("I", "II", "III", "IV")


def with_times(text: str, before: str) -> str:
    """`text` with the year or quarter that it tells by one in the question `before`; as it is without."""
    relative = _RELATIVE.search(canonical(text))
    if relative is None:
        return text
    step = -1 if relative["back"] else 1
    meant = _year(before, step) if relative["unit"] == "năm" else _quarter(before, step)
    return f"{text[: relative.start()]}{meant}{text[relative.end() :]}" if meant else text


def _year(before: str, step: int) -> str | None:
    years = [int(before[span.end - 4 : span.end]) for span in years_in(before)]
    return f"năm {(min(years) if step < 0 else max(years)) + step}" if years else None


def _quarter(before: str, step: int) -> str | None:
    named = _QUARTER.search(canonical(before))
    if named is None:
        return None
    number = named["number"]
    at = (int(number) - 1 if number.isdigit() else _ROMAN.index(number.upper())) + step
    year = f"/{int(named['digits']) + at // len(_ROMAN)}" if named["digits"] else ""
    return f"Quý {_ROMAN[at % len(_ROMAN)]}{year}"
