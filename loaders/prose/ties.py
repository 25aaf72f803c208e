"""Ties: whom a sentence means that ties an actor to a state."""

from collections import defaultdict
from collections.abc import Iterable

from graph.claims import Mention
from loaders.prose.cast import Cast
from loaders.prose.sponsors import Evidence, Sponsor


def by_name(cast: Cast, found: Iterable[tuple[Sponsor, list[tuple[Evidence, float]]]]) -> dict[str, set[str]]:
    """Return, by the name of each group, the states to which a sentence ties it that names it."""
    table: dict[str, set[str]] = defaultdict(set)
    for sponsor, rows in found:
        for item, _ in rows:
            if cast.named_in(item.sentence):
                for actor in cast.all_of(item.sentence):
                    table[actor.name].add(sponsor.iso2)
    return table


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
    told = cast.places(sentence)
    first = [thing for start, thing in told if start < item.state.start]
    cues = {cue.name for cue in item.cues}
    if first and len(first) < len(told) and cues & _TELL_OF_WHOM_THEY_FOLLOW:
        return [cast.as_written(thing, sentence) for thing in dict.fromkeys(first)]
    another = any(told_by_name.get(actor.name) and item.state.iso2 not in told_by_name[actor.name] for actor in actors)
    if another and not cast.named_in(sentence) and not cues & _TELL_OF_THE_DEED:
        return [cast.unnamed(sentence)]
    return actors
