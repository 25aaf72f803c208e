"""GraphML for Gephi, yEd and networkx.

Format: http://graphml.graphdrawing.org/specification.html. Claims travel on their relationship: `sentences` to
read, `proof` as JSON to compute with. Neither None nor lists nor characters outside XML 1.0 get into the file.
"""

import json
import re
from collections import defaultdict
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from graph.subgraph import ProofClaim, Subgraph

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES: dict[type, str] = {bool: "boolean", int: "long", float: "double", str: "string"}


def xml_text(text: str) -> str:
    """Return text without the characters that XML 1.0 cannot hold; each becomes the replacement character."""
    return _NOT_XML.sub("\ufffd", text)


def write(subgraph: Subgraph) -> bytes:
    """Return the subgraph as GraphML, UTF-8, with typed attributes and a directed multigraph's edge ids."""
    claims: dict[str, list[ProofClaim]] = defaultdict(list)
    for claim in subgraph.claims:
        claims[claim.edge].append(claim)
    nodes = [
        (node.id, {"label": node.name, "type": node.label, **_plain(node.properties)}) for node in sorted(subgraph.nodes, key=lambda node: node.id)
    ]
    edges = [
        (edge, {"label": edge.type, "type": edge.type, **_plain(edge.properties), **_proof(claims[edge.id])})
        for edge in sorted(subgraph.edges, key=lambda edge: edge.id)
    ]
    root = ElementTree.Element("graphml", xmlns=_NAMESPACE)
    keys = {"node": _keys(row for _, row in nodes), "edge": _keys(row for _, row in edges)}
    for domain, names in keys.items():
        for name, (number, kind) in names.items():
            ElementTree.SubElement(root, "key", {"id": number_of(domain, number), "for": domain, "attr.name": name, "attr.type": kind})
    graph = ElementTree.SubElement(root, "graph", id="counterwatch", edgedefault="directed")
    for node_id, row in nodes:
        _data(ElementTree.SubElement(graph, "node", id=xml_text(node_id)), row, keys["node"], "node")
    for edge, row in edges:
        element = ElementTree.SubElement(graph, "edge", id=xml_text(edge.id), source=xml_text(edge.source), target=xml_text(edge.target))
        _data(element, row, keys["edge"], "edge")
    ElementTree.indent(root)
    buffer = BytesIO()
    ElementTree.ElementTree(root).write(buffer, encoding="utf-8", xml_declaration=True)
    return buffer.getvalue()


def number_of(domain: str, number: int) -> str:
    """Return the id of a declared attribute: `n3` for the fourth of nodes, `e0` for the first of relationships."""
    return f"{domain[0]}{number}"


def _plain(properties: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, value in properties.items():
        if name in ("id", "search") or value is None:
            continue
        row["name_" if name == "label" else name] = "; ".join(map(str, value)) if isinstance(value, list | tuple) else value
    return row


def _proof(claims: list[ProofClaim]) -> dict[str, str]:
    rows = [claim_row(claim) for claim in claims]
    return {"sentences": "\n".join(row["quote"] for row in rows), "proof": json.dumps(rows, ensure_ascii=False, sort_keys=True)}


def claim_row(claim: ProofClaim) -> dict[str, Any]:
    """Return a claim and its report as one flat row, for exports that have no place for nested records."""
    names = (
        "stance",
        "certainty",
        "confidence",
        "quote",
        "start",
        "end",
        "asserted_by",
        "event_start",
        "event_end",
        "event_precision",
        "said_on",
        "method",
        "status",
        "scope",
    )
    row = {name: claim.properties.get(name, "") for name in names}
    report = {f"report_{name}": claim.report.get(name, "") for name in ("id", "title", "publisher", "published", "url")}
    return {"id": claim.id, "kind": claim.kind, "subject": claim.subject, "object": claim.object, **row, **report}


def _keys(rows: Any) -> dict[str, tuple[int, str]]:
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name, value in row.items():
            kinds[name].add(_TYPES.get(type(value), "string"))
    return {name: (number, found.pop() if len(found) == 1 else "string") for number, (name, found) in enumerate(sorted(kinds.items()))}


def _data(element: ElementTree.Element, row: dict[str, Any], keys: dict[str, tuple[int, str]], domain: str) -> None:
    for name, value in sorted(row.items()):
        data = ElementTree.SubElement(element, "data", key=number_of(domain, keys[name][0]))
        data.text = str(value).lower() if isinstance(value, bool) else xml_text(str(value))
