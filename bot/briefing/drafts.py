"""Briefings that are being edited: a draft is its topic and the edits made to it, and is made again from them."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.answerer import Answerer
from bot.answers import Answer
from bot.briefing.edits import moved, with_answer, without
from bot.briefing.making import NothingOnTopic, make_briefing
from bot.briefing.quiz import with_quiz
from bot.briefing.value import Briefing
from bot.library import Library

# A topic is a phrase, a question a sentence or two; nobody edits a paper of five pages two hundred times.
MOST_TOPIC_CHARS, MOST_QUESTION_CHARS, MOST_EDITS = 200, 500, 200
QUIZ_QUESTIONS = 10
# Of as many papers as a course writes in a day; a draft is a few hundred kilobytes, most of it shared.
_KEPT = 64


class _Edit(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Drop(_Edit):
    """A section, statement or open question is left out."""

    kind: Literal["drop"]
    id: Annotated[str, Field(max_length=20)]


class Move(_Edit):
    """A section or statement goes so many places down, or up if negative."""

    kind: Literal["move"]
    id: Annotated[str, Field(max_length=20)]
    by: Annotated[int, Field(ge=-MOST_EDITS, le=MOST_EDITS)]


class Ask(_Edit):
    """What the documents say to a question becomes a section."""

    kind: Literal["ask"]
    question: Annotated[str, Field(min_length=1, max_length=MOST_QUESTION_CHARS)]


Edit = Annotated[Drop | Move | Ask, Field(discriminator="kind")]


class Draft(_Edit):
    """What a briefing is made of. `index` is the id of the index that it is made from; "" for the one in use."""

    topic: Annotated[str, Field(min_length=1, max_length=MOST_TOPIC_CHARS)]
    index: Annotated[str, Field(max_length=40)] = ""
    edits: Annotated[
        tuple[Annotated[Drop | Move | Ask, Field(discriminator="kind")], ...], Field(max_length=MOST_EDITS)
    ] = ()


class IndexChanged(Exception):
    """The index is not the one that a draft was made from; the message is Vietnamese, `help` says what to do."""

    def __init__(self) -> None:
        super().__init__("Kho tài liệu đã thay đổi từ khi soạn bản tóm tắt này.")
        self.help = "Hãy soạn lại bằng lệnh /briefing kèm chủ đề."


@dataclass(frozen=True, slots=True)
class _Make:
    topic: str

    def of(self, answerer: Answerer) -> Briefing | None:
        """The briefing, a quiz included; None where there is nothing on the topic."""
        try:
            return with_quiz(make_briefing(answerer, self.topic, lambda stage, share: None), QUIZ_QUESTIONS)
        except NothingOnTopic:
            return None


class Drafts:
    """Makes drafts and keeps the last few at hand. For one event loop."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept: OrderedDict[Draft, Briefing] = OrderedDict()

    async def briefing(self, draft: Draft) -> Briefing:
        """The briefing of `draft`.

        Raises NothingOnTopic, IndexChanged, `UnknownPart` for an edit of what is not there, and what `Library.do`
        raises.
        """
        known = [draft.model_copy(update={"edits": draft.edits[:end]}) for end in range(len(draft.edits), -1, -1)]
        start = next((one for one in known if one in self._kept), None)
        briefing = self._kept[start] if start else await self._made(draft)
        for end in range(len(start.edits) if start else 0, len(draft.edits)):
            briefing = await self._edited(briefing, draft.edits[end])
            self._keep(draft.model_copy(update={"index": briefing.index_id, "edits": draft.edits[: end + 1]}), briefing)
        return briefing

    async def answer(self, question: str) -> Answer:
        """What the documents say to `question`, in their own words."""
        return await self._library.extractive(question)

    async def _made(self, draft: Draft) -> Briefing:
        briefing = await self._library.do(_Make(draft.topic))
        if briefing is None:
            raise NothingOnTopic(draft.topic)
        if draft.index not in ("", briefing.index_id):
            raise IndexChanged
        self._keep(Draft(topic=draft.topic, index=briefing.index_id), briefing)
        return briefing

    async def _edited(self, briefing: Briefing, edit: Drop | Move | Ask) -> Briefing:
        match edit:
            case Drop():
                return without(briefing, edit.id)
            case Move():
                return moved(briefing, edit.id, edit.by)
            case Ask():
                return with_answer(briefing, await self.answer(edit.question))

    def _keep(self, draft: Draft, briefing: Briefing) -> None:
        self._kept[draft] = briefing
        self._kept.move_to_end(draft)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
