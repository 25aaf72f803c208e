"""Who acts: the named group that a sentence means, or the actor that nobody named."""

import re

from graph.claims import Mention
from loaders.prose.document import ACTOR_NOUN, Document, Sentence, mention_of

_ACTOR = re.compile(rf"\b{ACTOR_NOUN}\b", re.IGNORECASE)
_UNNAMED = Mention("Group", "unnamed actor", named=False)


def has_actor(words: str) -> bool:
    """Tell whether words hold a noun for an attacker."""
    return bool(_ACTOR.search(words))


def unnamed(sentence: Sentence) -> Mention:
    """Return the report's unnamed actor, in the words of this sentence."""
    found = _ACTOR.search(sentence.text)
    return Mention("Group", found[0], named=False) if found else _UNNAMED


def actor_of(document: Document, sentence: Sentence, near: int = 0) -> Mention:
    """Return who acts in a sentence.

    The group named nearest to `near` (an offset in the sentence); else the only group of the report, or the one
    named last before; else the report's unnamed actor.
    """
    here = sentence.of("Group")
    if here:
        return mention_of(min(here, key=lambda name: (abs(name.start - near), name.start)))
    if not document.groups:
        return unnamed(sentence)
    if len(document.groups) == 1:
        return mention_of(document.groups[0])
    for earlier in reversed(document.sentences[: sentence.index]):
        named = earlier.of("Group")
        if named:
            return mention_of(named[0])
    return mention_of(document.groups[0])
