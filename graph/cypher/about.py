"""The Cypher of the page about the data: how much there is, from whom, and how it came."""

from graph.model import RELATIONSHIP

LABELS = "MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS count ORDER BY count DESC, label"

RELATIONSHIPS = f"""
MATCH ()-[r:{"|".join(RELATIONSHIP)}]->()
RETURN type(r) AS type, count(r) AS count, sum(r.claims) AS claims, sum(CASE WHEN r.disputed THEN 1 ELSE 0 END) AS disputed
ORDER BY count DESC, type
"""

PUBLISHERS = """
MATCH (r:Report)
RETURN coalesce(r.publisher, '') AS publisher, coalesce(r.kind, '') AS kind, count(r) AS reports, min(r.published) AS first, max(r.published) AS last
ORDER BY reports DESC, publisher
LIMIT $limit
"""

LOADS = """
MATCH (l:Load)
RETURN l.path AS path, l.loader AS loader, l.reports AS reports, l.claims AS claims, l.finished AS finished
ORDER BY finished DESC, path
LIMIT $limit
"""

STATUSES = "MATCH (c:Claim) RETURN c.status AS status, c.stance AS stance, count(c) AS count ORDER BY count DESC, status"
