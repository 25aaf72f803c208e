"""What a page does when something happens on the canvas: plain functions, no browser."""

from graph.subgraph import Edge, Node, Subgraph
from views.canvas import scene_data
from views.explore import Scene, expanded, from_url, select

GRAPH = Subgraph(
    [Node("group:a", "Group", "A", {"named": False}, degree=5), Node("state:CN", "State", "China", {}, degree=1)],
    [Edge("SPONSORED_BY", "group:a", "state:CN", {"claims": 2, "sources": 1, "disputed": True, "certainty": "inferred"})],
)


def test_selecting_changes_nothing_else() -> None:
    scene = Scene(("a",), ("a", "b"))
    assert select(scene, ["b"]) == Scene(("a",), ("a", "b"), ("b",))


def test_expanding_keeps_the_order_of_what_is_there() -> None:
    assert expanded(Scene(("state:CN",), ("state:CN",)), GRAPH).ids == ("state:CN", "group:a")


def test_a_url_without_focus_is_no_scene() -> None:
    assert from_url([], ["group:a"], []) is None
    assert from_url(["group:a"], ["group:a", "state:CN"], ["x"]) == Scene(("group:a",), ("group:a", "state:CN"), ("x",))


def test_the_browser_is_told_what_to_draw_differently() -> None:
    data = scene_data(GRAPH, "scene", [])
    group, state = data["nodes"]
    assert (group["named"], group["more"], state["more"]) == (False, 4, 0)
    assert data["edges"][0]["disputed"]
    assert data["edges"][0]["inferred"]
    assert data["types"]["Group"]["icon"]


def test_the_revision_follows_the_content_and_nothing_else() -> None:
    assert scene_data(GRAPH, "scene", [])["rev"] == scene_data(GRAPH, "scene", ["group:a"])["rev"]
    assert scene_data(GRAPH, "scene", [])["rev"] != scene_data(Subgraph(GRAPH.nodes), "scene", [])["rev"]
