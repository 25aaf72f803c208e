"""Patterns that are only tried where they can match: most sentences hold no word of most of them.

What words a pattern needs is read off the pattern itself: of every alternative the longest piece of plain text. All
pieces of all patterns are looked for in one pass over a sentence; a pattern none of whose pieces is there is not tried.
The answer is the same as without; over real articles nine of ten searches are saved.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import ahocorasick_rs

_SHORTEST = 2
_FOLDED = str.maketrans({"ſ": "s", "ı": "i", "İ": "i", "K": "k"})
"""Letters that `re.IGNORECASE` takes for others, though they do not become those when lowered."""


class Gated:
    """A compiled pattern that answers at once where none of the words is there that it needs."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.compiled = re.compile(pattern, flags)
        self.folded = bool(flags & re.IGNORECASE)
        self.pieces = pieces_of(pattern, flags)
        self._number = len(_all)
        _all.append(self)
        _automaton.cache_clear()
        _present.cache_clear()

    def within(self, text: str) -> bool:
        """Tell whether a text holds a word that the pattern needs; where not, neither the text nor any part of it matches."""
        return self.pieces is None or self._number in _present(text)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return the first match in a text from an offset on."""
        return self.compiled.search(text, at) if self.within(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""
        return self.compiled.finditer(text) if self.within(text) else iter(())

    def sub(self, by: str, text: str) -> str:
        """Return a text with all matches replaced."""
        return self.compiled.sub(by, text) if self.within(text) else text


_all: list[Gated] = []


def every() -> tuple[Gated, ...]:
    """Return all patterns that were made."""
    return tuple(_all)


def pieces_of(pattern: str, flags: int = 0) -> frozenset[str] | None:
    """Return pieces of plain text of which every match holds at least one, in lower case where case is ignored; None where there are none."""
    found = _of_sequence(parser.parse(pattern, flags))
    return frozenset(map(_lowered, found)) if found and flags & re.IGNORECASE else found


def _of_sequence(items: Iterable[Any]) -> frozenset[str] | None:
    """Return the pieces of the part of a sequence that tells most: whose shortest piece is longest."""
    found: list[frozenset[str]] = []
    plain = ""
    for code, argument in (*items, (None, None)):
        if code is codes.LITERAL:
            plain += chr(argument)
            continue
        if len(plain) >= _SHORTEST:
            found.append(frozenset((plain,)))
        plain = ""
        inside = _of_item(code, argument)
        if inside:
            found.append(inside)
    return max(found, key=lambda pieces: (min(map(len, pieces)), -len(pieces)), default=None)


def _of_item(code: Any, argument: Any) -> frozenset[str] | None:
    if code is codes.SUBPATTERN:
        return _of_sequence(argument[3])
    if code is codes.BRANCH:
        parts = [_of_sequence(part) for part in argument[1]]
        return frozenset().union(*(part for part in parts if part)) if all(parts) else None
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and argument[0] >= 1:
        return _of_sequence(argument[2])
    return None


def _lowered(text: str) -> str:
    return (text if text.isascii() else text.translate(_FOLDED)).lower()


@lru_cache(maxsize=2)
def _automaton(folded: bool) -> tuple[ahocorasick_rs.AhoCorasick, list[frozenset[int]]]:
    """Return what finds the pieces of all patterns that ignore case, or of those that do not, and for each the numbers of who needs it."""
    needed: dict[str, set[int]] = {}
    for number, gated in enumerate(_all):
        for piece in (gated.pieces or ()) if gated.folded is folded else ():
            needed.setdefault(piece, set()).add(number)
    return ahocorasick_rs.AhoCorasick(list(needed)), [frozenset(numbers) for numbers in needed.values()]


@lru_cache(maxsize=256)
def _present(text: str) -> frozenset[int]:
    """Return the numbers of the patterns that may match in a text. Kept for the sentences of a report, which all rules ask about."""
    found: list[frozenset[int]] = []
    for folded in (True, False):
        automaton, needed = _automaton(folded)
        matches = automaton.find_matches_as_indexes(_lowered(text) if folded else text, overlapping=True)
        found += [needed[place] for place in {place for place, _, _ in matches}]
    return frozenset().union(*found)
