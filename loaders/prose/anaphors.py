"""Anaphors: words that only point at somebody named before: "the organisation", "its systems", "he was hacked"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.prose.phrases import Phrase

if TYPE_CHECKING:
    from loaders.prose.document import Sentence
    from loaders.prose.entities import Entity

_ANAPHOR = re.compile(
    r"^(?:organi[sz]ation|company|firm|group|website|site|newspaper|paper|broadcaster|station|agency|studio|bank|university|ministry|party|charity|think tank|institute|publisher|outlet|office|"
    r"newsroom|association|utility|operator|provider|foundation|council|committee|parliament|body|federation|network|retailer|manufacturer|contractor|hospital|exchange|school|institution|"
    r"bureau|publication|initiative|collective|union|commission|court|airline|carrier|casino|library|museum|church|laboratory|lab|vendor|maker|search company|news agency|"
    r"alliance|channel|centre|center|movement|weekly|daily|magazine|NGO|non-?profit|watchdog|lender|chipmaker|assembly)$",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"^(?:senator|lawyer|attorney|journalist|reporter|activist|dissident|editor|politician|professor|scholar|blogger|defender|prosecutor|researcher|man|woman|monk|minister|president|chancellor|"
    r"candidate|writer|critic|campaigner|columnist|student|prince|princess|widow|ambassador|lawmaker|publisher|exile|opposition leader|clergyman|bishop)$",
    re.IGNORECASE,
)
"""Words for people by what they do."""
_SOMEBODY = frozenset("he him his she her hers".split())
_SOMETHING = frozenset("it its".split())
_MANY = frozenset("they them their".split())


def is_anaphoric(word: str) -> bool:
    """Tell whether a word may stand for somebody named before: "website" of "the website", "senator"."""
    return bool(_ANAPHOR.match(word) or PERSON.match(word))


def is_anaphor(phrase: Phrase) -> bool:
    """Tell whether a phrase is but "the organisation" or "the senator"."""
    if phrase.proper or phrase.plural or phrase.determiner not in ("the", "this", "that", "its", "their"):
        return False
    words = phrase.text
    return bool(_ANAPHOR.match(words) or PERSON.match(words))


_LOWER = re.compile(r"(?:[a-z-]+ ){1,2}")


def is_described_anaphor(phrase: Phrase) -> bool:
    """Tell whether a phrase may be "the human rights organisation": such a word with what tells its kind."""
    if phrase.proper or phrase.plural or phrase.determiner not in ("the", "this", "that"):
        return False
    before = phrase.sentence.text[phrase.start : phrase.head.start]
    return (
        bool(_LOWER.fullmatch(before)) and phrase.end == phrase.head.end and bool(_ANAPHOR.match(phrase.head.text) or PERSON.match(phrase.head.text))
    )


_TITLE = re.compile(
    r"(?:President|Chancellor|Prime Minister|Minister|Foreign Minister|Secretary|Senator|Bishop|Archbishop|Father|General|Professor|Ambassador|Governor|Mayor)"
)


def titled(found: "list[Entity]", phrase: Phrase) -> "Entity | None":
    """Return the person whom a title alone means: "the Chancellor" of Chancellor Angela Merkel."""
    if not _TITLE.fullmatch(phrase.text):
        return None
    return next(
        (entity for entity in reversed(found) if entity.person and any(told.text.startswith(f"{phrase.text} ") for told in entity.phrases)), None
    )


def described(phrase: Phrase) -> str:
    """Return the words of an apposition to a phrase: "Bellingcat, the investigative website" gives the latter."""
    beside = re.match(r",?\s+(?:an?|the)\s+([^,.;]{3,80}?)(?=\s(?:that|which|who|whose)\b|[,.;]|$)", phrase.sentence.text[phrase.end :])
    before = phrase.sentence.text[max(0, phrase.start - 60) : phrase.start]
    return (beside[1] if beside else "") + " " + before.rsplit(",", 1)[-1].rsplit(";", 1)[-1][-40:]


def pronouns(sentence: "Sentence") -> Iterator[Phrase]:
    """Yield the personal and possessive pronouns of a parsed sentence, as phrases of their own."""
    for token in sentence.tokens:
        if token.tag in ("PRP", "PRP$") and token.lower in _SOMEBODY | _SOMETHING | _MANY:
            yield Phrase(sentence, token, token.start, token.end)
