"""Asides: whether a group, somebody who was hit, or a tool belongs to the main events of a report, by the sentences that tell of it.

Each sentence by itself tells why it may be background (loaders/prose/scope.py). Here all of them are taken together:
how many there are, where in the report, and in what company.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from loaders.prose.document import Document, Sentence
from loaders.prose.names import NamedThing

_FIFTHS = 5
_MANY = 4
EVEN = 0.5
"""From this chance on a thing is rather one of the main events than not."""
SURE = 0.65
"""The same, where every sentence that tells of it is background by itself."""
ACTS = 0.4
"""The same for a group: to lose the one that did it costs more than to keep one that is recalled."""

_NAMES_THEM = re.compile(
    r"\b(?:call(?:s|ed|ing)?|track(?:s|ed)?|label(?:s|led)?|nam(?:es?|ed)|dub(?:s|bed)|kn(?:ows?|ew)|follow\w*|refers? to|identif\w+|recogni[sz]e\w*) "
    r"(?:it|them|(?:the|this|that|these|those) (?:same |hacking |threat )?(?:groups?|crew|gangs?|teams?|attackers?|hackers?|actors?|intruders?|operators?|unit|outfit|people|men|culprits?|adversar(?:y|ies)|perpetrators?|cluster))"
    r"(?: only| simply)?(?: as| by the name(?: of)?)? $"
    r"|\b(?:goes?|going|known|runs?) (?:\w+ )?(?:by|under|as) (?:the (?:code )?names?(?: of)? |the label )?$"
    r"|\b(?:label|names?|nickname|designation) (?:of |for (?:it|them) |it uses |they use |is )?$",
    re.IGNORECASE,
)
"""Ends before a name that is given to those who did it: "calls them X", "the same people go by X"."""
OF_SOMEBODY_ELSE = frozenset(("section-background", "section-advice", "untied", "other"))
"""Reasons for which a sentence does not speak of those who did it; that it is old is none."""
_BEFORE = 80
"""How many letters before a name that may take."""


def group_signals(document: Document, group: NamedThing, told: frozenset[str]) -> frozenset[str]:
    """Return what can be observed of a group that bears on whether it acted in the main events; `told` is what its names tell (`name_signals`)."""
    return told | signals(document, (mention.sentence for mention in group.mentions)) | ({"given-to-them"} if is_their_name(group) else set())


def is_their_name(group: NamedThing) -> bool:
    """Tell whether a sentence gives a name to those who did it, "the same attackers" of years ago too: of 50 groups in our corpora
    of which one does, 46 did it."""
    return any(
        not mention.sentence.reasons & OF_SOMEBODY_ELSE and _NAMES_THEM.search(mention.sentence.text[max(0, mention.start - _BEFORE) : mention.start])
        for mention in group.mentions
    )


def signals(document: Document, told: Iterable[Sentence], of_whom: Mapping[int, str] = MappingProxyType({})) -> frozenset[str]:
    """Return what can be observed of the sentences that tell of a thing; the headline among them counts for nothing.

    `of_whom` tells of whom sentences (by index) speak that name groups: "ours" or "others".
    """
    inside = sorted({sentence.index: sentence for sentence in told if sentence.index >= 0}.items())
    sentences = [sentence for _, sentence in inside]
    if not sentences:
        return frozenset({"only-headline"})
    aside = [sentence.background for sentence in sentences]
    found = {
        "all-aside" if all(aside) else "some-aside" if any(aside) else "none-aside",
        f"first-{_fifth(document, sentences[0])}",
        f"last-{_fifth(document, sentences[-1])}",
        f"sentences-{min(_MANY, len(sentences))}",
    }
    found |= {f"of-{of_whom[sentence.index]}" for sentence in sentences if sentence.index in of_whom}
    reasons = {reason for sentence in sentences for reason in sentence.reasons}
    found |= {f"told-{reason}" for reason in reasons}
    if all(sentence.reasons for sentence in sentences):
        found |= {f"always-{reason}" for reason in reasons}
    for sentence in sentences:
        if any(other.background for other in document.before(sentence, 1)):
            found.add("after-aside")
        if any(other.background for other in document.sentences[sentence.index + 1 : sentence.index + 2]):
            found.add("before-aside")
        if _mostly_aside([other for other in document.sentences if other.block is sentence.block]):
            found.add("among-asides")
    return frozenset(found)


def _fifth(document: Document, sentence: Sentence) -> int:
    """Return in which fifth of the report a sentence stands, 0 to 4."""
    return sentence.index * _FIFTHS // max(1, len(document.sentences))


def _mostly_aside(paragraph: Sequence[Sentence]) -> bool:
    return sum(sentence.background for sentence in paragraph) * 2 > len(paragraph)
