"""Letterheads of every kind of office, in the shapes that readers hand them over in."""

import datetime
import re
from collections.abc import Callable
from typing import NamedTuple

import pytest

from ingest.documents import DocumentKind, DocumentMetadata, Reading, SourceDocument
from ingest.metadata import describe
from ingest.read import RawDocument
from ingest.text import tidy


class Case(NamedTuple):
    """A letterhead as it is printed, and what it says."""

    left: str
    number: str
    dated: str
    heading: str
    """Kind and subject; of a letter the subject, "V/v ..."."""
    kind: DocumentKind
    issuer: str
    canonical: str | None
    summary: str | None
    party: bool = False


K = DocumentKind
CASES = [
    Case("ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI", "Số: 41/2025/QĐ-UBND", "Quảng Ngãi, ngày 12 tháng 8 năm 2025",
         "QUYẾT ĐỊNH\nBan hành Quy chế phối hợp quản lý cây xanh đô thị\ntrên địa bàn tỉnh Quảng Ngãi", K.DECISION,
         "Ủy ban nhân dân tỉnh Quảng Ngãi", "41/2025/QĐ-UBND",
         "Ban hành Quy chế phối hợp quản lý cây xanh đô thị trên địa bàn tỉnh Quảng Ngãi"),
    Case("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG", "Số:1207 /QĐ - UBND", "Hải Phòng, ngày 05 tháng 3 năm 2024",
         "QUYẾT ĐỊNH\nVề việc phê duyệt danh mục bến đò được phép hoạt động", K.DECISION,
         "Ủy ban nhân dân thành phố Hải Phòng", "1207/QĐ-UBND",
         "Về việc phê duyệt danh mục bến đò được phép hoạt động"),
    Case("UBND TỈNH LAI CHÂU\nSỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH", "Số: 318/SVHTTDL-QLDL",
         "Lai Châu, ngày 9 tháng 10 năm 2023",
         "V/v đăng ký gian hàng tại\nhội chợ vùng cao", K.LETTER, "Sở Văn hóa, Thể thao và Du lịch tỉnh Lai Châu",
         "318/SVHTTDL-QLDL", "V/v đăng ký gian hàng tại hội chợ vùng cao"),
    Case("UBND HUYỆN MƯỜNG LÁT\nPHÒNG NỘI VỤ", "Số: 27/BC-PNV", "Mường Lát, ngày 20 tháng 6 năm 2022",
         "BÁO CÁO\nKết quả rà soát đội ngũ cán bộ không chuyên trách", K.REPORT, "Phòng Nội vụ huyện Mường Lát",
         "27/BC-PNV", "Kết quả rà soát đội ngũ cán bộ không chuyên trách"),
    Case("ỦY BAN NHÂN DÂN\nHUYỆN TRÀ CÚ", "Số: 15/KH-UBND", "Trà Cú, ngày 14 tháng 01 năm 2025",
         "KẾ HOẠCH\nTổ chức tuần lễ nước sạch tại các ấp", K.PLAN, "Ủy ban nhân dân huyện Trà Cú", "15/KH-UBND",
         "Tổ chức tuần lễ nước sạch tại các ấp"),
    Case("ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP", "Số: 88/TB-UBND", "Tân Lập, ngày 02 tháng 12 năm 2024",
         "THÔNG BÁO\nVề lịch tiếp công dân quý I", K.NOTICE, "Ủy ban nhân dân xã Tân Lập", "88/TB-UBND",
         "Về lịch tiếp công dân quý I"),
    Case("ỦY BAN NHÂN DÂN\nPHƯỜNG BẾN NGHÉ", "Số: 6/UBND-ĐT", "Bến Nghé, ngày 30 tháng 4 năm 2025",
         "V/v nhắc nhở lấn chiếm vỉa hè", K.LETTER, "Ủy ban nhân dân phường Bến Nghé", "6/UBND-ĐT",
         "V/v nhắc nhở lấn chiếm vỉa hè"),
    Case("HỘI ĐỒNG NHÂN DÂN\nTỈNH KON TUM", "Số: 19/2023/NQ-HĐND", "Kon Tum, ngày 11 tháng 7 năm 2023",
         "NGHỊ QUYẾT\nQuy định mức chi hỗ trợ người làm công tác thủy nông", K.RESOLUTION,
         "Hội đồng nhân dân tỉnh Kon Tum", "19/2023/NQ-HĐND", "Quy định mức chi hỗ trợ người làm công tác thủy nông"),
    Case("HỘI ĐỒNG NHÂN DÂN\nTHỊ XÃ SÔNG CẦU", "Số: 07/NQ-HĐND", "Sông Cầu, ngày 19 tháng 12 năm 2022",
         "NGHỊ QUYẾT\nVề dự toán thu, chi ngân sách thị xã", K.RESOLUTION, "Hội đồng nhân dân thị xã Sông Cầu",
         "07/NQ-HĐND", "Về dự toán thu, chi ngân sách thị xã"),
    Case("BỘ NỘI VỤ", "Số: 4/2022/TT-BNV", "Hà Nội, ngày 23 tháng 5 năm 2022",
         "THÔNG TƯ\nQuy định mã số của các ngạch công chức lưu trữ", K.CIRCULAR, "Bộ Nội vụ", "4/2022/TT-BNV",
         "Quy định mã số của các ngạch công chức lưu trữ"),
    Case("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "Số: 2210/BGDĐT-GDTH", "Hà Nội, ngày 17 tháng 5 năm 2023",
         "V/v góp ý dự thảo\ndanh mục thiết bị lớp 5", K.LETTER, "Bộ Giáo dục và Đào tạo", "2210/BGDĐT-GDTH",
         "V/v góp ý dự thảo danh mục thiết bị lớp 5"),
    Case("BỘ NÔNG NGHIỆP\nVÀ PHÁT TRIỂN NÔNG THÔN", "Số: 901/BNNPTNT-TY", "Hà Nội, ngày 8 tháng 2 năm 2021",
         "V/v tăng cường tiêm phòng cho vật nuôi", K.LETTER, "Bộ Nông nghiệp và Phát triển nông thôn",
         "901/BNNPTNT-TY", "V/v tăng cường tiêm phòng cho vật nuôi"),
    Case("BỘ TÀI CHÍNH - BỘ TƯ PHÁP", "Số: 33/2014/TTLT-BTC-BTP", "Hà Nội, ngày 6 tháng 6 năm 2014",
         "THÔNG TƯ LIÊN TỊCH\nHướng dẫn quản lý lệ phí công chứng", K.CIRCULAR, "Bộ Tài chính - Bộ Tư pháp",
         "33/2014/TTLT-BTC-BTP", "Hướng dẫn quản lý lệ phí công chứng"),
    Case("BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ", "Số: 3120/TCT-CS", "Hà Nội, ngày 29 tháng 8 năm 2022",
         "V/v chính sách thuế đối với hộ kinh doanh", K.LETTER, "Tổng cục Thuế", "3120/TCT-CS",
         "V/v chính sách thuế đối với hộ kinh doanh"),
    Case("CHÍNH PHỦ", "Số: 77/2024/NĐ-CP", "Hà Nội, ngày 04 tháng 7 năm 2024",
         "NGHỊ ĐỊNH\nQuy định về bảo trợ vườn ươm cây giống", K.DECREE, "Chính phủ", "77/2024/NĐ-CP",
         "Quy định về bảo trợ vườn ươm cây giống"),
    Case("CHÍNH PHỦ", "Số: 51/NQ-CP", "Hà Nội, ngày 18 tháng 4 năm 2025",
         "NGHỊ QUYẾT\nPhiên họp chuyên đề về xây dựng pháp luật", K.RESOLUTION, "Chính phủ", "51/NQ-CP",
         "Phiên họp chuyên đề về xây dựng pháp luật"),
    Case("THỦ TƯỚNG CHÍNH PHỦ", "Số: 13/CT-TTg", "Hà Nội, ngày 27 tháng 3 năm 2023",
         "CHỈ THỊ\nVề việc tăng cường bảo vệ nguồn lợi thủy sản ven bờ", K.DIRECTIVE, "Thủ tướng Chính phủ",
         "13/CT-TTg", "Về việc tăng cường bảo vệ nguồn lợi thủy sản ven bờ"),
    Case("THỦ TƯỚNG CHÍNH PHỦ", "Số: 60/CĐ-TTg", "Hà Nội, ngày 1 tháng 9 năm 2024",
         "CÔNG ĐIỆN\nVề ứng phó mưa lũ trên các sông miền Trung", K.DIRECTIVE, "Thủ tướng Chính phủ", "60/CĐ-TTg",
         "Về ứng phó mưa lũ trên các sông miền Trung"),
    Case("VĂN PHÒNG CHÍNH PHỦ", "Số: 233/TB-VPCP", "Hà Nội, ngày 15 tháng 6 năm 2023",
         "THÔNG BÁO\nKết luận cuộc họp về tiến độ cầu vượt sông", K.NOTICE, "Văn phòng Chính phủ", "233/TB-VPCP",
         "Kết luận cuộc họp về tiến độ cầu vượt sông"),
    Case("QUỐC HỘI", "Luật số: 45/2024/QH15", "Hà Nội, ngày 29 tháng 6 năm 2024", "LUẬT\nLÂM SẢN", K.LAW, "Quốc hội",
         "45/2024/QH15", "Lâm sản"),
    Case("ỦY BAN THƯỜNG VỤ\nQUỐC HỘI", "Số: 1098/NQ-UBTVQH15", "Hà Nội, ngày 22 tháng 11 năm 2024",
         "NGHỊ QUYẾT\nVề việc thành lập thị trấn ven biển", K.RESOLUTION, "Ủy ban Thường vụ Quốc hội",
         "1098/NQ-UBTVQH15", "Về việc thành lập thị trấn ven biển"),
    Case("VĂN PHÒNG\nỦY BAN NHÂN DÂN\nTỈNH PHÚ YÊN", "Số: 52/KH-VPUBND", "Phú Yên, ngày 7 tháng 3 năm 2022",
         "KẾ HOẠCH\nKiểm kê tài sản của cơ quan", K.PLAN, "Văn phòng Ủy ban nhân dân tỉnh Phú Yên", "52/KH-VPUBND",
         "Kiểm kê tài sản của cơ quan"),
    Case("UBND TỈNH PHÚ YÊN\nVĂN PHÒNG", "Số: 53/TB-VPUBND", "Phú Yên, ngày 8 tháng 3 năm 2022",
         "THÔNG BÁO\nPhân công trực cơ quan", K.NOTICE, "Văn phòng Ủy ban nhân dân tỉnh Phú Yên", "53/TB-VPUBND",
         "Phân công trực cơ quan"),
    Case("SỞ Y TẾ BẠC LIÊU\nTRUNG TÂM KIỂM SOÁT BỆNH TẬT", "Số: 140/QĐ-KSBT", "Bạc Liêu, ngày 16 tháng 5 năm 2024",
         "QUYẾT ĐỊNH\nVề việc kiện toàn tổ tiêm chủng lưu động", K.DECISION,
         "Trung tâm Kiểm soát bệnh tật Bạc Liêu", "140/QĐ-KSBT", "Về việc kiện toàn tổ tiêm chủng lưu động"),
    Case("BỘ CÔNG AN\nCÔNG AN TỈNH SƠN LA", "Số: 77/KH-CAT", "Sơn La, ngày 3 tháng 2 năm 2025",
         "KẾ HOẠCH\nCao điểm tuyên truyền an toàn giao thông", K.PLAN, "Công an tỉnh Sơn La", "77/KH-CAT",
         "Cao điểm tuyên truyền an toàn giao thông"),
    Case("TÒA ÁN NHÂN DÂN TỐI CAO", "Số: 21/TANDTC-PC", "Hà Nội, ngày 4 tháng 4 năm 2023",
         "V/v giải đáp vướng mắc trong xét xử", K.LETTER, "Tòa án nhân dân tối cao", "21/TANDTC-PC",
         "V/v giải đáp vướng mắc trong xét xử"),
    Case("NGÂN HÀNG NHÀ NƯỚC\nVIỆT NAM", "Số: 09/2023/TT-NHNN", "Hà Nội, ngày 28 tháng 7 năm 2023",
         "THÔNG TƯ\nHướng dẫn cân đối tiền mặt tại các chi nhánh", K.CIRCULAR, "Ngân hàng Nhà nước Việt Nam",
         "09/2023/TT-NHNN", "Hướng dẫn cân đối tiền mặt tại các chi nhánh"),
    Case("TỈNH ỦY SÓC TRĂNG\n*", "Số 12-CT/TU", "Sóc Trăng, ngày 26 tháng 9 năm 2022",
         "CHỈ THỊ\nvề tăng cường lãnh đạo công tác dân vận ở cơ sở", K.DIRECTIVE, "Tỉnh ủy Sóc Trăng", "12-CT/TU",
         "Về tăng cường lãnh đạo công tác dân vận ở cơ sở", True),
    Case("TỈNH ỦY SÓC TRĂNG\nBAN TỔ CHỨC\n*", "Số 205 - CV/BTCTU", "Sóc Trăng, ngày 5 tháng 5 năm 2023",
         "V/v bổ sung hồ sơ đảng viên", K.LETTER, "Ban Tổ chức Tỉnh ủy Sóc Trăng", "205-CV/BTCTU",
         "V/v bổ sung hồ sơ đảng viên", True),
    Case("HUYỆN ỦY CÁT TIÊN\n*", "Số 31-NQ/HU", "Cát Tiên, ngày 1 tháng 8 năm 2021",
         "NGHỊ QUYẾT\nvề phát triển vùng chuyên canh cây dược liệu", K.RESOLUTION, "Huyện ủy Cát Tiên", "31-NQ/HU",
         "Về phát triển vùng chuyên canh cây dược liệu", True),
    Case("ĐẢNG BỘ TỈNH TUYÊN QUANG\nĐẢNG ỦY XÃ HÙNG LỢI\n*", "Số 9-KL/ĐU", "Hùng Lợi, ngày 21 tháng 10 năm 2025",
         "KẾT LUẬN\nvề sơ kết phong trào làm đường liên thôn", K.OTHER, "Đảng ủy xã Hùng Lợi", "9-KL/ĐU",
         "Về sơ kết phong trào làm đường liên thôn", True),
    Case("BAN CHẤP HÀNH TRUNG ƯƠNG\n*", "Số 40-NQ/TW", "Hà Nội, ngày 17 tháng 1 năm 2024",
         "NGHỊ QUYẾT\nvề đổi mới công tác bảo tồn di sản", K.RESOLUTION, "Ban Chấp hành Trung ương", "40-NQ/TW",
         "Về đổi mới công tác bảo tồn di sản", True),
    Case("BAN CHẤP HÀNH TRUNG ƯƠNG\nBAN NỘI CHÍNH\n*", "Số 3-HD/BNCTW", "Hà Nội, ngày 2 tháng 2 năm 2022",
         "HƯỚNG DẪN\ncông tác theo dõi đơn thư kéo dài", K.GUIDANCE, "Ban Nội chính Trung ương Đảng", "3-HD/BNCTW",
         "Công tác theo dõi đơn thư kéo dài", True),
    Case("LIÊN ĐOÀN LAO ĐỘNG\nTỈNH HẬU GIANG", "Số: 66/HD-LĐLĐ", "Hậu Giang, ngày 10 tháng 10 năm 2022",
         "HƯỚNG DẪN\nTổ chức bữa cơm công đoàn", K.GUIDANCE, "Liên đoàn Lao động tỉnh Hậu Giang", "66/HD-LĐLĐ",
         "Tổ chức bữa cơm công đoàn"),
    Case("ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN", "Số: /QĐ-UBND", "Bắc Kạn, ngày tháng 9 năm 2023",
         "QUYẾT ĐỊNH\nPhê duyệt đề cương lịch sử nghề dệt", K.DECISION, "Ủy ban nhân dân tỉnh Bắc Kạn", None,
         "Phê duyệt đề cương lịch sử nghề dệt"),
    Case("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH", "Số: 3/TTr-UBND", "Thành phố Hồ Chí Minh, ngày 3 tháng 3 năm 2023",
         "TỜ TRÌNH\nVề đề án mở tuyến xe điện nội đô", K.OTHER, "Ủy ban nhân dân thành phố Hồ Chí Minh", "3/TTr-UBND",
         "Về đề án mở tuyến xe điện nội đô"),
]  # fmt: skip

