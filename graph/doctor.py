"""The doctor: holds the graph against its claims, and repairs what follows from them.

Summaries, and the label Victim, follow from claims and can be made again at any time. A claim whose quote is not in
its report, or that lost its report or its ends, cannot be repaired from within: it is reported with the remedy.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from neo4j import ManagedTransaction

from graph.cypher import audit
from graph.model import RELATIONSHIP, edge_id
from graph.refresh import evidence, mark_victims, refresh
from graph.store import Writer
from graph.summary import summarize

_EDGES_AT_ONCE = 1000

Problem = Literal[
    "missing summary", "stale summary", "unfounded summary", "doubled summary", "wrong quote", "untied claim", "false victim", "missed victim"
]


@dataclass(frozen=True)
class Finding:
    """One difference between the graph and its claims; `id` is a relationship's, claim's or entity's."""

    problem: Problem
    id: str
    detail: str
    repairable: bool = True


def examine(engine: Writer) -> Iterator[Finding]:
    """Yield every difference between summaries and claims, and every claim that cannot be proved."""
    for kind in RELATIONSHIP:
        yield from _summaries(engine, kind)
    for row in engine.read(audit.BAD_QUOTES):
        yield Finding(
            "wrong quote", row["id"], f"its quote is not at its offsets in {row['report']!r}; load the report again with --again", repairable=False
        )
    for row in engine.read(audit.UNTIED_CLAIMS):
        yield Finding("untied claim", row["id"], "its report, subject or object is missing; load its report again with --again", repairable=False)
    for row in engine.read(audit.FALSE_VICTIMS):
        yield Finding("false victim", row["id"], "is labelled Victim, but no accepted claim targets it")
    for row in engine.read(audit.MISSED_VICTIMS):
        yield Finding("missed victim", row["id"], "is targeted, but not labelled Victim")


def _summaries(engine: Writer, kind: str) -> Iterator[Finding]:
    wanted = summarize(evidence(engine.read(audit.EVIDENCE, kind=kind)))
    found: set[str] = set()
    for row in engine.read(audit.all_summaries(kind)):
        summary_id = edge_id(kind, row["subject"], row["object"])
        if summary_id in found:
            yield Finding("doubled summary", summary_id, "stands more than once between its two entities")
        elif summary_id not in wanted:
            yield Finding("unfounded summary", summary_id, "no accepted claim asserts it")
        elif row["properties"] != wanted[summary_id].properties():
            yield Finding("stale summary", summary_id, _difference(row["properties"], wanted[summary_id].properties()))
        found.add(summary_id)
    for summary_id in wanted.keys() - found:
        yield Finding("missing summary", summary_id, f"{wanted[summary_id].claims} accepted claims assert it")


def _difference(stored: dict[str, object], wanted: dict[str, object]) -> str:
    names = sorted(name for name in stored.keys() | wanted.keys() if stored.get(name) != wanted.get(name))
    return "; ".join(f"{name} is {stored.get(name)!r}, claims say {wanted.get(name)!r}" for name in names)


def repair(engine: Writer) -> int:
    """Make every summary and Victim label what the claims say; return how many relationships and labels changed."""
    findings = [finding for finding in examine(engine) if finding.repairable]
    doubled = [finding.id.split("|") for finding in findings if finding.problem == "doubled summary"]

    def remove_doubles(transaction: ManagedTransaction) -> None:
        for kind, subject, target in doubled:
            transaction.run(audit.delete_all_of(kind), rows=[{"subject": subject, "object": target}]).consume()

    if doubled:
        engine.write(remove_doubles)
    edges = sorted({finding.id for finding in findings if "summary" in finding.problem})
    for start in range(0, len(edges), _EDGES_AT_ONCE):
        part = edges[start : start + _EDGES_AT_ONCE]
        engine.write(lambda transaction, part=part: refresh(transaction, {}, part))  # type: ignore[misc]
    _repair_victims(engine)
    return len(findings)


def _repair_victims(engine: Writer) -> None:
    false = [row["id"] for row in engine.read(audit.FALSE_VICTIMS)]
    missed = [row["id"] for row in engine.read(audit.MISSED_VICTIMS)]
    engine.write(lambda transaction: mark_victims(transaction, missed, false))
