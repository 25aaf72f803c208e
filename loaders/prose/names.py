"""Names of groups and tools in one report: from the ledger and newly introduced, brought together by who they are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.names.keys import short_key
from loaders.prose.coinage import GROUP_NOUN, TOOL_NOUN, Coined, coined
from loaders.prose.document import Document, Sentence
from loaders.prose.gazetteer import Name, common_words
from loaders.prose.lexicon import verb_bases, verb_classes
from loaders.prose.sentences import Token, english_words

_GROUP_BESIDE = re.compile(rf"^\W{{0,3}}{GROUP_NOUN}\b", re.IGNORECASE)
_GROUP_BEFORE = re.compile(rf"\b{GROUP_NOUN},?(?: (?:called|named|dubbed|known as))? $", re.IGNORECASE)
_TOOL_BESIDE = re.compile(rf"^\W{{0,3}}{TOOL_NOUN}\b", re.IGNORECASE)
_TOOL_BEFORE = re.compile(rf"\b{TOOL_NOUN},?(?: (?:called|named|dubbed|known as))? $", re.IGNORECASE)
_TOOL_WORD = re.compile(rf"\b{TOOL_NOUN}\b", re.IGNORECASE)
_GROUP_WORD = re.compile(rf"\b{GROUP_NOUN}\b", re.IGNORECASE)
_USE = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|deploy\w*|install\w*|deliver\w*|dropp?\w*|plant\w*|load\w*|spread\w*|inject\w*|relied on|fetch\w*|arsenal|toolset|toolkit|includ\w+|carr(?:y|ied|ying)|infect\w* with|found|via|with)\b",
    re.IGNORECASE,
)
_EXPLOITED = re.compile(r"\b(?:vulnerab\w+|flaws?|CVE|patch\w*|zero-days?|bugs?|unpatched|exploited)\b", re.IGNORECASE)
_CAMPAIGN = re.compile(r"\b(?:campaign|operation|Operation)\W{0,3}(?:called |named |dubbed |known as )?$", re.IGNORECASE)


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


def named_things(document: Document) -> list[NamedThing]:
    """Return everything that may be the name of a group or a tool, in order of first mention."""
    found: dict[str, NamedThing] = {}
    for sentence in _with_headline(document):
        for mention in _mentions(sentence):
            entry = mention.known.entry.id if mention.known and mention.known.entry else ""
            identity = entry or short_key(mention.text) or mention.text.lower()
            thing = found.get(identity)
            if thing is None:
                found[identity] = NamedThing([mention], entry)
            else:
                thing.mentions.append(mention)
    _find_repeated(document, found)
    return sorted(found.values(), key=lambda thing: (thing.mentions[0].sentence.index, thing.mentions[0].start))


def _with_headline(document: Document) -> list[Sentence]:
    return [*document.sentences, *([document.title] if document.title else [])]


def _mentions(sentence: Sentence) -> Iterable[Mention]:
    rows: dict[tuple[int, int], Mention] = {}
    for name in sentence.names:
        if name.label in ("Group", "Tool") or {"Group", "Tool"} & set(name.labels) or (name.entry and name.entry.kind == "spyware"):
            rows[name.start, name.end] = Mention(sentence, name.start, name.end, name.text, name)
    if sentence.block.kind in ("masthead",):
        return rows.values()
    for guess in (*coined(sentence.text), *_proper(sentence)):
        _add(sentence, rows, guess)
    return [rows[place] for place in sorted(rows)]


def _proper(sentence: Sentence) -> Iterable[Coined]:
    """Yield every other proper name: what an unknown word names is told by its role in the sentence."""
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        end = at
        while (
            end < len(tokens)
            and (tokens[end].tag in ("NNP", "NNPS") or (end == at and tokens[end].entity == "NORP"))
            and tokens[end].text[:1].isalnum()
        ):
            end += 1
        if end > at:
            first, last = tokens[at], tokens[end - 1]
            place = first.entity in ("GPE", "LOC", "NORP", "DATE", "TIME", "LANGUAGE") and end - at < 3
            if last.end - first.start > 2 and not place and end - at <= 4 and not _TITLE_WORD.match(first.text):
                yield Coined(first.start, last.end, sentence.text[first.start : last.end], "proper")
        at = max(end, at + 1)


_TITLE_WORD = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr|Prof|President|Minister|Prime|Senator|Judge|Chancellor|Secretary|General|Sheikh|Prince|King|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Windows|Android|Linux|iPhone|Microsoft|Google|Apple)\b"
)


def _add(sentence: Sentence, rows: dict[tuple[int, int], Mention], guess: Coined) -> None:
    """Note a guess with the ledger's name at the same place, or as a new name where nothing else stands."""
    for (start, end), mention in rows.items():
        if start < guess.end and guess.start < end:
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
        pattern = re.compile(rf"(?<!\w){re.escape(thing.mentions[0].text)}(?!\w)")
        places = {(mention.sentence.index, mention.start) for mention in thing.mentions}
        for sentence in _with_headline(document):
            for match in pattern.finditer(sentence.text):
                if (sentence.index, match.start()) not in places:
                    thing.mentions.append(Mention(sentence, match.start(), match.end(), match[0]))
        thing.mentions.sort(key=lambda mention: (mention.sentence.index, mention.start))


