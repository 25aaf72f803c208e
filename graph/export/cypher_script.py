"""Cypher for an empty Neo4j: constraints, nodes, relationships, reports and claims.

One statement a line, each ended by a semicolon; everything is merged on its id, so that a script can run twice.
Strings are literals in which quotes, backslashes, line breaks and anything outside printable ASCII are escaped: no
text can end its literal, and no splitter meets a semicolon at the end of a line that is not a statement's.
"""

from collections.abc import Iterator
from typing import Any

from graph.model import ENTITY_LABEL, NODE, RELATIONSHIP, VICTIM_LABEL
from graph.schema import Neo4jDialect
from graph.subgraph import ProofClaim, Subgraph


def literal(value: Any) -> str:
    """Return a value as a Cypher literal; text becomes an ASCII literal between single quotes."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    return "'" + "".join(_escape(character) for character in str(value)) + "'"


def _escape(character: str) -> str:
    code = ord(character)
    if character in "'\\":
        return "\\" + character
    if 32 <= code < 127:
        return character
    if 0xD800 <= code <= 0xDFFF:
        return "\\uFFFD"
    if code > 0xFFFF:  # Cypher's escapes are UTF-16.
        high, low = divmod(code - 0x10000, 0x400)
        return f"\\u{0xD800 + high:04X}\\u{0xDC00 + low:04X}"
    return f"\\u{code:04X}"


def _map(properties: dict[str, Any]) -> str:
    rows = ", ".join(f"`{name}`: {literal(value)}" for name, value in sorted(properties.items()) if value is not None and name.isidentifier())
    return "{" + rows + "}"


def _merge(labels: str, node_id: str, properties: dict[str, Any]) -> str:
    return f"MERGE (n:{labels} {{id: {literal(node_id)}}}) SET n += {_map({**properties, 'id': node_id})}"


def statements(subgraph: Subgraph) -> Iterator[str]:
    """Yield the script's statements without their semicolons."""
    yield from Neo4jDialect().statements()
    victims = {edge.target for edge in subgraph.edges if edge.type == "TARGETED"}
    for node in sorted(subgraph.nodes, key=lambda node: node.id):
        label = NODE[node.label].label
        victim = f":{VICTIM_LABEL}" if node.label == "Organization" and node.id in victims else ""
        yield _merge(f"{ENTITY_LABEL}:{label}{victim}", node.id, {**node.properties, "name": node.name})
    for edge in sorted(subgraph.edges, key=lambda edge: edge.id):
        kind = RELATIONSHIP[edge.type].name
        yield (
            f"MATCH (s:{ENTITY_LABEL} {{id: {literal(edge.source)}}}), (o:{ENTITY_LABEL} {{id: {literal(edge.target)}}}) "
            f"MERGE (s)-[r:{kind}]->(o) SET r = {_map({**edge.properties, 'id': edge.id})}"
        )
    yield from _claims(subgraph)


def _claims(subgraph: Subgraph) -> Iterator[str]:
    reports = {claim.report["id"]: claim.report for claim in subgraph.claims}
    for report_id, report in sorted(reports.items()):
        yield _merge("Report", report_id, report)
    for claim in sorted(subgraph.claims, key=lambda claim: claim.id):
        yield _merge("Claim", claim.id, {name: value for name, value in claim.properties.items() if name != "attributor_name"})
        yield from _ties(claim)


def _ties(claim: ProofClaim) -> Iterator[str]:
    start = f"MATCH (c:Claim {{id: {literal(claim.id)}}})"
    yield f"{start} MATCH (r:Report {{id: {literal(claim.report['id'])}}}) MERGE (r)-[:STATES]->(c)"
    for end, target in (("SUBJECT", claim.subject), ("OBJECT", claim.object)):
        yield f"{start} MATCH (n:{ENTITY_LABEL} {{id: {literal(target)}}}) MERGE (c)-[:{end}]->(n)"
    attributor = claim.properties.get("attributor")
    if attributor:
        name = claim.properties.get("attributor_name") or attributor
        yield f"{start} MERGE (n:{ENTITY_LABEL}:Organization {{id: {literal(attributor)}}}) ON CREATE SET n.name = {literal(name)} MERGE (c)-[:ASSERTED_BY]->(n)"


def write(subgraph: Subgraph) -> bytes:
    """Return the script as ASCII bytes."""
    lines = ["// Counterwatch export: run in an empty Neo4j 5 database, for example with cypher-shell --file."]
    lines += [statement + ";" for statement in statements(subgraph)]
    return ("\n".join(lines) + "\n").encode("ascii")


def read(script: bytes) -> list[str]:
    """Return the statements of a script of ours, to be run one by one."""
    return [line.removesuffix(";") for line in script.decode("ascii").splitlines() if line and not line.startswith("//")]