CASES += [
    Case("CHỦ TỊCH\nỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG", "Số: 9/QĐ-CTUBND", "Cao Bằng, ngày 16 tháng 5 năm 2023",
         "QUYẾT ĐỊNH\nGiải quyết khiếu nại lần hai của bà Lục Thị Sen", K.DECISION,
         "Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng", "9/QĐ-CTUBND",
         "Giải quyết khiếu nại lần hai của bà Lục Thị Sen"),
    Case("UBND TỈNH NINH BÌNH\nBAN QUẢN LÝ KHU DI TÍCH\nVÀ DANH THẮNG", "Số: 31/QĐ-BQL", "Hoa Lư, ngày 12/9/2025",
         "QUYẾT ĐỊNH\nVề việc công bố giờ mở cửa; giá vé;\nmức giảm cho người cao tuổi", K.DECISION,
         "Ban Quản lý Khu di tích và Danh thắng tỉnh Ninh Bình", "31/QĐ-BQL",
         "Về việc công bố giờ mở cửa; giá vé; mức giảm cho người cao tuổi"),
    Case("UBND THÀNH PHỐ HẢI\nPHÒNG\nSỞ NỘI VỤ", "Số: 71/QĐ-SNV.VP", "Hải Phòng, ngày 11 tháng 4 năm 2025",
         "QUYẾT ĐỊNH\nVề việc cử cán bộ trực phòng chống bão", K.DECISION, "Sở Nội vụ thành phố Hải Phòng",
         "71/QĐ-SNV.VP", "Về việc cử cán bộ trực phòng chống bão"),
    Case("UBND TỈNH LÀO CAI\nTRƯỜNG THPT SỐ 2", "Số: 8/QĐ-THPT", "Lào Cai, ngày 22 tháng 8 năm 2025",
         "QUYẾT ĐỊNH\nVề việc phân công trực ban tuần đầu năm học", K.DECISION, "Trường THPT Số 2 tỉnh Lào Cai",
         "8/QĐ-THPT", "Về việc phân công trực ban tuần đầu năm học"),
]  # fmt: skip

