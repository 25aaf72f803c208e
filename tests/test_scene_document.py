"""The scene as a document: read back as it was written, and nothing that a stranger puts into one gets through."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import investigations
from graph.investigations import Investigation, InvestigationError
from graph.limits import LIMITS
from graph.scene import Filters, Scene, SceneError, read_scene, with_entities, without_unknown

FULL = Scene(
    nodes=("group:apt28", "state:RU"),
    places={"group:apt28": (1.0, -2.5)},
    pinned=("group:apt28",),
    hidden=("state:RU",),
    bookmarks=("state:RU", "SPONSORED_BY|group:apt28|state:RU"),
    filters=Filters(types=("Tool",), certainty=("inferred",), kinds=("article",), confidence=0.5, sources=2, since="2020-01-01", disputed="only"),
)


def test_a_scene_is_read_back_as_it_was_written() -> None:
    assert read_scene(FULL.json_text) == FULL
    assert read_scene("{}") == Scene()


@given(st.lists(st.sampled_from(["group:a", "group:b", "state:CN", "org:x"]), max_size=20))
def test_reading_twice_changes_nothing(ids: list[str]) -> None:
    once = read_scene({"nodes": ids, "pinned": ids, "hidden": ids})
    assert read_scene(once.json_text) == once
    assert len(set(once.nodes)) == len(once.nodes)


@pytest.mark.parametrize(
    "document",
    [
        "",
        "[]",
        "{",
        '{"version": 2}',
        '{"nodes": ["nobody:x"]}',
        '{"nodes": ["report:x"]}',
        '{"nodes": ["group:' + "x" * 400 + '"]}',
        '{"nodes": [1]}',
        '{"places": {"group:a": [1e9, 0]}}',
        '{"places": {"group:a": [NaN, 0]}}',
        '{"places": {"group:a": [1]}}',
        '{"filters": {"types": ["<script>"]}}',
        '{"filters": {"since": "yesterday"}}',
        '{"filters": {"confidence": 7}}',
        '{"bookmarks": ["NO_SUCH|group:a|state:b"]}',
        '{"script": "x"}',
        json.dumps({"nodes": [f"group:{n}" for n in range(LIMITS.scene_nodes + 1)]}),
    ],
)
def test_what_is_no_scene_is_refused_with_the_place(document: str) -> None:
    with pytest.raises(SceneError, match="no scene of Counterwatch"):
        read_scene(document)


def test_what_lies_about_entities_that_are_not_there_is_left_out() -> None:
    scene = read_scene({"nodes": ["group:a"], "places": {"group:b": [0, 0]}, "pinned": ["group:b"], "hidden": ["group:b"]})
    assert scene == Scene(nodes=("group:a",))


def test_adding_shows_what_was_hidden_and_keeps_the_order() -> None:
    assert with_entities(FULL, ("tool:x", "state:RU")).nodes == ("group:apt28", "state:RU", "tool:x")
    assert with_entities(FULL, ("state:RU",)).hidden == ()


def test_a_scene_of_another_graph_loses_what_this_one_lacks() -> None:
    assert without_unknown(FULL, {"state:RU"}).nodes == ("state:RU",)
    assert without_unknown(FULL, {"state:RU"}).places == {}


def test_an_investigation_goes_through_a_file() -> None:
    whole = Investigation("Bears", FULL, "notes \u2028 <b>", ("group:apt28",))
    assert investigations.from_file(investigations.to_file(whole)) == whole


@pytest.mark.parametrize(
    "change",
    [
        {"counterwatch_investigation": 2},
        {"name": "x" * 200},
        {"scene": {"nodes": ["nobody"]}},
        {"selected": ["<script>"]},
        {"id": "investigation:1"},
        {"scene": 1},
    ],
)
def test_a_file_that_is_none_is_refused_with_one_line(change: dict[str, Any]) -> None:
    document = {**json.loads(investigations.to_file(Investigation("Bears", FULL))), **change}
    with pytest.raises(InvestigationError) as caught:
        investigations.from_file(json.dumps(document).encode())
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"null", b"{" * 100_000, b" " * (investigations.FILE_BYTES + 1)])
def test_no_bytes_break_the_reading_of_a_file(data: bytes) -> None:
    with pytest.raises(InvestigationError):
        investigations.from_file(data)
