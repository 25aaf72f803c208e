"""The screens' Cypher. Every query is bounded; what was cut is counted, never silent."""

from graph.model import ENTITY_LABEL, RELATIONSHIP

DRAWN = tuple(name for name in RELATIONSHIP if name != "KNOWN_AS")
"""Relationships that a canvas draws; names go into the details."""

SEARCH_EXACT = f"""
MATCH (m:Name {{id: $name}})<-[:KNOWN_AS]-(n:{ENTITY_LABEL})
RETURN n.id AS id, labels(n) AS labels, n.name AS name, n.aliases AS aliases, 10.0 AS score
LIMIT $limit
"""

SEARCH_FULL_TEXT = """
CALL db.index.fulltext.queryNodes('entity_search', $query) YIELD node, score
RETURN node.id AS id, labels(node) AS labels, node.name AS name, node.aliases AS aliases, score
LIMIT $limit
"""

NAME_USERS = """
UNWIND $edges AS edge
MATCH (c:Claim {edge: edge})
WHERE c.status = 'accepted' AND c.stance = 'asserts'
OPTIONAL MATCH (c)-[:ASSERTED_BY]->(o:Organization)
RETURN DISTINCT c.subject AS subject, c.object AS name, o.name AS user
"""

ENTITIES = f"UNWIND $ids AS id MATCH (n:{ENTITY_LABEL} {{id: id}}) RETURN labels(n) AS labels, properties(n) AS properties"


def types_of(names: tuple[str, ...]) -> str:
    """Return relationship types as a pattern takes them; raises ValueError for one that is not of the vocabulary."""
    unknown = set(names) - set(RELATIONSHIP)
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: no relationship of the vocabulary")
    return "|".join(names)


def degrees(types: tuple[str, ...] = DRAWN) -> str:
    """Cypher that counts, for every id of `$ids`, its relationships of these types."""
    return (
        f"UNWIND $ids AS id MATCH (n:{ENTITY_LABEL} {{id: id}}) "
        f"OPTIONAL MATCH (n)-[r:{types_of(types)}]-(:{ENTITY_LABEL}) RETURN id, count(r) AS degree"
    )


def counts() -> str:
    """Cypher that counts the relationships of `$id` by type and direction."""
    return f"""
MATCH (n:{ENTITY_LABEL} {{id: $id}})-[r:{types_of(DRAWN)}]-(:{ENTITY_LABEL})
RETURN type(r) AS type, startNode(r).id = $id AS outgoing, count(r) AS count
ORDER BY type, outgoing
"""


def neighbours(types: tuple[str, ...] = DRAWN) -> str:
    """Cypher that returns relationships of `$id` to others than `$known`, most sources first, at most `$limit`.

    Within a type the best proven come first; the limit is applied to each type by the caller.
    """
    return f"""
MATCH (n:{ENTITY_LABEL} {{id: $id}})-[r:{types_of(types)}]-(m:{ENTITY_LABEL})
WHERE NOT m.id IN $known
RETURN m.id AS id, type(r) AS type, r.sources AS sources, r.confidence AS confidence
ORDER BY sources DESC, confidence DESC, id
LIMIT $limit
"""


def between() -> str:
    """Cypher that returns the relationships among `$ids`, at most `$limit`."""
    return f"""
MATCH (a:{ENTITY_LABEL})-[r:{types_of(DRAWN)}]->(b:{ENTITY_LABEL})
WHERE a.id IN $ids AND b.id IN $ids
RETURN type(r) AS type, a.id AS source, b.id AS target, properties(r) AS properties
ORDER BY type, source, target
LIMIT $limit
"""


PROOF = """
UNWIND $edges AS edge
MATCH (c:Claim {edge: edge})
WHERE c.status <> 'rejected'
MATCH (c)<-[:STATES]-(r:Report)
OPTIONAL MATCH (c)-[:ASSERTED_BY]->(o:Organization)
RETURN properties(c) AS claim, o.name AS attributor, r.id AS report, r.title AS title, r.publisher AS publisher, r.url AS url,
       r.published AS published, r.kind AS kind
LIMIT $limit
"""

COMPETING_SPONSORS = """
MATCH (g:Group {id: $id})-[r:SPONSORED_BY]->(s:State)
WHERE s.id <> $target
RETURN s.id AS target, properties(r) AS properties
ORDER BY target
"""

ALIASES = """
MATCH (n:Entity {id: $id})-[k:KNOWN_AS]->(m:Name)
RETURN m.id AS name_id, m.name AS name, k.sources AS sources
ORDER BY name
LIMIT $limit
"""

TOTALS = "RETURN COUNT { MATCH (n:Entity) } AS entities, COUNT { MATCH (c:Claim) } AS claims, COUNT { MATCH (r:Report) } AS reports"

ALL_ENTITY_IDS = f"MATCH (n:{ENTITY_LABEL}) RETURN n.id AS id ORDER BY id SKIP $skip LIMIT $limit"
