"""Comparing groups: which tools, victims, sectors, sponsors and motives they share, and how alike they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.cypher import compare as cypher
from graph.explore import Reader
from graph.statement import Statement

FACETS: dict[str, str] = {
    "USES": "Tools",
    "TARGETED": "Victims",
    "IN_SECTOR": "Sectors of the victims",
    "SPONSORED_BY": "Sponsors",
    "MOTIVATED_BY": "Motives",
}
"""What groups are compared by: the relationship, and what is at its other end."""

MOST_GROUPS = 8
_LISTED = 5000
_TIES = 5000


@dataclass(frozen=True)
class Candidate:
    """A group that can be chosen, with its other names."""

    id: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Shared:
    """A thing that one or more of the groups are tied to: sources by the group's id (of a sector, victims in it)."""

    facet: str
    id: str
    name: str
    groups: dict[str, int]
    disputed: bool = False


@dataclass(frozen=True)
class Comparison:
    """Groups side by side. `things` are sorted: those of most groups first."""

    groups: tuple[Candidate, ...]
    things: tuple[Shared, ...]
    cut: bool = False

    def of(self, facet: str, shared_only: bool = False) -> list[Shared]:
        """Return the things of one facet, only those that at least two groups share where that is asked for."""
        return [thing for thing in self.things if thing.facet == facet and (not shared_only or len(thing.groups) > 1)]


@dataclass(frozen=True)
class Likeness:
    """How alike two groups are in one facet: what both have, and what part that is of all that either has (Jaccard)."""

    first: str
    second: str
    facet: str
    shared: int
    either: int

    @property
    def part(self) -> float:
        """Shared of all, 0 to 1."""
        return self.shared / self.either if self.either else 0.0


def candidates(engine: Reader) -> list[Candidate]:
    """Return the groups that can be compared, those with most relationships first."""
    return [Candidate(row["id"], row["name"], tuple(row["aliases"] or ())) for row in engine.read(cypher.GROUPS, limit=_LISTED)]


def compare(engine: Reader, groups: Sequence[Candidate]) -> Comparison:
    """Return what the groups are tied to."""
    ids = [group.id for group in groups]
    rows = engine.read(cypher.TIES, ids=ids, limit=_TIES + 1)
    cut = len(rows) > _TIES
    found: dict[tuple[str, str], Shared] = {}
    for row in [*rows[:_TIES], *engine.read(cypher.SECTORS, ids=ids, limit=_TIES)]:
        key = (row["type"], row["id"])
        before = found.get(key) or Shared(row["type"], row["id"], row["name"], {})
        found[key] = Shared(
            before.facet,
            before.id,
            before.name,
            {**before.groups, row["group"]: int(row["sources"] or 0)},
            before.disputed or bool(row.get("disputed")),
        )
    order = list(FACETS)
    things = sorted(found.values(), key=lambda thing: (order.index(thing.facet), -len(thing.groups), -sum(thing.groups.values()), thing.name))
    return Comparison(tuple(groups), tuple(things), cut)


def likeness(comparison: Comparison) -> list[Likeness]:
    """Return how alike each two groups are in each facet."""
    found = []
    for first, second in combinations(comparison.groups, 2):
        for facet in FACETS:
            things = comparison.of(facet)
            either = sum(1 for thing in things if first.id in thing.groups or second.id in thing.groups)
            shared = sum(1 for thing in things if first.id in thing.groups and second.id in thing.groups)
            found.append(Likeness(first.name, second.name, facet, shared, either))
    return found


def edges(comparison: Comparison, shared_only: bool = True) -> list[str]:
    """Return the relationships of the comparison, by id: those to what at least two groups share where that is asked for."""
    return [
        f"{thing.facet}|{group}|{thing.id}"
        for thing in comparison.things
        if thing.facet != "IN_SECTOR" and (not shared_only or len(thing.groups) > 1)
        for group in thing.groups
    ]


def statements(ids: Sequence[str]) -> list[Statement]:
    """Return the questions behind a comparison."""
    return [
        Statement("What the groups are tied to", cypher.TIES.strip(), {"ids": list(ids), "limit": _TIES}),
        Statement("The sectors of their victims", cypher.SECTORS.strip(), {"ids": list(ids), "limit": _TIES}),
    ]
