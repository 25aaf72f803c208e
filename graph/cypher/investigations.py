"""The Cypher of saved investigations."""

_COLUMNS = "i.id AS id, i.name AS name, i.notes AS notes, i.created AS created, i.changed AS changed, i.revision AS revision"

LIST = f"""
MATCH (i:Investigation)
WHERE i.saved
RETURN {_COLUMNS}, i.entities AS entities
ORDER BY changed DESC, id
LIMIT $limit
"""

READ = f"MATCH (i:Investigation {{id: $id}}) RETURN {_COLUMNS}, i.scene AS scene, i.selected AS selected, i.saved AS saved"

# Each is one statement, so that a save and the look at the revision cannot be parted.
CREATE = """
MERGE (i:Investigation {id: $id})
WITH i, coalesce(i.revision, 0) AS found
WHERE found = 0
SET i += $properties
RETURN i.revision AS revision
"""

UPDATE = """
MATCH (i:Investigation {id: $id})
WHERE i.revision = $revision
SET i += $properties
RETURN i.revision AS revision
"""

DELETE = "MATCH (i:Investigation {id: $id}) DETACH DELETE i"

OLD_SNAPSHOTS = """
MATCH (i:Investigation)
WHERE NOT i.saved
RETURN i.id AS id
ORDER BY i.changed DESC, id
SKIP $keep
LIMIT 100
"""
