"""Names of groups and tools in one report: from the ledger and newly introduced, brought together by who they are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.names.keys import short_key
from loaders.prose.coinage import GROUP_NOUN, NOT_A_NAME, TOOL_NOUN, Coined, coined
from loaders.prose.document import Document, Sentence
from loaders.prose.gazetteer import Name
from loaders.prose.homonyms import settle
from loaders.prose.once import once
from loaders.prose.sentences import Token
from loaders.prose.vectors import Floats
from loaders.prose.wording import wording


@dataclass(eq=False)
class Mention:
    """One place where a name stands: offsets in its sentence, the ledger's entry, the patterns that introduce it."""

    sentence: Sentence
    start: int
    end: int
    text: str
    known: Name | None = None
    patterns: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    told_before: str = ""
    """Whether the pronoun that the name is given to means a group or a tool of the sentence before: "It calls them MANSAF"."""

    @once
    def token(self) -> Token | None:
        """The head word of the name."""
        inside = [token for token in self.sentence.tokens if token.start < self.end and self.start < token.end]
        return next((token for token in inside if token.head is None or token.head not in inside), None)


@dataclass(eq=False)
class NamedThing:
    """A group or a tool with every place where it is named; `entry` is its identity in the ledger, or empty."""

    mentions: list[Mention]
    entry: str = ""

    @property
    def forms(self) -> list[str]:
        """Every way in which the report writes it, most frequent first."""
        counted: dict[str, int] = defaultdict(int)
        for mention in self.mentions:
            counted[mention.text] += 1
        return sorted(counted, key=lambda text: (-counted[text], self.mentions[0].text != text, text))

    @once
    def wording(self) -> Floats:
        """What the words around its mentions are like; see loaders/prose/wording.py."""
        return wording(mention.token for mention in self.mentions if mention.token is not None)


def named_things(document: Document) -> list[NamedThing]:
    """Return everything that may be the name of a group or a tool, in order of first mention."""
    found: dict[str, NamedThing] = {}
    told = [[*_mentions(sentence), *_entry(document, sentence)] for sentence in _with_headline(document)]
    for here in told:
        for mention in here:
            mention.told_before = _told_before(document, mention)
    settle(mention for here in told for mention in here)
    for here in told:
        for mention in here:
            entry = mention.known.entry.id if mention.known and mention.known.entry else ""
            identity = entry or short_key(mention.text) or mention.text.lower()
            thing = found.get(identity)
            if thing is None:
                found[identity] = NamedThing([mention], entry)
            else:
                thing.mentions.append(mention)
    _find_repeated(document, found)
    return sorted(found.values(), key=lambda thing: (thing.mentions[0].sentence.index, thing.mentions[0].start))


_TO_PRONOUN = re.compile(
    r"\b(?:calls?|called|names?|named|tracks?|dubs?|dubbed|labels?|christened|knows) (?P<what>it|them)(?: as)? (?:[A-Z][\w.-]+(?: [A-Z][\w.-]+)*,? (?:and|or) )?[\"“'‘]?$"
)
_OF_SEVERAL = re.compile(
    r"(?:One|Another|A second|The (?:first|second|third|other|last))(?: of them| one)?, (?:which|whom|that) [\w ]{2,30} (?:calls?|names?|tracks?|knows)(?: as)? [\"“'‘]?$"
)
_WORD_OF = (("group", re.compile(rf"{GROUP_NOUN}|users|customers|clients", re.IGNORECASE)), ("tool", re.compile(TOOL_NOUN, re.IGNORECASE)))
_FIRST_PLACE = ("nsubj", "nsubjpass", "dobj", "attr", "conj")


