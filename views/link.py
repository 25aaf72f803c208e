"""The address of a state: what stands in the URL of the Explore page, and the way back.

A scene that nobody touched is told by what it began with (`focus`), a saved one by its id (`investigation`), any other
by the whole document (`scene`), deflated. One that is too long for an address is kept in the graph as a snapshot.
"""

import base64
import binascii
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from graph.scene import Scene, SceneError, read_scene
from views.workspace import Workspace

LONGEST = 6000
"""Longest packed scene in an address, in characters; servers and chat programs cut far longer ones."""

_UNPACKED_BYTES = 4_000_000
_IDS = 60


@dataclass(frozen=True)
class Link:
    """What an address asks for; `scene` is packed."""

    focus: tuple[str, ...] = ()
    selected: tuple[str, ...] = ()
    scene: str = ""
    investigation: str = ""

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing."""
        return not (self.focus or self.scene or self.investigation)


def read(parameters: Mapping[str, str]) -> Link:
    """Return what the parameters of an address ask for; what does not look like an id is passed over."""
    return Link(
        _ids(parameters.get("focus", ""), ":"),
        _ids(parameters.get("selected", ""), ":"),
        parameters.get("scene", ""),
        parameters.get("investigation", ""),
    )


def _ids(text: str, sign: str) -> tuple[str, ...]:
    return tuple(part for part in dict.fromkeys(text.split(",")) if sign in part and len(part) <= 700)[:_IDS]


def pack(scene: Scene) -> str:
    """Return a scene as text for an address."""
    return base64.urlsafe_b64encode(zlib.compress(_rounded(scene).json_text.encode(), 9)).decode().rstrip("=")


def _rounded(scene: Scene) -> Scene:
    return scene.model_copy(update={"places": {node: (float(round(x)), float(round(y))) for node, (x, y) in scene.places.items()}})


def unpack(text: str) -> Scene:
    """Return the scene in an address; raises SceneError when there is none in it."""
    try:
        inflate = zlib.decompressobj()
        document = inflate.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), _UNPACKED_BYTES)
    except (binascii.Error, ValueError, zlib.error) as error:
        raise SceneError("the link is damaged: ask for it again") from error
    if inflate.unconsumed_tail:
        raise SceneError("the link holds more than a scene can")
    return read_scene(document)


def parameters(workspace: Workspace) -> dict[str, str] | None:
    """Return the parameters that bring a workspace back, or None when it is too long for an address."""
    saved = workspace.investigation
    selected = {"selected": ",".join(workspace.selected[:_IDS])} if workspace.selected else {}
    if saved and saved.id and (saved.scene == workspace.scene or not workspace.touched):
        return {"investigation": saved.id, **selected}
    if workspace.focus and not workspace.touched:
        return {"focus": ",".join(workspace.focus[:_IDS]), **selected}
    packed = pack(workspace.scene)
    return {"scene": packed, **selected} if len(packed) <= LONGEST else None
