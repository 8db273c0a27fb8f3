"""Test collections in BEIR's layout: corpus.jsonl, queries.jsonl, qrels/*.tsv.

A query's `metadata` may hold `answerable` (false: the documents do not say it) and `answers`, words that answer; where
these are letters of `choices`, the choice is meant.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from eval.cases import AnswerCase, CaseFileError, numbered_lines, parsed
from eval.retrieval_metrics import Judgements
from eval.text_match import holds, normalised

CORPUS, QUERIES, QRELS = "corpus.jsonl", "queries.jsonl", "qrels"
_TEST = "test.tsv"
_HEADER = "query-id"
_VERDICTS = frozenset(["đúng", "sai", "có", "không", "yes", "no", "true", "false"])
"""Where they stand in a document, they seldom answer the question."""
_LAYOUT = f"Thư mục cần có {CORPUS}, {QUERIES} và {QRELS}/{_TEST}."


class BeirMetadata(BaseModel):
    """What is known of the answer to a query, beside much else that is passed over."""

    model_config = ConfigDict(frozen=True)

    answerable: bool = True
    answers: tuple[str, ...] = ()
    choices: Mapping[str, str] | None = None


class BeirQuery(BaseModel):
    """A line of queries.jsonl."""

    model_config = ConfigDict(frozen=True, coerce_numbers_to_str=True)

    id: str = Field(alias="_id", min_length=1)
    text: str = Field(min_length=1)
    metadata: BeirMetadata = BeirMetadata()


class BeirDocument(BaseModel):
    """A line of corpus.jsonl."""

    model_config = ConfigDict(frozen=True, coerce_numbers_to_str=True)

    id: str = Field(alias="_id", min_length=1)
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeirFolder:
    """A collection, checked when read: every judgement is of a query and a document that are there."""

    name: str
    corpus: Path
    files: tuple[Path, ...]
    """All that was read."""
    queries: tuple[BeirQuery, ...]
    judgements: Mapping[str, Judgements]
    """By query; a query of which nothing is relevant has none."""
    texts: Mapping[str, str]
    """Of the documents that are relevant to some query."""

    def cases(self) -> list[AnswerCase]:
        """The queries as questions; those that it says cannot be answered are near misses.

        What is expected are the answers that stand in a relevant document and are no mere verdicts.
        """
        return [
            self._case(query)
            for query in self.queries
            if self.judgements.get(query.id) or not query.metadata.answerable
        ]

    def foreign_cases(self) -> list[AnswerCase]:
        """All queries as questions for the documents of others, which cannot answer them."""
        return [
            AnswerCase(id=f"{self.name}/{query.id}", question=query.text, answerable=False, tags=("off_topic",))
            for query in self.queries
        ]

    def _case(self, query: BeirQuery) -> AnswerCase:
        if not query.metadata.answerable:
            return AnswerCase(id=query.id, question=query.text, answerable=False, tags=("near_miss",))
        relevant = self.judgements[query.id]
        choices = query.metadata.choices or {}
        answers = [choices.get(answer, answer) for answer in query.metadata.answers]
        texts = [self.texts[document] for document in relevant]
        expected = (_span_in(texts, answer) for answer in answers if normalised(answer) not in _VERDICTS)
        return AnswerCase(
            id=query.id,
            question=query.text,
            answerable=True,
            expected=tuple(span for span in expected if span),
            documents=tuple(relevant),
        )


def _span_in(texts: Sequence[str], answer: str) -> str | None:
    """`answer` where it stands in a text, in whole words if it cuts through some; None where it stands in none."""
    if any(holds(text, answer) for text in texts):
        return answer
    whole_words = re.compile(rf"\w*{re.escape(answer.strip())}\w*")
    return next((match.group() for text in texts if (match := whole_words.search(text))), None)


def is_beir(folder: Path) -> bool:
    """Whether `folder` is meant to be a collection."""
    return folder.is_dir() and (folder / QUERIES).exists()


def load_beir(folder: Path) -> BeirFolder:
    """The collection in `folder`; raises CaseFileError that names the file and the line."""
    if not folder.is_dir():
        raise CaseFileError(f"Không có thư mục {folder}.", help=_LAYOUT)
    corpus, queries_file = folder / CORPUS, folder / QUERIES
    qrels = _qrels_files(folder)
    queries = _queries(queries_file)
    judgements: dict[str, dict[str, int]] = {}
    for path in qrels:
        _add_judgements(judgements, path, queries)
    wanted = {document for relevant in judgements.values() for document in relevant}
    texts = _texts(corpus, wanted)
    if missing := sorted(wanted - texts.keys()):
        raise CaseFileError(f"{corpus}: thiếu văn bản {missing[0]!r} mà {QRELS} nhắc đến.", help=_LAYOUT)
    return BeirFolder(
        name=folder.resolve().name,
        corpus=corpus,
        files=(corpus, queries_file, *qrels),
        queries=tuple(queries.values()),
        judgements=judgements,
        texts=texts,
    )


def _qrels_files(folder: Path) -> list[Path]:
    """The test split, or where there is none all splits."""
    splits = sorted((folder / QRELS).glob("*.tsv"))
    if not splits:
        raise CaseFileError(f"Không có tệp .tsv nào trong {folder / QRELS}.", help=_LAYOUT)
    return [path for path in splits if path.name == _TEST] or splits


def _queries(path: Path) -> dict[str, BeirQuery]:
    queries: dict[str, BeirQuery] = {}
    for number, line in numbered_lines(path):
        where = f"{path}, dòng {number}"
        query = parsed(BeirQuery, line, where=where)
        if query.id in queries:
            raise CaseFileError(f"{where}: mã {query.id!r} đã dùng ở dòng trước.", help="Đặt cho mỗi câu một mã riêng.")
        queries[query.id] = query
    return queries


def _add_judgements(judgements: dict[str, dict[str, int]], path: Path, queries: Mapping[str, BeirQuery]) -> None:
    for number, line in numbered_lines(path):
        fields = line.rstrip("\r").split("\t")
        if number == 1 and fields[0] == _HEADER:
            continue
        where = f"{path}, dòng {number}"
        if len(fields) != 3 or not fields[2].strip().lstrip("-").isdecimal():
            raise CaseFileError(
                f"{where}: không phải ba cột cách nhau bằng dấu tab, cột cuối là số nguyên.",
                help="Mỗi dòng gồm mã câu hỏi, mã văn bản và điểm, ví dụ: q1<tab>d7<tab>1",
            )
        query, document, score = fields[0], fields[1], int(fields[2])
        if query not in queries:
            raise CaseFileError(f"{where}: không có câu hỏi nào mã {query!r}.", help=f"Xem lại {QUERIES}.")
        if score > 0:
            judgements.setdefault(query, {})[document] = score


def _texts(path: Path, wanted: set[str]) -> dict[str, str]:
    texts = {}
    for number, line in numbered_lines(path):
        document = parsed(BeirDocument, line, where=f"{path}, dòng {number}")
        if document.id in wanted:
            texts[document.id] = document.text
    return texts
