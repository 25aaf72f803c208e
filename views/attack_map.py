"""The map: which states' groups attack organizations in which states, as a map, a matrix and a table."""

from functools import cache
from itertools import pairwise
from typing import Any

import altair as alt
import streamlit as st
from countryinfo import CountryInfo, CountryNotFoundError, all_countries

from graph import between_states, explore
from graph.between_states import Attack
from graph.engines import Engine
from views import address, cypher_shown, empty, exporting, navigation, proof, session
from views.exporting import Offer
from views.text import plain

_FOCUS = 60
_MATRIX = 40
_LINES = 120
_NOT_DRAWN = ("AQ",)


@cache
def outlines() -> list[dict[str, Any]]:
    """Return the outlines of states as GeoJSON features with `iso2`; the smallest states and a few others have none."""
    found = []
    for country in all_countries():
        iso2 = str(country.iso(2) or "")
        for feature in (country.geo_json() or {}).get("features") or []:
            if iso2 and iso2 not in _NOT_DRAWN:
                found.append({"type": "Feature", "properties": {"iso2": iso2}, "geometry": wound(feature["geometry"])})
    return found


def wound(geometry: dict[str, Any]) -> dict[str, Any]:
    """Return a geometry with its outer rings clockwise and its holes the other way: else a map fills all but the state."""
    if geometry["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": _rings(geometry["coordinates"])}
    return {"type": "MultiPolygon", "coordinates": [_rings(polygon) for polygon in geometry["coordinates"]]}


def _rings(polygon: list[list[list[float]]]) -> list[list[list[float]]]:
    return [ring if _clockwise(ring) == (number == 0) else ring[::-1] for number, ring in enumerate(polygon)]


def _clockwise(ring: list[list[float]]) -> bool:
    return sum((after[0] - before[0]) * (after[1] + before[1]) for before, after in pairwise(ring)) > 0


@cache
def place(iso2: str) -> tuple[float, float] | None:
    """Return (longitude, latitude) of a state, None where it is not known."""
    try:
        found = CountryInfo(iso2).latlng()
    except CountryNotFoundError:  # Such as XK, a user-assigned code.
        return None
    return (float(found[1]), float(found[0])) if found and len(found) == 2 else None


def page() -> None:
    """Draw the page. `?sponsor=` and `?victim=` choose states by id."""
    connected = session.engine()
    st.header("Who attacks whom")
    found = between_states.attacks(connected)
    if not found:
        empty.tell("No attack with both a sponsor and a seat of the victim is known yet.", ":material/public_off:")
        return
    sponsor, victim = _choices(found)
    shown = [attack for attack in found if (not sponsor or attack.sponsor == sponsor) and (not victim or attack.victim == victim)]
    _summary(shown)
    as_map, as_matrix = st.tabs(["Map", "Matrix"])
    with as_map:
        st.altair_chart(drawn_map(shown, sponsor), width="stretch")
        _left_out(shown)
    with as_matrix:
        st.altair_chart(matrix(shown), width="stretch")
    _table(connected, shown)
    cypher_shown.popover(between_states.statements(sponsor, victim), "map")


def _choices(found: list[Attack]) -> tuple[str, str]:
    asked = address.take("map", ("map-sponsor", "map-victim"))
    sponsors = {attack.sponsor: attack.sponsor_name for attack in found}
    victims = dict(sorted({attack.victim: attack.victim_name for attack in found}.items(), key=lambda item: item[1]))
    with st.container(horizontal=True, gap="medium", key="map-choices"):
        sponsor = _select("Sponsor", "Every sponsor", sponsors, "sponsor", asked)
        victim = _select("Seat of the victims", "Every state", victims, "victim", asked)
    wanted = {name: value for name, value in (("sponsor", sponsor), ("victim", victim)) if value}
    address.write("map", wanted)
    return sponsor, victim


