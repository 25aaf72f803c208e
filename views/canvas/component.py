"""The graph canvas as a Streamlit component: what goes to the browser and what comes back.

The other half is `src/contract.ts`. A scene is sent whole with a revision; the browser keeps its instance and takes
over what changed, so that nothing moves which the user did not move.
"""

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import streamlit as st

from graph.claims import digest
from graph.model import NODES, RELATIONSHIP
from graph.subgraph import Subgraph

HEIGHT = 620


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    folder = files("views.canvas")
    html, css, js = (folder.joinpath(f"canvas.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js"))
    return st.components.v2.component("counterwatch_canvas", html=html, css=css, js=js)


def scene_data(subgraph: Subgraph, scene_id: str, selected: list[str]) -> dict[str, Any]:
    """Return what the browser draws: see SceneData in `src/contract.ts`.

    `scene_id` names the scene whose positions the browser keeps; the revision changes with the content alone.
    """
    drawn: dict[str, int] = {}
    for edge in subgraph.edges:
        for end in (edge.source, edge.target):
            drawn[end] = drawn.get(end, 0) + 1
    nodes = [
        {
            "id": node.id,
            "type": node.label,
            "name": node.name,
            "degree": node.degree,
            "more": max(0, node.degree - drawn.get(node.id, 0)),
            "named": node.properties.get("named", True) is not False,
        }
        for node in subgraph.nodes
    ]
    edges = [
        {
            "id": edge.id,
            "type": edge.type,
            "phrase": RELATIONSHIP[edge.type].phrase,
            "source": edge.source,
            "target": edge.target,
            "claims": edge.properties.get("claims", 0),
            "sources": edge.properties.get("sources", 0),
            "disputed": bool(edge.properties.get("disputed")),
            "inferred": edge.properties.get("certainty") == "inferred",
        }
        for edge in subgraph.edges
    ]
    types = {node.label: {"colour": node.colour, "icon": node.icon} for node in NODES if node.entity}
    return {
        "sceneId": scene_id,
        "rev": digest(scene_id, json.dumps([nodes, edges], sort_keys=True)),
        "nodes": nodes,
        "edges": edges,
        "types": types,
        "selected": selected,
    }


def canvas(subgraph: Subgraph, scene_id: str, selected: list[str], on_selection: Callable[[], None], on_event: Callable[[], None], key: str) -> None:
    """Draw a scene. `on_selection` and `on_event` are called when `st.session_state[key]` has news: `selection` (ids) or `event`."""
    _component()(
        key=key,
        data=scene_data(subgraph, scene_id, selected),
        height=HEIGHT,
        default={"selection": selected},
        on_selection_change=on_selection,
        on_event_change=on_event,
    )
