"""The embedded engine: ArcadeDB as a background process of this user, found or started when it is needed."""

import base64
import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import neo4j
import psutil
from filelock import FileLock, Timeout
from neo4j.exceptions import AuthError, Neo4jError, ServiceUnavailable, TransientError

from graph.claims import digest
from graph.engines.engine import Engine, one_line, planned, run_console, without_explain
from graph.engines.errors import EngineError, QueryFailed
from graph.engines.gate import check_embedded
from graph.engines.home import Connection, Home, write_private
from graph.engines.server import DATABASE, READER, WRITER
from graph.engines.table import Table
from graph.schema import ArcadeDialect

T = TypeVar("T")

START_SECONDS = 60
"""How long a start may take; recovery after a crash has been seen to take nine seconds."""

STOP_SECONDS = 20

_CONCEALED = re.compile(r"BOLT: (.+?) \(concealed from the client in production mode\)")
_LOG_BYTES = 200_000

# The engine writes pages and its log ahead in blocks; with less than this left on the disk it fails.
_DISK_NEEDED = 16_000_000
_DISK_FULL = "the disk of {} is full. Remedy: free some space and do the same again"

# A pid is used again by the system; a process that began long before the file was written is not ours.
_CLOCK_SLACK = 120.0


@dataclass(frozen=True)
class Status:
    """What is known of the background process; `resident` in bytes."""

    running: bool
    home: str
    uri: str = ""
    pid: int = 0
    resident: int = 0


class EmbeddedEngine(Engine):
    """ArcadeDB over Bolt, two users: one that writes, one that can only read."""

    name = "embedded"
    dialect = ArcadeDialect()

    def __init__(self, home: Home) -> None:
        self._home = home
        self.connection = serve(home)
        super().__init__(_driver(self.connection, WRITER, self.connection.password), DATABASE)
        self._reader = _driver(self.connection, READER, self.connection.reader_password)

    def console(self, query: str, parameters: Mapping[str, Any] | None = None, *, rows: int = 1000, seconds: float = 10, tag: str = "") -> Table:
        """See Engine.console. Read-only by the engine's own rights: the statement runs as a user that cannot write."""
        check_embedded(query)
        return self._reading(lambda session: run_console(session, query, parameters, rows, seconds))

    def explain(self, query: str, parameters: Mapping[str, Any] | None = None) -> str:
        """See Engine.explain. The engine gives its plan as one text."""
        bare = without_explain(query)
        check_embedded(bare)
        plan = self._reading(lambda session: planned(session, bare, parameters).plan) or {}
        return str((plan.get("args") or {}).get("string-representation", "")).strip()

    def cancel(self, tag: str) -> bool:
        """See Engine.cancel. This engine ends nothing from outside: its own limit of ten seconds does."""
        return False

    def _reading(self, work: Callable[[neo4j.Session], T]) -> T:
        """Do something as the user who can only read; what the engine conceals of a failure is taken from its log."""
        log_end = self._home.log_file.stat().st_size if self._home.log_file.exists() else 0
        try:
            with self._reader.session(database=DATABASE, default_access_mode=neo4j.READ_ACCESS) as session:
                return work(session)
        except QueryFailed as error:
            raise type(error)(self._concealed(log_end) or str(error)) from error

    @property
    def alive(self) -> bool:
        """Whether the process that this connection leads to still runs."""
        return _process(self.connection) is not None

    def _reason(self, error: Exception) -> str:
        if _disk_is_full(self._home):
            return f"{_DISK_FULL.format(self._home.path)}; what was stored stays"
        if not self.alive:
            return f"the embedded engine ended. Remedy: do the same again, it starts by itself; what was stored stays; if it ends again, read {self._home.log_file}"
        return f"the embedded engine failed: {one_line(error)}. Remedy: read {self._home.log_file}; what was stored stays"

    def _concealed(self, since: int) -> str:
        """Return the engine's own words on the last failure: in production mode it writes them to its log alone."""
        with contextlib.suppress(OSError), self._home.log_file.open("rb") as log:
            log.seek(since)
            found = _CONCEALED.findall(log.read(_LOG_BYTES).decode(errors="replace"))
            return found[-1].strip() if found else ""
        return ""

    def ensure_schema(self) -> None:
        """Create what is missing. The engine's SQL goes over its HTTP port, since Bolt speaks only Cypher."""
        statements = list(self.dialect.statements())
        wanted = digest(*statements)
        if self._marker.exists() and self._marker.read_text(encoding="utf-8") == wanted:
            return
        run_sql(self.connection, statements)
        write_private(self._marker, wanted)

    @property
    def _marker(self) -> Path:
        # Inside the data folder: whoever deletes the data deletes the note that its schema is made.
        return self._home.path / "arcadedb" / "schema"

    def close(self) -> None:
        """Close both connections; the background process goes on."""
        self._reader.close()
        super().close()


