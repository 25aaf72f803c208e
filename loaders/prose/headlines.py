"""Headlines In Title Case: the parser takes every capital for a name, so it is shown what the words are in the text below."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from loaders.prose.kinds import kinds
from loaders.prose.lexicon import noun_classes, verb_classes
from loaders.prose.once import once
from loaders.prose.sentences import english_words
from loaders.prose.stand_ins import StandIn

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_INSIDE = re.compile(r"(?<=[\w,;] )[A-Z][\w’'-]*")
_LONG = 5
_TITLE_CASE = 0.7


@cache
def _known() -> frozenset[str]:
    return english_words() | kinds().keys() | verb_classes().keys() | noun_classes().keys()


def in_title_case(text: str) -> bool:
    """Tell whether most of the longer words of a line begin with a capital."""
    words = [word for word in _WORD.findall(text) if len(word) >= _LONG]
    return len(words) > 1 and sum(word[:1].isupper() for word in words) >= _TITLE_CASE * len(words)


class Spelling:
    """How a text writes its words where it is no headline: small, and with a capital inside a sentence."""

    def __init__(self, text: str) -> None:
        self._text = text

    @once
    def _seen(self) -> tuple[frozenset[str], frozenset[str]]:
        lines = [line for line in self._text.splitlines() if not in_title_case(line)]
        return frozenset(word for line in lines for word in _WORD.findall(line)), frozenset(word for line in lines for word in _INSIDE.findall(line))

    def in_sentence_case(self, headline: str, kept: Iterable[tuple[int, int]]) -> Iterator[StandIn]:
        """Yield the words of a headline that are no names, in lower case; nothing where it is not in title case.

        A word is no name where the text writes it small, or where it is a known word that the text never writes with
        a capital inside a sentence. `kept` are the offsets of names and states.
        """
        if not in_title_case(headline):
            return
        spans = list(kept)
        written, capitals = self._seen
        for match in _WORD.finditer(headline):
            word, small = match[0], match[0].lower()
            if word.isupper() or word == small or any(start < match.end() and match.start() < end for start, end in spans):
                continue
            if small in written or (small in _known() and word not in capitals):
                yield match.start(), match.end(), small
