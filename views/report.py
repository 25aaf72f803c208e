"""A report as it was read: its text with every claim's sentence marked, opened at the sentence that somebody followed."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import streamlit as st

from graph import explore, profile
from graph.model import RELATIONSHIP
from graph.profile import ReadReport
from views import navigation, session
from views.text import escaped, link, plain

_TEXT_SHOWN = 300_000
_STYLE = """<style>
.cw-text { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.65; max-width: 46rem; font-size: 1.02rem; }
.cw-text mark { background: rgb(250 204 21 / 0.22); color: inherit; border-radius: 3px; padding: 1px 0; }
.cw-text mark.here { background: rgb(250 204 21 / 0.55); outline: 2px solid #d97706; scroll-margin: 30vh; }
</style>"""
# Fixed text: nothing of a report gets into it.
_SCROLL = "<script>setTimeout(() => document.querySelector('mark.here')?.scrollIntoView({ block: 'center' }), 350)</script>"


def page() -> None:
    """Draw the page: `?id=` names the report, `claim=` the sentence to open it at."""
    connected = session.engine()
    found = profile.read_report(connected, st.query_params.get("id", "")[:100])
    if found is None:
        st.info(
            "This link leads to no report of this graph. Search for an entity above, open a line of the graph, and follow a sentence to its report."
        )
        return
    line = found.line
    st.header(plain(line.title or "Untitled report"))
    source = f" · {link('open the original', line.url)}" if line.url else ""
    st.caption(f"{plain(line.publisher or 'unknown publisher')} · {plain(line.published or 'undated')} · {plain(line.kind)}{source}")
    navigation.link("explore", "Back to the graph", ":material/hub:")
    opened = st.query_params.get("claim", "")
    left, right = st.columns([3, 2], gap="large")
    with left:
        here = [claim for claim in found.claims if claim["id"] == opened]
        st.html(
            _STYLE + f'<div class="cw-text">{marked_text(found.text[:_TEXT_SHOWN], found.claims, here)}</div>' + (_SCROLL if here else ""),
            unsafe_allow_javascript=bool(here),
        )
        if len(found.text) > _TEXT_SHOWN:
            st.caption(f"The first {_TEXT_SHOWN:,} of {len(found.text):,} characters are shown.")
    with right, st.container(key="report-claims", gap="small"):
        _claims(connected, found, opened)


def marked_text(text: str, claims: Sequence[dict[str, Any]], here: Sequence[dict[str, Any]]) -> str:
    """Return a text as HTML with the claims' sentences marked, those of `here` as the place that was opened; all of it escaped."""
    bounds = sorted({0, len(text), *(min(len(text), max(0, int(claim[end]))) for claim in claims for end in ("start", "end"))})
    parts = []
    for start, end in pairwise(bounds):
        piece = escaped(text[start:end])
        if any(claim["start"] <= start and end <= claim["end"] for claim in here):
            piece = f'<mark class="here">{piece}</mark>'
        elif any(claim["start"] <= start and end <= claim["end"] for claim in claims):
            piece = f"<mark>{piece}</mark>"
        parts.append(piece)
    return "".join(parts)


def _claims(connected: explore.Reader, found: ReadReport, opened: str) -> None:
    st.markdown(f"**What it claims** :gray[{len(found.claims)}]")
    names = {
        node.id: node.name
        for node in explore.entities(connected, list(dict.fromkeys(end for claim in found.claims for end in (claim["subject"], claim["object"]))))
    }
    for claim in found.claims[:100]:
        subject, target = names.get(claim["subject"], claim.get("subject_text", "")), names.get(claim["object"], claim.get("object_text", ""))
        denied = ":red-badge[denies] " if claim["stance"] == "denies" else ""
        mark = ":orange-badge[opened] " if claim["id"] == opened else ""
        navigation.link(
            "report",
            f"{mark}{denied}{plain(subject)} {RELATIONSHIP[claim['kind']].phrase} {plain(target)} :gray[· {plain(claim['certainty'])}]",
            None,
            id=found.line.id,
            claim=claim["id"],
        )
        if not navigation.has("report"):
            st.markdown(f"{mark}{denied}{plain(subject)} {RELATIONSHIP[claim['kind']].phrase} {plain(target)}")
    if len(found.claims) > 100:
        st.caption(f"The first 100 of {len(found.claims)} claims are listed.")
