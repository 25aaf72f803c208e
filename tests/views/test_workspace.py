"""What a page does when something happens on the canvas: plain functions, on the real embedded engine, no browser."""

from dataclasses import replace
from typing import Any

import pytest

from graph import expanding
from graph.engines import Engine
from graph.investigations import Investigation
from graph.limits import LIMITS
from graph.scene import Scene
from graph.store import Store
from tests.stories import BEAR, CHINA, breach, report, resolved
from views import workspace
from views.canvas import scene_data
from views.workspace import Workspace, around, grown, handled, reopened, reported, start

ACTOR = "group:unnamed-cn-amnesty-international-canada-2022"
VICTIM = "org:amnesty-international-canada"


@pytest.fixture
def engine(embedded_engine: Engine) -> Engine:
    bear = report("Bear is Chinese too.", ("SPONSORED_BY", BEAR, CHINA, "Bear is Chinese too."))
    for _ in Store(embedded_engine).put(resolved(breach("The Daily"), breach("The Weekly", denial=True), bear)):
        pass
    return embedded_engine


def event(at: Workspace, kind: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "at": 7, "sceneId": at.id, "scene": at.scene.model_dump(mode="json"), "selected": list(at.selected), **more}


def test_an_organization_begins_with_two_steps_and_is_selected(engine: Engine) -> None:
    begun = around(engine, (VICTIM,))
    assert set(begun.scene.nodes) == {VICTIM, ACTOR, "state:CN", "org:amnesty-international"}
    assert (begun.selected, begun.focus, begun.touched) == ((VICTIM,), (VICTIM,), False)


def test_a_link_from_another_graph_says_what_is_missing(engine: Engine) -> None:
    begun = start(engine, Scene(nodes=("state:CN", "org:never-heard-of")))
    assert begun.scene.nodes == ("state:CN",)
    assert "1 of 2 entities" in begun.notices[0]


def test_what_the_browser_reports_is_the_scene_from_then_on(engine: Engine) -> None:
    begun = around(engine, (VICTIM,))
    state = {"sceneId": begun.id, "scene": {"nodes": [VICTIM], "hidden": [VICTIM]}, "selected": [VICTIM], "touched": True}
    now = reported(begun, state)
    assert (now.scene.nodes, now.scene.hidden, now.selected, now.touched) == ((VICTIM,), (VICTIM,), (VICTIM,), True)
    assert now.opened == begun.opened


@pytest.mark.parametrize(
    "state",
    [
        None,
        [],
        "x",
        {},
        {"sceneId": "another", "scene": {}},
        {"sceneId": "HERE", "scene": {"nodes": ["nobody"]}},
        {"sceneId": "HERE", "scene": [1]},
        {"sceneId": "HERE", "scene": 5},
    ],
)
def test_what_is_no_report_changes_nothing(engine: Engine, state: Any) -> None:
    begun = around(engine, (VICTIM,))
    if isinstance(state, dict) and state.get("sceneId") == "HERE":
        state = {**state, "sceneId": begun.id}
    assert reported(begun, state) == begun


def test_an_expansion_is_one_addition_and_an_answer(engine: Engine) -> None:
    begun = start(engine, Scene(nodes=("state:CN",)))
    now = handled(begun, engine, event(begun, "expand", id="state:CN", choice=[{"type": "SPONSORED_BY", "outgoing": False}], most=1, order="name"))
    assert [addition.label for addition in now.additions] == ["expand China"]
    assert now.additions[0].ids == ("group:apt28",)
    assert now.scene.nodes == ("state:CN", "group:apt28")
    assert now.answer == {"at": 7, "notices": list(now.notices)}
    assert "1 more neighbours are not shown" in now.notices[0]
    assert [item.id for item in now.left] == [ACTOR]


def test_counts_come_before_anything_is_added(engine: Engine) -> None:
    begun = start(engine, Scene(nodes=("state:CN", ACTOR)))
    now = handled(begun, engine, event(begun, "counts", id="state:CN"))
    assert now.answer is not None
    assert {(row["type"], row["outgoing"], row["count"], row["fresh"]) for row in now.answer["counts"]} == {
        ("SPONSORED_BY", False, 2, 1),
        ("CRITICIZED", False, 1, 1),
    }
    assert now.scene == begun.scene


def test_paths_bring_what_they_go_through(engine: Engine) -> None:
    begun = start(engine, Scene(nodes=("group:apt28", VICTIM)))
    asked = event(begun, "paths", **{"from": "group:apt28", "to": VICTIM, "longest": 4, "shortest": True, "everywhere": False})
    now = handled(begun, engine, asked)
    assert now.answer is not None
    assert ["group:apt28", "state:CN", ACTOR, VICTIM] in now.answer["paths"]
    assert {"state:CN", ACTOR} <= set(now.scene.nodes)
    assert len(now.additions) == 1
    again = handled(now, engine, event(now, "paths", **{"from": "group:apt28", "to": VICTIM}))
    assert len(again.additions) == 1


