"""What an analyst is at work on: the scene, what the graph knows of it, and how it answers each event of the canvas.

Every handler is a plain function from one workspace to the next; nothing here knows Streamlit or the browser.
"""

import secrets
from dataclasses import dataclass, field, replace
from typing import Any

from graph import expanding, explore, paths
from graph.expanding import Direction, Left
from graph.explore import Reader
from graph.investigations import Investigation
from graph.limits import LIMITS
from graph.model import RELATIONSHIP
from graph.scene import Scene, SceneError, read_scene, with_entities, without_unknown
from graph.subgraph import Subgraph

_MOST_SELECTED = 500
DIALOGS = ("export", "save", "open", "cypher")


@dataclass(frozen=True)
class Addition:
    """Entities that were added on this side, and what to select then; `label` names the step for undo."""

    ids: tuple[str, ...]
    label: str
    select: tuple[str, ...] = ()


@dataclass(frozen=True)
class Workspace:
    """One scene at work.

    `opened` and `opened_selection` are what the browser began with, `scene` and `selected` what it last reported;
    `focus` is what it began around and `touched` whether anybody changed anything since;
    `held` has every entity that was ever on the scene, with the relationships among them and `kinds` of their sources.
    """

    id: str
    opened: Scene
    opened_selection: tuple[str, ...] = ()
    scene: Scene = field(default_factory=Scene)
    selected: tuple[str, ...] = ()
    held: Subgraph = field(default_factory=Subgraph)
    kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    additions: tuple[Addition, ...] = ()
    answer: dict[str, Any] | None = None
    command: dict[str, Any] | None = None
    pictures: int = 0
    notices: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()
    dialog: str = ""
    investigation: Investigation | None = None
    focus: tuple[str, ...] = ()
    touched: bool = False

    @property
    def shown(self) -> Subgraph:
        """The entities on the scene and the relationships among them."""
        here = set(self.scene.nodes)
        nodes = [node for node in self.held.nodes if node.id in here]
        return Subgraph(nodes, [edge for edge in self.held.edges if edge.source in here and edge.target in here], [], list(self.notices))

    @property
    def chosen(self) -> Subgraph:
        """What is selected: entities with what joins them, and relationships with both ends."""
        wanted = set(self.selected)
        shown = self.shown
        edges = [edge for edge in shown.edges if edge.id in wanted or {edge.source, edge.target} <= wanted]
        ends = wanted | {end for edge in edges for end in (edge.source, edge.target)}
        return Subgraph([node for node in shown.nodes if node.id in ends], edges)


def start(reader: Reader, scene: Scene, selected: tuple[str, ...] = (), notices: tuple[str, ...] = ()) -> Workspace:
    """Return a workspace that begins with a scene; what the graph does not have is left out with a notice."""
    held = expanding.joined(reader, Subgraph(), scene.nodes)
    known = {node.id for node in held.nodes}
    missing = len(set(scene.nodes) - known)
    whole = without_unknown(scene, known)
    if missing:
        notices = (*notices, f"{missing} of {len(scene.nodes)} entities of this scene are not in this graph: it may come from another data set")
    kinds = expanding.source_kinds(reader, held.edges)
    return Workspace(secrets.token_hex(6), whole, selected, whole, selected, held, kinds, notices=(*notices, *held.notices))


def around(reader: Reader, ids: tuple[str, ...], selected: tuple[str, ...] = ()) -> Workspace:
    """Return a workspace with the surroundings of some entities: of an organization two steps, of others one."""
    if len(ids) > 1:
        return replace(start(reader, Scene(nodes=ids), selected), focus=ids)
    found = explore.neighbourhood(reader, list(ids), hops=2 if ids[0].startswith("org:") else 1, limit=LIMITS.first_nodes)
    if not found.nodes:
        return start(reader, Scene(), ())
    begun = start(reader, Scene(nodes=tuple(node.id for node in found.nodes)), selected or ids, tuple(found.notices))
    return replace(begun, focus=ids)


def opened(reader: Reader, investigation: Investigation) -> Workspace:
    """Return a workspace with a saved investigation."""
    return replace(start(reader, investigation.scene, investigation.selected), investigation=investigation if investigation.name else None)


def reopened(workspace: Workspace) -> Workspace:
    """Return the workspace as a browser that draws it for the first time has to begin: with what was last reported."""
    return replace(workspace, opened=workspace.scene, opened_selection=workspace.selected, answer=None)


def reported(workspace: Workspace, state: Any) -> Workspace:
    """Take over what the browser says that the scene is; what is no scene, or another's, changes nothing."""
    if not isinstance(state, dict) or state.get("sceneId") != workspace.id:
        return workspace
    try:
        scene = read_scene(dict(state.get("scene") or {}))
    except (SceneError, TypeError, ValueError):
        return workspace
    chosen = state.get("selected")
    selected = tuple(str(item)[:700] for item in chosen[:_MOST_SELECTED]) if isinstance(chosen, list) else ()
    return replace(workspace, scene=scene, selected=selected, touched=workspace.touched or state.get("touched") is True)


