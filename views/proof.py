"""Proof: claims for and against, each with its sentence, who says so, how surely, and the way to the report."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import streamlit as st

from graph.subgraph import ProofClaim
from views import method, navigation
from views.text import escaped, link, plain, when

_SHOWN = 30

STYLE = """<style>
.cw-quote { margin: 0; padding: 2px 0 2px 12px; border-left: 3px solid #8a94a6; font-size: 0.97rem; line-height: 1.5; overflow-wrap: anywhere; }
.cw-quote.denies { border-left-color: #c2410c; }
.cw-quote mark { background: rgb(250 204 21 / 0.35); color: inherit; padding: 0 1px; border-radius: 2px; }
</style>"""


def marked(quote_text: str, words: Sequence[str]) -> str:
    """Return a sentence as HTML with these words marked; everything is escaped, longer words are marked before shorter."""
    wanted = sorted({word for word in words if word and len(word) > 1}, key=len, reverse=True)
    if not wanted:
        return escaped(quote_text)
    parts = re.split("(" + "|".join(map(re.escape, wanted)) + ")", quote_text)
    return "".join(f"<mark>{escaped(part)}</mark>" if number % 2 else escaped(part) for number, part in enumerate(parts))


def fragment(url: str, sentence: str) -> str:
    """Return a web address that makes a browser scroll to a sentence: a text fragment of its first and last words."""
    words = sentence.split()
    if not url or "#" in url or not words:
        return url
    first, last = " ".join(words[:6]), " ".join(words[-4:])
    text = quote(first, safe="").replace("-", "%2D")
    return f"{url}#:~:text={text}" + (f",{quote(last, safe='').replace('-', '%2D')}" if len(words) > 10 else "")


def offsets(claim: Mapping[str, Any]) -> dict[str, str]:
    """Return where a claim's sentence stands, as the page of a report takes it: it holds though the claim may be gone."""
    return {"at": f"{claim['start']}-{claim['end']}"} if "start" in claim else {}


def cards(claims: Sequence[ProofClaim], key: str = "proof") -> None:
    """Draw claims in the order in which they are given, with a notice where there are more than can be read."""
    st.html(STYLE)
    for number, claim in enumerate(claims[:_SHOWN]):
        _card(claim, f"{key}-{number}")
    if len(claims) > _SHOWN:
        st.caption(f"The first {_SHOWN} of {len(claims)} claims; an export holds them all.")


def _card(claim: ProofClaim, key: str) -> None:
    own, report = claim.properties, claim.report
    denies = own["stance"] == "denies"
    with st.container(border=True, gap="small"):
        st.html(
            f'<blockquote class="cw-quote{" denies" if denies else ""}">\u201c{marked(own["quote"], (own.get("subject_text", ""), own.get("object_text", "")))}\u201d</blockquote>'
        )
        who = own.get("attributor_name") or own.get("asserted_by")
        says = f"**{plain(who)}** {'denies it' if denies else 'says so'}" if who else "in the report\u2019s own voice"
        dated = when(own.get("event_start"), own.get("event_end"), own.get("event_precision"))
        background = " · background" if own.get("scope") == "background" else ""
        badge = ":red-badge[denies] " if denies else ""
        st.markdown(f"{badge}{says} · {plain(own['certainty'])} · event {dated}{background}")
        title = link(report["title"] or "untitled report", fragment(str(report["url"] or ""), own["quote"]))
        st.caption(
            f"{title} · {plain(report['publisher'] or 'unknown publisher')} · {plain(report['published'] or 'undated')} · {plain(method.in_words(own['method']))}"
        )
        navigation.link("report", "Read this sentence in its report", ":material/article:", id=report["id"], claim=claim.id, **offsets(own))
