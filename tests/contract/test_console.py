"""The console reads, for real, and does nothing else: on both engines, whatever it is told."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from graph.engines import Engine, EngineError, QueryFailed, Refused, TimedOut
from graph.store import Store
from tests.hostile.statements import ENDLESS, STATEMENTS
from tests.stories import breach, resolved


@pytest.fixture
def loaded(engine: Engine) -> Engine:
    for _ in Store(engine).put(resolved(breach("The Daily"))):
        pass
    return engine


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A listener on the loopback interface, and a list of who called."""
    calls: list[str] = []
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()

        def accept() -> None:
            while True:
                try:
                    connection, address = server.accept()
                except OSError:
                    return
                calls.append(str(address))
                connection.close()

        threading.Thread(target=accept, daemon=True).start()
        yield f"127.0.0.1:{server.getsockname()[1]}", calls


def everything(engine: Engine) -> tuple[object, ...]:
    nodes = engine.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY n.id")
    edges = engine.read("MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, b.id AS b, properties(r) AS properties ORDER BY a, type, b")
    return nodes, edges


def test_rows_come_as_plain_values(loaded: Engine) -> None:
    table = loaded.console(
        "MATCH p = (g:Group)-[r:SPONSORED_BY]->(s:State) RETURN g, r, p, s.name AS name, [1, 2.5, null] AS list, date('2022-10-05') AS day"
    )
    assert table.columns == ["g", "r", "p", "name", "list", "day"]
    group, edge, path, name, numbers, day = table.rows[0]
    assert group["id"].startswith("group:unnamed")
    assert "Group" in group["labels"]
    assert (edge["type"], edge["target"]) == ("SPONSORED_BY", "state:CN")
    assert [node["id"] for node in path["nodes"]] == [group["id"], "state:CN"]
    assert (name, numbers, day) == ("China", [1, 2.5, None], "2022-10-05")


def test_parameters_are_values_and_never_text_of_the_statement(loaded: Engine) -> None:
    name = "China' OR true RETURN 1 //"
    assert loaded.console("MATCH (s:State {name: $name}) RETURN s.id", {"name": name}).rows == []
    assert loaded.console("MATCH (s:State {name: $name}) RETURN s.id", {"name": "China"}).rows == [["state:CN"]]


def test_more_rows_than_asked_for_are_cut_and_told(loaded: Engine) -> None:
    table = loaded.console("UNWIND range(1, 100) AS i RETURN i", rows=10)
    assert (len(table.rows), table.truncated) == (10, True)
    assert not loaded.console("UNWIND range(1, 10) AS i RETURN i", rows=10).truncated


def test_a_mistake_is_explained(loaded: Engine) -> None:
    with pytest.raises(QueryFailed, match=r"(?i)syntax|invalid input|mismatched|expected"):
        loaded.console("MATCH (n RETURN n")


def test_a_statement_without_end_is_refused(loaded: Engine) -> None:
    with pytest.raises(Refused, match="longer than"):
        loaded.console("RETURN '" + "x" * 200_000 + "'")


def test_no_hostile_statement_changes_reads_or_reaches_anything(loaded: Engine, listener: tuple[str, list[str]]) -> None:
    host, calls = listener
    before = everything(loaded)
    answered = {}
    assert len(STATEMENTS) >= 80
    for statement in STATEMENTS:
        started = time.monotonic()
        with contextlib.suppress(EngineError):
            answered[statement] = loaded.console(statement.replace("HOST", host), seconds=3).rows
        assert time.monotonic() - started < 15, statement
    assert everything(loaded) == before
    assert calls == []
    leaks = {statement: rows for statement, rows in answered.items() if "root:" in str(rows) or "timeout" in str(rows).lower()}
    assert leaks == {}
    refused = set(STATEMENTS) - set(answered)
    assert len(refused) >= len(STATEMENTS) - 4, f"answered: {sorted(answered)}"


def test_a_runaway_is_stopped_and_called_so(loaded: Engine) -> None:
    with pytest.raises(TimedOut, match="stopped after"):
        loaded.console(ENDLESS[0], seconds=3)


@pytest.mark.parametrize("statement", ENDLESS)
def test_an_endless_statement_ends_and_the_engine_goes_on(loaded: Engine, statement: str) -> None:
    started = time.monotonic()
    with contextlib.suppress(TimedOut, QueryFailed):  # An engine may find a short way to the answer, too.
        loaded.console(statement, seconds=3)
    assert time.monotonic() - started < 30
    assert loaded.console("RETURN 1 AS one").rows == [[1]]


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n:Group) RETURN n.name ORDER BY n.name LIMIT 5",
        "CALL db.labels() YIELD label RETURN label",
        "CALL db.index.fulltext.queryNodes('entity_search', 'china') YIELD node, score RETURN node.name, score",
        "MATCH (a:State {id: 'state:CN'}), (b:Organization) MATCH p = shortestPath((a)-[*..4]-(b)) RETURN length(p)",
        "MATCH (n) WHERE n.name = 'CREATE (x) // CALL apoc.util.sleep(1)' RETURN n",
        "WITH date('2022-10-05') AS d RETURN d.year, duration.between(d, date('2023-01-01'))",
        "MATCH (g:Group) CALL { WITH g MATCH (g)-[r]->() RETURN count(r) AS n } RETURN g.name, n",
        "MATCH (g:Group) WHERE EXISTS { (g)-[:TARGETED]->() } RETURN count { (g)-->() } AS n",
    ],
)
def test_what_only_reads_is_let_through(loaded: Engine, statement: str) -> None:
    assert isinstance(loaded.console(statement).rows, list)
