"""Relevance: which sentences can hold a part of a claim at all. The others are not parsed, which is what takes the time."""

import re
from functools import cache
from typing import TYPE_CHECKING

from loaders.prose.kinds import kinds
from loaders.prose.lexicon import noun_classes, verb_classes
from loaders.prose.sentences import english_words

if TYPE_CHECKING:
    from loaders.prose.document import Sentence

_NAME = re.compile(r"(?:^|[.!?:])(?>[^.!?:]*?[^\W_\d])[^.!?:]*?[\s(\"“‘'’/-][A-Z]|[a-z][A-Z]|[A-Z]{2}")
"""A capital behind the first word, or inside or all through a word."""
_WORD = re.compile(r"[a-z][a-z'’-]+")


@cache
def _telling() -> frozenset[str]:
    """Return the words, in lower case, without which a sentence that names nobody tells of no deed and nobody to whom it was done."""
    acts = {word for word, classes in verb_classes().items() if set(classes) - {"say", "name", "protect", "use", "receive"}}
    things = {word for word, classes in noun_classes().items() if set(classes) & {"attack", "victim", "theft"}}
    people = {word for word, kind in kinds().items() if kind in ("actor", "people", "organization", "government")}
    return frozenset(acts | things | people)


def may_hold_claim(sentence: "Sentence") -> bool:
    """Tell whether a sentence is a headline, names somebody, or speaks of an act or of people and organisations."""
    if sentence.index < 0 or sentence.names or sentence.states or _NAME.search(sentence.text):
        return True
    words = _WORD.findall(sentence.text.lower())
    return not _telling().isdisjoint(words) or (bool(words) and words[0] not in english_words())