def signals(document: Document, thing: NamedThing, rank: str) -> frozenset[str]:
    """Return what can be observed of a name that bears on whether it is an acting group, or a tool in use; `rank` is of `ranks`."""
    found: set[str] = {rank}
    for mention in thing.mentions:
        found |= mention_signals(mention)
    first = thing.mentions[0]
    found |= {"known" if thing.entry else "coined", "short-text" if first.sentence.short else "article"}
    for known in (mention.known for mention in thing.mentions if mention.known):
        found |= {f"label-{known.label}", *(f"may-be-{label}" for label in known.labels)}
        if known.entry and known.entry.kind:
            found.add(f"kind-{known.entry.kind}")
        if known.text.isalpha() and known.text[1:].islower():
            found.add("plain-word")
            if known.text.lower() in common_words():
                found.add("common-word")
    text = first.text
    found.add(
        "shape-"
        + (
            "code"
            if re.search(r"\d", text)
            else "capitals"
            if text.isupper()
            else "camel"
            if re.search(r"[a-z][A-Z]", text)
            else "words"
            if " " in text
            else "word"
        )
    )
    if text.endswith("RAT") or re.search(r"(?:Loader|Door|Rat|Bot|Shell|Stealer|Wiper|Locker|Spy|Agent|Kit)$", text):
        found.add("ends-like-tool")
    inside = [mention for mention in thing.mentions if mention.sentence.index >= 0]
    acts = (
        "attack:nsubj",
        "attack:by",
        "use:nsubj",
        "use:by",
        "break:nsubj",
        "steal:nsubj",
        "send:nsubj",
        "blame:to",
        "name:oprd",
        "name:as",
        "group-beside",
        "group-before",
        "introduced-as-group",
        "attack-n:by",
        "affect:nsubj",
        "impersonate:nsubj",
    )
    used = (
        "use:dobj",
        "use:with",
        "use:nsubj",
        "tool-beside",
        "tool-before",
        "introduced-as-tool",
        "send:dobj",
        "send:nsubjpass",
        "use:nsubjpass",
        "joined-to-known-tool",
        "by-tool-apposition",
        "by-using",
    )
    found.add("acts" if any(signal.startswith(acts) for signal in found) else "idle")
    found.add("used" if any(signal.startswith(used) for signal in found) else "unused")
    if "idle" in found and all(mention.text.isalpha() and mention.text[1:].islower() for mention in thing.mentions):
        found.add("idle-plain-word")
    if text.lower() in english_words():
        found.add("english-word")
    count = len(inside)
    found.add(f"mentions-{0 if not count else 1 if count == 1 else 2 if count < 4 else 4}")
    if inside:
        found.add(f"begins-{'lead' if inside[0].sentence.index < 4 else 'early' if inside[0].sentence.index < 10 else 'late'}")
        if all(mention.sentence.background for mention in inside):
            found.add("only-background")
    if not thing.entry and not any(mention.patterns - {"list", "using", "group-name", "tool-name", "proper"} for mention in thing.mentions):
        found.add("weakly-coined")
    return frozenset(found)


def plausible_group(thing: NamedThing, found: frozenset[str], probability: float) -> bool:
    """Tell whether a group that the judge accepts may stand: outside the background, and more than an idle plain word unless nearly sure."""
    return any(not mention.sentence.background for mention in thing.mentions) and ("idle-plain-word" not in found or probability >= 0.9)


def ranks(things: Sequence[NamedThing]) -> dict[int, str]:
    """Return, by id of each thing, its rank among those of the ledger by how often main sentences name it."""
    counted = {id(thing): sum(not mention.sentence.background for mention in thing.mentions) for thing in things}
    known = sorted((thing for thing in things if thing.entry), key=lambda thing: -counted[id(thing)])
    table = {id(thing): f"rank-{place if place < 3 else 'low'}" for place, thing in enumerate(known)}
    return {id(thing): table.get(id(thing), "rank-none") + ("-only" if len(known) == 1 and thing.entry else "") for thing in things}


