"""Addresses: any state comes back from its link, and no link can do harm."""

import base64
import zlib
from dataclasses import replace

import pytest

from graph.claims import digest
from graph.investigations import Investigation
from graph.scene import Scene, SceneError
from views import link
from views.workspace import Workspace

SCENE = Scene(nodes=("group:apt28", "state:RU"), places={"group:apt28": (10.0, -20.0)}, hidden=("state:RU",))
UNTOUCHED = Workspace("w", SCENE, scene=SCENE, focus=("group:apt28",))


def test_a_scene_that_nobody_touched_is_told_by_its_beginning() -> None:
    assert link.parameters(UNTOUCHED) == {"focus": "group:apt28"}
    assert link.parameters(replace(UNTOUCHED, selected=("state:RU",))) == {"focus": "group:apt28", "selected": "state:RU"}


def test_a_changed_scene_comes_back_whole() -> None:
    parameters = link.parameters(replace(UNTOUCHED, touched=True))
    assert parameters is not None
    assert link.unpack(link.read(parameters).scene) == SCENE


def test_a_saved_scene_is_told_by_its_id_until_it_changes() -> None:
    saved = replace(UNTOUCHED, touched=True, investigation=Investigation("Mine", SCENE, id="investigation:1", revision=1))
    assert link.parameters(saved) == {"investigation": "investigation:1"}
    changed = link.parameters(replace(saved, scene=Scene(nodes=("state:RU",))))
    assert changed is not None
    assert set(changed) == {"scene"}


def test_what_is_too_long_for_an_address_is_not_put_into_one() -> None:
    many = Scene(nodes=tuple(f"org:{digest(str(n))}" for n in range(800)))
    assert link.parameters(replace(UNTOUCHED, touched=True, scene=many)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "!!!",
        "AAAA",
        "investigation",
        base64.urlsafe_b64encode(b"plain").decode(),
        base64.urlsafe_b64encode(zlib.compress(b"[1]")).decode(),
        "é" * 20,
    ],
)
def test_a_damaged_link_says_so(text: str) -> None:
    with pytest.raises(SceneError):
        link.unpack(text)


def test_a_link_cannot_blow_up() -> None:
    bomb = base64.urlsafe_b64encode(zlib.compress(b'{"nodes": [' + b" " * 50_000_000 + b"]}", 9)).decode()
    with pytest.raises(SceneError, match="more than a scene"):
        link.unpack(bomb)


def test_only_what_looks_like_an_id_is_asked_for() -> None:
    found = link.read({"focus": "group:a,<script>,group:a," + "x:" + "y" * 800, "selected": "USES|group:a|tool:b"})
    assert found.focus == ("group:a",)
    assert found.selected == ("USES|group:a|tool:b",)
    assert link.read({}).empty
