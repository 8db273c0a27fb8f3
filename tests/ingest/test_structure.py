"""Sentences, lists and headings, on sentences of our own in the styles of offices and newspapers."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.documents import Span
from ingest.structure import Enumeration, blocks, enumerations, sentences
from ingest.structure.outline import outline
from ingest.text import tidy

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"


def words(text: str, span: Span) -> str:
    return text[span.start : span.end]


def as_text(text: str, found: list[Enumeration]) -> list[tuple[str, list[str]]]:
    return [(words(text, e.lead), [words(text, item) for item in e.items]) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Họp xong. Mọi người về.", ["Họp xong.", "Mọi người về."]),
        ("Ông ở TP. Nam Định. Bà ở TX. Bến Lức.", ["Ông ở TP. Nam Định.", "Bà ở TX. Bến Lức."]),
        ("TS. Lê Văn A. Hùng chủ trì. Họp lúc 8 giờ.", ["TS. Lê Văn A. Hùng chủ trì.", "Họp lúc 8 giờ."]),
        ("Theo văn bản số 34/CT-UBND. Sau đó triển khai.", ["Theo văn bản số 34/CT-UBND.", "Sau đó triển khai."]),
        ("Gọi 0228.3849386 hoặc nộp 1.000 đồng ngày 31.7.2020. Xong.", None),
        ("Có giấy tờ, sổ sách, v.v. và nhiều thứ khác. Hết.", None),
        ("Kinh phí, nhân lực v.v. Ngoài ra còn thiết bị.", ["Kinh phí, nhân lực v.v.", "Ngoài ra còn thiết bị."]),
        ("Năm nay vượt kế hoạch năm 2021. Trong đó có thuế.", ["Năm nay vượt kế hoạch năm 2021.", "Trong đó có thuế."]),
        ("Dân ấm no. Nước mạnh.", ["Dân ấm no.", "Nước mạnh."]),
        ("Bà nói: “Làm ngay!” Rồi bà đi. (Hết.)", ["Bà nói: “Làm ngay!”", "Rồi bà đi.", "(Hết.)"]),
        (
            'Nguồn: bài "Chuyện xã…" (nhan đề rút gọn), báo Làng.',
            ['Nguồn: bài "Chuyện xã…" (nhan đề rút gọn), báo Làng.'],
        ),
        ("Việc chưa xong… nhưng sẽ xong. Chờ đã…", ["Việc chưa xong… nhưng sẽ xong.", "Chờ đã…"]),
        ("Yêu cầu thực hiện nghiêm./. Nơi nhận:", ["Yêu cầu thực hiện nghiêm./.", "Nơi nhận:"]),
        ("Đã nộp hồ sơ.Trong ngày có kết quả.", ["Đã nộp hồ sơ.", "Trong ngày có kết quả."]),
        ("Xem tại motcua.tinh.gov.vn. Hoặc gọi điện.", ["Xem tại motcua.tinh.gov.vn.", "Hoặc gọi điện."]),
        ("Điều 5. Nhiệm vụ của Sở\n1. Tham mưu. Báo cáo.", ["Điều 5. Nhiệm vụ của Sở", "1. Tham mưu.", "Báo cáo."]),
        ("Tiêu đề bài\n\n20/10/2021\n\nHôm nay họp.", ["Tiêu đề bài", "20/10/2021", "Hôm nay họp."]),
        ("Ảnh: đại biểu dự họp\nHội nghị bắt đầu lúc 8 giờ.", ["Ảnh: đại biểu dự họp", "Hội nghị bắt đầu lúc 8 giờ."]),
        ("Chương trình cải cách\nhành chính của tỉnh.", ["Chương trình cải cách\nhành chính của tỉnh."]),
        ("", []),
        (" \n\t\n", []),
        ("---\n***\n", []),
    ],
)
def test_sentences(text: str, expected: list[str] | None) -> None:
    found = [words(text, span) for span in sentences(text)]
    if expected is None:
        expected = [part + "." for part in text.rstrip(".").rsplit(". ", 1)]
    assert found == expected


def test_a_hard_wrapped_paragraph_is_read_as_one() -> None:
    text = tidy(
        "Hội nghị đánh giá kết quả thực hiện nhiệm vụ cải cách hành chính do đồng chí\n"
        "Nguyễn Văn An chủ trì, có sự tham dự của lãnh đạo các sở, ban, ngành và UBND\n"
        "các huyện. Trong năm qua tỉnh đã cắt giảm được 120 thủ tục, rút ngắn thời gian\n"
        "30 ngày và tiết kiệm nhiều chi phí cho người dân cũng như doanh nghiệp trong\n"
        "tỉnh.\n"
    )
    found = [words(text, span).replace("\n", " ") for span in sentences(text)]
    assert found[0].endswith(
        "do đồng chí Nguyễn Văn An chủ trì, có sự tham dự của lãnh đạo các sở, ban, ngành và UBND các huyện."
    )
    assert found[1].startswith("Trong năm qua") and found[1].endswith("trong tỉnh.")
    assert len(found) == 2


def test_sentences_within_a_span_are_cut_at_its_ends() -> None:
    text = "Một câu. Câu thứ hai đây. Câu cuối."
    span = Span(text.index("Câu thứ"), text.index(" đây"))
    assert [words(text, s) for s in sentences(text, span)] == ["Câu thứ hai"]


FIVE = [
    "rà soát thủ tục, hồ sơ",
    "số hóa kết quả, kể cả bản giấy",
    "đào tạo, bồi dưỡng",
    "kiểm tra công vụ",
    "khen thưởng",
]


@pytest.mark.parametrize(
    ("text", "lead", "items"),
    [
        (
            f"Trước đó có việc. Sở tập trung 5 việc gồm: {'; '.join(FIVE)}. Sau đó báo cáo.",
            "Sở tập trung 5 việc gồm:",
            FIVE,
        ),
        (f"Các giải pháp gồm {'; '.join(FIVE)}.", "Các giải pháp gồm", FIVE),
        (f"Nhấn mạnh các việc: {'; '.join(FIVE)};…", "Nhấn mạnh các việc:", FIVE),
        ("Có 3 nội dung: thể chế, thủ tục và bộ máy.", "Có 3 nội dung:", ["thể chế", "thủ tục", "bộ máy"]),
        (
            "Có 2 nội dung: bộ máy và công vụ, tài chính công.",
            "Có 2 nội dung:",
            ["bộ máy và công vụ", "tài chính công"],
        ),
        ("Ba trụ cột là: thể chế, hạ tầng, nhân lực.", "Ba trụ cột là:", ["thể chế", "hạ tầng", "nhân lực"]),
        ("Chương trình bao gồm thể chế, bộ máy và công vụ.", "Chương trình bao gồm", ["thể chế", "bộ máy", "công vụ"]),
        ("Giao: (1) Sở A lập kế hoạch; (2) Sở B cấp tiền.", "Giao:", ["Sở A lập kế hoạch", "Sở B cấp tiền"]),
        ("Yêu cầu: a) công khai phí, lệ phí; b) trả kết quả.", "Yêu cầu:", ["công khai phí, lệ phí", "trả kết quả"]),
        (
            "Cần làm hai việc: một là, đổi mới tư duy; hai là, đề cao trách nhiệm.",
            "Cần làm hai việc:",
            ["đổi mới tư duy", "đề cao trách nhiệm"],
        ),
        (
            "Ông nêu hai việc. Thứ nhất, rà soát. Việc này xong sớm. Thứ hai, báo cáo quý. Hết.",
            "Ông nêu hai việc.",
            ["rà soát. Việc này xong sớm", "báo cáo quý"],
        ),
        (
            "Nêu các việc: số hóa hồ sơ; công khai lệ phí, đồng thời yêu cầu các xã báo cáo.",
            "Nêu các việc:",
            ["số hóa hồ sơ", "công khai lệ phí"],
        ),
        ("Việc cũ đã xong; nay tập trung: họp dân; thu phí.", "nay tập trung:", ["họp dân", "thu phí"]),
        (
            "Hồ sơ gồm: đơn (theo mẫu; 01 bản); giấy tờ tùy thân.",
            "Hồ sơ gồm:",
            ["đơn (theo mẫu; 01 bản)", "giấy tờ tùy thân"],
        ),
        ("Xe đỗ ở ba bến là Đò Lèn, Chợ Ghép, Cầu Sào.", "Xe đỗ ở ba bến là", ["Đò Lèn", "Chợ Ghép", "Cầu Sào"]),
        (
            "Đi cùng đoàn có một thợ máy, hai lái đò, cùng với ba dân quân xã.",
            "Đi cùng đoàn có",
            ["một thợ máy", "hai lái đò", "ba dân quân xã"],
        ),
        (
            'Tổ hứa "hai không": không nhận quà, không hẹn lại.',
            'Tổ hứa "hai không":',
            ["không nhận quà", "không hẹn lại"],
        ),
        (
            "Chợ mới có nhiều thứ. Trong đó có bể nước, nhà xe, và gian hàng cho bà con ở bản xa xuống bán rau.",
            "Chợ mới có nhiều thứ. Trong đó có",
            ["bể nước", "nhà xe", "gian hàng cho bà con ở bản xa xuống bán rau"],
        ),
        (
            "Ông kể hai nỗi lo. Lo đầu tiên là thiếu nước. Lo nữa là thiếu giống. Sau cùng là thiếu người. Hết.",
            "Ông kể hai nỗi lo.",
            ["Lo đầu tiên là thiếu nước", "Lo nữa là thiếu giống", "Sau cùng là thiếu người"],
        ),
        (
            "Tổ giữ ba điều bắt buộc. Thuyền không chở quá tải. Ai cũng mặc áo phao. Đèn phải sáng. Hết.",
            "Tổ giữ ba điều bắt buộc.",
            ["Thuyền không chở quá tải", "Ai cũng mặc áo phao", "Đèn phải sáng"],
        ),
        (
            "Theo ông, có hai việc nên làm.\n\nĐầu tiên là đắp bờ. Sau cùng là trồng tre.",
            "Theo ông, có hai việc nên làm.",
            ["Đầu tiên là đắp bờ", "Sau cùng là trồng tre"],
        ),
        (
            "Khi tuần rừng, đội đeo theo một la bàn, hai đèn pin và một bộ đàm.",
            "Khi tuần rừng, đội đeo theo",
            ["một la bàn", "hai đèn pin", "một bộ đàm"],
        ),
        (
            "Mua đò hết 1 tỷ đồng, trong đó có tiền xã 500 triệu đồng, tiền thôn 300 triệu đồng, cùng với tiền góp.",
            "Mua đò hết 1 tỷ đồng, trong đó có",
            ["tiền xã 500 triệu đồng", "tiền thôn 300 triệu đồng", "tiền góp"],
        ),
        (
            "II. NGUYÊN NHÂN\n\nChợ vắng đã lâu.\n\nThứ nhất, đường xa. Thứ hai, giá cao.",
            "NGUYÊN NHÂN",
            ["đường xa", "giá cao"],
        ),
        (
            "Hỏi: Gửi đơn thế nào?\nĐáp: Bước 1, mở cổng. Bước 2, điền tờ khai.",
            "Hỏi: Gửi đơn thế nào?\nĐáp:",
            ["mở cổng", "điền tờ khai"],
        ),
        (
            "III. NGUYÊN NHÂN\nThứ nhất, thiếu người. Thứ hai, máy cũ.",
            "NGUYÊN NHÂN",
            ["thiếu người", "máy cũ"],
        ),
    ],
)
def test_a_list_in_a_sentence(text: str, lead: str, items: list[str]) -> None:
    assert as_text(text, enumerations(text)) == [(lead, items)]


@pytest.mark.parametrize(
    "text",
    [
        "Theo quy định tại điểm a), b) và c) khoản 2 Điều 5 của Luật này.",
        "Cuộc họp bắt đầu lúc 8:30, kết thúc lúc 10:45, do ông An chủ trì.",
        "Điện thoại: 0228.123456; Email: a@b.vn; Fax: 0228.654321",
        "Ông An, bà Bình và ông Chi dự họp; đại diện các sở cũng có mặt.",
        "Xem http://a.vn; http://b.vn để biết thêm.",
        "Bộ luật này (sau đây gọi là Luật; có hiệu lực ngay) áp dụng ở mọi nơi; không có ngoại lệ.",
        "- Chỉ có một mục",
        "Ông nói thứ hai tuần sau họp, thứ ba báo cáo.",
        "Ông An là chủ tịch xã, bà Bình là phó chủ tịch, ông Chi vắng.",
        "Cuối cùng ông về. Xã có 3 chợ và 2 trường.",
        "Xã đã làm xong ba việc nói trên. Chợ mở lại. Đò chạy lại. Đèn sáng lại.",
        "Hai bản vẽ nhà kho có dấu của thợ mộc, gồm:",
        "Lán chè nộp phí theo khoản 2 Điều 5. Chè phải khô. Chè phải sạch.",
        "Lán chè xin phép theo điểm b khoản 2 điều 7 của Quy chế. Chè phải khô. Chè phải sạch.",
        "Ngày 12/3 yêu cầu các lán nộp chè. Chè phải khô. Chè phải sạch. Ai cũng nộp.",
        "Thôn 2 kiến nghị sửa đập. Nước rò đã lâu. Ruộng dưới cạn.",
        "Trong tháng 7 lán thu 5 triệu đồng, 3 chủ lán nghỉ và 2 lò tắt.",
        "Giá vé từ 5 nghìn đồng, 7 nghìn đồng và 9 nghìn đồng.",
    ],
)
def test_what_is_no_list(text: str) -> None:
    assert enumerations(text) == []


BLOCKS = """\
Có 2 nhóm việc:

