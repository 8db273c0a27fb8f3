"""Names of authorities as letterheads print them, in capitals over one to four lines."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.facts.places import LOCAL_UNITS, provinces_in
from ingest.text import canonical, fold, squeeze

# First words of the names of authorities, folded.
_AUTHORITY = re.compile(
    r"(?:uy ban|ubnd|ubmt\w*|hdnd|hoi dong|so|bo|phong|ban|van phong|vp|cuc|tong cuc|vu|vien|chi cuc"
    r"|trung tam|thanh tra"
    r"|cong an|chinh phu|quoc hoi|thu tuong|chu tich|bo truong|tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo"
    r"|dang doan|ban can su|chi bo|truong|hoc vien|dai hoc|tong lien doan|lien doan|lien hiep|lien minh"
    r"|hoi|mat tran|ngan hang"
    r"|bao hiem|toa an|vien kiem sat|kiem toan|kho bac|quan khu|doan|tinh doan|huyen doan|thanh doan"
    r"|cong doan|tong cong ty|cong ty"
    r"|tap doan|benh vien|kiem sat|hat|chi nhanh|quy|thuong truc|trung uong|ubtvqh)\b"
)
_OWN_PLACE = re.compile(rf"\b(?:{'|'.join(LOCAL_UNITS)}) (?!ủy\b|hội\b)\w")
_STAMP = re.compile(
    r"(?:hoa toc|thuong khan|khan|mat|tuyet mat|toi mat|du thao|ban sao|sao y|cong bao|phu luc|mau so)\b"
)
_OF_VIETNAM = re.compile(r"(?:ngan hang|hoi|doan|lien|tong|mat tran|uy ban|dai|buu dien|tap doan|dang)\b")
_PARTY = re.compile(r"(?:tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|ban chap hanh trung uong|trung uong dang)\b")
# Units that are named together with the body they belong to when no place tells them apart.
_PART_OF = re.compile(r"(?:van phong|thanh tra|ban|phong|uy ban kiem tra|vu|trung tam|to)\b")
_OPEN = re.compile(
    r"chu tich|van phong|vp|thuong truc|uy ban thuong vu|ban can su|hoi dong tham phan|doan dai bieu|lien doan"
)
# A body over others, and the units that may follow on its line. "Hải Phòng" holds none.
_SUPERIOR = re.compile(
    r"(?:ubnd|uy ban nhan dan (?:tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong)|bo|so|tinh uy|thanh uy|huyen uy"
    r"|quan uy|thi uy|dang bo|ban chap hanh trung uong)\b"
)
_UNIT = re.compile(
    r"\b(?:so|(?<!hai )phong|ban|van phong|cuc|tong cuc|chi cuc|trung tam|cong an|thanh tra|dang uy|huyen uy|quan uy"
    r"|thi uy|benh vien"
    r"|truong(?= (?:thpt|thcs|tieu hoc|trung hoc|mam non|mau giao|pho thong|dai hoc|cao dang|trung cap)))"
    r"\b(?= \w)|\b(?:van phong|thanh tra)$"
)

# How official texts spell the common parts of names; the word after one begins a name of its own.
_SPELT = """
Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban|Thường vụ Quốc hội|Mặt trận Tổ quốc Việt Nam|Mặt trận Tổ quốc
Văn phòng|Tổng cục
Chi cục|Cục|Vụ|Viện|Sở|Bộ|Phòng|Ban|Trung tâm|Thanh tra|Thanh tra Chính phủ|Công an|Tòa án nhân dân
Tòa án nhân dân tối cao
Viện kiểm sát nhân dân|Viện kiểm sát nhân dân tối cao|Liên đoàn|Tổng Liên đoàn|Liên đoàn Lao động|Công đoàn|Ngân hàng
Ngân hàng Nhà nước|Kho bạc Nhà nước|Kiểm toán nhà nước|Bảo hiểm xã hội|Chính phủ|Thủ tướng Chính phủ|Quốc hội|Chủ tịch
Chủ tịch nước|Ban Chấp hành|Trung ương|Ban Chỉ đạo|Ban Quản lý|Ban Chỉ huy|Ban Thường vụ|Ban Tổ chức|Hội đồng
Thẩm phán
Trường|Đại học|Cao đẳng|Tiểu học|Trung học cơ sở|Trung học phổ thông|Học viện|Tổng công ty|Công ty|Tập đoàn
Cổng thông tin điện tử
Trang thông tin điện tử|điện tử|Hội|Hội Nông dân|Hội Liên hiệp Phụ nữ|Hội Cựu chiến binh|Đoàn|Quân khu
Bộ Chỉ huy Quân sự|Việt Nam
Phát triển nông thôn|Công nghệ thông tin|Đài Phát thanh|Đa khoa|Bệnh viện
"""
_SMALL = frozenset("và các về của thuộc trực".split())
# What stands before the name of a place, body or paper, of which every word is a name.
_NAMED = f"""
{"|".join(LOCAL_UNITS)}|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy
Đảng bộ|Chi bộ
Báo|Tạp chí|Đoàn|Bệnh viện|Đa khoa|Tiểu học|Trung học cơ sở|Trung học phổ thông|Trường|Công ty
"""
_FULL_WORDS = {
    "UBND": "ỦY BAN NHÂN DÂN",
    "HĐND": "HỘI ĐỒNG NHÂN DÂN",
    "UBMTTQ": "ỦY BAN MẶT TRẬN TỔ QUỐC",
    "BCH": "BAN CHẤP HÀNH",
    "TP": "THÀNH PHỐ",
    "TX": "THỊ XÃ",
    "TT": "THỊ TRẤN",
}
# Without a vowel it is no word: "THPT".
_ABBREVIATION = re.compile(r"[b-df-hj-np-tv-xzđ]{2,6}", re.IGNORECASE)
_ABBREVIATED = re.compile(rf"(?<!\w)(?:{'|'.join(_FULL_WORDS)})(?!\w)\.?\s*")
# A body that always spells itself one way; of others the text shows the capitals.
_FIXED = re.compile(r"(?:uy ban nhan dan|hoi dong nhan dan)\b")
_CASED_CHARS = 60_000
_BODY_WORDS = 8
# OCR and careless typing leave a small letter among the capitals.
_CAPITAL_SHARE = 0.85


def in_capitals(line: str) -> bool:
    """Whether `line` has words and nearly all its letters are capitals."""
    letters = [char for char in line if char.isalpha()]
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= _CAPITAL_SHARE * len(letters)


def authority_in(lines: Sequence[str], text: str) -> str | None:
    """The issuer that the capital `lines` of a letterhead name, written as `text` writes it.

    Of two bodies the lower one, with the place or the body it belongs to: "Sở Y tế tỉnh Vĩnh Phúc".
    """
    bodies: list[str] = []
    for line in lines:
        folded = fold(line).lstrip(" -–*_.")
        if not in_capitals(line) or _STAMP.match(folded):
            continue
        if folded == "viet nam" and not (bodies and _OF_VIETNAM.match(fold(bodies[-1]))):
            continue  # the end of a torn motto
        spelt = (
            squeeze(_ABBREVIATED.sub(lambda m: _FULL_WORDS[m.group().strip(" .")] + " ", line))
            .strip(" *_.,:;|")
            .lstrip("-– ")
        )
        if (
            _AUTHORITY.match(folded)
            and not _is_figure(spelt)
            and not (bodies and (_continues(bodies[-1]) or _ends_place(bodies[-1], spelt)))
        ):
            bodies.extend(_split(spelt))
        elif bodies:
            bodies[-1] = f"{bodies[-1]} {spelt}"
    return _joined([as_written(body, text) for body in bodies[-3:]]) if bodies else None


def as_written(name: str, text: str) -> str:
    """`name`, printed in capitals, with the capitals and accents that running `text` gives it, else the usual ones."""
    if not _FIXED.match(fold(name)) and (found := find_cased(name, text)):
        return found
    return proper(name)


def bodies_cased(phrase: str, text: str) -> Iterator[str]:
    """The bodies that `phrase`, in any case, names, as `text` has them other than in capitals."""
    words = phrase.split()
    for start in range(len(words)):
        if _AUTHORITY.match(fold(" ".join(words[start:]))):
            longest = range(min(len(words), start + _BODY_WORDS), start + 1, -1)
            found = (find_cased(" ".join(words[start:end]), text) for end in longest)
            yield from (name for name in found if name and sum(word[0].isupper() for word in name.split()) > 1)


def find_cased(phrase: str, text: str) -> str | None:
    """The first place where `text` has `phrase` other than in capitals, as it stands there."""
    words = [re.escape(word) for word in fold(phrase).split()]
    if not words:
        return None
    text = text[:_CASED_CHARS]
    for match in re.finditer(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", fold(text)):
        found = squeeze(text[match.start() : match.end()])
        if not in_capitals(found):
            return found[0].upper() + found[1:]
    return None


def proper(name: str) -> str:
    """A name in capitals with capitals only where they belong: "Ủy ban nhân dân tỉnh Nam Định"."""
    small = _respelt(squeeze(name).lower().replace("uỷ", "ủy"))
    provinces = {place.start: place for place in provinces_in(small)}
    written, at, all_capital, begins = "", 0, False, True
    while at < len(small):
        phrase = _phrases().match(small, at)
        place = phrase is not None and phrase.group() in LOCAL_UNITS
        if at in provinces and not place:
            word, begins = provinces[at].name, False
            end = provinces[at].end
        elif phrase and (begins or place or " " in phrase.group()):
            spelt, all_capital = _spellings()[phrase.group()]
            word, end, begins = spelt, phrase.end(), True
        else:
            end = min((i for i in (small.find(" ", at), len(small)) if i >= 0), default=len(small))
            word = small[at:end]
            joins = word in ("và", "-", "–")
            if not (joins or word in _SMALL) and (all_capital or begins):
                word = word.capitalize()
            word = word.upper() if _ABBREVIATION.fullmatch(word) else word
            begins = joins or word.endswith(",")
        written += word + " "
        at = end + 1 if end < len(small) and small[end] == " " else end
    written = squeeze(written)
    return written[0].upper() + written[1:]


def _respelt(small: str) -> str:
    """`small` with the accents that the well-known phrases in it have, whatever a careless hand or a scan gave them."""
    for place in provinces_in(small):
        if fold(small[: place.start]).endswith("tinh "):
            small = f"{small[: place.start - 5]}tỉnh {small[place.start :]}"
    for match in _phrases_in_any_accents().finditer(fold(small)):
        small = small[: match.start()] + _long_phrases()[match.group()] + small[match.end() :]
    return small


@cache
def _long_phrases() -> dict[str, str]:
    return {fold(phrase): phrase for phrase in _spellings() if " " in phrase}


@cache
def _phrases_in_any_accents() -> re.Pattern[str]:
    longest_first = sorted(_long_phrases(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def _spellings() -> dict[str, tuple[str, bool]]:
    """Phrases in small letters -> how they are spelt, and whether every word of what follows is a name."""
    named = [phrase for line in _NAMED.split("\n") for phrase in line.split("|") if phrase]
    spelt = [phrase for line in _SPELT.split("\n") for phrase in line.split("|") if phrase]
    return {phrase.lower(): (phrase, phrase in named) for phrase in (*spelt, *named)}


@cache
def _phrases() -> re.Pattern[str]:
    longest_first = sorted(_spellings(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?![\w])")


def _split(line: str) -> Iterator[str]:
    """The bodies that a line names one after the other: "UBND TỈNH A SỞ B" names two."""
    folded = fold(line)
    if _SUPERIOR.match(folded):
        for match in _UNIT.finditer(folded):
            if len(folded[: match.start()].split()) > 1 and not _is_figure(line[match.start() :]):
                yield line[: match.start()].strip()
                yield from _split(line[match.start() :])
                return
    yield line


def _is_figure(line: str) -> bool:
    """Whether what is a department, "SỞ", but for its accents is the word for a number."""
    return canonical(line).split(" ", 1)[0] == "số"


def _continues(body: str) -> bool:
    """Whether the next line still belongs to this name: "VĂN PHÒNG" over "ỦY BAN NHÂN DÂN", "BỘ A -" over "BỘ B"."""
    return body.endswith((" -", " –", " VÀ", ",")) or _OPEN.fullmatch(fold(body)) is not None


def _ends_place(body: str, line: str) -> bool:
    """Whether the name of a province was broken between the two: "TỈNH HẢI" over "PHÒNG"."""
    return any(place.start < len(body) < place.end for place in provinces_in(f"{body} {line}"))


def _joined(bodies: Sequence[str]) -> str:
    """The lowest of `bodies`, made distinct by what stands above it."""
    lower = bodies[-1]
    above = bodies[-2] if len(bodies) > 1 else ""
    if not above or _PARTY.match(fold(lower)) or _OWN_PLACE.search(canonical(lower)) or provinces_in(lower):
        return lower
    if _PARTY.match(fold(above)):
        return f"{lower} {'Trung ương Đảng' if 'trung uong' in fold(above) else above}"
    if fold(lower) in ("van phong", "thanh tra"):
        return f"{lower} {above}"
    if place := _OWN_PLACE.search(canonical(above)):
        head, _, last = lower.rpartition(" ")
        sort_is_said = canonical(above).startswith(f"{canonical(last)} ", place.start())
        return f"{head if sort_is_said else lower} {above[place.start() :]}"
    if provinces := provinces_in(above):
        return f"{lower} {provinces[-1].name}"
    return f"{lower} {above}" if _PART_OF.match(fold(lower)) else lower
