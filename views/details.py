"""The panel beside a graph: an entity, a relationship with its proof, or several things at once."""

import streamlit as st

from graph.engines import Engine
from graph.subgraph import Subgraph
from views import edge_details, entity_details
from views.entity_details import Show
from views.text import plain


def panel(engine: Engine, subgraph: Subgraph, selected: list[str], show: Show | None = None) -> None:
    """Draw the details of what is selected; `show` is called with an entity whose name is pressed."""
    nodes = {node.id: node for node in subgraph.nodes}
    edges = {edge.id: edge for edge in subgraph.edges}
    known = [item for item in selected if item in nodes or item in edges]
    if len(known) > 1:
        _several(subgraph, known)
    elif known and known[0] in nodes:
        entity_details.draw(engine, known[0], show)
    elif known:
        edge_details.draw(engine, edges[known[0]], {node.id: node.name for node in subgraph.nodes})
    else:
        _teach()


def _several(subgraph: Subgraph, selected: list[str]) -> None:
    names = {node.id: node for node in subgraph.nodes}
    chosen = [names[item] for item in selected if item in names]
    st.subheader(f"{len(selected)} selected")
    st.caption("S finds paths between the first two, M their neighbours in common; X exports the selection.")
    ids = {node.id for node in chosen}
    between = [edge for edge in subgraph.edges if edge.source in ids and edge.target in ids]
    st.dataframe(
        [{"Name": node.name, "Type": node.label, "Relationships": node.degree} for node in chosen],
        width="stretch",
        hide_index=True,
        height=min(420, 38 + 35 * max(1, len(chosen))),
    )
    for edge in between[:20]:
        st.markdown(f"{plain(names[edge.source].name)} → {plain(names[edge.target].name)}: {edge_details.summary(edge)}")


def _teach() -> None:
    st.markdown("##### Nothing is selected")
    st.markdown(
        "- **Click an entity** to read what is known of it.\n"
        "- **Click a line** to read every sentence for and against it.\n"
        "- **Double-click** to add neighbours; **right-click** for everything else.\n"
        "- Press **?** on the canvas for the keys."
    )
