"""The list that a question likely asks for where none surely fits: what leads into it has few of the question's words,
but it stands where the best sentences stand."""

from collections.abc import Callable, Sequence

from bot.answers import Hit
from bot.reader.answerability import OUTRIGHT, Asked, confidence
from bot.reader.entities import person_label
from bot.reader.evidence import Evidence, Reader
from bot.reader.lists import ListEvidence, narrowed
from bot.reader.second_reading import readings_of_lists
from bot.understanding.query import Query
from ingest.documents import SourceDocument

# Least sum of the score of a list and the chances of the sentences that it tells; where nothing says that its items
# are what is asked for, it must also hold more of the question itself. Chosen on the questions of communes.
_LEAST, _LEAST_SHARE = 0.3, 0.17
# The same where the lead states the number that is asked for: "năm việc chính" may be called "5 nhiệm vụ trọng tâm".
_LEAST_SHARE_COUNTED = 0.1
_LEAST_UNNAMED, _LEAST_SHARE_UNNAMED = 0.4, 0.3
# The least confidence for a list that nothing surely says is the one; its sentences are mostly without the question's
# words, so that it is less than that of a sentence.
_LEAST_CONFIDENCE_OF_LIKELY = 0.3
# The score from which on such a list needs no sentence to be sure of it.
_SURE_BY_ITSELF = 0.6
# What the chance of its sentences and log odds of one are worth in the score of a list, how many lists are read, and
# how far their scores may lie below the best. Of 69 questions kept aside of which a list in the hits holds all, the
# first by score is right for 52, the first so for 63; at worths of .04 to .1 for 62 to 64.
_WORTH_OF_CHANCE, _WORTH_OF_READING, _MOST_READ, _NEAR = 0.3, 0.06, 4, 0.4
# The longest document in which a list is looked for that was not retrieved: a dozen pages.
_MOST_CHARS = 40_000


def rest_of(hits: Sequence[Hit], passages_in: Callable[[SourceDocument], Sequence[Hit]] | None) -> list[Hit]:
    """The other passages of the likeliest document, unless it is a long one."""
    if not hits or passages_in is None or len(hits[0].document.text) > _MOST_CHARS:
        return []
    known = {hit.passage.id for hit in hits}
    return [hit for hit in passages_in(hits[0].document) if hit.passage.id not in known]


def likely_list(
    asked: Asked, reader: Reader, evidence: Sequence[Evidence], lists: Sequence[ListEvidence]
) -> ListEvidence | None:
    """That of `lists` which is likely asked for, where none surely is and the documents are not silent altogether."""
    allowed = _allowed(reader, lists)
    likely = likeliest_list(asked.query, _likely(allowed, evidence), evidence)
    if likely is None or not evidence:
        return None
    # Who speaks in an interview is named at its head; sentences that do not name them are sure of nothing.
    speaks = any(person_label(name) in likely.support.missing for name in asked.query.named.persons)
    sure = speaks or likely.score >= _SURE_BY_ITSELF
    sure = sure or confidence_of_list(asked, evidence, likely) >= _LEAST_CONFIDENCE_OF_LIKELY
    return narrowed(reader, likely, allowed) if sure else None


def confidence_of_list(asked: Asked, evidence: Sequence[Evidence], listed: ListEvidence) -> float:
    """The confidence of what leads into the list, which is read with its items; where that is no sentence, of the
    likeliest in the list, else of any. A list that calls itself what is asked for, and as many, is told outright."""
    own = [found for found in evidence if found.hit.document.id == listed.hit.document.id]
    leads = [found for found in own if found.sentence.overlaps(listed.lead)]
    told = [found for found in own if found.sentence.overlaps((listed.lead.start, listed.items[-1].end))]
    sure = confidence(asked, evidence, (leads or told or evidence)[0])
    return max(sure, OUTRIGHT) if listed.named and listed.counted else sure


def _allowed(reader: Reader, lists: Sequence[ListEvidence]) -> list[ListEvidence]:
    """The lists that are no columns of tables, and whose documents say all that the question names."""
    doubtful = {found.hit.document.id: found.hit.document for found in lists if found.support.missing}
    unsaid = {
        key: {entity.label for entity in reader.judge.entities if not entity.find(document.text)}
        for key, document in doubtful.items()
    }
    return [
        found
        for found in lists
        if not found.is_column and unsaid.get(found.hit.document.id, set()).isdisjoint(found.support.missing)
    ]


def likeliest_list(query: Query, lists: Sequence[ListEvidence], evidence: Sequence[Evidence]) -> ListEvidence | None:
    """That of `lists` which is likeliest asked for, by its score, by the chance of its sentences and by how it reads;
    only the best by the former two are read."""
    scores = [(found.score + _WORTH_OF_CHANCE * _chance(found, evidence), found) for found in lists]
    ranked = sorted(scores, key=lambda pair: -pair[0])
    near = [(score, found) for score, found in ranked[:_MOST_READ] if score > ranked[0][0] - _NEAR]
    if len(near) < 2:
        return near[0][1] if near else None
    read = readings_of_lists(query, [found for _, found in near])
    likely = [score + _WORTH_OF_READING * odds for (score, _), odds in zip(near, read, strict=True)]
    return near[likely.index(max(likely))][1]


def _likely(lists: Sequence[ListEvidence], evidence: Sequence[Evidence]) -> list[ListEvidence]:
    """Those of the lists that are likely."""
    best = max((found.chance for found in evidence), default=0.0)
    told = [(found, _chance(found, evidence)) for found in lists]
    # A list that nothing says is the one must tell it rather than any sentence elsewhere does.
    judged = [(found.score + chance, found) for found, chance in told if found.fits or chance >= best]
    return [found for score, found in judged if _is_likely(score, found)]


def _is_likely(score: float, found: ListEvidence) -> bool:
    least, share = (_LEAST, _LEAST_SHARE) if found.fits else (_LEAST_UNNAMED, _LEAST_SHARE_UNNAMED)
    return score >= least and found.support.share >= (_LEAST_SHARE_COUNTED if found.counted else share)


def _chance(listed: ListEvidence, evidence: Sequence[Evidence]) -> float:
    """How likely one of the sentences that lead into the list or begin an item answers."""
    begins = {item.start for item in listed.items}
    return sum(
        found.chance
        for found in evidence
        if found.hit.passage.id == listed.hit.passage.id
        and (
            found.sentence.overlaps(listed.lead)
            or any(found.sentence.start <= at < found.sentence.end for at in begins)
        )
    )
