"""Lines in which a page tells of itself."""

import pytest

from bot.reader.source_lines import asks_for_maker, tells_maker, tells_of_itself
from tests.bot.answering import asked_as


@pytest.mark.parametrize(
    ("question", "sentence", "is_left_out"),
    [
        ("Xã giao ai theo dõi việc này?", "Nguồn: bản tin xã Đồi, tác giả Vũ Lam.", True),
        ("Cuộc họp diễn ra ngày nào?", "Ngày đăng: 12/5/2024.", True),
        ("Ai viết bài về hội chợ?", "Nguồn: bản tin xã Đồi, tác giả Vũ Lam.", False),
        ("Bài được đăng ngày nào?", "Ngày đăng: 12/5/2024.", False),
        ("Hội chợ bàn việc gì?", "Bản dịch này chỉ để tham khảo.", True),
        ("Bản dịch có giá trị pháp lý không?", "Bản dịch này không có giá trị pháp lý.", False),
        ("Báo cáo do ai lập?", "Tác giả: Vũ Lam.", True),
        ("Tờ báo nào đưa tin?", "Nguồn: báo Đồi.", False),
        ("Nguồn kinh phí lấy từ đâu?", "Nguồn kinh phí lấy từ quỹ của thôn.", False),
        ("Làm cầu lấy tiền của ai?", "Nguồn: ngân sách tỉnh.", False),
        ("Nhập sổ xong ngày nào?", "Cập nhật ngày 3/4/2024 xong sổ của thôn.", False),
        ("Họp ngày nào?", "Cập nhật ngày 3/4/2024.", True),
        ("Ai lo nguồn vốn?", "Nguồn vốn do kế toán lo.", False),
        ("Nội quy chợ áp dụng từ ngày nào?", "*Đồi Gió, ngày 19 tháng 4 năm 2024*", True),
        ("Nội quy chợ ban hành ngày nào?", "Đồi Gió, ngày 19 tháng 4 năm 2024", False),
        ("Chợ đóng cửa ngày nào?", "Đồi Gió mở chợ, ngày 19 tháng 4 năm 2024 đóng cửa.", False),
    ],
)
def test_they_answer_only_what_is_asked_of_the_page(question: str, sentence: str, is_left_out: bool) -> None:
    assert tells_of_itself(asked_as(question), sentence) is is_left_out


def test_who_is_in_an_article_has_not_made_it() -> None:
    assert asks_for_maker(asked_as("Ai viết bài về hội chợ?"))
    assert asks_for_maker(asked_as("Ai chụp ảnh hội chợ?"))
    assert not asks_for_maker(asked_as("Ai khai mạc hội chợ?"))
    assert tells_maker("Theo phóng viên Vũ Lam, hội chợ đông khách.")
    assert not tells_maker("Ông Vũ Lam khai mạc hội chợ.")
