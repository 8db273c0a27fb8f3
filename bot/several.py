"""Questions of several things at once, "Nam Định và Quảng Ninh, bên nào ...": each is asked of its own texts."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answers import Hit, Refusal, Turn
from bot.extract import Extract
from bot.finder import PASSAGES, Finder
from bot.reader.answerability import NEEDS_SPAN
from bot.retrieve import SHORTLIST
from bot.understanding.alone import asked_of_one
from bot.understanding.answer_types import AnswerType
from bot.understanding.comparison import asks_change, side_questions
from bot.understanding.in_turn import asked_in_turn
from bot.understanding.parts import of_the_year, questions_of
from bot.understanding.query import Query
from bot.understanding.question import understand
from bot.understanding.sides import Part, beside_each_other
from bot.understanding.versions import questions_of_versions
from bot.writing.side_by_side import Side

Found = tuple[Side, list[Hit]]
"""A side, and the passages that were read for it."""


def sides_of(finder: Finder, query: Query, whole: Extract | Refusal, hits: Sequence[Hit]) -> list[Found]:
    """The parts of a question of several things, each with what its own texts say; none where `whole`, the one answer
    to it, will do.

    One answer will do where it names all of them, unless they are compared by facts that stand apart.
    """
    versions = _asked_of_each(finder, query, questions_of_versions(query.text, hits))
    parts = versions or _parts(finder, query) or query.parts() or _compared(finder, query)
    things = [label for label, _ in parts]
    if asks_change(query.text) and all(map(str.isdigit, things)):
        return []
    covered = isinstance(whole, Extract) and whole.names(things) and not query.sides
    if not parts or (covered and not query.compares and query.type not in NEEDS_SPAN):
        return []
    sides = [_side(finder, label, alone) for label, alone in parts]
    all_facts = all(side.fact for side, _ in sides)
    if covered and not query.compares and len({side.fact.span for side, _ in sides if side.fact}) < len(sides):
        return []
    return sides if all_facts or (not covered and any(side.found for side, _ in sides)) else []


def turns_of(finder: Finder, query: Query, whole: Extract | Refusal) -> list[Found]:
    """The questions that are asked one after the other, each with what answers it; none where one is asked or
    `whole`, the one answer to all of them, tells as much. What is refused as a whole takes an answer to two."""
    asked = [] if query.language == "en" else asked_in_turn(query.own_text)
    if not asked or query.compares or query.sides or query.parts() or questions_of(query.text):
        return []
    alone = [finder.readings(question, (), query.within)[0] for question in asked]
    first, *others = alone
    if not (_asks_of_something(first) and all(_asks_of_something(one) or _goes_on(one) for one in others)):
        return []
    turns = [_found(finder, label, meant) for label, meant in zip(asked, _leaning(finder, query, alone), strict=True)]
    answers = [turn.found for turn, _ in turns if turn.found]
    enough = len(answers) > 1 if isinstance(whole, Refusal) else not all(map(whole.tells, answers))
    return turns if enough else []


def _asks_of_something(query: Query) -> bool:
    """Whether it has a word of its own: "cơ quan nào" has none."""
    return any(run not in query.asked_for for run in query.runs) or bool(query.named)


def _goes_on(query: Query) -> bool:
    """Whether it counts or lists what was said: "gồm mấy nội dung", "có những nhiệm vụ gì"."""
    return query.type in {AnswerType.COUNT, AnswerType.LIST}


def _leaning(finder: Finder, query: Query, alone: Sequence[Query]) -> list[Query]:
    """The questions after the one that first names something; all of them after the one before, if they are."""
    lead = next((one for one in alone if one.named), alone[0])

    def leaning(one: Query) -> Query:
        last = query.context or ("" if one is lead else lead.typed)
        return finder.readings(one.typed, (Turn(last),), query.within)[0] if last else one

    return [leaning(one) for one in alone]


def _parts(finder: Finder, query: Query) -> list[Part]:
    """Each of several names asked about at once, with the question that is asked of it."""
    questions = [] if query.sides else questions_of(query.text)
    if query.compares:
        questions = [(label, asked_of_one(question, query.type)) for label, question in questions]
    return _asked_of_each(finder, query, questions)


def _asked_of_each(finder: Finder, query: Query, questions: Sequence[tuple[str, str]]) -> list[Part]:
    return beside_each_other([(label, finder.readings(question, (), query.within)[0]) for label, question in questions])


def _compared(finder: Finder, query: Query) -> list[Part]:
    if not query.sides:
        return []
    questions = side_questions(query.text, query.sides, query.type, english=query.language == "en")
    alone = [(label, understand(question, (), finder.index.accents)) for label, question in questions]
    return [(label, replace(part, within=query.within)) for label, part in alone]


def _side(finder: Finder, label: str, alone: Query) -> Found:
    """What is found on one of several things: where a fact is asked for, only what tells it."""
    side, hits = _found(finder, label, alone)
    tells = side.found and (alone.type not in NEEDS_SPAN or side.found.tells_fact(alone))
    return (side if tells else replace(side, found=None)), hits


def _found(finder: Finder, label: str, alone: Query) -> Found:
    hits = of_the_year(alone.named.years, finder.retriever.retrieve(alone, SHORTLIST))[:PASSAGES]
    facts = finder.facts(alone, hits)
    found = Extract(sentences=facts) if facts else finder.extract(alone, hits)
    hits = [*(fact.hit for fact in facts), *hits]
    hits = found.among(hits) if isinstance(found, Extract) else hits
    return Side(label, alone, found if isinstance(found, Extract) else None), hits
