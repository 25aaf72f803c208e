"""Headlines In Title Case: the parser takes every capital for a name, so it is shown what the words are in the text below."""

import re
from collections.abc import Iterable, Iterator

from loaders.prose.sentences import english_words
from loaders.prose.stand_ins import StandIn

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_INSIDE = re.compile(r"(?<=[\w,;] )[A-Z][\w’'-]*")
_SHORT = 4
_TITLE_CASE = 0.7


def sentence_case(title: str, text: str, kept: Iterable[tuple[int, int]]) -> Iterator[StandIn]:
    """Yield the words of a headline in title case that are no names, in lower case.

    A word is no name where the text below writes it small, or where it is an English word that the text never writes
    with a capital inside a sentence. `kept` are the offsets of names and states.
    """
    words = [match for match in _WORD.finditer(title) if len(match[0]) > _SHORT]
    if len(words) < 2 or sum(match[0][:1].isupper() for match in words) < _TITLE_CASE * len(words):
        return
    spans = list(kept)
    written, capitals = set(_WORD.findall(text)), set(_INSIDE.findall(text))
    for match in _WORD.finditer(title):
        word, small = match[0], match[0].lower()
        if word.isupper() or word == small or any(start < match.end() and match.start() < end for start, end in spans):
            continue
        if small in written or (small in english_words() and word not in capitals):
            yield match.start(), match.end(), small
