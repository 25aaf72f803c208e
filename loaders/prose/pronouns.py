"""Pronouns: "its systems" and "he was hacked" are told of somebody named shortly before."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.prose.phrases import Phrase

if TYPE_CHECKING:
    from loaders.prose.document import Sentence
    from loaders.prose.entities import Entity

_PERSON = frozenset("he him his she her hers".split())
_THING = frozenset("it its".split())
_MANY = frozenset("they them their".split())
_REACH = 2
"""How many sentences back a pronoun may point; "it" reaches no further than one."""


def pronouns(sentence: "Sentence") -> Iterator[Phrase]:
    """Yield the personal and possessive pronouns of a parsed sentence, as phrases of their own."""
    for token in sentence.tokens:
        if token.tag in ("PRP", "PRP$") and token.lower in _PERSON | _THING | _MANY:
            yield Phrase(sentence, token, token.start, token.end)


def antecedent(found: "list[Entity]", pronoun: Phrase) -> "Entity | None":
    """Return the named entity that a pronoun means: the subject named last that fits, else whoever was named last."""
    word = pronoun.head.lower
    reach = _REACH if word in _PERSON else 1
    best: tuple[int, bool, int] | None = None
    chosen = None
    for entity in found:
        if not entity.proper or (word not in _MANY and entity.person != (word in _PERSON)):
            continue
        last = _last_before(entity, pronoun)
        if last is None:
            continue
        gap = pronoun.sentence.index - last.sentence.index
        if gap > reach:
            continue
        rank = (gap, not any(role.endswith((":nsubj", ":nsubjpass")) for role in last.roles), -last.start)
        if best is None or rank < best:
            best, chosen = rank, entity
    return chosen


def _last_before(entity: "Entity", pronoun: Phrase) -> Phrase | None:
    """Return the last mention of an entity before a pronoun."""
    here = (pronoun.sentence.index, pronoun.start)
    rows = (next((phrase for phrase in reversed(told) if (phrase.sentence.index, phrase.end) <= here), None) for told in (entity.phrases, entity.anaphors))
    return max((phrase for phrase in rows if phrase is not None), key=lambda phrase: (phrase.sentence.index, phrase.start), default=None)