def _select(label: str, everything: str, names: dict[str, str], name: str, address_asks: dict[str, str]) -> str:
    options = ["", *names]
    asked = address_asks.get(name, "")
    chosen = st.selectbox(
        label, options, options.index(asked) if asked in options else 0, format_func=lambda item: names.get(item, everything), key=f"map-{name}"
    )
    return chosen or ""


def _summary(shown: list[Attack]) -> None:
    groups = {name for attack in shown for name in attack.groups}
    home = sum(1 for attack in shown if attack.at_home)
    seats = len({attack.victim for attack in shown})
    sponsors = len({attack.sponsor for attack in shown})
    own = "their own among them" if sponsors == 1 else f"groups of {home:,} of the sponsors attacked at home as well"
    st.markdown(
        f"**{len(groups):,} {'group' if len(groups) == 1 else 'groups'}** said to work for **{sponsors:,} {'state' if sponsors == 1 else 'states'}** "
        f"attacked organizations in **{seats:,} {'state' if seats == 1 else 'states'}**" + (f" :gray[· {own}]" if home else "")
    )
    st.caption("Counts of groups that somebody names, not of attacks. A state without colour may be spared, or nobody reported.")


def drawn_map(shown: list[Attack], sponsor: str) -> Any:
    """Return the map: states by how many groups attack them, and lines from each sponsor; nothing is fetched for it."""
    counted: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for attack in shown:
        counted.setdefault(attack.victim_iso2, set()).update(attack.groups)
        names[attack.victim_iso2] = attack.victim_name
    features = [
        {**feature, "properties": {"iso2": iso2, "name": names.get(iso2, ""), "groups": len(counted.get(iso2, ()))}}
        for feature in outlines()
        if (iso2 := feature["properties"]["iso2"])
    ]
    land = alt.InlineData(values=features)
    here = (
        alt.Chart(land)
        .mark_geoshape(stroke="#8a94a6", strokeWidth=0.4)
        .encode(
            color=alt.condition(
                "datum.properties.groups > 0",
                alt.Color(
                    "properties.groups:Q",
                    title="Groups",
                    scale=alt.Scale(scheme="oranges", type="symlog"),
                    legend=alt.Legend(orient="bottom-left", tickCount=2),
                ),
                alt.value("#8a94a630"),
            ),
            tooltip=[alt.Tooltip("properties.name:N", title="State"), alt.Tooltip("properties.groups:Q", title="Groups that attack it")],
        )
    )
    chart = alt.layer(here, _lines(shown), *([_places(shown)] if sponsor else []))
    return chart.project(type="equalEarth").properties(height=470)


def _lines(shown: list[Attack]) -> Any:
    rows = []
    for attack in shown[:_LINES]:
        start, end = place(attack.sponsor_iso2), place(attack.victim_iso2)
        if start and end and not attack.at_home:
            rows.append(
                {
                    "x": start[0],
                    "y": start[1],
                    "x2": end[0],
                    "y2": end[1],
                    "sponsor": attack.sponsor_name,
                    "victim": attack.victim_name,
                    "groups": len(attack.groups),
                }
            )
    return (
        alt.Chart(alt.InlineData(values=rows or [{"x": 0, "y": 0, "x2": 0, "y2": 0, "groups": 0}]))
        .mark_rule(opacity=0.45, color="#6D3FC4")
        .encode(
            longitude="x:Q",
            latitude="y:Q",
            longitude2="x2:Q",
            latitude2="y2:Q",
            strokeWidth=alt.StrokeWidth("groups:Q", scale=alt.Scale(range=[0.6, 4]), legend=None),
            tooltip=[
                alt.Tooltip("sponsor:N", title="Sponsor"),
                alt.Tooltip("victim:N", title="Seat of the victims"),
                alt.Tooltip("groups:Q", title="Groups"),
            ],
        )
    )


def _places(shown: list[Attack]) -> Any:
    rows = [{"x": at[0], "y": at[1], "name": attack.sponsor_name} for attack in shown[:1] if (at := place(attack.sponsor_iso2))]
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_circle(size=120, color="#B3261E")
        .encode(longitude="x:Q", latitude="y:Q", tooltip=alt.Tooltip("name:N", title="Sponsor"))
    )


