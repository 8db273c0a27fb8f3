"""A picture of a page made fit for recognition: upright, level, grey, at one size, on white, without stamps."""

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from PIL import Image

Pixels = npt.NDArray[np.uint8]

# The short side of an A4 page at 225 dpi, for which the lengths below are given in pixels. On scanned letters and
# made-up ones, 200 to 240 dpi gave fewer errors than 300, and took two thirds of the time.
_SHORT_SIDE = 1860
# Enlarging beyond it adds no detail that could be read: at 4 times, a page of 70 dpi had half as many errors again.
_MAX_ENLARGEMENT = 2.5
# Ink is coloured where its strongest and weakest channels are this far apart: stamps 130-200, black print in a
# JPEG below 50.
_MIN_COLOUR = 60
# Coloured ink is sought in cells of this many pixels (0.9 mm): parts of one stamp touch, lines of text do not.
_CELL = 8
_MIN_CELL_INK = 0.04
# Stamps and signatures, in cells: higher and wider than a line of text, smaller than a picture or a panel.
_MIN_STAMP, _MAX_STAMP = 13, 100
_MAX_STAMP_INK = 0.6
# Paper darker than this is no shadow but a dark panel, and stays dark.
_DARKEST_PAPER = 90
# Pages lie at most this askew; Tesseract itself copes with the least.
_MAX_SKEW_DEG, _MIN_SKEW_DEG = 7.0, 0.15


class Prepared(NamedTuple):
    """A page fit for recognition, and what was done to it."""

    image: "Image.Image"
    size: tuple[int, int]
    """Width and height before it was levelled, in pixels of `image`."""
    degrees: float
    """How far it was turned anticlockwise, about its middle, for its lines to be level."""

    def before(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of `image` stood before, as shares of width and height."""
        turn = math.radians(self.degrees)
        across, down = x - self.image.width / 2, y - self.image.height / 2
        width, height = self.size
        return (
            0.5 + (across * math.cos(turn) - down * math.sin(turn)) / width,
            0.5 + (across * math.sin(turn) + down * math.cos(turn)) / height,
        )


def prepared(image: "Image.Image") -> Prepared:
    """The page in grey at about 225 dpi, its lines level and its paper white."""
    from PIL import Image

    page = _resized(upright(image))
    grey = _on_white(_without_stamps(page) if page.mode == "RGB" else page)
    skew = _skew(np.asarray(grey.reduce(4)))
    if abs(skew) < _MIN_SKEW_DEG:
        return Prepared(grey, grey.size, 0.0)
    level = grey.rotate(skew, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return Prepared(level, grey.size, skew)


def upright(image: "Image.Image") -> "Image.Image":
    """The picture the way up its camera says, in grey or RGB, transparent parts white."""
    from PIL import Image, ImageOps

    image = ImageOps.exif_transpose(image)
    if image.mode in ("1", "L"):
        return image.convert("L")
    if image.mode.startswith(("I", "F")):  # 16 bits a pixel
        pixels = np.asarray(image, np.float64)
        return Image.fromarray((pixels * (255 / max(pixels.max(), 1))).clip(0, 255).astype(np.uint8))
    if image.has_transparency_data:
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")
    return image.convert("RGB")


def _resized(image: "Image.Image") -> "Image.Image":
    from PIL import Image

    scale = min(_SHORT_SIDE / min(image.size), _MAX_ENLARGEMENT)
    if 0.95 < scale < 1.05:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _without_stamps(page: "Image.Image") -> "Image.Image":
    """The page in grey. Where a stamp or a coloured signature stands, only what is dark in every channel stays dark.

    Coloured lines of text stay, and so do pictures and panels.
    """
    from PIL import ImageChops

    red, green, blue = page.split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    weakest = ImageChops.darker(ImageChops.darker(red, green), blue)
    coloured = ImageChops.subtract(strongest, weakest).point([0] * _MIN_COLOUR + [255] * (256 - _MIN_COLOUR))
    grey = page.convert("L")
    shares = np.asarray(coloured.reduce(_CELL), np.float32) / 255
    for top, left, bottom, right in _figures(shares > _MIN_CELL_INK):
        sides = bottom - top, right - left
        is_stamp = min(sides) >= _MIN_STAMP and max(sides) <= _MAX_STAMP
        if is_stamp and shares[top:bottom, left:right].mean() < _MAX_STAMP_INK:
            box = (left * _CELL, top * _CELL, min(right * _CELL, page.width), min(bottom * _CELL, page.height))
            grey.paste(strongest.crop(box), box)
    return grey


def _figures(cells: npt.NDArray[np.bool_]) -> list[tuple[int, int, int, int]]:
    """Top, left, bottom, right (past the end) of each group of set cells that touch, corners included."""
    left = set(map(tuple, np.argwhere(cells).tolist()))
    boxes = []
    while left:
        todo = [left.pop()]
        group = list(todo)
        while todo:
            row, column = todo.pop()
            near = {(row + down, column + across) for down in (-1, 0, 1) for across in (-1, 0, 1)} & left
            left -= near
            todo += near
            group += near
        rows, columns = zip(*group, strict=True)
        boxes.append((min(rows), min(columns), max(rows) + 1, max(columns) + 1))
    return boxes


def _on_white(grey: "Image.Image") -> "Image.Image":
    """The page with shadows, folds and tinted paper evened out: each place divided by the paper around it."""
    from PIL import Image, ImageFilter

    paper = grey.reduce(8).filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(6))
    background = np.asarray(paper.resize(grey.size, Image.Resampling.BILINEAR), np.float32)
    pixels = np.asarray(grey, np.float32) * (255 / np.maximum(background, _DARKEST_PAPER))
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def _skew(pixels: Pixels) -> float:
    """How many degrees anticlockwise the page must be turned for its lines to be level.

    The lines are level when the sums of ink along them differ most from one row to the next.
    """
    rows, columns = np.nonzero(pixels < 150)
    if not len(rows):
        return 0.0
    columns = columns - pixels.shape[1] / 2

    def sharpness(degrees: float) -> float:
        level = (rows - columns * math.tan(math.radians(degrees))).astype(np.int64)
        profile = np.bincount(level - level.min()).astype(np.float64)
        return float(np.square(np.diff(profile)).sum())

    coarse = max(np.arange(-_MAX_SKEW_DEG, _MAX_SKEW_DEG + 0.1, 0.5), key=sharpness)
    fine = max(np.arange(coarse - 0.5, coarse + 0.55, 0.1), key=sharpness)
    return float(fine)
