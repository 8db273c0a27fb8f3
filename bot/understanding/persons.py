"""Names of persons in running text: a family name and the capitalised syllables after it."""

import re
from functools import cache

from bot.understanding.lexicon import words
from ingest.documents import Span
from ingest.facts.places import provinces_in
from ingest.repair.syllables import is_shaped
from ingest.text import canonical, fold, has_accents

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# What comes before a name, Markdown's bold included, makes one of a family name that no list has: "bà Chamaléa Hương".
# So does the label of a by-line: "Phóng viên: Bảo Trâm".
_HONORIFIC = re.compile(
    r"(?:^|\W)(?:(?:ông|bà|đồng chí|đ/c|anh|chị|cô|chú|em)\s+|(?:tác giả|phóng viên|biên tập)\s*:?\s+"
    r"|(?:người|tin|bài|ảnh)(?:\s+[^\W\d_]+){0,5}\s*:\s+)[*_]{0,2}$"
)
_HONORIFIC_CHARS = 40
_APOSTROPHE = re.compile("['’]")
# "Nam tước Pierre de Coubertin", "vua Demetrios I": a title goes with a name that is no Vietnamese one.
_TITLES = (
    "vua|hoàng đế|hoàng hậu|nữ hoàng|hoàng tử|công chúa|quốc vương|giáo hoàng|hồng y|thánh|tướng|đại tá|tổng thống"
    "|thủ tướng|nam tước|bá tước|tử tước|hầu tước|công tước|giáo sư|tiến sĩ|bác sĩ|tu sĩ|sử gia|nhà văn|nhà báo"
)
_UPPER = "".join(char for char in map(chr, range(0x1EFF)) if char.isupper())
CAPITALISED = rf"[{_UPPER}][^\W\d_]*(?:[-'’][^\W\d_]+)*"
_FOREIGN = re.compile(
    rf"(?<![\w-])(?:(?i:{_TITLES})\s+)?"
    rf"(?P<name>{CAPITALISED}(?:\s(?:(?:de|da|di|van|von|der|la|al|bin|ibn)\s)*{CAPITALISED}){{0,4}})(?![\w-])"
)
# What such a word names elsewhere: a place, a people, a ship, a work.
_NO_PERSON_BEFORE = re.compile(
    r"(?<!\w)(?:ở|tại|nước|tỉnh|bang|vùng|miền|sông|biển|đảo|núi|thành phố|thị trấn|quận|phố|đường|lâu đài|cung điện"
    r"|người|dân|dân tộc|tiếng|quân|đế quốc|đế chế|vương quốc|cộng hòa|công ty|hãng|trường|đại học|câu lạc bộ|báo"
    r"|tạp chí|tàu|phim|cuốn|tháng|năm|thế kỷ|trận|hiệp ước|cuộc|đảng|ngôn ngữ|vào|đến)\s+[\"“(]?$"
)
_BEFORE_CHARS = 16
# Names have two to four syllables; a fifth capital belongs to what follows.
_SHORTEST, _LONGEST = 2, 4
# "huyện Kim Bảng", "xã Lê Lợi" are places; whoever is named without the place, "Chủ tịch xã Lê Văn Lợi", is so in full,
# but "trưởng bản Lò Páo".
_PLACE_BEFORE = re.compile(
    r"(?<!\w)(?:huyện|quận|xã|thị xã|phường|thị trấn|đặc khu|(?<!trưởng )(?:thôn|bản|ấp|buôn|làng|khóm|xóm)"
    r"|đường|phố|chợ|cầu|sông|núi)\s+$"
)


def persons_in(text: str) -> list[Span]:
    """Where persons are named in `text` (two to four capitalised syllables, a family name first), in order."""
    found: list[Span] = []
    bare = not has_accents(text)
    for run in _capitalised_runs(text):
        starts = [i for i, (start, end) in enumerate(run[:-1]) if _is_family_name(text[start:end], bare=bare)]
        if _HONORIFIC.search(canonical(text[max(0, run[0][0] - _HONORIFIC_CHARS) : run[0][0]])):
            starts = [0]
        if len(run) == _SHORTEST and _PLACE_BEFORE.search(canonical(text[: run[0][0]][-_BEFORE_CHARS:])):
            continue
        if len(run) > _LONGEST:
            # "xã Sơn Trường Phan Văn Hòa": a place runs into the name, which comes last.
            starts = [i for i in starts if len(run) - i in (3, 4)] or starts
            # "Ninh" of "Bắc Ninh Nguyễn Thị Hoa" is no family name.
            places = provinces_in(text[: run[-1][1]])
            starts = [i for i in starts if not any(place.start <= run[i][0] < place.end for place in places)] or starts
        if starts:
            found.append(Span(run[starts[0]][0], run[starts[0] : starts[0] + _LONGEST][-1][1]))
    return found


def foreign_persons_in(text: str) -> list[Span]:
    """Where capitalised words that are no Vietnamese syllables may name a person, titles included, in order."""
    found = []
    for match in _FOREIGN.finditer(text):
        words = [word for word in _WORD.findall(match["name"]) if len(word) > 1 and not word.isupper()]
        before = canonical(text[max(0, match.start() - _BEFORE_CHARS) : match.start()])
        if not all(map(is_shaped, words)) and not _NO_PERSON_BEFORE.search(before):
            found.append(Span(*match.span()))
    return found


def _is_family_name(word: str, *, bare: bool) -> bool:
    # "Vụ trưởng" and "Ban Chấp hành" are no Vũ and no Bàn: accents count wherever the text has any.
    return fold(word) in _bare_family_names() if bare else canonical(word) in words("family-names.txt")


@cache
def _bare_family_names() -> frozenset[str]:
    return frozenset(map(fold, words("family-names.txt")))


def _capitalised_runs(text: str) -> list[list[tuple[int, int]]]:
    """Runs of neighbouring words of the form "Xxxx": acronyms and words in capitals end a run."""
    runs: list[list[tuple[int, int]]] = [[]]
    for match in _WORD.finditer(text):
        word = match.group()
        glued = not runs[-1] or canonical(text[runs[-1][-1][1] : match.start()]) == " "
        is_name_like = all(part[:1].isupper() and part[1:] == part[1:].lower() for part in _APOSTROPHE.split(word))
        if not is_name_like:
            runs.append([])
            continue
        if not glued:
            runs.append([])
        runs[-1].append(match.span())
    return [run for run in runs if len(run) > 1]
