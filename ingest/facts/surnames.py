"""Family names of Vietnam, of all its peoples, as they are spelt."""

from functools import cache

from ingest.text import canonical, fold, has_accents

# Nine of ten people bear one of these; without accents they are still seen to be names.
_COMMON = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Đoàn Lâm Lương Mai Trịnh Trương
"""
_OTHERS = """
Cao Châu Chu Hà Kiều La Lưu Mạc Nghiêm Nông Ông Phùng Quách Tạ Thái Thân Tô Triệu Tống Văn Vương Giang Âu Bạch Bàn
Bành Bế Chung Chử Cù Cấn Diệp Doãn Đàm Đậu Đỉnh Đồng Đới Đường Giáp Hầu Hồng Hứa Khổng Khuất Khúc Khương Kim Lã Lại
Lăng Lô Lỗ Lò Lù Lục Lường Lữ Ma Mã Ngọ Ngụy Nhâm Nhữ Ninh Ong Phí Phó Quàng Sầm Sùng Sử Tăng Thạch Thào Thẩm Thiều
Tiêu Tòng Tôn Tưởng Ung Uông Vàng Vi Viên Vừ Từ Ân Giàng Hạng Hờ Mùa Cà Cầm Đèo Điểu Điêu Rơ Kpă Ksor Niê Rah
Rmah Siu Nay Y H K A Ya Blúp Kră Danh Sơn
"""


def surname(word: str) -> str | None:
    """The family name that `word` spells, in any case; a common one may lack all its accents."""
    by_letters, spelt = _table()
    exact = spelt.get(canonical(word))
    return exact or (None if has_accents(word) else by_letters.get(fold(word)))


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """The common family names by their letters without accents, and all by their spelling."""
    common = _COMMON.split()
    return {fold(name): name for name in common}, {canonical(name): name for name in (*common, *_OTHERS.split())}
