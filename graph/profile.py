"""What is known of one entity, gathered for people: sponsors, victims, tools, when, and in which reports."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graph import explore
from graph.cypher import explore as explore_cypher
from graph.cypher import profile as cypher
from graph.explore import AliasUse, Reader
from graph.limits import LIMITS
from graph.model import RELATIONSHIP, edge_id, label_of
from graph.statement import Statement
from graph.subgraph import Edge, Node

_TIES_READ = 3000
_FIRST = ("SPONSORED_BY", "TARGETED", "USES", "MOTIVATED_BY", "IN_SECTOR", "PART_OF", "CRITICIZED", "ATTRIBUTED", "SUPPLIED", "LOCATED_IN")


@dataclass(frozen=True)
class Tie:
    """A relationship of an entity, and who is at its other end."""

    edge: Edge
    id: str
    name: str


@dataclass(frozen=True)
class TieGroup:
    """The relationships of one type in one direction: the best proven of them, and how many there are."""

    type: str
    outgoing: bool
    count: int
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class ReportLine:
    """A report without its text."""

    id: str
    title: str
    publisher: str
    published: str
    url: str
    kind: str


@dataclass(frozen=True)
class Profile:
    """What the details of an entity show. Dates are ISO strings or empty; `years` counts dated claims by (year, kind)."""

    node: Node
    groups: tuple[TieGroup, ...]
    sectors: tuple[tuple[str, int], ...]
    first_seen: str
    last_seen: str
    years: tuple[tuple[str, str, int], ...]
    reports: tuple[ReportLine, ...]
    reports_count: int
    aliases: tuple[AliasUse, ...] = field(default_factory=tuple)


def profile(engine: Reader, entity_id: str, *, rows: int = LIMITS.profile_rows, reports: int = LIMITS.profile_reports) -> Profile | None:
    """Return what is known of an entity, at most so many relationships of a kind and reports; None when the graph has none of this id."""
    nodes = explore.entities(engine, [entity_id])
    if not nodes:
        return None
    found = engine.read(cypher.ties(), id=entity_id, limit=_TIES_READ)
    groups: dict[tuple[str, bool], list[Tie]] = defaultdict(list)
    for row in found:
        edge = Edge(row["type"], row["source"], row["target"], row["properties"])
        groups[row["type"], row["source"] == entity_id].append(Tie(edge, row["id"], row["name"]))
    ordered = sorted(groups.items(), key=lambda item: (_FIRST.index(item[0][0]), not item[0][1]))
    every = [tie for _, ties in ordered for tie in ties]
    lines = [_report_line(row) for row in engine.read(cypher.REPORTS, id=entity_id, limit=reports)]
    return Profile(
        node=nodes[0],
        groups=tuple(TieGroup(kind, outgoing, len(ties), tuple(ties[:rows])) for (kind, outgoing), ties in ordered),
        sectors=_sectors(engine, [tie.id for tie in groups.get(("TARGETED", True), [])]),
        first_seen=min((tie.edge.properties["first_seen"] for tie in every if tie.edge.properties.get("first_seen")), default=""),
        last_seen=max((tie.edge.properties["last_seen"] for tie in every if tie.edge.properties.get("last_seen")), default=""),
        years=_years(engine, entity_id),
        reports=tuple(lines),
        reports_count=engine.read(cypher.REPORTS_COUNT, id=entity_id)[0]["reports"],
        aliases=tuple(explore.aliases(engine, entity_id)),
    )


def _sectors(engine: Reader, victims: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return the sectors that the victims of a group are in, the most frequent first."""
    if not victims:
        return ()
    rows = engine.read(cypher.sectors_of(), ids=list(victims))
    return tuple((row["name"], row["victims"]) for row in rows)


def _years(engine: Reader, entity_id: str) -> tuple[tuple[str, str, int], ...]:
    counted: Counter[tuple[str, str]] = Counter()
    for end in ("subject", "object"):
        for row in engine.read(cypher.years(end), id=entity_id):
            counted[row["year"], row["kind"]] += row["claims"]
    return tuple((year, kind, claims) for (year, kind), claims in sorted(counted.items()))


