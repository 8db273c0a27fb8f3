"""Answers in a chat model's words where they can be borne out, the documents' own words where not."""

import asyncio
import threading
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from functools import cache

from bot.answerer import Answerer
from bot.answers import Answer, Hit, Turn
from bot.filters import EVERYTHING, Filter
from bot.generation.asking import messages_for, offered_passages
from bot.generation.draft import Draft
from bot.generation.failures import ModelFailure
from bot.generation.model import ChatModel
from bot.generation.notices import ExtractiveReason, dropped_notice, extractive_notice
from bot.generation.statements import StatementReader
from bot.understanding.english import is_english
from bot.understanding.query import Language


class Wording:
    """Puts extractive answers into a chat model's words, checked sentence by sentence.

    The extractive answer is given when the model fails, or too little of what it writes can be verified, or
    `within_s` seconds have passed.
    """

    def __init__(self, model: ChatModel, *, within_s: float) -> None:
        self._model = model
        self._within_s = within_s

    @property
    def model(self) -> str:
        """The name of the chat model."""
        return self._model.name

    async def of(self, extractive: Answer, history: Sequence[Turn], *, started: float) -> AsyncGenerator[Answer]:
        """The answer as it grows, each state of it verified; the last is the answer, perhaps the extractive one.

        `started` is when the question was asked, on the clock of `time.perf_counter`.
        """
        if extractive.refusal or extractive.of_whole_documents:
            yield extractive
            return
        language: Language = "en" if is_english(extractive.question) else "vi"
        offered = offered_passages(extractive)
        draft = Draft(extractive, offered, language, model=self.model)
        reader = StatementReader()
        spent = time.perf_counter() - started
        deadline = asyncio.get_running_loop().time() + self._within_s - spent
        try:
            messages = messages_for(extractive.question, history, offered, language)
            async with aclosing(self._model.pieces(messages, deadline=deadline)) as pieces:
                async for piece in pieces:
                    for statement in reader.read(piece):
                        if draft.add(statement):
                            yield draft.answer
            for statement in reader.rest():
                draft.add(statement)
        except ModelFailure as failure:
            shortfall: ExtractiveReason | None = failure.reason
        else:
            shortfall = draft.shortfall
        if shortfall:
            notice = extractive_notice(shortfall, language, name=self.model, within_s=self._within_s)
        else:
            notice = dropped_notice(draft.dropped, language, name=self.model)
        yield _finished(extractive if shortfall else draft.answer, notice, started)


class GeneratingAnswerer:
    """Answers as the extractive answerer it wraps, in a chat model's words. Safe to call from several threads."""

    def __init__(self, extractive: Answerer, model: ChatModel, *, within_s: float) -> None:
        """As `Wording`."""
        self._extractive = extractive
        self._wording = Wording(model, within_s=within_s)

    @property
    def model(self) -> str:
        """The name of the chat model."""
        return self._wording.model

    def answer(self, question: str, history: Sequence[Turn] = (), *, filter: Filter = EVERYTHING) -> Answer:
        """As `Answerer.answer`; `notice` says what became of the model's answer."""
        return asyncio.run_coroutine_threadsafe(self._last(question, history, filter), _loop()).result()

    async def stream(
        self, question: str, history: Sequence[Turn] = (), *, filter: Filter = EVERYTHING
    ) -> AsyncGenerator[Answer]:
        """As `Wording.of`."""
        started = time.perf_counter()
        extractive = await asyncio.to_thread(self._extractive.answer, question, history, filter=filter)
        async with aclosing(self._wording.of(extractive, history, started=started)) as answers:
            async for answer in answers:
                yield answer

    def search(self, query: str, k: int, *, filter: Filter = EVERYTHING) -> list[Hit]:
        """As `Answerer.search`."""
        return self._extractive.search(query, k, filter=filter)

    async def _last(self, question: str, history: Sequence[Turn], filter: Filter) -> Answer:
        return [answer async for answer in self.stream(question, history, filter=filter)][-1]


AnyAnswerer = Answerer | GeneratingAnswerer
"""What `bot.wiring` opens: both answer, stream and search."""


def _finished(answer: Answer, notice: str, started: float) -> Answer:
    total_ms = (time.perf_counter() - started) * 1000
    model_ms = total_ms - answer.timings_ms.get("total", 0.0)
    timings = {**answer.timings_ms, "model": round(model_ms, 2), "total": round(total_ms, 2)}
    return replace(answer, notice=notice, timings_ms=timings)


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """The event loop of all calls that wait: clients keep connections that belong to one loop."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="chat-model", daemon=True).start()
    return loop
