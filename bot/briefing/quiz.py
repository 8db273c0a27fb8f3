"""A quiz made of a briefing: sentences with a gap, filled by the quote alone; the same for the same briefing."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from bot.briefing.checking import check
from bot.briefing.fillers import DAY, FIGURE, NUMBER, PERSON, PROVINCE, Filler, fillers_in, rewritten
from bot.briefing.value import Briefing, QuizQuestion, Statement
from bot.reader.reading import sentences_of, terms_of
from bot.reader.stating import is_about_itself
from bot.writing.official import official_citation
from ingest.documents import SourceDocument
from ingest.text import canonical

GAP = "………"
_OPTIONS = 4
_SHORTEST, _LONGEST = 40, 400
# How far into a cited document other things of the kind are looked for; nearly all of a paper that offices send.
_READ_CHARS = 30_000
# A sentence that holds so much of the one with the gap tells of the same: what it names may be right there too.
# Sentences of one passage share about a third (looked at on the sample corpus).
_SAME_MATTER = 0.5
_ASKED = {
    DAY: "ngày nào điền đúng vào chỗ trống?",
    NUMBER: "số, ký hiệu văn bản nào điền đúng vào chỗ trống?",
    FIGURE: "con số nào điền đúng vào chỗ trống?",
    PERSON: "họ tên nào điền đúng vào chỗ trống?",
    PROVINCE: "địa phương nào điền đúng vào chỗ trống?",
}


def with_quiz(briefing: Briefing, most: int) -> Briefing:
    """The briefing with a quiz of at most `most` questions; fewer where it has fewer facts to ask for."""
    sources = _Sources(briefing)
    by_kind = {kind: list(_questions(briefing, kind, sources)) for kind in _ASKED}
    chosen: list[tuple[str, QuizQuestion]] = []
    while any(by_kind.values()) and len(chosen) < most:
        for waiting in by_kind.values():
            used = {question.citation.quote for _, question in chosen}
            waiting[:] = [one for one in waiting if one[1].citation.quote not in used]
            if waiting and len(chosen) < most:
                chosen.append(waiting.pop(0))
    order = {statement.id: at for at, statement in enumerate(briefing.statements)}
    chosen.sort(key=lambda one: order[one[0]])
    quiz = tuple(_placed(one, number) for number, (_, one) in enumerate(chosen, start=1))
    made = replace(briefing, quiz=quiz)
    check(made)
    return made


class _Sources:
    """The documents that a briefing cites, for what else they name."""

    def __init__(self, briefing: Briefing) -> None:
        documents: dict[str, SourceDocument] = {one.document.id: one.document for one in briefing.citations}
        texts = [document.text[:_READ_CHARS] for document in documents.values()]
        texts += dict.fromkeys(citation.passage.text for citation in briefing.citations)
        self._named: dict[str, dict[str, Filler]] = {}
        self._sentences: dict[tuple[str, str], set[str]] = {}
        for text in texts:
            for start, end in sentences_of(text):
                self._read(text[start:end])

    def others(self, right: Filler) -> list[Filler]:
        """Other things of the kind and unit, those most easily mistaken for it first."""
        named = (one for one in self._named.get(right.kind, {}).values() if one.unit == right.unit)
        return sorted(named, key=lambda one: (abs(one.size - right.size), _chance(right.value, one.value)))

    def told_of(self, filler: Filler) -> set[str]:
        """The sentences that name it."""
        return self._sentences.get((filler.kind, filler.value), set())

    def _read(self, sentence: str) -> None:
        for filler in fillers_in(sentence):
            self._named.setdefault(filler.kind, {}).setdefault(filler.value, filler)
            self._sentences.setdefault((filler.kind, filler.value), set()).add(sentence)


def _questions(briefing: Briefing, kind: str, sources: _Sources) -> Iterator[tuple[str, QuizQuestion]]:
    """(id of the statement, question) of all that can be asked for of this kind, in reading order."""
    asked: set[str] = set()
    for statement in briefing.statements:
        fits = not statement.items and _SHORTEST <= len(statement.text) <= _LONGEST
        if not fits or statement.text in asked or is_about_itself(statement.text):
            continue
        asked.add(statement.text)
        for right in fillers_in(statement.text):
            if right.kind == kind and (question := _question(statement, right, sources)):
                yield statement.id, question
                break


def _question(statement: Statement, right: Filler, sources: _Sources) -> QuizQuestion | None:
    text, citation = statement.text, statement.citations[0]
    source = official_citation(citation.document)
    if text.count(right.words) > 1 or canonical(right.words) in canonical(source) or right.words not in citation.quote:
        return None
    wrong = list(_wrong(statement, right, sources))[: _OPTIONS - 1]
    if len(wrong) < _OPTIONS - 1:
        return None
    gapped = f"{text[: right.span.start]}{GAP}{text[right.span.end :]}"
    question = f"Theo {source}, {_ASKED[right.kind]} “{gapped}”"
    return QuizQuestion(id="", question=question, options=(right.words, *wrong), right=0, citation=citation)


def _placed(question: QuizQuestion, number: int) -> QuizQuestion:
    """The question with its number as id and the right option, first so far, in its place.

    Of four questions in a row each letter is right once, in an order that nobody foresees.
    """
    block, at = divmod(number - 1, _OPTIONS)
    place = sorted(range(_OPTIONS), key=lambda one: _chance(str(block), str(one)))[at]
    right, *wrong = question.options
    return replace(question, id=f"t{number}", options=(*wrong[:place], right, *wrong[place:]), right=place)


def _wrong(statement: Statement, right: Filler, sources: _Sources) -> Iterator[str]:
    """Things of the kind that are not in the quote, and of which no source tells what the statement tells."""
    here = {one.value for citation in statement.citations for one in fillers_in(citation.quote)}
    stem = terms_of(statement.text).single - terms_of(right.words).single
    seen = {canonical(right.words)}
    for other in sources.others(right):
        words = rewritten(other, right) if right.kind == DAY else other.words
        if other.value in here or canonical(words) in seen or canonical(words) in canonical(statement.text):
            continue
        if not _tells_the_same(stem, sources.told_of(other)):
            seen.add(canonical(words))
            yield words


def _chance(*words: str) -> bytes:
    """What decides where nothing else does, the same for the same words."""
    return hashlib.sha256("\0".join(words).encode()).digest()


def _tells_the_same(stem: frozenset[str], sentences: set[str]) -> bool:
    return any(len(stem & terms_of(sentence).single) >= _SAME_MATTER * len(stem) for sentence in sentences)
