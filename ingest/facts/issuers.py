"""Who issued or published a text: authorities, newspapers and portals named where they sign."""

import re

from ingest.clean import boilerplate
from ingest.facts.authorities import proper
from ingest.text import fold, squeeze

# First words of the names of authorities and publishers, folded.
_ORGANISATION = (
    r"(?:uy ban (?:nhan dan|thuong vu|mat tran)|ubnd|hdnd|hoi dong nhan dan|so|bo|phong|ban|van phong|cuc|tong cuc"
    r"|vu|vien|chi cuc|trung tam|thanh tra|cong an|chinh phu|quoc hoi|thu tuong|tinh uy|thanh uy|huyen uy|dang uy"
    r"|bao|tap chi|cong (?:thong tin|ttdt)|trang (?:thong tin|tin)|dai (?:phat thanh|truyen hinh|pt)|thong tan xa|ttxvn"
    r"|truong|hoc vien|tong lien doan|lien doan|hoi lien hiep|mat tran to quoc|ngan hang|bao hiem xa hoi)\b"
)
_NAMED = re.compile(_ORGANISATION)
# "BDK.VN - Ngày ...", "(TTXVN) - ...", "(Chinhphu.vn) –"
_AGENCY = re.compile(
    r"^[*_\s]*\(?(?P<name>[A-ZĐ]{3,10}(?:\.[A-Za-z]{2,4})?|[A-Z][A-Za-z]{2,20}\.vn)\)?\s*[-–—]\s*(?=\S)", re.MULTILINE
)
# "(Báo Sông Nước) - ..."
_PAPER = re.compile(r"^[*_\s]*\((?P<name>(?:Báo|Tạp chí|Bản tin|Cổng|Trang) [^()\n]{2,40})\)\s*[-–—]", re.MULTILINE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|\([^)]*\)")
_MASTHEAD = re.compile(r"(?:BÁO|TẠP CHÍ|CỔNG|TRANG|ĐÀI)\s[^\n]{3,60}$")
_SIGNATURE_LINES = 5
_NAME_WORDS = 14
_STATED_WORDS = 6


def issuer_of(text: str, *stated: str | None) -> str | None:
    """The issuer or publisher of `text`: as `stated` in fields, its agency, imprint or signature."""
    for statement in stated:
        if statement and (name := _in_statement(statement)):
            return name
    for form in (_AGENCY, _PAPER):
        if agency := form.search(text[:1500]):
            return agency["name"]
    return _in_tail(text)


def _in_statement(stated: str) -> str | None:
    """The organisation in "bài “...”, Báo X, ngày ...", or the whole of a short statement."""
    plain = _QUOTED.sub("", stated)
    for part in re.split(r"[,;]| đăng | ngày ", plain):
        if _NAMED.match(fold(part.strip())):
            return squeeze(part).rstrip(".")
    whole = squeeze(plain).strip(" .,")
    return whole if whole[:1].isupper() and len(whole.split()) <= _STATED_WORDS else None


def _in_tail(text: str) -> str | None:
    """The masthead above the imprint, or an organisation that signs below the last paragraph."""
    dropped = boilerplate(text)
    for span in dropped:
        masthead = _MASTHEAD.search(text[span.start : span.end].strip())
        if masthead and masthead.group().isupper():
            return proper(masthead.group())
    end = len(text)
    tail_start = max(0, end - 1500)
    kept = list(text[tail_start:])
    for span in dropped:
        for at in range(max(span.start, tail_start), span.end):
            kept[at - tail_start] = " "
    lines = [line.strip() for line in "".join(kept).split("\n") if line.strip()]
    for line in reversed(lines[-_SIGNATURE_LINES:]):
        if len(line.split()) <= _NAME_WORDS and not line.endswith((".", ":", ";")) and _NAMED.match(fold(line)):
            return squeeze(line)
    return None
