"""The rows of a statement as a table, a graph or a chart, with what was cut, and to take away."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from graph import results
from graph.cookbook import RECIPES, Chart
from graph.engines import Engine, Table
from graph.limits import LIMITS
from graph.results import Picked
from graph.scene import Scene
from graph.subgraph import Subgraph
from views import details, drawing, exporting, navigation, session
from views.canvas import canvas
from views.desk import outcome_of
from views.exporting import Offer
from views.text import plain
from views.workspace import Workspace, grown, handled, reopened, reported, start

_CANVAS, _SCENE = "cypher-canvas", "cypher-scene"
_TABLE_PIXELS = 520


def notices(table: Table, statement: str, found: Picked) -> list[str]:
    """Return what a reader has to know of rows that are not all there is."""
    told = []
    if table.truncated:
        told.append(f"Only the first {len(table.rows):,} rows: there are more. Raise the limit of rows, or narrow the statement.")
    limit = results.own_limit(statement, table)
    if limit:
        told.append(f"The statement\u2019s own LIMIT of {limit} was reached: there may be more.")
    if len(found.ids) > LIMITS.scene_nodes:
        told.append(f"The graph holds {LIMITS.scene_nodes:,} of the {len(found.ids):,} entities.")
    return told


def views_of(table: Table, found: Picked, recipe: str) -> tuple[list[str], str]:
    """Return how a result can be shown, and how it is shown first."""
    possible = ["Table", *(["Graph"] if found.ids else []), *(["Chart"] if results.fitting_chart(table) else [])]
    wished = RECIPES[recipe].showing.capitalize() if recipe in RECIPES else "Graph" if found.ids else "Table"
    return possible, wished if wished in possible else "Table"


def draw(connected: Engine, table: Table, statement: str, recipe: str, number: int) -> None:
    """Draw a result. `number` tells one run from the next."""
    found = results.picked(table.rows)
    possible, first = views_of(table, found, recipe)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="cypher-head"):
        st.markdown(f"**{outcome_of(table)}**", width="stretch")
        showing = (
            st.segmented_control("Show as", possible, default=first, key=f"cypher-showing-{number}", label_visibility="collapsed")
            if table.rows
            else None
        )
        _downloads(connected, table, found, number)
    for notice in notices(table, statement, found):
        st.caption(f":material/content_cut: {plain(notice)}")
    if not table.rows:
        st.info(
            "The statement ran and found nothing. Check the spelling of names and values: they are compared letter by letter.",
            icon=":material/search_off:",
        )
    elif showing == "Graph":
        _graph(connected, found, number)
    elif showing == "Chart":
        _chart(table, recipe, number)
    else:
        _table(connected, table, number)


def _downloads(connected: Engine, table: Table, found: Picked, number: int) -> None:
    with st.popover("Download", icon=":material/download:"):
        for words, name, data, mime in (
            ("Rows as CSV", "counterwatch-rows.csv", results.as_csv, "text/csv"),
            ("Rows as JSON", "counterwatch-rows.json", results.as_json, "application/json"),
        ):
            st.download_button(
                words, data=partial(data, table), file_name=name, mime=mime, key=f"cypher-{name}-{number}", on_click="ignore", width="stretch"
            )
        if found.ids and st.button("As a graph, with its proof ...", key=f"cypher-export-{number}", width="stretch"):
            exporting.dialog(connected, [Offer("The result", scene_of(connected, found).shown)])


def _table(connected: Engine, table: Table, number: int) -> None:
    columns = results.columns_of(table)
    rows = [{name: results.cell(value) for name, value in zip(columns, row, strict=True)} for row in table.rows]
    drawable = bool(results.picked(table.rows).ids)
    event = st.dataframe(
        rows,
        width="stretch",
        hide_index=True,
        height=min(_TABLE_PIXELS, 40 + 35 * max(1, len(rows))),
        column_config={name: st.column_config.Column(drawing.title(name)) for name in columns},
        on_select="rerun" if drawable else "ignore",
        selection_mode="multi-row",
        key=f"cypher-table-{number}",
    )
    if drawable:
        chosen = results.picked([table.rows[row] for row in event["selection"]["rows"] if row < len(table.rows)])  # type: ignore[index]
        _explore(
            connected,
            chosen.ids,
            f"Open {len(chosen.ids)} entities of these rows in Explore" if chosen.ids else "Select rows to open them in Explore",
            number,
        )


def _explore(connected: Engine, ids: Sequence[str], words: str, number: int) -> None:
    if st.button(words, key=f"cypher-explore-{number}", icon=":material/hub:", disabled=not ids):
        session.keep(start(connected, Scene(nodes=tuple(ids[: LIMITS.scene_nodes]))))
        navigation.go("explore")


def scene_of(connected: Engine, found: Picked) -> Workspace:
    """Return the entities of a result with the relationships that it has; with all among them where it names none."""
    begun = start(connected, Scene(nodes=found.ids[: LIMITS.scene_nodes]))
    if not found.edges:
        return begun
    wanted = set(found.edges)
    return replace(begun, held=Subgraph(begun.held.nodes, [edge for edge in begun.held.edges if edge.id in wanted]))


def _graph(connected: Engine, found: Picked, number: int) -> None:
    kept: tuple[int, Workspace] | None = st.session_state.get(_SCENE)
    if kept is None or kept[0] != number:
        kept = (number, scene_of(connected, found))
    current = reopened(kept[1])
    _keep(number, current)
    if found.others:
        st.caption(f"{found.others} nodes of the result are no entities (names, claims, reports): the table has them.")
    left, right = st.columns([3, 1.4], gap="medium")
    with left:
        canvas(current, _on_state, _on_event, _CANVAS)
        if st.button("Go on in Explore", key=f"cypher-go-{number}", icon=":material/hub:", help="Save it, link to it, take pictures of it"):
            session.keep(current)
            navigation.go("explore")
    with right, st.container(key="details"):
        details.panel(connected, current.shown, list(current.selected), _add)
    if current.dialog:
        _keep(number, replace(current, dialog=""))
        if current.dialog == "export":
            exporting.dialog(
                connected, [*([Offer("The selection", current.chosen)] if current.chosen.nodes else []), Offer("The result", current.shown)]
            )
        else:
            st.toast("Go on in Explore to save or open investigations.")


def _keep(number: int, workspace: Workspace) -> None:
    st.session_state[_SCENE] = (number, workspace)


def _changed(change: Any) -> None:
    kept: tuple[int, Workspace] | None = st.session_state.get(_SCENE)
    if kept:
        _keep(kept[0], change(kept[1]))


def _on_state() -> None:
    _changed(lambda current: reported(current, st.session_state[_CANVAS].get("state")))


def _on_event() -> None:
    _changed(lambda current: handled(current, session.engine(), st.session_state[_CANVAS].get("event")))


def _add(entity_id: str, name: str) -> None:
    _changed(lambda current: grown(replace(current, notices=(), left=()), session.engine(), (entity_id,), f"add {name}", (entity_id,)))


def _chart(table: Table, recipe: str, number: int) -> None:
    own = RECIPES[recipe].chart if recipe in RECIPES else None
    columns = results.columns_of(table)
    chart = own if own and {own.x, own.y} <= set(columns) else results.fitting_chart(table)
    if chart is None:
        return
    numbers = results.numeric(table)
    with st.container(horizontal=True, gap="small", key="cypher-chart"):
        if chart.kind == "heat":
            kind: Any = "heat"
        else:
            kind = st.selectbox("Kind", ["bar", "line"], ["bar", "line"].index(chart.kind), key=f"chart-kind-{number}", width=120)
        x = st.selectbox("Of", columns, columns.index(chart.x), key=f"chart-x-{number}", width=200)
        measured = columns if chart.kind == "heat" else numbers
        y = st.selectbox("Shows", measured, measured.index(chart.y) if chart.y in measured else 0, key=f"chart-y-{number}", width=200)
        options = ["", *columns]
        series = st.selectbox(
            "Colour", options, options.index(chart.series) if chart.series in options else 0, key=f"chart-series-{number}", width=200
        )
    if len(table.rows) > drawing.MOST_MARKS:
        st.caption(f":material/content_cut: The chart shows the first {drawing.MOST_MARKS:,} rows.")
    st.altair_chart(drawing.of_table(table, Chart(kind, x, y, series or "")), width="stretch")
