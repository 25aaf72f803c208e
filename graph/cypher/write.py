"""The writer's Cypher.

Habits that come from measurements on the embedded engine:

- Claims are most of what is written. They travel as lists, not as maps, since the names of the columns would be half
  of what is sent; and those of a report that is new are created together with what ties them.
- Entities are looked up by the label `Entity`: its ids are indexed there, and those of the other labels are not.
- A relationship merge starts at the end with few relationships (a claim, a report), because it walks the
  relationships of the node that it starts from.
- A summary relationship is looked up with both its ends already found, which stays fast between two hubs, and then
  created or set; it is never merged.
"""

from graph.model import ENTITY_LABEL, ENTITY_LABELS, NODE, RELATIONSHIP, VICTIM_LABEL

CLAIM_COLUMNS = tuple(prop.name for prop in NODE["Claim"].properties)
"""The properties of a claim in the order in which `create_claims` takes them; the id of its report comes behind them."""


def _plain(label: str) -> str:
    if label not in NODE and label != ENTITY_LABEL:
        raise ValueError(f"{label!r} is no label of the vocabulary")
    return label


def create_entities(label: str, victims: bool = False) -> str:
    """Cypher that creates `$rows` of properties as entities of one label, as victims from the start where it is said.

    The embedded engine cannot add a label to a node that the same transaction created.
    """
    if label not in ENTITY_LABELS:
        raise ValueError(f"{label!r} is no entity label")
    labels = f"{ENTITY_LABEL}:{label}:{VICTIM_LABEL}" if victims else f"{ENTITY_LABEL}:{label}"
    return f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row"


def create_nodes(label: str) -> str:
    """Cypher that creates `$rows` of properties as nodes that are no entities: Name, Report."""
    return f"UNWIND $rows AS row CREATE (n:{_plain(label)}) SET n = row"


def set_nodes(label: str) -> str:
    """Cypher that sets `$rows` of properties on the nodes of a label (or `Entity`) that have their ids."""
    return f"UNWIND $rows AS row MATCH (n:{_plain(label)} {{id: row.id}}) SET n += row"


def merge_nodes(label: str) -> str:
    """Cypher that merges `$rows` of properties as nodes that are no entities: Report, Load."""
    return f"UNWIND $rows AS row MERGE (n:{_plain(label)} {{id: row.id}}) SET n += row"


READ_NODES = {
    label: f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n.id AS id, properties(n) AS properties" for label in (ENTITY_LABEL, "Name")
}
"""Cypher that returns the properties of the entities, or names, of `$ids`."""

KNOWN_REPORTS = "UNWIND $ids AS id MATCH (r:Report {id: id}) RETURN r.id AS id"


def create_claims(target: str, attributed: bool) -> str:
    """Cypher that creates `$rows` (see CLAIM_COLUMNS) as new claims tied to everything, and returns how many.

    `target` is the label that their objects are looked up by; `attributed` tells that all of them name who says so.
    """
    place = {name: number for number, name in enumerate(CLAIM_COLUMNS)}
    properties = ", ".join(f"{name}: row[{number}]" for name, number in place.items())
    by = f"MATCH (a:{ENTITY_LABEL} {{id: row[{place['attributor']}]}})" if attributed else ""
    return f"""
UNWIND $rows AS row
MATCH (r:Report {{id: row[{len(place)}]}})
MATCH (s:{ENTITY_LABEL} {{id: row[{place["subject"]}]}})
MATCH (o:{_plain(target)} {{id: row[{place["object"]}]}})
{by}
CREATE (c:Claim {{{properties}}})
CREATE (r)-[:STATES]->(c)
CREATE (c)-[:SUBJECT]->(s)
CREATE (c)-[:OBJECT]->(o)
{"CREATE (c)-[:ASSERTED_BY]->(a)" if attributed else ""}
RETURN count(*) AS created
"""


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
RETURN c.id AS id, c.edge AS edge, c.subject AS subject, c.object AS object, c.status AS status, c.attributor AS attributor
"""

REVIEWED_REPORTS = "UNWIND $ids AS id MATCH (r:Report {id: id}) WHERE r.reviewed IS NOT NULL RETURN r.id AS id"

DELETE_CLAIMS = "UNWIND $ids AS id MATCH (c:Claim {id: id}) DETACH DELETE c"

DELETE_MENTIONS = "UNWIND $reports AS id MATCH (r:Report {id: id})-[m:MENTIONS]->() DELETE m"

EVIDENCE = """
UNWIND $edges AS edge
MATCH (c:Claim {edge: edge})
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


