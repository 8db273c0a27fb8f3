"""The list that a question likely asks for where none surely fits: what leads into it has few of the question's words,
but it stands where the best sentences stand."""

from collections.abc import Sequence

from bot.reader.evidence import Evidence
from bot.reader.lists import ListEvidence

# Least sum of the score of a list and the chances of the sentences that it tells; where nothing says that its items
# are what is asked for, it must also hold more of the question itself. Chosen on the questions of communes.
_LEAST, _LEAST_SHARE = 0.3, 0.17
_LEAST_UNNAMED, _LEAST_SHARE_UNNAMED = 0.4, 0.3


def likeliest_list(lists: Sequence[ListEvidence], evidence: Sequence[Evidence]) -> ListEvidence | None:
    """The likeliest of the lists whose documents say all that the question names; None where none is likely."""
    judged = [(found.score + _chance(found, evidence), found) for found in lists if not found.unsaid]
    likely = [(score, found) for score, found in judged if _is_likely(score, found)]
    return max(likely, key=lambda pair: pair[0], default=(0.0, None))[1]


def _is_likely(score: float, found: ListEvidence) -> bool:
    least, share = (_LEAST, _LEAST_SHARE) if found.fits else (_LEAST_UNNAMED, _LEAST_SHARE_UNNAMED)
    return score >= least and found.support.share >= share and not found.is_column


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
