"""A report as it was read: its text with every claim's sentence marked, opened at the sentence that somebody followed."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import streamlit as st

from graph import explore, profile, review
from graph.claims import Status
from graph.engines import Engine
from graph.model import RELATIONSHIP
from graph.profile import ReadReport
from views import cypher_shown, marked, method, navigation, session
from views.marked import Mark
from views.text import link, plain, when

_SHOWN = 100
_WORDS: dict[Status, str] = {"accepted": "Accept", "proposed": "Leave open", "rejected": "Reject"}


def page() -> None:
    """Draw the page: `?id=` names the report, `claim=` or `at=` (offsets in characters) the sentence, `review=1` opens the review."""
    connected = session.engine()
    reviewing = st.query_params.get("review") == "1"
    found = profile.read_report(connected, st.query_params.get("id", "")[:100], rejected=reviewing)
    if found is None:
        st.info(
            "This link leads to no report of this graph. Search for an entity above, open a line of the graph, and follow a sentence to its report."
        )
        navigation.link("reports", "All reports", ":material/library_books:")
        return
    _head(found, reviewing)
    opened, at = st.query_params.get("claim", ""), marked.place(found.text, st.query_params.get("at", ""))
    left, right = st.columns([3, 2], gap="large")
    with left:
        marked.draw(found.text, marks_of(found.claims, opened, at), "report")
        if not found.text:
            st.info("This report was stored without its text.")
    with right:
        _claims(connected, found, opened_claims(found.claims, opened, at), reviewing)


def _head(found: ReadReport, reviewing: bool) -> None:
    line = found.line
    st.subheader(plain(line.title or "Untitled report"))
    source = f" · {link('open the original', line.url)}" if line.url else ""
    st.caption(f"{plain(line.publisher or 'unknown publisher')} · {plain(line.published or 'undated')} · {plain(line.kind)}{source}")
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="report-actions"):
        navigation.link("explore", "Back to the graph", ":material/hub:")
        navigation.link("reports", "All reports", ":material/library_books:")
        if found.claims:
            words = "End the review" if reviewing else "Review the claims"
            st.button(words, icon=":material/fact_check:", key="report-review", on_click=_go, kwargs={"review": "" if reviewing else "1"})
        cypher_shown.popover(profile.report_statements(line.id, reviewing), "report")


def opened_claims(claims: Sequence[dict[str, Any]], opened: str, at: tuple[int, int] | None) -> set[str]:
    """Return the ids of the claims that an address opens: the one that it names, or those whose sentence it points into."""
    named = {claim["id"] for claim in claims if claim["id"] == opened}
    return named or ({claim["id"] for claim in claims if claim["start"] < at[1] and at[0] < claim["end"]} if at else set())


def marks_of(claims: Sequence[dict[str, Any]], opened: str = "", at: tuple[int, int] | None = None) -> list[Mark]:
    """Return the places of claims in their order, numbered from 1; the opened place is marked though no claim may stand there."""
    here = opened_claims(claims, opened, at)
    marks = [
        Mark(int(claim["start"]), int(claim["end"]), number, claim.get("status") == "rejected", claim["id"] in here)
        for number, claim in enumerate(claims, 1)
    ]
    return marks if here or at is None else [*marks, Mark(*at, here=True)]


def _claims(connected: Engine, found: ReadReport, opened: set[str], reviewing: bool) -> None:
    st.markdown(f"**What it claims** :gray[{len(found.claims)}]")
    if not found.claims:
        st.info("No claim of this report is in the graph: nothing was found in it, or all of it was rejected.")
        return
    if reviewing:
        _review_bar(found)
    ids = dict.fromkeys(end for claim in found.claims for end in (claim["subject"], claim["object"], claim.get("attributor", "")) if end)
    names = {node.id: node.name for node in explore.entities(connected, list(ids))}
    for number, claim in enumerate(found.claims[:_SHOWN], 1):
        _claim(found.line.id, number, claim, names, claim["id"] in opened, reviewing)
    if len(found.claims) > _SHOWN:
        st.caption(f"The first {_SHOWN} of {len(found.claims)} claims are listed.")


def _claim(report: str, number: int, claim: dict[str, Any], names: dict[str, str], opened: bool, reviewing: bool) -> None:
    with st.container(border=True, key=f"claim-{number}", gap="small"):
        subject, target = names.get(claim["subject"], claim.get("subject_text", "")), names.get(claim["object"], claim.get("object_text", ""))
        words = f"**{number}** · {plain(subject)} {RELATIONSHIP[claim['kind']].phrase} {plain(target)}"
        there = {"claim": claim["id"], "at": f"{claim['start']}-{claim['end']}"}
        st.button(words, type="tertiary", key=f"open-{claim['id']}", on_click=_go, kwargs=there)
        st.caption(f"{badges(claim, opened)} {how(claim, names.get(claim.get('attributor', ''), ''))}")
        if reviewing:
            with st.container(horizontal=True, gap="small"):
                for status, label in _WORDS.items():
                    chosen = claim["status"] == status
                    st.button(
                        label,
                        key=f"{status}-{claim['id']}",
                        type="primary" if chosen else "secondary",
                        on_click=_decide,
                        args=(report, (claim["id"],), status),
                    )


def badges(claim: dict[str, Any], opened: bool = False) -> str:
    """Return in Markdown what stands out of a claim: denial, certainty, background, a decision on it."""
    parts = [":orange-badge[opened]"] if opened else []
    if claim["stance"] == "denies":
        parts.append(":red-badge[denies]")
    parts.append(f":blue-badge[{plain(claim['certainty'])}]")
    if claim.get("scope") == "background":
        parts.append(":gray-badge[background]")
    if claim.get("status", "accepted") != "accepted":
        parts.append(f":gray-badge[{plain(claim['status'])}]")
    return " ".join(parts)


def how(claim: dict[str, Any], attributor: str) -> str:
    """Return in Markdown who says a thing, when it happened, and how it was found."""
    who = attributor or claim.get("asserted_by") or ""
    says = f"according to {plain(who)}" if who else "in the report\u2019s own voice"
    dated = when(claim.get("event_start"), claim.get("event_end"), claim.get("event_precision"))
    return f"{says} · event {plain(dated)} · {plain(method.in_words(str(claim['method'])))}"


def _review_bar(found: ReadReport) -> None:
    counted = Counter(claim["status"] for claim in found.claims)
    st.caption(
        "A decision holds at once: relationships are summed up anew from the accepted claims, and no later load overrules it. "
        + " · ".join(f"{counted[status]} {status}" for status in _WORDS if counted[status])
    )
    with st.container(horizontal=True, gap="small"):
        ids = tuple(claim["id"] for claim in found.claims)
        for status, label in (("accepted", "Accept all"), ("rejected", "Reject all")):
            st.button(label, key=f"all-{status}", on_click=_decide, args=(found.line.id, ids, status), disabled=counted[status] == len(ids))


def _go(**parameters: str) -> None:
    """Change the address of the page; a link to the page that is open would not be kept in it."""
    for name, value in parameters.items():
        if value:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def _decide(report: str, claims: tuple[str, ...], status: Status) -> None:
    decided = review.set_status(session.engine(), report, dict.fromkeys(claims, status))
    if decided.claims:
        st.toast(told(decided), icon=":material/check:")


def told(decided: review.Decided) -> str:
    """Return what a decision changed, as a sentence."""
    claims = f"{decided.claims} {'claim' if decided.claims == 1 else 'claims'} decided"
    edges = decided.relationships
    return f"{claims}; {edges} {'relationship' if edges == 1 else 'relationships'} of the graph {'follows' if edges == 1 else 'follow'}"
