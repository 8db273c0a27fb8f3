from bot.briefing.fillers import fillers_in
from bot.briefing.quiz import GAP, with_quiz
from bot.briefing.value import Briefing
from ingest.text import canonical, squeeze


def test_the_key_is_in_the_quote_and_no_other_option_is(briefing: Briefing) -> None:
    assert len(briefing.quiz) == 12
    for asked in briefing.quiz:
        quote = canonical(squeeze(asked.citation.quote))
        held = [canonical(option) in quote for option in asked.options]
        assert held == [at == asked.right for at in range(len(asked.options))], asked


def test_no_other_option_means_the_same_as_the_key(briefing: Briefing) -> None:
    """18/6/2021 and 18/06/2021, "05" and "5" are one answer."""
    for asked in briefing.quiz:
        meant = [
            next(iter(fillers_in(f"số {one}")), None) or next(iter(fillers_in(one)), None) for one in asked.options
        ]
        values = [one.value for one in meant if one]
        assert len(values) == len(set(values)), asked


def test_options_are_of_one_kind_and_all_from_the_documents(briefing: Briefing) -> None:
    texts = {citation.document.id: citation.document.text for citation in briefing.citations}
    known = {one.value for text in texts.values() for one in fillers_in(text)}
    for asked in briefing.quiz:
        assert len(asked.options) == len({canonical(option) for option in asked.options}) == 4
        kinds = set[str]()
        for option in asked.options:
            filled = asked.question.replace(GAP, option)
            here = [one for one in fillers_in(filled) if one.words == option]
            kinds |= {one.kind for one in here}
            assert not here or any(one.value in known for one in here), option
        assert len(kinds) == 1, asked


def test_the_gap_hides_the_only_place_of_the_answer(briefing: Briefing) -> None:
    for asked in briefing.quiz:
        assert asked.question.count(GAP) == 1
        assert canonical(asked.options[asked.right]) not in canonical(asked.question)


def test_letters_take_turns(briefing: Briefing) -> None:
    for first in range(0, len(briefing.quiz) - 3, 4):
        assert {asked.letter for asked in briefing.quiz[first : first + 4]} == set("ABCD")


def test_the_same_briefing_gives_the_same_quiz(briefing: Briefing) -> None:
    assert with_quiz(briefing, 12).quiz == briefing.quiz
    assert with_quiz(briefing, 0).quiz == ()


def test_no_sentence_is_asked_about_twice(briefing: Briefing) -> None:
    quotes = [asked.citation.quote for asked in with_quiz(briefing, 100).quiz]
    assert len(quotes) == len(set(quotes))
