"""How likely the documents hold the answer at all, judged by the best evidence there is."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from bot.reader.asked_document import kind_signed
from bot.reader.definitions import defines, lacks_term
from bot.reader.entities import numbered_of, person_label
from bot.reader.evidence import Evidence
from bot.reader.issued import asks_issue, days_of_named
from bot.reader.kinds import lacks_kind
from bot.reader.matching import Matcher
from bot.reader.reading import leads_into_all, places_of, references_of, terms_of
from bot.reader.second_reading import nearest, second_reading
from bot.reader.sentence_features import SPANNED, Features
from bot.reader.source_lines import asks_for_maker, tells_maker, tells_of_itself
from bot.reader.things_apart import is_told_of_the_like
from bot.reader.told_apart import is_told_of_another, is_told_of_another_kind
from bot.understanding.answer_types import AnswerType
from bot.understanding.deeds import MEETING, deeds_asked, deeds_in
from bot.understanding.lexicon import Phrase
from bot.understanding.query import Query
from bot.understanding.weekdays import weekday_label, weekdays_asked
from bot.weights import linear_model
from ingest.text import canonical

TELLING, AT_HOME = "telling", "at-home"
"""The models (bot/weights): whether the best sentence tells what is asked, and whether it is asked of the right
documents at all."""
LEAST_CONFIDENCE = 0.36
"""Below it nothing is answered.

Of what is kept aside, 47 of 637 answerable questions and 139 of 218 near misses are refused; below .5 it would be 61
and 152. Of viquad-dev 5.8 % are refused wrongly, of the law questions asked of it 91 % rightly; of alqac-dev 3 %, and
92 % the other way round. Which totals were looked at to choose it: docs/ablation.md.
"""
# Of the best sentence, as bot/reader/sentence_features.py gives them: what speaks for an answer, and what against one.
_FOR = (
    "own", "content", "support", "passage", "pairs", "longest", "rarest_around", "cosine", "cosine_gap",
    "asked_left", "asked_right", "asked_left_around", "asked_right_around", "names", "entities_around",
    "new_name", "new_time", "new_cause",
)  # fmt: skip
_AGAINST = (
    "names_lacking", "names_nowhere", "figures_lacking", "other_figures", "entities_lacking", "turns_lacking",
    "contradicts",
)  # fmt: skip
_RETRIEVED = frozenset({
    "score", "passage_chance", "dense_best", "dense_lead", "fused_best", "lexical_best", "lexical_lead", "cosine_best",
    "cosine", "cosine_gap",
})  # fmt: skip
# So much likelier, in log odds, a question is one for texts of offices: what they lack of it is told by names already.
# Without it 12 of 637 answerable questions kept aside are refused that need not be; 2 or 4 do about as well.
_OFFICIAL = 1.9
# An average, for questions to which a feature does not apply.
_NEUTRAL = 0.7
# A question of these types is not answered by a sentence of an official text that lacks such a thing.
NEEDS_SPAN = SPANNED - {AnswerType.REASON}
# Such a sentence must itself hold this share of the content words that its title does not: else it is about the same
# document and not about the question. Of 571 shipped questions in unseen folds 424 right at .2, 429 at .15 and at 0,
# where seven more near misses are answered.
_LEAST_CONTENT = 0.15
# Log odds by the cross-encoder from which a sentence is taken for an answer without a thing of the kind that is asked
# for, and with hardly a word of the question. Of the best sentences of shipped questions that lack the former 8 of 14
# answer between -1 and 1.5, and 3 of 3 above; of those that lack the latter 8 of 12, 4 of 5 above, 3 of 8 down to -2.
_TELLS_WITHOUT_SPAN, _TELLS_IN_OTHER_WORDS = 1.5, -1.0
# How sure a day is that stands beside the number of the document asked about, where the sentence says all else asked.
OUTRIGHT, _ALL = 0.9, 0.99
# Who took part in what a document is about has not signed it; `index_terms` spells it so.
_TO_SIGN, _SIGNS = ("ki",), re.compile(r"(?<!\w)(?<!ngày )(?<!chữ )(?<!đăng )(?<!thư )ký(?! hiệu)(?!\w)")
# Syllables of a Vietnamese name in full: one so called is nobody else.
_WHOLE_NAME = 3
# Years of what is told; those in dates and numbers of documents are others.
_YEAR = re.compile(r"(?<!tháng )(?<!/)\bnăm (20\d\d)(?!\d)")
# "tăng 10% so với cùng kỳ năm 2025": with what it is compared.
_COMPARED = re.compile(r"\b(?:so với|cùng kỳ)\b[^.,;\d]{0,40}năm 20\d\d")
# "Đưa tỷ lệ nộp trực tuyến lên 93%." tells no rate that was reached.
_GOAL = re.compile(
    r"\W*(?:(?:\d+|[a-zđ])[.)]\s*)?(?:phấn đấu|đặt mục tiêu|mục tiêu"
    r"|(?:đưa|nâng|tăng|giảm|kéo|hạ)(?! (?:so với|mạnh|nhẹ|gấp|hơn)\b)[^.;]{3,80}? (?:lên|xuống|đạt|còn|dưới|trên)\b)"
)
# How much likelier an aim must be than what is told; not tuned.
_FAR = 1.5
_ASKS_GROUNDS = re.compile(r"(?<!\w)(?:căn cứ|cơ sở|thực hiện|theo)(?!\w)")
_ASKS_GOAL = re.compile(
    r"\b(?:chỉ tiêu|mục tiêu|phấn đấu|kế hoạch|nâng|đưa|tăng|giảm|sẽ|phải|dự kiến|tới|target|aim|goal)\b"
)
# What a document's own number decides: a sentence that names only others tells it of those.
_OF_ONE_DOCUMENT = frozenset({AnswerType.DATE, AnswerType.PERSON, AnswerType.ORGANISATION})
_TOLD_IN_MANY_WAYS = frozenset({"chairs"})
_MEETING = re.compile(rf"(?<!\w){MEETING}(?!\w)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is judged."""

    query: Query
    matcher: Matcher
    topic: Features
    """Of bot/reader/topic.py."""


