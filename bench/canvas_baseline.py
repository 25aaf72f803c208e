"""The baseline of `bench.canvas`: the same graph, in the same browser, drawn by st-link-analysis as its manual shows."""

import os

import streamlit as st
from st_link_analysis import NodeStyle, st_link_analysis

from graph import expanding
from graph.engines import connect
from graph.scene import read_scene
from graph.subgraph import Subgraph


@st.cache_resource
def _engine():  # type: ignore[no-untyped-def]
    return connect()


engine = _engine()
if "held" not in st.session_state:
    with open(os.environ["BENCH_SCENE"], encoding="utf-8") as file:  # noqa: PTH123
        st.session_state.held = expanding.joined(engine, Subgraph(), read_scene(file.read()).nodes)


def on_change() -> None:
    """Add what an expansion of ours adds."""
    value = st.session_state["baseline"]
    if value and value.get("action") == "expand":
        for entity_id in value["data"]["node_ids"]:
            held = st.session_state.held
            st.session_state.held = expanding.joined(engine, held, expanding.expand(engine, entity_id, [node.id for node in held.nodes]).ids)


held = st.session_state.held
elements = {
    "nodes": [{"data": {"id": node.id, "label": node.label, "name": node.name}} for node in held.nodes],
    "edges": [{"data": {"id": edge.id, "label": edge.type, "source": edge.source, "target": edge.target}} for edge in held.edges],
}
styles = [NodeStyle(label, "#1F6FB5", "name") for label in ("State", "Group", "Tool", "Organization", "Motive", "Sector")]
st_link_analysis(elements, "fcose", styles, [], height=620, key="baseline", on_change=on_change, node_actions=["expand"])
