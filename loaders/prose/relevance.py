"""Relevance: which sentences can hold a part of a claim at all. The others are not parsed, which is what takes the time.

Two thirds of the words of an article stand in sentences of which any could be left out without a change in its claims.
Which these are is only known afterwards; but one in which nobody is spoken of, or nothing is done, hardly ever matters.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS

from loaders.prose.anaphors import is_anaphoric
from loaders.prose.criticism_cues import CUES
from loaders.prose.gate import matching
from loaders.prose.kinds import kinds
from loaders.prose.lexicon import noun_classes, verb_classes
from loaders.prose.sentences import english_words

if TYPE_CHECKING:
    from loaders.prose.document import Sentence

_NAME = re.compile(r"(?:^|[.!?:])(?>[^.!?:]*?[^\W_\d])[^.!?:]*?[\s(\"“‘'’/-][A-Z]|[a-z][A-Z]|[A-Z]{2}")
"""A capital behind the first word, or inside or all through a word."""
_OPENING = STOP_WORDS - {"it", "he", "she", "they"}
"""Words that name nobody, and stand for nobody who was named before."""
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|-|['’](?!s\b))+")


@cache
def _somebody() -> frozenset[str]:
    """Return the words, in lower case, for those who act, speak or are hit."""
    return frozenset(word for word, kind in kinds().items() if kind in ("actor", "people", "organization", "government"))


@cache
def _bodies() -> frozenset[str]:
    """Return the words among them, in lower case, for people and bodies that may be hit: not those for attackers."""
    return frozenset(word for word, kind in kinds().items() if kind in ("people", "organization", "government"))


@cache
def _telling() -> frozenset[str]:
    """Return the words, in lower case, without which a sentence tells of nothing that anybody did, found, said or owns."""
    return _somebody() | verb_classes().keys() | noun_classes().keys()


@cache
def _answering() -> frozenset[str]:
    """Return the verbs, in lower case, by which whoever was named before denies or criticises."""
    return frozenset(word for word, classes in verb_classes().items() if {"deny", "criticize"} & set(classes))


@cache
def _attacking() -> frozenset[str]:
    """Return the verbs, in lower case, by which somebody attacks, denies or criticises."""
    return frozenset(word for word, classes in verb_classes().items() if {"attack", "deny", "criticize"} & set(classes))


_FIRST = 3
"""How many sentences open an article: they tell what it is about."""


def _is_aside(sentence: "Sentence", words: list[str]) -> bool:
    """Tell whether a sentence of an article, in which no known name stands, speaks of no people or bodies and of no attack, and
    either names nobody at all or stands in the background."""
    if sentence.short or sentence.index < _FIRST or sentence.block.kind in ("item", "row", "heading") or sentence.block.theme == "targets":
        return False
    if not words or words[0] not in STOP_WORDS or not _bodies().isdisjoint(words) or not _attacking().isdisjoint(words):
        return False
    if any(word in ("he", "she") or is_anaphoric(word) for word in words):
        return False  # Whom the next sentence may mean by a pronoun.
    return not _NAME.search(sentence.text) or sentence.background


def may_hold_claim(sentence: "Sentence") -> bool:
    """Tell whether a sentence is a headline, holds a known name, or tells something of somebody; in a list any name is enough."""
    if sentence.index < 0:
        return True
    if "section-advice" in sentence.reasons and not sentence.short:
        return False
    if sentence.names or sentence.states:
        return True
    words = _WORD.findall(sentence.text.lower())
    if _is_aside(sentence, words):
        return False
    if _NAME.search(sentence.text):
        listed = sentence.block.kind in ("item", "row") or sentence.block.theme == "targets"
        return listed or not _telling().isdisjoint(words) or bool(matching(CUES, sentence.text))
    if words and words[0] not in english_words():
        return True
    # Where such a word opens a sentence nobody is named ("With what ..."); where another does, a name may open it ("Baidu denied ...").
    told = _somebody() | _answering() if words and words[0] in _OPENING else _telling()
    return not told.isdisjoint(words)
