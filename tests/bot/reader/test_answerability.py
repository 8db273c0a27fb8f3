"""Which sentences may answer at all."""

import pytest

from bot.reader.answerability import eligible
from bot.reader.evidence import Reader
from tests.bot.answering import asked_as, hits_in, matcher_of

FAIR = """Thông báo 12/TB-UBND về hội chợ nông sản huyện Đồi Gió

Huyện Đồi Gió mở hội chợ nông sản từ ngày 2/6/2024. Đoàn giám sát hội chợ do đồng chí Rơ Lan Hyiu,
Phó Chủ tịch huyện, làm Trưởng đoàn.
"""
INTERVIEW = """Trò chuyện cuối tuần: chợ quê lên mạng

Phóng viên Hà Ly trò chuyện với bà Lê Thị Mai, người lập gian hàng.

""" + "".join(f"Sạp số {number} bán rau, củ và trái cây của các vườn trong vùng.\n\n" for number in range(1, 31))


def may_answer(question: str, text: str) -> list[str]:
    query, hits = asked_as(question), hits_in(text)
    return [found.text for found in eligible(query, Reader(query, matcher_of(query)).read(hits))]


def test_a_sentence_without_what_is_asked_for_may_answer_where_it_reads_so() -> None:
    (only,) = may_answer("Ai làm Trưởng đoàn giám sát hội chợ huyện Đồi Gió?", FAIR)
    assert only.endswith("làm Trưởng đoàn.")
    assert may_answer("Đoàn giám sát hội chợ huyện Đồi Gió có bao nhiêu người?", FAIR) == []


def test_a_sentence_in_other_words_may_answer_where_it_reads_so() -> None:
    notice = "Thông báo 5/TB-UBND về chợ đêm Đồi Gió\n\nĐồi Gió, ngày 3 tháng 4 năm 2024\n\n{}\n"
    told = "Khách để xe máy ở sân trường cấp một, không phải trả đồng nào."
    assert told in may_answer("Đi chợ đêm Đồi Gió thì gửi xe chỗ nào?", notice.format(told))
    assert may_answer("Chợ đêm dựng sạp từ ngày nào?", notice.format(told)) == []


def test_whoever_is_named_at_the_head_of_a_document_is_known_in_all_of_it() -> None:
    assert any("Sạp số 30" in told for told in may_answer("Sạp số 30 của bà Lê Thị Mai bán gì?", INTERVIEW))
    assert not may_answer("Sạp số 30 của bà Trần Thị Hoa bán gì?", INTERVIEW)


