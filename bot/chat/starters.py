"""The questions offered to someone who has just come in, made from the index and answered before they are shown."""

import asyncio
import json
import logging
from collections.abc import Mapping
from itertools import chain, zip_longest

import chainlit as cl

from bot.chat.help import QUESTION
from bot.people.people import Role
from bot.server.state import library, settings
from bot.suggesting.starters import Job, starters
from ingest.errors import IngestError

# The page waits so long for its questions the first time an index is used; later they are read from a file.
_PATIENCE_S = 2.5
_SHOWN = 6
_SHARES: Mapping[Role, Mapping[Job, int]] = {
    Role.READER: {Job.LOOKING_UP: 3, Job.TEACHING: 2, Job.ASSESSING: 1},
    Role.EDITOR: {Job.TEACHING: 3, Job.ASSESSING: 2, Job.LOOKING_UP: 1},
    Role.ADMIN: {Job.LOOKING_UP: 2, Job.TEACHING: 2, Job.ASSESSING: 2},
}
"""Editors are the trainers who collect documents; of what is not there another job gets more."""
_ICONS: Mapping[Job, str] = {
    Job.LOOKING_UP: "/public/icons/look-up.svg",
    Job.TEACHING: "/public/icons/teach.svg",
    Job.ASSESSING: "/public/icons/assess.svg",
}

_Questions = dict[Job, list[str]]
_making: dict[str, asyncio.Task[_Questions]] = {}
"""The one of the index in use, by the name of its generation."""


def prepare() -> None:
    """Nothing; makes the questions of the index in use, if there is one."""
    try:
        generation = library().generation()
    except IngestError:
        return
    if generation not in _making:
        for task in _making.values():
            task.cancel()
        _making.clear()
        _making[generation] = asyncio.create_task(_made(generation))


async def offered(role: Role) -> list[cl.Starter]:
    """The questions for someone with `role`; one that asks for help while there are no others."""
    prepare()
    done, _ = await asyncio.wait(_making.values(), timeout=_PATIENCE_S) if _making else (set(), set())
    questions = next((task.result() for task in done if not task.cancelled()), {})
    chosen = _chosen(questions, _SHARES[role])
    help_ = [cl.Starter(label=QUESTION, message=QUESTION)]
    return [cl.Starter(label=one, message=one, icon=_ICONS[job]) for job, one in chosen] or help_


def _chosen(questions: _Questions, shares: Mapping[Job, int]) -> list[tuple[Job, str]]:
    """The share of each job, filled up with what the others have left; the jobs take turns."""
    first = [[(job, one) for one in questions.get(job, [])[:share]] for job, share in shares.items()]
    left = [[(job, one) for one in questions.get(job, [])[share:]] for job, share in shares.items()]
    in_turns = chain(*zip_longest(*first), *zip_longest(*left))
    return [one for one in in_turns if one][:_SHOWN]


async def _made(generation: str) -> _Questions:
    file = settings().folder.starters
    try:
        if kept := await asyncio.to_thread(_kept, generation):
            return kept
        questions = await starters(library().store(), library().extractive, seed=generation)
        await asyncio.to_thread(file.parent.mkdir, parents=True, exist_ok=True)
        await asyncio.to_thread(file.write_text, json.dumps({"index": generation, "questions": questions}), "utf-8")
    except Exception:
        logging.getLogger(__name__).exception("no starters")
        return {}
    return questions


def _kept(generation: str) -> _Questions | None:
    """Those in the file, where they are of this index."""
    try:
        record = json.loads(settings().folder.starters.read_text("utf-8"))
        return (
            {Job(job): list(map(str, few)) for job, few in record["questions"].items()}
            if (record["index"] == generation)
            else None
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
