"""Pages of a made-up official letter as a scanner or a telephone delivers them, and what they say."""

import io
import math
import re
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

# Families with every Vietnamese letter, as Debian installs them (fonts-freefont-ttf, fonts-noto-core, fonts-dejavu).
_FAMILIES = ("freefont/FreeSerif{}.ttf", "noto/NotoSerif-{}.ttf", "dejavu/DejaVuSerif-{}.ttf")
_FAMILY = next(
    (file for family in _FAMILIES if Path(file := f"/usr/share/fonts/truetype/{family.format('Bold')}").is_file()), ""
)
needs_font = pytest.mark.skipif(not _FAMILY, reason="needs a font such as that of Debian's fonts-freefont-ttf")

LEFT = ["ỦY BAN NHÂN DÂN", "XÃ ĐỒNG KỲ", "Số: 217/UBND-VHXH", "V/v rà soát, niêm yết thủ tục", "hành chính năm 2026"]
RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "", "Đồng Kỳ, ngày 09 tháng 3 năm 2026"]
BODY = [
    "Kính gửi: Các thôn, trường học và trạm y tế trên địa bàn xã.",
    "Thực hiện Kế hoạch số 58/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh về kiểm soát thủ tục hành chính, Ủy ban "
    "nhân dân xã yêu cầu các đơn vị khẩn trương triển khai những việc sau đây:",
    "1. Niêm yết công khai tại Bộ phận một cửa",
    "a) Gỡ bỏ ngay những biểu mẫu đã hết hiệu lực; bổ sung mẫu đơn mới kèm mã QR để người dân tải về bằng điện thoại.",
    "b) Mỗi quầy phải ghi rõ lệ phí, thời hạn trả kết quả và số điện thoại phản ánh: 0912 345 678.",
    "2. Rà soát, đề xuất đơn giản hóa",
    "- Công chức tư pháp, địa chính tự rà soát từng thủ tục, chỉ ra giấy tờ thừa, bước xử lý chồng chéo hoặc khó hiểu.",
    "- Kết quả gửi về Văn phòng Ủy ban trước 16 giờ 30 ngày 27/3/2026 để tổng hợp; đơn vị nào chậm phải giải trình.",
    "3. Giao ông Vũ Khắc Điềm theo dõi, đôn đốc; những vướng mắc vượt thẩm quyền thì báo cáo Chủ tịch xem xét, quyết "
    "định. Trong quá trình thực hiện, nếu phát sinh khó khăn, các đơn vị chủ động phối hợp, không đùn đẩy trách nhiệm.",
]
RECEIVERS = ["Nơi nhận:", "- Như trên;", "- Đảng ủy xã;", "- Lưu: VT."]
SIGNER = ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "", "Bùi Thị Ngần"]
TABLE = [
    ["STT", "Tên thủ tục", "Thời hạn"],
    ["1", "Đăng ký kết hôn", "01 ngày"],
    ["2", "Chứng thực bản sao từ bản chính", "Trong ngày"],
    ["3", "Cấp bản sao trích lục hộ tịch", "02 ngày"],
]
WORDS = "\n".join([*LEFT, *RIGHT, *BODY, *RECEIVERS, *SIGNER])


def letter(*, dpi: int = 300, stamp: bool = False) -> Image.Image:
    """The letter on a white A4 page."""
    page = Image.new("RGB", (round(8.27 * dpi), round(11.69 * dpi)), "white")
    draw = ImageDraw.Draw(page)
    pitch = round(dpi * 0.26)
    left, right = round(dpi * 1.1), page.width - round(dpi * 0.8)
    top = round(dpi * 0.8)
    _centred(draw, LEFT, middle=round(dpi * 2.3), top=top, dpi=dpi)
    _centred(draw, RIGHT, middle=round(dpi * 5.5), top=top, dpi=dpi)
    top += 6 * pitch
    for paragraph in BODY:
        font = _font("Bold" if re.match(r"[12]\.", paragraph) else "Regular", 14, dpi)
        for number, line in enumerate(_wrapped(paragraph, font, right - left, indent=round(dpi * 0.5))):
            draw.text((left + (0 if number else round(dpi * 0.5)), top), line, fill=(20, 20, 25), font=font)
            top += pitch
        top += pitch // 3
    _centred(draw, SIGNER, middle=round(dpi * 5.8), top=top, dpi=dpi)
    if stamp:
        _stamp(page, middle=(round(dpi * 5.3), top + 4 * pitch), radius=round(dpi * 0.7))
    for line in RECEIVERS:
        draw.text((left, top), line, fill=(20, 20, 25), font=_font("Regular", 11, dpi))
        top += round(pitch * 0.8)
    return page