def grown(workspace: Workspace, reader: Reader, ids: tuple[str, ...], label: str, select: tuple[str, ...] = ()) -> Workspace:
    """Add entities with their relationships, as one step for undo."""
    before = {edge.id for edge in workspace.held.edges}
    held = expanding.joined(reader, workspace.held, ids)
    known = {node.id for node in held.nodes}
    present = tuple(entity_id for entity_id in ids if entity_id in known)
    fresh = [edge for edge in held.edges if edge.id not in before]
    kinds = {**workspace.kinds, **expanding.source_kinds(reader, fresh)}
    return replace(
        workspace,
        held=held,
        kinds=kinds,
        scene=with_entities(workspace.scene, present),
        selected=select or workspace.selected,
        touched=True,
        additions=(*workspace.additions, Addition(present, label, select)),
        notices=(*workspace.notices, *held.notices),
    )


def handled(workspace: Workspace, reader: Reader, event: Any) -> Workspace:
    """Answer an event of the canvas: see Question in `src/contract.ts`. What is none changes nothing."""
    if not isinstance(event, dict) or event.get("sceneId") != workspace.id:
        return workspace
    current = replace(reported(workspace, event), notices=(), left=(), command=None)
    handler = _HANDLERS.get(str(event.get("type")))
    if handler is None:
        return workspace
    at = event.get("at")
    answered: Workspace = handler(current, reader, event)
    if event.get("type") == "expand":
        # New details would be drawn in the same breath as the new entities and hold them up; the next report brings them.
        answered = replace(answered, selected=workspace.selected)
    return replace(answered, answer={"at": at, "notices": list(answered.notices), **(answered.answer or {})} if answered.answer is not None else None)


def _known(workspace: Workspace, value: Any) -> str:
    return value if isinstance(value, str) and value in set(workspace.scene.nodes) else ""


def _number(value: Any, otherwise: int, most: int) -> int:
    return max(1, min(most, int(value))) if isinstance(value, int | float) and not isinstance(value, bool) else otherwise


def _counts(workspace: Workspace, reader: Reader, event: dict[str, Any]) -> Workspace:
    entity_id = _known(workspace, event.get("id"))
    rows = expanding.expandable(reader, entity_id, workspace.scene.nodes) if entity_id else []
    counts = [
        {"type": row.type, "phrase": RELATIONSHIP[row.type].phrase, "outgoing": row.outgoing, "count": row.count, "fresh": row.fresh} for row in rows
    ]
    return replace(workspace, answer={"counts": counts})


def _expand(workspace: Workspace, reader: Reader, event: dict[str, Any]) -> Workspace:
    entity_id = _known(workspace, event.get("id"))
    if not entity_id:
        return replace(workspace, answer={})
    choice = [
        Direction(item["type"], item.get("outgoing") is True)
        for item in event.get("choice") or []
        if isinstance(item, dict) and item.get("type") in RELATIONSHIP
    ]
    order = str(event.get("order"))
    growth = expanding.expand(
        reader,
        entity_id,
        workspace.scene.nodes,
        choice,
        _number(event.get("most"), LIMITS.expand_nodes, LIMITS.neighbours_read),
        order if order in expanding.ORDERS else "sources",
    )
    name = next((node.name for node in workspace.held.nodes if node.id == entity_id), entity_id)
    done = grown(replace(workspace, notices=growth.notices, left=growth.left), reader, growth.ids, f"expand {name}")
    return replace(done, answer={})


def _paths(workspace: Workspace, reader: Reader, event: dict[str, Any]) -> Workspace:
    start_id, end_id = _known(workspace, event.get("from")), _known(workspace, event.get("to"))
    if not start_id or not end_id:
        return replace(workspace, answer={"paths": []})
    longest = _number(event.get("longest"), 4, LIMITS.path_length)
    found = paths.find(reader, start_id, end_id, longest, event.get("shortest") is not False, event.get("everywhere") is True)
    done = replace(workspace, notices=found.notices)
    wanted = tuple(dict.fromkeys(entity_id for path in found.paths for entity_id in path))
    if set(wanted) - set(workspace.scene.nodes):
        done = grown(done, reader, wanted, "paths")
    return replace(done, answer={"paths": [list(path) for path in found.paths]})


def _common(workspace: Workspace, reader: Reader, event: dict[str, Any]) -> Workspace:
    ids = tuple(filter(None, (_known(workspace, item) for item in event.get("ids") or [])))
    growth = expanding.common(reader, ids)
    notices = growth.notices if growth.ids else ("they have no neighbour in common",)
    done = replace(workspace, notices=notices)
    if growth.ids:
        done = grown(done, reader, growth.ids, "neighbours in common")
    return replace(done, answer={"highlight": [*ids, *growth.ids]} if growth.ids else {})


def _dialog(workspace: Workspace, reader: Reader, event: dict[str, Any]) -> Workspace:
    name = str(event.get("name"))
    return replace(workspace, dialog=name if name in DIALOGS else "", notices=workspace.notices, answer=None)


def _resend(workspace: Workspace, reader: Reader, event: dict[str, Any]) -> Workspace:
    return reopened(workspace)


_HANDLERS = {"counts": _counts, "expand": _expand, "paths": _paths, "common": _common, "dialog": _dialog, "resend": _resend}
