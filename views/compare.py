"""Compare groups: what they share, as a matrix, and how alike they are."""

import altair as alt
import streamlit as st

from graph import compare, explore
from graph.compare import FACETS, MOST_GROUPS, Candidate, Comparison, Likeness
from graph.engines import Engine
from views import address, cypher_shown, empty, exporting, navigation, session
from views.exporting import Offer
from views.text import plain

_ROWS = 60
_FOCUS = 60
_NAMES = 110


def page() -> None:
    """Draw the page. `?groups=` names the groups by id, `?all=1` shows what only one of them has as well."""
    connected = session.engine()
    st.header("Compare groups")
    known = {candidate.id: candidate for candidate in compare.candidates(connected)}
    if not known:
        empty.tell("There is no group in the graph yet.")
        return
    address_asks = address.take("compare", ("compare-groups", "compare-all"))
    asked = [item for item in address_asks.get("groups", "").split(",") if item in known][:MOST_GROUPS]
    chosen = st.multiselect(
        "Groups",
        list(known),
        default=asked,
        format_func=lambda item: named(known[item]),
        max_selections=MOST_GROUPS,
        key="compare-groups",
        placeholder="Two or more groups, by any name",
    )
    everything = st.toggle("Show what only one of them has, too", address_asks.get("all") == "1", key="compare-all")
    _write(chosen, everything)
    if len(chosen) < 2:
        _teach(known, chosen)
        return
    found = compare.compare(connected, [known[item] for item in chosen])
    if found.cut:
        st.caption(":material/content_cut: These groups have more relationships than are compared at once; compare fewer of them.")
    _summary(found)
    for facet, tab in zip(FACETS, st.tabs([f"{words} ({len(found.of(facet, not everything))})" for facet, words in FACETS.items()]), strict=True):
        with tab:
            _matrix(found, facet, everything)
    _leave(connected, found, everything)
    cypher_shown.popover(compare.statements(chosen), "compare")


def named(candidate: Candidate) -> str:
    """Return a group's name with its first other names, so that it is found by any of them."""
    others = ", ".join(candidate.aliases)
    return f"{candidate.name} ({others})"[:_NAMES] if others else candidate.name


def _write(chosen: list[str], everything: bool) -> None:
    wanted = {**({"groups": ",".join(chosen)} if chosen else {}), **({"all": "1"} if everything else {})}
    address.write("compare", wanted)


def _teach(known: dict[str, Candidate], chosen: list[str]) -> None:
    st.info(
        "Choose two groups or more: what they share is a hint that two names mean one group, one supplier or one paymaster. It is never a proof.",
        icon=":material/compare_arrows:",
    )
    others = [item for item in known if item not in chosen]
    pairs = [[*chosen, others[0]]] if chosen else [others[:2], others[:4], others[2:5]]
    for number, pair in enumerate(pairs):
        if len(pair) > 1:
            words = "Compare " + plain(" and ".join(known[item].name for item in pair))
            st.button(words, key=f"compare-example-{number}", icon=":material/arrow_forward:", on_click=_choose, args=(pair,))


def _choose(groups: list[str]) -> None:
    st.session_state["compare-groups"] = groups


def likeness_rows(found: list[Likeness]) -> list[dict[str, str]]:
    """Return one row for each two groups: what part of all that either has both have, by facet."""
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for item in found:
        row = rows.setdefault((item.first, item.second), {"Group": item.first, "and": item.second})
        row[FACETS[item.facet]] = f"{item.shared} of {item.either} ({item.part:.0%})" if item.either else "nothing known"
    return list(rows.values())


def _summary(found: Comparison) -> None:
    st.dataframe(likeness_rows(compare.likeness(found)), width="stretch", hide_index=True)
    st.caption("What both groups have, of all that either has. Little in common may only mean that little is known.")


def _matrix(found: Comparison, facet: str, everything: bool) -> None:
    things = found.of(facet, not everything)
    if not things:
        st.caption(f"No {FACETS[facet].lower()} in common are known." if not everything else f"No {FACETS[facet].lower()} are known.")
        return
    names = {group.id: group.name for group in found.groups}
    meaning = "Victims" if facet == "IN_SECTOR" else "Sources"
    rows = [{"thing": thing.name, "group": names[group], "n": count} for thing in things[:_ROWS] for group, count in thing.groups.items()]
    most = max((count for thing in things for count in thing.groups.values()), default=1)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("group:N", title=None, sort=[group.name for group in found.groups], axis=alt.Axis(orient="top", labelAngle=0, labelLimit=140)),
        y=alt.Y("thing:N", title=None, sort=[thing.name for thing in things[:_ROWS]], axis=alt.Axis(labelLimit=200)),
    )
    cells = base.mark_rect(cornerRadius=3, stroke="#8a94a6", strokeWidth=0.3).encode(
        color=alt.Color("n:Q", title=meaning, scale=alt.Scale(scheme="blues", domain=[0, max(most, 4)]), legend=None),
        tooltip=[alt.Tooltip("thing:N", title="What"), alt.Tooltip("group:N", title="Group"), alt.Tooltip("n:Q", title=meaning)],
    )
    words = base.mark_text(fontSize=11).encode(
        text="n:Q", color=alt.condition(f"datum.n > {max(most, 4) / 2}", alt.value("#ffffff"), alt.value("#1B2430"))
    )
    st.altair_chart((cells + words).properties(height=26 * min(len(things), _ROWS) + 40), width="stretch")
    st.caption(
        f"A cell tells {'how many victims of the group are in the sector' if facet == 'IN_SECTOR' else 'how many independent sources say so'}; an empty one, that none does."
    )
    if len(things) > _ROWS:
        st.caption(f":material/content_cut: The picture shows the first {_ROWS} of {len(things):,}; the table has them all.")
    with st.expander("As a table", icon=":material/table_rows:"):
        table = [
            {"Name": thing.name, **{names[group.id]: thing.groups.get(group.id) for group in found.groups}, "Disputed": thing.disputed}
            for thing in things
        ]
        st.dataframe(table, width="stretch", hide_index=True)


def _leave(connected: Engine, found: Comparison, everything: bool) -> None:
    edges = compare.edges(found, not everything)
    ends = list(dict.fromkeys([*(group.id for group in found.groups), *(edge.split("|")[2] for edge in edges)]))
    with st.container(horizontal=True, gap="small"):
        navigation.link("explore", "Open in Explore", ":material/hub:", focus=",".join(ends[:_FOCUS]))
        if edges and st.button("Export what is shown", icon=":material/download:", key="export-compare"):
            exporting.dialog(connected, [Offer("The comparison", explore.of_edges(connected, edges))])
    if len(ends) > _FOCUS:
        st.caption(f":material/content_cut: Explore opens the first {_FOCUS} of {len(ends):,} entities.")
