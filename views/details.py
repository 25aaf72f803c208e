"""The details beside the canvas: what is known of an entity, and the sentences that prove a relationship."""

import streamlit as st

from graph import explore
from graph.engines import Engine
from graph.model import NODE, RELATIONSHIP
from graph.subgraph import Edge, Node, ProofClaim, Subgraph
from views.text import link, plain, when

_CLAIMS_SHOWN = 30
_ALIASES_SHOWN = 40


def panel(engine: Engine, subgraph: Subgraph, selected: list[str]) -> None:
    """Draw the details of what is selected: an entity, a relationship, or several things by name."""
    nodes = {node.id: node for node in subgraph.nodes}
    edges = {edge.id: edge for edge in subgraph.edges}
    if len(selected) > 1:
        st.subheader(f"{len(selected)} selected")
        for item in selected:
            if item in nodes:
                st.markdown(f"- {plain(nodes[item].name)}")
    elif selected and selected[0] in nodes:
        _entity(engine, nodes[selected[0]])
    elif selected and selected[0] in edges:
        relationship(engine, edges[selected[0]], {node.id: node.name for node in subgraph.nodes})
    else:
        st.info("Click a node or a line of the graph to see what is known of it.")


def _entity(engine: Engine, node: Node) -> None:
    st.subheader(plain(node.name))
    kind = node.properties.get("kind")
    unnamed = " · no source gives this actor a name" if node.properties.get("named") is False else ""
    st.caption(f"{node.label}{f' · {plain(kind)}' if kind else ''}{unnamed} · {NODE[node.label].meaning}")
    if node.properties.get("description"):
        st.markdown(plain(node.properties["description"]))
    counts = explore.counts(engine, node.id)
    if counts:
        rows = [
            {"Relationship": RELATIONSHIP[count.type].phrase if count.outgoing else f"({RELATIONSHIP[count.type].phrase} this)", "Count": count.count}
            for count in counts
        ]
        st.dataframe(rows, width="stretch", hide_index=True)
    _aliases(engine, node)


def _aliases(engine: Engine, node: Node) -> None:
    names = explore.aliases(engine, node.id)
    if not names:
        if node.properties.get("aliases"):
            st.markdown("**Also called** " + plain(", ".join(node.properties["aliases"][:_ALIASES_SHOWN])))
        return
    st.markdown(f"**Names** ({len(names)}), and who uses or lists each")
    st.dataframe(
        [{"Name": use.name, "By": ", ".join(use.users)} for use in names], width="stretch", hide_index=True, height=min(300, 38 + 35 * len(names))
    )


def relationship(engine: Engine, edge: Edge, names: dict[str, str]) -> None:
    """Draw a relationship with every claim for and against it, denials and competing sponsors beside it."""
    phrase = RELATIONSHIP[edge.type].phrase
    st.subheader(f"{plain(names.get(edge.source, edge.source))} {phrase} {plain(names.get(edge.target, edge.target))}")
    summary = edge.properties
    sources = int(summary.get("sources", 0))
    st.markdown(
        f"**{sources} independent {'source' if sources == 1 else 'sources'}** · {summary.get('claims', 0)} {'claim' if summary.get('claims') == 1 else 'claims'} · "
        f"certainty **{plain(summary.get('certainty', ''))}** · confidence {float(summary.get('confidence', 0)):.2f}"
    )
    if summary.get("first_seen"):
        st.caption(f"Event: {when(summary['first_seen'], summary.get('last_seen'), 'day')}")
    others = explore.competing_sponsors(engine, edge.id)
    if summary.get("disputed"):
        why = []
        if summary.get("denials"):
            why.append(f"{summary['denials']} {'denial' if summary['denials'] == 1 else 'denials'}")
        if others:
            states = ", ".join(node.name for node in explore.entities(engine, [other.target for other in others]))
            why.append(f"other sponsors named: {states}")
        st.warning(f"Disputed: {plain('; '.join(why))}")
    proof(explore.proof(engine, [edge.id]))


def proof(claims: list[ProofClaim]) -> None:
    """Draw claims: sentence, report, who says so, how sure, when. Those for come first, then those against."""
    for claim in claims[:_CLAIMS_SHOWN]:
        own = claim.properties
        denies = own["stance"] == "denies"
        with st.container(border=True):
            mark = ":red-badge[denies] " if denies else ""
            scope = " · background" if own.get("scope") == "background" else ""
            st.markdown(f"{mark}\u201c{plain(own['quote'])}\u201d")
            who = own.get("attributor_name") or own.get("asserted_by")
            says = f"**{plain(who)}** {'denies it' if denies else 'says so'}" if who else "in the report\u2019s own voice"
            dated = when(own.get("event_start"), own.get("event_end"), own.get("event_precision"))
            st.caption(f"{says} · {plain(own['certainty'])} · event {dated}{scope}")
            report = claim.report
            st.caption(
                f"{link(report['title'] or 'untitled report', report['url'])} · {plain(report['publisher'] or 'unknown publisher')} · {plain(report['published'] or 'undated')} · {plain(own['method'])}"
            )
    if len(claims) > _CLAIMS_SHOWN:
        st.caption(f"The newest {_CLAIMS_SHOWN} of {len(claims)} claims; an export holds them all.")