STATE = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
PARTY = ["ĐẢNG CỘNG SẢN VIỆT NAM"]
LETTER_BODY = (
    "Kính gửi: Các đơn vị trực thuộc.\n\nĐể việc chuẩn bị được chu đáo, đề nghị các đơn vị báo cáo trước ngày 30."
)
BODY = (
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\n"
    "Theo đề nghị của thủ trưởng đơn vị tham mưu,\n\nĐiều 1. Giao các đơn vị phối hợp thực hiện trong quý."
)


def parts(case: Case) -> tuple[list[str], list[str], str, str]:
    """Left column, right column, what stands below both, and the text proper."""
    left, right = [*case.left.split("\n"), case.number], [*(PARTY if case.party else STATE), case.dated]
    if case.kind is K.LETTER:
        return [*left, *case.heading.split("\n")], right, "", LETTER_BODY
    return left, right, case.heading, BODY


def columns(case: Case) -> str:
    """The left column, then the right one: what layout readers make."""
    left, right, below, body = parts(case)
    return "\n".join([*left, "", *right, "", below, "", body])


def paragraphs(case: Case) -> str:
    """Every line a paragraph: saved pages, Word 97."""
    left, right, below, body = parts(case)
    return "\n\n".join([*left, *right, *below.split("\n"), *body.split("\n")])


