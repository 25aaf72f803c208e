"""A graph that has something of everything, once for all tests of a module that only read it."""

import pytest

from graph.engines import Engine
from graph.store import Store
from tests.conftest import engine_named
from tests.stories import of_everything, resolved


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def stocked(request: pytest.FixtureRequest) -> Engine:
    found = engine_named(request)
    for _ in Store(found).put(resolved(*of_everything())):
        pass
    return found
