"""The writer's Cypher.

Everything is merged on its id, so that a batch can be sent twice. Two habits come from measurements on the
embedded engine: a relationship merge starts at the end with few relationships (a claim, a report), because it
walks the relationships of the node that it starts from; and summary relationships are created or set after one
look at what is there, never merged from a hub.
"""

from graph.model import ENTITY_LABEL, ENTITY_LABELS, NODE, RELATIONSHIP, VICTIM_LABEL


def _plain(label: str) -> str:
    if label not in NODE and label != ENTITY_LABEL:
        raise ValueError(f"{label!r} is no label of the vocabulary")
    return label


def merge_entities(label: str, victims: bool = False) -> str:
    """Cypher that merges `$rows` of {id, properties} as entities of one label; new ones as victims from the start.

    The embedded engine cannot add a label to a node that the same transaction created.
    """
    if label not in ENTITY_LABELS:
        raise ValueError(f"{label!r} is no entity label")
    labels = f"{ENTITY_LABEL}:{label}:{VICTIM_LABEL}" if victims else f"{ENTITY_LABEL}:{label}"
    return f"UNWIND $rows AS row MERGE (n:{labels} {{id: row.id}}) SET n += row.properties"


def merge_nodes(label: str) -> str:
    """Cypher that merges `$rows` of {id, properties} as nodes that are no entities: Name, Report, Load."""
    return f"UNWIND $rows AS row MERGE (n:{_plain(label)} {{id: row.id}}) SET n += row.properties"


MERGE_CLAIMS = """
UNWIND $rows AS row
MATCH (r:Report {id: row.report})
MERGE (c:Claim {id: row.id})
SET c += row.properties
MERGE (c)<-[:STATES]-(r)
"""

KEEP_STATUS = "UNWIND $rows AS row MATCH (c:Claim {id: row.id}) SET c.status = row.status"

CLAIMS_OF_REPORTS = """
UNWIND $reports AS id
MATCH (r:Report {id: id})-[:STATES]->(c:Claim)
RETURN c.id AS id, c.kind AS kind, c.subject AS subject, c.object AS object, c.status AS status, c.attributor AS attributor
"""

REVIEWED_REPORTS = "UNWIND $ids AS id MATCH (r:Report {id: id}) WHERE r.reviewed IS NOT NULL RETURN r.id AS id"

DELETE_CLAIMS = "UNWIND $ids AS id MATCH (c:Claim {id: id}) DETACH DELETE c"

DELETE_MENTIONS = "UNWIND $reports AS id MATCH (r:Report {id: id})-[m:MENTIONS]->() DELETE m"

READ_ENTITIES = "UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN n.id AS id, properties(n) AS properties"

EVIDENCE = """
UNWIND $rows AS row
MATCH (c:Claim {subject: row.subject})
WHERE c.kind = row.kind
MATCH (c)<-[:STATES]-(r:Report)
RETURN c.kind AS kind, c.subject AS subject, c.object AS object, c.stance AS stance, c.certainty AS certainty,
       c.confidence AS confidence, c.attributor AS attributor, r.publisher AS publisher, r.id AS report,
       c.event_start AS event_start, c.event_end AS event_end, c.status AS status
"""


def claim_end(end: str, label: str) -> str:
    """Cypher that ties `$rows` of {id, target} claims to a node of one label by SUBJECT, OBJECT or ASSERTED_BY."""
    if end not in ("SUBJECT", "OBJECT", "ASSERTED_BY"):
        raise ValueError(f"{end!r} does not tie a claim")
    return f"UNWIND $rows AS row MATCH (c:Claim {{id: row.id}}) MATCH (n:{_plain(label)} {{id: row.target}}) MERGE (c)-[:{end}]->(n)"


MENTION = """
UNWIND $rows AS row
MATCH (r:Report {id: row.report})
MATCH (n:Entity {id: row.target})
MERGE (r)-[:MENTIONS]->(n)
"""


def _ends(kind: str, object_label: str) -> tuple[str, str]:
    relationship = RELATIONSHIP[kind]
    if object_label not in relationship.objects:
        raise ValueError(f"{kind} has no {object_label} as object")
    return ENTITY_LABEL, ("Name" if object_label == "Name" else ENTITY_LABEL)


def read_summaries(kind: str) -> str:
    """Cypher that returns id, subject, object and properties of the summary relationships from `$subjects`."""
    return f"UNWIND $subjects AS id MATCH (s:{ENTITY_LABEL} {{id: id}})-[r:{RELATIONSHIP[kind].name}]->(o) RETURN s.id AS subject, o.id AS object, properties(r) AS properties"


def create_summaries(kind: str, object_label: str) -> str:
    """Cypher that creates `$rows` of {subject, object, properties} relationships that are not there yet."""
    subject, target = _ends(kind, object_label)
    return (
        f"UNWIND $rows AS row MATCH (s:{subject} {{id: row.subject}}) MATCH (o:{target} {{id: row.object}}) "
        f"CREATE (s)-[r:{kind}]->(o) SET r = row.properties"
    )


def set_summaries(kind: str) -> str:
    """Cypher that replaces the properties of `$rows` of {subject, object, properties} relationships."""
    name = RELATIONSHIP[kind].name
    return f"UNWIND $rows AS row MATCH (s:{ENTITY_LABEL} {{id: row.subject}})-[r:{name}]->(o {{id: row.object}}) SET r = row.properties"


def delete_summaries(kind: str) -> str:
    """Cypher that deletes `$rows` of {subject, object} relationships."""
    name = RELATIONSHIP[kind].name
    return f"UNWIND $rows AS row MATCH (s:{ENTITY_LABEL} {{id: row.subject}})-[r:{name}]->(o {{id: row.object}}) DELETE r"


MARK_VICTIMS = f"UNWIND $ids AS id MATCH (n:Organization {{id: id}}) WHERE NOT n:{VICTIM_LABEL} SET n:{VICTIM_LABEL}"
UNMARK_VICTIMS = f"UNWIND $ids AS id MATCH (n:{VICTIM_LABEL} {{id: id}}) REMOVE n:{VICTIM_LABEL}"
TARGETED_OF = "UNWIND $ids AS id MATCH (n:Organization {id: id})<-[:TARGETED]-() RETURN DISTINCT n.id AS id"


def delete_orphans(label: str) -> str:
    """Cypher that deletes those of `$ids` (nodes of one label) that no claim and no report speaks of any more."""
    return (
        f"UNWIND $ids AS id MATCH (n:{_plain(label)} {{id: id}}) "
        "WHERE NOT EXISTS { (n)<-[:SUBJECT|OBJECT|ASSERTED_BY|MENTIONS]-() } DETACH DELETE n"
    )


READ_LOADS = "MATCH (l:Load) WHERE l.id IN $ids RETURN l.id AS id"
