"""The patterns: named questions to the graph, each with its hits and the proof of every hop."""

import streamlit as st

from graph import explore, patterns
from graph.engines import Engine
from graph.patterns import Pattern, PatternHit, PatternResult
from graph.statement import Statement
from views import cypher_shown, empty, exporting, navigation, proof, session
from views.exporting import Offer
from views.text import plain

_HITS = 50


def page() -> None:
    """Draw the list, or the hits of the pattern that `?pattern=` names."""
    connected = session.engine()
    pattern = patterns.PATTERNS.get(st.query_params.get("pattern", ""))
    if pattern is None:
        _list(connected)
    else:
        _one(connected, pattern)


def _list(connected: Engine) -> None:
    st.header("Patterns")
    st.markdown("Questions that take more than one step, asked of the whole graph. Every hit opens to the sentences that prove it.")
    for pattern in patterns.PATTERNS.values():
        result = patterns.run(connected, pattern)
        with st.container(border=True, key=f"pattern-{pattern.name}"):
            st.markdown(f"#### {plain(pattern.title)}")
            st.markdown(plain(pattern.question))
            many = f"{len(result.hits):,}{'+' if result.cut else ''}"
            st.caption(f"**{many} {'hit' if len(result.hits) == 1 else 'hits'}** · needs {plain(pattern.needs)}")
            if navigation.has(pattern.name):
                navigation.link(pattern.name, "Open", ":material/arrow_forward:")
            else:
                navigation.link("patterns", "Open", ":material/arrow_forward:", pattern=pattern.name)
    st.caption("A pattern of your own is one `.cypher` file in `graph/patterns`; it is listed here as soon as it is there. Or ask in Cypher:")
    navigation.link("cypher", "The cookbook, and an editor", ":material/terminal:")


def _one(connected: Engine, pattern: Pattern) -> None:
    navigation.link("patterns", "All patterns", ":material/arrow_back:")
    st.header(plain(pattern.title))
    st.markdown(plain(pattern.question))
    result = patterns.run(connected, pattern)
    cypher_shown.popover([Statement(pattern.title, pattern.cypher, {"limit": patterns.MAX_HITS + 1})], "pattern")
    if not result.hits:
        empty.tell(f"No hits yet. The pattern needs {plain(pattern.needs)}.")
        return
    st.markdown(f"**{len(result.hits):,} hits**" + (f" :gray[only the first {patterns.MAX_HITS} are shown]" if result.cut else ""))
    rows = [{name.replace("_", " ").capitalize(): value for name, value in hit.row.items()} for hit in result.hits]
    event = st.dataframe(
        rows,
        width="stretch",
        hide_index=True,
        height=min(520, 40 + 35 * len(rows)),
        on_select="rerun",
        selection_mode="multi-row",
        key="pattern-rows",
    )
    chosen = [result.hits[row] for row in event["selection"]["rows"] if row < len(result.hits)]
    if st.button(f"Export {'the selected' if chosen else 'all'} hits", icon=":material/download:", key="export-patterns"):
        taken = PatternResult(pattern, tuple(chosen) or result.hits, result.cut)
        exporting.dialog(connected, [Offer("The hits", patterns.subgraph(connected, taken))])
    if not chosen:
        st.caption("Select rows to read the proof of every hop, and to open them in Explore.")
    for number, hit in enumerate(chosen[:_HITS]):
        _proof(connected, hit, number)


def _proof(connected: Engine, hit: PatternHit, number: int) -> None:
    with st.container(border=True):
        navigation.link(
            "explore", "Open in Explore", ":material/hub:", focus=",".join(dict.fromkeys(end for edge in hit.edges for end in edge.split("|")[1:]))
        )
        claims = explore.proof(connected, hit.edges)
        proof.cards([claim for edge in hit.edges for claim in claims if claim.edge == edge], f"pattern-{number}")
