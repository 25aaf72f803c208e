"""Event dates: when, by a report, it happened, told from when somebody spoke of it."""

import re

from graph.claims import Dated
from loaders.prose.dates import Found
from loaders.prose.document import Document, Sentence
from loaders.prose.gate import Gated

HAPPENED = Gated(
    r"\b(?:detect\w*|discover\w*|began|start\w*|infiltrat\w*|breach\w*|intru\w+|attack\w*|hack\w*|compromis\w*|infect\w*|broke|entered|occurred|took place|between|suspicious|target\w*|spied|noticed|used|stole|"
    r"obtain\w*|sent|received|wiped|leaked|phish\w*)\b",
    re.IGNORECASE,
)
"""Words for an attack, and for its being noticed."""
_TELLS = (
    r"(?:said|says?|told|tells?|reveal(?:s|ed)?|reported|announc(?:es|ed)|disclos(?:es|ed)|publish(?:es|ed)?|releas(?:es|ed)|unseal(?:s|ed)|warn(?:s|ed)|wrote|writes|"
    r"confirm(?:s|ed)|den(?:ies|ied)|blam(?:es|ed)|accus(?:es|ed)|attribut(?:es|ed)|charg(?:es|ed)|indict(?:s|ed)|sanction(?:s|ed)|call(?:s|ed) out|describ(?:es|ed)|document(?:s|ed))"
)
_TOLD = rf"(?:{_TELLS}|came to light|became (?:public|known)|made public|statement|report|blog post|post|advisory|indictment|article|paper|alert)"
_DAY = r"(?:(?:on|in|at|of|from|late|early|earlier|later|dated|mid|the|last|yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b[\s,(-]*)*"
_TOLD_THEN = Gated(rf"\b{_TOLD}[\s,(]+{_DAY}$", re.IGNORECASE)
_THEN_TOLD = Gated(
    rf"[\s,]*(?:(?!\b(?:after|that|whether|when|was|were|been|attackers|hackers|group|gang|they)\b)[\w.&’'-]+\s+){{1,6}}?{_TELLS}\b", re.IGNORECASE
)
_TELLING = Gated(rf"\b{_TELLS}\b", re.IGNORECASE)
_JUST_NOW = re.compile(r"(?:earlier )?this week|today|yesterday", re.IGNORECASE)
_DATELINE = re.compile(r"\W*[A-Z][A-Z .,/’'-]{2,40}\(?")
_AFTER_DATELINE = re.compile(r"\)?,?(?: ?\([^)]{2,60}\))?\s*[-–—:]\s")
_OF_A_DEED = re.compile(r"(?:an?|the|its|their|['’]s?) ", re.IGNORECASE)
"""Begins a date that tells of which year a campaign was: "a 2021 campaign"."""
_OPENS = re.compile(rf"\W*{_DAY}", re.IGNORECASE)


def event_date(document: Document) -> Dated | None:
    """Return when the report's main event was: the first date in a main sentence that tells of detection or attack."""
    told = (sentence for sentence in document.sentences if sentence.dates and not sentence.background and HAPPENED.search(sentence.text))
    return next((when for sentence in told if (when := when_of(sentence))), None)


def when_of(sentence: Sentence) -> Dated | None:
    """Return the first date in a sentence that may tell when something happened, not when somebody told of it.

    "A campaign revealed this week", "In May 2019 Reuters reported that ..." and "a report of 3 June" tell when it became known.
    """
    return next((found.when for found in sentence.dates if not _tells_when_told(sentence.text, found)), None)


def _tells_when_told(text: str, found: Found) -> bool:
    if _OF_A_DEED.match(text, found.start):
        return False
    opens = _OPENS.fullmatch(text, 0, found.start) is not None
    if _DATELINE.fullmatch(text, 0, found.start) and _AFTER_DATELINE.match(text, found.end):
        return True
    if _JUST_NOW.fullmatch(text, found.start, found.end) and _TELLING.search(text):
        return True
    return _TOLD_THEN.search(text, 0, found.start) is not None or (opens and _THEN_TOLD.match(text, found.end) is not None)