def answer_features(asked: Asked, evidence: Sequence[Evidence], best: Evidence) -> Features:
    """What speaks for `best`, one of `evidence`, being an answer: the more of each, the likelier. What is not known is
    left out."""
    query, matcher = asked.query, asked.matcher
    passages = {found.hit.passage.id: found.hit for found in evidence}
    hits = list(passages.values())
    own = [found for found in evidence if found.hit.passage.id == best.hit.passage.id]
    read = second_reading(query, best)
    return {
        **({} if read is None else {"read": read}),
        "score": best.score,
        "passage_chance": sum(found.chance for found in own),
        "dense_best": max(hit.dense for hit in hits),
        "fused_best": max(hit.score for hit in hits),
        "lexical_best": max(hit.lexical for hit in hits) / (1 + 2 * sum(matcher.weights)),
        "lexical_lead": 1 - min(hit.lexical for hit in hits) / (max(hit.lexical for hit in hits) or 1.0),
        "dense_lead": max(hit.dense for hit in hits) - fmean(hit.dense for hit in hits),
        "together": matcher.together(terms_of(best.hit.passage.text)),
        "together_best": max(matcher.together(terms_of(hit.passage.text)) for hit in hits),
        "spelt": matcher.spelt_alike(terms_of(best.hit.passage.text)),
        "cosine_best": max(found.features["cosine"] for found in evidence),
        "spelt_best": max(matcher.spelt_alike(terms_of(hit.passage.text)) for hit in hits),
        "span": best.features["span"] if query.type in SPANNED else _NEUTRAL,
        **{f"span_{type_}": best.features["span"] if query.type is type_ else _NEUTRAL for type_ in sorted(SPANNED)},
        **_of_office(query, best),
        **{name: best.features[name] for name in _FOR},
        **asked.topic,
        **{f"no_{name}": -best.features[name] for name in _AGAINST},
    }