def _left_out(shown: list[Attack]) -> None:
    drawn = {feature["properties"]["iso2"] for feature in outlines()}
    small = sorted({attack.victim_name for attack in shown if attack.victim_iso2 not in drawn})
    if small:
        st.caption(f":material/content_cut: Without an outline on this map, but in the table: {plain(', '.join(small))}.")
    if len(shown) > _LINES:
        st.caption(f":material/content_cut: Lines are drawn for the first {_LINES} of {len(shown):,} pairs; choose a sponsor to see the others.")


def matrix(shown: list[Attack]) -> Any:
    """Return sponsors against seats of victims, the darker the more groups."""
    seats: dict[str, set[str]] = {}
    for attack in shown:
        seats.setdefault(attack.victim_name, set()).update(attack.groups)
    most = sorted(seats, key=lambda name: (-len(seats[name]), name))[:_MATRIX]
    rows = [
        {"sponsor": attack.sponsor_name, "victim": attack.victim_name, "groups": len(attack.groups), "names": ", ".join(attack.groups[:12])}
        for attack in shown
        if attack.victim_name in set(most)
    ]
    sponsors = len({row["sponsor"] for row in rows})
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_rect(cornerRadius=2)
        .encode(
            x=alt.X(
                "victim:N",
                title="Seat of the victims" + (f" (the {_MATRIX} with most groups)" if len(seats) > _MATRIX else ""),
                sort=most,
                axis=alt.Axis(labelAngle=-50, labelLimit=110, orient="top"),
            ),
            y=alt.Y("sponsor:N", title="Sponsor", sort=alt.EncodingSortField("groups", op="sum", order="descending"), axis=alt.Axis(labelLimit=130)),
            color=alt.Color("groups:Q", title="Groups", scale=alt.Scale(scheme="oranges", type="symlog")),
            tooltip=[
                alt.Tooltip("sponsor:N", title="Sponsor"),
                alt.Tooltip("victim:N", title="Seat of the victims"),
                alt.Tooltip("groups:Q", title="Groups"),
                alt.Tooltip("names:N", title="Named"),
            ],
        )
        .properties(height=24 * sponsors + 150)
    )


def _table(connected: Engine, shown: list[Attack]) -> None:
    rows = [
        {"Sponsor": attack.sponsor_name, "Seat of the victims": attack.victim_name, "Groups": len(attack.groups), "Victims": attack.victims, "First seen": attack.first_seen or "undated", "Last seen": attack.last_seen or "undated", "Disputed": attack.disputed, "Named": ", ".join(attack.groups)}
        for attack in shown
    ]  # fmt: skip
    event = st.dataframe(
        rows, width="stretch", hide_index=True, height=min(460, 40 + 35 * len(rows)), on_select="rerun", selection_mode="single-row", key="map-rows"
    )
    chosen = [shown[row] for row in event["selection"]["rows"] if row < len(shown)]
    if not chosen:
        st.caption("Select a row to read who says so, and to open it in Explore.")
        return
    attack = chosen[0]
    edges = between_states.edges(connected, attack.sponsor, attack.victim)
    st.markdown(f"**{plain(attack.sponsor_name)} → {plain(attack.victim_name)}**")
    ends = list(dict.fromkeys(end for edge in edges for end in edge.split("|")[1:]))
    with st.container(horizontal=True, gap="small"):
        navigation.link("explore", "Open in Explore", ":material/hub:", focus=",".join(ends[:_FOCUS]))
        if st.button("Export these", icon=":material/download:", key="export-map"):
            exporting.dialog(connected, [Offer("The attacks", explore.of_edges(connected, edges))])
    if len(ends) > _FOCUS:
        st.caption(f":material/content_cut: Explore opens the first {_FOCUS} of {len(ends):,} entities.")
    with st.expander("The proof", icon=":material/format_quote:", expanded=True):
        proof.cards(explore.proof(connected, [edge for edge in edges if not edge.startswith("LOCATED_IN")][:40]), "map-proof")
