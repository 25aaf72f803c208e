"""The pattern page: organisations that criticised a state and were attacked by a group which it sponsors."""

from collections import Counter
from typing import Any

import streamlit as st

from graph import explore, patterns
from graph.engines import Engine
from graph.patterns import PatternHit, PatternResult
from graph.statement import Statement
from graph.subgraph import ProofClaim
from views import cypher_shown, empty, exporting, navigation, proof
from views.session import engine
from views.text import plain

_HOPS = {"criticized": "Criticism", "sponsored_by": "Sponsorship", "targeted": "Attack", "part_of": "Belonging"}
_ORDERS = ("criticism before attack", "criticism after attack", "unknown")


def page() -> None:
    """Draw the page."""
    connected = engine()
    pattern = patterns.PATTERNS["surveillance-of-critics"]
    st.header(pattern.title)
    st.write(pattern.question)
    result = patterns.run(connected, pattern)
    cypher_shown.popover([Statement(pattern.title, pattern.cypher, {"limit": patterns.MAX_HITS + 1})], "pattern")
    if not result.hits:
        empty.tell("No hits yet. The pattern needs reports that tell who criticized whom, and who was attacked.")
        return
    chosen = _filter(result)
    for hit in chosen:
        _hit(connected, hit)
    if result.cut:
        st.warning(f"Only the first {len(result.hits)} hits are shown.")
    exporting.button(connected, patterns.subgraph(connected, PatternResult(pattern, tuple(chosen), result.cut)), "pattern", "these hits")


def _filter(result: PatternResult) -> list[PatternHit]:
    counted = Counter(hit.row["order_of_dates"] for hit in result.hits)
    asked = st.query_params.get("order", "")
    options = [order for order in _ORDERS if counted[order]]
    order = st.pills(
        "Order of dates",
        options,
        default=asked if asked in options else None,
        format_func=lambda item: f"{item} ({counted[item]})",
        key="order-of-dates",
    )
    if order:
        st.query_params["order"] = order
    elif "order" in st.query_params:
        del st.query_params["order"]
    return [hit for hit in result.hits if not order or hit.row["order_of_dates"] == order]


def sentence(row: dict[str, Any]) -> str:
    """Return a hit as one sentence of Markdown, all names escaped."""
    critic = f", part of {plain(row['critic'])}," if row["critic"] != row["victim"] else ""
    return f"**{plain(row['victim'])}**{critic} was attacked by **{plain(row['group'])}**, which is said to work for **{plain(row['state'])}**"


def _hit(connected: Engine, hit: PatternHit) -> None:
    row = hit.row
    with st.container(border=True):
        st.markdown(sentence(row))
        colour = {"criticism before attack": "orange", "criticism after attack": "blue"}.get(row["order_of_dates"], "gray")
        disputed = " :red-badge[disputed]" if row["disputed"] else ""
        first, last = _month(row["criticized_from"]), _month(row["criticized_until"])
        st.markdown(f":{colour}-badge[{row['order_of_dates']}]{disputed}")
        st.caption(
            f"Criticism {first}{f' to {last}' if last != first else ''} · attack {_month(row['attacked_from'])} · "
            f"sponsorship {plain(row['sponsor_certainty'])}, {row['sponsor_sources']} independent {'source' if row['sponsor_sources'] == 1 else 'sources'}"
        )
        with st.expander("The proof of every hop"):
            claims = explore.proof(connected, hit.edges)
            for edge in hit.edges:
                kind = edge.split("|")[0]
                st.markdown(f"**{_HOPS[kind.lower()]}**")
                proof.cards(_of_edge(claims, edge), edge)
        focus = ",".join(dict.fromkeys(end for edge in hit.edges for end in edge.split("|")[1:]))
        navigation.link("explore", "Open in the graph", ":material/hub:", focus=focus)


def _of_edge(claims: list[ProofClaim], edge: str) -> list[ProofClaim]:
    return [claim for claim in claims if claim.edge == edge]


def _month(date: str | None) -> str:
    return date[:7] if date else "undated"
