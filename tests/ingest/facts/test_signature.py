"""Who signed, in the shapes that offices and readers give the end of a document."""

import pytest

from ingest.facts.signature import Signature, person, signature_of

BODY = "QUYẾT ĐỊNH:\nĐiều 1. Giao các đơn vị phối hợp thực hiện trong quý.\n"
RECIPIENTS = ["Nơi nhận:", "- Như Điều 3;", "- Chủ tịch, các Phó Chủ tịch;", "- Lưu: VT, TH."]


@pytest.mark.parametrize(
    ("block", "signer", "title"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n(Đã ký)\n\nLò Văn Pánh", "Lò Văn Pánh", "Chủ tịch"),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Thị Thu Hà", "Nguyễn Thị Thu Hà", "Phó Chủ tịch"),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT.CHỦ TỊCH\nPHÓ CHỦ TỊCH THƯỜNG TRỰC\nTrần Lê Minh",
            "Trần Lê Minh",
            "Phó Chủ tịch thường trực",
        ),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nđã ký\nTS. Đỗ Hải", "Đỗ Hải", "Phó Giám đốc"),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n[daky]\nPhan Thị Mỹ Linh", "Phan Thị Mỹ Linh", "Thứ trưởng"),
        ("TL. BỘ TRƯỞNG\nVỤ TRƯỞNG VỤ PHÁP CHẾ\nVõ Thành", "Võ Thành", "Vụ trưởng vụ pháp chế"),
        ("TUQ. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nY Thông Niê", "Y Thông Niê", "Chánh Văn phòng"),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n(đã ký)\nHà Sơn Nhin", "Hà Sơn Nhin", "Phó Bí thư"),
        ("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nLý A Sử", "Lý A Sử", "Phó Trưởng ban"),
        ("Q. GIÁM ĐỐC\nĐinh Xuân Trường", "Đinh Xuân Trường", "Giám đốc"),
        ("CHỦ TỊCH\nLê Ánh", "Lê Ánh", "Chủ tịch"),
        ("THỦ TƯỚNG\n\nĐặng Minh Khôi", "Đặng Minh Khôi", "Thủ tướng"),
        ("GIÁM ĐỐC\nĐại tá Cao Bá Quát", "Cao Bá Quát", "Giám đốc"),
        ("CHÁNH ÁN\nHOÀNG THỊ BÉ", "Hoàng Thị Bé", "Chánh án"),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH THƯỜNG\nTRỰC\nLưu Đình Khuê", "Lưu Đình Khuê", "Phó Chủ tịch thường trực"),
        ("CHỦ TỊCH\nNgười ký: Ủy ban nhân dân\nEmail: vp@tinh.vn\nBế Thanh Vân", "Bế Thanh Vân", "Chủ tịch"),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nBS CKII. Điểu Thị Mai", "Điểu Thị Mai", "Phó Giám đốc"),
        ("TM. ỦY BAN NHÂN DÂN — CHỦ TỊCH: **Vừ A Páo**", "Vừ A Páo", "Chủ tịch"),
        ("TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / (Đã ký) / **Vừ A Páo**", "Vừ A Páo", "Chủ tịch"),
        ("CHỦ TỊCH: Vừ A Páo", "Vừ A Páo", "Chủ tịch"),
        ("TM. ỦY BAN NHÂN DÂN — KT. CHỦ TỊCH, PHÓ CHỦ TỊCH: **Vừ A Páo**", "Vừ A Páo", "Phó Chủ tịch"),
        ("TM. HỘI ĐỒNG NHÂN DÂN\nCHỦ TỊCH\nKý bởi: Hội đồng nhân dân\nMai Văn Sổ", "Mai Văn Sổ", "Chủ tịch"),
    ],
)
def test_below_the_titles(block: str, signer: str, title: str) -> None:
    recipients = "\n".join(RECIPIENTS)
    for text in (
        f"{BODY}{recipients}\n{block}",
        f"{BODY}\n{block}\n\n{recipients}",
        f"{BODY}{recipients}\n\n" + block.replace("\n", "\n\n"),
        f"{BODY}{block}\n\nPHỤ LỤC\n(Kèm theo Quyết định)\n\nTM. ĐƠN VỊ\nTHỦ TRƯỞNG\n(Ký tên)\nHọ và tên",
    ):
        assert signature_of(text) == Signature(signer, title)


