"""Whether a passage is about a topic, by the words it holds of it."""

from bot.answers import Hit
from bot.reader.matching import Matcher
from bot.reader.reading import terms_of

# The share of the topic, by weight, that a passage with its headings and title holds: one of two rare words is half.
# Looked at on the sample corpus with a dozen topics; below it come other subjects that share a common word.
_ON_TOPIC = 0.7
# How surely a text holds a syllable that stands there without its neighbours.
_BY_ITSELF = 0.5


class OnTopic:
    """Measures texts against the topic of a matcher; one without words is held by every text."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._whole = sum(matcher.weights)

    def share(self, text: str) -> float:
        """The share of the topic, by weight, that `text` holds: 0 to 1."""
        held = self._matcher.held(self._matcher.degrees(terms_of(text)))
        return held / self._whole if self._whole else 1.0

    def share_in_words(self, text: str) -> float:
        """The same of the syllables that stand beside a neighbour of theirs: "Hội đồng" and "Nghị quyết" hold no
        "hội nghị"."""
        degrees = self._matcher.degrees(terms_of(text))
        held = self._matcher.held([degree if degree > _BY_ITSELF else 0.0 for degree in degrees])
        return held / self._whole if self._whole else 1.0

    def is_on_topic(self, hit: Hit) -> bool:
        """Whether the passage, its headings and title included, holds enough of the topic, in one place."""
        around = "\n".join((hit.document.title, *hit.passage.heading, hit.passage.text))
        return not self._whole or min(self.share(around), self._matcher.together(terms_of(around))) >= _ON_TOPIC
