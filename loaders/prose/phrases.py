"""Noun phrases: where each begins and ends, what kind of thing it names, and what is done to it in its sentence.

The roles of a phrase are the raw material of the rules: `attack:dobj` is whom somebody attacks, `data>attack:into`
the owner of what was broken into, `find:nsubj` who found something out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.prose.extents import LEFT, OPENING, behind_names, extent, is_inside, where_ends
from loaders.prose.gate import Gated
from loaders.prose.kinds import NAME_KINDS, kinds
from loaders.prose.lexicon import noun_classes, singular, verb_classes
from loaders.prose.once import once
from loaders.prose.roles import missed_roles, roles_of
from loaders.prose.sentences import Token, english_words

if TYPE_CHECKING:
    from loaders.prose.document import Sentence

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


_AMONG_THEM = Gated(
    r"\b(?:among (?:them|these|whom)|most notably|first of all|such as),? (?:(?:the|an?|at least|one|two|three|four|five|several|some|many|\d+) )*$"
)
_CAPITAL = re.compile(r"[A-Z]\w*[a-z]")


@dataclass
class Phrase:
    """A noun with its own modifiers: offsets in the sentence; the head word decides what it is."""

    sentence: "Sentence"
    head: Token
    start: int
    end: int
    hidden_verb: str = ""
    """Class of a verb that the parser took for a modifier: "Ocean Lotus targeted bloggers"."""

    def holds(self, other: "Phrase") -> bool:
        """Tell whether another phrase stands inside it: "Foreign Affairs" inside "Ministries of Foreign Affairs"."""
        return other is not self and other.sentence is self.sentence and self.start <= other.start and other.end <= self.end

    @once
    def text(self) -> str:
        """The words, without article and relative clause."""
        return self.sentence.text[self.start : self.end].strip(" ,'’\"“”")

    @once
    def proper(self) -> bool:
        """Tell whether it is a name: by the tagger, by a capital that no beginning of a sentence asks for ("NorCERT", "Security Service"),
        or by being no word at all ("Verhofstadt said")."""
        head = self.head
        if head.tag.startswith("NNP"):
            return True
        return head.tag in ("NN", "NNS") and bool(_CAPITAL.match(head.text)) and (not self._opens_sentence or _is_no_word(head))

    @property
    def _opens_sentence(self) -> bool:
        """Tell whether its head word begins a sentence, a quotation or what stands behind a colon."""
        before = self.sentence.tokens[self.head.index - 1] if self.head.index else None
        return before is None or before.tag in ("``", "''", ":", "-LRB-", "HYPH")

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
        return tuple(dict.fromkeys((*hidden, *roles_of(self.head), *missed_roles(self.head, self.sentence.tokens), *self._of_those_among())))

    def _of_those_among(self) -> tuple[str, ...]:
        """Return the roles of those among whom the list of a phrase counts it: "sent malware to exiles, among them Irina Petrushova and her brother"."""
        if not _AMONG_THEM.within(self.sentence.text):
            return ()
        opened = _AMONG_THEM.search(self.sentence.text, 0, self.sentence.lists.get(id(self), [self])[0].start)
        whole = [other for other in self.sentence.phrases if opened is not None and other.plural and other.end <= opened.start()]
        return whole[-1].roles if whole else ()


_OF_THE_TRADE = re.compile(r"ware|phish|cyber|hack|spy|botnet|door|trojan|crypto|exfil|steal|logger|virus|worm|kit|day|leak|ddos", re.IGNORECASE)
"""What words of the trade are made of that no dictionary has."""


def _is_no_word(head: Token) -> bool:
    """Tell whether the first word of a sentence, its subject, can only be a name, since English has no such word: "Cristosal condemned"."""
    word = head.lower
    return (
        head.tag == "NN"
        and head.dep in ("nsubj", "nsubjpass", "poss")
        and not (word in english_words() or word in kinds() or word in noun_classes())
        and not _OF_THE_TRADE.search(word)
    )


def phrases(sentence: "Sentence") -> Iterator[Phrase]:
    """Yield the noun phrases of a parsed sentence in order, also those inside others."""
    for token in sentence.tokens:
        if token.noun and is_inside(token) and _owner(token):
            left = (
                min((part.start for part in token.head.children if part.dep in LEFT and part.index <= token.index), default=token.start)
                if token.head
                else token.start
            )
            before = sentence.tokens[token.index - 1] if token.index else None
            if before is not None and before.head is token.head and before.text[:1].isupper() and before.dep in ("amod", "compound", "nmod"):
                left = min(left, before.start)  # "Russian" of "Russian government computers" belongs to the government.
            yield Phrase(sentence, token, left, token.end)
        elif token.noun and not (is_inside(token) and not _own_name(sentence, token)):
            start, end = extent(token)
            end = max(end, where_ends(sentence, token, end))
            verb = _hidden_verb(sentence, token, start)
            start = verb.end + 1 if verb is not None else start
            start, end = sentence.widened(behind_names(sentence, token, start), end, token)
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
        if word.strip(".") not in OPENING and word not in ("and", "or", "of", "in", "on", "for", "to", "with", "by", "from")
    )
