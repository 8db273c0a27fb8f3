"""Makes the briefing on a topic from an opened index: asks, chooses, and checks every quote."""

from collections.abc import Sequence

from bot.answerer import Answerer
from bot.answers import Answer
from bot.briefing.checking import check
from bot.briefing.material import Tell, gather
from bot.briefing.reasons import why_refused
from bot.briefing.sections import key_points, limits, numbered, provinces
from bot.briefing.timeline import timeline
from bot.briefing.value import Briefing, OpenQuestion

# More questions that nothing answers are a list that nobody reads.
_OPEN_QUESTIONS = 12


class NothingOnTopic(Exception):
    """The index holds no passage on a topic; the message (Vietnamese) names it, `help` says what to do."""

    def __init__(self, topic: str) -> None:
        super().__init__(f"Kho tài liệu không có nội dung nào về “{topic}”.")
        self.help = "Hãy thử cách gọi khác của chủ đề, hoặc nạp thêm tài liệu về chủ đề này."


def make_briefing(answerer: Answerer, topic: str, tell: Tell) -> Briefing:
    """What the index says of `topic`, in the documents' own words; raises NothingOnTopic."""
    material = gather(answerer, topic, tell)
    table, told = provinces(material)
    dated = timeline(material.hits, answerer.passages_in)
    sections = [key_points(material, told), table, dated, limits(material)]
    if not any(sections):
        raise NothingOnTopic(topic)
    briefing = Briefing(
        topic=material.topic,
        sections=numbered([section for section in sections if section]),
        open_questions=_open(material.refused),
        index_id=answerer.index.id,
    )
    check(briefing)
    return briefing


def _open(refused: Sequence[Answer]) -> tuple[OpenQuestion, ...]:
    return tuple(
        OpenQuestion(id=f"h{at}", question=answer.question, refusal=why_refused(answer))
        for at, answer in enumerate(refused[:_OPEN_QUESTIONS], start=1)
    )
