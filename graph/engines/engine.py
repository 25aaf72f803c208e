"""What both engines can do, and what they share: the official driver over Bolt."""

import re
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, LiteralString, TypeVar

import neo4j
from neo4j.exceptions import ClientError, ConstraintError, DriverError, Neo4jError, ServiceUnavailable, SessionExpired

from graph.engines.errors import Cancelled, EngineError, Lost, QueryFailed, Refused, TimedOut
from graph.engines.table import Table, collect
from graph.schema import Dialect

T = TypeVar("T")

CLEAR_AT_ONCE = 5000

TAG = "counterwatch_console"
"""The metadata of a transaction that carries a console statement's tag."""


class Engine(ABC):
    """A graph engine that speaks Cypher over Bolt."""

    name: str
    dialect: Dialect

    def __init__(self, driver: neo4j.Driver, database: str | None) -> None:
        self._driver = driver
        self._database = database

    def write(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        """Run `work` in one read-write transaction and return its result; passing faults are tried again.

        Everything that `work` did is durable when this returns, and none of it when it raises: ConstraintError when
        something is there already, Lost when the engine fails.
        """
        with self._failures_told(), self._session() as session:
            return session.execute_write(work)

    def read(self, query: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """Run a query of our own and return its rows; values may be driver objects (Node, Relationship, Path).

        Raises Lost when the engine fails.
        """
        with self._failures_told(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(
                lambda transaction: [dict(zip(record.keys(), record.values(), strict=True)) for record in transaction.run(trusted(query), parameters)]
            )

    @abstractmethod
    def console(self, query: str, parameters: Mapping[str, Any] | None = None, *, rows: int = 1000, seconds: float = 10, tag: str = "") -> Table:
        """Run somebody's statement, read-only for real, and return at most `rows` rows; `tag` is what `cancel` knows it by.

        Raises Refused for what a console must not do, TimedOut after `seconds`, QueryFailed with the engine's words.
        """

    @abstractmethod
    def explain(self, query: str, parameters: Mapping[str, Any] | None = None) -> str:
        """Return in the engine's words how it would run somebody's statement, which is not run.

        Raises Refused for what a console must not do, QueryFailed with the engine's words.
        """

    @abstractmethod
    def cancel(self, tag: str) -> bool:
        """End the console statement of this tag in the engine and return whether that could be done.

        An engine that ends no statements from outside returns False; its own time limit ends them.
        """

    def ensure_schema(self) -> None:
        """Create constraints and indexes that are missing. They come before any data: see `graph.schema`."""
        with self._session() as session:
            for statement in self.dialect.statements():
                session.run(trusted(statement)).consume()

    def clear(self) -> None:
        """Delete every node and relationship; the schema stays."""
        while self.read("MATCH (n) RETURN count(n) AS nodes")[0]["nodes"]:
            self.write(lambda transaction: transaction.run(f"MATCH (n) WITH n LIMIT {CLEAR_AT_ONCE} DETACH DELETE n").consume())

    def close(self) -> None:
        """Close the connection; an engine that runs in the background goes on."""
        self._driver.close()

    @property
    def alive(self) -> bool:
        """Whether this connection can still be used, as far as can be told without asking the engine."""
        return True

    def _reason(self, error: Exception) -> str:
        """Return what a failure of one of our own statements means, and the remedy, in one line."""
        return f"the engine failed: {one_line(error)}. Remedy: see that it runs, then do the same again; what was stored stays"

    @contextmanager
    def _failures_told(self) -> Iterator[None]:
        try:
            yield
        except ConstraintError:
            raise
        except (Neo4jError, DriverError) as error:
            raise Lost(self._reason(error)) from error

    def _session(self, mode: str = neo4j.WRITE_ACCESS) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=mode)


def run_console(session: neo4j.Session, query: str, parameters: Mapping[str, Any] | None, rows: int, seconds: float, tag: str = "") -> Table:
    """Run a statement in a session of read-only means and return its rows; engine errors become ours. The transaction carries the tag."""
    started = time.perf_counter()
    try:
        with session.begin_transaction(metadata={TAG: tag} if tag else None, timeout=seconds) as transaction:
            result = transaction.run(trusted(query), dict(parameters or {}))
            columns, found, truncated = collect(result, rows)
            wrote = not truncated and "w" in (result.consume().query_type or "")
            transaction.rollback()
    except (Neo4jError, DriverError) as error:
        raise explained(error, seconds) from error
    if wrote:  # The embedded engine refuses some writes only when they are committed, which never happens here.
        raise Refused("the console only reads: this statement writes")
    return Table(columns, found, truncated, round((time.perf_counter() - started) * 1000, 1))


def planned(session: neo4j.Session, query: str, parameters: Mapping[str, Any] | None) -> neo4j.ResultSummary:
    """Return what the engine says of a statement that it does not run: its type and plan; raises QueryFailed with its words."""
    try:
        return session.run(trusted("EXPLAIN " + query), dict(parameters or {})).consume()
    except (Neo4jError, DriverError) as error:
        raise explained(error, 0) from error


def explained(error: Exception, seconds: float) -> EngineError:
    """Return an engine's error as ours, with words for a person."""
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return QueryFailed(
            "the engine broke the connection off: the statement may need more memory than it has. Remedy: narrow it; if nothing answers, counterwatch serve --status"
        )
    if isinstance(error, Neo4jError):
        text = error.message or str(error)
        if "Timeout" in str(error.code) or "TimedOut" in str(error.code) or "timeout" in text.lower() or "timed out" in text.lower():
            return TimedOut(f"stopped after {seconds:g} seconds. Remedy: narrow the statement or give it a LIMIT")
        if "Terminated" in str(error.code):
            return Cancelled("cancelled")
        if isinstance(error, ClientError) and "Forbidden" in str(error.code):
            return QueryFailed("the console only reads; writing, schema and administration are refused")
        return QueryFailed(text[:2000])
    return QueryFailed(str(error)[:2000])


def one_line(error: Exception) -> str:
    """Return an error's words on one line; the driver's own go over several."""
    text = error.message or str(error) if isinstance(error, Neo4jError) else str(error)
    return " ".join(text.split())[:500].rstrip(".")


def without_explain(query: str) -> str:
    """Return a statement without a leading EXPLAIN of its own."""
    return re.sub(r"^\s*EXPLAIN\b", "", query, flags=re.IGNORECASE)


def trusted(query: str) -> LiteralString:
    """Return a query as the type that the driver asks for."""
    # The driver's type asks for literals; ours are assembled from the closed vocabulary or gated before they get here.
    return query
