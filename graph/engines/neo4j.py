"""Neo4j: a server that somebody else runs, by Docker Compose, a cluster or Aura."""

from collections.abc import Mapping
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError, ServiceUnavailable

from graph.engines.engine import MAX_STATEMENT, Engine, explained, one_line, run_console, trusted
from graph.engines.errors import EngineError, Refused
from graph.engines.gate import check_plan
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

    def console(self, query: str, parameters: Mapping[str, Any] | None = None, *, rows: int = 1000, seconds: float = 10) -> Table:
        """See Engine.console. Read-only by READ access mode and by the plan, which EXPLAIN gives without running anything."""
        if len(query) > MAX_STATEMENT:
            raise Refused(f"the statement is longer than {MAX_STATEMENT} characters")
        with self._session(neo4j.READ_ACCESS) as session:
            self._check(session, query, parameters)
            return run_console(session, query, parameters, rows, seconds)

    def _check(self, session: neo4j.Session, query: str, parameters: Mapping[str, Any] | None) -> None:
        try:
            summary = session.run(trusted("EXPLAIN " + query), dict(parameters or {})).consume()
        except (Neo4jError, DriverError) as error:
            raise explained(error, 0) from error
        check_plan(summary.query_type, dict(summary.plan) if summary.plan else None)
