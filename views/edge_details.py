"""The details of a relationship: what it sums up, why it is disputed, and every claim for and against."""

import streamlit as st

from graph import explore, profile
from graph.dates import span
from graph.engines import Engine
from graph.model import RELATIONSHIP
from graph.subgraph import Edge, ProofClaim
from views import cypher_shown, proof
from views.text import plain


def summary(edge: Edge) -> str:
    """Return in Markdown what a relationship sums up."""
    own = edge.properties
    sources, claims = int(own.get("sources", 0)), int(own.get("claims", 0))
    return (
        f"**{sources} independent {'source' if sources == 1 else 'sources'}** · {claims} {'claim' if claims == 1 else 'claims'} · "
        f"certainty **{plain(own.get('certainty', ''))}** · confidence {float(own.get('confidence', 0)):.2f}"
    )


def dispute(edge: Edge, others: list[str]) -> str:
    """Return why a relationship is disputed, or nothing when it is not."""
    if not edge.properties.get("disputed"):
        return ""
    denials = int(edge.properties.get("denials", 0))
    why = [f"{denials} {'denial' if denials == 1 else 'denials'}"] if denials else []
    if others:
        why.append(f"other sponsors named: {', '.join(others)}")
    return f"Disputed: {'; '.join(why)}"


def draw(engine: Engine, edge: Edge, names: dict[str, str]) -> None:
    """Draw a relationship with its proof."""
    st.subheader(f"{plain(names.get(edge.source, edge.source))} {RELATIONSHIP[edge.type].phrase} {plain(names.get(edge.target, edge.target))}")
    st.markdown(summary(edge))
    if edge.properties.get("first_seen"):
        st.caption(f"Event: {plain(span(edge.properties['first_seen'], edge.properties.get('last_seen')))}")
    others = [node.name for node in explore.entities(engine, [other.target for other in explore.competing_sponsors(engine, edge.id)])]
    why = dispute(edge, others)
    if why:
        st.warning(plain(why), icon=":material/gavel:")
    claims = explore.proof(engine, [edge.id])
    for title, of_stance in (("For", [claim for claim in claims if not _denies(claim)]), ("Against", [claim for claim in claims if _denies(claim)])):
        if of_stance:
            st.markdown(f"**{title}** :gray[{len(of_stance)} {'claim' if len(of_stance) == 1 else 'claims'}, newest first]")
            proof.cards(of_stance, f"{title}-{edge.id}")
    cypher_shown.popover(profile.edge_statements(edge), "edge")


def _denies(claim: ProofClaim) -> bool:
    return bool(claim.properties["stance"] == "denies")
