"""The Cypher of the timeline: claims with a date, and what their ends belong to."""

DATED = """
MATCH (r:Report)-[:STATES]->(c:Claim)
WHERE c.kind IN $kinds AND c.status = 'accepted' AND c.stance = 'asserts' AND c.event_start IS NOT NULL
RETURN c.id AS id, c.kind AS kind, c.event_start AS day, c.event_precision AS precision, c.subject AS subject, c.object AS object
ORDER BY day DESC, id
LIMIT $limit
"""

PUBLISHED = """
MATCH (r:Report)-[:STATES]->(c:Claim)
WHERE c.kind IN $kinds AND c.status = 'accepted' AND c.stance = 'asserts' AND r.published IS NOT NULL AND r.published <> ''
RETURN c.id AS id, c.kind AS kind, r.published AS day, 'day' AS precision, c.subject AS subject, c.object AS object
ORDER BY day DESC, id
LIMIT $limit
"""

SPONSORS = "MATCH (g:Group)-[:SPONSORED_BY]->(s:State) WHERE g.id IN $ids RETURN g.id AS id, s.id AS of, s.name AS name ORDER BY id, name"

SECTORS = "MATCH (o:Organization)-[:IN_SECTOR]->(s:Sector) WHERE o.id IN $ids RETURN o.id AS id, s.id AS of, s.name AS name ORDER BY id, name"

NAMES = "MATCH (n:Entity) WHERE n.id IN $ids RETURN n.id AS id, n.name AS name"
