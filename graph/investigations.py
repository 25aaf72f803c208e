"""Saved investigations: a scene with a name and notes, kept in the graph database so that a link opens it.

They are the one thing besides reports that is written. What is stored is one node of its own label; no entity, claim
or summary is touched. A state that is too long for a link is kept the same way, as a snapshot without a name.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar

from neo4j import ManagedTransaction
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.claims import digest
from graph.cypher import investigations as cypher
from graph.model import NODE
from graph.scene import ItemId, Scene, SceneError, read_scene

T = TypeVar("T")

NAME_LENGTH = 120
NOTES_LENGTH = 20_000
FILE_BYTES = 2_000_000
_LISTED = 200
_SNAPSHOTS = 300
_VERSION = 1


class Keeper(Protocol):
    """What saving needs of an engine."""

    def write(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run `work` in a read-write transaction."""
        ...

    def read(self, query: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """Run a query of ours."""
        ...


class InvestigationError(Exception):
    """An investigation that cannot be saved or read; says why and what to do."""


@dataclass(frozen=True)
class Investigation:
    """A scene with a name and notes. `revision` is 0 until it is saved; dates are ISO 8601 UTC."""

    name: str
    scene: Scene
    notes: str = ""
    selected: tuple[str, ...] = ()
    id: str = ""
    revision: int = 0
    created: str = ""
    changed: str = ""


@dataclass(frozen=True)
class Saved:
    """A line in the list of saved investigations."""

    id: str
    name: str
    notes: str
    changed: str
    entities: int


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    counterwatch_investigation: int
    name: str = Field(max_length=NAME_LENGTH)
    notes: str = Field("", max_length=NOTES_LENGTH)
    selected: tuple[ItemId, ...] = Field((), max_length=500)
    scene: dict[str, Any]


def new_id() -> str:
    """Return an id that nobody can guess: whoever has the link and the graph can open it, nobody else finds it by trying."""
    return NODE["Investigation"].id(secrets.token_hex(8))


def save(engine: Keeper, investigation: Investigation) -> Investigation:
    """Store an investigation and return it with its id and its new revision.

    Raises InvestigationError when it has no name, is too long, or somebody saved it since it was opened.
    """
    name = " ".join(investigation.name.split())
    if not name:
        raise InvestigationError("an investigation needs a name")
    if len(name) > NAME_LENGTH or len(investigation.notes) > NOTES_LENGTH:
        raise InvestigationError(f"a name may have {NAME_LENGTH} characters, notes {NOTES_LENGTH:,}")
    now = _now()
    whole = replace(investigation, name=name, id=investigation.id or new_id(), created=investigation.created or now, changed=now)
    if not _write(engine, whole, saved=True):
        raise InvestigationError(
            f"\u201c{name}\u201d was saved or deleted elsewhere since you opened it. Remedy: save it under another name, or open it again"
        )
    return replace(whole, revision=whole.revision + 1)


def _write(engine: Keeper, whole: Investigation, saved: bool) -> bool:
    properties = {
        "name": whole.name,
        "notes": whole.notes,
        "created": whole.created,
        "changed": whole.changed,
        "revision": whole.revision + 1,
        "entities": len(whole.scene.nodes),
        "selected": list(whole.selected),
        "scene": whole.scene.json_text,
        "saved": saved,
    }
    query = cypher.UPDATE if whole.revision else cypher.CREATE
    parameters = {"id": whole.id, "revision": whole.revision, "properties": properties}
    return engine.write(lambda transaction: bool(transaction.run(query, parameters).data()))


def snapshot(engine: Keeper, scene: Scene, selected: tuple[str, ...]) -> str:
    """Keep a state under an id made of its content and return the id; the oldest of many snapshots go."""
    key = NODE["Investigation"].id(digest(scene.json_text, *selected))
    whole = Investigation("", scene, selected=selected, id=key, created=_now(), changed=_now())
    _write(engine, whole, saved=False)
    old = [row["id"] for row in engine.read(cypher.OLD_SNAPSHOTS, keep=_SNAPSHOTS)]
    for gone in old:
        delete(engine, gone)
    return whole.id


def read(engine: Keeper, investigation_id: str) -> Investigation | None:
    """Return what is stored under an id, or None; raises InvestigationError when it cannot be read."""
    rows = engine.read(cypher.READ, id=investigation_id)
    if not rows:
        return None
    row = rows[0]
    try:
        scene = read_scene(row["scene"] or "")
    except SceneError as error:
        raise InvestigationError(f"{row['name'] or investigation_id}: {error}") from error
    return Investigation(
        name=row["name"] or "",
        scene=scene,
        notes=row["notes"] or "",
        selected=tuple(row["selected"] or ()),
        id=row["id"] if row["saved"] else "",
        revision=row["revision"] if row["saved"] else 0,
        created=row["created"] if row["saved"] else "",
        changed=row["changed"] or "",
    )


def listed(engine: Keeper) -> list[Saved]:
    """Return the saved investigations, the last changed first."""
    rows = engine.read(cypher.LIST, limit=_LISTED)
    return [Saved(row["id"], row["name"] or "", row["notes"] or "", row["changed"] or "", row["entities"] or 0) for row in rows]


def delete(engine: Keeper, investigation_id: str) -> None:
    """Delete what is stored under an id."""
    engine.write(lambda transaction: transaction.run(cypher.DELETE, id=investigation_id).consume())


def to_file(investigation: Investigation) -> bytes:
    """Return an investigation as a JSON file that `from_file` reads."""
    whole = _File(
        counterwatch_investigation=_VERSION,
        name=investigation.name[:NAME_LENGTH],
        notes=investigation.notes,
        selected=investigation.selected,
        scene=investigation.scene.model_dump(mode="json", exclude_defaults=True),
    )
    return whole.model_dump_json(indent=1).encode("utf-8", "replace")


def from_file(data: bytes) -> Investigation:
    """Return the investigation in a file, not saved yet; raises InvestigationError naming what does not fit."""
    if len(data) > FILE_BYTES:
        raise InvestigationError(f"the file is larger than {FILE_BYTES // 1_000_000} MB: no investigation is")
    try:
        whole = _File.model_validate_json(data)
        if whole.counterwatch_investigation > _VERSION:
            raise InvestigationError(f"written by a later Counterwatch (version {whole.counterwatch_investigation}). Remedy: update")
        return Investigation(whole.name, read_scene(whole.scene), whole.notes, whole.selected)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part)[:80] for part in first["loc"])
        raise InvestigationError(f"no investigation of Counterwatch: {place or 'file'}: {first['msg']}") from error
    except SceneError as error:
        raise InvestigationError(str(error)) from error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
