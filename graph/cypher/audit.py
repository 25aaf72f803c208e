"""The doctor's Cypher: what is there, to be held against what the claims say."""

from graph.model import ENTITY_LABEL, RELATIONSHIP, VICTIM_LABEL

EVIDENCE = """
MATCH (r:Report)-[:STATES]->(c:Claim)
WHERE c.kind = $kind
RETURN c.kind AS kind, c.subject AS subject, c.object AS object, c.stance AS stance, c.certainty AS certainty,
       c.confidence AS confidence, c.attributor AS attributor, r.publisher AS publisher, r.id AS report,
       c.event_start AS event_start, c.event_end AS event_end, c.status AS status
"""

BAD_QUOTES = """
MATCH (r:Report)-[:STATES]->(c:Claim)
WHERE substring(r.text, c.start, c.end - c.start) <> c.quote
RETURN c.id AS id, r.title AS report
ORDER BY id
"""

UNTIED_CLAIMS = f"""
MATCH (c:Claim)
OPTIONAL MATCH (r:Report)-[:STATES]->(c)
OPTIONAL MATCH (c)-[:SUBJECT]->(s:{ENTITY_LABEL})
OPTIONAL MATCH (c)-[:OBJECT]->(o)
WITH c, count(DISTINCT r) AS reports, collect(DISTINCT s.id) AS subjects, collect(DISTINCT o.id) AS objects
WHERE reports <> 1 OR subjects <> [c.subject] OR objects <> [c.object]
RETURN c.id AS id
ORDER BY id
"""

FALSE_VICTIMS = f"""
MATCH (n:{VICTIM_LABEL})
WHERE NOT EXISTS {{ (n)<-[:TARGETED]-() }}
RETURN n.id AS id
ORDER BY id
"""

MISSED_VICTIMS = f"""
MATCH (n:Organization)<-[:TARGETED]-()
WHERE NOT n:{VICTIM_LABEL}
RETURN DISTINCT n.id AS id
ORDER BY id
"""


def all_summaries(kind: str) -> str:
    """Cypher that returns every summary relationship of a kind with its ends."""
    return f"MATCH (s:{ENTITY_LABEL})-[r:{RELATIONSHIP[kind].name}]->(o) RETURN s.id AS subject, o.id AS object, properties(r) AS properties"


def delete_all_of(kind: str) -> str:
    """Cypher that deletes `$rows` of {subject, object} relationships of a kind, however many stand between the two."""
    return f"UNWIND $rows AS row MATCH (s:{ENTITY_LABEL} {{id: row.subject}})-[r:{RELATIONSHIP[kind].name}]->(o {{id: row.object}}) DELETE r"
