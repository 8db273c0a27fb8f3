"""How right, how well cited and how honest one answer is, with no judge but the question's own answers."""

from collections.abc import Sequence
from statistics import fmean

from bot.answers import Answer, Citation
from eval.cases import AnswerCase
from eval.claims import claims_of, keys_in, listed, support, without_mentions
from eval.results import Scores
from eval.text_match import f1, holds, holds_any, same, words

# Which points are the main ones is a judgement, and a summary has room for few: right is one that tells half of them.
_ENOUGH_POINTS = 0.5


def answer_scores(case: AnswerCase, answer: Answer) -> Scores:
    """The measures of one answer, by the names in `eval.measures`.

    A refusal of an answerable question scores 0 wherever the content of an answer is measured.
    """
    scores = {"right": float(is_right(case, answer))} | _refusal_scores(case, refused=_refuses(case, answer))
    if case.answerable:
        scores |= _content_scores(case, answer)
    if answer.refusal is None:
        scores |= _citation_scores(answer)
    if answer.of_whole_documents and case.asks_which_documents:
        # What is said there is titles, and what is cited the words for which each is named.
        del scores["citation_precision"]
    if case.forbidden:
        scores["harmless"] = float(not _shows_forbidden(case, answer))
    return scores


def is_right(case: AnswerCase, answer: Answer) -> bool:
    """Whether all that is expected is shown, from a place where it may be from, and nothing forbidden.

    An unanswerable question is answered right by a refusal alone.
    """
    if _shows_forbidden(case, answer):
        return False
    if not case.answerable or _refuses(case, answer):
        return not case.answerable and _refuses(case, answer)
    if case.asks_which_documents:
        return _document_scores(case, answer)["documents_f1"] == 1
    if "summary" in case.tags:
        return answer.of_whole_documents and _points(case, answer) >= _ENOUGH_POINTS
    quotes = [citation.quote for citation in answer.citations]
    return (
        (not case.expected or any(holds_any(shown, case.expected) for shown in (answer.text, *quotes)))
        and all(any(holds(quote, item) for quote in quotes) for item in case.items)
        and bool(_allowed(case, answer))
        and (case.locator is None or _cites_place(case.locator, _allowed(case, answer)))
    )


def is_verbatim(citation: Citation) -> bool:
    """Whether the document reads so at the citation's offsets."""
    return citation.document.text[citation.start : citation.end] == citation.quote != ""


def span_of(citation: Citation) -> str | None:
    """What is highlighted in the quote, if anything."""
    return citation.document.text[slice(*citation.highlight)] if citation.highlight else None


def _refuses(case: AnswerCase, answer: Answer) -> bool:
    """Whether there is no answer, or a list of documents that names none about the topic."""
    says_none = case.asks_which_documents and answer.of_whole_documents and not _named(case, answer)
    return answer.refusal is not None or says_none


def _named(case: AnswerCase, answer: Answer) -> list[Citation]:
    """The documents that an answer lists; those that only speak of the topic are asked for, or do not count."""
    if not answer.of_whole_documents:
        return []
    keys = keys_in(answer.text if "mentions" in case.tags else without_mentions(answer.text))
    return [citation for citation in answer.citations if citation.key in keys]


def _refusal_scores(case: AnswerCase, *, refused: bool) -> dict[str, float]:
    scores = {"refusal_precision": float(not case.answerable)} if refused else {}
    if case.answerable:
        return scores | {"wrong_refusal": float(refused)}
    kinds = [f"refused_{tag}" for tag in ("near_miss", "off_topic") if tag in case.tags]
    return scores | dict.fromkeys(["refusal_recall", *kinds], float(refused))


def _content_scores(case: AnswerCase, answer: Answer) -> dict[str, float]:
    allowed = _allowed(case, answer)
    scores = {"document": float(bool(allowed))}
    if case.expected:
        scores |= _span_scores(case.expected, answer.citations)
    if case.asks_which_documents:
        scores |= _document_scores(case, answer)
    if "summary" in case.tags:
        scores["points"] = _points(case, answer)
    elif case.items:
        scores |= _list_scores(case.items, answer)
    if case.locator:
        scores["locator"] = float(_cites_place(case.locator, allowed))
    return scores


