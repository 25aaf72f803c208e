"""The graph canvas as a Streamlit component: what goes to the browser and what comes back.

The other half is `src/contract.ts`. The browser holds the scene and changes it; what is added here carries a number and
is taken over once. Rows are sent for everything that the scene ever held, so that undo needs no question.
"""

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import streamlit as st

from graph.claims import digest
from graph.limits import LIMITS
from graph.model import NODES, RELATIONSHIP
from graph.subgraph import Edge, Node
from views.workspace import Workspace


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    folder = files("views.canvas")
    html, css, js = (folder.joinpath(f"canvas.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js"))
    return st.components.v2.component("counterwatch_canvas", html=html, css=css, js=js)


def node_row(node: Node) -> dict[str, Any]:
    """Return an entity as the browser takes it: NodeRow in `src/contract.ts`."""
    named = node.properties.get("named", True) is not False
    return {"id": node.id, "type": node.label, "name": node.name, "degree": node.degree, "named": named}


def edge_row(edge: Edge, kinds: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a relationship as the browser takes it: EdgeRow in `src/contract.ts`."""
    own = edge.properties
    return {
        "id": edge.id,
        "type": edge.type,
        "phrase": RELATIONSHIP[edge.type].phrase,
        "source": edge.source,
        "target": edge.target,
        "claims": own.get("claims", 0),
        "denials": own.get("denials", 0),
        "sources": own.get("sources", 0),
        "confidence": own.get("confidence", 0.0),
        "certainty": own.get("certainty", ""),
        "disputed": bool(own.get("disputed")),
        "since": own.get("first_seen") or "",
        "until": own.get("last_seen") or "",
        "kinds": list(kinds),
    }


def scene_data(workspace: Workspace) -> dict[str, Any]:
    """Return what the browser draws: SceneData in `src/contract.ts`.

    The scene in it is the one that was opened; the browser's own is newer and is reported back.
    """
    marks = (len(workspace.additions), len(workspace.held.nodes), workspace.answer and workspace.answer["at"], workspace.command)
    return {
        "sceneId": workspace.id,
        "rev": digest(workspace.id, *map(str, marks)),
        "scene": workspace.opened.model_dump(mode="json"),
        "selected": list(workspace.opened_selection),
        "nodes": [node_row(node) for node in workspace.held.nodes],
        "edges": [edge_row(edge, workspace.kinds.get(edge.id, ())) for edge in workspace.held.edges],
        "types": {node.label: {"colour": node.colour, "icon": node.icon} for node in NODES if node.entity},
        "additions": [
            {"number": number, "ids": list(addition.ids), "select": list(addition.select), "label": addition.label}
            for number, addition in enumerate(workspace.additions, 1)
        ],
        "answer": workspace.answer,
        "command": workspace.command,
        "limits": {"nodes": LIMITS.scene_nodes, "expand": LIMITS.expand_nodes, "path": LIMITS.path_length},
    }


def canvas(workspace: Workspace, on_state: Callable[[], None], on_event: Callable[[], None], key: str) -> None:
    """Draw a scene. `on_state` and `on_event` are called when `st.session_state[key]` has news: `state` or `event`."""
    _component()(key=key, data=scene_data(workspace), height="content", default={"state": None}, on_state_change=on_state, on_event_change=on_event)
