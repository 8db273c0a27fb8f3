"""The reading set as a BEIR folder: what `cchc eval` then reads."""

from pathlib import Path

from eval.question_sets import load_set
from eval.reading_as_beir import write_beir
from eval.reading_set import ReadingPassage, ReadingQuestion

PASSAGES = [
    ReadingPassage(
        "Cầu Sông Xanh",
        "Cầu Sông Xanh khánh thành năm 1987. Nó dài 412 mét.",
        (ReadingQuestion("Cầu dài bao nhiêu?", "412 mét"), ReadingQuestion("Cầu rộng bao nhiêu?", None)),
    ),
    ReadingPassage("Chợ Mới", "Chợ họp lúc sáu giờ.", (ReadingQuestion("Chợ họp lúc nào?", "sáu giờ"),)),
]


def test_every_question_is_a_case_of_its_passage(tmp_path: Path) -> None:
    assert write_beir(PASSAGES, tmp_path / "reading") == 3
    found = load_set(tmp_path / "reading")
    assert [(case.question, case.answerable) for case in found.cases] == [
        ("Cầu dài bao nhiêu?", True),
        ("Cầu rộng bao nhiêu?", False),
        ("Chợ họp lúc nào?", True),
    ]
    assert [case.expected for case in found.cases] == [("412 mét",), (), ("sáu giờ",)]
    assert [case.documents for case in found.cases] == [("p0",), (), ("p1",)]
    assert found.cases[1].tags == ("near_miss",)


def test_a_part_of_the_questions_is_asked_of_all_passages(tmp_path: Path) -> None:
    assert write_beir(PASSAGES, tmp_path, every=2) == 2
    assert len((tmp_path / "corpus.jsonl").read_text("utf-8").splitlines()) == 2
    assert [case.question for case in load_set(tmp_path).cases] == ["Cầu dài bao nhiêu?", "Chợ họp lúc nào?"]
