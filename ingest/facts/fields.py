"""What a document states outright: fields of its format, front tables, header lines."""

import re
from collections.abc import Mapping
from itertools import zip_longest

from ingest.text import fold

_HEADER_CHARS = 1500
_TAIL_CHARS = 600
# Names of fields in front matter, tables, header lines and records -> what they hold. Folded.
_FIELDS = {
    "title": "tieu de|ten van ban|ten bai|nhan de|title",
    "date": "ngay ban hanh|ngay dang|ngay|thoi gian dang|ngay phat hanh|date|published|created_at",
    "publisher": "co quan ban hanh|noi ban hanh|don vi ban hanh|don vi dang|noi dang|publisher|issuer",
    "source": "nguon tin|nguon|source",
    "number": "so hieu|so, ky hieu|so ky hieu|so/ky hieu|so van ban|number",
    "kind": "loai van ban|loai|kind|type",
    "province": "tinh|dia phuong|tinh, thanh pho|province",
    "summary": "trich yeu|trich yeu noi dung",
    "signer": "nguoi ky",
    "signer_title": "chuc vu|chuc danh",
    "effective": "ngay hieu luc|ngay co hieu luc|ngay bat dau hieu luc|hieu luc tu ngay|hieu luc tu",
    "status": "trang thai|tinh trang|tinh trang hieu luc|trang thai hieu luc",
}
_FIELD_OF = {name: field for field, names in _FIELDS.items() for name in names.split("|")}
_FIELD_LINE = re.compile(
    rf"(?:^[>|*\s_-]*|(?<=[.!?)] ))(?P<name>{'|'.join(sorted(_FIELD_OF, key=len, reverse=True))})"
    # "Đơn vị đăng: ... Ngày đăng: ..." are two on one line.
    r"[*_ \t]*[:|][*_]*[ \t]*(?=(?P<value>[^\n|]{2,300}))",
    re.MULTILINE,
)


def fields_of(text: str, hints: Mapping[str, str]) -> dict[str, str]:
    """What the format, then the header lines, state: by the names of `_FIELDS`."""
    found = {_FIELD_OF[fold(name)]: value for name, value in hints.items() if fold(name) in _FIELD_OF}
    top, tail = text[:_HEADER_CHARS], text[max(_HEADER_CHARS, len(text) - _TAIL_CHARS) :]
    for part, allowed in ((top, set(_FIELDS)), (tail, {"source"})):
        matches = [*_FIELD_LINE.finditer(fold(part))]
        for match, following in zip_longest(matches, matches[1:]):
            field = _FIELD_OF[match["name"]]
            end = min(match.end("value"), following.start() if following else len(part))
            value = part[match.start("value") : end].strip(" *_|.")
            if field in allowed and any(map(str.isalnum, value)) and fold(value) != "dang cap nhat":
                found.setdefault(field, value)
    return found
