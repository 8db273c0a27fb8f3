"""Questions of things that stand beside each other know of each other."""

from dataclasses import replace

from bot.understanding.localities import Locality
from bot.understanding.query import Query
from bot.understanding.sides import beside_each_other
from ingest.documents import Span
from tests.bot.answering import asked_as


def of_commune(question: str, label: str, name: tuple[str, ...]) -> Query:
    query = asked_as(question)
    return replace(query, named=replace(query.named, localities=(Locality(label, name, Span(0, 0)),)))


def test_each_side_knows_the_others() -> None:
    parts = beside_each_other([(thing, asked_as(f"Thuê {thing} mất bao nhiêu?")) for thing in ("ghe", "đò", "xuồng")])
    assert [(query.side, query.beside) for _, query in parts] == [
        ("ghe", ("đò", "xuồng")),
        ("đò", ("ghe", "xuồng")),
        ("xuồng", ("ghe", "đò")),
    ]


def test_what_stands_beside_a_commune_is_one_though_it_looks_like_a_person() -> None:
    one = of_commune("Trạm bơm của Đồng Tâm hỏng khi nào?", "Đồng Tâm", ("dong", "tam"))
    other = asked_as("Trạm bơm của Lê Sơn Đoài hỏng khi nào?")
    assert other.named.persons
    (_, _), (_, read) = beside_each_other([("Đồng Tâm", one), ("Lê Sơn Đoài", other)])
    assert [locality.label for locality in read.named.localities] == ["Lê Sơn Đoài"]
    assert not read.named.persons


def test_what_stands_beside_a_person_is_none() -> None:
    parts = [(name, asked_as(f"Nhà của {name} ở đâu?")) for name in ("Lê Sơn Đoài", "Vũ Thị Mai")]
    assert not any(query.named.localities for _, query in beside_each_other(parts))
