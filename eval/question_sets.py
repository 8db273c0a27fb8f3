"""Question sets: files of cases and BEIR folders alike, and the documents they are asked of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval.beir import BeirFolder, is_beir, load_beir
from eval.cases import AnswerCase, CaseFileError, load_cases

_ROOT = Path(__file__).parent.parent
SHIPPED = _ROOT / "eval" / "data"
COMMUNES, PORTAL = SHIPPED / "communes" / "communes.jsonl", SHIPPED / "portal" / "portal.jsonl"
_SHIPPED_DOCUMENTS = (_ROOT / "corpus", SHIPPED / "documents")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """Questions and the files or folders that are to answer them: empty where the set does not say."""

    name: str
    cases: Sequence[AnswerCase]
    files: tuple[Path, ...]
    """All that the questions were read from."""
    documents: tuple[Path, ...]

    def with_foreign(self, other: BeirFolder) -> "QuestionSet":
        """The set and all questions of `other`, which its documents cannot answer."""
        return replace(
            self,
            name=f"{self.name} + {other.name}",
            cases=(*self.cases, *other.foreign_cases()),
            files=(*self.files, *other.files),
        )


def load_set(path: Path) -> QuestionSet:
    """The set in a .jsonl file or a BEIR folder; raises CaseFileError.

    A file is asked of the folder `documents` beside it, if there is one.
    """
    if is_beir(path):
        folder = load_beir(path)
        return QuestionSet(name=folder.name, cases=folder.cases(), files=folder.files, documents=(folder.corpus,))
    if path.is_dir():
        raise CaseFileError(
            f"{path} không phải là thư mục BEIR (không có queries.jsonl).",
            help="Chỉ tới một tệp câu hỏi .jsonl, hoặc một thư mục có corpus.jsonl, queries.jsonl và qrels/.",
        )
    return QuestionSet(name=path.stem, cases=load_cases(path), files=(path,), documents=_documents_of(path))


def shipped_sets() -> list[QuestionSet]:
    """The sets that come with the program, over the sample documents or their own."""
    folders = (SHIPPED, COMMUNES.parent, PORTAL.parent)
    return [load_set(path) for folder in folders for path in sorted(folder.glob("*.jsonl"))]


def _documents_of(path: Path) -> tuple[Path, ...]:
    folder = path.resolve().parent
    if folder in {SHIPPED, SHIPPED / "held_out"}:
        return shipped_documents()
    return (folder / "documents",) if (folder / "documents").is_dir() else ()


def shipped_documents() -> tuple[Path, ...]:
    """The folders of the sample documents."""
    return tuple(folder for folder in _SHIPPED_DOCUMENTS if folder.exists())
