"""The timeline: claims over time by sponsor, group, sector or kind; a brush over the chart picks a period."""

from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import altair as alt
import streamlit as st

from graph import explore, timeline
from graph.engines import Engine
from graph.model import RELATIONSHIP
from graph.timeline import Bar, By, Dating, Moment, Step
from views import address, cypher_shown, empty, exporting, navigation, proof, session
from views.exporting import Offer
from views.text import plain, when

_KINDS = ("TARGETED", "SPONSORED_BY", "CRITICIZED", "USES")
_BYS: dict[str, str] = {"sponsor": "Sponsor", "group": "Group", "sector": "Sector of the victim", "kind": "Kind of claim"}
_DATINGS: dict[str, str] = {"event": "the event", "publication": "publication"}
_FIELDS = ("timeline-by", "timeline-kinds", "timeline-dates", "timeline-from", "timeline-until", *(f"timeline-series-{by}" for by in _BYS))
# Drawn on a canvas: as SVG, Vega gives the brush the role of a picture and no words. What the bars tell is in the table below.
_DRAWN = {"embedOptions": {"renderer": "canvas"}}
_FOCUS = 60
_EXPORTED = 200


def page() -> None:
    """Draw the page. `?by=`, `?kinds=`, `?dates=`, `?series=`, `?from=` and `?until=` bring a state of it back."""
    connected = session.engine()
    st.header("Timeline")
    asked = address.take("timeline", _FIELDS)
    by, kinds, dating = _choices(asked)
    found = timeline.timeline(connected, kinds, dating)
    if not found.moments:
        empty.tell(f"No claim of this kind has a date of {_DATINGS[dating]}: choose another kind above, or the other date.", ":material/event_busy:")
        return
    if found.cut:
        st.caption(f":material/content_cut: Only the newest {timeline.MOST_CLAIMS:,} claims are counted.")
    _work(connected, found.moments, by, dating, kinds, asked)


def _choices(asked: dict[str, str]) -> tuple[By, list[str], Dating]:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="timeline-choices"):
        by: Any = st.segmented_control(
            "Colour by",
            list(_BYS),
            default=asked.get("by") if asked.get("by") in _BYS else "sponsor",
            format_func=_BYS.__getitem__,
            key="timeline-by",
        )
        wanted = [kind for kind in asked.get("kinds", "").split(",") if kind in _KINDS] or ["TARGETED"]
        kinds = st.pills(
            "Claims that somebody",
            _KINDS,
            selection_mode="multi",
            default=wanted,
            format_func=lambda kind: RELATIONSHIP[kind].phrase,
            key="timeline-kinds",
        )
        dating: Any = st.segmented_control(
            "Date of",
            list(_DATINGS),
            default=asked.get("dates") if asked.get("dates") in _DATINGS else "event",
            format_func=_DATINGS.__getitem__,
            key="timeline-dates",
        )
    return by or "sponsor", list(kinds) or ["TARGETED"], dating or "event"


def period(selection: Any) -> tuple[str, str]:
    """Return (first day, last day) of a brush as ISO dates; empty where nothing is brushed."""
    ends = (selection or {}).get("brush", {}).get("start") if isinstance(selection, dict) else None
    if not isinstance(ends, list | tuple) or len(ends) < 2 or not all(isinstance(end, int | float) for end in ends):
        return "", ""
    first, last = (datetime.fromtimestamp(end / 1000, UTC).date().isoformat() for end in (min(ends), max(ends)))
    return first, last


def step_of(moments: tuple[Moment, ...]) -> Step:
    """Return the step of the bars: months, or years where the claims reach over more than fifteen of them."""
    years = {int(moment.day[:4]) for moment in moments if moment.day[:4].isdigit()}
    return "year" if years and max(years) - min(years) > 15 else "month"


def chart(bars: list[Bar], step: Step) -> Any:
    """Return the bars with a brush."""
    rows = [{"start": bar.start, "series": bar.series, "claims": bar.claims} for bar in bars]
    totals: Counter[str] = Counter()
    for bar in bars:
        totals[bar.series] += bar.claims
    order = sorted(totals, key=lambda name: (name == "all others", -totals[name], name))
    return (
        alt.Chart(alt.InlineData(values=rows, format=alt.JsonDataFormat(parse={"start": "utc:'%Y-%m-%d'"})), usermeta=_DRAWN)
        .mark_bar(size=6 if step == "month" else 18)
        .encode(
            x=alt.X(
                "start:T",
                title=None,
                scale=alt.Scale(type="utc", padding=12),
                axis=alt.Axis(format="%Y" if step == "year" else "%b %Y", labelOverlap=True, tickCount=10),
            ),
            y=alt.Y("claims:Q", title="Claims", axis=alt.Axis(tickMinStep=1)),
            color=alt.Color(
                "series:N", title=None, sort=order, scale=alt.Scale(scheme="tableau10"), legend=alt.Legend(orient="bottom", columns=2, labelLimit=150)
            ),
            order=alt.Order("claims:Q", sort="descending"),
            tooltip=[
                alt.Tooltip("utcyearmonth(start):T" if step == "month" else "utcyear(start):T", title="When"),
                alt.Tooltip("series:N", title="Of"),
                alt.Tooltip("claims:Q", title="Claims"),
            ],
        )
        .add_params(alt.selection_interval(name="brush", encodings=["x"]))
        .properties(height=350)
    )


