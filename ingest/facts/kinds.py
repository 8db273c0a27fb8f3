"""The kinds of official documents: how they are printed, which code stands for them in a number."""

import re
from typing import NamedTuple

from ingest.documents import DocumentKind
from ingest.facts.numbers import KINDS
from ingest.text import fold

# Printed names, folded (Nghị định 30/2020/NĐ-CP, article 7; Hướng dẫn 36-HD/VPTW; laws) -> what sort they are.
_SORTS = {
    DocumentKind.RESOLUTION: "nghi quyet|nghi quyet lien tich",
    DocumentKind.DECREE: "nghi dinh|sac lenh",
    DocumentKind.DECISION: "quyet dinh",
    DocumentKind.DIRECTIVE: "chi thi|cong dien",
    DocumentKind.CIRCULAR: "thong tu|thong tu lien tich|thong tu lien bo",
    DocumentKind.PLAN: "ke hoach|chuong trinh|chuong trinh hanh dong|de an|phuong an|du an|quy hoach",
    DocumentKind.GUIDANCE: "huong dan|huong dan lien tich",
    DocumentKind.LETTER: "cong van",
    DocumentKind.NOTICE: "thong bao|thong cao|thong tri|giay moi|giay trieu tap",
    DocumentKind.LAW: "luat|bo luat|phap lenh|hien phap",
    DocumentKind.REPORT: "bao cao",
    DocumentKind.OTHER: "ket luan|to trinh|quy dinh|quy che|quy che phoi hop|quy trinh|noi quy|lenh|bien ban|hop dong"
    "|van ban hop nhat"
    "|giay uy quyen|giay gioi thieu|phieu gui|phieu chuyen|phieu bao|ban ghi nho|ban thoa thuan|thu cong|dieu le",
}
SORT_OF = {name: sort for sort, names in _SORTS.items() for name in names.split("|")}
# "QUY ĐỊNH" begins a printed kind of the Party, "luật sư" begins none.
_NAME = re.compile(
    rf"\W*(?P<name>{'|'.join(sorted(SORT_OF, key=len, reverse=True))})(?!\w)(?! su\b| gia\b| chung\b"
    rf"| khac\b| cu the\b| thi hanh\b| chuyen tiep\b)"
)
_CODE_SORT = {code: SORT_OF[fold(name)] for code, name in KINDS.items()}


class KindName(NamedTuple):
    """The name of a kind at the start of a line: `line[start:end]`."""

    sort: DocumentKind
    start: int
    end: int


def kind_name(line: str) -> KindName | None:
    """The kind of document whose name `line` begins with, in any case and spelling."""
    found = _NAME.match(fold(line))
    return KindName(SORT_OF[found["name"]], found.start("name"), found.end("name")) if found else None


def kind_of_code(code: str | None) -> DocumentKind | None:
    """What the code in a number, "QĐ", stands for."""
    return _CODE_SORT.get(code) if code else None