def test_neighbours_in_common_are_added_and_highlighted_or_said_to_be_none(engine: Engine) -> None:
    begun = start(engine, Scene(nodes=("group:apt28", ACTOR)))
    now = handled(begun, engine, event(begun, "common", ids=["group:apt28", ACTOR]))
    assert now.additions[-1].ids == ("state:CN",)
    assert now.answer is not None
    assert now.answer["highlight"] == ["group:apt28", ACTOR, "state:CN"]
    alone = start(engine, Scene(nodes=("group:apt28", VICTIM)))
    assert handled(alone, engine, event(alone, "common", ids=["group:apt28", VICTIM])).notices == ("they have no neighbour in common",)


@pytest.mark.parametrize(
    "more",
    [
        {"type": "expand", "id": "group:nobody"},
        {"type": "expand", "id": ["state:CN"]},
        {"type": "expand", "id": "state:CN", "choice": [{"type": "x' DETACH DELETE n //"}], "most": "many", "order": "id; DROP"},
        {"type": "expand", "id": "state:CN", "choice": [7], "most": -5},
        {"type": "paths", "from": 1, "to": None},
        {"type": "common", "ids": ["<script>", 4]},
        {"type": "dialog", "name": "../../etc"},
        {"type": "no such"},
        {"type": None},
    ],
)
def test_no_event_breaks_the_page(engine: Engine, more: dict[str, Any]) -> None:
    begun = start(engine, Scene(nodes=("state:CN",)))
    now = handled(begun, engine, {**event(begun, "x"), **more})
    assert now.dialog == ""
    assert set(begun.scene.nodes) <= set(now.scene.nodes)


def test_an_event_of_another_scene_is_passed_over(engine: Engine) -> None:
    begun = start(engine, Scene(nodes=("state:CN",)))
    assert handled(begun, engine, {**event(begun, "expand", id="state:CN"), "sceneId": "old"}) is begun


def test_a_full_scene_takes_no_more_and_says_so(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expanding, "LIMITS", replace(LIMITS, scene_nodes=1))
    begun = start(engine, Scene(nodes=("state:CN",)))
    now = handled(begun, engine, event(begun, "expand", id="state:CN"))
    assert now.scene.nodes == ("state:CN",)
    assert "at most 1 entities" in now.notices[0]


def test_the_browser_is_told_what_to_draw_differently(engine: Engine) -> None:
    data = scene_data(around(engine, (VICTIM,)))
    actor = next(row for row in data["nodes"] if row["id"] == ACTOR)
    sponsor = next(row for row in data["edges"] if row["type"] == "SPONSORED_BY")
    attack = next(row for row in data["edges"] if row["type"] == "TARGETED")
    assert (actor["named"], actor["degree"]) == (False, 2)
    assert (sponsor["disputed"], sponsor["denials"], sponsor["certainty"], sponsor["kinds"]) == (True, 1, "likely", ["article"])
    assert (attack["since"], attack["until"]) == ("2022-10-01", "2022-10-31")
    assert data["types"]["Group"]["icon"]


def test_rows_of_what_was_removed_stay_for_undo(engine: Engine) -> None:
    begun = around(engine, (VICTIM,))
    now = reported(begun, {"sceneId": begun.id, "scene": {"nodes": [VICTIM]}, "selected": []})
    assert len(scene_data(now)["nodes"]) == 4
    assert [node.id for node in now.shown.nodes] == [VICTIM]
    more = grown(now, engine, ("group:apt28",), "add")
    assert "SPONSORED_BY|group:apt28|state:CN" in {row["id"] for row in scene_data(more)["edges"]}


def test_what_is_selected_can_be_taken_alone(engine: Engine) -> None:
    begun = replace(around(engine, (VICTIM,)), selected=(f"TARGETED|{ACTOR}|{VICTIM}",))
    assert {node.id for node in begun.chosen.nodes} == {ACTOR, VICTIM}
    assert len(begun.chosen.edges) == 1
    both = replace(begun, selected=(ACTOR, "state:CN"))
    assert [edge.type for edge in both.chosen.edges] == ["SPONSORED_BY"]


def test_a_page_that_is_drawn_anew_begins_with_what_was_last_reported(engine: Engine) -> None:
    begun = around(engine, (VICTIM,))
    now = reopened(reported(begun, {"sceneId": begun.id, "scene": {"nodes": [VICTIM]}, "selected": []}))
    assert scene_data(now)["scene"]["nodes"] == [VICTIM]


def test_a_saved_investigation_opens_with_its_name(engine: Engine) -> None:
    found = workspace.opened(engine, Investigation("Mine", Scene(nodes=("state:CN",)), id="investigation:1", revision=3))
    assert found.investigation is not None
    assert found.investigation.name == "Mine"
