"""What an answer says, statement by statement."""

import pytest

from eval.claims import Claim, claims_of, listed, support

LIST = """Theo *Kế hoạch 12*:

**Kế hoạch đề ra 2 nhiệm vụ gồm:**

1. Rà soát thủ tục [1]
2. Đào tạo cán bộ \\[7\\] [2]

*Câu hỏi nêu 3, văn bản liệt kê 2.*"""


def test_a_list_is_a_statement_for_each_item() -> None:
    assert claims_of(LIST) == [Claim("Rà soát thủ tục", ("[1]",)), Claim("Đào tạo cán bộ [7]", ("[2]",))]
    assert listed(LIST) == ["Rà soát thủ tục", "Đào tạo cán bộ [7]"]


def test_a_quotation_of_several_lines_is_one_statement() -> None:
    (claim,) = claims_of("Theo *Luật*:\n\n> Điều 1. Phạm vi\n>\n> Luật này quy định về X. [1]")
    assert claim.keys == ("[1]",)
    assert "Phạm vi" in claim.text
    assert "Luật này" in claim.text


@pytest.mark.parametrize(
    ("answer", "claims"),
    [
        ("**12/3/2024** [1]", [("12/3/2024", ("[1]",))]),
        ("Ông A chủ trì [1][2], bà B dự [3].", [("Ông A chủ trì", ("[1]", "[2]")), ("bà B dự", ("[3]",))]),
        ("Ông A chủ trì.", [("Ông A chủ trì.", ())]),
        ("### Nam Định\n\nCác tài liệu hiện có không cho biết điều này về Nam Định.", []),
        ("| Sơn La | Phú Yên |\n|---|---|\n| **45%** [1] | **55%** [2] |", [("45%", ("[1]",)), ("55%", ("[2]",))]),
        (
            "|  | A | B |\n| --- | --- | --- |\n| *Trả lời* | **5\\|6** [1] | – |\n"
            "| *Nguyên văn* | Năm sáu. [1] | Các tài liệu hiện có không cho biết điều này về B. |",
            [("5\\|6", ("[1]",)), ("Năm sáu.", ("[1]",))],
        ),
        ("**Điều 1. Phạm vi**\n- Ông A chủ trì. [1]", [("Ông A chủ trì.", ("[1]",))]),
        ("", []),
    ],
)
def test_statements_end_with_their_keys(answer: str, claims: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(claim.text, claim.keys) for claim in claims_of(answer)] == claims


def test_support_is_the_share_of_words_that_are_quoted() -> None:
    quotes = ["Ngày 12/3/2024, Chủ tịch UBND tỉnh ký"]
    assert support(Claim("Chủ tịch ký ngày 12/3/2024", ("[1]",)), quotes) == 1
    assert support(Claim("Chủ tịch ký ngày 13/3/2024", ("[1]",)), quotes) == pytest.approx(4 / 5)
    assert support(Claim("…", ("[1]",)), []) == 1
