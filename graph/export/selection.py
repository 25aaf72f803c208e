"""What an export takes: the entities that a statement returns, or the whole graph."""

from collections.abc import Iterator

from graph import explore
from graph.cypher import audit
from graph.cypher import explore as cypher
from graph.engines import Engine
from graph.results import picked
from graph.subgraph import Edge, Node, Subgraph

QUERY_ROWS = 10_000
_AT_ONCE = 1000


def of_query(engine: Engine, query: str) -> Subgraph:
    """Return the entities and summary relationships that a read-only statement returns, with a notice where rows were cut.

    Nodes and relationships are taken, alone, in lists and in paths; other values are passed over. Of entities alone,
    every relationship among them is taken. Raises Refused, QueryFailed or TimedOut as the console does.
    """
    table = engine.console(query, rows=QUERY_ROWS)
    found = picked(table.rows)
    notices = [f"only the first {QUERY_ROWS} rows were taken"] if table.truncated else []
    whole = _complete(engine, list(found.ids))
    edges = set(found.edges)
    kept = [edge for edge in whole.edges if not edges or edge.id in edges]
    return Subgraph(
        whole.nodes, kept, [], notices + ([] if whole.nodes else ["the statement returned no entities; return nodes, relationships or paths"])
    )


def _complete(engine: Engine, ids: list[str]) -> Subgraph:
    nodes = [node for start in range(0, len(ids), _AT_ONCE) for node in explore.entities(engine, ids[start : start + _AT_ONCE])]
    known = {node.id for node in nodes}
    return Subgraph(nodes, [edge for edge in _all_edges(engine) if edge.source in known and edge.target in known])


def _all_edges(engine: Engine) -> Iterator[Edge]:
    for kind in cypher.DRAWN:
        for row in engine.read(audit.all_summaries(kind)):
            yield Edge(kind, row["subject"], row["object"], row["properties"])


def whole_graph(engine: Engine) -> Subgraph:
    """Return every entity and every drawn relationship."""
    nodes: list[Node] = []
    while True:
        ids = [row["id"] for row in engine.read(cypher.ALL_ENTITY_IDS, skip=len(nodes), limit=_AT_ONCE)]
        if not ids:
            return Subgraph(nodes, list(_all_edges(engine)))
        nodes += explore.entities(engine, ids)
