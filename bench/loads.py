"""How fast claims are stored, whether a load slows down with what is there, and what one statement per claim would cost."""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.generated import reports
from bench.measure import Rounds, resident, timed
from graph.batch import claim_properties
from graph.engines import Engine, Home, connect, status, stop
from graph.names.resolver import Resolved
from graph.store import Store
from tests.servers import NoNeo4jError, neo4j_server

SMALL, LARGE = 10_000, 100_000
PARTS = 5
ROUNDS = 3
BASELINE = 1_000
"""So many claims are written one statement at a time: each statement costs the same, so more would only take longer."""

_ONE_CLAIM = """
MATCH (r:Report {id: $report}) MATCH (s:Entity {id: $claim.subject}) MATCH (o:Entity {id: $claim.object})
MERGE (c:Claim {id: $claim.id}) SET c += $claim
MERGE (c)<-[:STATES]-(r) MERGE (c)-[:SUBJECT]->(s) MERGE (c)-[:OBJECT]->(o)
"""


def run(console: Console) -> None:
    """Measure both engines and print a table for each."""
    with _embedded() as (engine, memory):
        console.print(_table("the embedded engine", engine, memory))
    try:
        with neo4j_server() as server:
            engine = connect(environ={"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.username, "NEO4J_PASSWORD": server.password})
            console.print(_table("Neo4j", engine, lambda: ""))
            engine.close()
    except NoNeo4jError as error:
        console.print(f"NEO4J WAS NOT MEASURED: {error}", style="bold red")


@contextmanager
def _embedded() -> Iterator[tuple[Engine, Callable[[], str]]]:
    with tempfile.TemporaryDirectory(prefix="counterwatch-bench-") as folder:
        home = Home.find(Path(folder), {})
        engine = connect(home.path, {})
        try:
            yield engine, lambda: f"the engine's process holds {resident(status(home).pid)}"
        finally:
            engine.close()
            stop(home)


def _table(name: str, engine: Engine, memory: Callable[[], str]) -> Table:
    table = Table(title=f"Claims into {name}, of which every eighth begins a new report; entities spoken of as often as 1/rank")
    for column in ("What", "Claims per second (slowest to fastest)", f"In each fifth of {LARGE:,}", "Against the baseline"):
        table.add_column(column, overflow="fold")
    large = list(reports(LARGE, seed=2 + ROUNDS))
    _load(engine, list(reports(SMALL)))  # Not counted: the engine compiles what it runs often.
    baseline = Rounds((_one_by_one(engine, list(reports(BASELINE, seed=1))),))
    per_second = BASELINE / baseline.median
    table.add_row(f"one statement per claim (baseline, on {BASELINE:,} claims, without summaries)", f"{per_second:,.0f}", "", "1.0x")
    fresh, again = [], []
    for number in range(ROUNDS):  # Other reports in every round: an engine that was emptied is not as it was.
        small = list(reports(SMALL, seed=2 + number))
        fresh.append(sum(_load(engine, small)))
        again.append(sum(_load(engine, small)))
    parts = _load(engine, large)
    for what, count, taken, curve in (
        (f"{SMALL:,} claims", SMALL, Rounds(tuple(fresh)), ""),
        (f"{SMALL:,} claims that are there already", SMALL, Rounds(tuple(again)), ""),
        (f"{LARGE:,} claims", LARGE, Rounds((sum(parts),)), ", ".join(f"{LARGE / PARTS / seconds:,.0f}" for seconds in parts)),
    ):
        table.add_row(what, taken.rate(count), curve, f"{count / taken.median / per_second:.1f}x")
    table.caption = memory()
    return table


def _load(engine: Engine, items: Sequence[Resolved]) -> list[float]:
    """Store reports and return the seconds that each of five equal parts took."""
    store, size = Store(engine), -(-len(items) // PARTS)
    return [timed(lambda part=part: list(store.put(part))) for part in (items[start : start + size] for start in range(0, len(items), size))]  # type: ignore[misc]


def _one_by_one(engine: Engine, items: Sequence[Resolved]) -> float:
    """Store the nodes, then each claim with a statement and a transaction of its own; return the seconds that the claims took."""
    list(Store(engine).put([Resolved(item.report, item.ledger, (), item.entities, ()) for item in items]))
    started = time.perf_counter()
    for claim in (claim for item in items for claim in item.claims):
        properties = {name: value for name, value in claim_properties(claim).items() if value is not None}
        engine.write(
            lambda transaction, claim=claim, properties=properties: transaction.run(_ONE_CLAIM, report=claim.report, claim=properties).consume()  # type: ignore[misc]
        )
    return time.perf_counter() - started