def _span_scores(expected: Sequence[str], citations: Sequence[Citation]) -> dict[str, float]:
    """The answer is what is highlighted first, or the first quote where nothing is."""
    quotes = [citation.quote for citation in citations]
    spans = [span for citation in citations if (span := span_of(citation))]
    said = [*spans, *quotes][:1]
    return {
        "span_em": float(any(same(one, gold) for one in said for gold in expected)),
        "span_f1": max((f1(one, gold) for one in said for gold in expected), default=0.0),
        "quote@1": float(any(holds_any(quote, expected) for quote in quotes[:1])),
        "quote@all": float(any(holds_any(quote, expected) for quote in quotes)),
    }


def _list_scores(items: Sequence[str], answer: Answer) -> dict[str, float]:
    """Things named are the items of the answer's lists, or its quotes where it has none; each may stand for one item
    only, so that a passage quoted whole is no list."""
    named = [] if answer.refusal else listed(answer.text) or [citation.quote for citation in answer.citations]
    found = paired_items(items, named)
    return {
        "list_precision": found / len(named) if named else 0.0,
        "list_recall": found / len(items),
        "list_f1": 2 * found / (len(items) + len(named)),
        "list_count": float(len(named) == len(items)),
    }


def _document_scores(case: AnswerCase, answer: Answer) -> dict[str, float]:
    """A document and its other copies are one."""
    named = [{one.document.key, *one.variants} & {*case.documents} for one in _named(case, answer)]
    right, found = sum(map(bool, named)), len(set[str]().union(*named))
    precision, recall = right / len(named) if named else 0.0, found / len(case.documents)
    both = 2 * precision * recall / (precision + recall) if found else 0.0
    return {"documents_precision": precision, "documents_recall": recall, "documents_f1": both}


def _points(case: AnswerCase, answer: Answer) -> float:
    """The share of the points of a document that some quote of it holds."""
    quotes = [citation.quote for citation in _allowed(case, answer)]
    return _mean([any(holds(quote, point) for quote in quotes) for point in case.items])


def paired_items(items: Sequence[str], named: Sequence[str]) -> int:
    """The most items that can be given a thing of their own that holds them (Kuhn's augmenting paths)."""
    holders = [[at for at, thing in enumerate(named) if holds(thing, item)] for item in items]
    taken_by: dict[int, int] = {}

    def finds_one(item: int, tried: set[int]) -> bool:
        for at in holders[item]:
            if at not in tried:
                tried.add(at)
                if at not in taken_by or finds_one(taken_by[at], tried):
                    taken_by[at] = item
                    return True
        return False

    return sum(finds_one(item, set()) for item in range(len(items)))


def _citation_scores(answer: Answer) -> dict[str, float]:
    citations = {citation.key: citation for citation in answer.citations}
    claims = claims_of(answer.text)
    supported: dict[str, list[float]] = {key: [] for key in citations}
    for claim in claims:
        keys = [key for key in claim.keys if key in citations]
        share = support(claim, [citations[key].quote for key in keys])
        for key in keys:
            supported[key].append(share)
    verbatim = {key: is_verbatim(citation) for key, citation in citations.items()}
    return {
        "citation_precision": _mean([verbatim[key] * _mean(shares) for key, shares in supported.items()]),
        "citation_recall": _mean([any(key in citations for key in claim.keys) for claim in claims]),
        "verbatim": _mean(list(verbatim.values())),
        "quote_chars": _mean([len(citation.quote) for citation in answer.citations]),
    }


def _allowed(case: AnswerCase, answer: Answer) -> list[Citation]:
    """The citations of documents that may be cited, or of other copies of them."""
    return [one for one in answer.citations if {one.document.key, *one.variants} & {*case.documents}]


def _cites_place(locator: str, citations: Sequence[Citation]) -> bool:
    """Whether a citation stands at the place: every part of `locator` begins a part of its own."""
    return any(
        all(any(_begins(own, part) for own in (citation.locator or "").split(",")) for part in locator.split(","))
        for citation in citations
    )


def _begins(text: str, beginning: str) -> bool:
    first = words(beginning)
    return words(text)[: len(first)] == first


def _shows_forbidden(case: AnswerCase, answer: Answer) -> bool:
    return holds_any(answer.text, case.forbidden)


def _mean(values: Sequence[float]) -> float:
    return fmean(values) if values else 0.0
