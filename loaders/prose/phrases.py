"""Noun phrases: where each begins and ends, what kind of thing it names, and what is done to it in its sentence.

The roles of a phrase are the raw material of the rules: `attack:dobj` is whom somebody attacks, `data>attack:into`
the owner of what was broken into, `find:nsubj` who found something out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.prose.kinds import NAME_KINDS, kinds
from loaders.prose.lexicon import singular, verb_classes
from loaders.prose.once import once
from loaders.prose.roles import missed_roles, roles_of, subtree
from loaders.prose.sentences import Token

if TYPE_CHECKING:
    from loaders.prose.document import Sentence

_LEFT = frozenset(("compound", "amod", "nmod", "poss", "nummod", "quantmod", "nn", "advmod", "npadvmod"))
_KEPT_PREPOSITIONS = frozenset(("of", "in", "for", "at", "from", "on", "across", "throughout"))
_OPENING = frozenset(("the", "a", "an", "its", "their", "his", "her", "our", "several", "many", "some", "other", "any", "all", "both", "those", "these", "this", "that", "such", "various",
                      "multiple", "numerous", "certain", "two", "three", "four", "five", "six", "least", "at", "more", "than", "about", "around", "nearly", "over", "dozens", "another", "each", "every", "no", "further", "only", "same", "mainly", "mostly", "primarily", "chiefly", "largely", "especially", "particularly", "notably", "namely", "including", "specifically"))  # fmt: skip
_HOSTILE = re.compile(r"\b(?:hacking|threat|espionage|apt|ransomware|hacker|criminal|cyber|activity)\b", re.IGNORECASE)
_SECTOR_HEADS = frozenset(("sector", "sectors", "industry", "industries", "verticals"))
_SECTOR_BORDER = re.compile(
    r"\b(?:in|of|across|from|within|on|against|the|target|targets|targeted|targeting|including|are|as|by|attacked|to|into|is|were|was|their|its)\s+|[:;(]\s*"
)
_SECTOR_SPLIT = re.compile(r", and |, or |, | and | or ")
_NOT_SECTOR = re.compile(
    r"^(?:the|in|of|and|across|from|several|various|multiple|many|other|critical|different|global|u\.s\.|us|key|private|public|all|such|as|including|organi[sz]ations?|companies|entities|targeting|targets?|targeted)\b\s*",
    re.IGNORECASE,
)


@dataclass
class Phrase:
    """A noun with its own modifiers: offsets in the sentence; the head word decides what it is."""

    sentence: "Sentence"
    head: Token
    start: int
    end: int
    hidden_verb: str = ""
    """Class of a verb that the parser took for a modifier: "Ocean Lotus targeted bloggers"."""

    @once
    def text(self) -> str:
        """The words, without article and relative clause."""
        return self.sentence.text[self.start : self.end].strip(" ,'’\"“”")

    @once
    def proper(self) -> bool:
        """Tell whether it is a name."""
        return self.head.tag.startswith("NNP")

    @once
    def pronoun(self) -> bool:
        """Tell whether it is "it", "its", "he" and the like."""
        return self.head.tag.startswith("PRP")

    @once
    def plural(self) -> bool:
        """Tell whether its head is a plural."""
        return self.head.tag in ("NNS", "NNPS")

    @once
    def determiner(self) -> str:
        """The article or pronoun in front, in lower case; empty where there is none."""
        found = next((child for child in self.head.children if child.dep in ("det", "poss") and child.index < self.head.index), None)
        return found.lower if found is not None else ""

    @once
    def kind(self) -> str:
        """What it names, by its head word or the words of a name: actor, government, people, organization, data, thing, or empty."""
        if self.proper:
            if self.head.text in ("APT", "APTs") or (self.head.lower.endswith("s") and kinds().get(self.head.lower) == "actor"):
                return "actor"
            found = NAME_KINDS.search(self.text)
            return str(found.lastgroup) if found else ""
        head = self.head.lower
        if head in ("groups", "group", "teams", "team", "operators", "operator") and _HOSTILE.search(self.text):
            return "actor"
        return kinds().get(head, "")

    @once
    def roles(self) -> tuple[str, ...]:
        """What is done to it or by it, as `class:dependency`; see the module."""
        hidden = (f"{self.hidden_verb}:dobj",) if self.hidden_verb else ()
        return tuple(dict.fromkeys((*hidden, *roles_of(self.head), *missed_roles(self.head, self.sentence.tokens))))


def phrases(sentence: "Sentence") -> Iterator[Phrase]:
    """Yield the noun phrases of a parsed sentence in order, also those inside others."""
    for token in sentence.tokens:
        if token.noun and _inside(token) and _owner(token):
            left = (
                min((part.start for part in token.head.children if part.dep in _LEFT and part.index <= token.index), default=token.start)
                if token.head
                else token.start
            )
            before = sentence.tokens[token.index - 1] if token.index else None
            if before is not None and before.head is token.head and before.text[:1].isupper() and before.dep in ("amod", "compound", "nmod"):
                left = min(left, before.start)  # "Russian" of "Russian government computers" belongs to the government.
            yield Phrase(sentence, token, left, token.end)
        elif token.noun and not (_inside(token) and not _own_name(sentence, token)):
            start, end = _extent(token)
            end = max(end, _where(sentence, token, end))
            verb = _hidden_verb(sentence, token, start)
            start = verb.end + 1 if verb is not None else start
            start, end = sentence.widened(start, end, token)
            if sentence.text[end : end + 1] == "-" or not any(character.isalpha() for character in sentence.text[start:end]):
                continue
            if token.lower in _SECTOR_HEADS:
                yield from _sectors(sentence, token, start, end)
                yield from _listed(sentence, token)
            else:
                yield Phrase(sentence, token, start, end, "attack" if verb is not None else "")


_LISTED = re.compile(
    r"\s*(?:,? (?:such as|including|like)|:| (?:are|were|include|included))\s+((?:[\w&/-]+(?: [\w&/-]+){0,3}(?:, and |, or |, | and | or )){1,10}[\w&/-]+(?: [\w&/-]+)?)"
)


def _listed(sentence: "Sentence", head: Token) -> Iterator[Phrase]:
    """Yield "IT" and "healthcare" of "industries such as IT and healthcare" as phrases of their own."""
    found = _LISTED.match(sentence.text, head.end)
    at = found.start(1) if found else 0
    for piece in _SECTOR_SPLIT.split(found[1]) if found else ():
        begin = sentence.text.find(piece, at)
        at = begin + len(piece)
        if piece.strip() and not piece.startswith(("but ", "though ", "while ")):
            yield Phrase(sentence, head, begin, begin + len(piece.rstrip()))


def _inside(token: Token) -> bool:
    """Tell whether a noun only modifies another: "government" in "government officials"."""
    return token.dep == "compound" and token.head is not None and token.head.noun and token.head.index - token.index < 6


def _owner(token: Token) -> bool:
    """Tell whether a modifier is whom something belongs to: "ministry" in "the defense ministry website"."""
    head = token.head
    return (
        head is not None
        and kinds().get(head.lower) == "data"
        and kinds().get(token.lower) in ("government", "people")
        and head.index - token.index <= 2
    )


def _own_name(sentence: "Sentence", token: Token) -> bool:
    """Tell whether a modifier is the whole name of an organisation: "Microsoft" in "Microsoft researchers"."""
    name = sentence.covering(token.start, token.end)
    return (
        name is not None
        and name.label == "Organization"
        and name.end == token.end
        and token.head is not None
        and not token.head.tag.startswith("NNP")
    )


_OF = re.compile(r"\b(?:of|for|from|after|before|by|while|been|is|was|were|are) $")
_OWN_HEADS = frozenset("groups teams operations campaigns attacks attempts efforts activities allegations tools units incidents techniques tactics emails e-mails messages scams links pages sites kits services capabilities crews gangs rings skills charges claims scandals contests forums".split())  # fmt: skip
"""What such a word only describes: "phishing emails", "hacking groups"."""


def _hidden_verb(sentence: "Sentence", head: Token, start: int) -> Token | None:
    """Return a verb of attack inside a phrase: the parser missed that the sentence has one, behind a name ("Ocean Lotus targeted
    bloggers") or a preposition ("accused of hacking journalists")."""
    inside = [token for token in sentence.tokens if start <= token.start < head.start]
    if inside and head.tag == "NNS" and inside[0].tag in ("VBG", "NN") and inside[0].lower.endswith("ing") and _OF.search(sentence.text, 0, start):
        first = inside[0]
        if "attack" in verb_classes().get(first.lower, ()) and not (len(inside) == 1 and head.lower in _OWN_HEADS):
            return first
    if inside and inside[0].tag in ("VBN", "VBD") and head.tag == "NNS" and sentence.text[: inside[0].start].endswith(", "):
        first = inside[0]  # "The campaign, known as BadBlood, targeted researchers."
        if "attack" in verb_classes().get(first.lower, ()):
            return first
    for place, token in enumerate(inside):
        if (
            token.tag in ("VBD", "VBN", "NNS", "VBZ")
            and "attack" in verb_classes().get(token.lower, ())
            and any(before.tag.startswith("NNP") for before in inside[:place])
        ):
            return token
    return None


def _sectors(sentence: "Sentence", head: Token, start: int, end: int) -> Iterator[Phrase]:
    """Yield "energy", "water" and "aviation sectors" of "the energy, water and aviation sectors" as phrases of their own."""
    before = _SECTOR_BORDER.split(sentence.text[: head.start])[-1]
    pieces = _SECTOR_SPLIT.split(before)
    if len(pieces) < 2 or not all(0 < len(piece.split()) <= 4 for piece in pieces):
        yield Phrase(sentence, head, start, end)
        return
    at = head.start - len(before)
    for number, piece in enumerate(pieces):
        begin = sentence.text.find(piece, at)
        at = begin + len(piece)
        words = _NOT_SECTOR.sub("", _NOT_SECTOR.sub("", piece))
        if words.strip():
            begin += len(piece) - len(words)
            last = number == len(pieces) - 1
            yield Phrase(sentence, head, begin, head.end if last else begin + len(words.rstrip()))


def _extent(token: Token) -> tuple[int, int]:
    if _inside(token):
        return token.start, token.end
    left = token
    for child in token.children:
        if child.index < left.index and child.dep in _LEFT and not (child.dep == "poss" and child.tag == "PRP$"):
            left = min(subtree(child), key=lambda part: part.index)
    return _counted(token) or _trimmed_left(token, left), _right_end(token, 0).end


def _where(sentence: "Sentence", token: Token, end: int) -> int:
    """Return where "officials across the Middle East" ends, though the parser hung the place on the verb; 0 where no place follows."""
    following = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
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
    return word.lower in _OPENING or word.tag in ("DT", "``", "''", "PRP$", "-LRB-", ",", ":", "HYPH")


_MONTHS = frozenset("January February March April May June July August September October November December".split())


def _is_day(word: Token, head: Token) -> bool:
    """Tell whether a word belongs to a date in front of a name: "on August 10 and 11 Mansoor received", "in June 2016 CrowdStrike said"."""
    if head.tag != "NNP" or head.text in _MONTHS:
        return False
    return word.text in _MONTHS or (word.text.isdigit() and ((word.index == head.index - 1 and len(word.text) <= 2) or len(word.text) == 4))


_WORD = re.compile(r"[^\W_][\w&+.'’-]*")


def _without_possessive(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word[:-1] if word.endswith(("'", "’")) else word


@lru_cache(maxsize=512)
def words_of(text: str) -> frozenset[str]:
    """Return what words tell one phrase from another: lower case, singular, without articles and possessives."""
    found = (_without_possessive(word.lower()) for word in _WORD.findall(text))
    return frozenset(
        singular(word.strip("."))
        for word in found
        if word.strip(".") not in _OPENING and word not in ("and", "or", "of", "in", "on", "for", "to", "with", "by", "from")
    )
