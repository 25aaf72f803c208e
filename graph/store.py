"""The only place that writes: reports with their claims, and the summaries that follow from them.

One transaction holds whole reports: what `put` returned from is on disk, and a kill in between leaves nothing
half-written. Writing the same reports again, in another order or in other batches, gives the same graph.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar

from neo4j import ManagedTransaction

from graph.claims import Claim, Entity
from graph.cypher import write as cypher
from graph.model import ENTITY_LABEL, NODE, label_of
from graph.names.resolver import Resolved, join
from graph.summary import Evidence, Summary, summarize

T = TypeVar("T")

CLAIMS_PER_TRANSACTION = 1500
"""A transaction holds whole reports up to about this many claims: short enough for the engine's time limit."""

_CORE = ("id", "name", "aliases", "search", "description")


class Writer(Protocol):
    """What the store needs of an engine."""

    def write(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run `work` in a read-write transaction, again after a passing fault."""
        ...

    def read(self, query: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """Run a query of ours."""
        ...


@dataclass(frozen=True)
class Written:
    """What a `put` stored."""

    reports: int
    claims: int


class Store:
    """Keeps resolved reports in an engine."""

    def __init__(self, engine: Writer) -> None:
        self._engine = engine

    def put(self, resolved: Iterable[Resolved]) -> Iterator[Written]:
        """Store reports in batches and yield after each transaction what it made durable.

        A report that is there already gets exactly the claims given now: those that it stated before and no
        longer states go; the status that somebody set on a claim stays. A report whose claims somebody reviewed is
        left as it is: a rule does not overrule a person.
        """
        for batch in _batches(resolved):
            reviewed = self.reviewed([item.report.id for item in batch])
            unreviewed = [item for item in batch if item.report.id not in reviewed]
            if unreviewed:
                self._engine.write(_work(unreviewed))
            yield Written(len(batch), sum(len(item.claims) for item in batch))

    def put_reviewed(self, item: Resolved) -> Written:
        """Store one report as somebody reviewed it, in one transaction; what was decided on its claims before is replaced."""
        decided = [{"id": claim.id, "status": claim.status} for claim in item.claims]

        def work(transaction: ManagedTransaction) -> None:
            transaction.run(cypher.KEEP_STATUS, rows=decided).consume()
            _work([item])(transaction)

        self._engine.write(work)
        return Written(1, len(item.claims))

    def reviewed(self, report_ids: Sequence[str]) -> set[str]:
        """Return those of the reports whose claims somebody reviewed."""
        return {row["id"] for row in self._engine.read(cypher.REVIEWED_REPORTS, ids=list(report_ids))}

    def loaded(self, load_ids: Sequence[str]) -> set[str]:
        """Return those of the loads that the journal holds as finished."""
        return {row["id"] for row in self._engine.read(cypher.READ_LOADS, ids=list(load_ids))}

    def record_load(self, load_id: str, path: str, loader: str, reports: int, claims: int) -> None:
        """Note in the journal that a file was loaded to its end."""
        finished = datetime.now(UTC).isoformat(timespec="seconds")
        row = {"id": load_id, "properties": {"path": path, "loader": loader, "reports": reports, "claims": claims, "finished": finished}}
        self._engine.write(_run(cypher.merge_nodes("Load"), rows=[row]))


def _run(query: str, **parameters: Any) -> Callable[[ManagedTransaction], None]:
    def work(transaction: ManagedTransaction) -> None:
        transaction.run(query, parameters).consume()

    return work


def _batches(resolved: Iterable[Resolved]) -> Iterator[list[Resolved]]:
    batch: dict[str, Resolved] = {}
    size = 0
    for item in resolved:
        same = batch.get(item.report.id)
        batch[item.report.id] = _unite(same, item) if same else item
        size += len(item.claims) + 1
        if size >= CLAIMS_PER_TRANSACTION:
            yield list(batch.values())
            batch, size = {}, 0
    if batch:
        yield list(batch.values())


def _unite(one: Resolved, other: Resolved) -> Resolved:
    """One text under two names (a copy of a file) is one report; the smaller metadata wins, whatever came first."""
    first, second = sorted((one, other), key=lambda item: _report_properties(item)["title"])
    claims = {claim.id: claim for claim in (*second.claims, *first.claims)}
    return Resolved(
        first.report, first.ledger, tuple(claims.values()), (*first.entities, *second.entities), tuple(sorted({*first.mentions, *second.mentions}))
    )


def _report_properties(item: Resolved) -> dict[str, Any]:
    report = item.report
    row = {name: getattr(report, name) for name in ("title", "publisher", "url", "published", "retrieved", "text", "kind", "language", "reviewed")}
    return {**{name: value for name, value in row.items() if value}, "title": report.title, "kind": report.kind, "ledger": item.ledger}


def _claim_properties(claim: Claim) -> dict[str, Any]:
    row = asdict(claim)
    del row["report"]
    # Floats are sent as floats: an integer 1 would fix the property's type on the embedded engine.
    row["confidence"] = float(claim.confidence)
    return {name: value for name, value in row.items() if value != ""}


def entity_properties(entity: Entity) -> dict[str, Any]:
    """Return the stored properties of an entity, with `search` derived."""
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


def _work(batch: Sequence[Resolved]) -> Callable[[ManagedTransaction], None]:
    def work(transaction: ManagedTransaction) -> None:
        _Transaction(transaction, batch).run()

    return work


class _Transaction:
    """The writing of one batch of whole reports inside one transaction."""

    def __init__(self, transaction: ManagedTransaction, batch: Sequence[Resolved]) -> None:
        self.transaction = transaction
        self.batch = batch
        self.claims = {claim.id: claim for item in batch for claim in item.claims}
        self.touched: set[tuple[str, str]] = set()

    def rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        return self.transaction.run(query, parameters).data()

    def run(self) -> None:
        self._write_entities()
        gone = self._retire_claims()
        self._write_reports_and_claims()
        self._write_mentions()
        self.touched |= {(claim.kind, claim.subject) for claim in self.claims.values()}
        refresh(self.transaction, self.touched)
        if gone:
            self._delete_orphans(gone)

    def _write_entities(self) -> None:
        entities: dict[str, Entity] = {}
        for entity in (entity for item in self.batch for entity in item.entities):
            entities[entity.id] = join(entities[entity.id], entity) if entity.id in entities else entity
        stored = {row["id"]: row["properties"] for row in self.rows(cypher.READ_ENTITIES, ids=sorted(entities))}
        targeted = {
            claim.object for claim in self.claims.values() if claim.kind == "TARGETED" and claim.stance == "asserts" and claim.status == "accepted"
        }
        by_label: dict[tuple[str, bool], list[dict[str, Any]]] = defaultdict(list)
        for entity_id in sorted(entities):
            entity = join(_stored_entity(stored[entity_id]), entities[entity_id]) if entity_id in stored else entities[entity_id]
            properties = entity_properties(entity) if NODE[entity.label].entity else {"id": entity.id, "name": entity.name}
            if properties != stored.get(entity_id):
                new_victim = entity_id in targeted and entity_id not in stored
                by_label[entity.label, new_victim].append({"id": entity_id, "properties": properties})
        for (label, new_victims), rows in by_label.items():
            self.rows(cypher.merge_entities(label, new_victims) if NODE[label].entity else cypher.merge_nodes(label), rows=rows)

    def _retire_claims(self) -> set[str]:
        """Delete what these reports no longer state; keep the status of what they still do. Return the ids of bereaved nodes."""
        reports = [item.report.id for item in self.batch]
        gone, bereaved = [], set()
        self.kept: list[dict[str, str]] = []
        for row in self.rows(cypher.CLAIMS_OF_REPORTS, reports=reports):
            if row["id"] in self.claims:
                self.kept.append({"id": row["id"], "status": row["status"]})
            else:
                gone.append(row["id"])
                self.touched.add((row["kind"], row["subject"]))
                bereaved |= {row["subject"], row["object"], row["attributor"]} - {None, ""}
        if gone:
            self.rows(cypher.DELETE_CLAIMS, ids=gone)
            self.rows(cypher.DELETE_MENTIONS, reports=reports)
        return bereaved

    def _write_reports_and_claims(self) -> None:
        self.rows(cypher.merge_nodes("Report"), rows=[{"id": item.report.id, "properties": _report_properties(item)} for item in self.batch])
        claims = self.claims.values()
        if not claims:
            return
        self.rows(
            cypher.MERGE_CLAIMS,
            rows=[{"id": claim.id, "report": claim.report, "properties": {**_claim_properties(claim), "id": claim.id}} for claim in claims],
        )
        if self.kept:
            self.rows(cypher.KEEP_STATUS, rows=self.kept)
        ends: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        for claim in claims:
            ends["SUBJECT", ENTITY_LABEL].append({"id": claim.id, "target": claim.subject})
            ends["OBJECT", "Name" if label_of(claim.object) == "Name" else ENTITY_LABEL].append({"id": claim.id, "target": claim.object})
            if claim.attributor:
                ends["ASSERTED_BY", ENTITY_LABEL].append({"id": claim.id, "target": claim.attributor})
        for (end, label), rows in ends.items():
            self.rows(cypher.claim_end(end, label), rows=rows)

    def _write_mentions(self) -> None:
        rows = [{"report": item.report.id, "target": target} for item in self.batch for target in item.mentions]
        if rows:
            self.rows(cypher.MENTION, rows=rows)

    def _delete_orphans(self, ids: set[str]) -> None:
        for label in (ENTITY_LABEL, "Name"):
            self.rows(
                cypher.delete_orphans(label), ids=sorted(entity_id for entity_id in ids if (label_of(entity_id) == "Name") == (label == "Name"))
            )


def refresh(transaction: ManagedTransaction, touched: Iterable[tuple[str, str]]) -> int:
    """Make the summaries of these (kind, subject) pairs what their accepted claims add up to.

    Returns how many relationships had to change.
    """
    by_kind: dict[str, set[str]] = defaultdict(set)
    for kind, subject in touched:
        by_kind[kind].add(subject)
    return sum(_refresh_kind(transaction, kind, subjects) for kind, subjects in sorted(by_kind.items()))


def read_evidence(transaction: ManagedTransaction, kind: str, subjects: Iterable[str]) -> dict[str, Summary]:
    """Return the summaries that the claims of a kind about these subjects add up to."""
    rows = transaction.run(cypher.EVIDENCE, rows=[{"kind": kind, "subject": subject} for subject in sorted(subjects)])
    return summarize(_evidence(row.data()) for row in rows)


def _evidence(row: dict[str, Any]) -> Evidence:
    """A property that is not there is an empty text: the embedded engine and Neo4j store no empty ones."""
    whole: dict[str, Any] = {name: value if value is not None else "" for name, value in row.items()}
    return Evidence(**whole)


def _refresh_kind(transaction: ManagedTransaction, kind: str, subjects: set[str]) -> int:
    wanted = read_evidence(transaction, kind, subjects)
    found = {
        f"{kind}|{row['subject']}|{row['object']}": row for row in transaction.run(cypher.read_summaries(kind), subjects=sorted(subjects)).data()
    }
    new: dict[str, list[dict[str, Any]]] = defaultdict(list)
    changed, gone = [], []
    for summary_id, summary in wanted.items():
        row = {"subject": summary.subject, "object": summary.object, "properties": summary.properties()}
        if summary_id not in found:
            new[label_of(summary.object)].append(row)
        elif found[summary_id]["properties"] != row["properties"]:
            changed.append(row)
    gone = [{"subject": row["subject"], "object": row["object"]} for summary_id, row in found.items() if summary_id not in wanted]
    for label, rows in new.items():
        transaction.run(cypher.create_summaries(kind, label), rows=rows).consume()
    if changed:
        transaction.run(cypher.set_summaries(kind), rows=changed).consume()
    if gone:
        transaction.run(cypher.delete_summaries(kind), rows=gone).consume()
    if kind == "TARGETED":
        _mark_victims(transaction, {row["object"] for rows in new.values() for row in rows}, {row["object"] for row in gone})
    return sum(map(len, new.values())) + len(changed) + len(gone)


def _mark_victims(transaction: ManagedTransaction, targeted: set[str], left: set[str]) -> None:
    if targeted:
        transaction.run(cypher.MARK_VICTIMS, ids=sorted(targeted)).consume()
    if left:
        still = {row["id"] for row in transaction.run(cypher.TARGETED_OF, ids=sorted(left)).data()}
        transaction.run(cypher.UNMARK_VICTIMS, ids=sorted(left - still)).consume()
