"""The Cypher of decisions on claims that are stored."""

from graph.model import ENTITY_LABEL

MARK_REVIEWED = "MATCH (r:Report {id: $id}) SET r.reviewed = $now"

NAMES_OF = f"""
MATCH (n:{ENTITY_LABEL} {{id: $id}})
UNWIND $names AS name
MATCH (m:Name {{id: name}})
OPTIONAL MATCH (n)-[k:KNOWN_AS]->(m)
WITH n, m, count(k) > 0 AS accepted
RETURN n.name AS name, n.aliases AS aliases, collect({{name: m.name, accepted: accepted}}) AS found
"""

SET_ALIASES = f"MATCH (n:{ENTITY_LABEL} {{id: $id}}) SET n.aliases = $aliases, n.search = $search"
