"""The Cypher of the list of reports. Every query is bounded."""

from graph.model import ENTITY_LABEL

_COLUMNS = "r.id AS id, r.title AS title, r.publisher AS publisher, r.published AS published, r.url AS url, r.kind AS kind, r.reviewed AS reviewed"


def _chosen(entity: bool) -> str:
    of = f"(n:{ENTITY_LABEL} {{id: $entity}})<-[:MENTIONS]-(r:Report)" if entity else "(r:Report)"
    return f"""
MATCH {of}
WHERE ($kind = '' OR r.kind = $kind)
  AND ($since = '' OR r.published >= $since) AND ($until = '' OR r.published <= $until)
  AND all(word IN $words WHERE toLower(coalesce(r.title, '') + ' ' + coalesce(r.publisher, '') + ' ' + coalesce(r.url, '')) CONTAINS word)
"""


def listed(entity: bool) -> str:
    """Cypher that returns the reports that fit `$words`, `$kind`, `$since`, `$until` (and mention `$entity`), newest first."""
    return f"{_chosen(entity)}RETURN {_COLUMNS}\nORDER BY coalesce(published, '') DESC, title, id\nSKIP $skip\nLIMIT $limit\n"


def counted(entity: bool) -> str:
    """Cypher that counts the same."""
    return f"{_chosen(entity)}RETURN count(r) AS reports\n"


CLAIMS_COUNTED = """
UNWIND $ids AS id
MATCH (r:Report {id: id})-[:STATES]->(c:Claim)
RETURN id, c.status AS status, count(c) AS claims
"""

KINDS = "MATCH (r:Report) RETURN r.kind AS kind, count(r) AS reports ORDER BY reports DESC, kind LIMIT 30"
