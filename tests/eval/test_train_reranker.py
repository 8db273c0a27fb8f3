"""Learning the reranker's weights from questions whose right passages are known."""

import numpy as np
import pytest

from eval.train_reranker import FEATURES, FOLDS, SHARES, Asked, is_better, learn, means, unseen

WORDS, SENTENCE = FEATURES.index("words"), FEATURES.index("sentence")


def asked(number: int, *, tells: int) -> Asked:
    """A question of three hits, the right one of which stands out in the feature `tells`; another one in all else."""
    features = np.zeros((3, len(FEATURES)))
    right, wrong = number % 3, (number + 1) % 3
    features[wrong] = 1.0
    features[:, tells] = -0.5
    features[right, tells] = 1.0
    documents = tuple("right" if hit == right else f"other {hit}" for hit in range(3))
    return Asked(source="set", fold=number % FOLDS, features=features, documents=documents, right=frozenset({"right"}))


@pytest.mark.parametrize("tells", [WORDS, SENTENCE])
def test_what_tells_right_from_wrong_is_learnt(tells: int) -> None:
    questions = [asked(number, tells=tells) for number in range(30)]
    assert not any(one.measured(SHARES)[0] for one in questions)
    weights = learn(questions)
    assert int(weights.argmax()) == tells and (weights >= 0).all()
    assert means(questions, unseen(questions)) == {"set": (1.0, 1.0)}


def test_what_is_left_out_has_no_weight() -> None:
    questions = [asked(number, tells=WORDS) for number in range(30)]
    assert learn(questions, without=("words",))[WORDS] == 0.0


def test_with_nothing_to_learn_from_the_shares_stay() -> None:
    nothing = Asked(
        source="set", fold=0, features=np.zeros((2, len(FEATURES))), documents=("a", "b"), right=frozenset({"c"})
    )
    assert learn([nothing]) == pytest.approx(SHARES)
    assert nothing.measured(SHARES) == (0.0, 0.0)


def test_documents_are_measured_not_passages() -> None:
    one = Asked(
        source="set",
        fold=0,
        features=np.array([[float(3 - at)] + [0.0] * (len(FEATURES) - 1) for at in range(3)]),
        documents=("other", "other", "right"),
        right=frozenset({"right"}),
    )
    hit, gain = one.measured(SHARES)
    assert (hit, gain) == pytest.approx((0.0, 1 / np.log2(3)))


def test_better_is_higher_somewhere_and_lower_nowhere() -> None:
    low, high = {"a": (0.8, 0.9), "b": (0.8, 0.9)}, {"a": (0.9, 0.9), "b": (0.8, 0.9)}
    assert is_better(high, low)
    assert not is_better(low, low)
    assert not is_better({"a": (1.0, 1.0), "b": (0.7, 0.9)}, low)
