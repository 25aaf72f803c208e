"""Explore: from a name to the graph around it, and from a line of the graph to the sentences that prove it."""

from dataclasses import replace

import streamlit as st

from graph import expanding, explore, paths, patterns
from graph.engines import Engine
from graph.model import split_edge
from graph.scene import Scene
from graph.statement import Statement
from graph.subgraph import Subgraph
from views import cypher_shown, details, empty, exporting, saving, search, session
from views.canvas import canvas
from views.exporting import Offer
from views.text import plain
from views.workspace import Workspace, grown, handled, reopened, reported, start

_CANVAS = "canvas"
_LEFT_SHOWN = 200


def page() -> None:
    """Draw the page."""
    connected = session.engine()
    current = session.from_address(connected)
    if current is None:
        current = _welcome(connected)
        if current is None:
            return
        session.keep(current)
    session.keep(reopened(current))
    _work()


def _welcome(connected: Engine) -> Workspace | None:
    """Say what there is, and return the scene to begin with: the critics who were attacked."""
    total = explore.totals(connected)
    if not total.claims:
        empty.tell("The graph is empty.")
        return None
    attacked = patterns.run(connected, patterns.PATTERNS["surveillance-of-critics"]).hits
    ids = tuple(dict.fromkeys(end for hit in attacked for edge in hit.edges for end in split_edge(edge)[1:]))
    if ids:
        return start(connected, Scene(nodes=ids))
    busiest = tuple(entity_id for entity_id, _, _ in search.suggestions(connected))
    return start(connected, Scene(nodes=busiest)) if busiest else None


@st.fragment
def _work() -> None:
    connected = session.engine()
    current = session.workspace()
    if current is None:
        return
    _head(connected, current)
    if not current.held.nodes:
        _nothing(current)
        return
    left, right = st.columns([3, 1.7], gap="medium")
    with left:
        canvas(current, _on_state, _on_event, _CANVAS)
        _notices(current)
    with right:
        _details(connected, current)
    session.write_address(connected, current)
    _dialogs(connected, current)


def _head(connected: Engine, current: Workspace) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="scene-head"):
        st.markdown(_title(current), width="stretch")
        st.button("New", key="scene-new", icon=":material/add:", on_click=_new, help="Leave this scene and begin anew; Back returns to it")
        if session.previous():
            st.button("Back", key="scene-back", icon=":material/undo:", on_click=_back, help="The scene before this one")
        for name, words, icon in (("open", "Open", "folder_open"), ("save", "Save", "save"), ("export", "Export", "download")):
            st.button(words, key=f"scene-{name}", icon=f":material/{icon}:", on_click=_ask, args=(name,))
        _link(current)
        cypher_shown.popover(_statements(current), "scene")


def _title(current: Workspace) -> str:
    saved = current.investigation
    if saved:
        changed = " :orange-badge[unsaved changes]" if saving.unsaved(current) else ""
        return f"##### {plain(saved.name)}{changed}"
    if not current.held.nodes:
        return "##### Nothing to show"
    if current.focus:
        names = {node.id: node.name for node in current.held.nodes}
        return f"##### {plain(', '.join(names.get(item, item) for item in current.focus[:3]))}"
    if current.touched:
        return "##### Untitled scene"
    return "##### Critics of states who were attacked :gray[and who is said to be behind it]"


def _link(current: Workspace) -> None:
    with st.popover("Link", icon=":material/link:"):
        st.write("The address in your browser brings back exactly this state, for everybody who works on this graph. Below it is without the host:")
        text = saving.link_text(current)
        st.code(text or "This scene is long: it is kept in the graph, and the address holds its id.", language=None, wrap_lines=True)


def _statements(current: Workspace) -> list[Statement]:
    found = [explore.scene_statement(current.scene.nodes)]
    chosen = [item for item in current.selected if "|" not in item]
    if chosen:
        found.append(expanding.expand_statement(chosen[0]))
    if len(chosen) > 1:
        found.append(paths.statement(chosen[0], chosen[1]))
    return found


def _nothing(current: Workspace) -> None:
    for notice in current.notices:
        st.warning(plain(notice))
    st.warning(
        "The link names nothing that is in this graph. It may come from another data set, or what it named was rejected since. Search above, or begin with one of these."
    )
    search.chips(session.engine(), "instead-of-nothing")


