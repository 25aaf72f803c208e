"""The canvas's Cypher: what can still be expanded, neighbours by choice, steps of a path, kinds of source."""

from graph.cypher.explore import DRAWN, types_of
from graph.model import ENTITY_LABEL, ENTITY_LABELS

ORDERS: dict[str, str] = {
    "sources": "sources DESC, confidence DESC, id",
    "newest": "last_seen DESC, sources DESC, id",
    "name": "name, id",
}
"""The orders in which neighbours are taken, by the word that a screen uses; relationships without a date sort as ''."""


def expand_counts() -> str:
    """Cypher that counts the relationships of `$id` by type and direction, and those to others than `$known`."""
    return f"""
MATCH (n:{ENTITY_LABEL} {{id: $id}})-[r:{types_of(DRAWN)}]-(m:{ENTITY_LABEL})
RETURN type(r) AS type, startNode(r).id = $id AS outgoing, count(r) AS count,
       sum(CASE WHEN m.id IN $known THEN 0 ELSE 1 END) AS fresh
ORDER BY type, outgoing
"""


def chosen_neighbours(types: tuple[str, ...], outgoing: bool, order: str) -> str:
    """Cypher that returns neighbours of `$id` over these types in one direction, others than `$known`, at most `$limit`."""
    arrow = f"-[r:{types_of(types)}]->" if outgoing else f"<-[r:{types_of(types)}]-"
    return f"""
MATCH (n:{ENTITY_LABEL} {{id: $id}}){arrow}(m:{ENTITY_LABEL})
WHERE NOT m.id IN $known
RETURN m.id AS id, type(r) AS type, m.name AS name, r.sources AS sources, r.confidence AS confidence, coalesce(r.last_seen, '') AS last_seen
ORDER BY {ORDERS[order]}
LIMIT $limit
"""


def touching() -> str:
    """Cypher that returns the relationships between `$fresh` entities and `$all`, at most `$limit`."""
    return f"""
UNWIND $fresh AS id
MATCH (a:{ENTITY_LABEL} {{id: id}})-[r:{types_of(DRAWN)}]-(b:{ENTITY_LABEL})
WHERE b.id IN $all
RETURN DISTINCT type(r) AS type, startNode(r).id AS source, endNode(r).id AS target, properties(r) AS properties
ORDER BY type, source, target
LIMIT $limit
"""


def steps(through: tuple[str, ...]) -> str:
    """Cypher that returns the relationships of `$ids` to entities of these labels or to `$ends`, at most `$limit`."""
    unknown = set(through) - set(ENTITY_LABELS)
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: no label of the vocabulary")
    labels = " OR ".join(f"b:{label}" for label in through)
    return f"""
UNWIND $ids AS id
MATCH (a:{ENTITY_LABEL} {{id: id}})-[r:{types_of(DRAWN)}]-(b:{ENTITY_LABEL})
WHERE {labels} OR b.id IN $ends
RETURN a.id AS here, b.id AS there, r.sources AS sources
LIMIT $limit
"""


def paths(length: int, through: tuple[str, ...]) -> str:
    """Cypher that returns paths of up to `length` relationships between `$from` and `$to`, to show and to run by hand."""
    labels = " OR ".join(f"n:{label}" for label in through)
    return f"""MATCH p = (a:{ENTITY_LABEL} {{id: $from}})-[:{types_of(DRAWN)}*1..{int(length)}]-(b:{ENTITY_LABEL} {{id: $to}})
WHERE all(n IN nodes(p) WHERE n.id = $from OR n.id = $to OR {labels})
RETURN p
ORDER BY length(p)
LIMIT $limit"""


def common_neighbours() -> str:
    """Cypher that returns entities with a relationship to every one of `$ids`, at most `$limit`."""
    return f"""
UNWIND $ids AS id
MATCH (n:{ENTITY_LABEL} {{id: id}})-[r:{types_of(DRAWN)}]-(m:{ENTITY_LABEL})
WHERE NOT m.id IN $ids
WITH m.id AS id, count(DISTINCT n.id) AS joined, max(r.sources) AS sources
WHERE joined = $wanted
RETURN id, sources
ORDER BY sources DESC, id
LIMIT $limit
"""


SOURCE_KINDS = """
UNWIND $subjects AS subject
MATCH (c:Claim {subject: subject})
WHERE c.stance = 'asserts' AND c.status = 'accepted'
MATCH (c)<-[:STATES]-(r:Report)
RETURN DISTINCT c.kind AS kind, c.subject AS subject, c.object AS object, r.kind AS source
"""
