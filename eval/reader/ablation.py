"""What each group of features is worth: the figures on unseen folds without it."""

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

from eval.reader.learning import answer_names
from eval.reader.questions import Question
from eval.reader.validation import below, by_source, confidences, quoted, rank, refused

# Patterns of their names.
_SENTENCE_GROUPS: dict[str, tuple[str, ...]] = {
    "words": (
        *("own", "own_gap", "exact", "content", "support", "title", "rarest", "rarest_around"),
        *("passage", "passage_adds", "before_adds", "after_adds"),
    ),
    "phrases": ("pairs", "longest", "near", "order"),
    "what stands beside what is asked": ("asked_*",),
    "names": ("names*", "figures_*", "other_*", "entities_*", "turns_*", "contradicts"),
    "kinds of things sought": ("new_[nftc]*", "near_*", "enumerated"),
    "a span of the asked kind": ("span", "span_*", "nearness", "nearness_*"),
    "sentence vectors": ("cosine*",),
    "retrieval": ("score_gap", "rank", "dense_gap", "lexical_share"),
    "form": ("first", "place", "length", "new_words", "is_title", "colon", "asks", "leans_back", "defines"),
}
_ANSWER_GROUPS: dict[str, tuple[str, ...]] = {
    "the network's reading": ("read",),
    "sentence scores": ("score", "passage_chance"),
    "what the documents speak of": ("at_home*", "known_pairs", "together"),
    "retrieval": ("dense_*", "fused_*", "lexical_*", "cosine*"),
    "words": ("own", "content", "support", "passage", "pairs", "longest", "rarest*", "spelt", "asked_*"),
    "names": ("names*", "no_*", "entities_*"),
    "a span of the asked kind": ("span", "span_*", "new_*"),
    "marks of an office": ("unofficial", "official_*", "no_official*"),
}
_WRONGLY = 0.05


def ablation(questions: Sequence[Question], names: Sequence[str]) -> Iterator[str]:
    """The lines of two Markdown tables: quote@1, and what is refused where 5 % of the answerable questions are."""
    counts = {source: found.count for source, found in quoted(questions).items()}
    yield from _heading("quote@1 without", counts)
    for group, patterns in {"(nothing left out)": (), **_SENTENCE_GROUPS}.items():
        rank(questions, _without(names, patterns))
        found = quoted(questions)
        yield _row(group, [found[source].right for source in counts])
    rank(questions, names)
    yield ""
    judged_by = answer_names(questions)
    unanswerable = {s: sum(not questions[i].case.answerable for i in at) for s, at in by_source(questions).items()}
    counts = {source: count for source, count in unanswerable.items() if count}
    yield from _heading("refused without", counts)
    for group, patterns in {"(nothing left out)": (), **_ANSWER_GROUPS}.items():
        sure = confidences(questions, _without(judged_by, patterns))
        shares = refused(questions, below(questions, sure, wrongly=_WRONGLY))
        yield _row(group, [shares[source].unanswerable for source in counts])


def _without(names: Sequence[str], patterns: tuple[str, ...]) -> list[str]:
    return [name for name in names if not any(fnmatchcase(name, pattern) for pattern in patterns)]


def _heading(what: str, counts: Mapping[str, int]) -> Iterator[str]:
    yield _line([what, *(f"{source} ({count})" for source, count in counts.items())])
    yield _line(["---", *("---:" for _ in counts)])


def _row(group: str, values: Sequence[float | None]) -> str:
    return _line([group, *("" if value is None else f"{value:.3f}" for value in values)])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