def rows(case: Case) -> str:
    """The lines of both columns side by side: the text layer of a PDF."""
    left, right, below, body = parts(case)
    left, right = (side + [""] * (max(len(left), len(right)) - len(side)) for side in (left, right))
    beside = [f"{one} {other}".strip() for one, other in zip(left, right, strict=True)]
    return "\n".join([*beside, *([below] if below else []), body])


def cells(case: Case) -> str:
    """The table that holds the letterhead, as its rows."""
    left, right, below, body = parts(case)
    cut = left.index(case.number)
    table = f"{' '.join(left[:cut])} | {' '.join(right[:-1])}\n{' '.join(left[cut:])} | {right[-1]}"
    return f"{table}\n\n{below}\n\n{body}"


def one_line(case: Case) -> str:
    """The head run together."""
    left, right, below, body = parts(case)
    return " ".join([*left, *right, *below.split("\n")]) + "\n" + body


def recognised(case: Case) -> str:
    """With the slips of text recognition: another Đ, an accent lost, rules and stars, spaces, the date on two lines."""
    text = columns(case).replace("QĐ", "QÐ").replace("Số", "Só").replace(" CHỦ NGHĨA ", " CHÚ NGHĨA ")
    text = text.replace(case.dated, case.dated.replace(" tháng", "  tháng").replace(" năm", "\nnăm"))
    return "  \n" + text.replace("\n\n", "\n------\n\n", 1)


