"""Who signed an official document: the block under "TM. ỦY BAN NHÂN DÂN", or the digital signature."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.facts.authorities import in_capitals
from ingest.facts.places import provinces_in
from ingest.facts.surnames import surname
from ingest.repair.syllables import is_shaped, syllable
from ingest.text import fold, has_accents, squeeze

_ON_BEHALF = re.compile(r"\W*(?:tm|kt|tl|tuq|q|t/m|k/t|t/l|tum)\s?[./,]+\s?(?=\w)")
_OFFICES = (
    r"chu tich|giam doc|bo truong|thu truong|thu tuong|chanh van phong|chanh thanh tra|tong thanh tra"
    r"|chanh an|chanh toa"
    r"|vien truong|cuc truong|vu truong|truong \w+|bi thu|thong doc|chu nhiem|tong kiem toan|tham phan|hieu truong"
    r"|tong bi thu|tong giam doc|tong cuc truong|chi cuc truong|chi huy truong|tu lenh|chinh uy"
    r"|doi truong|hat truong|uy vien"
    r"|tong thu ky|thuong truc|nguoi dung dau|quan doc|ke toan truong|pho van phong|doc lap"
)
_OFFICE = re.compile(rf"\W*(?:(?:quyen|q\.|pho|nguyen)\s+)?(?:{_OFFICES})\b")
_SIGNED = re.compile(
    r"\W*(?:da ky|daky|ky ten|ky ghi|chu ky|ky, |ky ten|nguoi ky|ky boi|ky so|email|co quan|to chuc"
    r"|thoi gian ky|ngay ky|gio ky|digitally|signature)"
)
_DIGITAL = re.compile(r"(?:nguoi ky|ky boi|ky so boi|digitally signed by)\s*:\s*(?P<name>[^\n|]{3,60})")
_RANK = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|Th\.S|BS|BSCKII|CKII|CKI|KTS|KS|LS|CN|DS|NGƯT|NGND|Ts|Ths|Bs)\.?[\s,.]*|II?\.?\s"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)\s+|(?:Ông|Bà)\s+)+"
)
_NAME_WORD = re.compile(r"[^\W\d_]['’]?[^\W\d_]*$")
_NOT_NAMES = re.compile(
    r"(?:noi nhan|ho va|ho ten|chu tich|pho |giam doc|uy ban|so |bo |dang ky|cong hoa|phu luc|kinh gui)"
)
# What stands below the title of an annex; the signatures in it are others'.
_ANNEX = re.compile(r"^\W*\(\s*(?:ban hanh )?kem theo ", re.MULTILINE)
# A name that a reader put on the line of the last recipient: "- Lưu: VT. Nguyễn Văn A".
_COLUMNS = re.compile(r"\s*\|\s*|\t+|\s{3,}|\s+[—–/]\s+")
# "CHỦ TỊCH: **Nguyễn Văn A**"
_NAMED_OFFICE = re.compile(r"([^:\n]{4,60}):[ *_]*")
_RECIPIENT = re.compile(r"(?<=[;.:/])\s+(?=[^\W\d_])")
# Titles, "(Đã ký)" and the lines of a stamp between the authority and the name.
_BLOCK_LINES = 9
# "Lê Ánh": shorter lines between titles and name say nothing.
_NAME_LETTERS = 5
_BLOCK_CHARS = 2500


class Signature(NamedTuple):
    """The signer's name and office: "Phạm Quang Ngọc", "Phó Chủ tịch"."""

    signer: str
    title: str | None


def signature_of(text: str, start: int = 0, *, scanned: bool = False) -> Signature | None:
    """The first signature in `text` behind `start`; forms in annexes, which have no name, do not count.

    On `scanned` pages stamps and handwriting lie over the name: only one with a known family name is believed.
    """
    annex = _ANNEX.search(fold(text), start)
    starts = list(_starts(text, start))
    own = [at for at in starts if annex is None or at < annex.start()]
    for at in own or starts:
        if found := _block(text[at : at + _BLOCK_CHARS], scanned=scanned):
            return found
    for match in _DIGITAL.finditer(fold(text[-3000:])):
        name = person(text[-3000:][slice(*match.span("name"))])
        if name:
            return Signature(name, None)
    return None


