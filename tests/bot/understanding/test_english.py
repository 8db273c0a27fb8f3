"""English questions, searched as Vietnamese."""

import pytest

from bot.understanding.answer_types import AnswerType
from bot.understanding.english import is_english, understand_english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Who signed the decision?", True),
        ("What are Cà Mau's main tasks?", True),
        ("when was directive 12 issued", True),
        ("ai ký quyết định?", False),
        ("ke hoach la gi", False),
        ("Kế hoạch của ban chỉ đạo", False),
        ("ban hanh hom nao the", False),
        ("12/3/2024", False),
        ("Who is Phạm Minh Hùng?", True),
        ("What do zebra riders have to bring to the fair in Ea Bong in 2031?", True),
        ("in an me can do the", False),
        ("", False),
    ],
)
def test_language(text: str, english: bool) -> None:
    assert is_english(text) is english


def test_words_are_searched_in_vietnamese() -> None:
    query = understand_english("Who chaired the meeting?")
    assert query.language == "en"
    assert query.type is AnswerType.PERSON
    assert query.runs == (("chu", "tri"), ("hoi", "nghi"))


def test_the_longest_entry_of_the_glossary_counts() -> None:
    (run,) = understand_english("What is administrative reform?").runs
    assert run == ("cai", "cach", "hanh", "chinh")


@pytest.mark.parametrize("question", ["What are the five tasks?", "what are the 5 tasks"])
def test_the_number_of_things_asked_for(question: str) -> None:
    query = understand_english(question)
    assert (query.type, query.count) == (AnswerType.LIST, 5)


def test_words_without_a_translation_help_but_are_not_required() -> None:
    query = understand_english("Who chaired the zebra meeting?")
    assert ("zebra",) in query.carried
    assert ("zebra",) not in query.runs


@pytest.mark.parametrize("question", ["When was Directive No. 12 issued?", "when was directive 12 issued?"])
def test_a_document_by_its_english_kind(question: str) -> None:
    (number,) = understand_english(question).named.numbers
    assert (number.code, number.canonical) == ("CT", "CT 12")


def test_vietnamese_names_in_english_questions() -> None:
    named = understand_english("What did Lê Thị Mai say in Cà Mau?").named
    assert (named.places, named.persons) == (("Cà Mau",), (("le", "thi", "mai"),))


@pytest.mark.parametrize(
    ("question", "type_", "asked_for", "subject"),
    [
        ("How many young people attended the dialogue?", AnswerType.COUNT, (("thanh", "nien"),), ("thanh", "nien")),
        ("What is the total budget of the plan?", AnswerType.COUNT, (), ("tong", "kinh")),
        ("How much monthly support do staff get?", AnswerType.COUNT, (), ("ho", "tro")),
        ("Which fees are zero when filing online?", AnswerType.LIST, (("le", "phi"),), ()),
    ],
)
def test_the_noun_asked_for(
    question: str, type_: AnswerType, asked_for: tuple[tuple[str, ...], ...], subject: tuple[str, ...]
) -> None:
    query = understand_english(question)
    assert (query.type, query.asked_for, query.subject) == (type_, asked_for, subject)


def test_a_position_is_asked_of_the_person_alone() -> None:
    assert understand_english("What position does Lê Thị Mai hold?").runs == ()


@pytest.mark.parametrize(
    ("question", "vietnamese"),
    [
        ("How many households attended the village meeting?", "bao nhiêu hộ tham dự họp thôn"),
        ("Who signed the 2024 digital transformation plan of Suối Mơ commune?",
         "ai ký kế hoạch chuyển đổi số năm 2024 của xã Suối Mơ"),
        ("When did the Youth Union chair the meeting?", "khi nào đoàn thanh niên chủ trì hội nghị"),
        ("Why was the zebra fee refunded in Mường Lò?", "vì sao lệ phí zebra hoàn trả ở Mường Lò"),
        ("Did zebra riders sign on 15 May 2022?", "zebra riders ký vào 15/5/2022"),
    ],
)  # fmt: skip
def test_a_question_in_vietnamese_words(question: str, vietnamese: str) -> None:
    assert understand_english(question).rendering == vietnamese


@pytest.mark.parametrize(
    ("question", "vietnamese"),
    [
        ("What is the mobile phone number of the driver?", "số điện thoại di động của lái xe"),
        ("When were outstanding individuals praised?", "khi nào cá nhân tiêu biểu khen thưởng"),
        ("Who may grant a permit?", "ai cấp giấy phép"),
        ("How much is the stamp duty?", "bao nhiêu lệ phí trước bạ"),
        ("Who drafted the training materials?", "ai soạn thảo tài liệu tập huấn"),
        ("Who keeps the minutes of the meeting?", "ai giữ biên bản"),
    ],
)
def test_words_mean_what_their_phrase_does(question: str, vietnamese: str) -> None:
    assert understand_english(question).rendering == vietnamese


@pytest.mark.parametrize(
    ("question", "other_sense"),
    [
        ("How many minutes did the drill take?", "biên bản"),
        ("Why was the head of the office suspended?", "tạm ngừng"),
        ("Who delivered the training materials?", "vật liệu"),
        ("Which clinic is open at night?", "trạm y tế"),
        ("How poor was the harvest?", "nghèo"),
        ("Did the bus leave late?", "nghỉ phép"),
    ],
)
def test_words_of_many_senses_stand_for_none(question: str, other_sense: str) -> None:
    assert other_sense not in understand_english(question).rendering


def test_quoted_titles_keep_the_question_english() -> None:
    assert is_english('Who founded the "Bếp ấm bản làng" club?')


@pytest.mark.parametrize(
    "date", ["15 September 2022", "15th of Sep 2022", "September 15, 2022", "15 Sept 2022", "15/9/2022"]
)
def test_days_with_the_month_in_words(date: str) -> None:
    (day,) = understand_english(f"Who opened the meeting on {date}?").named.days
    assert (day.day, day.month, day.year) == (15, 9, 2022)


@pytest.mark.parametrize(
    "question",
    [
        "What may staff march for in 2022?",
        "Which 12 marks did 3 decisions get?",
        "Which of the 12 may apply?",
        "Where did in June 30 households move?",
    ],
)
def test_words_that_begin_like_months(question: str) -> None:
    assert understand_english(question).named.days == ()


@pytest.mark.parametrize("place", ["Suối Mơ commune's", "Suối Mơ's", "the Suối Mơ"])
def test_places_of_an_english_question(place: str) -> None:
    query = understand_english(f"What is the budget of {place} market?", lambda words: words == ["xã", "Suối", "Mơ"])
    assert [locality.name for locality in query.named.localities] == [("suoi", "mo")]
    assert ("xa",) not in query.runs


@pytest.mark.parametrize(
    ("question", "type_"),
    [
        ("What is the maximum period of a stay?", AnswerType.COUNT),
        ("What is the deadline for applications?", AnswerType.DATE),
        ("Which fee-exempt groups are there?", AnswerType.LIST),
        ("What are the targets for 2025?", AnswerType.LIST),
    ],
)
def test_kinds_of_english_questions(question: str, type_: AnswerType) -> None:
    assert understand_english(question).type is type_


def test_a_day_may_end_a_question_without_a_year() -> None:
    (day,) = understand_english("Who opened the meeting on June 30 at noon?").named.days
    assert (day.day, day.month, day.year) == (30, 6, None)
