"""What the questions of the sides of a comparison know of each other."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.localities import Locality
from bot.understanding.query import Query
from ingest.documents import Span
from ingest.text import index_terms

Part = tuple[str, Query]
"""What a side is called, and the question that is asked of it."""


def beside_each_other(parts: Sequence[Part]) -> list[Part]:
    """`parts`, each knowing the others; where one is called like a commune, the others are communes too."""
    labels = [label for label, _ in parts]
    of_communes = any(_is_commune(label, query) for label, query in parts)
    return [
        (
            label,
            replace(
                _of_commune(label, query) if of_communes else query,
                side=label,
                beside=tuple(other for other in labels if other != label),
            ),
        )
        for label, query in parts
    ]


def _is_commune(label: str, query: Query) -> bool:
    return tuple(index_terms(label)) in {locality.name for locality in query.named.localities}


def _of_commune(label: str, query: Query) -> Query:
    """`query` with the name `label` in it read as that of a commune, though it is written as a person's may be."""
    name, start = tuple(index_terms(label)), query.text.find(label)
    if start < 0 or label in query.named.places or _is_commune(label, query):
        return query
    locality = Locality(label, name, Span(start, start + len(label)))
    overlapping = {person for person in query.named.persons if set(person) <= set(name)}
    named = replace(
        query.named,
        localities=(*query.named.localities, locality),
        persons=tuple(person for person in query.named.persons if person not in overlapping),
        terms=(*(term for term in query.named.terms if term not in overlapping), name),
    )
    return replace(query, named=named, runs=tuple(run for run in query.runs if not set(run) <= set(name)))
