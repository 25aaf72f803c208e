"""The writing of some whole reports inside one transaction.

Reports that are new, nearly all of them, are created with everything that hangs on them, and their claims are added
to the summaries that are stored. Reports that are there already are merged piece by piece, and the summaries that
they touch are read anew from all their claims.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from neo4j import ManagedTransaction
from neo4j.exceptions import DriverError

from graph.claims import Claim, Entity
from graph.cypher import write as cypher
from graph.model import ENTITY_LABEL, NODE, label_of
from graph.names.resolver import Resolved, join
from graph.refresh import refresh
from graph.summary import Evidence, tallies


class Overtaken(DriverError):
    """Another writer stored some of the same entities at the same moment; the driver runs the whole transaction again."""

    def is_retryable(self) -> bool:
        """Tell the driver that the same work may succeed now."""
        return True


_CORE = ("id", "name", "aliases", "search", "description")


def report_properties(item: Resolved) -> dict[str, Any]:
    """Return the stored properties of a report, without its id and without what is empty."""
    report = item.report
    row = {name: getattr(report, name) for name in ("title", "publisher", "url", "published", "retrieved", "text", "kind", "language", "reviewed")}
    return {**{name: value for name, value in row.items() if value}, "title": report.title, "kind": report.kind, "ledger": item.ledger}


def claim_properties(claim: Claim) -> dict[str, Any]:
    """Return the stored properties of a claim; what is empty is None."""
    row = {name: getattr(claim, name) for name in cypher.CLAIM_COLUMNS}
    # Floats are sent as floats: an integer 1 would fix the property's type on the embedded engine.
    row["confidence"] = float(claim.confidence)
    return {name: value if value != "" else None for name, value in row.items()}


def entity_properties(entity: Entity) -> dict[str, Any]:
    """Return the stored properties of an entity, with `search` derived; a Name has none but its id and name."""
    if not NODE[entity.label].entity:
        return {"id": entity.id, "name": entity.name}
    return {
        **entity.properties,
        "id": entity.id,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "search": entity.search,
        "description": entity.description,
    }


def _stored_entity(properties: dict[str, Any]) -> Entity:
    own = {name: value for name, value in properties.items() if name not in _CORE}
    return Entity(properties["id"], properties["name"], tuple(properties.get("aliases") or ()), properties.get("description") or "", own)


def _lookup_label(node_id: str) -> str:
    label = label_of(node_id)
    return ENTITY_LABEL if NODE[label].entity else label


def _check(items: Sequence[Resolved]) -> None:
    for item in items:
        brought = {entity.id for entity in item.entities}
        alien = [claim.id for claim in item.claims if not {claim.subject, claim.object, claim.attributor or claim.subject} <= brought]
        if alien:
            raise RuntimeError(
                f"{len(alien)} of {len(item.claims)} claims of {item.report.id} speak about entities that their report does not bring along"
            )


class Batch:
    """Whole reports, each once, to be written in a transaction. `all_known`: take none of them for new."""

    def __init__(self, transaction: ManagedTransaction, items: Sequence[Resolved], *, all_known: bool = False) -> None:
        self._transaction = transaction
        known = {item.report.id for item in items} if all_known else self._stored_reports(items)
        _check(items)
        self._items = items
        self._new = [item for item in items if item.report.id not in known]
        self._known = [item for item in items if item.report.id in known]
        self._claims = {claim.id: claim for item in items for claim in item.claims}

    def run(self) -> None:
        """Write everything; raises RuntimeError, and so undoes all, when a claim could not be tied to its ends."""
        self._write_entities()
        statuses, gone = self._retire_claims()
        self._create_reports()
        self._merge_reports(statuses)
        added = tallies(_evidence(item, claim) for item in self._new for claim in item.claims)
        doubtful = {claim.edge for item in self._known for claim in item.claims} | {row["edge"] for row in gone}
        refresh(self._transaction, added, doubtful)
        if gone:
            self._delete_orphans({row[end] for row in gone for end in ("subject", "object", "attributor")} - {None, ""})

    def _rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        return self._transaction.run(query, parameters).data()

    def _stored_reports(self, items: Sequence[Resolved]) -> set[str]:
        return {row["id"] for row in self._rows(cypher.KNOWN_REPORTS, ids=[item.report.id for item in items])}

    def _write_entities(self) -> None:
        entities: dict[str, Entity] = {}
        for entity in (entity for item in self._items for entity in item.entities):
            entities[entity.id] = join(entities[entity.id], entity) if entity.id in entities else entity
        by_lookup: dict[str, list[str]] = defaultdict(list)
        for entity_id in sorted(entities):
            by_lookup[_lookup_label(entity_id)].append(entity_id)
        for lookup, ids in by_lookup.items():
            stored = {row["id"]: row["properties"] for row in self._rows(cypher.READ_NODES[lookup], ids=ids)}
            self._create_entities([entities[entity_id] for entity_id in ids if entity_id not in stored])
            joined = [entity_properties(join(_stored_entity(properties), entities[entity_id])) for entity_id, properties in stored.items()]
            changed = [row for row in joined if row != stored[row["id"]]]
            if changed:
                self._rows(cypher.set_nodes(lookup), rows=changed)

    def _create_entities(self, entities: Iterable[Entity]) -> None:
        targeted = {
            claim.object for claim in self._claims.values() if claim.kind == "TARGETED" and claim.stance == "asserts" and claim.status == "accepted"
        }
        rows: dict[tuple[str, bool], list[dict[str, Any]]] = defaultdict(list)
        for entity in entities:
            rows[entity.label, entity.id in targeted].append(entity_properties(entity))
        for (label, victims), new in rows.items():
            self._rows(cypher.create_entities(label, victims) if NODE[label].entity else cypher.create_nodes(label), rows=new)

    def _retire_claims(self) -> tuple[list[dict[str, str]], list[dict[str, Any]]]:
        """Delete what the known reports no longer state.

        Return {id, status} of the claims that stay, and the rows of those that went.
        """
        if not self._known:
            return [], []
        reports = [item.report.id for item in self._known]
        stored = self._rows(cypher.CLAIMS_OF_REPORTS, reports=reports)
        gone = [row for row in stored if row["id"] not in self._claims]
        if gone:
            self._rows(cypher.DELETE_CLAIMS, ids=[row["id"] for row in gone])
            self._rows(cypher.DELETE_MENTIONS, reports=reports)
        return [{"id": row["id"], "status": row["status"]} for row in stored if row["id"] in self._claims], gone

    def _create_reports(self) -> None:
        if not self._new:
            return
        self._rows(cypher.create_nodes("Report"), rows=[{**report_properties(item), "id": item.report.id} for item in self._new])
        rows: dict[tuple[str, bool], list[list[Any]]] = defaultdict(list)
        for claim in (claim for item in self._new for claim in item.claims):
            rows[cypher.target_label(claim.kind), bool(claim.attributor)].append([*claim_properties(claim).values(), claim.report])
        for (target, attributed), new in rows.items():
            created = self._rows(cypher.create_claims(target, attributed), rows=new)[0]["created"]
            if created != len(new):
                raise Overtaken(f"{len(new) - created} of {len(new)} claims speak about entities that are not stored")
        self._rows(cypher.mention(new=True), rows=_mentions(self._new))

    def _merge_reports(self, statuses: Sequence[dict[str, str]]) -> None:
        if not self._known:
            return
        self._rows(cypher.merge_nodes("Report"), rows=[{**report_properties(item), "id": item.report.id} for item in self._known])
        claims = [claim for item in self._known for claim in item.claims]
        rows = [{"id": claim.id, "report": claim.report, "properties": claim_properties(claim)} for claim in claims]
        self._rows(cypher.MERGE_CLAIMS, rows=rows)
        self._rows(cypher.KEEP_STATUS, rows=list(statuses))
        ends: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        for claim in claims:
            ends["SUBJECT", ENTITY_LABEL].append({"id": claim.id, "target": claim.subject})
            ends["OBJECT", cypher.target_label(claim.kind)].append({"id": claim.id, "target": claim.object})
            if claim.attributor:
                ends["ASSERTED_BY", ENTITY_LABEL].append({"id": claim.id, "target": claim.attributor})
        for (end, label), tied in ends.items():
            self._rows(cypher.claim_end(end, label), rows=tied)
        self._rows(cypher.mention(new=False), rows=_mentions(self._known))

    def _delete_orphans(self, ids: Iterable[str]) -> None:
        by_lookup: dict[str, list[str]] = defaultdict(list)
        for node_id in sorted(ids):
            by_lookup[_lookup_label(node_id)].append(node_id)
        for lookup, candidates in by_lookup.items():
            self._rows(cypher.delete_orphans(lookup), ids=candidates)


def _mentions(items: Iterable[Resolved]) -> list[dict[str, Any]]:
    return [{"report": item.report.id, "targets": list(item.mentions)} for item in items if item.mentions]


def _evidence(item: Resolved, claim: Claim) -> Evidence:
    return Evidence(
        claim.kind, claim.subject, claim.object, claim.stance, claim.certainty, float(claim.confidence), claim.attributor,
        item.report.publisher, item.report.id, claim.event_start, claim.event_end, claim.status,
    )  # fmt: skip
