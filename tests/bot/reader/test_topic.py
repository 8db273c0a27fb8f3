"""Whether a question is one for the documents at all, on the sample glossary."""

from pathlib import Path

import pytest

from bot.reader.topic import Topic
from ingest.index import Index
from tests.bot.answering import CORPUS, answerer_over, asked_as


@pytest.fixture(scope="module")
def topic(tmp_path_factory: pytest.TempPathFactory) -> Topic:
    index_dir: Path = tmp_path_factory.mktemp("topic") / "index"
    answerer_over(CORPUS / "thuat-ngu-cchc.md", index_dir=index_dir)
    return Topic(Index.open(index_dir))


def test_words_of_the_law_that_the_documents_hardly_use_are_strange_to_them(topic: Topic) -> None:
    own = topic.features(asked_as("Chỉ số cải cách hành chính là gì?"))
    law = topic.features(asked_as("Hợp đồng thuê tài sản bị hủy bỏ trong trường hợp nào?"))
    assert own["at_home"] > law["at_home"]
    assert own["at_home_least"] > law["at_home_least"]
    assert own["known_pairs"] > law["known_pairs"] >= -1


def test_a_question_without_words_has_its_features_all_the_same(topic: Topic) -> None:
    assert topic.features(asked_as("?")).keys() == topic.features(asked_as("Chỉ số là gì?")).keys()
