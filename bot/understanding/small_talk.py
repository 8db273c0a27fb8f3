"""Messages that ask nothing of the documents: "xin chào", "ok cảm ơn nhé", "bạn làm được những gì?"."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, get_args

from bot.understanding.everyday import as_documents_write
from bot.understanding.lexicon import rows
from ingest.text import canonical, fold, has_accents

SmallTalk = Literal["thanks", "greeting", "complaint", "about_assistant"]
"""What such a message does: "thanks", leaves or assents; says that an answer was wrong; asks who or what answers, what
it can do, how it is asked. Of several in one message the last named here counts."""
_WEIGHT: Mapping[SmallTalk, int] = {talk: at for at, talk in enumerate(get_args(SmallTalk))}

_BOT = "BOT"
# What the bot is called. "Phần mềm này" is the bot, "phần mềm một cửa" is not.
_CALLED = (
    r"(?<!\w)(?:(?:con |cái |em |bạn )?(?:chat ?bot|bot|trợ lý(?: ảo| ai| số)?)(?: này| đây)?"
    r"|(?:cái )?(?:ứng dụng|app|phần mềm|công cụ|hệ thống|chương trình|trang)(?: web)? này"
    r"|(?:các |quý |mọi )?(?:anh chị|bạn|em|anh|chị|ad|admin|người|nhà|thầy|cô|chú|bác|mày))(?!\w)"
)
# What says nothing beside the words that matter; also where it is the whole message: "vậy à".
_FILLERS = (
    "à ạ á a ah ơi nhé nhen nha nhỉ vậy thế rồi đấy đây đi quá lắm nhiều thật nè nào luôn với nữa trước cũng thôi mình"
    " tôi tui chúng em e cháu xin kính dạ thưa được những các cho thì mà là rất giùm hộ hen đang hiện sẽ cần muốn ờ ồ"
    " nghe nghen hông coi v hả oh"
    " please so very much now just really then well the an dear sir madam everyone"
).split()
_LONGEST = 16
"""In words: what is longer says more."""
_FIRST_EMOJI = 0x2600
_WORD = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(r"[.,;:!?\n]+")


def small_talk_in(typed: str) -> SmallTalk | None:
    """What `typed` (tidy) does where it does nothing else; None where it may ask something of the documents."""
    if not any(char.isalnum() for char in typed):
        return "thanks" if any(ord(char) >= _FIRST_EMOJI for char in typed) else None
    if len(_WORD.findall(typed)) > _LONGEST:
        return None
    done = [_done(clause) for clause in _CLAUSE.split(typed) if _WORD.search(clause)]
    return _weightiest([talk for talk in done if talk]) if all(done) else None


def _done(clause: str) -> SmallTalk | None:
    known = _known(bare=not has_accents(clause))
    words = known.words(clause)
    if words == [_BOT]:
        return "greeting"
    return _made_up(words, known.sayings) or _made_up([word for word in words if word != _BOT], known.sayings)


def _made_up(words: Sequence[str], known: dict[tuple[str, ...], SmallTalk]) -> SmallTalk | None:
    """What `words` do that are one known saying after the other."""
    if not words:
        return "thanks"
    best: list[SmallTalk | None] = ["thanks"]
    for end in range(1, len(words) + 1):
        ways = [(best[start], known.get(tuple(words[start:end]))) for start in range(end)]
        best.append(_weightiest([talk for before, said in ways if before and said for talk in (before, said)]))
    return best[-1]


def _weightiest(talks: Sequence[SmallTalk]) -> SmallTalk | None:
    return max(talks, key=_WEIGHT.__getitem__, default=None)


class _Known:
    """What people say, with its accents or `bare` of them."""

    def __init__(self, *, bare: bool) -> None:
        self._plain = fold if bare else canonical
        self._called = re.compile("".join(c if c.isascii() else fold(c) for c in _CALLED) if bare else _CALLED)
        self._fillers = frozenset(map(self._plain, _FILLERS))
        said = [
            (kind, [tuple(self.words(what)) for of, what in rows("small-talk.tsv") if of == kind]) for kind in _WEIGHT
        ]
        self.sayings = {words: kind for kind, sayings in said for words in sayings if words}

    def words(self, said: str) -> list[str]:
        """The words that matter, with `_BOT` for whatever the bot is called."""
        called = self._called.sub(_BOT, self._plain(as_documents_write(said.lower())))
        return [word for word in _WORD.findall(called) if word not in self._fillers]


@cache
def _known(*, bare: bool) -> _Known:
    return _Known(bare=bare)