def _told_before(document: Document, mention: Mention) -> str:
    """Return "group" or "tool" where a name is given to "it" or "them" and the sentence before tells what that is; else nothing."""
    if not mention.patterns & {"calls", "list"} or mention.sentence.index < 1:
        return ""
    words = mention.sentence.text[: mention.start]
    one = _OF_SEVERAL.fullmatch(words)
    given = one or _TO_PRONOUN.search(words, max(0, mention.start - 60))
    many = one is not None or (given is not None and given["what"] == "them")
    before = document.before(mention.sentence, 1) if given else ()
    found = [
        (token.dep in _FIRST_PLACE, token.index, kind)
        for sentence in before
        for token in sentence.tokens
        for kind, pattern in _WORD_OF
        if token.noun and token.tag.endswith("S") == many and pattern.fullmatch(token.text)
    ]
    return max(found, default=(False, 0, ""))[2]


def _with_headline(document: Document) -> list[Sentence]:
    return [*document.sentences, *([document.title] if document.title else [])]


_OF_ACTOR = re.compile(
    r"(?:this|an?|the) (?:[\w-]+ ){0,2}(?:threat actor|hacking group|group|APT)\b|(?:hackers|one of the threat actors)\b", re.IGNORECASE
)


_EVENT = re.compile(
    r"\b(?:breach|incident|attacks?|hacks?|compromise|leaks?|heists?|targeting|theft|outage|blackout|disruption|hijack\w*|defacement|surveillance|espionage|campaign)\b|\(\d",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\b(?:group|team|gang)\b", re.IGNORECASE)


def _entry(document: Document, sentence: Sentence) -> Iterable[Mention]:
    """Yield the whole headline as a name where the text goes on with "This threat actor ...", or where the ledger knows it as a group's."""
    if sentence is not document.title or not document.sentences or len(sentence.text.split()) > 3 or _EVENT.search(sentence.text):
        return
    name = next(
        (name for name in sentence.names if name.label in ("Group", "Tool") and not _GROUP.sub("", sentence.text.replace(name.text, "")).strip()),
        None,
    )
    opening = _OF_ACTOR.match(document.sentences[0].text)
    if (name and name.label == "Group") or opening:
        meant = {"entry-of-this-actor"} if opening and opening[0].lower().startswith("this") else set()
        yield Mention(sentence, 0, len(sentence.text), sentence.text, name, {"entry-of-actor", *meant})


def _mentions(sentence: Sentence) -> Iterable[Mention]:
    rows: dict[tuple[int, int], Mention] = {}
    for name in sentence.names:
        if name.label in ("Group", "Tool") or {"Group", "Tool"} & set(name.labels) or (name.entry and name.entry.kind == "spyware"):
            rows[name.start, name.end] = Mention(sentence, name.start, name.end, name.text, name)
    if sentence.block.kind in ("masthead",):
        return rows.values()
    for guess in (*coined(sentence.text), *_item_names(sentence), *_proper(sentence)):
        _add(sentence, rows, guess)
    return [rows[place] for place in sorted(rows)]


_ITEM = re.compile(r"(?P<names>[A-Z][\w.-]+(?: [A-Z][\w.-]+)?(?:, [A-Z][\w.-]+(?: [A-Z][\w.-]+)?){0,3})(?: ?\||:| [-–—]) (?P<rest>\S.*)")
_WHAT = re.compile(rf"\b(?:(?P<tool>{TOOL_NOUN})|{GROUP_NOUN})\b", re.IGNORECASE)


def _item_names(sentence: Sentence) -> Iterable[Coined]:
    """Yield the names that a list item or table row begins with, where it goes on to tell what they are: "Webmask | a script for DNS hijacking"."""
    block = sentence.block
    found = _ITEM.match(block.text) if block.kind in ("item", "row") and sentence.start == block.start else None
    what = _WHAT.search(found["rest"]) if found else None
    if found is None or what is None:
        return
    at = 0
    for name in found["names"].split(", "):
        at = sentence.text.find(name, at)
        if at >= 0 and not NOT_A_NAME.match(name):
            yield Coined(at, at + len(name), name, f"{'tool' if what['tool'] else 'group'}-entry", what[0].lower())


def _proper(sentence: Sentence) -> Iterable[Coined]:
    """Yield every other proper name: what an unknown word names is told by its role in the sentence."""
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        end = at
        while (
            end < len(tokens)
            and (tokens[end].tag in ("NNP", "NNPS") or _looks_proper(tokens[end]) or (end == at and tokens[end].entity == "NORP"))
            and tokens[end].text[:1].isalnum()
        ):
            end += 1
        if end - at > 1 and tokens[at].lower == "the":
            at += 1
        if end > at:
            first, last = tokens[at], tokens[end - 1]
            place = first.entity in ("GPE", "LOC", "NORP", "DATE", "TIME", "LANGUAGE") and end - at < 3 and not _acts(last)
            if (
                last.end - first.start > 2
                and not place
                and end - at <= 4
                and not _TITLE_WORD.match(first.text)
                and not NOT_A_NAME.match(sentence.text[first.start : last.end])
                and not sentence.text[first.start : last.end].islower()
            ):
                yield Coined(first.start, last.end, sentence.text[first.start : last.end], "proper")
        at = max(end, at + 1)


_MIXED = re.compile(r"[A-Z]{4,}\w*|\w*[a-z][A-Z]\w+")


def _looks_proper(token: Token) -> bool:
    """Tell whether a word is written like a name, though the tagger takes it for a common noun: "HATVIBE", "MiniDump"."""
    return token.tag in ("NN", "NNS", "JJ", "VB", "VBP", "RB") and bool(_MIXED.fullmatch(token.text))


def _acts(token: Token) -> bool:
    """Tell whether a word is who did something: the model takes many a new name for a place."""
    return token.entity == "GPE" and (token.dep in ("nsubj", "nsubjpass") or (token.head is not None and token.head.dep == "agent"))


_TITLE_WORD = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr|Prof|President|Minister|Prime|Senator|Judge|Chancellor|Secretary|General|Sheikh|Prince|King|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Windows|Android|Linux|iPhone|Microsoft|Google|Apple)\b"
)