def _report_line(row: dict[str, Any]) -> ReportLine:
    return ReportLine(*(row[name] or "" for name in ("id", "title", "publisher", "published", "url", "kind")))


@dataclass(frozen=True)
class ReadReport:
    """A report with its text and the claims that it states, in the order of the text."""

    line: ReportLine
    text: str
    claims: tuple[dict[str, Any], ...]


def read_report(engine: Reader, report_id: str, *, rejected: bool = False) -> ReadReport | None:
    """Return a report with its text and claims, or None when there is none of this id; `rejected` ones come when asked for."""
    rows = engine.read(cypher.REPORT, id=report_id)
    if not rows:
        return None
    claims = engine.read(cypher.REPORT_CLAIMS, id=report_id, rejected=rejected, limit=LIMITS.proof_claims)
    return ReadReport(_report_line(rows[0]), rows[0]["text"] or "", tuple(dict(row["claim"]) for row in claims))


def busiest(engine: Reader, label: str, limit: int = 4) -> list[tuple[str, str]]:
    """Return (id, name) of the entities of a type that most sources speak about: what to suggest to somebody new."""
    return [(row["id"], row["name"]) for row in engine.read(cypher.BUSIEST, label=label, limit=limit)]


def statements(entity_id: str, rows: int = LIMITS.profile_rows, reports: int = LIMITS.profile_reports) -> list[Statement]:
    """Return the questions behind the details of an entity."""
    return [
        Statement("What it is tied to, best proven first", cypher.ties().strip(), {"id": entity_id, "limit": rows}),
        Statement("Its names", explore_cypher.ALIASES.strip(), {"id": entity_id, "limit": LIMITS.aliases}),
        Statement("The reports that speak of it", cypher.REPORTS.strip(), {"id": entity_id, "limit": reports}),
    ]


def report_statements(report_id: str, rejected: bool = False) -> list[Statement]:
    """Return the questions behind a report's page."""
    return [
        Statement("The report with its text", cypher.REPORT.strip(), {"id": report_id}),
        Statement("What it claims", cypher.REPORT_CLAIMS.strip(), {"id": report_id, "rejected": rejected, "limit": LIMITS.proof_claims}),
    ]


def edge_statements(edge: Edge) -> list[Statement]:
    """Return the question behind the proof of a relationship."""
    wanted = edge_id(edge.type, edge.source, edge.target)
    return [Statement("Every claim for and against it", explore_cypher.PROOF.strip(), {"edges": [wanted], "limit": LIMITS.proof_claims})]


def heading(group: TieGroup) -> str:
    """Return the heading of a group of ties, as an analyst would write it."""
    own = {
        ("SPONSORED_BY", True): "Sponsors",
        ("SPONSORED_BY", False): "Groups said to work for it",
        ("TARGETED", True): "Victims",
        ("TARGETED", False): "Attacked by",
        ("USES", True): "Tools",
        ("USES", False): "Used by",
        ("MOTIVATED_BY", True): "Motives",
        ("MOTIVATED_BY", False): "Groups with this motive",
        ("IN_SECTOR", True): "Sectors",
        ("IN_SECTOR", False): "Organizations in it",
        ("PART_OF", True): "Part of",
        ("PART_OF", False): "Has as parts",
        ("CRITICIZED", True): "Criticized",
        ("CRITICIZED", False): "Criticized by",
        ("ATTRIBUTED", True): "Attributed to it",
        ("ATTRIBUTED", False): "Attributed by",
        ("SUPPLIED", True): "Supplied",
        ("SUPPLIED", False): "Supplied by",
        ("LOCATED_IN", True): "Located in",
        ("LOCATED_IN", False): "Located there",
    }
    return own.get((group.type, group.outgoing), RELATIONSHIP[group.type].phrase)


def label(tie: Tie) -> str:
    """Return the type of the entity at the other end."""
    return label_of(tie.id)
