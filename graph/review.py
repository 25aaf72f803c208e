"""Deciding on the claims of a report that is stored: the status changes, and everything that follows from it."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from neo4j import ManagedTransaction

from graph.claims import Status
from graph.cypher import review as cypher
from graph.cypher import write
from graph.model import split_edge
from graph.names.build import base_ledger
from graph.refresh import refresh
from graph.store import Writer

STATUSES: tuple[Status, ...] = ("accepted", "proposed", "rejected")


@dataclass(frozen=True)
class Decided:
    """What a decision changed: how many claims got another status, and how many relationships differ by it."""

    claims: int
    relationships: int


def set_status(engine: Writer, report_id: str, statuses: Mapping[str, Status]) -> Decided:
    """Set the status of claims (by id) of one report, in one transaction with the summaries, labels and names that follow.

    Ids of other reports' claims are passed over. The report counts as reviewed from then on, so that no load
    overrules what was decided. Raises ValueError for a status that is none.
    """
    unknown = set(statuses.values()) - set(STATUSES)
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: no status; expected one of {', '.join(STATUSES)}")
    return engine.write(_work(report_id, statuses))


def _work(report_id: str, statuses: Mapping[str, Status]) -> Callable[[ManagedTransaction], Decided]:
    def work(transaction: ManagedTransaction) -> Decided:
        rows = transaction.run(write.CLAIMS_OF_REPORTS, reports=[report_id]).data()
        changed = [row for row in rows if row["id"] in statuses and row["status"] != statuses[row["id"]]]
        if not changed:
            return Decided(0, 0)
        transaction.run(write.KEEP_STATUS, rows=[{"id": row["id"], "status": statuses[row["id"]]} for row in changed]).consume()
        now = datetime.now(UTC).isoformat(timespec="seconds")
        transaction.run(cypher.MARK_REVIEWED, id=report_id, now=now).consume()
        edges = {row["edge"] for row in changed}
        relationships = refresh(transaction, {}, edges)
        _follow_names(transaction, [(subject, name) for kind, subject, name in map(split_edge, edges) if kind == "KNOWN_AS"])
        return Decided(len(changed), relationships)

    return work


def _follow_names(transaction: ManagedTransaction, changed: list[tuple[str, str]]) -> None:
    """Keep the plain lists of aliases, which the search reads, what the accepted names are; those of the ledger stay."""
    by_subject: dict[str, set[str]] = defaultdict(set)
    for subject, name in changed:
        by_subject[subject].add(name)
    for subject, names in sorted(by_subject.items()):
        entry = base_ledger().entries.get(subject)
        fixed = {alias.name for alias in entry.aliases if alias.judgement == "same"} if entry else set()
        for row in transaction.run(cypher.NAMES_OF, id=subject, names=sorted(names)).data():
            aliases = set(row["aliases"] or ())
            for found in row["found"]:
                aliases = aliases | {found["name"]} if found["accepted"] else aliases - ({found["name"]} - fixed)
            own = sorted(aliases - {row["name"]})
            search = " | ".join(dict.fromkeys(name.lower() for name in (row["name"], *own)))
            transaction.run(cypher.SET_ALIASES, id=subject, aliases=own, search=search).consume()
