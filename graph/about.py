"""What is known about the data itself: counts, publishers, loads, and whether the graph is what its claims say."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from graph import doctor
from graph.cypher import about as cypher
from graph.doctor import Finding
from graph.explore import Reader
from graph.statement import Statement
from graph.store import Writer

_LISTED = 200
_FINDINGS = 200


@dataclass(frozen=True)
class RelationshipCount:
    """How many relationships there are of a type, how many claims they sum up, and how many are disputed."""

    type: str
    count: int
    claims: int
    disputed: int


@dataclass(frozen=True)
class PublisherCount:
    """How many reports of one kind a publisher has here; dates are ISO or empty."""

    publisher: str
    kind: str
    reports: int
    first: str
    last: str


@dataclass(frozen=True)
class LoadLine:
    """One load; `name` is the file's without its folder, which is nobody's business."""

    name: str
    loader: str
    reports: int
    claims: int
    finished: str


@dataclass(frozen=True)
class About:
    """What the page shows; `claims` counts by (status, stance)."""

    labels: dict[str, int]
    relationships: tuple[RelationshipCount, ...]
    publishers: tuple[PublisherCount, ...]
    loads: tuple[LoadLine, ...]
    claims: dict[tuple[str, str], int]


@dataclass(frozen=True)
class Health:
    """What the doctor found: the first findings, and how many there are of each problem."""

    findings: tuple[Finding, ...]
    counted: dict[str, int]


def about(engine: Reader) -> About:
    """Return the figures of the graph."""
    return About(
        {row["label"]: row["count"] for row in engine.read(cypher.LABELS)},
        tuple(RelationshipCount(row["type"], row["count"], row["claims"] or 0, row["disputed"] or 0) for row in engine.read(cypher.RELATIONSHIPS)),
        tuple(
            PublisherCount(row["publisher"], row["kind"], row["reports"], row["first"] or "", row["last"] or "")
            for row in engine.read(cypher.PUBLISHERS, limit=_LISTED)
        ),
        tuple(
            LoadLine(Path(row["path"] or "").name, row["loader"] or "", row["reports"] or 0, row["claims"] or 0, row["finished"] or "")
            for row in engine.read(cypher.LOADS, limit=_LISTED)
        ),
        {(row["status"] or "", row["stance"] or ""): row["count"] for row in engine.read(cypher.STATUSES)},
    )


def health(engine: Writer) -> Health:
    """Hold every relationship against its claims and return what differs. Reads only."""
    found = list(doctor.examine(engine))
    return Health(tuple(found[:_FINDINGS]), dict(Counter(finding.problem for finding in found)))


def statements() -> list[Statement]:
    """Return the questions behind the page."""
    return [
        Statement("Nodes by label", cypher.LABELS.strip()),
        Statement("Relationships by type", cypher.RELATIONSHIPS.strip()),
        Statement("Reports by publisher", cypher.PUBLISHERS.strip(), {"limit": _LISTED}),
        Statement("What was loaded", cypher.LOADS.strip(), {"limit": _LISTED}),
        Statement("Claims by status and stance", cypher.STATUSES.strip()),
    ]
