"""Candidate answers: stretches of the asked-for type, inside the text, in order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.spans import candidates
from bot.spans.cells import cells
from tests.bot.answering import asked_as

CASES = [
    ("Lễ ra quân diễn ra ngày nào?", "Sáng 12/5/2024, xã tổ chức lễ ra quân; kế hoạch làm từ năm 2023.", "12/5/2024"),
    ("Họp ngày nào?", "Cuộc họp mở ngày 12 tháng 5 năm 2024.", "12 tháng 5 năm 2024"),
    ("Đề án thực hiện năm nào?", "Đề án được thực hiện từ năm 2024.", "năm 2024"),
    ("Xã có bao nhiêu thôn?", "Xã Suối Mơ có 12 thôn, 3.450 hộ và tám trường học.", "12 thôn"),
    ("xã có mấy trường học", "Xã Suối Mơ có 12 thôn và tám trường học.", "tám trường học"),
    ("Tỷ lệ là bao nhiêu phần trăm?", "Tỷ lệ hồ sơ đúng hạn đạt 98,5% trong quý I năm 2024.", "98,5%"),
    ("Lớp học kéo dài bao lâu?", "Lớp học kéo dài 3 ngày với 40 học viên.", "3 ngày"),
    ("Xã đứng thứ mấy?", "Năm nay xã xếp thứ 5/12 của huyện.", "thứ 5/12"),
    ("Ai chủ trì cuộc họp?", "Ông Nguyễn Văn An, Chủ tịch UBND xã, chủ trì cuộc họp.", "Nguyễn Văn An"),
    ("Bà Lê Thị Mai giữ chức vụ gì?", "Dự họp có bà Lê Thị Mai, Trưởng phòng Tư pháp.", "Trưởng phòng Tư pháp"),
    (
        "Ông Vũ Hùng ngoài làm chánh thanh tra còn kiêm chức gì?",
        "Ông Vũ Hùng, Chánh Thanh tra, Trưởng ban Hòa giải, dự họp.",
        "Trưởng ban Hòa giải",
    ),
    (
        "Ông Vũ Hùng trước là phó chánh thanh tra, nay giữ chức gì?",
        "Ông Vũ Hùng, Phó Chánh Thanh tra, Trưởng ban Hòa giải, dự họp.",
        "Phó Chánh Thanh tra, Trưởng ban Hòa giải",
    ),
    (
        "Trưởng đoàn giám sát giữ chức gì?",
        "Đoàn giám sát do ông Vũ Hùng, Phó Chủ tịch xã, làm Trưởng đoàn, ông Lê Văn Bình làm Phó Trưởng đoàn.",
        "Phó Chủ tịch xã",
    ),
    ("Trưởng phòng Tư pháp là ai?", "Dự họp có bà Lê Thị Mai, Trưởng phòng Tư pháp.", "Lê Thị Mai"),
    ("Theo quyết định số mấy?", "Căn cứ Nghị quyết số 12/NQ-HĐND và Quyết định số 45/QĐ-UBND.", "45/QĐ-UBND"),
    ("Cơ quan nào chủ trì?", "Giao Sở Tài chính chủ trì việc này.", "Sở Tài chính"),
    ("Hội thi tổ chức ở đâu?", "Hội thi tổ chức tại Nhà văn hóa thôn Hạ, vào buổi sáng.", "Nhà văn hóa thôn Hạ"),
    ("Tỉnh nào đăng cai?", "Giải do Ninh Bình đăng cai trong ba ngày.", "Ninh Bình"),
    (
        "Ai khai trương cửa hiệu?",
        "Nam tước Wilfred de Marsh khai trương cửa hiệu ở Zürich.",
        "Nam tước Wilfred de Marsh",
    ),
    ("CCCD là viết tắt của gì?", "- CCCD: căn cước công dân", "căn cước công dân"),
    ("NQ nghĩa là gì?", "- CT: chỉ thị; NQ: nghị quyết", "nghị quyết"),
    ("Thế nào là giờ trống?", '3. "Giờ trống" là giờ không có người trực.', "giờ không có người trực"),
    ("Ai khai trương cửa hiệu?", "Năm 1890, Schwartz khai trương cửa hiệu.", "Schwartz"),
    ("Vì sao hoãn họp?", "Họp bị hoãn, nguyên nhân là mưa lớn gây ngập đường.", "mưa lớn gây ngập đường"),
    (
        "Vì sao xã cảm ơn thôn Hạ?",
        "Kết lại, xã cảm ơn thôn Hạ đã góp 40 ngày công sửa đê.",
        "đã góp 40 ngày công sửa đê",
    ),
    ("Quyết định có hiệu lực từ ngày nào?", "Có hiệu lực sau 15 ngày kể từ ngày ký.", "sau 15 ngày kể từ ngày ký"),
    ("Thành cổ được xây khi nào?", "Thành cổ được xây vào năm 390 TCN.", "năm 390 TCN"),
    ("Chợ mở từ thế kỷ nào?", "Chợ mở từ cuối thế kỷ XIX.", "cuối thế kỷ XIX"),
    ("Xã có bao nhiêu dân?", "Xã có 3,5 nghìn dân.", "3,5 nghìn dân"),
    ("Kinh phí là bao nhiêu tiền?", "Kinh phí 11 tỷ 300 triệu đồng mỗi năm.", "11 tỷ 300 triệu đồng"),
    ("Được hỗ trợ bao nhiêu tiền?", "Mức hỗ trợ 200.000 đồng/người/tháng.", "200.000 đồng/người/tháng"),
    ("Bao nhiêu đại biểu tán thành?", "Có 78/81 đại biểu tán thành.", "78/81 đại biểu"),
    ("Phản ánh thì gọi số nào?", "Gọi tổng đài 1900 1234 trong giờ làm việc.", "1900 1234"),
    ("Trụ sở ở địa chỉ nào?", "Trụ sở đặt tại số 12 đường Hoa Sen, phường Ba, thành phố Tư.", "số 12 đường Hoa Sen"),
    ("Địa phương nào của Yên Bái làm chậm?", "Chậm nhất là huyện Đồi Gió và thị xã Mây.", "thị xã Mây"),
    ("Bí thư Huyện đoàn tên là gì?", "Có bà **Pinăng Thị Sao**, Bí thư Huyện đoàn.", "Pinăng Thị Sao"),
    ("Bao nhiêu người dự thì được họp?", "Họp khi có ít nhất hai phần ba số thành viên.", "hai phần ba"),
    ("Hạn đi đổi thẻ là khi nào?", "Đổi thẻ trong 30 ngày kể từ ngày mất, tại xã.", "30 ngày kể từ ngày mất"),
    ("Thác nước cao, rộng bao nhiêu?", "Thác rộng 12 mét, có 3 tầng.", "12 mét"),
    ("Diện tích xã là bao nhiêu?", "Xã có 12 thôn, diện tích 41,6 km2.", "41,6 km2"),
    ("Dân số xã Mây là bao nhiêu?", "Xã có 1.204 hộ, 4.512 người và 12 thôn.", "4.512 người"),
    ("Dân hiến bao nhiêu mét vuông đất?", "Có 12 hộ hiến 950 m2.", "950 m2"),
    ("Xã trao bao nhiêu giấy khen?", "Dịp này, xã tặng Giấy khen của Chủ tịch UBND xã cho 9 hộ dân.", "9 hộ"),
    ("Huyện tặng bao nhiêu bằng khen?", "Huyện tặng bằng khen cho 14 trường mẫu giáo.", "14 trường"),
    ("Tổ được bao nhiêu điểm?", "Điểm thi đua của tổ: 88,5/100, xếp thứ nhất.", "88,5/100"),
    ("Bao nhiêu hộ đã dự họp?", "- Đại diện hộ gia đình: 61 trên tổng số 74 hộ được mời.", "61"),
    ("Xã Mây sau sắp xếp có bao nhiêu người?", "Xã có 9 thôn, dân số 7.204 người.", "7.204 người"),
    ("Mất thẻ thì bấm số nào?", "Gọi tổng đài 1900 1234 trong giờ làm việc.", "1900 1234"),
    ("Đăng ký biến động diện tích đất mất bao lâu?", "Thời hạn đăng ký là 10 ngày làm việc.", "10 ngày"),
    ("Tỷ lệ dân số có thẻ là bao nhiêu?", "Đến nay 93,5% dân số đã có thẻ.", "93,5%"),
    ("Đập nước có chiều rộng là bao nhiêu?", "Đập nước có chiều rộng 7 m.", "7 m"),
    ("Con kênh dài bao nhiêu?", "Chiều dài: 450.", "450"),
    ("Nhà trẻ mở cửa mấy giờ?", "Từ ngày 12/5/2024 nhà trẻ mở cửa lúc 6 giờ 30.", "6 giờ 30"),
    ("Mấy giờ thì quầy ngừng nhận?", "Sau 17 giờ quầy ngừng nhận.", "17 giờ"),
    ("Quầy làm việc đến mấy giờ?", "Quầy làm việc đến hết 17 giờ.", "17 giờ"),
    ("Mấy giờ quầy đóng cửa?", "Mở từ 7 giờ đến 11 giờ 30 và từ 13 giờ đến 17 giờ.", "17 giờ"),
    ("Mấy giờ quầy mở cửa?", "Quầy mở cửa từ 7 giờ đến 11 giờ 30.", "7 giờ"),
    ("Nghị quyết hết hiệu lực khi nào?", "Áp dụng từ ngày 1/2/2023 đến hết ngày 3/4/2025.", "3/4/2025"),
    ("Xe lưu động về làng nào?", "Ngày 12 xe ở Suối Cát, ngày 13 nghỉ.", "Suối Cát"),
    ("Chi hội có mấy hội viên?", "Tổng số hội viên: 17 đồng chí, vắng 2.", "17"),
    ("Xã khen thưởng mấy nơi?", "Dịp này xã khen thưởng 7 tập thể, 3 cá nhân.", "7 tập thể"),
    ("Trong 12 việc, xã làm xong bao nhiêu?", "Trong 12 việc cụ thể, xã làm xong 9 việc, còn 2 tuần.", "9 việc"),
    ("5 triệu người được hỗ trợ bao nhiêu tiền?", "Mỗi hộ được hỗ trợ 5 triệu đồng.", "5 triệu đồng"),
    ("Chợ mở ngày 12 tháng mấy?", "Chợ mở ngày 12 tháng 5 năm 2024.", "12 tháng 5 năm 2024"),
    ("Sau 8 giờ thì mấy giờ đóng cửa?", "Cổng đóng lúc 8 giờ 30.", "8 giờ 30"),
    ("Ai được giao theo dõi chợ đêm?", "Giao Phòng Kinh tế theo dõi chợ đêm.", "Phòng Kinh tế"),
    ("Theo dõi chợ đêm là trách nhiệm của ai?", "Giao Phòng Kinh tế theo dõi chợ đêm.", "Phòng Kinh tế"),
    ("Ai đôn đốc việc mở chợ đêm?", "Phòng Kinh tế đôn đốc việc mở chợ đêm.", "Phòng Kinh tế"),
    ("Ai xét đơn thuê sạp?", "Tổ chợ báo cáo Trưởng ban quyết định.", "Trưởng ban"),
    ("Tổ chợ báo cáo ai?", "Tổ chợ báo cáo Chủ tịch xã trước ngày 5.", "Chủ tịch xã"),
    ("Ai xét đơn thuê sạp?", "Chủ tịch xã xét đơn và báo cáo Trưởng ban.", "Chủ tịch xã"),
    ("When was the meeting?", "Cuộc họp mở ngày 12/5/2024.", "12/5/2024"),
    ("How many villages are there?", "Xã có 12 thôn.", "12 thôn"),
]


@pytest.mark.parametrize(("question", "text", "answer"), CASES, ids=[case[0] for case in CASES])
def test_the_answer_is_a_candidate(question: str, text: str, answer: str) -> None:
    assert any(answer in text[slice(*found.span)] for found in candidates(text, asked_as(question)))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Sổ chợ treo là gì?", "Sổ chợ là tập giấy ghi hàng."),
        ("Tiền sửa cầu là bao nhiêu?", "Đã họp với ít nhất hai phần ba số thành viên và 12 hộ."),
        ("Họp ngày nào?", "Kế hoạch thực hiện trong năm 2024."),
        ("Xã có bao nhiêu thôn?", "Ngày 12/5/2024, số 12 đường Hoa Sen."),
        ("Ai chủ trì cuộc họp?", "Cuộc họp bàn về cây xanh."),
        ("Bà Lê Thị Mai giữ chức vụ gì?", "Ông Vũ Hùng, Chánh Thanh tra, dự họp."),
        ("Trưởng phòng Tư pháp là ai?", "Dự họp có ông Vũ Hùng, Phó Trưởng phòng Tư pháp."),
        ("Số hiệu của kế hoạch là gì?", "Căn cứ Quyết định số 45/QĐ-UBND."),
        ("Sở Tài chính giao cơ quan nào phối hợp?", "Giao Sở Tài chính phối hợp."),
        ("Gọi số điện thoại nào?", "Căn cứ Quyết định số 45/QĐ-UBND."),
        ("Chỉ thị nói gì?", "Ngày 3/4/2024 ông Nguyễn Văn An họp với 5 thôn."),
        ("Xe lưu động về thôn nào?", "Xe chạy đến Quý IV, tại Nghị quyết số 5/NQ-HĐND, ở ông Vũ Hùng."),
        ("Diện tích xã Mây là bao nhiêu?", "Việc số hóa mới đạt 64% kế hoạch, còn 21 hồ sơ."),
        ("Dân số xã Mây là bao nhiêu?", "Xã có 17 thôn; ban giám sát gồm 5 người, 83,5% hộ dân dự họp."),
        ("Dân số xã Mây là bao nhiêu?", "Xã có 5 dân tộc và 30 dân quân."),
        ("Dân số xã Mây là bao nhiêu?", "Bộ phận hộ tịch có 2 người."),
        ("Diện tích nhà trẻ là bao nhiêu?", "Nhà trẻ có diện tích đủ cho 25 người."),
        ("Nhà trẻ mở cửa mấy giờ?", "Từ ngày 12/5/2024 nhà trẻ mở cửa."),
        ("Đội được thành lập ngày nào?", "Đội trực vào sáng thứ Ba."),
        ("Hạn nộp là ngày nào, giờ nào?", "Gửi tài liệu trước ít nhất 24 giờ."),
        ("Trụ sở xã ở đường nào?", "Nộp tại phòng 203, trụ sở xã."),
        ("Phường đã kỷ luật mấy người?", "Căn cứ Quyết định số 45/QĐ-UBND."),
        ("Có mấy nội dung?", "Dịp này xã khen thưởng 7 tập thể."),
        ("Trong 12 việc, xã làm xong bao nhiêu?", "Kế hoạch giao 12 việc cụ thể cho 5 thôn."),
        ("Ai mở chợ đêm?", "Phòng Kinh tế mở chợ đêm."),
        ("Đề án có mấy nội dung?", "Khác với mười năm trước, nội dung nay gọn hơn."),
        ("Ai trông chợ đêm?", "Tổ chợ báo cáo Chủ tịch xã trước ngày 5 hằng tháng."),
        ("Ai trông chợ đêm?", "Đơn thuê sạp gửi cho Trưởng ban."),
        ("Xã giao ai phụ trách chợ đêm?", "Số: ……/CT-UBND"),
        ("Ai mở chợ đêm?", "Chợ đêm mở theo Chỉ thị 23/CT-TTg."),
        ("Huyện tặng bao nhiêu bằng khen?", "Huyện tặng bằng khen cho bà Mai, trao quà cho 14 hộ."),
        ("Tổ được bao nhiêu điểm?", "Điểm tiếp dân: 3 ngày mỗi tuần."),
        ("Tổ được bao nhiêu điểm?", "Diềm mái: 12."),
        ("Tổ tự quản để làm gì?", "c) Để xảy ra mất trật tự ở chợ nhiều lần."),
        ("Góp ý trong bao nhiêu ngày?", "Mở cửa thử trong 06 tháng kể từ ngày khai trương."),
    ],
)
def test_other_things_are_no_candidates(question: str, text: str) -> None:
    assert candidates(text, asked_as(question)) == []


def test_the_date_of_a_cited_document_is_worth_less() -> None:
    text = "Thực hiện Kế hoạch số 45/KH-UBND ngày 3/4/2024, xã ra quân ngày 12/5/2024."
    worth = {text[slice(*found.span)]: found.worth for found in candidates(text, asked_as("Xã ra quân ngày nào?"))}
    assert worth["3/4/2024"] < worth["12/5/2024"]


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("Làm sạch dữ liệu hết bao nhiêu kinh phí?", "1.850"),
        ("Đơn vị nào chủ trì làm sạch dữ liệu?", "Sở Tư pháp"),
        ("Làm sạch dữ liệu xong ngày nào?", "31/10/2024"),
    ],
)
def test_the_column_that_is_asked_for_answers(question: str, cell: str) -> None:
    row = "| 2 | Làm sạch dữ liệu | Sở Tư pháp | 31/10/2024 | 1.850 |"
    head = "| TT | Tên nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành | Kinh phí (triệu đồng) |"
    found = max(candidates(row, asked_as(question), head=head), key=lambda candidate: candidate.worth)
    assert row[slice(*found.span)] == cell


def test_a_cell_is_of_the_kind_of_place_or_quantity_asked_for() -> None:
    row, head = "| Lớp 3 | Hội trường xã | 12 |", "| Lớp | Địa điểm | Số buổi |"
    assert candidates(row, asked_as("Học viên nghỉ ở khách sạn nào?"), head=head) == []
    assert candidates(row, asked_as("Diện tích lớp 3 là bao nhiêu?"), head=head) == []
    (found,) = candidates(row, asked_as("Học viên học ở hội trường nào?"), head=head)
    assert row[slice(*found.span)] == "Hội trường xã"


def test_a_fee_is_not_answered_by_the_area_it_is_paid_for() -> None:
    text, question = "Diện tích trên 500 m2 nộp lệ phí 20.", "Thay đổi diện tích nộp lệ phí bao nhiêu?"
    assert not any("m2" in text[slice(*found.span)] for found in candidates(text, asked_as(question)))


def test_forms_are_no_area() -> None:
    query = asked_as("Hồ sơ có mấy mẫu đơn?")
    assert any("2 mẫu đơn" in "Hồ sơ có 2 mẫu đơn."[slice(*f.span)] for f in candidates("Hồ sơ có 2 mẫu đơn.", query))


def test_a_length_is_not_read_out_of_a_word() -> None:
    head = "| Tên | Năm đào |"
    assert candidates("| Kênh Tám | 2019 |", asked_as("Kênh Tám dài bao nhiêu?"), head=head) == []


def test_a_village_told_with_its_kind_is_worth_more() -> None:
    text = "Xe về thôn Hạ, còn người già ở Suối Cát."
    worth = {text[slice(*f.span)]: f.worth for f in candidates(text, asked_as("Xe lưu động về thôn nào?"))}
    assert worth["thôn Hạ"] > worth["Suối Cát"]


def test_a_village_is_not_read_out_of_a_word() -> None:
    head, row = "| Việc | Cấp | Văn bản |", "| Đổi thẻ | Cấp xã | Bốn trang |"
    for question in ("Đổi thẻ ở ấp nào?", "Đổi thẻ ở bản nào?"):
        assert candidates(row, asked_as(question), head=head) == []


def test_a_number_that_names_no_office_is_worth_less_for_one() -> None:
    question = asked_as("Số điện thoại của chủ tịch xã là gì?")
    (other,) = candidates("Mất thẻ thì gọi 1900 1234 để khóa.", question)
    (own,) = candidates("Chủ tịch xã: 0912 345 678.", question)
    assert other.worth < own.worth


def test_the_bound_that_is_asked_for_is_worth_more() -> None:
    text = "Chỉ số được thử năm 2009 và làm rộng rãi từ năm 2011."
    worth = {text[slice(*found.span)]: found.worth for found in candidates(text, asked_as("Làm từ năm nào?"))}
    assert worth["từ năm 2011"] > worth["năm 2009"]


@settings(deadline=None, max_examples=80)
@given(
    question=st.sampled_from([case[0] for case in CASES]),
    pieces=st.lists(st.one_of(st.sampled_from([case[1] for case in CASES]), st.text(max_size=20)), max_size=4),
    glue=st.sampled_from([" ", "\n", "; ", "", " \u00a0"]),
)
def test_candidates_lie_inside_any_text_in_order(question: str, pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    spans = [found.span for found in candidates(text, asked_as(question))]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(text[start:end].strip() for start, end in spans)


def test_money_is_not_answered_by_another_kind_of_quantity() -> None:
    query = asked_as("Kế hoạch của xã có kinh phí bao nhiêu?")
    assert candidates("Kế hoạch nâng chỉ số của xã lên ít nhất 03 bậc.", query) == []
    text = "Kinh phí của kế hoạch là 12 triệu đồng, thêm 03 bậc."
    assert [text[slice(*found.span)] for found in candidates(text, query)] == ["12 triệu đồng"]


def test_what_looks_foreign_is_no_person_where_it_names_a_place_or_a_body() -> None:
    query = asked_as("Ai dự lễ?")
    assert candidates("Lễ tổ chức tại Zürich, do Công ty Wolff tài trợ, có UBND xã dự.", query) == []


def test_an_office_that_acts_answers_who_and_not_by_what_name() -> None:
    text = "Tổ giúp việc có 9 người, do Phó Giám đốc Sở Y tế làm Tổ trưởng."

    def told(question: str) -> list[str]:
        return [text[slice(*found.span)] for found in candidates(text, asked_as(question))]

    assert told("Ai làm Tổ trưởng Tổ giúp việc?") == ["Phó Giám đốc Sở Y tế"]
    assert told("Tổ trưởng Tổ giúp việc tên là gì?") == []


def test_a_share_in_a_cell_is_no_sum_of_money() -> None:
    row = "| Phí chợ | 40% | 65% |"
    head = "| Khoản | Mức thu | Phí năm sau |"
    assert not list(cells(row, head, asked_as("Phí chợ là bao nhiêu tiền?")))


def test_a_document_is_out_on_a_day_and_at_no_event() -> None:
    text = "Khi cán bộ nghỉ, người khác thay."
    assert candidates(text, asked_as("Người khác thay khi nào?"))
    assert not candidates(text, asked_as("Quy chế ban hành khi nào?"))