@pytest.mark.parametrize(
    ("question", "text", "may"),
    [
        ("Cửa hàng tặng máy in tên gì?", "Máy in do một cửa hàng trong chợ tặng.", False),
        ("Cửa hàng tặng máy in tên gì?", "Máy in do cửa hàng Hoa Ban tặng.", True),
        ("Mô hình tặng máy in tên là gì?", "Mô hình tặng máy in được gọi là “không chờ”.", True),
        ("Hội thi nấu ăn diễn ra ngày nào?", "Hội thi nấu ăn có ba vòng.", False),
        ("Hội thi nấu ăn diễn ra ngày nào?", "Hội thi nấu ăn diễn ra vào mùa thu.", True),
        ("Hỏng đèn đường thì gọi số nào?", "Hỏng đèn đường thì gọi trưởng thôn.", False),
        ("Hỏng đèn đường thì gọi số nào?", "Hỏng đèn đường thì gọi 113.", True),
        ("Chợ Mây gồm mấy dãy sạp?", "4. Dãy sạp của chợ Mây.", False),
        ("Chợ Mây gồm mấy dãy sạp?", "4. Chợ Mây gồm 6 dãy sạp.", True),
        ("Nội quy chợ Mây có hiệu lực từ khi nào?", "Nội quy chợ Mây gửi các sạp trước ngày 5/2/2024.", False),
        ("Nội quy chợ Mây có hiệu lực từ khi nào?", "Nội quy chợ Mây áp dụng từ ngày 5/2/2024.", True),
        ("Nội quy chợ Mây hết hiệu lực khi nào?", "Nội quy chợ Mây áp dụng từ ngày 5/2/2024.", False),
        ("Hút thuốc trong chợ bị xử lý thế nào?", "Không hút thuốc trong chợ.", False),
        ("Hút thuốc trong chợ bị xử lý thế nào?", "Hút thuốc trong chợ: nhắc nhở, tái phạm thì mời ra.", True),
        ("Email chợ Mây là gì?", "Chợ Mây có email và sổ góp ý.", True),
        ("Địa chỉ email của chợ Mây là gì?", "Chợ Mây có email và sổ góp ý.", False),
        ("Góp ý cho chợ thì gửi vào hòm thư nào?", "Góp ý cho chợ thì gửi vào hòm thư.", False),
        ("Góp ý cho chợ thì gửi vào hòm thư nào?", "Góp ý cho chợ thì gửi vào hòm thư cho@may.example.", True),
        ("Hộp thư điện tử của chợ do ai trông?", "Hộp thư điện tử của chợ do bà Lê Thị Mai trông.", True),
        ("Ai cấp địa chỉ email cho chợ?", "Bà Lê Thị Mai cấp địa chỉ email cho chợ.", True),
        ("Thư điện tử của chợ dùng để làm gì?", "Thư điện tử của chợ dùng để báo giá.", True),
        ("Nhà trẻ có mấy cô?", "Nhà trẻ có các cô.", False),
        ("Nhà trẻ có mấy cô?", "Nhà trẻ có hơn chục cô.", True),
        ("Ai ký Kế hoạch 12/KH-UBND?", "Bà Lê Thị Mai ký Kế hoạch số 12/KH-UBND về mở chợ.", True),
        ("Ai ký Kế hoạch 12/KH-UBND?", "Theo Kế hoạch số 12/KH-UBND, dân đăng ký với bà Lê Thị Mai.", False),
        ("Lãnh đạo huyện Đồi Gió tên gì?", "Thông báo 1/TB. Dự chợ có bà Lê Thị Mai, Chủ tịch huyện Đồi Gió.", True),
        ("Nội quy chợ có từ ngày nào?", "Căn cứ Nội quy chợ, chợ họp từ ngày 02/3/2031.", True),
    ],
)
def test_a_sentence_holds_the_kind_of_thing_that_is_asked_for(question: str, text: str, may: bool) -> None:
    assert bool(may_answer(question, text)) is may


def test_a_ward_called_like_a_province_is_not_another_province() -> None:
    held = "Hội chợ giống cây trồng mở tại phường Kon Tum."
    text = f"UBND TỈNH QUẢNG NGÃI\nSố: 12/KH-UBND\n\n{held} Hội chợ giống cây trồng mở ở ba khu.\n"
    assert held in may_answer("Hội chợ giống cây trồng của Quảng Ngãi mở ở đâu?", text)


def test_what_is_told_of_another_month_does_not_answer() -> None:
    text = "UBND XÃ MÂY\nSố: 12/TB-UBND\n\nTháng 3 năm 2031 xe về thôn Hạ. Hạn đổi thẻ là ngày 12/5/2031.\n"
    assert may_answer("Tháng 4/2031 xe về thôn nào?", text) == []
    assert may_answer("Tháng 3/2031 xe về thôn nào?", text) == ["Tháng 3 năm 2031 xe về thôn Hạ."]


def test_what_is_told_of_the_month_of_another_year_does_not_answer() -> None:
    text = "UBND XÃ MÂY\nSố: 12/TB-UBND\n\nTháng 4 năm 2030 xe về thôn Hạ. Hạn đổi thẻ là ngày 12/5/2031.\n"
    assert may_answer("Tháng 4/2031 xe về thôn nào?", text) == []