def _driver(connection: Connection, user: str, password: str) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(connection.uri, auth=(user, password), connection_timeout=5, max_transaction_retry_time=15)


def run_sql(connection: Connection, statements: Iterable[str]) -> None:
    """Run the engine's own SQL statements over its loopback HTTP port; raises EngineError with the statement that failed."""
    credentials = base64.b64encode(f"{WRITER}:{connection.password}".encode()).decode()
    for statement in statements:
        request = Request(
            f"http://127.0.0.1:{connection.http_port}/api/v1/command/{DATABASE}",
            data=json.dumps({"language": "sql", "command": statement}).encode(),
            headers={"Authorization": f"Basic {credentials}", "Content-Type": "application/json"},
        )
        try:
            with urlopen(request, timeout=30) as answer:
                answer.read()
        except HTTPError as error:
            raise EngineError(f"the engine refused {statement!r}: {error.read(500).decode(errors='replace')}") from error
        except URLError as error:
            raise EngineError(f"the engine does not answer: {error.reason}") from error


def _process(connection: Connection | None) -> psutil.Process | None:
    """Return the running process that a connection file speaks of, if it is really ours."""
    if connection is None:
        return None
    try:
        process = psutil.Process(connection.pid)
        ours = process.create_time() <= connection.started + _CLOCK_SLACK and any("graph.engines.server" in part for part in process.cmdline())
        return process if ours and process.status() != psutil.STATUS_ZOMBIE else None
    except psutil.Error:
        return None


def _answers(connection: Connection) -> bool:
    try:
        with _driver(connection, WRITER, connection.password) as driver, driver.session(database=DATABASE) as session:
            session.run("RETURN 1").consume()
    except (ServiceUnavailable, TransientError, AuthError, Neo4jError, OSError):
        return False
    return True


def serve(home: Home) -> Connection:
    """Return how to reach the engine of a home; start its process where none runs.

    Several processes may call this at once: one starts it, the others find it. Raises EngineError when it does
    not come up, with the place of its log.
    """
    connection = home.connection()
    if connection and _process(connection) and _answers(connection):
        return connection
    try:
        with FileLock(home.lock_file, timeout=START_SECONDS):
            connection = home.connection()
            if connection and _process(connection) and _answers(connection):
                return connection
            return _start(home)
    except Timeout as error:
        raise EngineError(
            f"another process has been starting the engine for {START_SECONDS} seconds. Remedy: counterwatch serve --stop, then try again."
        ) from error


def _disk_is_full(home: Home) -> bool:
    return shutil.disk_usage(home.path).free < _DISK_NEEDED


def _start(home: Home) -> Connection:
    if _disk_is_full(home):
        raise EngineError(_DISK_FULL.format(home.path))
    home.connection_file.unlink(missing_ok=True)
    home.passwords()
    with os.fdopen(os.open(home.log_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as log:
        process = subprocess.Popen(
            # -P keeps the caller's folder off the import path: nothing lying there can become part of the engine.
            [sys.executable, "-P", "-m", "graph.engines.server", str(home.path)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=home.path,
            env=_environment(),
            start_new_session=True,
        )
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise EngineError(f"the embedded engine ended while starting: {_last_line(home)} Remedy: read {home.log_file}.")
        connection = home.connection()
        if connection and connection.pid == process.pid and _answers(connection):
            return connection
        time.sleep(0.1)
    process.kill()
    raise EngineError(f"the embedded engine did not answer within {START_SECONDS} seconds. Remedy: read {home.log_file}.")


def _environment() -> dict[str, str]:
    """The caller's environment, with the place of our packages in front, so that the process finds them from any folder."""
    root = str(Path(__file__).resolve().parents[2])
    return {**os.environ, "PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"}


def _last_line(home: Home) -> str:
    try:
        lines = [line for line in home.log_file.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    except OSError:
        lines = []
    return lines[-1][:300] if lines else "it said nothing."


def status(home: Home) -> Status:
    """Tell whether a home's engine runs, where it listens and how much memory it holds."""
    connection = home.connection()
    process = _process(connection)
    if connection is None or process is None:
        return Status(running=False, home=str(home.path))
    try:
        resident = process.memory_info().rss
    except psutil.Error:
        resident = 0
    return Status(running=True, home=str(home.path), uri=connection.uri, pid=connection.pid, resident=resident)


def stop(home: Home) -> bool:
    """Stop a home's engine cleanly and return whether one was running."""
    with FileLock(home.lock_file, timeout=START_SECONDS):
        process = _process(home.connection())
        if process is None:
            home.connection_file.unlink(missing_ok=True)
            return False
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(STOP_SECONDS)
        home.connection_file.unlink(missing_ok=True)
        return True
