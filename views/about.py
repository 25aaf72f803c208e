"""About the data: how much there is, from whom, under which licence, when it was loaded, and whether it is sound."""

import streamlit as st

from graph import about
from graph.about import About, Health
from graph.engines import Engine
from graph.model import ENTITY_LABELS, NODE, RELATIONSHIP, VICTIM_LABEL
from graph.sources import SOURCES
from views import cypher_shown, empty, session
from views.text import plain

_HEALTH = "about-health"


def page() -> None:
    """Draw the page."""
    connected = session.engine()
    found = about.about(connected)
    st.header("About the data")
    if not found.labels.get("Claim"):
        empty.tell("The graph is empty.")
    _figures(found)
    left, right = st.columns(2, gap="large")
    with left:
        _entities(found)
    with right:
        _relationships(found)
    _publishers(found)
    _loads(found)
    _licences()
    _health(connected)
    cypher_shown.popover(about.statements(), "about")


def _figures(found: About) -> None:
    denials = sum(count for (status, stance), count in found.claims.items() if stance == "denies" and status == "accepted")
    waiting = sum(count for (status, _), count in found.claims.items() if status == "proposed")
    figures = [
        ("Reports", found.labels.get("Report", 0), "sources that were read: articles, entries of galaxies"),
        ("Claims", found.labels.get("Claim", 0), "statements of reports, each with its sentence"),
        ("Entities", sum(found.labels.get(label, 0) for label in ENTITY_LABELS), "states, groups, tools, organizations, motives, sectors"),
        ("Relationships", sum(line.count for line in found.relationships), "sums of accepted claims"),
        ("Disputed", sum(line.disputed for line in found.relationships), "relationships that somebody denies or that have a rival sponsor"),
        ("Denials", denials, "claims that deny"),
    ]
    with st.container(horizontal=True, gap="medium", key="about-figures"):
        for name, figure, meaning in figures:
            st.metric(name, f"{figure:,}", help=meaning, border=True, width="stretch")
    if waiting:
        st.caption(f"{waiting:,} claims wait for a review; they count for nothing until they are accepted.")


def _entities(found: About) -> None:
    st.subheader("Entities")
    rows = [{"Type": label, "Count": found.labels.get(label, 0), "Meaning": NODE[label].meaning.replace("`", "")} for label in ENTITY_LABELS]
    rows.append({"Type": VICTIM_LABEL, "Count": found.labels.get(VICTIM_LABEL, 0), "Meaning": "organizations that were targeted"})
    st.dataframe(rows, width="stretch", hide_index=True)


def _relationships(found: About) -> None:
    st.subheader("Relationships")
    rows = [
        {"Type": RELATIONSHIP[line.type].phrase, "Count": line.count, "Claims": line.claims, "Disputed": line.disputed}
        for line in found.relationships
    ]
    st.dataframe(rows, width="stretch", hide_index=True)


def _publishers(found: About) -> None:
    st.subheader("Sources of the reports")
    rows = [
        {
            "Publisher": line.publisher or "unknown",
            "Kind": line.kind,
            "Reports": line.reports,
            "From": line.first or "undated",
            "Until": line.last or "undated",
        }
        for line in found.publishers
    ]
    if rows:
        st.dataframe(rows, width="stretch", hide_index=True, height=min(360, 40 + 35 * len(rows)))
    else:
        st.caption("No report was read yet.")


def _loads(found: About) -> None:
    st.subheader("Last loads")
    rows = [
        {
            "File": line.name,
            "Finished (UTC)": line.finished[:16].replace("T", " "),
            "Loader": line.loader,
            "Reports": line.reports,
            "Claims": line.claims,
        }
        for line in found.loads
    ]
    if rows:
        st.dataframe(rows, width="stretch", hide_index=True, height=min(360, 40 + 35 * len(rows)))
    else:
        st.caption("Nothing was loaded by the command line yet: `counterwatch load FILE` reads a report.")


def _licences() -> None:
    st.subheader("Where the data comes from, and its licences")
    st.dataframe(
        [
            {"Source": source.name, "Licence": source.licence, "How it comes": source.comes, "What enters the graph": source.enters}
            for source in SOURCES
        ],
        width="stretch",
        hide_index=True,
    )
    st.caption("A report keeps the rights of its publisher: sentences are quoted as proof, with their source.")


def _health(connected: Engine) -> None:
    st.subheader("Health")
    engine = "the embedded engine" if connected.name == "embedded" else "Neo4j"
    st.markdown(f"The graph is kept by **{engine}**. Relationships are sums of claims, and can be held against them at any time.")
    if st.button("Check every relationship against its claims", icon=":material/health_and_safety:", key="about-check"):
        with st.spinner("Reading every claim ..."):
            st.session_state[_HEALTH] = about.health(connected)
    found: Health | None = st.session_state.get(_HEALTH)
    if found is None:
        return
    if not found.counted:
        st.success("Sound: every relationship is what its claims say, and every quote stands in its report.", icon=":material/check_circle:")
        return
    st.warning(
        f"{sum(found.counted.values()):,} differences. Remedy: `counterwatch doctor --fix`; what it cannot repair it names.", icon=":material/build:"
    )
    st.markdown(" · ".join(f"{plain(problem)} {count:,}" for problem, count in found.counted.items()))
    st.dataframe([{"Problem": item.problem, "Where": item.id, "Detail": item.detail} for item in found.findings], width="stretch", hide_index=True)
