"""Neo4j: a server that somebody else runs, by Docker Compose, a cluster or Aura."""

from collections.abc import Iterator, Mapping
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError, ServiceUnavailable

from graph.cypher.console import TERMINATE
from graph.engines.engine import TAG, Engine, one_line, planned, run_console, trusted, without_explain
from graph.engines.errors import EngineError
from graph.engines.gate import check_length, check_plan
from graph.engines.table import Table
from graph.schema import Neo4jDialect


class Neo4jEngine(Engine):
    """A Neo4j 5 server over Bolt."""

    name = "neo4j"
    dialect = Neo4jDialect()

    def __init__(self, uri: str, username: str, password: str, database: str | None = None) -> None:
        """Connect; raises EngineError when the address is wrong, nothing answers, or the login is refused."""
        try:
            driver = neo4j.GraphDatabase.driver(
                uri,
                auth=(username, password) if username else None,
                connection_timeout=10,
                max_transaction_retry_time=15,
                notifications_min_severity="OFF",
            )
        except (ConfigurationError, ValueError) as error:
            raise EngineError(
                f"NEO4J_URI is no address of Neo4j: {one_line(error).split('. ')[0]}. Remedy: set it to bolt://host:7687 or neo4j+s://..."
            ) from error
        try:
            with driver.session(database=database) as session:
                session.run("RETURN 1").consume()
        except AuthError as error:
            driver.close()
            raise EngineError("Neo4j refused the login. Remedy: set NEO4J_USERNAME and NEO4J_PASSWORD.") from error
        except (ServiceUnavailable, Neo4jError, DriverError) as error:
            driver.close()
            raise EngineError(
                f"Neo4j does not answer at NEO4J_URI: {one_line(error)}. Remedy: start it, or unset NEO4J_URI to use the embedded engine."
            ) from error
        super().__init__(driver, database)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "Neo4jEngine":
        """Return the engine that NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE name."""
        return cls(
            environ["NEO4J_URI"], environ.get("NEO4J_USERNAME", "neo4j"), environ.get("NEO4J_PASSWORD", ""), environ.get("NEO4J_DATABASE") or None
        )

    def console(self, query: str, parameters: Mapping[str, Any] | None = None, *, rows: int = 1000, seconds: float = 10, tag: str = "") -> Table:
        """See Engine.console. Read-only by READ access mode and by the plan, which EXPLAIN gives without running anything."""
        with self._session(neo4j.READ_ACCESS) as session:
            self._checked(session, query, parameters)
            return run_console(session, query, parameters, rows, seconds, tag)

    def explain(self, query: str, parameters: Mapping[str, Any] | None = None) -> str:
        """See Engine.explain. The operators of the plan, each below what takes its rows."""
        with self._session(neo4j.READ_ACCESS) as session:
            plan = self._checked(session, without_explain(query), parameters)
        return "\n".join(_lines(plan))

    def cancel(self, tag: str) -> bool:
        """See Engine.cancel. Finds the transaction by its tag and terminates it."""
        with self._session(neo4j.READ_ACCESS) as session:
            return bool(session.run(trusted(TERMINATE), name=TAG, tag=tag).data())

    def _checked(self, session: neo4j.Session, query: str, parameters: Mapping[str, Any] | None) -> dict[str, Any]:
        """Return the plan of a statement; raises Refused unless it only reads."""
        check_length(query)
        summary = planned(session, query, parameters)
        plan = dict(summary.plan) if summary.plan else None
        check_plan(summary.query_type, plan)
        return plan or {}


def _lines(plan: dict[str, Any], depth: int = 0) -> Iterator[str]:
    arguments = plan.get("args") or {}
    rows = arguments.get("EstimatedRows")
    estimate = f"  (about {rows:,.0f} rows)" if isinstance(rows, int | float) else ""
    yield f"{'  ' * depth}+ {str(plan.get('operatorType', '')).split('@')[0]}  {arguments.get('Details', '')}{estimate}"
    for child in plan.get("children") or []:
        yield from _lines(child, depth + 1)
