"""The reading set as a BEIR folder: what `cchc eval` then reads."""

from pathlib import Path

from eval.question_sets import load_set
from eval.reading_as_beir import write_beir
from eval.reading_set import ReadingPassage, ReadingQuestion, is_kept_aside

PASSAGES = [
    ReadingPassage(
        "Cầu Sông Xanh",
        "Cầu Sông Xanh khánh thành năm 1987. Nó dài 412 mét.",
        (ReadingQuestion("Cầu dài bao nhiêu?", "412 mét"), ReadingQuestion("Cầu rộng bao nhiêu?", None)),
    ),
    ReadingPassage("Chợ Mới", "Chợ họp lúc sáu giờ.", (ReadingQuestion("Chợ họp lúc nào?", "sáu giờ"),)),
]
QUESTIONS = (ReadingQuestion("Chợ họp lúc nào?", "năm giờ"),)


def is_aside(title: str) -> bool:
    return is_kept_aside(ReadingPassage(title, "", ()))


def test_every_question_is_a_case_of_its_passage(tmp_path: Path) -> None:
    assert write_beir(PASSAGES, tmp_path / "reading", seen=True) == 3
    found = load_set(tmp_path / "reading")
    assert [(case.question, case.answerable) for case in found.cases] == [
        ("Cầu dài bao nhiêu?", True),
        ("Cầu rộng bao nhiêu?", False),
        ("Chợ họp lúc nào?", True),
    ]
    assert [case.expected for case in found.cases] == [("412 mét",), (), ("sáu giờ",)]
    assert [case.documents for case in found.cases] == [("p0",), (), ("p1",)]
    assert found.cases[1].tags == ("near_miss",)


def test_questions_about_passages_that_were_learnt_from_are_left_out(tmp_path: Path) -> None:
    aside = next(
        ReadingPassage(f"Chợ {at}", "Họp lúc năm giờ.", QUESTIONS) for at in range(999) if is_aside(f"Chợ {at}")
    )
    assert write_beir([*PASSAGES, aside], tmp_path) == 1 + sum(is_aside(passage.title) for passage in PASSAGES)
    assert len((tmp_path / "corpus.jsonl").read_text("utf-8").splitlines()) == 3
    assert load_set(tmp_path).cases[-1].documents == ("p2",)
