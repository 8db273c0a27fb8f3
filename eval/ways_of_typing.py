"""The questions of a set as people type them who write otherwise: the answers should be the same."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ingest.text import fold

if TYPE_CHECKING:
    from eval.cases import AnswerCase

_IN_HASTE = {
    "không": "ko",
    "được": "đc",
    "bao nhiêu": "bn",
    "những": "nhg",
    "gì": "j",
    "với": "vs",
    "người": "ng",
}


class Typing(StrEnum):
    """How a set is typed."""

    AS_WRITTEN = "as-written"
    NO_ACCENTS = "no-accents"
    """In small letters, as people type who leave accents out."""
    CAPITALS = "capitals"
    SMALL_LETTERS = "small-letters"
    DECOMPOSED = "decomposed"
    """Unicode NFD: each accent a character of its own, as some keyboards and copies have it."""
    POLITE = "polite"
    IN_HASTE = "in-haste"
    """Small letters, no question mark, "ko", "đc", "j"."""


def retyped(cases: Sequence["AnswerCase"], way: Typing) -> list["AnswerCase"]:
    """The cases with their questions, and those before them, typed that way; English ones, which are not, left out."""
    if way is Typing.AS_WRITTEN:
        return list(cases)
    type_ = _WAYS[way]
    return [
        case.model_copy(
            update={
                "question": type_(case.question),
                "history": tuple(replace(turn, question=type_(turn.question)) for turn in case.history),
            }
        )
        for case in cases
        if "english" not in case.tags
    ]


def _polite(question: str) -> str:
    return f"Anh chị cho em hỏi {question.rstrip(' ?.')} với ạ, em cảm ơn."


def _in_haste(question: str) -> str:
    return _LONG.sub(lambda match: _IN_HASTE[match.group()], question.lower().rstrip(" ?"))


_LONG = re.compile(rf"(?<!\w)(?:{'|'.join(_IN_HASTE)})(?!\w)")
_WAYS: Mapping[Typing, Callable[[str], str]] = {
    Typing.NO_ACCENTS: fold,
    Typing.CAPITALS: str.upper,
    Typing.SMALL_LETTERS: str.lower,
    Typing.DECOMPOSED: lambda question: unicodedata.normalize("NFD", question),
    Typing.POLITE: _polite,
    Typing.IN_HASTE: _in_haste,
}
