"""Keeping stored summaries what their accepted claims add up to."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from neo4j import ManagedTransaction

from graph.cypher import write as cypher
from graph.model import edge_id, split_edge
from graph.summary import Evidence, Summary, Tally, summary, tallies


def evidence(rows: Iterable[dict[str, Any]]) -> Iterable[Evidence]:
    """Yield the evidence of rows that `EVIDENCE` returns; a property that is not there is an empty text."""
    for row in rows:
        whole: dict[str, Any] = {name: "" if value is None else value for name, value in row.items()}
        yield Evidence(**whole)


def refresh(transaction: ManagedTransaction, added: Mapping[str, Tally], doubtful: Collection[str]) -> int:
    """Make the summaries of relationships what their accepted claims add up to.

    `added` holds, by relationship, what claims that were just written add to it. Whatever claims say about the
    relationships of `doubtful`, and about those that are not stored yet, is read anew. Returns how many
    relationships had to be made, changed or deleted.
    """
    by_kind: dict[str, set[str]] = defaultdict(set)
    for edge in {*added, *doubtful}:
        by_kind[split_edge(edge)[0]].add(edge)
    return sum(_refresh_kind(transaction, kind, edges, added, doubtful) for kind, edges in sorted(by_kind.items()))


def _refresh_kind(transaction: ManagedTransaction, kind: str, edges: Collection[str], added: Mapping[str, Tally], doubtful: Collection[str]) -> int:
    rows = [_ends(edge) for edge in sorted(edges)]
    found = {edge_id(kind, row["subject"], row["object"]): row["properties"] for row in transaction.run(cypher.read_summaries(kind), rows=rows)}
    known = {edge: Tally.stored(found[edge]) + added[edge] for edge in edges if edge in found and edge not in doubtful}
    unknown = sorted(edge for edge in edges if edge not in known)
    read = tallies(evidence(row.data() for row in transaction.run(cypher.EVIDENCE, edges=unknown))) if unknown else {}
    wanted = [made for edge, tally in {**known, **read}.items() if (made := summary(edge, tally, competing=False))]
    new = [made for made in wanted if made.id not in found]
    gone = sorted(found.keys() - {made.id for made in wanted})
    _run(transaction, cypher.create_summaries(kind), [_row(made) for made in new])
    changed = [made for made in wanted if made.id in found and made.properties() != found[made.id]]
    _run(transaction, cypher.set_summaries(kind), [_row(made) for made in changed])
    _run(transaction, cypher.delete_summaries(kind), [_ends(edge) for edge in gone])
    different = {*(made.id for made in new), *(made.id for made in changed), *gone}
    if kind == "SPONSORED_BY":
        turned = transaction.run(cypher.SET_DISPUTED, groups=sorted({row["subject"] for row in rows}))
        different |= {edge_id(kind, row["subject"], row["object"]) for row in turned}
    if kind == "TARGETED":
        mark_victims(transaction, {split_edge(made.id)[2] for made in new}, {split_edge(edge)[2] for edge in gone})
    return len(different)


def _ends(edge: str) -> dict[str, Any]:
    _, subject, target = split_edge(edge)
    return {"subject": subject, "object": target}


def _row(made: Summary) -> dict[str, Any]:
    return {**_ends(made.id), "properties": made.properties()}


def _run(transaction: ManagedTransaction, query: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        transaction.run(query, rows=rows).consume()


def mark_victims(transaction: ManagedTransaction, targeted: Collection[str], left: Collection[str]) -> None:
    """Label organizations that became targets as victims, and take the label from those of `left` that no group targets."""
    if targeted:
        transaction.run(cypher.MARK_VICTIMS, ids=sorted(targeted)).consume()
    if left:
        still = {row["id"] for row in transaction.run(cypher.TARGETED_OF, ids=sorted(left))}
        transaction.run(cypher.UNMARK_VICTIMS, ids=sorted(set(left) - still)).consume()
