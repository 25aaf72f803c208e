"""The desk of the Cypher page: what lies on it, its form, its history, and the address that brings it back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from graph.cookbook import RECIPES
from graph.engines import Table
from graph.saved_queries import SavedQuery
from graph.statement import Statement
from views import desk
from views.cypher_library import matching
from views.desk import Desk


def test_parameters_are_found_outside_strings_and_comments() -> None:
    assert desk.parameter_names("MATCH (n {name: $a}) WHERE n.x = '$no' // $neither\nAND n.y = $b /* $nor */ OR n.`$z` = $a RETURN n") == ["a", "b"]


def test_a_recipe_brings_its_values_and_loses_its_name_when_it_is_changed() -> None:
    recipe = RECIPES["groups-of-a-state"]
    opened = desk.with_recipe(Desk(), recipe, {"state": "China", "other": 1})
    assert (opened.rev, opened.recipe, desk.asked(opened)) == (1, recipe.name, {"state": "China"})
    assert desk.fields(opened)[0].meaning == "Name of a state"
    same = desk.edited(opened, opened.text)
    assert same.recipe == recipe.name
    changed = desk.edited(opened, opened.text + " // mine")
    assert (changed.recipe, changed.title, changed.rev) == ("", "", 1)
    assert desk.told(opened, {"rev": "1", "text": "RETURN 1"}).text == "RETURN 1"
    for nothing in (None, "RETURN 1", {}, {"rev": "0", "text": "of before"}, {"rev": "1", "text": 5}):
        assert desk.told(opened, nothing) == opened


def test_a_statement_of_another_page_comes_with_its_parameters_as_they_are() -> None:
    opened = desk.with_statement(
        Desk(), Statement("Between", "MATCH (n) WHERE n.id IN $ids RETURN n LIMIT $limit", {"ids": ["group:apt28"], "limit": 5})
    )
    written = {field.name: field.value for field in desk.fields(opened)}
    assert written == {"ids": '["group:apt28"]', "limit": "5"}
    assert {name: desk.value_of("value", text) for name, text in written.items()} == {"ids": ["group:apt28"], "limit": 5}


@given(
    some.recursive(
        some.none() | some.booleans() | some.integers() | some.text(), lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner)
    )
)
def test_whatever_a_parameter_is_its_field_gives_it_back(value: Any) -> None:
    assert desk.value_of("value", desk.shown(value)) == value


def test_the_address_brings_a_statement_back() -> None:
    whole = desk.with_saved(Desk(), SavedQuery("Mine", "RETURN $x AS 'é'", parameters={"x": [1, "<b>"]}))
    again = desk.from_address(Desk(), desk.address(whole) or {})
    assert again is not None
    assert (again.text, desk.asked(again)) == (whole.text, desk.asked(whole))
    recipe = desk.with_recipe(Desk(), RECIPES["groups-of-a-state"], {"state": "Iran"})
    assert desk.address(recipe) == {"recipe": "groups-of-a-state", "with": '{"state": "Iran"}'}
    assert desk.asked(desk.from_address(Desk(), desk.address(recipe) or {}) or Desk()) == {"state": "Iran"}


def test_a_statement_that_is_too_long_for_an_address_has_none() -> None:
    noise = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(9000))
    assert desk.address(desk.edited(Desk(), noise)) is None


@pytest.mark.parametrize("query", ["damaged", "eJw", "", "A" * 5000])
def test_a_damaged_address_asks_for_nothing(query: str) -> None:
    assert desk.from_address(Desk(), {"query": query}) is None
    assert desk.from_address(Desk(), {"recipe": "gone"}) is None


def test_the_history_keeps_each_run_once_newest_first() -> None:
    begun = desk.with_recipe(Desk(), RECIPES["hubs"])
    once = desk.remembered(begun, "RETURN 1", {}, "1 row")
    twice = desk.remembered(once, "RETURN 2", {}, "1 row")
    again = desk.remembered(twice, "RETURN 1", {}, "1 row")
    assert [entry.statement for entry in again.history] == ["RETURN 1", "RETURN 2"]
    assert desk.outcome_of(Table(["a"], [[1]], False, 3.2)) == "1 row, 3 ms"
    assert desk.outcome_of(Table(["a"], [[1], [2]], True, 3.2)) == "first 2 rows, 3 ms"


def test_questions_are_found_by_their_words() -> None:
    assert [recipe.name for recipe in matching("denies words")] == ["denials"]
    assert len(matching("")) == len(RECIPES)
    assert matching("zzyzx") == []