SHAPES: list[Callable[[Case], str]] = [columns, paragraphs, rows, cells, one_line, recognised]


def described(text: str) -> SourceDocument:
    return describe(RawDocument(key="k", text=tidy(text), title=None, reader="r", content_hash="", hints={}))


def wrong(case: Case, found: DocumentMetadata) -> list[str]:
    """The fields that are not what the letterhead says."""
    place, _, day = case.dated.partition(", ")
    digits = [int(figure) for figure in re.findall(r"\d+", day)]
    date = datetime.date(*reversed(digits)) if len(digits) == 3 else None
    stated = (case.issuer, case.canonical, date, place, case.kind, case.summary)
    read = (found.issuer, found.number, found.date, found.signed_at, found.kind, found.summary)
    names = ("issuer", "number", "date", "place", "kind", "summary")
    return [f"{name}: {r!r}, not {s!r}" for name, r, s in zip(names, read, stated, strict=True) if r != s]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.number)
def test_every_field_is_right(case: Case, shape: Callable[[Case], str]) -> None:
    assert wrong(case, described(shape(case)).metadata) == []


def scanned(
    number: str = "Số: 21/QĐ-UBND", day: str = "17", left: str = "TỈNH HÀ GIANG", about: str = ""
) -> DocumentMetadata:
    """What is said of a decision whose only page was recognised in its picture."""
    text = (
        f"ỦY BAN NHÂN DÂN\n\n{left}\n\n{number}\n\n{STATE[0]}\n\n{STATE[1]}\n\nHà Giang, ngày {day} tháng 9 năm 2025"
        f"\n\nQUYẾT ĐỊNH\n\n{about or 'Về việc kiểm tra trạm bơm'}\n\nCăn cứ Nghị quyết số 3/NQ-HĐND ngày 14"
        " tháng 9 năm 2025 của Hội đồng nhân dân tỉnh Hà Giang;\n\nĐiều 1. Giao Trung tâm Điều hành thủy lợi phối hợp."
    )
    reading = Reading(ocr_pages=(1,))
    raw = RawDocument(key="k", text=tidy(text), title=None, reader="r", content_hash="", hints={}, reading=reading)
    return describe(raw).metadata


