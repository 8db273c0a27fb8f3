"""`python -m eval.reading_as_beir FOLDER`: the reading set as a BEIR folder, for `cchc eval`.

python -m eval.reading_as_beir reading
cchc eval retrieval reading
cchc eval answers reading
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.beir import CORPUS, QRELS, QUERIES
from eval.cases import CaseFileError
from eval.reading_set import ReadingPassage, is_kept_aside, load_reading_set


def write_beir(passages: Sequence[ReadingPassage], folder: Path, *, seen: bool = False) -> int:
    """Write all passages to `folder` and the questions of those that no shipped weight has `seen`, or of all; how many
    questions these are. Raises OSError.

    What a passage does not answer is judged a near miss: no passage is relevant to it.
    """
    chosen = [(f"p{at}", passage) for at, passage in enumerate(passages) if seen or is_kept_aside(passage)]
    asked = [(name, question) for name, passage in chosen for question in passage.questions]
    (folder / QRELS).mkdir(parents=True, exist_ok=True)
    _write(folder / CORPUS, ({"_id": f"p{at}", "title": it.title, "text": it.text} for at, it in enumerate(passages)))
    _write(
        folder / QUERIES,
        (
            {
                "_id": f"q{at}",
                "text": question.text,
                "metadata": {
                    "answerable": question.answer is not None,
                    "answers": [question.answer] if question.answer else [],
                },
            }
            for at, (_, question) in enumerate(asked)
        ),
    )
    rows = [f"q{at}\t{passage}\t1" for at, (passage, question) in enumerate(asked) if question.answer]
    (folder / QRELS / "test.tsv").write_text("\n".join(("query-id\tcorpus-id\tscore", *rows, "")), encoding="utf-8")
    return len(asked)


def _write(path: Path, records: Iterable[dict[str, object]]) -> None:
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    path.write_text("".join(lines), encoding="utf-8")


def main() -> int:
    """Reads the set, writes the folder, says what to do with it."""
    parser = argparse.ArgumentParser(description="Chép bộ đoạn văn trong eval/data/reading thành thư mục BEIR để đo.")
    parser.add_argument("folder", type=Path, help="thư mục sẽ ghi")
    parser.add_argument("--seen", action="store_true", help="cả câu hỏi về những đoạn mà chương trình đã học")
    options = parser.parse_args()
    try:
        count = write_beir(load_reading_set(), options.folder, seen=options.seen)
    except CaseFileError as error:
        parser.exit(1, f"{error} {error.help}\n")
    except OSError as error:
        parser.exit(1, f"Không ghi được vào {options.folder}: {error.strerror}.\n")
    sys.stdout.write(f"{count} câu hỏi. Đo: cchc eval answers {options.folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
