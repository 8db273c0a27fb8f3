"""Document numbers ("34/CT-UBND", "04-NQ/TU", "24/2018/QH14") and looser references ("Chỉ thị 34", "NQ 76").

Everything is found on the folded text, so spelling, case, accents and stray spaces do not matter.
"""

import re
from dataclasses import dataclass

from ingest.text import fold

# Code printed in a number -> name of the kind of document (Nghị định 30/2020/NĐ-CP, appendix III).
KINDS = {
    "BC": "báo cáo",
    "CĐ": "công điện",
    "CT": "chỉ thị",
    "CTr": "chương trình",
    "CV": "công văn",
    "ĐA": "đề án",
    "HD": "hướng dẫn",
    "KH": "kế hoạch",
    "KL": "kết luận",
    "L": "luật",
    "NĐ": "nghị định",
    "NQ": "nghị quyết",
    "PA": "phương án",
    "PL": "pháp lệnh",
    "QC": "quy chế",
    "QĐ": "quyết định",
    "QyĐ": "quy định",
    "TB": "thông báo",
    "TT": "thông tư",
    "TTLT": "thông tư liên tịch",
    "TTr": "tờ trình",
}
_CODE_BY_FOLDED = {fold(code): code for code in KINDS}
_CODE_BY_NAME = {fold(name): code for code, name in KINDS.items() if code not in {"L", "PL", "QyĐ", "QC"}}

# "102 /2025/QĐ-UBND": digits, perhaps a year, then the letters. Spaces are tolerated only around the signs.
_FULL = re.compile(
    r"(?<![\w/.-])(?P<number>\d{1,5})[a-z]?"
    r"(?:\s?/\s?(?P<year>(?:19|20)\d\d))?"
    r"\s?[/-]\s?(?P<suffix>(?:(?:ubtv)?qh\s\d\d(?!\w)|[a-z]{1,9}\d{0,2})(?:&[a-z]{1,6})?(?:\s?[-/\u2013]\s?[a-z]{2,10}\d{0,2}(?:&[a-z]{1,6})?)*)(?!\w)"
)
_LOOSE = re.compile(
    r"(?<!\w)(?P<kind>"
    + "|".join(sorted(_CODE_BY_NAME, key=len, reverse=True))
    + r"|(?:"
    + "|".join(sorted((c for c in _CODE_BY_FOLDED if len(c) > 1), key=len, reverse=True))
    + r")(?=\s?\d|\s+so\b)"
    r")\s*(?:so\s*:?\s*)?(?P<number>\d{1,5})[a-z]?(?:\s?/\s?(?P<year>(?:19|20)\d\d))?(?![\w])(?!\s?[/-]\s?[\w])"
    # "kế hoạch 5 năm 2021-2025", "chương trình 2 nội dung" count things; "chỉ thị 34 năm 2021" names one.
    r"(?!\s+nam\b(?!\s+(?:19|20)\d\d(?!\s?[-\u2013]\s?\d)))"
    r"(?!\s+(?:noi dung|nhiem vu|giai phap|muc tieu|nhom|linh vuc|chi tieu"
    r"|tieu chi|tap the|ca nhan|ngay|thang|quy(?!\s+(?:dinh|che|trinh|hoach|mo|uoc|tac|chuan)\b)|buoc)\b)"
)
_PARTS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A document named by number; `text[start:end]` is where. `suffix` holds the folded letters after it."""

    canonical: str
    """As it is written officially, without stray spaces: "34/CT-UBND"; "CT 34" for a loose reference."""
    code: str | None
    number: int
    year: int | None
    suffix: tuple[str, ...]
    start: int
    end: int

    def matches(self, other: "NumberMention") -> bool:
        """Whether both may name one document: nothing that both state differs."""
        if self.number != other.number:
            return False
        if self.year and other.year and self.year != other.year:
            return False
        if self.suffix and other.suffix:
            return set(self.suffix) <= set(other.suffix) or set(other.suffix) <= set(self.suffix)
        return not (self.code and other.code) or self.code == other.code


def document_numbers(text: str) -> list[NumberMention]:
    """The full document numbers in `text`, in order."""
    text = _spelt(text)
    return _full_numbers(text, fold(text))


def references(text: str) -> list[NumberMention]:
    """Full numbers and loose references ("nghị quyết 76", "CT34") in `text`, in order."""
    text = _spelt(text)
    folded = fold(text)
    found = _full_numbers(text, folded)
    taken = [(mention.start, mention.end) for mention in found]
    for match in _LOOSE.finditer(folded):
        start, end = match.span()
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        kind = match["kind"]
        code = _CODE_BY_NAME.get(kind) or _CODE_BY_FOLDED[kind]
        year = int(match["year"]) if match["year"] else None
        canonical = f"{code} {match['number']}" + (f"/{year}" if year else "")
        found.append(NumberMention(canonical, code, int(match["number"]), year, (), start, end))
    return sorted(found, key=lambda mention: mention.start)


def _spelt(text: str) -> str:
    """`text` with the Icelandic letter that some keyboards and OCR put for Đ made Đ: same length."""
    return text.replace("\u00d0", "Đ").replace("\u00f0", "đ")


def _full_numbers(text: str, folded: str) -> list[NumberMention]:
    found = []
    for match in _FULL.finditer(folded):
        suffix = tuple(_PARTS.findall(match["suffix"]))
        original = text[match.start("suffix") : match.end("suffix")]
        # The kind stands first: "1234/UBND-KH" is a letter of the planning desk, not a plan.
        code = _CODE_BY_FOLDED.get(suffix[0])
        known = len(suffix) > 1 and any(part in _CODE_BY_FOLDED for part in suffix)
        # "5/kg", "24/h" are no document numbers: the letters must be a known code or two capitals.
        if not known and sum(map(str.isupper, original)) < 2 and suffix[0] not in _CODE_BY_FOLDED:
            continue
        year = int(match["year"]) if match["year"] else None
        written = re.sub(r"\s", "", text[match.start() : match.end()])
        canonical = written if any(map(str.isupper, written)) else written.upper()
        found.append(NumberMention(canonical, code, int(match["number"]), year, suffix, match.start(), match.end()))
    return found