@pytest.mark.parametrize(
    ("day", "date"),
    [
        ("17", datetime.date(2025, 9, 17)),
        ("77", None),
        ("/", None),
        ("lỡ", None),
        ("", None),
        ("4", None),  # days below ten have a nought: the first figure is lost
        ("05", None),  # before the day of what it is based on
    ],
)
def test_a_day_read_wrong_from_a_picture_is_not_told(day: str, date: datetime.date | None) -> None:
    assert scanned(day=day).date == date


@pytest.mark.parametrize("number", ["Số: /74/2/QĐ- UBND", "Số: /2025QĐ-UBND", "/2025/QĐ-UBND", "Só: TÀZ /QĐ-UBND"])
def test_a_number_read_wrong_is_neither_a_number_nor_the_issuer(number: str) -> None:
    found = scanned(number=number)
    assert (found.number, found.issuer) == (None, "Ủy ban nhân dân tỉnh Hà Giang")


def test_slips_in_the_head_of_a_scan_are_mended() -> None:
    found = scanned(left="TÍNH HÀ GIANG", about="Giao nhiệm vụ. quyền hạn cho Trung tâm Điêu hành thủy lợi")
    assert found.issuer == "Ủy ban nhân dân tỉnh Hà Giang"
    assert found.summary == "Giao nhiệm vụ, quyền hạn cho Trung tâm Điều hành thủy lợi"
