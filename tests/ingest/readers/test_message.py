"""Mails and pages saved in one file."""

import io
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import RejectedSource
from ingest.readers import eml, mht
from ingest.readers.content import Content
from ingest.readers.unpacking import Budget, Member


def mail() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Sở Nội vụ <so@a.gov.vn>"
    message["To"] = "ubnd@b.gov.vn"
    message["Subject"] = "Về việc báo cáo quý I"
    message["Date"] = "Mon, 02 Mar 2026 08:30:00 +0700"
    message.set_content("Kính gửi: UBND huyện,\nĐề nghị gửi báo cáo.")
    return message


def attached(message: EmailMessage) -> list[Member]:
    return list(eml.attachments(io.BytesIO(message.as_bytes()), Budget()))


def test_a_mail_says_who_wrote_what_when() -> None:
    found = eml.read(mail().as_bytes())
    assert found.text == (
        "Người gửi: Sở Nội vụ <so@a.gov.vn>\nNgười nhận: ubnd@b.gov.vn\nNgày gửi: 2/3/2026\n"
        "Chủ đề: Về việc báo cáo quý I\n\nKính gửi: UBND huyện,\nĐề nghị gửi báo cáo.\n"
    )
    assert found.title == "Về việc báo cáo quý I"
    assert found.hints == {"date": "2/3/2026", "from": "Sở Nội vụ <so@a.gov.vn>"}


def test_of_two_forms_of_a_mail_the_one_with_the_tables_counts() -> None:
    message = mail()
    message.add_alternative("<p>Biểu:</p><table><tr><td>Xã</td><td>Số</td></tr></table>", subtype="html")
    text = eml.read(message.as_bytes()).text
    assert text.endswith("Biểu:\n\nXã | Số")
    assert "Kính gửi" not in text


def test_attachments_are_files_of_their_own() -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Báo cáo quý/I.pdf")
    message.add_attachment("ghi chú", filename="a.txt")
    message.add_attachment(mail())
    found = attached(message)
    assert [member.name for member in found] == ["Báo cáo quý_I.pdf", "a.txt", "phần 4.eml"]
    assert found[0].data == b"%PDF-1.4"
    assert "Kính gửi" in eml.read(found[2].data).text
    assert "ghi chú" not in eml.read(message.as_bytes()).text


def test_a_logo_is_no_attachment() -> None:
    message = mail()
    message.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<logo>")
    assert attached(message) == []


def test_old_mails_without_a_word_of_their_encoding() -> None:
    head = b"From: x@y.vn\r\nSubject: " + "Sở Nội vụ".encode() + b"\r\nMIME-Version: 1.0\r\n\r\n"
    found = eml.read(head + "Đề nghị báo cáo.".encode())
    assert found.title == "Sở Nội vụ"
    assert found.text.endswith("Đề nghị báo cáo.")


def test_an_attachment_beyond_the_budget_is_refused() -> None:
    message = mail()
    message.add_attachment(b"x" * 1000, maintype="application", subtype="octet-stream", filename="a.bin")
    with pytest.raises(RejectedSource, match="quá giới hạn"):
        list(eml.attachments(io.BytesIO(message.as_bytes()), Budget(bytes=500)))


PARTS = """\
From: <Saved by Blink>
Subject: =?utf-8?Q?K=E1=BA=BF_ho=E1=BA=A1ch?=
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--x"

----x
Content-Type: text/html; charset="{charset}"
Content-Transfer-Encoding: quoted-printable
Content-Location: https://a.gov.vn/

{page}
----x
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw==
----x--
"""


@pytest.mark.parametrize(("charset", "letter"), [("utf-8", "=E1=BA=BF"), ("windows-1258", "=EA=EC")])
def test_a_saved_page_is_read_in_its_charset(charset: str, letter: str) -> None:
    page = f"<html><body><article><p>K{letter} ho=\n=61ch c=61i c=61ch c=3D 5.</p></article></body></html>"
    found = mht.read(PARTS.format(charset=charset, page=page).encode())
    assert found.text == "Kế hoach cai cach c= 5."


def test_a_saved_page_without_a_page() -> None:
    with pytest.raises(RejectedSource, match="Không có trang web"):
        mht.read(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--")


@given(st.binary(max_size=300), st.integers(0, 900), st.booleans())
def test_damaged_messages_are_read_or_refused(noise: bytes, at: int, as_page: bool) -> None:
    whole = PARTS.format(charset="utf-8", page="<p>abc</p>").encode()
    data = whole[:at] + noise + whole[at + len(noise) :]
    try:
        found = mht.read(data) if as_page else eml.read(data)
        assert isinstance(found, Content)
        list(eml.attachments(io.BytesIO(data), Budget()))
    except RejectedSource as rejected:
        assert rejected.help


def test_messages_in_messages_without_end() -> None:
    data = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    try:
        list(eml.attachments(io.BytesIO(data), Budget()))
    except RejectedSource as rejected:
        assert rejected.help
