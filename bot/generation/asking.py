"""What a chat model is asked: the question, and passages fenced off as data."""

import re
import secrets
from collections.abc import Sequence

from bot.answers import Answer, Hit, Turn
from bot.understanding.query import Language
from ingest.text import squeeze
from prompts.prompt import Message, load_prompt

PROMPTS: dict[Language, str] = {"vi": "answer-vi.v1", "en": "answer-en.v1"}

# Passages offered: the extractive answer's own and the nearest others. Right ones stand in the first few for
# 97 of 100 questions (hit@5), and a small model on two cores reads a page in ten seconds.
_MOST_PASSAGES, _MOST_CHARS = 4, 4_000
_TURNS, _TURN_CHARS = 2, 300
# As much as the chat takes; the command line may be given a whole document for a question.
_QUESTION_CHARS = 2_000
_KEYS_AT_END = re.compile(r"\s*\[\d+\]")


def offered_passages(answer: Answer) -> list[Hit]:
    """The passages for the model, those that the extractive `answer` cites first."""
    cited = {citation.passage.id for citation in answer.citations}
    ordered = sorted(answer.hits, key=lambda hit: hit.passage.id not in cited)
    offered: list[Hit] = []
    for hit in {hit.passage.id: hit for hit in ordered}.values():
        if len(offered) == _MOST_PASSAGES or (offered and _size(offered) + len(hit.passage.text) > _MOST_CHARS):
            break
        offered.append(hit)
    return offered


def messages_for(question: str, history: Sequence[Turn], hits: Sequence[Hit], language: Language) -> list[Message]:
    """The conversation that asks `question` of `hits`, passage n under the key n."""
    passages = [_with_title(hit) for hit in hits]
    earlier = "\n".join(f"- {_cut(turn.question)}\n  {_cut(turn.answer)}".rstrip() for turn in history[-_TURNS:])
    nonce = fresh_nonce(question, earlier, *passages)
    return load_prompt(PROMPTS[language]).filled(
        {
            "passages": fenced(passages, nonce),
            "earlier": earlier or "-",
            "question": squeeze(question)[:_QUESTION_CHARS],
            "nonce": nonce,
        }
    )


def fenced(passages: Sequence[str], nonce: str) -> str:
    """Each passage between marks that carry the `nonce`, which no passage contains."""
    return "\n\n".join(
        f"<<<{number} {nonce}>>>\n{passage}\n<<</{number} {nonce}>>>"
        for number, passage in enumerate(passages, start=1)
    )


def fresh_nonce(*texts: str) -> str:
    """A random word that stands in none of `texts`, so that none of them can close a fence."""
    nonce = secrets.token_hex(3)
    while any(nonce in text for text in texts):
        nonce = secrets.token_hex(3)
    return nonce


def _with_title(hit: Hit) -> str:
    title, text = squeeze(hit.document.title), hit.passage.text
    return text if text.startswith(title) else f"{title}\n{text}"


def _size(hits: Sequence[Hit]) -> int:
    return sum(len(hit.passage.text) for hit in hits)


def _cut(text: str) -> str:
    return squeeze(_KEYS_AT_END.sub("", text))[:_TURN_CHARS]