@st.fragment
def _work(connected: Engine, moments: tuple[Moment, ...], by: By, dating: Dating, kinds: list[str], asked: dict[str, str]) -> None:
    step = step_of(moments)
    selection = st.altair_chart(
        chart(timeline.bars(moments, by, step), step), width="stretch", on_select="rerun", key=f"timeline-{by}-{dating}-{'-'.join(kinds)}"
    )
    st.caption("Drag over the bars to pick a period, or set it below. Sizes are counts of claims, not of attacks: a much reported attack has many.")
    first, last = _bounds(moments, asked)
    brushed = period(selection.get("selection") if selection else None)
    start, until = max(first, brushed[0]), min(last, brushed[1] or last)
    sizes: Counter[str] = Counter(name for moment in timeline.within(moments, start, until) for name in moment.series(by))
    options = [name for name, _ in sizes.most_common(40)]
    asked_series = [name for name in asked.get("series", "").split("|") if name in options]
    chosen = st.multiselect(
        _BYS[by],
        options,
        default=asked_series,
        format_func=lambda name: f"{_series(by, name)} ({sizes[name]})",
        key=f"timeline-series-{by}",
        placeholder="All of them",
    )
    _write(by, kinds, dating, start, until, chosen, moments)
    _list(connected, timeline.within(moments, start, until, by, chosen), start, until)
    cypher_shown.popover(timeline.statements(kinds, dating), "timeline")


def _series(by: By, name: str) -> str:
    return RELATIONSHIP[name].phrase if by == "kind" and name in RELATIONSHIP else name


def _bounds(moments: tuple[Moment, ...], asked: dict[str, str]) -> tuple[str, str]:
    days = [moment.day for moment in moments]
    least, most = date.fromisoformat(min(days)[:10]), date.fromisoformat(max(days)[:10])
    left, right = st.columns(2)
    first = left.date_input("From", _day(asked.get("from"), least, least, most), min_value=least, max_value=most, key="timeline-from")
    last = right.date_input("Until", _day(asked.get("until"), most, least, most), min_value=least, max_value=most, key="timeline-until")
    return first.isoformat(), last.isoformat()


def _day(text: str | None, otherwise: date, least: date, most: date) -> date:
    try:
        return min(most, max(least, date.fromisoformat(text or "")))
    except ValueError:
        return otherwise


def _write(by: By, kinds: list[str], dating: Dating, start: str, until: str, chosen: list[str], moments: tuple[Moment, ...]) -> None:
    days = [moment.day for moment in moments]
    wanted = {"by": by, "kinds": ",".join(kinds), "dates": dating}
    if start > min(days):
        wanted["from"] = start
    if until < max(days):
        wanted["until"] = until
    if chosen:
        wanted["series"] = "|".join(chosen)
    address.write("timeline", wanted)


def _list(connected: Engine, chosen: list[Moment], start: str, until: str) -> None:
    st.markdown(f"**{len(chosen):,} claims** :gray[from {start} to {until}]")
    if not chosen:
        st.info("Nothing is dated in this period. Drag over other bars, or double-click the chart to take the brush away.")
        return
    rows = [
        {"When": when(moment.day, moment.day, moment.precision), "Who": moment.subject_name, "Claim": RELATIONSHIP[moment.kind].phrase, "Whom": moment.object_name, "Sponsor": ", ".join(moment.sponsors), "Sector": ", ".join(moment.sectors)}
        for moment in chosen
    ]  # fmt: skip
    event = st.dataframe(
        rows,
        width="stretch",
        hide_index=True,
        height=min(420, 40 + 35 * len(rows)),
        on_select="rerun",
        selection_mode="multi-row",
        key="timeline-rows",
    )
    picked = [chosen[row] for row in event["selection"]["rows"] if row < len(chosen)]
    edges = list(dict.fromkeys(moment.edge for moment in (picked or chosen)))
    with st.container(horizontal=True, gap="small"):
        ends = list(dict.fromkeys(end for edge in edges for end in edge.split("|")[1:]))
        navigation.link("explore", f"Open {'the selected' if picked else 'these'} in Explore", ":material/hub:", focus=",".join(ends[:_FOCUS]))
        if st.button("Export these claims", icon=":material/download:", key="export-timeline"):
            exporting.dialog(connected, [Offer("These relationships", explore.of_edges(connected, edges[:_EXPORTED]))])
    if picked:
        ids = {moment.claim for moment in picked}
        proof.cards([claim for claim in explore.proof(connected, edges) if claim.id in ids], "timeline-proof")
    else:
        st.caption("Select rows to read their sentences.")
    if len(ends) > _FOCUS:
        st.caption(f":material/content_cut: Explore opens the first {_FOCUS} of {len(ends):,} entities; select rows to choose.")
    if len(edges) > _EXPORTED:
        st.caption(f":material/content_cut: The export holds the newest {_EXPORTED} of {len(edges):,} relationships; narrow the period for others.")
    st.caption(plain(f"{len(edges):,} relationships between {len(ends):,} entities"))
