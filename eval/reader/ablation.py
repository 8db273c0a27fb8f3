"""What each group of features is worth: the figures on unseen folds without it."""

from collections.abc import Iterator, Sequence

from eval.reader.learning import answer_names
from eval.reader.questions import Question
from eval.reader.validation import below, by_source, confidences, quoted, rank, refused

# By the beginnings of their names.
_SENTENCE_GROUPS: dict[str, tuple[str, ...]] = {
    "words": ("own", "exact", "content", "support", "title", "passage", "before_", "after_", "rarest"),
    "phrases": ("pairs", "longest", "near", "order"),
    "asked": ("asked_",),
    "names": ("names", "figures_", "other_", "entities_", "turns_", "contradicts"),
    "sought": ("new_name", "near_name", "new_fig", "near_fig", "new_time", "new_cause", "enumerated"),
    "span": ("span", "nearness"),
    "vectors": ("cosine",),
    "retrieval": ("score_gap", "rank", "dense_gap", "lexical_share"),
    "form": ("first", "place", "length", "new_words", "is_title", "colon", "asks", "leans", "defines"),
}
_ANSWER_GROUPS: dict[str, tuple[str, ...]] = {
    "scores": ("score", "passage_chance"),
    "topic": ("at_home", "known_pairs", "together"),
    "retrieval": ("dense_", "fused_", "lexical_", "cosine"),
    "words": ("own", "content", "support", "passage", "pairs", "longest", "rarest", "spelt", "asked_"),
    "names": ("names", "no_", "entities_"),
    "span": ("span", "new_"),
    "office": ("unofficial", "official_", "no_official"),
}
_WRONGLY = 0.05


def ablation(questions: Sequence[Question], names: Sequence[str]) -> Iterator[str]:
    """The lines of two Markdown tables: quote@1, and what is refused where 5 % of the answerable questions are."""
    sets = [source for source, found in quoted(questions).items() if found.count]
    yield from _heading("quote@1 without", sets)
    for group, prefixes in {"(all features)": (), **_SENTENCE_GROUPS}.items():
        rank(questions, _without(names, prefixes))
        found = quoted(questions)
        yield _row(group, [found[source].right for source in sets])
    rank(questions, names)
    yield ""
    judged_by = answer_names(questions)
    sets = [s for s, at in by_source(questions).items() if any(not questions[i].case.answerable for i in at)]
    yield from _heading("refused without", sets)
    for group, prefixes in {"(all features)": (), **_ANSWER_GROUPS}.items():
        sure = confidences(questions, _without(judged_by, prefixes))
        shares = refused(questions, below(questions, sure, wrongly=_WRONGLY))
        yield _row(group, [shares[source].unanswerable for source in sets])


def _without(names: Sequence[str], prefixes: tuple[str, ...]) -> list[str]:
    return [name for name in names if not name.startswith(prefixes)] if prefixes else [*names]


def _heading(what: str, sets: Sequence[str]) -> Iterator[str]:
    yield _line([what, *sets])
    yield _line(["---", *("---:" for _ in sets)])


def _row(group: str, values: Sequence[float | None]) -> str:
    return _line([group, *("" if value is None else f"{value:.3f}" for value in values)])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
