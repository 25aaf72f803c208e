"""The two engines behind one driver: the embedded one, and Neo4j where NEO4J_URI is set."""

import os
from collections.abc import Mapping
from pathlib import Path

from graph.engines.embedded import EmbeddedEngine, serve, status, stop
from graph.engines.engine import Engine
from graph.engines.errors import Cancelled, EngineError, Lost, QueryFailed, Refused, TimedOut
from graph.engines.home import Home
from graph.engines.neo4j import Neo4jEngine
from graph.engines.table import Table

__all__ = ["Cancelled", "Engine", "EngineError", "Home", "Lost", "QueryFailed", "Refused", "Table", "TimedOut", "connect", "serve", "status", "stop"]


def connect(home: Path | None = None, environ: Mapping[str, str] | None = None) -> Engine:
    """Return an engine that is ready, its schema in place.

    Neo4j when `environ` (default: the process's) sets NEO4J_URI, with NEO4J_USERNAME, NEO4J_PASSWORD and
    NEO4J_DATABASE; else the embedded one, whose background process is started or found under `home` (default:
    COUNTERWATCH_HOME or the platform's user data folder). Raises EngineError with a remedy.
    """
    settings = os.environ if environ is None else environ
    if settings.get("NEO4J_URI"):
        return _prepared(Neo4jEngine.from_environment(settings))
    place = Home.find(home, settings)
    try:
        return _prepared(EmbeddedEngine(place))
    except OSError as error:
        raise EngineError(f"{place.path} cannot be written: {error.strerror}. Remedy: free some space, or see to its permissions.") from error


def _prepared(engine: Engine) -> Engine:
    """Return an engine with its schema in place; close it where that fails."""
    try:
        engine.ensure_schema()
    except BaseException:
        engine.close()
        raise
    return engine
