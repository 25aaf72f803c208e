"""Fixtures: both engines, real ones; nothing of the user's is touched."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from graph.engines import Engine, Home, connect, stop
from tests.servers import NoNeo4jError, neo4j_server

SHARED = Path(__file__).parents[2] / "shared"
"""Real data beside the checkout, where there is any; the tests pass without it."""

CI = os.environ.get("CI") == "true"

_missing: list[str] = []


def lacking(what: str, why: str) -> None:
    """Skip a test for want of a part, loudly; in CI that is a failure."""
    message = f"{what} DID NOT RUN: {why}"
    if message not in _missing:
        _missing.append(message)
    if CI:
        pytest.fail(message)
    pytest.skip(message)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end, in red, what did not run."""
    for message in _missing:
        terminalreporter.write_line(message, red=True, bold=True)


@pytest.fixture(autouse=True)
def _no_foreign_engine(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("COUNTERWATCH_HOME", str(home))
    for name in ("NEO4J_URI", "NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the tests' embedded engine; its process is stopped at the end."""
    folder = tmp_path_factory.mktemp("home")
    yield folder
    stop(Home(folder))
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def _embedded(home: Path) -> Iterator[Engine]:
    engine = connect(home, {})
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def _neo4j() -> Iterator[Engine | None]:
    with ExitStack() as held:
        try:
            server = held.enter_context(neo4j_server())
        except NoNeo4jError as error:
            _missing.append(f"THE NEO4J HALF DID NOT RUN: {error}")
            yield None
            return
        engine = connect(environ={"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.username, "NEO4J_PASSWORD": server.password})
        yield engine
        engine.close()


def engine_named(request: pytest.FixtureRequest) -> Engine:
    """Return the engine that a fixture's parameter names, empty; says loudly when there is none."""
    found: Engine | None = request.getfixturevalue(f"_{request.param}")
    if found is None:
        lacking("THE NEO4J HALF", "no Neo4j can be had here")
    assert found is not None
    found.clear()
    return found


@pytest.fixture(params=["embedded", "neo4j"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each of the two engines in turn, empty."""
    return engine_named(request)


@pytest.fixture
def embedded_engine(_embedded: Engine) -> Engine:
    """The embedded engine alone, empty."""
    _embedded.clear()
    return _embedded


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data beside the checkout; tests that need it are skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip("real data is not beside this checkout")
    return SHARED
