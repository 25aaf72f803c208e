"""Growing a scene by choice: what can be added to an entity, which of it, and what several have in common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph import explore
from graph.cypher import explore as explore_cypher
from graph.cypher import scene as cypher
from graph.explore import Reader
from graph.limits import LIMITS
from graph.model import RELATIONSHIP
from graph.statement import Statement
from graph.subgraph import Edge, Subgraph

ORDERS = tuple(cypher.ORDERS)
"""Words for the order in which neighbours are taken: most sources first, newest first, by name."""


@dataclass(frozen=True)
class Direction:
    """A type of relationship in one direction, as seen from the entity that is expanded."""

    type: str
    outgoing: bool


@dataclass(frozen=True)
class Expandable:
    """How many relationships of a type an entity has in one direction, and how many of them lead off the scene."""

    type: str
    outgoing: bool
    count: int
    fresh: int


@dataclass(frozen=True)
class Left:
    """A neighbour that a limit left out."""

    id: str
    name: str
    type: str
    sources: int


@dataclass(frozen=True)
class Growth:
    """Entities to add to a scene, in order; `left` tells what a limit cut, as far as it was read."""

    ids: tuple[str, ...]
    notices: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()


def expandable(engine: Reader, entity_id: str, present: Iterable[str]) -> list[Expandable]:
    """Return what an entity can be expanded by, with counts, before anything is added."""
    rows = engine.read(cypher.expand_counts(), id=entity_id, known=list(present))
    return [Expandable(row["type"], row["outgoing"], row["count"], row["fresh"]) for row in rows]


def expand(
    engine: Reader,
    entity_id: str,
    present: Sequence[str],
    choice: Sequence[Direction] = (),
    most: int = LIMITS.expand_nodes,
    order: str = "sources",
) -> Growth:
    """Return at most `most` neighbours of an entity that are not present, taken in turn from each chosen type and direction.

    Without a choice every type is taken. Raises ValueError for a type or an order that there is not.
    """
    if order not in cypher.ORDERS:
        raise ValueError(f"{order!r} is no order; expected one of {', '.join(cypher.ORDERS)}")
    wanted = tuple(dict.fromkeys(choice)) or tuple(Direction(name, outgoing) for name in explore_cypher.DRAWN for outgoing in (True, False))
    room = max(0, min(most, LIMITS.scene_nodes - len(present)))
    known = list(present)
    queues: dict[Direction, list[str]] = {direction: [] for direction in wanted}
    found: dict[str, Left] = {}
    for outgoing in (True, False):
        types = tuple(direction.type for direction in wanted if direction.outgoing == outgoing)
        if types:
            query = cypher.chosen_neighbours(types, outgoing, order)
            for row in engine.read(query, id=entity_id, known=known, limit=LIMITS.neighbours_read):
                queues[Direction(row["type"], outgoing)].append(row["id"])
                found.setdefault(row["id"], Left(row["id"], row["name"], row["type"], int(row["sources"] or 0)))
    chosen = _in_turn([queue for queue in queues.values() if queue], room)
    left = tuple(item for neighbour, item in found.items() if neighbour not in set(chosen))
    return Growth(tuple(chosen), tuple(_cut(len(left), most, len(present) + len(chosen))), left)


def _in_turn(queues: list[list[str]], room: int) -> list[str]:
    """Take from each queue in turn, so that none crowds out the others."""
    chosen: dict[str, None] = {}
    for turn in range(max(map(len, queues), default=0)):
        for queue in queues:
            if turn < len(queue) and len(chosen) < room:
                chosen.setdefault(queue[turn])
    return list(chosen)


def _cut(left: int, most: int, on_scene: int) -> list[str]:
    if left <= 0:
        return []
    if on_scene >= LIMITS.scene_nodes:
        return [f"a scene holds at most {LIMITS.scene_nodes:,} entities; {left:,} neighbours are not shown. Remove some, or filter"]
    return [f"{left:,} more neighbours are not shown: at most {most} were asked for. Expand again, or choose types"]


def common(engine: Reader, ids: Sequence[str]) -> Growth:
    """Return the entities that every one of these is related to, best proven first."""
    wanted = list(dict.fromkeys(ids))
    if len(wanted) < 2:
        return Growth(())
    rows = engine.read(cypher.common_neighbours(), ids=wanted, wanted=len(wanted), limit=LIMITS.common_neighbours + 1)
    notices = (f"only the {LIMITS.common_neighbours} best proven are shown",) if len(rows) > LIMITS.common_neighbours else ()
    return Growth(tuple(row["id"] for row in rows[: LIMITS.common_neighbours]), notices)


def joined(engine: Reader, held: Subgraph, ids: Sequence[str]) -> Subgraph:
    """Return a subgraph with further entities and every relationship between them and what it holds."""
    known = {node.id for node in held.nodes}
    fresh = [entity_id for entity_id in dict.fromkeys(ids) if entity_id not in known]
    if not fresh:
        return Subgraph(held.nodes, held.edges, [], [])
    nodes = explore.entities(engine, fresh)
    everything = [*known, *(node.id for node in nodes)]
    room = LIMITS.scene_edges - len(held.edges)
    # Walking from each new entity is quick for a few, and slow for a whole scene.
    if held.nodes:
        rows = engine.read(cypher.touching(), fresh=[node.id for node in nodes], all=everything, limit=max(0, room) + 1)
    else:
        rows = engine.read(explore_cypher.between(), ids=everything, limit=room + 1)
    notices = [f"more than {LIMITS.scene_edges:,} relationships; the rest is not drawn"] if len(rows) > room else []
    edges = [Edge(row["type"], row["source"], row["target"], row["properties"]) for row in rows[: max(0, room)]]
    return Subgraph([*held.nodes, *nodes], [*held.edges, *edges], [], notices)


def source_kinds(engine: Reader, edges: Sequence[Edge]) -> dict[str, tuple[str, ...]]:
    """Return for each relationship the kinds of the reports that assert it, sorted."""
    wanted = {edge.id for edge in edges}
    subjects = sorted({edge.source for edge in edges})[: LIMITS.kinds_subjects]
    found: dict[str, set[str]] = {}
    for row in engine.read(cypher.SOURCE_KINDS, subjects=subjects) if subjects else []:
        edge_id = f"{row['kind']}|{row['subject']}|{row['object']}"
        if edge_id in wanted and row["source"]:
            found.setdefault(edge_id, set()).add(row["source"])
    return {edge_id: tuple(sorted(kinds)) for edge_id, kinds in found.items()}


def expand_statement(entity_id: str) -> Statement:
    """Return the question behind an expansion over every type."""
    parameters = {"id": entity_id, "known": [], "limit": LIMITS.expand_nodes}
    return Statement("The neighbours of an entity, best proven first", explore_cypher.neighbours().strip(), parameters)


def phrase(item: Expandable | Direction) -> str:
    """Return how a direction reads on a screen: `targeted`, or `targeted this` when it comes from the other side."""
    words = RELATIONSHIP[item.type].phrase
    return words if item.outgoing else f"{words} (from others)"
