"""Rivals: how likely each state of a report is the sponsor by its best sentences, beside the other states of it.

All that a report says of a state, taken together, blurs: a state that is mostly a place where people live may in one
sentence be the one who had them watched. So every sentence is weighed by itself as well, and here both are laid side by side.
"""

import math
from collections.abc import Iterable, Iterator, Mapping

from loaders.prose.sponsors import Evidence, Sponsor, plain_cues

_STEPS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def tie_signals(item: Evidence) -> frozenset[str]:
    """Return what can be observed of one sentence as a tie between a state and the actor."""
    places = {signal.removeprefix("title:").removeprefix("bg:") for signal in item.signals}
    stands = {place for place in places if place.startswith("stands-") and ":" not in place}
    found = item.signals | {f"cue-{cue.name}" for cue in item.cues} | {f"{cue}&{place}" for cue in plain_cues(item) for place in stands}
    return frozenset(found | ({"background"} if item.sentence.background else set()))


def signals(found: Iterable[Sponsor], chances: Mapping[int, float], ties: Mapping[int, float]) -> dict[int, frozenset[str]]:
    """Return, by the id() of every state, what can be observed of it beside the others.

    `chances` are how likely each is a sponsor by all that is said of it, `ties` how well each sentence ties it to the actor; both by id().
    """
    found = list(found)
    best = {id(item): max((ties[id(row)] for row in item.evidence), default=0.0) for item in found}
    told = {}
    for item in found:
        weighed = sorted((ties[id(row)] for row in item.evidence), reverse=True)
        main = (ties[id(row)] for row in item.evidence if row.sentence.index >= 0 and not row.sentence.background)
        others = [other for other in found if other is not item]
        beside = max((best[id(other)] for other in others), default=0.0)
        rows = {
            "all": chances[id(item)],
            "best": best[id(item)],
            "second": weighed[1] if len(weighed) > 1 else 0.0,
            "any": 1 - math.prod(1 - chance for chance in weighed),
            "main": max(main, default=0.0),
            "rival": beside,
            "rival-all": max((chances[id(other)] for other in others), default=0.0),
        }
        told[id(item)] = frozenset(signal for name, chance in rows.items() for signal in _steps(name, chance)) | (
            {"is-best"} if best[id(item)] >= beside else frozenset()
        )
    return told


def _steps(name: str, chance: float) -> Iterator[str]:
    yield from (f"{name}>={step}" for step in _STEPS if chance >= step)
