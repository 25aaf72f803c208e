"""The Cypher of the details panel: what an entity is tied to, when, and in which reports. Every query is bounded."""

from graph.cypher.explore import DRAWN, types_of
from graph.model import ENTITY_LABEL


def ties() -> str:
    """Cypher that returns the relationships of `$id` with the other end, best proven first, at most `$limit`."""
    return f"""
MATCH (n:{ENTITY_LABEL} {{id: $id}})-[r:{types_of(DRAWN)}]-(m:{ENTITY_LABEL})
RETURN type(r) AS type, startNode(r).id AS source, endNode(r).id AS target, m.id AS id, m.name AS name, properties(r) AS properties
ORDER BY r.sources DESC, r.confidence DESC, name
LIMIT $limit
"""


def sectors_of() -> str:
    """Cypher that counts `$ids` by the sector that they are in, most first."""
    return f"""
UNWIND $ids AS id
MATCH (n:{ENTITY_LABEL} {{id: id}})-[:IN_SECTOR]->(s:Sector)
RETURN s.name AS name, count(DISTINCT n.id) AS victims
ORDER BY victims DESC, name
LIMIT 12
"""


def years(end: str) -> str:
    """Cypher that counts the dated claims of `$id` as `subject` or `object`, by year and kind."""
    if end not in ("subject", "object"):
        raise ValueError(f"{end!r} is no end of a claim")
    return f"""
MATCH (c:Claim {{{end}: $id}})
WHERE c.kind <> 'KNOWN_AS' AND c.status = 'accepted' AND c.stance = 'asserts' AND c.event_start IS NOT NULL
RETURN substring(c.event_start, 0, 4) AS year, c.kind AS kind, count(c) AS claims
ORDER BY year, kind
"""


REPORTS = f"""
MATCH (n:{ENTITY_LABEL} {{id: $id}})<-[:MENTIONS]-(r:Report)
RETURN r.id AS id, r.title AS title, r.publisher AS publisher, r.published AS published, r.url AS url, r.kind AS kind
ORDER BY coalesce(published, '') DESC, id
LIMIT $limit
"""

REPORTS_COUNT = f"MATCH (n:{ENTITY_LABEL} {{id: $id}})<-[:MENTIONS]-(r:Report) RETURN count(r) AS reports"

REPORT = """
MATCH (r:Report {id: $id})
RETURN r.id AS id, r.title AS title, r.publisher AS publisher, r.published AS published, r.url AS url, r.kind AS kind, r.text AS text
"""

REPORT_CLAIMS = """
MATCH (r:Report {id: $id})-[:STATES]->(c:Claim)
WHERE $rejected OR c.status <> 'rejected'
RETURN properties(c) AS claim
ORDER BY c.start, c.id
LIMIT $limit
"""

BUSIEST = f"""
MATCH (n:{ENTITY_LABEL})-[r:{types_of(DRAWN)}]-()
WHERE $label IN labels(n)
WITH n.id AS id, n.name AS name, count(r) AS degree, max(r.sources) AS sources
RETURN id, name, degree, sources
ORDER BY sources DESC, degree DESC, id
LIMIT $limit
"""
