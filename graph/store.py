"""The only place that writes: reports with their claims, and the summaries that follow from them.

One transaction holds whole reports: what `put` returned from is on disk, and a kill in between leaves nothing
half-written. Writing the same reports again, in another order or in other batches, gives the same graph.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar

from neo4j import ManagedTransaction
from neo4j.exceptions import ConstraintError

from graph.batch import Batch, report_properties
from graph.cypher import write as cypher
from graph.names.resolver import Resolved

T = TypeVar("T")

CLAIMS_PER_TRANSACTION = 1500
"""A transaction holds whole reports up to about this many claims: short enough for the engine's time limit."""


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
        for items in _batches(resolved):
            reviewed = self.reviewed([item.report.id for item in items])
            unreviewed = [item for item in items if item.report.id not in reviewed]
            if unreviewed:
                self._write(unreviewed, decided=())
            yield Written(len(items), sum(len(item.claims) for item in items))

    def _write(self, items: Sequence[Resolved], decided: Sequence[dict[str, str]]) -> None:
        def work(transaction: ManagedTransaction, all_known: bool = False) -> None:
            if decided:
                transaction.run(cypher.KEEP_STATUS, rows=list(decided)).consume()
            Batch(transaction, items, all_known=all_known).run()

        try:
            self._engine.write(work)
        except ConstraintError:
            # Something that was looked for and not found is there after all: another process stored it just now, or
            # somebody deleted a report by hand and left its claims. So nothing is taken for new the second time.
            self._engine.write(lambda transaction: work(transaction, all_known=True))

    def put_reviewed(self, item: Resolved) -> Written:
        """Store one report as somebody reviewed it, in one transaction; what was decided on its claims before is replaced."""
        self._write([item], decided=[{"id": claim.id, "status": claim.status} for claim in item.claims])
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
        row = {"id": load_id, "path": path, "loader": loader, "reports": reports, "claims": claims, "finished": finished}
        self._engine.write(lambda transaction: transaction.run(cypher.merge_nodes("Load"), rows=[row]).consume())


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
    first, second = sorted((one, other), key=lambda item: report_properties(item)["title"])
    claims = {claim.id: claim for claim in (*second.claims, *first.claims)}
    return Resolved(
        first.report, first.ledger, tuple(claims.values()), (*first.entities, *second.entities), tuple(sorted({*first.mentions, *second.mentions}))
    )
