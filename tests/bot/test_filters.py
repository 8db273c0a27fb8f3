"""Which documents a filter admits, and filters as people and programs write them."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.filter_fields import FilterError, filter_from, filter_record
from bot.filters import EVERYTHING, Filter
from bot.writing.scope_words import scope_words
from ingest.documents import DocumentKind, DocumentMetadata


@dataclass(frozen=True)
class Described:
    key: str
    metadata: DocumentMetadata


PROVINCES = st.sampled_from(["Nam Định", "Vĩnh Phúc", "Bến Tre"])
DAYS = st.dates(date(2018, 1, 1), date(2026, 12, 31))
KINDS = st.sampled_from(DocumentKind)
FOLDERS = st.sampled_from(["2021", "2021/nghi-quyet", "bao-cao"])
documents = st.builds(
    Described,
    key=st.builds("{}/{}.txt".format, FOLDERS, st.integers(0, 9)),
    metadata=st.builds(
        DocumentMetadata, province=st.none() | PROVINCES, date=st.none() | DAYS, kind=KINDS, number=st.none()
    ),
)
filters = st.builds(
    Filter,
    province=st.none() | PROVINCES,
    since=st.none() | DAYS,
    until=st.none() | DAYS,
    kinds=st.frozensets(KINDS, max_size=3),
    folder=st.none() | FOLDERS,
)


@given(document=documents, one=filters, other=filters)
def test_what_a_narrower_filter_admits_the_wider_ones_do(document: Described, one: Filter, other: Filter) -> None:
    assert EVERYTHING.admits(document) and not EVERYTHING
    alone = [
        Filter(province=one.province),
        Filter(since=one.since),
        Filter(until=one.until),
        Filter(kinds=one.kinds),
        Filter(folder=one.folder),
    ]
    assert one.admits(document) == all(each.admits(document) for each in alone)
    assert one.narrowed(EVERYTHING) == EVERYTHING.narrowed(one) == one
    both = one.narrowed(other)
    assert both.province == (other.province or one.province) and both.kinds == (other.kinds or one.kinds)


@given(one=filters)
def test_a_filter_survives_json_and_says_what_it_limits(one: Filter) -> None:
    record = filter_record(one)
    assert filter_from(**record) == one
    assert bool(scope_words(one)) == bool(one)


def test_a_folder_holds_the_folders_in_it_and_no_namesake() -> None:
    within = Filter(folder="2021")
    about = DocumentMetadata()
    assert within.admits(Described("2021/nghi-quyet/a.txt", about))
    assert not within.admits(Described("2021-cu/a.txt", about))


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2021", "2021", "năm 2021"),
        ("2021", "2023", "từ năm 2021 đến năm 2023"),
        ("10/2021", "", "từ ngày 01/10/2021"),
        ("", "2/2024", "đến ngày 29/02/2024"),
        ("14/10/2021", "2021-10-20", "từ ngày 14/10/2021 đến ngày 20/10/2021"),
    ],
)
def test_periods_as_people_write_them(since: str, until: str, said: str) -> None:
    assert scope_words(filter_from(since=since, until=until)) == said


def test_names_in_any_spelling() -> None:
    found = filter_from(province="nam dinh", kinds=["CHỈ THỊ", "bao cao", "news"], folder="/2021/nghi-quyet/")
    assert scope_words(found) == "Nam Định · chỉ thị, báo cáo, tin báo chí · thư mục 2021/nghi-quyet"


@pytest.mark.parametrize(
    ("field", "value"),
    [("province", "Xyz"), ("since", "31/2/2021"), ("until", "hôm qua"), ("since", "0"), ("kinds", ["truyện"])],
)
def test_what_cannot_be_read_is_named(field: str, value: str | list[str]) -> None:
    with pytest.raises(FilterError) as raised:
        filter_from(**{field: value})  # type: ignore[arg-type]
    assert (value if isinstance(value, str) else value[0]) in str(raised.value)
    assert raised.value.help
