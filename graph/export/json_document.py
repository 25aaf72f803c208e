"""JSON: everything that a subgraph holds, and the way back."""

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.subgraph import Edge, Node, ProofClaim, Subgraph

VERSION = 1


class ReadError(ValueError):
    """A file that is no export of Counterwatch; says where it differs."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Node(_Record):
    id: str
    label: str
    name: str
    properties: dict[str, Any]
    degree: int


class _Edge(_Record):
    id: str
    type: str
    source: str
    target: str
    properties: dict[str, Any]


class _Claim(_Record):
    id: str
    kind: str
    subject: str
    object: str
    properties: dict[str, Any]
    report: dict[str, Any]


class _Document(_Record):
    counterwatch: int
    nodes: list[_Node]
    edges: list[_Edge]
    claims: list[_Claim]
    notices: list[str]


def write(subgraph: Subgraph) -> bytes:
    """Return the subgraph as JSON, UTF-8, sorted, with a version."""
    document = subgraph.as_dict()
    for part in ("nodes", "edges", "claims"):
        document[part].sort(key=lambda row: row["id"])
    text = json.dumps({"counterwatch": VERSION, **document}, ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()


def read(data: bytes) -> Subgraph:
    """Return the subgraph in an export's bytes; raises ReadError when it is none or of a later version."""
    try:
        document = _Document.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise ReadError(f"no export of Counterwatch: {'.'.join(map(str, first['loc'])) or 'file'}: {first['msg']}") from error
    if document.counterwatch > VERSION:
        raise ReadError(f"written by a later Counterwatch (version {document.counterwatch}). Remedy: update")
    return Subgraph(
        [Node(**node.model_dump()) for node in document.nodes],
        [Edge(**edge.model_dump(exclude={"id"})) for edge in document.edges],
        [ProofClaim(**claim.model_dump()) for claim in document.claims],
        document.notices,
    )