def test_a_day_may_be_one_by_which_something_of_another_month_is_due() -> None:
    held = "Nộp quỹ cho thủ quỹ trước ngày 05/5/2031."
    text = f"UBND XÃ MÂY\nSố: 12/TB-UBND\n\nTHÔNG BÁO\nThu quỹ tháng 4/2031\n\nQuỹ nộp đủ. {held}\n"
    assert held in may_answer("Quỹ tháng 4/2031 nộp cho thủ quỹ trước ngày nào?", text)


def test_what_is_told_of_another_person_does_not_answer() -> None:
    text = (
        "UBND XÃ MÂY\nSố: 12/QĐ-UBND\n\nQUYẾT ĐỊNH\nCử bà Lê Thị Mai trực chợ\n\n"
        "Ông Vũ Văn Hùng trực chợ 3 buổi mỗi tuần. Sạp hàng đóng cửa lúc 5 giờ.\n"
    )
    held = "Ông Vũ Văn Hùng trực chợ 3 buổi mỗi tuần."
    assert held not in may_answer("Bà Lê Thị Mai trực chợ mấy buổi mỗi tuần?", text)
    assert held in may_answer("Ông Vũ Văn Hùng trực chợ mấy buổi mỗi tuần?", text)


def test_the_days_of_recitals_are_those_of_other_documents() -> None:
    held = "Căn cứ Nghị quyết số 7/NQ-HĐND ngày 02/3/2031 về nội quy chợ."
    assert held not in may_answer("Nội quy chợ có từ ngày nào?", f"UBND XÃ MÂY\nSố: 12/QĐ-UBND\n\n{held}\n")


MEETING = """Thông báo 14/TB-UBND về hội nghị bàn việc nước sạch huyện Đồi Gió

Ông Vũ Văn Lam khai mạc hội nghị bàn việc nước sạch, nhắc các xã làm ngay sau khi kết thúc hội nghị.

Kết luận hội nghị bàn việc nước sạch, bà Lê Thị Mai giao mỗi xã một việc.
"""


def test_who_closes_a_meeting_has_not_opened_it() -> None:
    question = "Ai phát biểu {} hội nghị bàn việc nước sạch ở huyện Đồi Gió?"
    assert [told[:6] for told in may_answer(question.format("bế mạc"), MEETING)] == ["Kết lu"]
    assert [told[:6] for told in may_answer(question.format("khai mạc"), MEETING)] == ["Ông Vũ"]
    assert may_answer(question.format("bế mạc"), MEETING.partition("Kết luận")[0]) == []
    assert may_answer("Ai chủ trì hội nghị bàn việc nước sạch ở huyện Đồi Gió?", MEETING) == []


RATES = "Báo cáo 4/BC-UBND của xã Đồi Gió\n\nTỷ lệ hộ có giếng khoan của xã Đồi Gió đạt 61,5%.\n\n{}\n"


@pytest.mark.parametrize("goal", ["2. Đưa tỷ lệ hộ có giếng khoan lên 93%.", "Phấn đấu 93% hộ có giếng khoan."])
def test_an_aim_does_not_tell_how_much_there_is(goal: str) -> None:
    told = may_answer("Tỷ lệ hộ có giếng khoan của xã Đồi Gió là bao nhiêu?", RATES.format(goal))
    assert "Tỷ lệ hộ có giếng khoan của xã Đồi Gió đạt 61,5%." in told
    assert goal not in told
    assert goal in may_answer("Mục tiêu tỷ lệ hộ có giếng khoan của xã Đồi Gió là bao nhiêu?", RATES.format(goal))
    assert goal in may_answer("Tỷ lệ hộ có giếng khoan của xã Đồi Gió là bao nhiêu?", goal_alone(goal))


def goal_alone(goal: str) -> str:
    return f"Báo cáo 4/BC-UBND của xã Đồi Gió\n\n{goal}\n"
