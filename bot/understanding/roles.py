"""Who holds which position, read from appositions: "Giám đốc Sở X Nguyễn Văn A", "Nguyễn Văn A - Giám đốc Sở X"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.reader.reading import persons_of, places_of, terms_of
from bot.understanding.lexicon import Phrase, words
from bot.understanding.names import end_of_name, names_in
from ingest.documents import Span
from ingest.text import canonical, index_terms, tokens, written

# Words before a position that make it another one.
_RANKS = r"(?:(?:phó|nguyên|quyền|thường trực)\s+)*"
_BEFORE_NAME = re.compile(r"\s*:?\s*(?:(?:đồng chí|ông|bà|đ/c|anh|chị)\s+)?[*_]{0,2}")
# "Giám đốc Trung tâm Dạy nghề, ông Vũ Hùng: ...", where nobody stands before who the position may be of.
_SET_OFF, _OPENS = re.compile(r"\s*,\s*(?:đồng chí|ông|bà|đ/c)\s+[*_]{0,2}"), re.compile(r"[\W\d_]*")
# "Chủ tịch UBND xã danh sách ...": a body called by its unit has its name in capitals, and no other words.
_OF_UNIT = re.compile(
    r"(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân)"
    r" (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?!\w)"
)
# "Vụ trưởng Vụ A - Bộ B, Chánh Văn phòng C": the ministry may stand between two positions of one person.
_BETWEEN = re.compile(
    r"[*_]{0,2}\s*(?:[-–]\s*(?:bộ|sở|ban|tỉnh|ubnd|ủy ban|văn phòng)\s[^,;.\n]{0,60})?[-–,(]?\s*(?:kiêm\s+)?"
)
# "Chủ tịch UBND xã, làm Trưởng ban": one person holds both.
_ALSO_HOLDS = re.compile(r"[*_]{0,2}\s*,?\s*(?:(?:được cử )?làm|là|giữ chức(?: vụ)?|kiêm(?: nhiệm)?)\s+")
# Syllables of a position before the body it belongs to: "giám đốc", "trưởng thôn".
_HEAD = 2
# A position of so many syllables names its body beyond the kind, "Trưởng Ban điều hành".
_BODY_TOLD = 5
_BARE = re.compile(r"trưởng (ban|đoàn)|(tổ|đội|đoàn) trưởng")
# Bodies are named in full in one place and in short in another: these words may be missing on either side.
_OPTIONAL = frozenset({"tinh", "thanh", "pho", "cua"})
# What a body's own name ends before: the unit that it is of.
_UNITS = _OPTIONAL | {"huyen", "quan", "thi", "xa", "phuong", "tran"}
# Who leads a body of its own: chairmen are of councils, too, that a document sets up.
_OF_ONE_BODY = frozenset({("giam", "doc"), ("hieu", "truong"), ("vien", "truong"), ("cuc", "truong")})
# "Ai là lãnh đạo trực tiếp của chuyên viên X": not the holder of that position is asked for.
_OWNS = re.compile(r"(?<!\w)(?:(?<!tên )của|cho|với|giúp(?: việc)?|thay)\s+$")
# "Giám đốc Trung tâm ở ...": what is left where the place is.
_LEFT_OVER = re.compile(r"(?:\s+(?:ở|tại|của|thuộc)|[\s?,.])+$")
_ASKS_FOR_NAME = re.compile(r"\btên (?:là |gọi là )?(?:gì|ai)\b")
_ASKS_FOR_HOLDER = re.compile(
    rf"\blà (?:ai|ông nào|bà nào|đồng chí nào)\b|{_ASKS_FOR_NAME.pattern}|^ai là\b"
    r"|\bai (?:làm|giữ chức|đảm nhiệm)(?! gì)\b|^who (?:is|was)\b"
)
# Who leads a body is called after its kind.
_HEADS = {
    "giám đốc": ("sở", "trung tâm", "bệnh viện", "công ty", "học viện", "kho bạc", "ngân hàng"),
    "chủ tịch": ("ủy ban", "ubnd", "hđnd", "hội đồng nhân dân", "hội", "xã", "phường", "huyện", "quận", "tỉnh"),
    "trưởng": ("phòng", "ban", "thôn", "bản", "ấp", "đoàn", "công an"),
    "chánh": ("văn phòng", "thanh tra"),
    "bộ trưởng": ("bộ",),
    "vụ trưởng": ("vụ",),
    "cục trưởng": ("cục",),
    "chi cục trưởng": ("chi cục",),
    "viện trưởng": ("viện",),
    "hiệu trưởng": ("trường",),
    "bí thư": ("tỉnh ủy", "thành ủy", "huyện ủy", "đảng ủy", "đảng bộ", "chi bộ", "tỉnh đoàn", "huyện đoàn", "xã đoàn"),
}
_BODIES = "|".join(sorted((body for bodies in _HEADS.values() for body in bodies), key=len, reverse=True))
# "đứng đầu xã về hiến đất" is the first of all; "hội nghị" and "bản tin" are no bodies.
_LEADS = re.compile(
    rf"(?<!\w)(?P<rank>{_RANKS})(?:(?:người )?(?:đứng đầu|lãnh đạo)|thủ trưởng)(?: cao nhất)?(?: của| ở| tại)? "
    rf"(?!(?:xã|phường|huyện|quận|tỉnh|thôn|bản|ấp)(?: \w+){{0,4}} về )(?P<body>{_BODIES})"
    r"(?! (?:nghị|thảo|thi|thao|diễn|đàm|trại|chợ|tin|đồ|đêm|ngày)(?!\w))(?!\w)"
)
_ASKS_WHO_LEADS = re.compile(r"(?<!\w)ai (?:là người |đang |là )?(?:đứng đầu|lãnh đạo)(?!\w)")


@dataclass(frozen=True, slots=True)
class Holder:
    """A person named in a text and the positions the text gives them, in order."""

    person: Span
    positions: tuple[Span, ...]

    @property
    def reach(self) -> Span:
        """From the first to the last of name and positions."""
        spans = (self.person, *self.positions)
        return Span(min(span.start for span in spans), max(span.end for span in spans))


@lru_cache(8192)
def positions_in(text: str) -> tuple[Span, ...]:
    """Where positions stand in `text`, each with the body it belongs to, in order and without overlap."""
    persons = persons_of(text)
    found = []
    for start, runs_to in names_in(text, "positions.txt", before=_RANKS):
        unit = _OF_UNIT.search(text, start, runs_to)
        of_unit = [unit.end()] if unit and text[unit.end() : unit.end() + 2].strip().islower() else []
        end = min([runs_to, *of_unit, *(person.start for person in persons if start < person.start < runs_to)])
        found.append(Span(start, start + len(text[start:end].rstrip(" ,-–"))))
    return tuple(found)


def holders_in(text: str) -> list[Holder]:
    """The persons of `text`, in order, with the positions that stand right before or after their names."""
    positions = positions_in(text)
    return [Holder(person, _positions_of(text, person, positions)) for person in persons_of(text)]


def is_role(text: str, position: Span, role: str) -> bool:
    """Whether the position at `position` is the `role` asked about: same rank, and no other body."""
    office = terms_of(text[position.start : position.end])
    held, asked = office.syllables, terms_of(role).syllables
    if _rank(text[position.start : position.end]) != _rank(role):
        return False
    # "Trưởng ban Mặt trận thôn" is no "Trưởng thôn".
    if not office.holds(terms_of(_without_rank(role)).syllables[:_HEAD]):
        return False
    # "Trưởng Ban điều hành đề án": of what the question says in full, the text may give the beginning.
    if asked[: len(held)] == held and (len(held) >= _BODY_TOLD or _names_no_body(text, position)):
        return True
    # "Sở Nội vụ do đồng chí A, Giám đốc Sở": the body may be named in full elsewhere in the sentence.
    elsewhere = terms_of(text).single if set(held) <= set(asked) else frozenset()
    return set(asked) - _OPTIONAL <= set(held) | elsewhere or _is_of_body_in_short(text, held, asked)


def is_role_in_short(text: str, position: Span, role: str, is_about: Callable[[Phrase], bool]) -> bool:
    """Whether the position names of the body in `role` but the beginning, "Giám đốc Trung tâm", or nothing, in a
    document that is about that body."""
    held, asked = (terms_of(_without_rank(name)).syllables for name in (text[slice(*position)], role))
    asked = tuple(term for term in asked if term != "cua")
    while asked and asked[-1] in _UNITS:
        asked = asked[:-1]
    if _rank(text[slice(*position)]) != _rank(role) or asked[: len(held)] != held or len(held) >= len(asked):
        return False
    before = text[: position.start]
    if len(held) > _HEAD:
        is_of_another = _names_another(before, held[_HEAD:], asked[_HEAD:])
    else:
        is_of_another = held not in _OF_ONE_BODY or any(names_in(before, "organisations.txt"))
    return not is_of_another and is_about(asked[_HEAD:])


def asks_for_holder(text: str) -> bool:
    """Whether `text` asks who someone is, "... là ai", rather than who did something."""
    key = canonical(text)
    return _ASKS_FOR_HOLDER.search(key) is not None or _ASKS_WHO_LEADS.search(key) is not None


# The same for every sentence that is read for a question.
@lru_cache(256)
def asks_for_name(text: str) -> bool:
    """Whether `text` asks what somebody or something is called, "tên gì"."""
    return _ASKS_FOR_NAME.search(canonical(text)) is not None


def role_in(text: str, *, places: Sequence[str] = ()) -> str | None:
    """The first position in `text` that nothing is said to be of; None if there is none.

    It ends before its province and the other `places`.
    """
    roles = [span for span in positions_in(text) if not _OWNS.search(canonical(text[: span.start]))]
    # "Người đứng đầu UBND xã" is a position, too.
    role = (_headed_in(text[: roles[0].end]) or text[slice(*roles[0])]) if roles else _headed_in(text)
    if role is None:
        return None
    # What comes after the place tells of what the holder does.
    found = [place.start for place in places_of(role)]
    found += [at.start() for name in places if (at := re.search(rf"\b{re.escape(name)}\b", role, re.IGNORECASE))]
    role = role[: min(found, default=len(role))]
    return _LEFT_OVER.sub("", role)


def _headed_in(text: str) -> str | None:
    """The position of whoever leads the body that `text` asks the head of: "lãnh đạo Sở Y tế" means its director."""
    match = _LEADS.search(canonical(text))
    if match is None or _OWNS.search(canonical(text[: match.start()])):
        return None
    body = text[match.start("body") : end_of_name(text, match.end())]
    head = next(head for head, bodies in _HEADS.items() if match["body"] in bodies)
    return f"{match['rank']}{head} {body}"


def _is_of_body_in_short(text: str, held: Phrase, asked: Phrase) -> bool:
    """Whether a position that names no body, "kiêm Giám đốc", is of the one that the sentence calls by its first words,
    "Trung tâm có 9 người": more words would make another body of it."""
    body = asked[len(held) :]
    if len(held) > _HEAD or asked[: len(held)] != held or len(body) < _HEAD:
        return False
    said = [token.text for token in tokens(text)]
    terms = [tuple(index_terms(word)) for word in said]
    called = (at for at in range(1, len(said)) if terms[at - 1] + terms[at] == body[:_HEAD])
    return any(
        at + 1 == len(said) or terms[at + 1] == body[_HEAD : _HEAD + 1] or said[at + 1] in words("stopwords-vi.txt")
        for at in called
    )


def _names_another(text: str, kind: Phrase, body: Phrase) -> bool:
    """Whether `text` calls a body of the kind by another name: "Trung tâm Xúc tiến đầu tư"."""
    said = written(text)
    terms = [index_terms(word)[0] for word in said]
    ends = (at for at in range(len(kind), len(said)) if tuple(terms[at - len(kind) : at]) == kind)
    return any(said[at][0].isupper() and terms[at] != body[len(kind)] for at in ends)


def _names_no_body(text: str, position: Span) -> bool:
    """Whether "Trưởng ban", "Tổ trưởng" stands for a body that the sentence leaves to what is around it."""
    kind = _BARE.fullmatch(_without_rank(canonical(text[position.start : position.end])))
    noun = kind and (kind[1] or kind[2])
    return bool(noun) and not re.search(rf"(?<!ủy )(?<!trưởng )(?<!\w){noun}(?! trưởng)(?!\w)", canonical(text))


def _rank(position: str) -> str:
    match = re.match(_RANKS, canonical(position))
    return match.group().strip() if match else ""


def _without_rank(position: str) -> str:
    match = re.match(_RANKS, canonical(position))
    return position[match.end() :] if match else position


def _introduces(text: str, position: Span, person: Span) -> bool:
    """Whether the name of `person` follows the position directly: "Giám đốc Sở X Nguyễn Văn A"."""
    if position.end > person.start:
        return False
    between = canonical(text[position.end : person.start])
    return _BEFORE_NAME.fullmatch(between) is not None or (
        _SET_OFF.fullmatch(between) is not None
        and _OPENS.fullmatch(text[: position.start]) is not None
        and not any(
            o.start >= person.end and _BETWEEN.fullmatch(canonical(text[person.end : o.start]))
            for o in positions_in(text)
        )
    )


def _positions_of(text: str, person: Span, positions: Sequence[Span]) -> tuple[Span, ...]:
    before = [position for position in positions if _introduces(text, position, person)]
    after: list[Span] = []
    end = person.end
    for position in positions:
        if any(_introduces(text, position, other) for other in persons_of(text)):
            continue
        between = canonical(text[end : position.start])
        if position.start >= end and (_BETWEEN.fullmatch(between) or _ALSO_HOLDS.fullmatch(between)):
            after.append(position)
            end = position.end
    while before and (earlier := [p for p in positions if text[p.end : before[0].start].strip() == ","][-1:]):
        before = [*earlier, *before]
    return (*before, *after)
