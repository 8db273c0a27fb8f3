"""`python -m eval.reading_as_beir FOLDER`: the reading set as a BEIR folder, for `cchc eval`.

python -m eval.reading_as_beir reading --every 10
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
from eval.reading_set import ReadingPassage, load_reading_set


def write_beir(passages: Sequence[ReadingPassage], folder: Path, *, every: int = 1) -> int:
    """Write all passages and every `every`th question to `folder`; how many questions these are. Raises OSError.

    What a passage does not answer is judged a near miss: no passage is relevant to it.
    """
    asked = [(f"p{at}", question) for at, passage in enumerate(passages) for question in passage.questions][::every]
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
    parser.add_argument(
        "--every", type=int, default=1, metavar="N", help="chỉ lấy mỗi câu hỏi thứ N (mặc định: tất cả)"
    )
    options = parser.parse_args()
    if options.every < 1:
        parser.error(f"--every phải từ 1 trở lên, không phải {options.every}")
    try:
        count = write_beir(load_reading_set(), options.folder, every=options.every)
    except CaseFileError as error:
        parser.exit(1, f"{error} {error.help}\n")
    except OSError as error:
        parser.exit(1, f"Không ghi được vào {options.folder}: {error.strerror}.\n")
    sys.stdout.write(f"{count} câu hỏi. Đo: cchc eval answers {options.folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
