"""The Cypher of comparing groups and of who attacks whom between states."""

GROUPS = """
MATCH (g:Group)-[r]-(:Entity)
RETURN g.id AS id, g.name AS name, g.aliases AS aliases, count(r) AS relationships
ORDER BY relationships DESC, name
LIMIT $limit
"""

TIES = """
UNWIND $ids AS id
MATCH (g:Group {id: id})-[r:USES|TARGETED|SPONSORED_BY|MOTIVATED_BY]->(n:Entity)
RETURN g.id AS group, type(r) AS type, n.id AS id, n.name AS name, r.sources AS sources, r.certainty AS certainty, r.disputed AS disputed
ORDER BY group, type, name
LIMIT $limit
"""

SECTORS = """
UNWIND $ids AS id
MATCH (g:Group {id: id})-[:TARGETED]->(v:Organization)-[:IN_SECTOR]->(s:Sector)
RETURN g.id AS group, 'IN_SECTOR' AS type, s.id AS id, s.name AS name, count(DISTINCT v) AS sources
ORDER BY group, name
LIMIT $limit
"""

BETWEEN_STATES = """
MATCH (s:State)<-[r:SPONSORED_BY]-(g:Group)-[t:TARGETED]->(v:Organization)-[:LOCATED_IN]->(w:State)
RETURN s.id AS sponsor, s.name AS sponsor_name, s.iso2 AS sponsor_iso2, w.id AS victim, w.name AS victim_name, w.iso2 AS victim_iso2,
       count(DISTINCT g) AS groups, count(DISTINCT v) AS victims, max(t.sources) AS sources,
       collect(DISTINCT g.name) AS names, min(t.first_seen) AS first_seen, max(t.last_seen) AS last_seen,
       sum(CASE WHEN r.disputed THEN 1 ELSE 0 END) AS disputed
ORDER BY groups DESC, sponsor_name, victim_name
LIMIT $limit
"""

BETWEEN_EDGES = """
MATCH (s:State {id: $sponsor})<-[r:SPONSORED_BY]-(g:Group)-[t:TARGETED]->(v:Organization)-[l:LOCATED_IN]->(w:State {id: $victim})
RETURN DISTINCT r.id AS sponsored, t.id AS targeted, l.id AS located
ORDER BY targeted
LIMIT $limit
"""
