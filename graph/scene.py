"""The scene: what is on a canvas, as a document that can be saved, sent in a link and read back.

The browser changes it (`views/canvas/src/document.ts` has the same shape and the operations behind every key); here
it is checked, since it comes from links and files of strangers, and given further entities.
"""

import math
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from graph.limits import LIMITS
from graph.model import CERTAINTY, ENTITY_LABELS, NODE, RELATIONSHIP, label_of

VERSION = 1
_ID_LENGTH = 300
_FARTHEST = 1_000_000.0


class SceneError(ValueError):
    """A document that is no scene; says where it differs."""


def _entity_id(text: str) -> str:
    if len(text) > _ID_LENGTH or not NODE[label_of(text)].entity:
        raise ValueError(f"{text[:80]!r} is no entity's id")
    return text


def _item_id(text: str) -> str:
    """An entity's id, or a relationship's: `<type>|<source>|<target>`."""
    kind, bar, rest = text.partition("|")
    if not bar:
        return _entity_id(text)
    source, _, target = rest.partition("|")
    if kind not in RELATIONSHIP:
        raise ValueError(f"{text[:80]!r} is no relationship's id")
    _entity_id(source)
    _entity_id(target)
    return text


def _coordinate(value: float) -> float:
    if not math.isfinite(value) or abs(value) > _FARTHEST:
        raise ValueError("a place outside of every screen")
    return round(value, 1)


EntityId = Annotated[str, AfterValidator(_entity_id)]
ItemId = Annotated[str, AfterValidator(_item_id)]
Coordinate = Annotated[float, AfterValidator(_coordinate)]
Entities = Annotated[tuple[EntityId, ...], Field(max_length=LIMITS.scene_nodes)]
Day = Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Filters(_Part):
    """What is not drawn. The lists name what is switched off, so that what comes later is shown."""

    types: tuple[Literal[ENTITY_LABELS], ...] = ()  # type: ignore[valid-type]
    relationships: tuple[Literal[tuple(RELATIONSHIP)], ...] = ()  # type: ignore[valid-type]
    certainty: tuple[Literal[tuple(CERTAINTY)], ...] = ()  # type: ignore[valid-type]
    kinds: Annotated[tuple[Annotated[str, Field(max_length=60)], ...], Field(max_length=40)] = ()
    """Kinds of source: a relationship goes when all of its claims come from these."""
    confidence: Annotated[float, Field(ge=0, le=1)] = 0.0
    sources: Annotated[int, Field(ge=0, le=1000)] = 0
    since: Day = ""
    until: Day = ""
    undated: bool = True
    """Whether relationships without a date stay when dates are asked for."""
    disputed: Literal["", "only", "none"] = ""


class Scene(_Part):
    """Entities in the order in which they came, where each lies, and what is pinned, hidden, bookmarked and filtered."""

    version: Literal[1] = 1
    nodes: Entities = ()
    places: dict[EntityId, tuple[Coordinate, Coordinate]] = {}
    pinned: Entities = ()
    hidden: Entities = ()
    bookmarks: Annotated[tuple[ItemId, ...], Field(max_length=500)] = ()
    filters: Filters = Filters()

    @property
    def json_text(self) -> str:
        """The scene as JSON, without what is as it begins."""
        return self.model_dump_json(exclude_defaults=True)


def read_scene(document: str | bytes | dict[str, object]) -> Scene:
    """Return the scene in a document; raises SceneError naming the first place that does not fit.

    Entities are taken once; places, pins and hiding of entities that are not on the scene are left out.
    """
    try:
        scene = Scene.model_validate(document) if isinstance(document, dict) else Scene.model_validate_json(document)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part)[:80] for part in first["loc"])
        raise SceneError(f"no scene of Counterwatch: {place or 'file'}: {first['msg']}") from error
    return _tidy(scene)


def _tidy(scene: Scene) -> Scene:
    nodes = tuple(dict.fromkeys(scene.nodes))
    known = set(nodes)
    return scene.model_copy(
        update={
            "nodes": nodes,
            "places": {node: place for node, place in scene.places.items() if node in known},
            "pinned": tuple(node for node in dict.fromkeys(scene.pinned) if node in known),
            "hidden": tuple(node for node in dict.fromkeys(scene.hidden) if node in known),
            "bookmarks": tuple(dict.fromkeys(scene.bookmarks)),
        }
    )


def with_entities(scene: Scene, ids: tuple[str, ...]) -> Scene:
    """Return the scene with entities added behind those that are there; what was hidden of them is shown again."""
    added = set(ids)
    return _tidy(
        scene.model_copy(
            update={
                "nodes": (*scene.nodes, *ids)[: LIMITS.scene_nodes + len(ids)],
                "hidden": tuple(node for node in scene.hidden if node not in added),
            }
        )
    )


def without_unknown(scene: Scene, known: set[str]) -> Scene:
    """Return the scene with those entities alone that a graph has: a link may come from another data set."""
    return _tidy(scene.model_copy(update={"nodes": tuple(node for node in scene.nodes if node in known)}))