def annex(*, dpi: int = 200) -> Image.Image:
    """A page with a heading, a ruled table and a sentence below it."""
    page = Image.new("RGB", (round(8.27 * dpi), round(11.69 * dpi)), "white")
    draw, font, pitch = ImageDraw.Draw(page), _font("Regular", 13, dpi), round(dpi * 0.4)
    edges = [round(dpi * inches) for inches in (1, 1.7, 5.5, 7.2)]
    draw.text((edges[0], dpi), "Danh mục thủ tục hành chính của xã", fill="black", font=font)
    top = 2 * dpi
    for row in [*TABLE, None]:
        draw.line((edges[0], top, edges[-1], top), fill="black", width=max(2, dpi // 100))
        for left, cell in zip(edges, row or (), strict=False):
            draw.text((left + dpi // 10, top + dpi // 10), cell, fill="black", font=font)
        top += pitch
    for edge in edges:
        draw.line((edge, 2 * dpi, edge, top - pitch), fill="black", width=max(2, dpi // 100))
    draw.text((edges[0], top), "Danh mục này thay danh mục đã niêm yết năm trước.", fill="black", font=font)
    return page


def skewed(page: Image.Image, degrees: float) -> Image.Image:
    """The page laid askew, on white."""
    return page.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def noisy(page: Image.Image, *, spread: float = 25.0, blur: float = 0.8) -> Image.Image:
    """The page as a cheap scanner sees it: blurred, with grain."""
    pixels = np.asarray(page.filter(ImageFilter.GaussianBlur(blur)), np.float32)
    grain = np.random.default_rng(30).normal(0, spread, pixels.shape[:2])[..., None]
    return Image.fromarray(np.clip(pixels + grain, 0, 255).astype(np.uint8))


def shaded(page: Image.Image) -> Image.Image:
    """The page as a telephone sees it: one corner in the shade, the paper not white."""
    across = np.linspace(1, 0.45, page.width)[None, :, None] * np.linspace(1, 0.7, page.height)[:, None, None]
    return Image.fromarray((np.asarray(page, np.float32) * 0.93 * across).astype(np.uint8))


def jpeg(page: Image.Image, quality: int) -> Image.Image:
    """The page after a heavy-handed JPEG compression."""
    file = io.BytesIO()
    page.save(file, "JPEG", quality=quality)
    return Image.open(io.BytesIO(file.getvalue()))


def error_rate(expected: str, found: str) -> float:
    """Character error rate: edits between both in NFC with runs of white space as one space, by `expected`'s length."""
    expected, found = (" ".join(unicodedata.normalize("NFC", text).split()) for text in (expected, found))
    previous = list(range(len(found) + 1))
    for row, left in enumerate(expected, 1):
        current = [row]
        for column, right in enumerate(found):
            current.append(min(previous[column + 1] + 1, current[column] + 1, previous[column] + (left != right)))
        previous = current
    return previous[-1] / len(expected)


def _font(style: str, points: int, dpi: int) -> ImageFont.FreeTypeFont:
    file = Path(_FAMILY.replace("Bold", style))
    return ImageFont.truetype(file if file.is_file() else _FAMILY.replace("Bold", ""), round(points * dpi / 72))


def _centred(draw: ImageDraw.ImageDraw, lines: list[str], *, middle: int, top: int, dpi: int) -> None:
    for line in lines:
        style = "Bold" if line.isupper() else "Italic" if "ngày" in line else "Regular"
        draw.text((middle, top), line, fill=(20, 20, 25), font=_font(style, 12, dpi), anchor="ma")
        top += round(dpi * 0.24)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int, *, indent: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) > width - (indent if len(lines) == 1 else 0):
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _stamp(page: Image.Image, *, middle: tuple[int, int], radius: int) -> None:
    """A round red stamp over what is there, which shows through as it does on paper."""
    ink = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(ink)
    x, y = middle
    for ring in (1.0, 0.68):
        box = (x - radius * ring, y - radius * ring, x + radius * ring, y + radius * ring)
        draw.ellipse(box, outline=(225, 45, 50), width=max(2, radius // 25))
    font = ImageFont.truetype(_FAMILY, radius // 5)
    for number, letter_ in enumerate("ỦY BAN NHÂN DÂN XÃ ĐỒNG KỲ * TỈNH BẮC NINH *"):
        angle = number / 44 * 2 * math.pi
        at = (x + radius * 0.84 * math.cos(angle), y + radius * 0.84 * math.sin(angle))
        draw.text(at, letter_, fill=(225, 45, 50), font=font, anchor="mm")
    star = [
        (x + radius * r * math.sin(k * math.pi / 5), y - radius * r * math.cos(k * math.pi / 5))
        for k, r in enumerate([0.5, 0.2] * 5)
    ]
    draw.polygon(star, fill=(225, 45, 50))
    page.paste(Image.fromarray(np.minimum(np.asarray(page), np.asarray(ink))))
