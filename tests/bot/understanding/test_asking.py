"""What a question asks for, by its question words: with accents, without, and in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.answer_types import AnswerType
from bot.understanding.asking import asked
from ingest.text import fold

VIETNAMESE = [
    ("Lễ phát động diễn ra vào ngày nào?", AnswerType.DATE),
    ("Khi nào thì hết hạn nộp hồ sơ?", AnswerType.DATE),
    ("Mấy giờ bắt đầu họp?", AnswerType.DATE),
    ("Xã có bao nhiêu thôn?", AnswerType.COUNT),
    ("Trạm bơm ở đường nào, số mấy?", AnswerType.PLACE),
    ("Trạm bơm nằm ở số nhà bao nhiêu?", AnswerType.PLACE),
    ("Ai được miễn thủy lợi phí?", AnswerType.LIST),
    ("Kế hoạch có mấy chỉ tiêu?", AnswerType.COUNT),
    ("Lớp tập huấn kéo dài bao lâu?", AnswerType.COUNT),
    ("Liệt kê các thủ tục phải niêm yết", AnswerType.LIST),
    ("Đoàn kiểm tra gồm những ai?", AnswerType.LIST),
    ("Năm giải pháp của phường là gì?", AnswerType.LIST),
    ("Những việc nào phải xong trước?", AnswerType.LIST),
    ("Hai chỉ số nào giảm điểm?", AnswerType.LIST),
    ("Hội nên lo mấy mảng nào?", AnswerType.LIST),
    ("HTX trong mấy tờ này nghĩa là gì?", AnswerType.DEFINITION),
    ("Chỉ thị 23 do cơ quan nào ban hành?", AnswerType.ORGANISATION),
    ("Đò ngang có mấy bến, là những bến nào?", AnswerType.LIST),
    ("Hợp tác xã còn mấy cái dở, kể hết ra", AnswerType.LIST),
    ("Xin mở chợ phiên phải nộp giấy tờ gì?", AnswerType.LIST),
    ("Các bước xin tách hộ thế nào?", AnswerType.LIST),
    ("Khi nào thì chủ bè phải dời bè?", AnswerType.LIST),
    ("Khoản nào hợp tác xã chưa chi?", AnswerType.LIST),
    ("Ông nào bỏ sạp mãi thì bị sao?", AnswerType.TEXT),
    ("Cán bộ nào để xe giữa chợ thì xử lý thế nào?", AnswerType.TEXT),
    ("Mấy tổ cùng thu thì dân có phải nộp hai lần không?", AnswerType.TEXT),
    ("Ông nào xử lý người bỏ sạp?", AnswerType.PERSON),
    ("Bỏ sạp mấy phiên thì bị thu lại?", AnswerType.COUNT),
    ("Xe để giữa chợ thì ai xử lý?", AnswerType.PERSON),
    ("Đóng cọc vào tài khoản nào?", AnswerType.TEXT),
    ("Việc nào xong nhanh hơn, vá ghe hay sơn ghe?", AnswerType.TEXT),
    ("Khoản nào Điều 7 nói về bến?", AnswerType.TEXT),
    ("Chợ phiên họp ở những bản nào?", AnswerType.LIST),
    ("Chợ phiên họp ở bản nào?", AnswerType.PLACE),
    ("Nhà xuất bản nào in sách?", AnswerType.TEXT),
    ("Diễn tập theo kịch bản nào?", AnswerType.TEXT),
    ("Khi nào đò phải nghỉ, nêu các trường hợp", AnswerType.LIST),
    ("Nêu nhiệm vụ của tổ bảo vệ rừng", AnswerType.LIST),
    ("Ai được miễn vé đò?", AnswerType.LIST),
    ("Khi nào công chức được quyền từ chối hồ sơ?", AnswerType.LIST),
    ("Bao giờ thì chủ bè bị cấm bến?", AnswerType.LIST),
    ("Khi nào thì hội đua thuyền được tổ chức?", AnswerType.DATE),
    ("Bao giờ thì chủ bè được trả sổ?", AnswerType.DATE),
    ("Do đâu mà hồ sơ bị chậm?", AnswerType.REASON),
    ("Sao dân ít nộp hồ sơ qua mạng vậy?", AnswerType.REASON),
    ("Người trực được hỗ trợ mỗi tháng bao nhiêu?", AnswerType.COUNT),
    ("Chợ này có tên là gì?", AnswerType.DEFINITION),
    ("Bí thư đoàn xã tên là gì?", AnswerType.PERSON),
    ("GĐ sở tên gì?", AnswerType.PERSON),
    ("Chủ tịch xã ra Chỉ thị 12 tên là gì?", AnswerType.PERSON),
    ("Ông Trần Văn Bình còn kiêm chức gì nữa?", AnswerType.POSITION),
    ("Hội đồng đưa ra quyết định nào?", AnswerType.TEXT),
    ("Muốn hỏi thì gọi số nào?", AnswerType.NUMBER),
    ("Vì sao mấy bến đó phải đóng?", AnswerType.REASON),
    ("Cán bộ kiểm lâm ngồi ở phòng nào?", AnswerType.PLACE),
    ("Thành cổ xây vào thế kỷ nào?", AnswerType.DATE),
    ("Năm 2023 được tỉnh chọn là năm gì?", AnswerType.TEXT),
    ("Ai ký quyết định thành lập tổ công tác?", AnswerType.PERSON),
    ("Đồng chí nào kết luận cuộc họp?", AnswerType.PERSON),
    ("Ông Trần Văn Bình giữ chức vụ gì?", AnswerType.POSITION),
    ("Cơ quan nào lo việc số hóa?", AnswerType.ORGANISATION),
    ("Giao đơn vị nào phối hợp?", AnswerType.ORGANISATION),
    ("Hội thi tổ chức ở đâu?", AnswerType.PLACE),
    ("Tỉnh nào đứng đầu bảng xếp hạng?", AnswerType.PROVINCE),
    ("Vì sao hồ sơ bị trả lại?", AnswerType.REASON),
    ("Tổ công tác lập ra nhằm mục đích gì?", AnswerType.REASON),
    ("Thế nào là hồ sơ hợp lệ?", AnswerType.DEFINITION),
    ("TTHC là gì?", AnswerType.DEFINITION),
    ("Quy chế ban hành theo quyết định số mấy?", AnswerType.NUMBER),
    ("Số hiệu của nghị quyết là gì?", AnswerType.NUMBER),
    ("Chỉ thị nói gì về kỷ luật?", AnswerType.TEXT),
    ("tổ công tác", AnswerType.TEXT),
]
ENGLISH = [
    ("Who chaired the meeting?", AnswerType.PERSON),
    ("When was the plan issued?", AnswerType.DATE),
    ("How many communes took part?", AnswerType.COUNT),
    ("How big is the grant for a farmer?", AnswerType.COUNT),
    ("What do farmers have to submit?", AnswerType.LIST),
    ("What maps should I bring?", AnswerType.LIST),
    ("What are the main tasks?", AnswerType.LIST),
    ("Which department is responsible?", AnswerType.ORGANISATION),
    ("Which decision set up the office?", AnswerType.NUMBER),
    ("Where was the meeting held?", AnswerType.PLACE),
    ("Why was the directive issued?", AnswerType.REASON),
    ("What is a one-stop shop?", AnswerType.DEFINITION),
]
# Without accents these are other questions too, told apart by restored accents only (bot/understanding/question.py).
NOT_BARE = {
    "Chợ phiên họp ở bản nào?",
    "Nhà xuất bản nào in sách?",
    "Diễn tập theo kịch bản nào?",
    "Năm giải pháp của phường là gì?",
    "Đoàn kiểm tra gồm những ai?",
    "Ai được miễn thủy lợi phí?",
    "Ai được miễn vé đò?",
}


@pytest.mark.parametrize(("question", "type_"), VIETNAMESE)
def test_vietnamese_questions(question: str, type_: AnswerType) -> None:
    assert asked(question, bare=False, english=False).type is type_


@pytest.mark.parametrize(("question", "type_"), [row for row in VIETNAMESE if row[0] not in NOT_BARE])
def test_questions_without_accents(question: str, type_: AnswerType) -> None:
    assert asked(fold(question), bare=True, english=False).type is type_


@pytest.mark.parametrize("question", ["Cơ chế một cửa là gì?", "Một cửa điện tử là gì?"])
def test_a_term_may_begin_with_a_number(question: str) -> None:
    assert asked(question, bare=False, english=False).type is AnswerType.DEFINITION


@pytest.mark.parametrize(("question", "type_"), ENGLISH)
def test_english_questions(question: str, type_: AnswerType) -> None:
    assert asked(question, bare=False, english=True).type is type_


@given(text=st.text(alphabet="ai gì nào đâu mấy số những các là ngày\n?", max_size=60), english=st.booleans())
def test_question_words_lie_inside_the_question(text: str, english: bool) -> None:
    found = asked(text, bare=True, english=english)
    assert all(0 <= span.start <= span.end <= len(text) for span in found.spans)