- Rà soát thủ tục:
  + thủ tục đất đai;
  + thủ tục đầu tư.
- Số hóa hồ sơ;

Điều 5. Nhiệm vụ của Sở Nội vụ

1. Tham mưu kế hoạch.
2. Đôn đốc:
a) Các sở, ban, ngành;
b) Các huyện.
Việc này làm hằng quý.
3. Báo cáo kết quả.

## Nguyên tắc

1) Công khai.
2) Đúng hạn.

Một là, tăng kiểm tra.

Kính gửi:
Các sở, ban, ngành;
UBND các huyện;
UBND các xã.
"""


def test_lists_of_lines() -> None:
    assert as_text(BLOCKS, enumerations(BLOCKS)) == [
        ("Có 2 nhóm việc:", ["Rà soát thủ tục", "Số hóa hồ sơ"]),
        ("Rà soát thủ tục:", ["thủ tục đất đai", "thủ tục đầu tư"]),
        ("Điều 5. Nhiệm vụ của Sở Nội vụ", ["Tham mưu kế hoạch", "Đôn đốc", "Báo cáo kết quả"]),
        ("Đôn đốc:", ["Các sở, ban, ngành", "Các huyện"]),
        ("Nguyên tắc", ["Công khai", "Đúng hạn"]),
        ("Kính gửi:", ["Các sở, ban, ngành", "UBND các huyện", "UBND các xã"]),
    ]


@pytest.mark.parametrize("mark", ["- {}", "+ {}", "* {}", "• {}", "1. {}", "2) {}", "({n}) {}", "{a}) {}", "{n}. {}"])
def test_marks_of_list_lines(mark: str) -> None:
    lines = [
        mark.replace("1.", "{n}.").replace("2)", "{n})").format(w, n=n, a="abc"[n - 1])
        for n, w in enumerate(["một", "hai", "ba"], 1)
    ]
    text = "Gồm các việc sau:\n" + "\n".join(line + ";" for line in lines)
    assert as_text(text, enumerations(text)) == [("Gồm các việc sau:", ["một", "hai", "ba"])]


@pytest.mark.parametrize(
    ("between", "continued"),
    [
        ("Không có ảnh thì nộp giấy cam đoan.", True),
        ("Ngoài ra:", True),
        ("Từ tháng sau huyện thu thêm:", True),
        ("Giấy tờ trả cho dân:", False),
        ("## Mục sau", False),
    ],
)
def test_a_list_goes_on_below_a_paragraph(between: str, continued: bool) -> None:
    text = f"Hồ sơ nộp:\n\n- Đơn\n- Ảnh\n\n{between}\n\n- Bản đồ\n- Biên lai\n"
    first = as_text(text, enumerations(text))[0]
    assert first == ("Hồ sơ nộp:", ["Đơn", "Ảnh", "Bản đồ", "Biên lai"] if continued else ["Đơn", "Ảnh"])


def test_steps_on_lines_of_their_own() -> None:
    text = "Trình tự như sau:\nBước 1. Nộp đơn.\nBước 2. Chờ cắm mốc.\nBước 3. Nhận sổ.\nLưu ý: mang thẻ."
    assert as_text(text, enumerations(text)) == [("Trình tự như sau:", ["Nộp đơn", "Chờ cắm mốc", "Nhận sổ"])]


def test_headings_and_what_stands_under_them() -> None:
    text = (
        "# Quy chế\n\nChương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\nĐiều 2 của Luật này được viện dẫn.\n\n"
        "**Điều 2. Đối tượng**\n\n1. Mục tiêu\nGiảm giấy tờ.\n\nII. NHIỆM VỤ\n\nHọp dân."
    )
    found = blocks(text)
    named = [
        (text[b.start : b.end].partition("\n")[0], path)
        for b, (path, _) in zip(found, outline(text, found), strict=True)
    ]
    chapter = ("Quy chế", "Chương I. QUY ĐỊNH CHUNG")
    assert named == [
        ("# Quy chế", ("Quy chế",)),
        ("Chương I", chapter),
        ("Điều 1. Phạm vi", (*chapter, "Điều 1. Phạm vi")),
        ("Điều 2 của Luật này được viện dẫn.", (*chapter, "Điều 1. Phạm vi")),
        ("**Điều 2. Đối tượng**", (*chapter, "Điều 2. Đối tượng")),
        ("1. Mục tiêu", (*chapter, "Điều 2. Đối tượng", "Khoản 1. Mục tiêu")),
        ("Giảm giấy tờ.", (*chapter, "Điều 2. Đối tượng", "Khoản 1. Mục tiêu")),
        ("II. NHIỆM VỤ", (*chapter, "Điều 2. Đối tượng", "II. NHIỆM VỤ")),
        ("Họp dân.", (*chapter, "Điều 2. Đối tượng", "II. NHIỆM VỤ")),
    ]


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the real articles are not beside this checkout")
def test_the_five_tasks_of_a_real_article() -> None:
    found = [
        (words(text, e.lead), len(e.items))
        for path in sorted(ARTICLES.glob("*.txt"))
        for text in [tidy(path.read_text(encoding="utf-8-sig"))]
        for e in enumerations(text)
    ]
    assert [count for lead, count in found if lead.endswith("5 nhiệm vụ trọng tâm gồm:")] == [5]


MARKS = [
    "\n",
    "\n\n",
    " ",
    ". ",
    "; ",
    ", ",
    ": ",
    "- ",
    "1. ",
    "2. ",
    "a) ",
    "b) ",
    "(1) ",
    "Điều 3. ",
    "# ",
    "**",
    "“",
    "”",
    "(",
]
SYLLABLES = [
    "Sở",
    "nội",
    "vụ",
    "gồm",
    "Nhân",
    "dân",
    "việc",
    "tỉnh",
    "Đà",
    "Nẵng",
    "TP.",
    "v.v.",
    "một là, ",
    "2021",
    "hai là, ",
    "số",
]
texts = (
    st.lists(st.sampled_from(MARKS + [s + " " for s in SYLLABLES]) | st.text(max_size=8), max_size=60)
    .map("".join)
    .map(tidy)
)


@given(texts)
def test_spans_are_ordered_and_cover_every_letter(text: str) -> None:
    found = sentences(text)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(words(text, s) == words(text, s).strip() for s in found)
    covered = set().union(*(range(s.start, s.end) for s in found)) if found else set()
    assert all(i in covered for i, char in enumerate(text) if char.isalnum())


@given(texts)
def test_lists_hold_together(text: str) -> None:
    for lead, items in enumerations(text):
        assert len(items) > 1
        assert 0 <= lead.start < lead.end <= items[0].start and items[-1].end <= len(text)
        assert all(a.end <= b.start for a, b in pairwise(items))
        assert not any(words(text, item).endswith((";", ",")) for item in items)
