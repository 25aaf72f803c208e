"""What is made of the rows of a statement."""

import csv
import io
import json

import pytest

from graph import results
from graph.cookbook import Chart, parse
from graph.engines import Table
from views import cypher_results, drawing

GROUP = {"labels": ["Entity", "Group"], "id": "group:a", "properties": {"id": "group:a", "name": "=A"}}
STATE = {"labels": ["Entity", "State"], "id": "state:CN", "properties": {"id": "state:CN", "name": "China"}}
CLAIM = {"labels": ["Claim"], "id": "claim:1", "properties": {"id": "claim:1", "quote": "China did it."}}
EDGE = {"type": "SPONSORED_BY", "id": "SPONSORED_BY|group:a|state:CN", "source": "group:a", "target": "state:CN", "properties": {}}


def test_entities_and_relationships_are_picked_from_lists_and_paths() -> None:
    found = results.picked([[{"nodes": [GROUP, STATE], "relationships": [EDGE]}, [CLAIM], "text", None]])
    assert found == results.Picked(("group:a", "state:CN"), ("SPONSORED_BY|group:a|state:CN",), 1)


def test_cells_are_words_for_people() -> None:
    path = {"nodes": [GROUP, STATE], "relationships": [EDGE]}
    assert [results.cell(value) for value in (GROUP, EDGE, CLAIM, path, [STATE, 1], {"a": 1}, None, 2.5)] == [
        "=A", "SPONSORED_BY", "China did it.", "=A \u2014 China", "China, 1", '{"a": 1}', None, 2.5,
    ]  # fmt: skip


def test_files_hold_every_row_and_no_cell_that_a_spreadsheet_runs() -> None:
    table = Table(["group", "n"], [[GROUP, 1], ["@x", 2]], False, 1)
    rows = list(csv.reader(io.StringIO(results.as_csv(table).decode("utf-8-sig"))))
    assert rows == [["group", "n"], ["'=A", "1"], ["'@x", "2"]]
    assert json.loads(results.as_json(table))[0]["group"] == GROUP


def test_a_limit_that_was_reached_is_told() -> None:
    table = Table(["a"], [[1], [2]], False, 1)
    told = cypher_results.notices(table, "MATCH (n) RETURN n LIMIT 2", results.Picked((), ()))
    assert told == ["The statement\u2019s own LIMIT of 2 was reached: there may be more."]
    assert cypher_results.notices(table, "MATCH (n) RETURN n LIMIT 3", results.Picked((), ())) == []
    assert "Only the first 2 rows" in cypher_results.notices(Table(["a"], [[1], [2]], True, 1), "RETURN 1", results.Picked((), ()))[0]


def test_a_chart_is_offered_where_there_are_numbers() -> None:
    assert results.fitting_chart(Table(["name", "n"], [["a", 1]], False, 1)) == Chart("bar", "name", "n")
    assert results.fitting_chart(Table(["year", "n"], [[2020, 1]], False, 1)) == Chart("line", "year", "n")
    assert results.fitting_chart(Table(["name"], [["a"]], False, 1)) is None


@pytest.mark.parametrize(
    "chart", [Chart("bar", "image", "n"), Chart("line", "image", "n", "k"), Chart("heat", "image", "k", "n"), Chart("bar", "year", "n", "k")]
)
def test_columns_are_drawn_by_number_and_no_title_means_something_to_a_tooltip(chart: Chart) -> None:
    table = Table(["image", "k", "n", "year"], [["http://evil/x.png", "datum['x']", 1, "2020"]], False, 1)
    drawn = drawing.of_table(table, chart).to_dict()
    fields = [item["field"] for item in drawn["encoding"]["tooltip"]]
    assert fields == ["c0", "c1", "c2", "c3"]
    assert not {item["title"] for item in drawn["encoding"]["tooltip"]} & {"image", "title"}
    with pytest.raises(ValueError, match="no column gone"):
        drawing.of_table(table, Chart("bar", "gone", "n"))


def test_how_a_result_is_shown_follows_its_recipe_where_that_is_possible() -> None:
    drawable = results.picked([[GROUP]])
    assert cypher_results.views_of(Table(["g"], [[GROUP]], False, 1), drawable, "") == (["Table", "Graph"], "Graph")
    assert cypher_results.views_of(Table(["a", "n"], [["x", 1]], False, 1), results.Picked((), ()), "hubs") == (["Table", "Chart"], "Chart")
    assert cypher_results.views_of(Table(["a"], [["x"]], False, 1), results.Picked((), ()), "groups-of-a-state") == (["Table"], "Table")


def test_a_recipe_that_lacks_something_is_named() -> None:
    with pytest.raises(ValueError, match="recipe bad lacks title"):
        parse("// name: bad\n// topic: x\n// about: y\nRETURN 1")
    good = "// name: twin\n// topic: x\n// title: t\n// about: y\nRETURN 1\n"
    with pytest.raises(ValueError, match="stands twice"):
        parse(good + "\n" + good)
