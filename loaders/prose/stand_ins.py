"""Stand-ins: words that the parser sees instead of those of the text, where it would misread them.

The small model takes "TA453 targets professors" for a row of nouns, and "Google targets professors" for a sentence;
"this threat actor targets firms" for nouns too, and "a threat actor targeted embassies" for no sentence at all.
"""

import re
from collections.abc import Iterable, Iterator

from loaders.prose.gate import Gated
from loaders.prose.gazetteer import Name

StandIn = tuple[int, int, str]
"""Offset and end in the sentence, and the word that the parser sees."""

_NAME = "Google"
_VERB = "chose"
"""A past tense that can be nothing else, and that takes an object."""

_ATTACKS = Gated(
    r"\b(?:actors?|hackers?|groups?|gangs?|attackers?|operators?|adversary|campaign|operation|team|collective)\s+"
    r"(?P<verb>targets?|compromises|exploits|targeted|compromised|attacked|breached)\s+"
    r"(?!(?:by|in|with|during|through|via|on|since|at(?! least)|of|are|is|was|were|include|included|(?:and|or)(?! (?:targets|compromises|attacks))|had|have|has|that|who|which|as|from|for)\b)(?=\w)",
    re.IGNORECASE,
)


_CELL = re.compile(r"(?<=\s)\|(?=\s)")
"""The border of two cells of a table: a semicolon to the parser, which takes it for a noun."""
_THINK_TANK = Gated(r"\bthink[- ]tank(?P<many>s?)\b", re.IGNORECASE)


def stand_ins(text: str, names: Iterable[Name]) -> Iterator[StandIn]:
    """Yield what to hide from the parser in a sentence with these names of the ledger."""
    hidden = [(name.start, name.end, _NAME) for name in names if _safe(name)]
    hidden += [(*found.span(), "institutes" if found["many"] else "institute") for found in _THINK_TANK.finditer(text)]
    hidden += [(*found.span(), ";") for found in _CELL.finditer(text)]
    yield from hidden
    for found in _ATTACKS.finditer(text):
        start, end = found.span("verb")
        if not any(first < end and start < last for first, last, _ in hidden):
            yield start, end, _VERB


def _safe(name: Name) -> bool:
    """Tell whether a name may be hidden from the parser: one that cannot be a person, a place or a plain word."""
    return not (name.text.isalpha() and name.text[1:].islower()) or name.label in ("Group", "Organization")