def _add(sentence: Sentence, rows: dict[tuple[int, int], Mention], guess: Coined) -> None:
    """Note a guess with the ledger's name at the same place, or as a new name where nothing else stands."""
    for (start, end), mention in list(rows.items()):
        if start < guess.end and guess.start < end:
            if mention.known is None and guess.start <= start and end < guess.end and guess.quoted:
                del rows[start, end]  # A name in quotes is whole: "Who Am I" of "Who Am I = No Nuclear" is none.
                rows[guess.start, guess.end] = Mention(
                    sentence,
                    guess.start,
                    guess.end,
                    guess.text,
                    None,
                    mention.patterns | {guess.pattern},
                    mention.nouns | ({guess.noun} if guess.noun else set()),
                )
                return
            mention.patterns.add(guess.pattern)
            if guess.noun:
                mention.nouns.add(guess.noun)
            return
    if any(name.start < guess.end and guess.start < name.end for name in sentence.names):
        return
    if any(state.start <= guess.start and guess.end <= state.end for state in sentence.states) or any(
        date.start < guess.end and guess.start < date.end for date in sentence.dates
    ):
        return
    rows[guess.start, guess.end] = Mention(sentence, guess.start, guess.end, guess.text, None, {guess.pattern}, {guess.noun} if guess.noun else set())


def _find_repeated(document: Document, found: dict[str, NamedThing]) -> None:
    """Find the other places of names that only some sentences introduce."""
    for thing in list(found.values()):
        if thing.entry or len(thing.mentions[0].text) < 3:
            continue
        name = thing.mentions[0].text
        places = {(mention.sentence.index, mention.start) for mention in thing.mentions}
        for sentence in _with_headline(document):
            for start in _places(name, sentence.text) if name in sentence.text else ():
                if (sentence.index, start) not in places:
                    thing.mentions.append(Mention(sentence, start, start + len(name), name))
        thing.mentions.sort(key=lambda mention: (mention.sentence.index, mention.start))


def _places(name: str, text: str) -> Iterator[int]:
    """Yield where a name stands as whole words. A pattern for every name took longer to build than to search with."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        whole = not (at and _in_word(text[at - 1])) and not (end < len(text) and _in_word(text[end]))
        if whole:
            yield at
        at = text.find(name, end if whole else at + 1)


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"
