"""Lines that only the head and the foot of an official document have, in state (30/2020/NĐ-CP) and party style."""

import re

from ingest.text import fold

_MOTTO = re.compile(r"cong hoa xa hoi chu nghia viet nam$|doc lap\s*[-–—]\s*tu do\b|dang cong san viet nam$")
_MOTTO_CHARS = 60
_RECIPIENTS = re.compile(r"noi nhan\s*:?$|noi nhan\s*:")
# "TM. ỦY BAN NHÂN DÂN", "KT.CHỦ TỊCH", "Q. GIÁM ĐỐC", "T/M BAN THƯỜNG VỤ": on behalf of, acting for.
_ON_BEHALF = re.compile(r"(?:(?:TM|KT|TL|TUQ|Q)[.\s]|[TK]/[MLT])\.?\s*(\S.*)")
_OFFICE_CHARS = 4


def is_motto(line: str) -> bool:
    """Whether `line` is the country's name and motto, or the party's name, as they stand at the top right."""
    line = line.strip()
    return len(line) <= _MOTTO_CHARS and line[:1].isupper() and _MOTTO.match(fold(line)) is not None


def is_signature(line: str) -> bool:
    """Whether `line` begins the recipients or the signature."""
    line = line.strip()
    on_behalf = _ON_BEHALF.match(line)
    is_signer = on_behalf is not None and on_behalf[1].isupper() and len(on_behalf[1]) >= _OFFICE_CHARS
    return is_signer or _RECIPIENTS.match(fold(line)) is not None
