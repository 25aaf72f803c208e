"""Patterns that are only tried where they can match: most sentences hold no word of most of them.

What words a pattern needs is read off the pattern itself: the pieces of plain text in it, of alternatives one of each.
All pieces of all patterns are looked for in one pass over a sentence; a pattern that lacks what it needs is not tried.
The answer is the same as without; over real articles nine of ten searches are saved.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, TypeVar

import ahocorasick_rs

Row = TypeVar("Row")
Pieces = frozenset[str]
"""Pieces of plain text of which one must be there."""

_FOLDED = str.maketrans({"ſ": "s", "ı": "i", "İ": "i", "K": "k"})
"""Letters that `re.IGNORECASE` takes for others, though they do not become those when lowered."""


class Gated:
    """A compiled pattern that answers at once where the words are not there that it needs."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.compiled = re.compile(pattern, flags)
        needs = needs_of(pattern, flags)
        self.needs = sum(1 << number for number in range(len(_needed), len(_needed) + len(needs)))
        """One bit for each need."""
        _needed.extend(needs)
        _all.append(self)
        for kept in (_automaton, missing):
            kept.cache_clear()

    def within(self, text: str) -> bool:
        """Tell whether a text holds the words that the pattern needs; where not, neither the text nor any part of it matches."""
        return not self.needs & missing(text)

    def search(self, text: str, at: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in a text, or in the part of it between two offsets."""
        return None if self.needs & missing(text) else self.compiled.search(text, at, end)

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """Return the match that begins at an offset of a text."""
        return self.compiled.match(text, at) if self.within(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""
        return self.compiled.finditer(text) if self.within(text) else iter(())

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with all matches replaced."""
        return self.compiled.sub(by, text) if self.within(text) else text


_all: list[Gated] = []
_needed: list[Pieces] = []
"""What patterns need, in the order of the bits."""


def every() -> tuple[Gated, ...]:
    """Return all patterns that were made."""
    return tuple(_all)


def matching(table: Iterable[tuple[str, Gated]], text: str) -> list[str]:
    """Return the names of those patterns of a table that match a text, in the order of the table."""
    lacks = missing(text)
    return [name for name, pattern in table if not pattern.needs & lacks and pattern.compiled.search(text)]


def able(table: Iterable[tuple[Row, Gated]], text: str) -> list[tuple[Row, Gated]]:
    """Return the rows of a table whose patterns may match a text, in the order of the table: asked once for all of them."""
    lacks = missing(text)
    return [row for row in table if not row[1].needs & lacks]


def needs_of(pattern: str, flags: int = 0) -> list[Pieces]:
    """Return sets of pieces of plain text in lower case; every match, lowered, holds at least one of each set."""
    return [frozenset(map(_lowered, pieces)) for pieces in _of_sequence(parser.parse(pattern, flags))]


def _of_sequence(items: Iterable[Any]) -> list[Pieces]:
    found: list[Pieces] = []
    plain = ""
    for code, argument in (*items, (None, None)):
        if code is codes.LITERAL:
            plain += chr(argument)
            continue
        if len(plain) > 1 or (plain and not plain.isalnum() and not plain.isspace()):
            found.append(frozenset((plain,)))
        plain = ""
        found += _of_item(code, argument)
    return found


def _of_item(code: Any, argument: Any) -> list[Pieces]:
    if code is codes.SUBPATTERN:
        return _of_sequence(argument[3])
    if code is codes.BRANCH:
        parts = [_of_sequence(part) for part in argument[1]]
        return [frozenset().union(*(max(part, key=_tells) for part in parts))] if all(parts) else []
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT) and argument[0] >= 1:
        return _of_sequence(argument[2])
    if code is codes.ASSERT:  # What must stand before or behind is there too.
        return _of_sequence(argument[1])
    return []


def _tells(pieces: Pieces) -> tuple[int, int]:
    """Return how much it tells that one of some pieces is there: long words are rare."""
    return min(len(piece.strip()) for piece in pieces), -len(pieces)


def _lowered(text: str) -> str:
    return (text if text.isascii() else text.translate(_FOLDED)).lower()


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[int]]:
    """Return what finds all pieces, and for each piece the bits of the needs that it meets."""
    met: dict[str, int] = {}
    for number, pieces in enumerate(_needed):
        for piece in pieces:
            met[piece] = met.get(piece, 0) | 1 << number
    return ahocorasick_rs.AhoCorasick(list(met)), list(met.values())


@lru_cache(maxsize=4096)
def missing(text: str) -> int:
    """Return the bits of the needs that a text does not meet: a pattern that has one of them matches neither it nor a part of it.

    Kept for the sentences of a report, which all rules ask about.
    """
    automaton, meets = _automaton()
    met = 0
    for place in {place for place, _, _ in automaton.find_matches_as_indexes(_lowered(text), overlapping=True)}:
        met |= meets[place]
    return ~met
