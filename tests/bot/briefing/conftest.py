"""The briefing that most tests look at, made once."""

import pytest

from bot.answerer import Answerer
from bot.briefing.making import make_briefing
from bot.briefing.quiz import with_quiz
from bot.briefing.value import Briefing


def quiet(stage: str, share: float) -> None:
    """Nobody watches."""


@pytest.fixture(scope="session")
def briefing(corpus_answerer: Answerer) -> Briefing:
    """On administrative reform, over `corpus/`, typed without accents."""
    return with_quiz(make_briefing(corpus_answerer, "cai cach hanh chinh", quiet), 12)
