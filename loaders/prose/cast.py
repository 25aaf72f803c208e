"""The cast: the groups that act in a report, and who acts in each sentence.

A claim's actor is the group that its sentence names; else the one that "the group", "it" or "the attackers" mean,
which is the one named last; else, where the report names none, the actor that nobody named.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.claims import Mention
from loaders.prose.document import Document, Sentence
from loaders.prose.names import NamedThing

_ACTOR = re.compile(
    r"\b(?:(?:state-sponsored |threat |hacking |espionage )?(?:actors?|hackers?|attackers?|groups?|intruders?|operators?|adversar(?:y|ies)|gang|perpetrators?|cyberspies|spies|team))\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"⟨S[an]\d+⟩[- ](?:aligned|linked|nexus|backed|sponsored|affiliated) (?:\w+ ){0,2}?(?:groups|actors|hackers|teams)\b", re.IGNORECASE
)
"""Several that a report of several groups does not name: "North Korea-aligned groups"."""
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}
_SEVERAL = re.compile(rf"\b({'|'.join(_NUMBERS)}) (?:[\w-]+ ){{0,2}}?(?:groups|teams|actors|gangs)\b", re.IGNORECASE)
_THESE = re.compile(r"\b(?:all (?:of )?(?:these|those|the)|these|those) (?:[\w-]+ ){0,2}?(?:groups|teams|actors|gangs|clusters)\b", re.IGNORECASE)
_FIRST_OF_SEVERAL = re.compile(
    r"(?:The first|One)(?: of \w+)?(?: (?:cluster|group|set|team|actor|network))?,? (?:[^,.;]{0,30}, )?(?:is|was|has been|leads?|belongs) (?:(?:the )?work of|run by|(?:tied|linked|traced|attributed)? ?to)\b"
)
"""Begins what is told of one actor before another has a name: "The first is the work of ... The second belongs to Arid Viper"."""
_ALIAS_PATTERNS = frozenset(("called", "calls", "by-vendor", "vendor-colon", "bracket-alias", "name-for"))


@dataclass
class Cast:
    """Who acts: the groups of the main events and those merely mentioned, by their names in the text."""

    document: Document
    groups: list[NamedThing]
    others: list[NamedThing] = field(default_factory=list)
    aliases: dict[int, NamedThing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.aliases = aliases(self.groups)
        self._here: dict[int, list[tuple[int, NamedThing]]] = {}
        for thing in (*self.groups, *self.others):
            for mention in thing.mentions:
                self._here.setdefault(mention.sentence.index, []).append((mention.start, thing))

    def mention(self, thing: NamedThing, text: str = "") -> Mention:
        """Return a group as a mention; a name that the text gives as another name of a group means that group."""
        whole = self.aliases.get(id(thing), thing)
        known = next((mention.known for mention in whole.mentions if mention.known and mention.known.entry), None)
        name = known.entry.name if known and known.entry and known.entry.label == "Group" else whole.forms[0]
        key = known.entry.id if known and known.entry and known.entry.label == "Group" else ""
        return Mention("Group", text or thing.forms[0], name=name, key=key)

    def as_written(self, thing: NamedThing, sentence: Sentence) -> Mention:
        """Return a group as a mention in the words of a sentence, where it names it."""
        return self.mention(thing, next((mention.text for mention in thing.mentions if mention.sentence is sentence), ""))

    def named_in(self, sentence: Sentence) -> list[NamedThing]:
        """Return the groups named in a sentence, those of the main events first."""
        return [thing for _, thing in sorted(self._here.get(sentence.index, []), key=lambda row: (row[1] in self.others, row[0]))]

    def places(self, sentence: Sentence) -> list[tuple[int, NamedThing]]:
        """Return where a sentence names groups of the main events, as (offset in it, group)."""
        return sorted((row for row in self._here.get(sentence.index, []) if row[1] in self.groups), key=lambda row: row[0])

    def actor(self, sentence: Sentence, near: int = 0, aside: bool = False) -> Mention:
        """Return who acts in a sentence; `near` is an offset in it that the actor should be close to, `aside` tells that the act is of other events."""
        here = self._here.get(sentence.index, [])
        main = [row for row in here if row[1] in self.groups]
        chosen = main or (here if aside or sentence.background else [])
        if chosen:
            start, thing = min(chosen, key=lambda row: (abs(row[0] - near), row[0]))
            text = next(mention.text for mention in thing.mentions if mention.sentence is sentence and mention.start == start)
            return self.mention(thing, text)
        return self.meant(sentence)

    def meant(self, sentence: Sentence) -> Mention:
        """Return whom "the group", "it" or "the attackers" of a sentence mean, whatever groups it names itself."""
        if not self.groups:
            return self.unnamed(sentence)
        if _FIRST_OF_SEVERAL.match(sentence.text) and not any(self.named_in(earlier) for earlier in self.document.sentences[: sentence.index]):
            return self.unnamed(sentence)
        pointing = _ACTOR.search(sentence.text)
        text = pointing[0] if pointing else ""
        if len({id(self.aliases.get(id(thing), thing)) for thing in self.groups}) > 1:
            if _OTHERS.search(sentence.tagged):
                return self.unnamed(sentence)
            for earlier in self.document.before(sentence, 8):
                named = [thing for thing in self.named_in(earlier) if thing in self.groups]
                if named:
                    return self.mention(named[0], text)
        return self.mention(self.leading, text)

    @property
    def leading(self) -> NamedThing:
        """The group that the report names most often outside the background."""
        return max(self.groups, key=lambda thing: sum(not mention.sentence.background for mention in thing.mentions))

    def unnamed(self, sentence: Sentence) -> Mention:
        """Return the report's unnamed actor, in the words of a sentence."""
        found = _ACTOR.search(sentence.text)
        return Mention("Group", found[0] if found else "unnamed actor", named=False)

    def all_of(self, sentence: Sentence) -> list[Mention]:
        """Return every actor of the main events named in a sentence, or the one that it means."""
        named = [thing for thing in self.named_in(sentence) if thing in self.groups]
        several = _SEVERAL.search(sentence.text) if not named else None
        if several:
            named = [thing for thing in self.groups if id(thing) not in self.aliases]
            named = named if len(named) == _NUMBERS[several[1].lower()] else []
        if not named and _THESE.search(sentence.text):
            near = [sentence, *self.document.before(sentence, 3)]
            told = [thing for thing in self.groups if any(mention.sentence in near for mention in thing.mentions)]
            named = told if len(told) > 1 else []
        return [self.as_written(thing, sentence) for thing in named] if named else [self.actor(sentence)]


def is_known_group(thing: NamedThing) -> bool:
    """Tell whether the ledger knows a name as a group's."""
    return any(mention.known and mention.known.label == "Group" for mention in thing.mentions)


def of_whom(groups: Iterable[NamedThing], others: Iterable[NamedThing]) -> dict[int, str]:
    """Return, by the index of every sentence that names a group, whether one of the main events is among them ("ours") or none ("others")."""
    table = {mention.sentence.index: "others" for thing in others for mention in thing.mentions}
    return table | {mention.sentence.index: "ours" for thing in groups for mention in thing.mentions}


def aliases(groups: list[NamedThing]) -> dict[int, NamedThing]:
    """Return, for names that the text introduces as other names of a group, that group."""
    found: dict[int, NamedThing] = {}
    for place, thing in enumerate(groups):
        if thing.entry:
            continue
        for mention in thing.mentions:
            if not mention.patterns & _ALIAS_PATTERNS:
                continue
            near = [
                other
                for other in groups[:place]
                if other is not thing and any(-2 <= at.sentence.index - mention.sentence.index <= 0 for at in other.mentions)
            ]
            if near:
                found[id(thing)] = found.get(id(near[-1]), near[-1])
                break
    return found
