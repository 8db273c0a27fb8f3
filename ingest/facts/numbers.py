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
# Who issues, as the last part of a number: folded and as printed.
_ISSUERS = {"cp": "CP", "ttg": "TTg", "tw": "TW", "tu": "TU", "ubnd": "UBND", "hdnd": "HĐND"}
_OF_PARTY = frozenset({"tw", "tu"})
_ISSUER = rf"(?P<issuer>{'|'.join(_ISSUERS)})(?!\w)"
_CODES = "|".join(sorted((code for code in _CODE_BY_FOLDED if len(code) > 1), key=len, reverse=True))
_NAMES = "|".join(sorted(_CODE_BY_NAME, key=len, reverse=True))
_DIGITS = r"(?P<number>\d{1,5})[a-z]?(?:\s?/\s?(?P<year>(?:19|20)\d\d))?"
_NUMBER_WORD = r"(?:so\s*:?\s*)?"
# Numbers with a code and an issuer in a looser order than the printed one: "76 NQ-CP" (but "34 CT UBND" are chairmen),
# "NQ76/CP", "nghị quyết 76 CP", "QĐ-TTg 1085".
_HASTY = (
    re.compile(rf"(?<![\w/.-]){_DIGITS}\s?[/-]?\s?(?P<kind>(?!ct\s)(?:{_CODES}))(?:\s?[-/]\s?|\s)?{_ISSUER}"),
    re.compile(rf"(?<!\w)(?P<kind>{_NAMES}|{_CODES})\s*[.:]?\s*{_NUMBER_WORD}{_DIGITS}\s?[-/]?\s?{_ISSUER}"),
    re.compile(rf"(?<!\w)(?P<kind>{_CODES})\s?[-/]?\s?{_ISSUER}\s*{_NUMBER_WORD}{_DIGITS}(?!\s?[/-]?\s?\w*\d)(?!\w)"),
)
_LOOSE = re.compile(
    rf"(?<!\w)(?P<kind>{_NAMES}|van ban(?=\s+so\b)|(?:{_CODES})(?=[\s.:]{{0,2}}\d|\s+so\b))"
    rf"\s*[.:]?\s*{_NUMBER_WORD}{_DIGITS}(?![\w])(?!\s?[/-]\s?[\w])"
    # "kế hoạch 5 năm 2021-2025", "chương trình 2 nội dung" count things; "chỉ thị 34 năm 2021" names one.
    r"(?!\s+nam\b(?!\s+(?:19|20)\d\d(?!\s?[-\u2013]\s?\d)))"
    r"(?!\s+(?:noi dung|nhiem vu|giai phap|muc tieu|nhom|linh vuc|chi tieu"
    r"|tieu chi|tap the|ca nhan|ngay(?!\s+\d)|thang|quy(?!\s+(?:dinh|che|trinh|hoach|mo|uoc|tac|chuan)\b)|buoc)\b)"
)
_PARTS = re.compile(r"[^\W_]+")
# "kế hoạch 2024", "báo cáo 2023": documents that come every year are told apart by it.
_OF_A_YEAR = re.compile(r"(?:ke hoach|kh|chuong trinh|bao cao|bc)\s+(?:19|20)\d\d")


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
    """Full numbers and loose references ("nghị quyết 76", "NQ76/CP", "CT34") in `text`, in order."""
    text = _spelt(text)
    folded = fold(text)
    hasty = [_hasty(match) for pattern in _HASTY for match in pattern.finditer(folded)]
    found = [m for m in _full_numbers(text, folded) if not any(_is_part_of(m, other) for other in hasty)]
    loose = [match for match in _LOOSE.finditer(folded) if not _OF_A_YEAR.fullmatch(match.group())]
    for mention in (*hasty, *map(_loose, loose)):
        if not any(mention.start < other.end and other.start < mention.end for other in found):
            found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _is_part_of(mention: NumberMention, other: NumberMention) -> bool:
    within = other.start <= mention.start and mention.end <= other.end
    return within and mention.end - mention.start < other.end - other.start


def _loose(match: re.Match[str]) -> NumberMention:
    code = _CODE_BY_NAME.get(match["kind"]) or _CODE_BY_FOLDED.get(match["kind"])
    year = int(match["year"]) if match["year"] else None
    canonical = f"{code or 'văn bản'} {match['number']}" + (f"/{year}" if year else "")
    return NumberMention(canonical, code, int(match["number"]), year, (), *match.span())


def _hasty(match: re.Match[str]) -> NumberMention:
    code = _CODE_BY_NAME.get(match["kind"]) or _CODE_BY_FOLDED[match["kind"]]
    year = int(match["year"]) if match["year"] else None
    number = match["number"] + (f"/{year}" if year else "")
    issuer = _ISSUERS[match["issuer"]]
    canonical = f"{number}-{code}/{issuer}" if match["issuer"] in _OF_PARTY else f"{number}/{code}-{issuer}"
    return NumberMention(canonical, code, int(match["number"]), year, (fold(code), match["issuer"]), *match.span())


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
