"""Messages that ask nothing of the documents: "xin chào", "ok cảm ơn nhé", "bạn làm được những gì?"."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, get_args

from bot.understanding.everyday import as_documents_write
from bot.understanding.lexicon import rows
from ingest.text import fold

SmallTalk = Literal["thanks", "greeting", "complaint", "about_assistant"]
"""What such a message does: "thanks", leaves or assents; says that an answer was wrong; asks who or what answers, what
it can do, how it is asked. Of several in one message the last named here counts."""
_WEIGHT: Mapping[SmallTalk, int] = {talk: at for at, talk in enumerate(get_args(SmallTalk))}

_BOT = "BOT"
# What the bot is called. "Phần mềm này" is the bot, "phần mềm một cửa" is not.
_CALLED = re.compile(
    r"\b(?:(?:con |cai |em |ban )?(?:chat ?bot|bot|tro ly(?: ao| ai| so)?)(?: nay| day)?"
    r"|(?:cai )?(?:ung dung|app|phan mem|cong cu|he thong|chuong trinh|trang)(?: web)? nay"
    r"|(?:cac |quy |moi )?(?:anh chi|ban|em|anh|chi|ad|admin|nguoi|nha|thay|co|chu|bac|may))\b"
)
# What says nothing beside the words that matter, on folded text; also where it is the whole message: "vậy à".
_FILLERS = frozenset(
    "a ah ak oi nhe nhen nha nhi vay the roi day di qua lam nhieu that ne luon voi nua truoc cung thoi minh toi tui"
    " chung e chau xin kinh da thua duoc nhung cac cho thi ma la rat gium ho hen dang hien se can muon oh o hay"
    " please so very much now just really then well the a an dear sir madam everyone".split()
)
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
    words, known = _words(clause), _known()
    if words == [_BOT]:
        return "greeting"
    return _made_up(words, known) or _made_up([word for word in words if word != _BOT], known)


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


def _words(said: str) -> list[str]:
    """The words that matter, folded, with `_BOT` for whatever the bot is called."""
    called = _CALLED.sub(_BOT, fold(as_documents_write(said.lower())))
    return [word for word in _WORD.findall(called) if word not in _FILLERS]


@cache
def _known() -> dict[tuple[str, ...], SmallTalk]:
    said = {kind: [tuple(_words(saying)) for of, saying in rows("small-talk.tsv") if of == kind] for kind in _WEIGHT}
    return {words: kind for kind, sayings in said.items() for words in sayings if words}
