"""Made-up decisions of two provinces, in the letterhead that official documents have."""

from datetime import date


def decision(number: str, *, province: str = "Nam Định", day: date = date(2020, 3, 5), second: str = "") -> str:
    """A decision about receiving citizens, with `second` as its second article."""
    return f"""ỦY BAN NHÂN DÂN
TỈNH {province.upper()}

Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{province}, ngày {day.day:02} tháng {day.month:02} năm {day.year}

QUYẾT ĐỊNH
Về tiếp công dân tại trụ sở năm {day.year}

ỦY BAN NHÂN DÂN TỈNH {province.upper()}

Căn cứ Luật Tổ chức chính quyền địa phương;

QUYẾT ĐỊNH:

Điều 1. Lịch tiếp

1. Lãnh đạo tiếp công dân hai buổi mỗi tháng trong năm {day.year}.

2. Lịch tiếp được niêm yết tại trụ sở <b>và</b> trên cổng thông tin của tỉnh {province}.

Điều 2. Hiệu lực

{second or "Quyết định này có hiệu lực kể từ ngày ký."}

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Mẫu
"""