def eligible(query: Query, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentences that may answer: all but those that cannot, whatever else they say.

    Neither a sentence nor what stands around it may lack a document, a province or a person in full that the question
    names. In texts of offices names are exact, and bot/spans finds what is asked: there nothing named may be lacking,
    and a sentence without the kind of thing that is asked for, or with hardly any of the question's words, is about
    something else, unless all are and the likeliest reads like an answer. What is told of one of the things that texts
    tell apart answers for no other. Where a document's number decides, sentences that name only others come after.
    """
    insisted = {
        *(number.canonical for number in query.named.numbers),
        *query.named.places,
        *(locality.label for locality in query.named.localities),
        *(person_label(name) for name in query.named.persons if len(name) >= _WHOLE_NAME),
        *(numbered.label for numbered in numbered_of(query)),
        *map(weekday_label, weekdays_asked(query.own_text)),
    }
    signed, of_maker = _signed(query), asks_for_maker(query)
    agreeing = [
        found
        for found in evidence
        if insisted.isdisjoint(found.support.missing)
        and not lacks_kind(query, found)
        and not tells_of_itself(query, found.text)
        and not _is_preamble(query, found.text)
        and not (of_maker and not tells_maker(found.text))
        and not (found.is_official and (found.support.missing or not _tells_signing(found, signed)))
        and not (found.is_official and lacks_term(query, found))
        and not is_told_of_another(query, found)
        and not is_told_of_another_kind(query, found.text)
        and not is_told_of_the_like(query, found)
    ]
    told = _read_as_telling(query, agreeing)
    may = [found for found in agreeing if not (found.is_official and _lacks_wording(query, found)) or found in told]
    may = _doing_what_is_asked(query, may)
    for is_of_another in (_tells_of_another_year, _tells_of_another_place):
        may = [found for found in may if not is_of_another(query, found.text)] or may
    may = _without_goals(query, may)
    may = [found for found in may if defines(query, found.text)] or may
    if query.type not in _OF_ONE_DOCUMENT or not query.named.numbers:
        return may
    return [found for found in may if not _is_of_others(query, found)] or may


def _is_preamble(query: Query, sentence: str) -> bool:
    """Whether the sentence only says on what grounds its document goes on: "Căn cứ ..., Sở hướng dẫn như sau:"."""
    return leads_into_all(sentence) and not _ASKS_GROUNDS.search(canonical(query.text))


def _doing_what_is_asked(query: Query, may: Sequence[Evidence]) -> list[Evidence]:
    """Where it is asked who does something at a meeting, the sentences that tell it of somebody; whoever chairs one may
    be told in other words."""
    if query.type is not AnswerType.PERSON:
        return list(may)
    asked = deeds_asked(query.asking_text) or deeds_asked(query.text)
    doing = [found for found in may if asked & deeds_in(found.text)] if asked else []
    strict = asked - _TOLD_IN_MANY_WAYS or (asked and _MEETING.search(canonical(query.text)))
    return doing or ([] if strict else list(may))


def _tells_of_another_place(query: Query, sentence: str) -> bool:
    """Whether the sentence names a province, and not the one that is asked about."""
    places = {place.name for place in places_of(sentence)} if query.named.places else set()
    return bool(places) and places.isdisjoint(query.named.places)


def _tells_of_another_year(query: Query, sentence: str) -> bool:
    """Whether the sentence names a year for a quantity, and not the one that is asked about."""
    if query.type is not AnswerType.COUNT or not query.named.years:
        return False
    years = set(map(int, _YEAR.findall(_COMPARED.sub("", canonical(sentence)))))
    return bool(years) and years.isdisjoint(query.named.years)


def _without_goals(query: Query, may: Sequence[Evidence]) -> list[Evidence]:
    """Where it is asked how much there is, not what is aimed at, no aims but those far likelier than all else."""
    if query.type is not AnswerType.COUNT or _ASKS_GOAL.search(canonical(query.text)):
        return list(may)
    goals = [found for found in may if _GOAL.match(canonical(found.text))]
    told = max((found.score for found in may if found.span and found not in goals), default=-math.inf)
    return [found for found in may if found not in goals or found.score > told + _FAR]


def _is_of_others(query: Query, found: Evidence) -> bool:
    """Whether the sentence names documents by number and none of those asked about."""
    mentioned = references_of(found.text)
    return bool(mentioned) and not any(number.matches(other) for number in query.named.numbers for other in mentioned)


def _lacks_wording(query: Query, found: Evidence) -> bool:
    """Whether the sentence lacks the kind of thing that is asked for, or hardly has a word of the question."""
    # The position of the person asked about, its holder or the day of the document is the answer whatever else is said.
    names_document = bool(query.named.numbers) and not _is_of_others(query, found) and bool(references_of(found.text))
    asks_holding = query.type is AnswerType.POSITION or query.role is not None
    of_the_named = found.span is not None and (asks_holding or names_document)
    return _lacks_span(query, found) or (found.support.content < _LEAST_CONTENT and not of_the_named)


def _lacks_span(query: Query, found: Evidence) -> bool:
    return query.type in NEEDS_SPAN and found.span is None


def _read_as_telling(query: Query, agreeing: Sequence[Evidence]) -> list[Evidence]:
    """Of the likeliest sentences those that the cross-encoder rather takes for an answer: people ask in other words."""
    of_others = (_tells_of_another_year, _tells_of_another_place)
    same = [found for found in agreeing if not any(tells(query, found.text) for tells in of_others)]
    return [found for found in nearest(same) if found.is_official and _tells_otherwise(query, found)]


def _tells_otherwise(query: Query, found: Evidence) -> bool:
    if not _lacks_wording(query, found) or found.is_name:
        return False
    read = second_reading(query, found)
    return read is not None and read >= (_TELLS_WITHOUT_SPAN if _lacks_span(query, found) else _TELLS_IN_OTHER_WORDS)


def _signed(query: Query) -> Phrase | None:
    """The kind of document whose signer is asked for, () for any kind; None where no signer is asked for."""
    asks = query.type is AnswerType.PERSON and query.subject[:1] == _TO_SIGN
    return kind_signed(query) or (() if asks else None)


def _tells_signing(found: Evidence, kind: Phrase | None) -> bool:
    """Whether the sentence says of somebody that he signed such a document, where that is asked."""
    if kind is None:
        return True
    return _SIGNS.search(canonical(found.text)) is not None and (not kind or terms_of(found.text).holds(kind))


def _of_office(query: Query, best: Evidence) -> Features:
    """The same where the document bears marks of an office: there names are exact and bot/spans finds what is asked."""
    if not best.is_official:
        return {
            "unofficial": 1.0,
            "official_span": _NEUTRAL,
            "official_content": _NEUTRAL,
            "official_subject": 1.0,
            "no_official_lacking": 0.0,
        }
    return {
        "unofficial": 0.0,
        "official_span": best.features["span"] if query.type in SPANNED else _NEUTRAL,
        "official_content": best.support.content,
        "official_subject": best.support.subject,
        "no_official_lacking": -min(2.0, best.features["entities_lacking"]),
    }


def confidence(asked: Asked, evidence: Sequence[Evidence], best: Evidence) -> float:
    """The calibrated probability, 0 to 1, that the documents hold what is asked and `best` tells it."""
    features = answer_features(asked, evidence, best)
    telling, at_home = (_log_odds(name, features, best) for name in (TELLING, AT_HOME))
    likely = of_both(telling, at_home, is_official=best.is_official)
    return max(likely, OUTRIGHT) if _tells_outright(asked.query, best) else likely


def of_both(telling: float, at_home: float, *, is_official: bool) -> float:
    """The probability that the sentence tells what is asked and the question is one for these documents, from the log
    odds of either."""
    return _probability(telling) * _probability(at_home + (_OFFICIAL if is_official else 0.0))


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def _log_odds(name: str, features: Features, best: Evidence) -> float:
    """By the model `name`."""
    model = linear_model(name)
    average = model.averages
    known = {**average, **features}
    if not best.hit.dense:
        # The passage was not searched for, but named: how well it was found says nothing.
        known |= {name: average[name] for name in _RETRIEVED & average.keys()}
    return model.score(known)


def _tells_outright(query: Query, best: Evidence) -> bool:
    """Whether a day of issue is asked for and told beside the number of the document, and the sentence says all else
    that is asked."""
    if query.type is not AnswerType.DATE or best.span is None or best.support.content < _ALL or not asks_issue(query):
        return False
    return best.span.start - best.sentence.start in days_of_named(query, best.text)
