"""The dialog that corrects one draft of a review: certainty, stance, scope, and who is meant on either side."""

from typing import Any, get_args

import streamlit as st

from graph.claims import Certainty, ClaimError, Mention, Scope, Stance
from graph.engines import Engine
from graph.model import CERTAINTY, RELATIONSHIP
from graph.names.build import base_ledger
from views import candidates, review
from views.review import Review
from views.text import plain

KEY = "review"
"""Where the session keeps the review at work."""


@st.dialog("Correct this claim", width="medium")
def dialog(engine: Engine, number: int) -> None:
    """Ask what is wrong with a draft, by its place from 0, and keep the correction."""
    current: Review = st.session_state[KEY]
    draft = current.report.drafts[number]
    kind = RELATIONSHIP[draft.kind]
    st.markdown(f"\u201c{plain(draft.quote)}\u201d")
    left, middle, right = st.columns(3)
    certainty: Certainty = _choice(left, "Certainty", tuple(CERTAINTY), draft.certainty, number)
    stance: Stance = _choice(middle, "Stance", get_args(Stance), draft.stance, number)
    scope: Scope = _choice(right, "Scope", get_args(Scope), draft.scope, number)
    st.caption("Background: an earlier event that the report merely recalls.")
    seen = review.previews(current, base_ledger())[number]
    subject = _who(engine, "Subject", draft.subject, kind.subjects, number, seen.subject.name if seen else "")
    st.markdown(f":gray[{kind.phrase}]")
    target = _who(engine, "Object", draft.object, kind.objects, number, seen.object.name if seen else "")
    count = review.others(current, number)
    everywhere = count > 0 and st.checkbox(
        f"Also in the {count} other {'claim' if count == 1 else 'claims'} that speak of them", key=f"everywhere-{number}"
    )
    if st.button("Keep the correction", type="primary", key=f"correct-{number}"):
        try:
            st.session_state[KEY] = review.edit(
                current, number, certainty=certainty, stance=stance, scope=scope, subject=subject, object=target, everywhere=everywhere
            )
        except ClaimError as error:
            st.error(plain(error))
            return
        st.rerun()


def _choice(place: Any, label: str, options: tuple[str, ...], now: str, number: int) -> Any:
    return place.selectbox(label, options, options.index(now), key=f"{label}-{number}")


def _who(engine: Engine, label: str, mention: Mention, labels: tuple[str, ...], number: int, known: str) -> Mention:
    """Draw one side of a claim, `known` so far, with a search for whom it means instead; return the mention to be kept."""
    now = known or mention.name or mention.text
    text = st.text_input(
        label,
        placeholder=f"{now}: search another one by any name",
        key=f"{label}-{number}",
        help="Looked up in the ledger of names and in the graph, by any alias and forgiving a misspelling",
    )
    found = candidates.candidates(engine, base_ledger(), text, labels) if text else []
    if not found:
        written = f", written \u201c{plain(mention.text)}\u201d" if mention.text != now else ""
        st.caption(f"Now: {plain(now)}{written}{'' if mention.named else ' (an actor without a name)'}")
        return mention
    chosen = st.radio(
        f"Who is meant: {label.lower()}",
        range(len(found)),
        format_func=lambda place: f"{plain(found[place].name)} :gray[· {found[place].label} · {plain(found[place].why)}]",
        key=f"{label}-choice-{number}-{text}",
        label_visibility="collapsed",
    )
    return found[chosen or 0].mention(mention.text)