def _notices(current: Workspace) -> None:
    for notice in dict.fromkeys(current.notices):
        st.caption(f":material/content_cut: {plain(notice)}")
    if current.left:
        with st.expander(f"What was left out ({len(current.left):,})", icon=":material/table_rows:"):
            rows = [{"Name": item.name, "Relationship": item.type, "Sources": item.sources} for item in current.left[:_LEFT_SHOWN]]
            chosen = st.dataframe(rows, width="stretch", hide_index=True, on_select="rerun", selection_mode="multi-row", key="left-out")
            picked = tuple(current.left[row].id for row in chosen["selection"]["rows"] if row < len(current.left))
            st.button(
                f"Add {len(picked)} to the scene" if picked else "Select rows to add them",
                disabled=not picked,
                on_click=_add,
                args=(picked, f"add {len(picked)}"),
                key="add-left",
            )


def _details(connected: Engine, current: Workspace) -> None:
    selected = list(current.selected) or list(current.focus[:1])
    with st.container(key="details"):
        if not selected and not current.touched and not current.investigation:
            _greeting(connected)
        details.panel(connected, current.shown, selected, _show)
        if current.scene.bookmarks:
            _bookmarks(current)


def _greeting(connected: Engine) -> None:
    total = explore.totals(connected)
    st.subheader("Follow a relationship from a name to its proof")
    st.markdown(
        f"**{total.entities:,}** entities and **{total.claims:,}** claims from **{total.reports:,}** reports. Search above, or begin with one of these:"
    )
    search.chips(connected, "greeting")


def _bookmarks(current: Workspace) -> None:
    names = {node.id: node.name for node in current.held.nodes}
    edges = {edge.id: edge for edge in current.held.edges}
    st.markdown("**Bookmarks**")
    with st.container(horizontal=True, gap="small"):
        for item in current.scene.bookmarks[:60]:
            edge = edges.get(item)
            words = f"{names.get(edge.source, '')} → {names.get(edge.target, '')}" if edge else names.get(item, item)
            st.button(plain(words), key=f"bookmark-{item}", icon=":material/bookmark:", on_click=_select, args=(item,))


def _dialogs(connected: Engine, current: Workspace) -> None:
    if not current.dialog:
        return
    session.keep(replace(current, dialog=""))
    if current.dialog == "export":
        exporting.dialog(connected, offers(current), _draw)
    elif current.dialog == "save":
        saving.save_dialog(connected, current)
    elif current.dialog == "open":
        saving.open_dialog(connected)


def offers(current: Workspace) -> list[Offer]:
    """Return what can be exported, the likelier first: a selection of several comes before the scene, one entity behind it."""
    chosen, scene = Offer("The selection", current.chosen), Offer("The scene", current.shown)
    if not chosen.subgraph.nodes:
        return [scene]
    return [chosen, scene] if len(chosen.subgraph.nodes) > 1 else [scene, chosen]


def _draw(name: str, subgraph: Subgraph, hidden: bool) -> None:
    current = session.workspace()
    if current:
        session.keep(exporting.picture(current, name, subgraph, hidden))


def _on_state() -> None:
    current = session.workspace()
    if current:
        session.keep(reported(current, st.session_state[_CANVAS].get("state")))


def _on_event() -> None:
    current = session.workspace()
    if current:
        session.keep(handled(current, session.engine(), st.session_state[_CANVAS].get("event")))


def _show(entity_id: str, name: str) -> None:
    _add((entity_id,), f"add {name}", select=True)


def _select(item: str) -> None:
    ends = item.split("|")[1:] or [item]
    _add(tuple(ends), "bookmark", (item,))


def _add(ids: tuple[str, ...], label: str, select: bool | tuple[str, ...] = False) -> None:
    current = session.workspace()
    if current:
        chosen = select if isinstance(select, tuple) else ids if select else ()
        session.keep(grown(replace(current, notices=(), left=()), session.engine(), ids, label, chosen))


def _ask(name: str) -> None:
    current = session.workspace()
    if current:
        session.keep(replace(current, dialog=name))


def _new() -> None:
    st.session_state.pop("search", None)
    session.keep(None)
    st.query_params.clear()


def _back() -> None:
    before = session.previous()
    if before:
        session.keep(before)
