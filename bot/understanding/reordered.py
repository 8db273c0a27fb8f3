"""Comparisons that name their things last or around "trước hay sau", said with the things first."""

import re

from bot.understanding.beside import ONE_OF_TWO
from ingest.text import canonical

_OR = r",? (?:hay|hoặc|hay là) "
# "Cái nào ban hành trước, Chỉ thị 5 hay Chỉ thị 7?"
_WHICH_FIRST = re.compile(
    rf"^(?P<which>{ONE_OF_TWO} nào\b[^,:?]*\b(?:hơn|nhất|trước|sau)) ?[,:?] ?(?P<things>[^?]*{_OR}[^?]*)$"
)
# "Sơn La họp trước hay sau Lai Châu?": what the first does is asked of the other.
_BEFORE_OR_AFTER = re.compile(
    r"^(?P<one>[^,?]{2,80}?) (?P<does>(?:được )?(?:họp|ra|có|ký|ban hành|tổ chức|diễn ra|khai mạc|khai trương|đăng"
    r"|bắt đầu|triển khai|thành lập|công bố)(?: [^,?]{1,40}?)?) trước hay (?:là )?sau (?:so với )?(?P<other>[^,?]+)$"
)
# "Sơn La ra chỉ thị trước hay Lai Châu họp trước?"
_ONE_FIRST_OR_OTHER = re.compile(rf"^(?P<one>[^,?]{{2,120}}?) (?P<order>trước|sau){_OR}(?P<other>[^,?]+) (?P=order)$")


def with_things_first(text: str) -> str:
    """`text` so that what is compared stands before what is asked of it; as it is where it already does."""
    key = canonical(text).rstrip(" ?.!")
    if found := _WHICH_FIRST.match(key):
        which, things = (text[slice(*found.span(part))] for part in ("which", "things"))
        return f"{things[:1].upper()}{things[1:]}, {which[:1].lower()}{which[1:]}?"
    if found := _BEFORE_OR_AFTER.match(key):
        one, does, other = (text[slice(*found.span(part))] for part in ("one", "does", "other"))
        return f"{one} và {other}, bên nào {does} trước?"
    if found := _ONE_FIRST_OR_OTHER.match(key):
        one, other = (text[slice(*found.span(part))] for part in ("one", "other"))
        return f"{one} khi nào, còn {other} khi nào?"
    return text
