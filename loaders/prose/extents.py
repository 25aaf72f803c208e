"""Extents: where a noun phrase begins and ends, with the modifiers that tell which one it is and without those that do not."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.prose.lexicon import verb_classes
from loaders.prose.roles import subtree
from loaders.prose.sentences import Token

if TYPE_CHECKING:
    from loaders.prose.document import Sentence

LEFT = frozenset(("compound", "amod", "nmod", "poss", "nummod", "quantmod", "nn", "advmod", "npadvmod"))
"""How what stands in front of a noun and belongs to it hangs on it."""
_KEPT_PREPOSITIONS = frozenset(("of", "in", "for", "at", "from", "on", "across", "throughout"))
OPENING = frozenset(("the", "a", "an", "its", "their", "his", "her", "our", "several", "many", "some", "other", "any", "all", "both", "those", "these", "this", "that", "such", "various",
                      "multiple", "numerous", "certain", "two", "three", "four", "five", "six", "least", "at", "more", "than", "about", "around", "nearly", "over", "dozens", "another", "each", "every", "no", "further", "only", "same", "mainly", "mostly", "primarily", "chiefly", "largely", "especially", "particularly", "notably", "namely", "including", "specifically"))  # fmt: skip
"""Words in front of a noun that do not tell which one it is."""


def is_inside(token: Token) -> bool:
    """Tell whether a noun only modifies another: "government" in "government officials"."""
    return token.dep == "compound" and token.head is not None and token.head.noun and token.head.index - token.index < 6


def extent(token: Token) -> tuple[int, int]:
    """Return the offsets in the sentence between which a noun stands with its own modifiers, articles left out."""
    if is_inside(token):
        return token.start, token.end
    left = token
    for child in token.children:
        if child.index < left.index and child.dep in LEFT and not (child.dep == "poss" and child.tag == "PRP$"):
            left = min(subtree(child), key=lambda part: part.index)
    return _counted(token) or _trimmed_left(token, left), _right_end(token, 0).end


def where_ends(sentence: "Sentence", token: Token, end: int) -> int:
    """Return where "officials across the Middle East" ends, though the parser hung the place on the verb, and "members of a club" in
    "lawyers and members of a club", though it hung the club on the lawyers; 0 where neither is so."""
    following = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    if token.dep == "conj" and end == token.end and following is not None and following.lower == "of" and following.head is token.head:
        inside = following.child("pobj")
        return _right_end(inside, 1).end if inside is not None else 0
    if (
        token.tag != "NNS"
        or end != token.end
        or following is None
        or following.lower not in ("in", "across", "throughout")
        or following.head is token
    ):
        return 0
    place = following.child("pobj")
    if place is None or place.entity not in ("GPE", "LOC"):
        return 0
    joined = [part for part in _listed_names(place) if part.entity in ("GPE", "LOC")]
    return max((_right_end(place, 1), *joined), key=lambda part: part.index).end


def _listed_names(token: Token) -> Iterator[Token]:
    """Yield the names that are listed with a word, each of which may hang on the one before: "Pakistan, Egypt and Sri Lanka"."""
    for child in token.children:
        if child.dep == "conj" and child.tag.startswith("NNP"):
            yield child
            yield from _listed_names(child)


_COUNTS = frozenset("dozens hundreds thousands tens scores handful".split())


def _counted(token: Token) -> int:
    """Return where "thousands" of "thousands of organizations" begins, for a noun that is counted so; else 0."""
    of = token.head
    counted = of.head if of is not None and of.lower == "of" and token.dep == "pobj" else None
    return counted.start if counted is not None and counted.lower in _COUNTS and token.tag == "NNS" else 0


def _right_end(token: Token, depth: int) -> Token:
    """Return the last word of a noun's own phrase: "Organization for the Prohibition of Chemical Weapons", "companies involved in vaccine development"."""
    right = token
    for child in token.children:
        if child.index != right.index + 1 or depth > 2:
            continue
        if child.dep == "prep" and child.lower in _KEPT_PREPOSITIONS:
            inside = child.child("pobj")
            if (
                inside is not None
                and inside.noun
                and not any(part.tag == "CD" for part in (inside, *inside.children))
                and (child.lower not in ("across", "throughout") or inside.entity in ("GPE", "LOC"))
                and inside.entity not in ("DATE", "TIME")
            ):
                right = _right_end(inside, depth + 1)
                joined = [part for part in _listed_names(inside) if inside.tag.startswith("NNP")]
                right = max((right, *joined), key=lambda part: part.index)
        elif child.dep in ("acl", "relcl") and token.tag == "NNS" and token.lower in _VAGUE and "attack" not in verb_classes().get(child.lower, ()):
            words = sorted(subtree(child), key=lambda part: part.index)
            if len(words) <= 10:
                right = words[-1]
    return right


_NAME_BEFORE = re.compile(r"(?:[A-Z][\w&.-]*(?:['’]s)? )*[A-Z][\w&-]*, (?=[A-Z])")


def behind_names(sentence: "Sentence", token: Token, start: int) -> int:
    """Return where a name begins that the parser took for one with those before it: "the FBI, Germany's Office for ..."."""
    listed = _NAME_BEFORE.match(sentence.text, start, token.start + 1)
    while listed is not None:
        start = listed.end()
        listed = _NAME_BEFORE.match(sentence.text, start, token.start + 1)
    return start


_VAGUE = frozenset(
    "companies organizations organisations entities firms individuals people users citizens institutions residents members groups employees persons websites others".split()
)


def _trimmed_left(head: Token, left: Token) -> int:
    words = sorted((part for part in subtree(head) if left.index <= part.index <= head.index), key=lambda part: part.index)
    for word in words:
        if word.index == head.index or not (_is_opening(word) or _is_day(word, head)):
            return word.start
    return head.start


def _is_opening(word: Token) -> bool:
    return word.lower in OPENING or word.tag in ("DT", "``", "''", "PRP$", "-LRB-", ",", ":", "HYPH")


_MONTHS = frozenset("January February March April May June July August September October November December".split())
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_PAPERS = frozenset("Times Telegraph Mirror Mail Post Express Herald Independent Star Tribune Paper Nation".split())
"""What has a day in its name: "The Sunday Times"."""
_WHICH = frozenset(("last", "this", "next", "early", "late", "earlier", "later"))


def _is_day(word: Token, head: Token) -> bool:
    """Tell whether a word belongs to a date in front of a name: "on August 10 and 11 Mansoor received", "in June 2016 CrowdStrike said",
    "On Wednesday Beate Gangås", "Last October Anomali described", "On 16 October Al-Haq"."""
    if head.tag != "NNP" or head.text in _MONTHS:
        return False
    if word.text in _DAYS:
        return head.text not in _PAPERS
    if word.lower in _WHICH or (word.text.isdigit() and len(word.text) <= 2 and word.index < head.index - 1):
        return any(part.text in _MONTHS | _DAYS and part.index == word.index + 1 for part in subtree(head))
    return word.text in _MONTHS or (word.text.isdigit() and ((word.index == head.index - 1 and len(word.text) <= 2) or len(word.text) == 4))
