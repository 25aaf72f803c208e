"""Enumerations: phrases that stand in one list, read off the text, since the parser loses the thread of long lists.

"A number of foreign ministries, Stanford University, think tanks and a bank": what is done to one is done to all.
"In the United States, Hong Kong and India": where the first only tells a place, the others do too.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from loaders.prose.kinds import kinds
from loaders.prose.once import once_of
from loaders.prose.phrases import Phrase

if TYPE_CHECKING:
    from loaders.prose.document import Sentence

_JOINT = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:,|;|,? (?:and|or|as well as|along with|together with|plus)\b|&)\s*(?:(?:and|or|also|at least|as well as|along with) )*"
    r"(?:(?:the|an?|its|their|other|several|some|many|various|multiple|two|three|four|five|\d+)\s+)*",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:in|across|throughout|around|within|outside|inside|from|based in|including|such as)\s+(?:both |the |mainly |mostly |primarily |parts of )*$",
    re.IGNORECASE,
)


@once_of
def is_place(phrase: Phrase) -> bool:
    """Tell whether a phrase is but a country, city or region."""
    if any(state.start <= phrase.start and phrase.end <= state.end for state in phrase.sentence.states):
        return True
    return phrase.head.entity in ("GPE", "LOC") and not _is_firm(phrase)


_FIRM_LIKE = re.compile(r"[a-z][A-Z]|[A-Z]\d|\w&\w")


def _is_firm(phrase: Phrase) -> bool:
    """Tell whether what the parser takes for a place is a firm: by its spelling, by what it is called, or by a state in brackets ("Upbit (Japan)")."""
    head, sentence = phrase.head, phrase.sentence
    if _FIRM_LIKE.search(head.text) or any(child.dep == "appos" and kinds().get(child.lower) == "organization" for child in head.children):
        return True
    return any(state.start == phrase.end + 2 and sentence.text[phrase.end : state.start] == " (" for state in sentence.states)


def listed_with(phrase: Phrase) -> Sequence[Phrase]:
    """Return the phrases of the same list in a sentence, in order, a phrase itself among them."""
    return phrase.sentence.lists.get(id(phrase), (phrase,))


def tells_where(phrase: Phrase) -> bool:
    """Tell whether a place is only where something happened: it, or another of its list, stands behind "in" and the like."""
    return any(_WHERE.search(other.sentence.text[max(0, other.start - 30) : other.start]) for other in listed_with(phrase))


def _opens_clause(phrase: Phrase, before: Phrase) -> bool:
    """Tell whether a phrase is the subject of a verb of its own: "Hackers broke into agencies, officials suspect" lists nothing."""
    return phrase.head.dep in ("nsubj", "nsubjpass") and phrase.head.head is not before.head.head


def _may_be_no_place(one: Phrase, other: Phrase) -> bool:
    """Tell whether two names may be of one kind, though the parser took one of them for a place: "Anthem and United Airlines"."""
    return "ORG" in (one.head.entity, other.head.entity) and one.proper and other.proper and not (_is_state(one) or _is_state(other))


def _is_state(phrase: Phrase) -> bool:
    return any(state.start < phrase.end and phrase.start < state.end for state in phrase.sentence.states)


_NEAR = 12
"""Lists that may go on with a phrase: the last ones begun, phrases inside phrases among them."""


def lists(sentence: "Sentence") -> dict[int, list[Phrase]]:
    """Return, by the id() of each phrase of a sentence, the phrases of the list that it stands in, in order; most stand alone.

    Places are listed with places only.
    """
    runs: list[list[Phrase]] = []
    found: dict[int, list[Phrase]] = {}
    for phrase in sorted(sentence.phrases, key=lambda phrase: (phrase.start, -phrase.end)):
        place = is_place(phrase)
        for run in runs[-_NEAR:]:
            last = run[-1]
            if (
                last.end <= phrase.start
                and (is_place(run[0]) == place or _may_be_no_place(last, phrase))
                and _JOINT.fullmatch(sentence.text, last.end, phrase.start)
                and not _opens_clause(phrase, last)
            ):
                break
        else:
            run = []
            runs.append(run)
        run.append(phrase)
        found[id(phrase)] = run
    return found
