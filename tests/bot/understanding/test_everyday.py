"""Everyday and dialect phrases, put as documents write."""

import pytest

from bot.understanding.answer_types import AnswerType
from bot.understanding.everyday import as_documents_write
from bot.understanding.lexicon import everyday_phrases
from ingest.text import canonical
from tests.bot.answering import asked_as


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Xã An nộp trong mấy bữa?", "Xã An nộp trong mấy ngày?"),
        ("Mấy bữa thì xong?", "mấy ngày thì xong?"),
        ("xã nào đội sổ", "xã nào xếp cuối"),
        ("Có mấy đồng chí ở mô hình mới?", "Có mấy đồng chí ở mô hình mới?"),
        ("Đổi số nhà thế nào?", "Đổi số nhà thế nào?"),
        ("Bà Trần Thị Sao Y ở thôn nào?", "Bà Trần Thị Sao Y ở thôn nào?"),
        ("Tổ Bữa Nào họp?", "Tổ Bữa Nào họp?"),
        ("Quán tôi dẹp tiệm thì báo ai?", "Quán tôi chấm dứt hoạt động hộ kinh doanh thì báo ai?"),
        ("Rốt cuộc tổ nào thắng?", "Rốt cuộc tổ nào thắng?"),
        ("Ai điều hành bến đò?", "Ai điều hành bến đò?"),
        ("Mua sắm thiết bị bị hư hỏng", "Mua sắm thiết bị bị hư hỏng"),
        ("Xã có cả thảy bao nhiêu ao?", "Xã có bao nhiêu ao?"),
        ("", ""),
    ],
)
def test_phrases_give_way_and_names_stay(said: str, written: str) -> None:
    assert as_documents_write(said) == written


@pytest.mark.parametrize(
    "official",
    [
        "Hợp tác xã còn vướng mắc gì về đất?",
        "Người xin chữ ký số nộp ở quầy nào?",
        "Thửa đất có liền kề đường không?",
        "Đã tới phiên họp thứ mấy?",
        "Lệ phí trước bạ sang tên xe máy",
        "Lúa bị rầy nâu, ruộng bị ngâm nước",
        "Đất bị thu hồi hôm trước",
        "Điện thoại mà rớt xuống nước thì sao?",
        "Gửi tiền thế nào để không mất tiền vì kẻ gian?",
        "Tiền ăn tiền ở của học viên",
        "Chị xin làm nhà văn hóa thôn",
        "Trẻ bị dụ dỗ thì báo ai?",
        "Ai cho nghỉ việc riêng?",
        "Người ngồi phòng chờ phải chờ mấy phút?",
        "Lãi khi vay trả góp",
        "Trẻ ở trọ được học cuối tuần",
        "Nhận trợ cấp thì lấy tiền ở đâu?",
        "Ở tuổi xế chiều, bà dựng quán bên hông chợ",
        "Giúp nhà có người mất tích",
        "Ai trông coi nghĩa trang?",
        "Không gửi đơn qua mạng xã hội",
        "Người đi mô tô phải làm gì?",
        "Có đại biểu tới mô hình mới không?",
        "Ai trực ngoài giờ làm việc?",
        "Ai kiểm tra quán nhậu?",
        "Công chức biệt phái sang xã nào?",
        "Không đăng ký trên mạng xã hội",
    ],
)
def test_what_documents_write_is_left_alone(official: str) -> None:
    assert as_documents_write(official) == official


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("hồ sơ bị ngâm lâu", "hồ sơ bị giải quyết chậm"),
        ("tìm bác tài xế", "tìm lái xe"),
        ("cấm nhậu nhẹt", "cấm uống rượu"),
        ("chỗ này vô được không", "chỗ này vào được không"),
        ("ông bà già ngoài tám mươi tuổi", "người cao tuổi trên 80 tuổi"),
        ("anh em tranh giành nhau", "anh em tranh chấp"),
        ("lỡ làm rớt mất thẻ", "lỡ làm mất thẻ"),
        ("xe đậu chỗ nào", "xe đỗ chỗ nào"),
        ("muốn lên thổ cư", "muốn chuyển mục đích sang đất ở"),
        ("làm khai sinh trễ thì sao", "đăng ký khai sinh quá hạn thì sao"),
        ("trực ngoài giờ làm", "trực ngoài giờ hành chính"),
        ("hồ sơ bị kẹt lại ở đâu", "hồ sơ tồn đọng ở đâu"),
        ("bị dính quy hoạch", "thuộc quy hoạch"),
        ("không chịu nhận hồ sơ", "từ chối tiếp nhận hồ sơ"),
    ],
)
def test_the_whole_of_what_is_said_gives_way(said: str, written: str) -> None:
    assert as_documents_write(said) == written


def test_what_stands_for_a_phrase_is_left_alone() -> None:
    for said, written in everyday_phrases().items():
        assert said == canonical(said)
        assert written == canonical(written)
        assert as_documents_write(written) == written, said


@pytest.mark.parametrize("question", ["Thôn Đoài bữa nào họp?", "thon doai chừng nào họp", "Thôn Đoài hồi nào họp?"])
def test_everyday_question_words_ask(question: str) -> None:
    assert asked_as(question).type is AnswerType.DATE


def test_dialect_words_are_no_slips() -> None:
    assert "Trẻ em" in asked_as("Con nít xã Đoài học ở mô?").text
