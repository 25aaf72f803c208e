"""Ties: whom a sentence means that ties an actor to a state."""

import re
from collections import defaultdict
from collections.abc import Iterable

from graph.claims import Mention
from loaders.prose.cast import Cast
from loaders.prose.gate import Gated
from loaders.prose.names import NamedThing
from loaders.prose.sponsors import Evidence, Sponsor, ties_plainly


def by_name(cast: Cast, found: Iterable[tuple[Sponsor, list[tuple[Evidence, float]]]]) -> dict[str, set[str]]:
    """Return, by the name of each group, the states to which a sentence ties it that names it."""
    table: dict[str, set[str]] = defaultdict(set)
    for sponsor, rows in found:
        for item, _ in rows:
            if cast.named_in(item.sentence) and ties_plainly(item):
                for actor in cast.all_of(item.sentence):
                    table[actor.name].add(sponsor.iso2)
    return table


_POINTS_BACK = re.compile(
    r"\b(?:[Tt]he (?:group|actor|threat actor|gang|team|hackers|attackers|operators?|intruders)|it) (?:is|was|are|were|has|have|acts?|works?)\b"
)
"""Begins what is told of an actor of earlier sentences: "that the group is aligned with Belarus and cooperates with Winter Vivern"."""

_TELL_OF_WHOM_THEY_FOLLOW = frozenset(("is-state", "linked-to", "on-behalf-of", "service"))
"""Cues behind the actor: "a group assumed to be the NSA, whose files were put out by Shadow Brokers"."""

_TELL_OF_THE_DEED = frozenset(("behind", "blamed", "responsible", "holds-responsible"))
"""Cues that tell who did what the report is about, whoever else is suspected of it: two states may be named for one group."""


def tied(cast: Cast, item: Evidence, accused: set[str], told_by_name: dict[str, set[str]]) -> list[Mention]:
    """Return whom a sentence ties to a state: where it speaks of several states, the groups beside each of them.

    A sentence that names no group speaks of another actor when its state is not the one that its group is tied to by name.
    """
    sentence = item.sentence
    places = [state for state in sentence.states if state.iso2 in accused]
    actors = cast.all_of(sentence)
    if len({state.iso2 for state in places}) > 1 and cast.named_in(sentence):
        beside = []
        for start, thing in cast.places(sentence):
            before = [state for state in places if state.start <= start] or places
            nearest = min(before, key=lambda state: abs(state.start - start))
            if nearest.iso2 == item.state.iso2:
                beside.append(cast.as_written(thing, sentence))
        return beside or [cast.unnamed(sentence)]
    if len({state.iso2 for state in places}) > 1 and len(cast.groups) > 1:
        return [cast.unnamed(sentence)]  # "Hackers aligned with China, Turkey and Iran": none of them is all of these.
    told = cast.places(sentence)
    if told and told[0][0] > item.state.end and _POINTS_BACK.search(sentence.text, 0, item.state.start):
        return [cast.meant(sentence)]
    first = [thing for start, thing in told if start < item.state.start]
    cues = {cue.name for cue in item.cues}
    if first and len(first) < len(told) and cues & _TELL_OF_WHOM_THEY_FOLLOW:
        return [cast.as_written(thing, sentence) for thing in dict.fromkeys(first)]
    another = any(told_by_name.get(actor.name) and item.state.iso2 not in told_by_name[actor.name] for actor in actors)
    if another and not cast.named_in(sentence) and not cues & _TELL_OF_THE_DEED:
        return [cast.unnamed(sentence)]
    return actors


_ANY_OF_THEM = Gated(
    r"\b(?:(?:state-sponsored |threat |cyber )*(?:actors|hackers|attackers|groups|teams|intruders|operators|adversaries|cyberspies|spies))\b",
    re.IGNORECASE,
)
_DOUBTED = Gated(r"\b(?:not|no|nobody|never|cannot|unclear|unknown|less (?:clear|certain)|open|without)\b", re.IGNORECASE)

_MOST_AT_ONCE = 4
"""More groups than this are a survey of who is about, not those who did it."""


def all_of_them(cast: Cast, item: Evidence, tied_already: Iterable[str]) -> list[Mention]:
    """Return the groups of the main events for which a sentence holds that speaks of "actors" or "groups" and names none.

    That is every group that no sentence has tied to a state by name (`tied_already` are those that are), save one of which the
    report says something that may be a doubt: "COLDWASTREL is not attributed".
    """
    told = _ANY_OF_THEM.search(item.sentence.text)
    if told is None or cast.named_in(item.sentence):
        return []
    free = [thing for thing in cast.groups if id(thing) not in cast.aliases and cast.mention(thing).name not in tied_already]
    return [cast.mention(thing, told[0]) for thing in free if _took_part(cast, thing)] if len(free) <= _MOST_AT_ONCE else []


def _took_part(cast: Cast, thing: NamedThing) -> bool:
    """Tell whether a report tells of a group as one of those who did it: early or more than once, and with no doubt.

    Whom a report recalls at its end is somebody else: of 34 groups that our corpora would tie so, seven wrongly, these were six.
    """
    inside = [mention.sentence for mention in thing.mentions if mention.sentence.index >= 0]
    main = [sentence for sentence in inside if not sentence.background]
    early = bool(main) and main[0].index * 2 < len(cast.document.sentences)
    return (early or len(main) > 1) and not any(_DOUBTED.search(sentence.text) for sentence in inside)
