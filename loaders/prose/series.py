"""Series: actors that a report counts and then names one by one: "four operators: one, which it calls MONARCHY; a second, SNEAKY KESTREL"."""

import re

from loaders.prose.asides import OF_SOMEBODY_ELSE
from loaders.prose.document import Document
from loaders.prose.names import Mention, NamedThing

_COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|several) (?:[\w'’-]+ ){0,3}?(?:operators|groups|actors|clusters|teams|crews|gangs)\b", re.IGNORECASE
)
"""How a text begins to tell of several actors."""
_ONE_OF_THEM = re.compile(
    r"\b(?:[Oo]ne of (?:them|these|the (?:two|three|four|five|six))|[Aa]n?(?:other| second| third| fourth)(?: one)?|[Tt]he (?:other|others|other two|other three|second|third|fourth|last|rest))"
    r",? (?:(?:which|that|whom) (?:it|they|[\w ]{1,30}?) (?:calls?|called|names?|named|dubs?|dubbed|tracks? as) )?(?:[A-Z][A-Z\d-]*(?: [A-Z\d][A-Z\d-]*)*(?:,| and|, and) )*$"
)
_CODED = re.compile(r"(?=.*[A-Z]{3})[A-Z\d]+(?:[ -][A-Z\d]+)*")
"""A name of capitals and digits: others are too often no names of actors."""
_REACH = 4
"""How many sentences a series goes on."""


def is_in_series(document: Document, thing: NamedThing) -> bool:
    """Tell whether a name in capitals that no ledger knows is that of an actor of whom the sentence before spoke, or of one of several that were counted."""
    return not thing.entry and bool(_CODED.fullmatch(thing.forms[0])) and any(_is_next(document, mention) for mention in thing.mentions)


def _is_next(document: Document, mention: Mention) -> bool:
    sentence = mention.sentence
    if sentence.reasons & OF_SOMEBODY_ELSE:
        return False
    if mention.told_before == "group":
        return True
    counted = (sentence, *document.before(sentence, _REACH))
    return bool(_ONE_OF_THEM.search(sentence.text, 0, mention.start)) and any(_COUNTED.search(earlier.text) for earlier in counted)