def mention(new: bool) -> str:
    """Cypher that ties `$rows` of {report, targets} to the entities that they mention; `new` when no report is tied yet."""
    return f"""
UNWIND $rows AS row
MATCH (r:Report {{id: row.report}})
UNWIND row.targets AS target
MATCH (n:{ENTITY_LABEL} {{id: target}})
{"CREATE" if new else "MERGE"} (r)-[:MENTIONS]->(n)
"""


def target_label(kind: str) -> str:
    """Return the label that the objects of a kind are looked up by."""
    return "Name" if RELATIONSHIP[kind].objects == ("Name",) else ENTITY_LABEL


def _ends(kind: str) -> str:
    return f"UNWIND $rows AS row MATCH (s:{ENTITY_LABEL} {{id: row.subject}}) MATCH (o:{target_label(kind)} {{id: row.object}})"


def read_summaries(kind: str) -> str:
    """Cypher that returns the properties of the summary relationships of a kind between `$rows` of {subject, object}."""
    return f"{_ends(kind)} MATCH (s)-[r:{kind}]->(o) RETURN row.subject AS subject, row.object AS object, properties(r) AS properties"


def create_summaries(kind: str) -> str:
    """Cypher that creates `$rows` of {subject, object, properties} relationships that are not there yet."""
    return f"{_ends(kind)} CREATE (s)-[r:{kind}]->(o) SET r = row.properties"


def set_summaries(kind: str) -> str:
    """Cypher that replaces the properties of `$rows` of {subject, object, properties} relationships."""
    return f"{_ends(kind)} MATCH (s)-[r:{kind}]->(o) SET r = row.properties"


def delete_summaries(kind: str) -> str:
    """Cypher that deletes the relationships of a kind between `$rows` of {subject, object}, however many there are."""
    return f"{_ends(kind)} MATCH (s)-[r:{kind}]->(o) DELETE r"


SET_DISPUTED = f"""
UNWIND $groups AS id
MATCH (g:{ENTITY_LABEL} {{id: id}})-[r:SPONSORED_BY]->()
WITH g, count(r) AS sponsors
MATCH (g)-[r:SPONSORED_BY]->(sponsor)
WITH g, sponsor, r, r.denials > 0 OR sponsors > 1 AS disputed
WHERE r.disputed <> disputed
SET r.disputed = disputed
RETURN g.id AS subject, sponsor.id AS object
"""

MARK_VICTIMS = f"UNWIND $ids AS id MATCH (n:{ENTITY_LABEL} {{id: id}}) WHERE NOT n:{VICTIM_LABEL} SET n:{VICTIM_LABEL}"
UNMARK_VICTIMS = f"UNWIND $ids AS id MATCH (n:{ENTITY_LABEL} {{id: id}}) REMOVE n:{VICTIM_LABEL}"
TARGETED_OF = f"UNWIND $ids AS id MATCH (n:{ENTITY_LABEL} {{id: id}})<-[:TARGETED]-() RETURN DISTINCT n.id AS id"


def delete_orphans(label: str) -> str:
    """Cypher that deletes those of `$ids` (nodes of one label) that no claim and no report speaks of any more."""
    return (
        f"UNWIND $ids AS id MATCH (n:{_plain(label)} {{id: id}}) "
        "WHERE NOT EXISTS { (n)<-[:SUBJECT|OBJECT|ASSERTED_BY|MENTIONS]-() } DETACH DELETE n"
    )


READ_LOADS = "MATCH (l:Load) WHERE l.id IN $ids RETURN l.id AS id"
