"""What the pages that look at the whole graph do without a browser: choices, pictures, empty graphs, addresses."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.between_states import Attack
from graph.compare import Candidate, Likeness
from graph.engines import Engine
from graph.model import NODE, RELATIONSHIP
from graph.store import Store
from graph.timeline import Bar, Moment
from tests.stories import of_everything, resolved
from views import attack_map, compare, timeline
from views.editor.component import vocabulary

PAGES = {
    "about": "graph is empty",
    "timeline": "No claim of this kind has a date",
    "compare": "no group in the graph",
    "attack_map": "No attack with both",
}
RUSSIA_FRANCE = Attack("state:RU", "Russia", "RU", "state:FR", "France", "FR", ("A", "B"), 3, "2020-01-01", "", 0)
RUSSIA_HOME = Attack("state:RU", "Russia", "RU", "state:RU", "Russia", "RU", ("A",), 1, "", "", 1)


@pytest.fixture(autouse=True)
def _fresh_engine() -> None:
    st.cache_resource.clear()
    st.cache_data.clear()


def page(name: str, **parameters: str) -> AppTest:
    test = AppTest.from_string(f"from views import {name}\n{name}.page()", default_timeout=60)
    for key, value in parameters.items():
        test.query_params[key] = value
    return test.run()


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_graph_says_what_to_do_next(embedded_engine: Engine, name: str) -> None:
    shown = page(name)
    assert not shown.exception
    assert any(PAGES[name] in item.value and "counterwatch load" in item.value for item in shown.info)


def test_pages_take_their_state_from_the_address(embedded_engine: Engine) -> None:
    for _ in Store(embedded_engine).put(resolved(*of_everything())):
        pass
    shown = page("compare", groups="group:apt28,group:nobody,group:apt29")
    assert shown.multiselect(key="compare-groups").value == ["group:apt28", "group:apt29"]
    assert not shown.exception
    shown = page("attack_map", sponsor="state:CN", victim="nowhere")
    assert shown.selectbox(key="map-sponsor").value == "state:CN"
    assert not shown.exception
    shown = page("timeline", by="group", **{"from": "2022-01-01", "until": "no date"})
    assert shown.date_input(key="timeline-from").value.isoformat() == "2022-01-01"  # type: ignore[union-attr]
    assert any(item.value.startswith("**2 claims**") for item in shown.markdown)
    shown = page("cypher", recipe="groups-of-a-state")
    assert any("Which groups is one state said to sponsor?" in item.value for item in shown.markdown)
    shown = page("cypher", query="damaged")
    assert "link is damaged" in shown.warning[0].value


def test_a_run_shows_its_rows_and_enters_the_history(embedded_engine: Engine) -> None:
    for _ in Store(embedded_engine).put(resolved(*of_everything())):
        pass
    shown = page("cypher", recipe="hubs").button(key="cypher-run").click().run()
    assert not shown.exception
    assert any("rows," in item.value for item in shown.markdown)
    assert len(shown.session_state["cypher-desk"].history) == 1


def test_a_brush_is_a_period_of_days() -> None:
    start, until = (datetime(2021, 3, day, tzinfo=UTC).timestamp() * 1000 for day in (2, 9))
    assert timeline.period({"brush": {"start": [until, start]}}) == ("2021-03-02", "2021-03-09")
    nothing: Any
    for nothing in (None, {}, {"brush": {}}, {"brush": {"start": ["x", None]}}, {"brush": {"start": [1]}}):
        assert timeline.period(nothing) == ("", "")


def test_bars_are_of_months_or_of_years_where_they_reach_far() -> None:
    def moment(day: str) -> Moment:
        return Moment("claim:1", "TARGETED", day, "day", "group:a", "org:b", "A", "B")

    assert timeline.step_of((moment("2020-01-01"), moment("2022-01-01"))) == "month"
    assert timeline.step_of((moment("1999-01-01"), moment("2022-01-01"))) == "year"
    drawn = timeline.chart([Bar("2020-01-01", "<b>", 2), Bar("2020-01-01", "all others", 9)], "month").to_dict()
    assert drawn["encoding"]["color"]["sort"] == ["<b>", "all others"]
    assert drawn["params"][0]["select"] == {"encodings": ["x"], "type": "interval"}


def test_outlines_wind_as_a_map_needs_them() -> None:
    square = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]
    assert attack_map.wound({"type": "Polygon", "coordinates": [square]})["coordinates"] == [square[::-1]]
    assert attack_map.wound({"type": "Polygon", "coordinates": [square[::-1], square]})["coordinates"] == [square[::-1], square]
    assert attack_map.wound({"type": "MultiPolygon", "coordinates": [[square]]})["coordinates"] == [[square[::-1]]]
    drawn = {feature["properties"]["iso2"] for feature in attack_map.outlines()}
    assert len(drawn) > 150
    assert {"RU", "CN", "US", "IR", "KP", "IL"} <= drawn


def values(chart: dict[str, Any], part: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a part of a chart; Altair keeps them apart, by name."""
    found: list[dict[str, Any]] = chart["datasets"][part["data"]["name"]]
    return found


def test_the_map_colours_seats_and_draws_lines_to_others_alone() -> None:
    drawn = attack_map.drawn_map([RUSSIA_FRANCE, RUSSIA_HOME], "state:RU").to_dict()
    assert '"url"' not in json.dumps(drawn)
    features = {feature["properties"]["iso2"]: feature["properties"]["groups"] for feature in values(drawn, drawn["layer"][0])}
    assert (features["FR"], features["RU"], features["BR"]) == (2, 1, 0)
    assert [line["victim"] for line in values(drawn, drawn["layer"][1])] == ["France"]
    assert attack_map.place("XK") is None


def test_the_matrix_tells_every_pair() -> None:
    drawn = attack_map.matrix([RUSSIA_FRANCE, RUSSIA_HOME]).to_dict()
    rows = values(drawn, drawn)
    assert {(row["sponsor"], row["victim"], row["groups"]) for row in rows} == {("Russia", "France", 2), ("Russia", "Russia", 1)}


def test_a_group_is_found_by_any_of_its_names() -> None:
    assert compare.named(Candidate("group:a", "A", ("B", "C"))) == "A (B, C)"
    assert len(compare.named(Candidate("group:a", "A", ("B" * 300,)))) <= 110


def test_likeness_is_told_with_its_base() -> None:
    rows = compare.likeness_rows([Likeness("A", "B", "USES", 1, 4), Likeness("A", "B", "TARGETED", 0, 0)])
    assert rows == [{"Group": "A", "and": "B", "Tools": "1 of 4 (25%)", "Victims": "nothing known"}]


def test_the_vocabulary_of_the_editor_is_the_model() -> None:
    words = vocabulary()
    assert {*NODE, "Entity", "Victim"} == {label["name"] for label in words["labels"]}
    assert set(RELATIONSHIP) <= {kind["name"] for kind in words["types"]}
    assert all(kind["properties"] for kind in words["types"] if kind["name"] in RELATIONSHIP)
