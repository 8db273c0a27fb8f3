"""An answer as it grows, statement by verified statement."""

import re
from dataclasses import replace

from bot.answers import Answer, Hit
from bot.citations import Citations, check
from bot.generation.checking import verify
from bot.generation.facts import Kind, kinds_in
from bot.generation.notices import ExtractiveReason
from bot.generation.statements import Statement
from bot.understanding.query import Language
from ingest.text import canonical, squeeze

_DECLINES: dict[Language, str] = {"vi": "không có", "en": "none"}
_EMPHASIS = re.compile(r"[*`#]|(?<!\w)_|_(?!\w)")
_MARKUP = re.compile(r"[\\\[\]<>|~]")
_LIST_LINE = re.compile(r"^\d+\. ", re.MULTILINE)


class Draft:
    """The statements of a model that stood the check, over the passages `offered` to it."""

    def __init__(self, extractive: Answer, offered: list[Hit], language: Language, *, model: str) -> None:
        self._extractive = extractive
        self._offered = offered
        self._language = language
        self._model = model
        self._citations = Citations()
        self._seen: set[str] = set()
        self._text = ""
        self._kinds: set[Kind] = set()
        self._kept = 0
        self._declined = False
        self.dropped = 0
        """Statements that failed the check."""

    def add(self, statement: Statement) -> bool:
        """Whether `statement` became part of the answer: it is new, and sound."""
        said = canonical(squeeze(statement.text)).strip(" .*:")
        if said == _DECLINES[self._language]:
            self._declined = True
            return False
        # Models that lose the thread say the same again and again; what announces a list may be left out.
        if said in self._seen or (statement.leads_in and not statement.keys):
            return False
        self._seen.add(said)
        verified = verify(statement, self._offered, self._language)
        if isinstance(verified, str):
            self.dropped += not statement.leads_in
            return False
        keys = dict.fromkeys(self._citations.cite(quote.hit, quote.span) for quote in verified.quotes)
        self._text += self._joint(statement) + f"{_as_markdown(statement.text)} {''.join(keys)}"
        self._kinds |= kinds_in(statement.text)
        self._kept += not statement.leads_in
        return True

    @property
    def answer(self) -> Answer:
        """What has been verified so far, sound on its own."""
        made = tuple(self._citations.made)
        check(made, self._text, self._extractive.hits)
        return replace(self._extractive, text=self._text, citations=made, model=self._model)

    @property
    def shortfall(self) -> ExtractiveReason | None:
        """Why the extractive answer is better than all that was verified; None where it is not."""
        if not self._kept:
            return "declined" if self._declined and not self.dropped else "unverified"
        if self._kept < self.dropped:
            return "too_little"
        if self._leaves_out():
            return "leaves_out"
        return "beside_the_point" if self._is_beside_the_point() else None

    def _joint(self, statement: Statement) -> str:
        if statement.is_item:
            return "\n- " if self._text else "- "
        return "" if not self._text else "\n\n" if statement.begins_line else " "

    def _is_beside_the_point(self) -> bool:
        """Whether a day, a number or a person is asked for, as the extractive answer shows, and none stands here."""
        exact = [made.document.text[slice(*made.highlight)] for made in self._extractive.citations if made.highlight]
        asked = [kinds_in(span) for span in exact]
        return any(kinds and kinds.isdisjoint(self._kinds) for kinds in asked)

    def _leaves_out(self) -> bool:
        """Whether the documents side by side, or the items of a list, that the extractive answer gives are not all
        quoted here."""
        quoted = [(made.document.id, made.start, made.end) for made in self._citations.made]
        if {made.document.id for made in self._extractive.citations} - {document for document, *_ in quoted}:
            return True
        return bool(_LIST_LINE.search(self._extractive.text)) and not all(
            any(
                document == item.document.id and start < item.end and item.start < end
                for document, start, end in quoted
            )
            for item in self._extractive.citations
        )


def _as_markdown(text: str) -> str:
    """A model's sentence as Markdown that shows just its words."""
    return _MARKUP.sub(r"\\\g<0>", _EMPHASIS.sub("", squeeze(text)))
