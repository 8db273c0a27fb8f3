"""What stands around a question: particles at its end, and what the asker tells of themselves before it."""

import re

from ingest.text import canonical, fold, has_accents

_CLAUSE = re.compile(r"[^,;:.!?]*(?:[,;:.!?]+|$)")
# "TP. Hồ Chí Minh" ends no sentence.
_BETWEEN_SENTENCES = re.compile(r"(?<=[^\W\d_]{3})[.!]\s+")
# Folded; "trẻ em", "con cháu" are others, "của mình" may be anybody's.
_ASKER = r"(?:(?<!tre )(?<!anh )(?<!chi )em|toi|(?<!cua )(?<!nguoi )(?<!tu )minh|(?<!con )chau)"
_OF_ONESELF = re.compile(rf"\b{_ASKER}\b")
_OPENS = re.compile(
    r"\W*(?:a |u |o |thoi )?(?:(?:con|hoi|noi|sang|doi|qua|them|mot) )*"
    r"(?:(?:chuyen|cau|viec|van de|chu de|de tai) khac|tien the|nhan tien|ngoai le)"
    r"(?: (?:nhe|nha|nhen|ti|chut))?\W*"
)
# "khu A" is a name.
_A = "".join(f"(?<!{noun} )" for noun in ("tổ", "khu", "nhóm", "đội", "lớp", "lô", "khối", "hạng", "loại", "gói")) + "a"
# Particles at the end, often typed bare: "vậy ạ", "nhỉ", "thế ad". With accents "nhà", "thẻ" and "vay" are none.
_PARTICLES = re.compile(rf"(?:\s+(?:vậy|ạ|à|{_A}|ad|nhỉ|nhé|nha|nhá|thế|hả|hả bạn|với ạ|nhen))+[ ?.!]*$")
_PARTICLES_BARE = re.compile(rf"(?:\s+(?:vay|{fold(_A)}|ad|nhi|nhe|nha|the|ha|ha ban|voi a|nhen))+[ ?.!]*$")
_ASKS = re.compile(r"\b(?:ai|gi|nao|dau|may|bao nhieu|bao gio|sao)\b")
_ASKS_WHETHER = re.compile(r"\b(?:khong|chua)\W*$")


def without_particles(typed: str) -> str:
    """`typed` up to its last question, without "vậy ạ" and the clauses that only say that another subject is begun."""
    particles = _PARTICLES.search(canonical(typed)) if has_accents(typed) else _PARTICLES_BARE.search(fold(typed))
    typed = typed[: particles.start()] if particles else typed
    clauses = _CLAUSE.findall(_up_to_last_question(typed))
    return "".join(clause for clause in clauses if not _OPENS.fullmatch(fold(clause))).strip() or typed


def without_background(typed: str) -> str:
    """`typed` without the sentences and clauses in which the asker tells of themselves, "tôi mới về làm ở xã. ...":
    what asks stands last."""
    sentences = _BETWEEN_SENTENCES.split(typed)
    if not _is_asked(sentences[-1]):
        return typed
    kept = [sentence for sentence in sentences[:-1] if _is_asked(sentence)]
    *before, last = [clause for clause in _CLAUSE.findall(sentences[-1]) if clause.strip()]
    told = [clause for clause in before if not _OF_ONESELF.search(fold(clause)) or _is_asked(clause)]
    return " ".join([*(f"{sentence}." for sentence in kept), "".join([*told, last]).strip()])


def _is_asked(text: str) -> bool:
    """Whether it asks: "ai", "có ... không"."""
    return bool(_ASKS.search(fold(text)) or _ASKS_WHETHER.search(fold(text)))


def _up_to_last_question(typed: str) -> str:
    """`typed` up to its last question mark, if it has one: what follows is no part of the question."""
    end = typed.rfind("?") + 1
    return typed[:end] if end and _ASKS.search(fold(typed[:end])) else typed