def person(written: str) -> str | None:
    """The name of a person that `written` is, without rank and degree; None when it is none.

    In capitals it must bear a family name and not be a province's, else it may be a body.
    """
    plain = _RANK.sub("", squeeze(written).strip(" .*_,;|()[]"))
    words = plain.split()
    if not 2 <= len(words) <= 6 or _NOT_NAMES.match(fold(plain)) or not all(map(_NAME_WORD.match, words)):
        return None
    if plain.isupper():
        is_person = surname(words[0]) and not provinces_in(plain.title())
        return " ".join(word.capitalize() for word in words) if is_person else None
    return plain if all(word[0].isupper() and (len(word) == 1 or not word.isupper()) for word in words) else None


def office(printed: str) -> str:
    """A title in capitals as it is written: "Phó Chánh Văn phòng"."""
    words = _ON_BEHALF.sub("", fold(printed)), squeeze(printed)
    printed_words = words[1][len(words[1]) - len(words[0]) :].split() if words[0] else []
    written = [word.lower() if is_shaped(word) else word for word in printed_words]
    leads = {"phó", "quyền", "q.", "chánh", "tổng"}
    return " ".join(
        word.capitalize() if index == 0 or (written[index - 1] in leads and word != "án") else word
        for index, word in enumerate(written)
    )


def _starts(text: str, start: int) -> Iterator[int]:
    """Where a signature may begin: lines with "TM.", "KT." or an office in capitals."""
    for match in re.finditer(
        r"(?:^|(?<=[|;.\t:]) ?|(?<=   ))[ *_|]*(?=(?:T/?M|K/?T|T/?L|TUQ|Q)\s?[./]|PHÓ |CHỦ |GIÁM |TỔNG |BỘ TR"
        r"|THỨ |THỦ |CHÁNH |VIỆN |CỤC |VỤ "
        r"|TRƯỞNG |BÍ |THỐNG |HIỆU |CHI |QUYỀN |CHỈ |HẠT |ĐỘI |CHÍNH |TƯ )",
        text[start:],
        re.MULTILINE,
    ):
        yield start + match.end()


def _block(text: str, *, scanned: bool) -> Signature | None:
    """The name below the titles that `text` begins with, if nothing but titles and marks stand between."""
    title, titled, index = None, -1, -1
    for line in _columns(text):
        folded = fold(line)
        if index >= 0 and (line[0] in "-+" or line.endswith((";", ","))):
            continue  # a recipient, from the column beside it
        if scanned and sum(map(str.isalpha, line)) < _NAME_LETTERS and not person(line):
            continue  # what recognition makes of a stamp and of handwriting
        index += 1
        if index > _BLOCK_LINES:
            return None
        acting = _ON_BEHALF.match(folded)
        if acting or (_OFFICE.match(folded) and in_capitals(line)):
            if not in_capitals(line):
                return None
            if not acting or _OFFICE.match(folded[acting.end() :]):
                title = line if not acting else line[acting.end() :]
                if folded.startswith(("kt", "k/t")):  # "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC"
                    title = title.rpartition(", ")[2]
                titled = index
        elif title and titled == index - 1 and line.isupper() and all(map(syllable, line.split())) and not person(line):
            title = f"{title} {line}"
        elif name := _legible(line) if scanned else person(line):
            return Signature(name, office(title) if title else None) if index else None
        elif not (in_capitals(line) or _SIGNED.match(folded) or line[0] in "([" or index == 0):
            return None
    return None


def _legible(line: str) -> str | None:
    """The name in `line` if it begins with a family name, mended if that only lost its accents; not one in capitals,
    which an office becomes when it is misread.
    """
    name = None if line.isupper() else person(line)
    first, _, given = name.partition(" ") if name else ("", "", "")
    family = surname(first)
    return f"{family if has_accents(given) else first} {given}" if family else None


def _belongs_to_signature(part: str) -> bool:
    return person(part) is not None or in_capitals(part)


def _columns(text: str) -> Iterator[str]:
    """The lines of a signature, the column of recipients beside it taken apart."""
    for line in text.split("\n"):
        for cell in _COLUMNS.split(line.strip(" *_#|>")):
            name = _NAMED_OFFICE.match(cell)
            if name and in_capitals(cell[: name.end()]) and person(cell[name.end() :]):
                yield from (name[1], cell[name.end() :].strip(" *_"))
                continue
            recipient, *parts = _RECIPIENT.split(cell) if cell.startswith(("-", "+", "Lưu", "Nơi nhận")) else [cell]
            for part in (recipient, *filter(_belongs_to_signature, parts)):
                if any(map(str.isalnum, part)):
                    yield part.strip(" *_")
