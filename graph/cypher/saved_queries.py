"""The Cypher of saved queries."""

SAVE = "MERGE (q:Query {id: $id}) SET q += $properties RETURN q.id AS id"

LIST = """
MATCH (q:Query)
RETURN q.id AS id, q.name AS name, q.about AS about, q.cypher AS cypher, q.parameters AS parameters, q.changed AS changed
ORDER BY changed DESC, id
LIMIT $limit
"""

DELETE = "MATCH (q:Query {id: $id}) DETACH DELETE q"
