"""Fellows: how likely those are victims who stand beside an entity in its report.

Victims come in company: in one list, in one paragraph, of one kind. What a sentence tells of a single name may say little
("Karlen Aslanyan is a reporter"), what is told of the names around it says more.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping

from loaders.prose.entities import Entity, is_person
from loaders.prose.enumerations import listed_with

_LIKELY = 0.4
"""From this chance an entity counts as one of the other victims."""
_QUARTERS = 4


def signals(entities: Iterable[Entity], chances: Mapping[int, float]) -> dict[int, frozenset[str]]:
    """Return, by the id() of every entity, what can be observed of those beside it; `chances` are how likely each is a victim by itself, by id()."""
    entities = list(entities)
    of_phrase = {id(phrase): entity for entity in entities for phrase in entity.mentions}
    kinds = {id(entity): _kind(entity) for entity in entities}
    places = {id(entity): frozenset(_places(entity, kinds[id(entity)])) for entity in entities}
    gathered: dict[Hashable, list[float]] = defaultdict(list)
    for entity in entities:
        for place in places[id(entity)]:
            gathered[place].append(chances[id(entity)])
    likely = Counter(kinds[id(entity)] for entity in entities if chances[id(entity)] >= _LIKELY)
    ranked = sorted(chances.values(), reverse=True)
    found = {}
    for entity in entities:
        own, kind = chances[id(entity)], kinds[id(entity)]
        told = {f"own>={step}" for step in range(1, 10) if own >= step / 10} | {f"kind-{kind}", f"rank-{min(ranked.index(own), 8)}"}
        listed = [of_phrase[id(other)] for phrase in entity.phrases for other in listed_with(phrase) if id(other) in of_phrase]
        told |= _sides("list", [chances[id(other)] for other in listed if other is not entity])
        for where in ("block", "like", "section"):
            told |= _sides(where, [chance for place in places[id(entity)] if place[0] == where for chance in _without(gathered[place], own)])
        others = likely - Counter({kind: own >= _LIKELY})
        told |= {f"of-kind-{min(others[kind], 4)}", f"others-{min(others.total(), 6)}"}
        found[id(entity)] = frozenset(told)
    return found


def _kind(entity: Entity) -> str:
    kind = "person" if is_person(entity.first) else entity.first.kind or "unknown"
    return f"{'named' if entity.proper else 'described'}-{kind}"


def _places(entity: Entity, kind: str) -> Iterator[tuple[Hashable, ...]]:
    """Yield where an entity is spoken of: the paragraph, the paragraph among its like, the section."""
    for phrase in entity.phrases:
        block = phrase.sentence.block
        if phrase.sentence.index >= 0:
            yield "block", block.start
            yield "like", block.start, kind
            if block.heading:
                yield "section", block.heading, entity.proper


def _without(gathered: list[float], own: float) -> list[float]:
    rest = list(gathered)
    rest.remove(own)
    return rest


def _sides(where: str, chances: list[float]) -> set[str]:
    """Return the likeliest and the mean of some chances, in quarters."""
    if not chances:
        return {f"{where}-none"}
    return {f"{where}-most-{int(max(chances) * _QUARTERS)}", f"{where}-mean-{int(sum(chances) / len(chances) * _QUARTERS)}"}
