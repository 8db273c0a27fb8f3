"""`python -m eval.train_reader`: learns the three models of the reader, and prints how they do on unseen questions.

Learnt from the shipped question sets over the sample documents and, where they are, from BEIR folders with answers in
the queries' metadata; questions of each collection are asked of the others too, which cannot answer them. Every figure
is of folds (by document) that the model had not seen. Writes bot/weights/sentences.json, telling.json and at-home.json.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from bot.reader.answerability import AT_HOME, LEAST_CONFIDENCE, TELLING
from eval.reader.ablation import ablation
from eval.reader.learning import Matrix, answer_names, learn_at_home, learn_sentences, learn_telling
from eval.reader.questions import Question, collections, questions_of
from eval.reader.validation import Refused, below, confidences, quoted, rank, refused
from ingest.embed import open_embedder

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "bot" / "weights"


def figures(questions: Sequence[Question], sure: Matrix) -> Iterator[str]:
    """Lines on what is quoted and what is refused, by set."""
    for source, found in quoted(questions).items():
        yield f"quote@1 {source}: {found.right:.3f} of {found.count}, {found.chars:.0f} characters"
    for wrongly in (0.03, 0.05):
        for source, shares in refused(questions, below(questions, sure, wrongly=wrongly)).items():
            yield f"refused at {wrongly:.0%} {source}: {_shares(shares)}"
    for source, shares in refused(questions, sure < LEAST_CONFIDENCE).items():
        yield f"refused below {LEAST_CONFIDENCE} {source}: {_shares(shares)}"


def _shares(shares: Refused) -> str:
    named = (("answerable", shares.answerable), ("unanswerable", shares.unanswerable))
    return ", ".join(f"{name} {share:.3f}" for name, share in named if share is not None)


def main() -> int:
    """Reads the questions, prints the figures and writes the models."""
    parser = argparse.ArgumentParser(description="Học ba mô hình đọc và đo chúng trên những câu chưa thấy.")
    parser.add_argument(
        "--beir", type=Path, nargs="*", default=sorted((ROOT.parent / "shared/retrieval").glob("*-dev"))
    )
    parser.add_argument("--ablation", action="store_true", help="thêm bảng: bỏ từng nhóm đặc trưng thì còn bao nhiêu")
    options = parser.parse_args()
    console = Console(soft_wrap=True, highlight=False)
    with console.status("Đang đọc") as status:
        questions = questions_of(
            collections(options.beir),
            open_embedder(),
            progress=lambda name, share: status.update(f"Đang đọc: {name} {share:.0%}"),
        )
    names = sorted(questions[0].evidence[0].features)
    rank(questions, names)
    judged_by = answer_names(questions)
    lines = list(figures(questions, confidences(questions, judged_by)))
    if options.ablation:
        lines += ["", *ablation(questions, names)]
    console.print("\n".join(lines), markup=False)
    made = f"python -m eval.train_reader; {len(questions)} questions. On unseen folds: "
    about = {start: "; ".join(line for line in lines if line.startswith(start)) for start in ("quote@1", "refused at")}
    replace(learn_sentences(questions, names), provenance=made + about["quote@1"]).save(WEIGHTS / "sentences.json")
    for name, learn in ((TELLING, learn_telling), (AT_HOME, learn_at_home)):
        model = replace(learn(questions, judged_by), provenance=made + about["refused at"])
        model.save(WEIGHTS / f"{name}.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
