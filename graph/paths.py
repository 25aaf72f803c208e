"""Paths between two entities: who is joined to whom, and over what.

The search goes from both ends in layers, so that it asks for each entity's relationships once, and never walks the
whole graph as a pattern of variable length would. networkx then lists the paths in what was found.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx

from graph.cypher import scene as cypher
from graph.explore import Reader
from graph.limits import LIMITS
from graph.model import ENTITY_LABELS
from graph.statement import Statement

THROUGH = ("State", "Group", "Tool", "Organization")
"""Types that a path goes through unless others are asked for: by way of a sector or a motive everything is near everything."""


@dataclass(frozen=True)
class Paths:
    """Paths as lists of entity ids, shortest first, the better proven before others of their length."""

    paths: tuple[tuple[str, ...], ...]
    notices: tuple[str, ...] = ()


def find(engine: Reader, start: str, end: str, longest: int = 4, shortest_only: bool = True, everywhere: bool = False) -> Paths:
    """Return the paths between two entities of up to `longest` relationships, whatever their direction.

    `shortest_only` keeps those of the least length; `everywhere` lets them go through sectors and motives too.
    """
    if start == end:
        return Paths(())
    length = max(1, min(longest, LIMITS.path_length))
    graph, notices = _around(engine, start, end, length, ENTITY_LABELS if everywhere else THROUGH, shortest_only)
    if start not in graph or end not in graph or not nx.has_path(graph, start, end):
        return Paths((), tuple(notices))
    least = nx.shortest_path_length(graph, start, end)
    if least > length:
        return Paths((), tuple(notices))
    found = list(islice(_list(graph, start, end, least if shortest_only else length, shortest_only), LIMITS.paths * 4))
    ranked = sorted(found, key=lambda path: (len(path), -_weakest(graph, path), path))
    if len(ranked) > LIMITS.paths:
        notices.append(f"the first {LIMITS.paths} paths are shown")
    return Paths(tuple(map(tuple, ranked[: LIMITS.paths])), tuple(notices))


def _list(graph: "nx.Graph[str]", start: str, end: str, length: int, shortest_only: bool) -> Iterator[list[str]]:
    if shortest_only:
        yield from nx.all_shortest_paths(graph, start, end)
        return
    # Shorter paths first, so that a limit cuts the longest.
    yielded = 0
    for cutoff in range(1, length + 1):
        for path in nx.all_simple_paths(graph, start, end, cutoff=cutoff):
            if len(path) == cutoff + 1:
                yielded += 1
                yield path
        if yielded >= LIMITS.paths:
            return


def _weakest(graph: "nx.Graph[str]", path: list[str]) -> int:
    return min(int(graph.edges[one, other]["sources"]) for one, other in pairwise(path))


def _around(engine: Reader, start: str, end: str, length: int, through: tuple[str, ...], shortest_only: bool) -> tuple["nx.Graph[str]", list[str]]:
    """Return what lies between both ends: layers are added on the smaller side until they have met and are wide enough."""
    graph: nx.Graph[str] = nx.Graph()
    seen = {start: {start}, end: {end}}
    edge_of = {start: [start], end: [end]}
    query = cypher.steps(through)
    for _ in range(length):
        side = min((start, end), key=lambda one: (not edge_of[one], len(edge_of[one])))
        if not edge_of[side] or (shortest_only and seen[start] & seen[end]):
            break
        rows = engine.read(query, ids=edge_of[side], ends=[start, end], limit=LIMITS.path_nodes * 4)
        following: dict[str, None] = {}
        for row in rows:
            sources = max(int(row["sources"] or 0), graph.get_edge_data(row["here"], row["there"], {}).get("sources", 0))
            graph.add_edge(row["here"], row["there"], sources=sources)
            if row["there"] not in seen[side]:
                following[row["there"]] = None
        seen[side] |= following.keys()
        # An end is no way through: a path that comes back to it is none.
        edge_of[side] = [node for node in following if node not in (start, end)]
        if len(seen[start]) + len(seen[end]) > LIMITS.path_nodes:
            return graph, [f"the search stopped after {LIMITS.path_nodes:,} entities; longer paths may exist"]
    return graph, []


def statement(start: str, end: str, longest: int = 4, everywhere: bool = False) -> Statement:
    """Return the question as one statement that can be run by hand."""
    query = cypher.paths(min(longest, LIMITS.path_length), ENTITY_LABELS if everywhere else THROUGH)
    return Statement("Paths between two entities", query, {"from": start, "to": end, "limit": LIMITS.paths})
