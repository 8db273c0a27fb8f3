"""Pictures of pages stay within bounds, and blank pages are not worth one."""

import pytest

from ingest.pdf.file import opened, page_of, picture_of
from tests.ingest.pdf.made import A4, pdf, picture


@pytest.mark.parametrize(
    ("size", "pixels"), [(A4, (2479, 3508)), ((14400, 14400), (4242, 4242)), ((14400, 100), (50912, 354))]
)
def test_a_page_is_pictured_at_300_dpi_within_bounds(size: tuple[int, int], pixels: tuple[int, int]) -> None:
    with opened(pdf(picture(width=size[0], height=size[1]), size=size)) as document, page_of(document, 0) as page:
        assert page is not None
        found = picture_of(page)
    assert found is not None
    assert found.size == pytest.approx(pixels, abs=2)
    assert found.width * found.height <= 18_100_000


@pytest.mark.parametrize(("page", "size"), [("", A4), (picture(width=5, height=5), (5, 5))])
def test_a_blank_or_tiny_page_has_no_picture(page: str, size: tuple[int, int]) -> None:
    with opened(pdf(page, size=size)) as document, page_of(document, 0) as found:
        assert found is not None
        assert picture_of(found) is None
