"""What a dossier says in words, the same in every format. Nothing here is escaped: each format escapes in its own way."""

from collections import defaultdict
from dataclasses import dataclass

from graph.dates import span
from graph.dossier import Dossier
from graph.model import NODE, RELATIONSHIP
from graph.subgraph import Edge, ProofClaim


@dataclass(frozen=True)
class Year:
    """The dated claims of one year: how many, and of which kinds in words."""

    year: str
    claims: int
    kinds: str


def what(dossier: Dossier) -> str:
    """Return what the entity is."""
    node = dossier.node
    kind = str(node.properties.get("kind") or "")
    parts = [node.label if not kind or kind == node.label.lower() else f"{node.label} ({kind})", NODE[node.label].meaning.replace("`", "")]
    unnamed = "; no source gives this actor a name" if node.properties.get("named") is False else ""
    return f"{parts[0]}: {parts[1]}{unnamed}"


def described(dossier: Dossier) -> str:
    """Return the description that a data set brought, or nothing."""
    return str(dossier.node.properties.get("description") or "")


def seen(dossier: Dossier) -> str:
    """Return when it was seen and how much speaks of it."""
    reports = f"{dossier.reports_count} {'report speaks' if dossier.reports_count == 1 else 'reports speak'} of it"
    return f"Dated events: {span(dossier.first_seen, dossier.last_seen)}; {reports}." if dossier.first_seen else f"{reports[0].upper()}{reports[1:]}."


def proved(edge: Edge) -> str:
    """Return how well a relationship is proved."""
    own = edge.properties
    sources, denials = int(own.get("sources", 0)), int(own.get("denials", 0))
    parts = [
        str(own.get("certainty") or ""),
        f"{sources} independent {'source' if sources == 1 else 'sources'}",
        f"confidence {float(own.get('confidence', 0)):.2f}",
    ]
    if own.get("disputed"):
        why = f"{denials} {'denial' if denials == 1 else 'denials'}" if denials else "another sponsor is named"
        parts.append(f"disputed: {why}")
    return ", ".join(part for part in parts if part)


def source(claim: ProofClaim) -> str:
    """Return who says a thing, how surely, and when it happened."""
    own = claim.properties
    denies = own["stance"] == "denies"
    who = own.get("attributor_name") or own.get("asserted_by")
    says = f"{who} {'denies it' if denies else 'says so'}" if who else ("denied " if denies else "") + "in the report\u2019s own voice"
    length = {"year": 4, "month": 7}.get(str(own.get("event_precision") or "day"), 10)
    dated = f", event {own['event_start'][:length]}" if own.get("event_start") else ""
    return f"{says}, {own['certainty']}{dated}{', background' if own.get('scope') == 'background' else ''}"


def by_year(dossier: Dossier) -> list[Year]:
    """Return the dated claims by year, oldest first; nothing when fewer than two years have any."""
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    for year, kind, claims in dossier.years:
        counted[year][kind] = claims
    rows = [
        Year(
            year,
            sum(kinds.values()),
            ", ".join(f"{RELATIONSHIP[kind].phrase} {count}" for kind, count in sorted(kinds.items(), key=lambda item: -item[1])),
        )
        for year, kinds in sorted(counted.items())
    ]
    return rows if len(rows) > 1 else []
