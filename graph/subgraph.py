"""A piece of the graph as plain records: what screens draw and exports write.

No engine's objects are in it, so that views and exporters need no driver and can be tested with three lines.
"""

from dataclasses import asdict, dataclass, field
from typing import Any

from graph.model import edge_id


@dataclass(frozen=True)
class Node:
    """An entity on a screen or in a file. `degree` counts its summary relationships in the whole graph."""

    id: str
    label: str
    name: str
    properties: dict[str, Any] = field(default_factory=dict)
    degree: int = 0


@dataclass(frozen=True)
class Edge:
    """A summary relationship; `id` is `<type>|<source id>|<target id>`; `properties` as in `model.SUMMARY_PROPERTIES`."""

    type: str
    source: str
    target: str
    properties: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The identity of the relationship, the same in the graph, on the screen and in every export."""
        return edge_id(self.type, self.source, self.target)


@dataclass(frozen=True)
class ProofClaim:
    """A claim with its report: one line of proof for the edge `kind|subject|object`.

    `properties` are the claim's own, `report` the report's without its text.
    """

    id: str
    kind: str
    subject: str
    object: str
    properties: dict[str, Any]
    report: dict[str, Any]

    @property
    def edge(self) -> str:
        """The id of the edge that it proves or denies."""
        return edge_id(self.kind, self.subject, self.object)


@dataclass
class Subgraph:
    """Nodes, edges between them, their claims, and notices about what was left out."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    claims: list[ProofClaim] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON-able dictionaries; edges carry their id."""
        document = asdict(self)
        for row, edge in zip(document["edges"], self.edges, strict=True):
            row["id"] = edge.id
        return document