def mention_signals(mention: Mention) -> set[str]:
    """Return what can be observed of one place; those of a sentence in the background begin with `bg:`."""
    sentence = mention.sentence
    prefix = "title:" if sentence.index < 0 else "bg:" if sentence.background else ""
    after, before = sentence.text[mention.end : mention.end + 30], sentence.text[max(0, mention.start - 45) : mention.start]
    found = {f"{prefix}by-{pattern}" for pattern in mention.patterns}
    found |= {f"noun={noun}" for noun in mention.nouns}
    for name, pattern, words in (
        ("group-beside", _GROUP_BESIDE, after), ("group-before", _GROUP_BEFORE, before), ("tool-beside", _TOOL_BESIDE, after), ("tool-before", _TOOL_BEFORE, before), ("campaign-before", _CAMPAIGN, before),
    ):  # fmt: skip
        if pattern.search(words):
            found.add(f"{prefix}{name}")
    if mention.patterns & {"called", "calls", "name-for"}:
        nearest = max(
            (
                (match.end(), name)
                for name, pattern in (("tool", _TOOL_WORD), ("group", _GROUP_WORD))
                for match in pattern.finditer(sentence.text[max(0, mention.start - 70) : mention.start])
            ),
            default=None,
        )
        found.add(f"{prefix}introduced-as-{nearest[1] if nearest else 'nothing'}")
    token = _token(mention)
    if token is not None:
        found |= {f"{prefix}{role}" for role in _roles(token)}
        if token.entity:
            found.add(f"type-{token.entity}")
        found |= {f"{prefix}beside={word}" for word in _beside(token)}
    others = [name for name in sentence.names if name.end <= mention.start or mention.end <= name.start]
    for name, holds in (
        ("with-known-tool", any(other.label == "Tool" for other in others)), ("with-known-group", any(other.label == "Group" for other in others)),
        ("with-tool-noun", bool(_TOOL_WORD.search(sentence.text))), ("with-group-noun", bool(_GROUP_WORD.search(sentence.text))), ("with-use-verb", bool(_USE.search(sentence.text[: mention.start]))),
        ("with-ransomware", "ransomware" in sentence.text.lower()), ("exploited", bool(_EXPLOITED.search(sentence.text))),
    ):  # fmt: skip
        if holds:
            found.add(f"{prefix}{name}")
    if token is not None:
        joined = {id(other) for other in _conjuncts(token)}
        if any(
            _token(Mention(sentence, other.start, other.end, other.text)) is not None
            and id(_token(Mention(sentence, other.start, other.end, other.text))) in joined
            for other in others
            if other.label == "Tool"
        ):
            found.add(f"{prefix}joined-to-known-tool")
    if sentence.block.theme:
        found.add(f"theme-{sentence.block.theme}")
    if sentence.block.kind in ("item", "row") and sentence.start + mention.start == sentence.block.start:
        found.add(f"{prefix}opens-item")
    found |= {f"in-{reason}" for reason in sentence.reasons}
    return found


def _conjuncts(token: Token) -> list[Token]:
    """Return the words that are coordinated with one."""
    first = token
    while first.dep == "conj" and first.head is not None:
        first = first.head
    found, waiting = [], [first]
    while waiting:
        word = waiting.pop()
        found.append(word)
        waiting += [child for child in word.children if child.dep == "conj"]
    return [word for word in found if word is not token]


def _beside(token: Token) -> list[str]:
    """Return the nouns that describe a name: in apposition, or as the noun that it belongs to."""
    words = [child.lower for child in token.children if child.dep == "appos" or (child.dep == "compound" and not child.tag.startswith("NNP"))]
    if token.head is not None and token.dep in ("appos", "compound", "nmod"):
        words.append(token.head.lower)
    joined = token
    while joined.dep == "conj" and joined.head is not None:
        joined = joined.head
    return words + ([joined.head.lower] if joined is not token and joined.head is not None else [])


def _token(mention: Mention) -> Token | None:
    inside = [token for token in mention.sentence.tokens if token.start < mention.end and mention.start < token.end]
    return next((token for token in inside if token.head is None or token.head not in inside), None)


def _roles(token: Token) -> Iterable[str]:
    outer = token
    while outer.dep in ("conj", "appos") and outer.head is not None:
        outer = outer.head
    head = outer.head
    if head is None:
        return [f"root-{outer.dep}"]
    if outer.dep in ("compound", "nmod", "poss", "amod") and head.noun:
        return [f"{outer.dep}={head.lower}"]
    if outer.dep == "pobj" and head.head is not None:
        governor = head.head
        return [f"{name}:{head.lower}" for name in verb_classes().get(governor.lower, ())] or [f"on={governor.lower}:{head.lower}"]
    return [
        *(f"{name}:{outer.dep}" for name in verb_classes().get(head.lower, ("other",))),
        f"on={verb_bases().get(head.lower, head.lower)}:{outer.dep}",
    ]
