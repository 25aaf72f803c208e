"""Every question of the cookbook runs on both engines and finds something in a graph that has something of everything."""

import contextlib
import threading
import time

import pytest

from graph import results, saved_queries
from graph.cookbook import RECIPES, Recipe
from graph.engines import Cancelled, Engine, EngineError, QueryFailed, Refused
from graph.running import AT_ONCE, Running
from graph.saved_queries import SavedQuery, SavedQueryError
from tests.contract.test_console import everything
from tests.hostile.statements import ENDLESS, STATEMENTS

VALUES: dict[str, dict[str, object]] = {"path-between-two": {"second": "Critics Union"}}


def test_the_cookbook_has_enough_to_start_from() -> None:
    assert len(RECIPES) >= 25
    assert {recipe.showing for recipe in RECIPES.values()} == {"table", "graph", "chart"}


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=list(RECIPES))
def test_every_question_finds_something(stocked: Engine, recipe: Recipe) -> None:
    table = stocked.console(recipe.cypher, {**recipe.defaults, **VALUES.get(recipe.name, {})})
    assert table.rows
    if recipe.graph:
        assert results.picked(table.rows).edges
    if recipe.chart:
        named = {recipe.chart.x, recipe.chart.y, recipe.chart.series} - {""}
        assert named <= set(table.columns)
        measure = recipe.chart.series if recipe.chart.kind == "heat" else recipe.chart.y
        assert measure in results.numeric(table)


def test_a_plan_is_told_and_nothing_is_run(stocked: Engine) -> None:
    plan = stocked.explain("EXPLAIN MATCH (g:Group)-[r:SPONSORED_BY]->(s:State {name: $name}) RETURN g.name", {"name": "China"})
    assert "+ " in plan
    assert "SPONSORED_BY" in plan
    with pytest.raises(QueryFailed):
        stocked.explain("MATCH (n RETURN n")


def test_no_hostile_statement_gets_through_by_asking_for_its_plan(stocked: Engine) -> None:
    before = everything(stocked)
    for statement in STATEMENTS:
        with contextlib.suppress(EngineError):
            assert "root:" not in stocked.explain(statement.replace("HOST", "127.0.0.1:9"))
    assert everything(stocked) == before


def test_what_runs_beside_the_screen_gives_its_rows_or_its_fault(stocked: Engine) -> None:
    running = Running(stocked, "RETURN $x AS x", {"x": 5}, 10, 5)
    assert running.wait(20)
    assert running.result().rows == [[5]]
    failed = Running(stocked, "MATCH (n RETURN n", {}, 10, 5)
    assert failed.wait(20)
    with pytest.raises(QueryFailed):
        failed.result()


def test_a_cancelled_statement_is_given_up_at_once_and_the_engine_goes_on(stocked: Engine) -> None:
    running = Running(stocked, ENDLESS[0], {}, 10, 8)
    assert not running.wait(1)
    running.cancel()
    assert running.done
    with pytest.raises(Cancelled, match="cancelled after"):
        running.result()
    assert stocked.console("RETURN 1 AS one").rows == [[1]]
    waiting = [thread for thread in threading.enumerate() if thread.name == "console"]
    for thread in waiting:
        thread.join(30)
    assert not any(thread.is_alive() for thread in waiting)
    if stocked.name == "neo4j":
        assert running.elapsed < 7, "Neo4j was to end it, not its time limit"


def test_only_so_many_run_at_once(stocked: Engine) -> None:
    busy = [Running(stocked, ENDLESS[0], {}, 10, 2) for _ in range(AT_ONCE)]
    with pytest.raises(Refused, match="running already"):
        Running(stocked, "RETURN 1", {}, 10, 2)
    for running in busy:
        running.cancel()
    for thread in [thread for thread in threading.enumerate() if thread.name == "console"]:
        thread.join(40)
    again = Running(stocked, "RETURN 1 AS one", {}, 10, 5)
    deadline = time.monotonic() + 20
    while not again.done and time.monotonic() < deadline:
        again.wait(1)
    assert again.result().rows == [[1]]


def test_a_query_is_saved_changed_listed_and_deleted(engine: Engine) -> None:
    assert saved_queries.listed(engine) == []
    saved = saved_queries.save(engine, SavedQuery("  Bears \n here ", "MATCH (g {name: $name}) RETURN g", "what <b>", {"name": ["x", 1]}))
    assert saved.name == "Bears here"
    assert saved_queries.listed(engine) == [saved]
    changed = saved_queries.save(engine, SavedQuery("Other", "RETURN 1", id=saved.id))
    assert [(query.id, query.name) for query in saved_queries.listed(engine)] == [(saved.id, "Other")]
    saved_queries.delete(engine, changed.id)
    assert saved_queries.listed(engine) == []


@pytest.mark.parametrize(
    ("query", "words"),
    [(SavedQuery(" ", "RETURN 1"), "needs a name"), (SavedQuery("x", " "), "no statement"), (SavedQuery("x" * 200, "RETURN 1"), "may have")],
)
def test_a_query_that_cannot_be_saved_says_why(engine: Engine, query: SavedQuery, words: str) -> None:
    with pytest.raises(SavedQueryError, match=words):
        saved_queries.save(engine, query)