@pytest.mark.parametrize("joint", [" | ", "     "])
def test_beside_the_recipients(joint: str) -> None:
    signature = ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Bùi Thế Vinh"]
    beside = "\n".join(f"{left}{joint}{right}" for left, right in zip(RECIPIENTS, signature, strict=True))
    assert signature_of(BODY + beside) == Signature("Bùi Thế Vinh", "Phó Chủ tịch")


def test_rows_of_recipients_and_titles_in_turn() -> None:
    text = (
        f"{BODY}Nơi nhận:\n- Như trên;\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n- Sở Tài chính;\n- Lưu: VT.\nTạ Thị Nụ\nPHỤ LỤC I"
    )
    assert signature_of(text) == Signature("Tạ Thị Nụ", "Phó Giám đốc")


def test_the_signature_of_an_annex_is_not_that_of_the_document() -> None:
    annex = "QUY CHẾ\n(Ban hành kèm theo Quyết định số 4/QĐ-UBND)\nTM. BAN QUẢN LÝ\nTRƯỞNG BAN\nHà Thị Xoan"
    assert signature_of(f"{BODY}TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nĐỗ Văn Bền\n{annex}") == Signature(
        "Đỗ Văn Bền", "Chủ tịch"
    )
    assert signature_of(f"{BODY}TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nn tt Bề\n{annex}") is None


@pytest.mark.parametrize(
    ("block", "signer"),
    [
        ("CHỦ TỊCH\nrZ MS\n\nXC\n\nNông Văn Dền", "Nông Văn Dền"),  # what became of stamp and handwriting
        ("CHỦ THÍH\nNông Văn Dền", "Nông Văn Dền"),
        ("CHỦ TỊCH\nTran Thị Én", "Trần Thị Én"),
        ("CHỦ TỊCH\nVăn Dền", "Văn Dền"),
        ("CHỦ TỊCH\nQuang Én", None),  # the family name is under the stamp
        ("CHỦ TỊCH\nZ Nông Văn Dền", None),
        ("CHỦ TỊCH\nCHẾ THUẾ", None),
    ],
)
def test_on_scans_only_a_name_that_begins_with_a_family_name_is_believed(block: str, signer: str | None) -> None:
    found = signature_of(f"{BODY}TM. ỦY BAN NHÂN DÂN\n{block}", scanned=True)
    assert (found.signer if found else None) == signer


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}GIÁM ĐỐC\n(Ký, ghi rõ họ tên)\n",
        f"{BODY}TM. HỘI ĐỒNG\nCHỦ TỊCH\n(chữ ký)\nHọ và tên",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Đất đai;\nNguyễn Du viết Truyện Kiều.",
        "TM. BAN TỔ CHỨC\nBAN KIỂM TRA\n",
    ],
)
def test_no_signature(text: str) -> None:
    assert signature_of(text) is None


def test_a_digital_signature_names_a_person_or_a_body() -> None:
    assert signature_of(f"{BODY}Người ký: Trịnh Văn Quyết\nThời gian ký: 3/4/2025 15:00") == Signature(
        "Trịnh Văn Quyết", None
    )
    assert signature_of(f"{BODY}Người ký: Ủy ban nhân dân tỉnh\n") is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("GS.TS. Trần Hồng Quân", "Trần Hồng Quân"),
        ("Nguyễn Văn A", "Nguyễn Văn A"),
        ("K' Mák", None),
        ("Ủy ban nhân dân", None),
        ("Thạch", None),
        ("Nơi nhận", None),
    ],
)
def test_persons(written: str, name: str | None) -> None:
    assert person(written) == name
