"""The details of an entity: what it is, who calls it what, what it is tied to, when, and in which reports."""

from collections.abc import Callable

import altair as alt
import streamlit as st

from graph import profile
from graph.dates import span
from graph.engines import Engine
from graph.model import NODE, RELATIONSHIP
from graph.profile import Profile, Tie, TieGroup
from views import cypher_shown, navigation
from views.text import link, plain

_ALIASES_SHOWN = 40
_FIRST_TIES = 6

Show = Callable[[str, str], None]
"""What happens when the name of another entity is pressed: its id and name."""


def draw(engine: Engine, entity_id: str, show: Show | None = None) -> None:
    """Draw what is known of an entity; `show` is called with another one whose name is pressed."""
    found = profile.profile(engine, entity_id)
    if found is None:
        st.info("This entity is not in the graph.")
        return
    _head(found)
    _names(found)
    for group in found.groups:
        _ties(group, show)
    if found.sectors:
        st.markdown("**Sectors of its victims**")
        st.caption(" · ".join(f"{plain(name)} {count}" for name, count in found.sectors))
    _years(found)
    _reports(found)
    navigation.link("dossier", "Dossier: all of it on one page, to print or pass on", ":material/folder_shared:", id=entity_id)
    cypher_shown.popover(profile.statements(entity_id), f"entity-{entity_id}")


def _head(found: Profile) -> None:
    node = found.node
    st.subheader(plain(node.name))
    kind = str(node.properties.get("kind") or "")
    unnamed = " · no source gives this actor a name" if node.properties.get("named") is False else ""
    st.caption(f"{node.label}{f' · {plain(kind)}' if kind and kind != node.label.lower() else ''}{unnamed}", help=NODE[node.label].meaning)
    if node.properties.get("description"):
        text = str(node.properties["description"])
        st.markdown(plain(text if len(text) <= 420 else f"{text[:420].rsplit(' ', 1)[0]} ..."))
    if found.first_seen:
        st.markdown(f"**Seen** {plain(span(found.first_seen, found.last_seen))} :gray[(dated events)]")


def _names(found: Profile) -> None:
    names = found.aliases
    if names:
        with st.expander(f"Names ({len(names)}), and who uses or lists each", icon=":material/badge:"):
            rows = [{"Name": use.name, "Used or listed by": ", ".join(use.users) or "a source without a name"} for use in names]
            st.dataframe(rows, width="stretch", hide_index=True, height=min(300, 38 + 35 * len(names)))
    elif found.node.properties.get("aliases"):
        st.markdown("**Also called** " + plain(", ".join(found.node.properties["aliases"][:_ALIASES_SHOWN])))


def tie_note(tie: Tie) -> str:
    """Return in a few words how well a relationship is proved."""
    own = tie.edge.properties
    sources = int(own.get("sources", 0))
    parts = [f"{sources} {'source' if sources == 1 else 'sources'}"]
    if own.get("certainty") and own["certainty"] != "stated":
        parts.insert(0, str(own["certainty"]))
    if own.get("disputed"):
        parts.append("disputed")
    return ", ".join(parts)


def _ties(group: TieGroup, show: Show | None) -> None:
    st.markdown(f"**{profile.heading(group)}** :gray[{group.count}]", help=RELATIONSHIP[group.type].meaning)
    with st.container(horizontal=True, gap="small"):
        for tie in group.ties[: _FIRST_TIES if group.count > _FIRST_TIES + 2 else None]:
            sure = group.type == "SPONSORED_BY"
            words = plain(tie.name) + (f" :gray[· {tie_note(tie)}]" if sure else "")
            mark = ":material/gavel:" if tie.edge.properties.get("disputed") else None
            st.button(words, key=f"tie-{tie.edge.id}", icon=mark, help=tie_note(tie), on_click=show, args=(tie.id, tie.name), disabled=show is None)
        rest = group.count - _FIRST_TIES
        if group.count > _FIRST_TIES + 2:
            st.caption(f"and {rest} more: expand it on the canvas", width="content")


def _years(found: Profile) -> None:
    rows = [{"year": int(year), "kind": RELATIONSHIP[kind].phrase, "claims": claims} for year, kind, claims in found.years if year.isdigit()]
    if len({row["year"] for row in rows}) < 2:
        return
    st.markdown("**Claims by year of the event**")
    chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar()
        .encode(
            x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
            y=alt.Y("claims:Q", title=None, axis=alt.Axis(tickMinStep=1, tickCount=3)),
            color=alt.Color("kind:N", title=None, legend=alt.Legend(orient="bottom")),
            tooltip=["year:O", "kind:N", "claims:Q"],
        )
        .properties(height=150)
    )
    st.altair_chart(chart, width="stretch")


def _reports(found: Profile) -> None:
    if not found.reports:
        return
    with st.expander(f"Reports ({found.reports_count})", icon=":material/article:"):
        for line in found.reports:
            title = plain(line.title or "untitled report")
            meta = f"{plain(line.publisher or 'unknown publisher')} · {plain(line.published or 'undated')}"
            if navigation.has("report"):
                navigation.link("report", title, None, id=line.id)
                st.caption(meta)
            else:
                st.caption(f"{link(line.title or 'untitled report', line.url)} · {meta}")
        if found.reports_count > len(found.reports):
            st.caption(f"The newest {len(found.reports)} of {found.reports_count}.")
            navigation.link("reports", "All of them", ":material/library_books:", entity=found.node.id)
