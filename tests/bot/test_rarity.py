"""How much a word says in the questions asked of an index."""

from pathlib import Path

from bot.rarity import rarity_in
from ingest.index import Index
from tests.bot.answering import CORPUS, answerer_over


def test_rare_words_say_more_and_every_word_says_something(tmp_path: Path) -> None:
    answerer_over(CORPUS / "thuat-ngu-cchc.md", index_dir=tmp_path / "index")
    rarity = rarity_in(Index.open(tmp_path / "index"))
    assert rarity("papi") > rarity("va") > 0
    assert rarity("") > 0
