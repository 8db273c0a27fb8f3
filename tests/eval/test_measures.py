"""Measures are named once, in both languages."""

from eval.measures import MEASURES


def test_every_measure_has_a_name_of_its_own_in_both_languages() -> None:
    for texts in ([one.label for one in MEASURES.values()], [one.english for one in MEASURES.values()]):
        assert all(texts)
        assert len(set(texts)) == len(MEASURES)
