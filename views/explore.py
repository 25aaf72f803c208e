"""Explore: from a name to the graph around it, and from a line of the graph to the sentences that prove it."""

from dataclasses import dataclass, replace

import streamlit as st

from graph import explore, patterns
from graph.engines import Engine
from graph.model import split_edge
from graph.subgraph import Subgraph
from views import details, exporting
from views.canvas import canvas
from views.session import engine, ids_of_url, write_url
from views.text import plain

_CANVAS = "canvas"
_HOME = "home"
_FIRST_NODES = 45
_SUGGESTIONS = ("Amnesty", "Fancy Bear", "Pegasus", "OceanLotus", "China")


@dataclass(frozen=True)
class Scene:
    """What is on the canvas: the entities that it began with, every entity on it, and what is selected."""

    roots: tuple[str, ...]
    ids: tuple[str, ...]
    selected: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Names the scene to the browser, which keeps its positions."""
        return ",".join(self.roots)


def select(scene: Scene, ids: list[str]) -> Scene:
    """Return the scene with another selection."""
    return replace(scene, selected=tuple(ids))


def expanded(scene: Scene, subgraph: Subgraph) -> Scene:
    """Return the scene with the entities of an expansion behind those that are there."""
    return replace(scene, ids=tuple(dict.fromkeys([*scene.ids, *(node.id for node in subgraph.nodes)])))


def from_url(focus: list[str], shown: list[str], selected: list[str]) -> Scene | None:
    """Return the scene that a URL tells of, or None when it names no entity."""
    return Scene(tuple(focus), tuple(dict.fromkeys([*focus, *shown])), tuple(selected)) if focus else None


def page() -> None:
    """Draw the page."""
    connected = engine()
    scene = from_url(
        ids_of_url("focus"), ids_of_url("shown"), st.query_params.get("selected", "").split(",") if st.query_params.get("selected") else []
    )
    kept = st.session_state.get("scene")
    _search_box(connected)
    if scene is None:
        scene = _welcome(connected)
    if scene is not None:
        _draw(connected, kept if kept and kept.roots == scene.roots else scene)


def _search_box(connected: Engine) -> None:
    text = st.text_input(
        "Search", placeholder="A group, state, organization or tool, by any of its names", key="search", label_visibility="collapsed", max_chars=200
    )
    if not text or text == st.session_state.get("searched"):
        return
    hits = explore.search(connected, text, limit=12)
    if not hits:
        st.info(
            f"Nothing is called {plain(text)}. Try a part of the name, another alias, or load a report that speaks of it: `counterwatch load FILE`."
        )
        return
    st.caption(f"{len(hits)} found" if len(hits) < 12 else "the 12 best")
    for hit in hits:
        by = f", so called or listed by {', '.join(hit.users)}" if hit.users else ""
        alias = f" (as {plain(hit.matched)}{plain(by)})" if hit.by_alias else ""
        st.button(f"**{plain(hit.name)}** · {hit.label}{alias}", key=f"hit-{hit.id}", on_click=_open, args=(hit.id, text), width="stretch")


def _open(entity_id: str, searched: str = "") -> None:
    """Start a scene around an entity."""
    st.session_state.pop("scene", None)
    st.session_state["searched"] = searched
    write_url("shown", [])
    write_url("selected", [])
    write_url("focus", [entity_id])


def _welcome(connected: Engine) -> Scene | None:
    """Say what there is, and return the scene to begin with: the critics who were attacked."""
    total = explore.totals(connected)
    if not total.claims:
        st.info("The graph is empty. Load the bundled knowledge base and the sample reports: `counterwatch load --starter`")
        return None
    st.subheader("Follow a relationship from a name to its proof")
    st.write(f"{total.entities:,} entities and {total.claims:,} claims from {total.reports:,} reports. Search above, or begin with one of these:")
    for column, name in zip(st.columns(len(_SUGGESTIONS)), _SUGGESTIONS, strict=True):
        hits = explore.search(connected, name, limit=1)
        if hits:
            column.button(name, key=f"suggest-{name}", on_click=_open, args=(hits[0].id,), width="stretch")
    attacked = patterns.run(connected, patterns.PATTERNS["surveillance-of-critics"]).hits
    ids = dict.fromkeys(end for hit in attacked for edge in hit.edges for end in split_edge(edge)[1:])
    if not ids:
        return None
    st.caption(
        "Or here: organizations that criticized a state, and the groups said to work for it that attacked them. Click a node or a line for its proof; double-click a node to add its neighbours."
    )
    return Scene((_HOME,), tuple(ids))


def _load(connected: Engine, scene: Scene) -> tuple[Scene, Subgraph]:
    if scene.ids == scene.roots:
        subgraph = explore.neighbourhood(connected, list(scene.roots), hops=2 if scene.roots[0].startswith("org:") else 1, limit=_FIRST_NODES)
        return replace(scene, ids=tuple(node.id for node in subgraph.nodes)), subgraph
    return scene, explore.scene(connected, scene.ids)


def _draw(connected: Engine, wanted: Scene) -> None:
    scene, subgraph = _load(connected, wanted)
    subgraph.notices += st.session_state.pop("notices", [])
    if not subgraph.nodes:
        st.warning("The link names nothing that is in this graph. It may come from another data set: load the report again, or search above.")
        return
    st.session_state["scene"] = scene
    left, right = st.columns([3, 2], gap="medium")
    with left:
        canvas(subgraph, scene.id, list(scene.selected), _on_selection, _on_event, _CANVAS)
        for notice in subgraph.notices:
            st.caption(f":material/content_cut: {plain(notice)}")
        _table(subgraph)
    with right:
        details.panel(connected, subgraph, list(scene.selected) or list(scene.roots[:1]))
        exporting.button(connected, subgraph, "scene")


def _on_selection() -> None:
    news = st.session_state[_CANVAS].get("selection")
    scene = st.session_state.get("scene")
    if scene is not None and isinstance(news, list):
        chosen = select(scene, [str(item) for item in news][:50])
        st.session_state["scene"] = chosen
        write_url("selected", list(chosen.selected))


def _on_event() -> None:
    event = st.session_state[_CANVAS].get("event")
    scene = st.session_state.get("scene")
    if scene is None or not isinstance(event, dict) or event.get("type") != "expand":
        return
    more = explore.expand(engine(), str(event.get("id", "")), list(scene.ids))
    st.session_state["scene"] = expanded(scene, more)
    st.session_state["notices"] = more.notices
    write_url("shown", [entity_id for entity_id in st.session_state["scene"].ids if entity_id not in scene.roots])


def _table(subgraph: Subgraph) -> None:
    """The scene as a table: for those who do not see the canvas, and to sort and copy."""
    names = {node.id: node.name for node in subgraph.nodes}
    with st.expander(f"The same as a table ({len(subgraph.edges)} relationships)"):
        rows = [
            {
                "From": names[edge.source],
                "Relationship": edge.type,
                "To": names[edge.target],
                "Sources": edge.properties.get("sources"),
                "Certainty": edge.properties.get("certainty"),
                "Disputed": edge.properties.get("disputed"),
            }
            for edge in subgraph.edges
        ]
        st.dataframe(rows, width="stretch", hide_index=True)
