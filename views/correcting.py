"""The dialog that corrects one draft of a review: what it says, of whom, how surely, and when it happened."""

from typing import Any, get_args

import streamlit as st

from graph import dates
from graph.claims import Certainty, ClaimError, Dated, Draft, Mention, Scope, Stance
from graph.dates import DateError
from graph.engines import Engine
from graph.model import CERTAINTY, RELATIONSHIP
from graph.names.build import base_ledger
from views import candidates, review
from views.review import Correction, Review, Statement
from views.text import plain, when

KEY = "review"
"""Where the session keeps the review at work."""


@st.dialog("Correct this claim", width="medium")
def dialog(engine: Engine, number: int) -> None:
    """Ask what is wrong with a draft, by its place from 0, and keep the correction."""
    current: Review = st.session_state[KEY]
    draft = current.report.drafts[number]
    st.markdown(f"\u201c{plain(draft.quote)}\u201d")
    seen = review.previews(current, base_ledger())[number]
    known = (seen.subject.name, seen.object.name) if seen else ("", "")
    statement = _statement(draft, known, number)
    kind = RELATIONSHIP[statement.kind]
    (before, after), names = statement.ends(draft), known[::-1] if statement.exchanged else known
    place = f"{number}-{statement.exchanged}"
    subject = _who(engine, "Subject", before, kind.subjects, place, names[0])
    st.markdown(f":gray[{kind.phrase}]")
    target = _who(engine, "Object", after, kind.objects, place, names[1])
    left, middle, right = st.columns(3)
    certainty: Certainty = _choice(left, "Certainty", tuple(CERTAINTY), draft.certainty, number)
    stance: Stance = _choice(middle, "Stance", get_args(Stance), draft.stance, number)
    scope: Scope = _choice(right, "Scope", get_args(Scope), draft.scope, number)
    st.caption("Background: an earlier event that the report merely recalls.")
    dated = st.text_input(
        "When it happened",
        written(draft.event),
        key=f"event-{number}",
        max_chars=40,
        placeholder="undated",
        help="A year, a month or a day: 2022, 2022-10 or 2022-10-05; a period as 2022-10-03 to 2022-10-09. Empty where the report does not tell.",
    )
    count = review.others(current, number)
    everywhere = count > 0 and st.checkbox(
        f"Also in the {count} other {'claim' if count == 1 else 'claims'} that speak of them",
        key=f"everywhere-{number}",
        help="Whom you choose as subject or object takes that place in the other claims as well; nothing else of them changes.",
    )
    problem = st.container()  # Above the button: below it a low screen would not show it.
    if st.button("Keep the correction", type="primary", key=f"correct-{number}"):
        try:
            event = draft.event if dated == written(draft.event) else dates.read(dated)
            correction = Correction(statement, subject, target, certainty, stance, scope, event)
            st.session_state[KEY] = review.edit(current, number, correction, base_ledger(), everywhere)
        except (ClaimError, DateError) as error:
            problem.error(plain(error))
            return
        st.rerun()


def written(event: Dated | None) -> str:
    """Return an event's date as the field holds it; `graph.dates.read` reads it back."""
    return when(event.start, event.end, event.precision) if event else ""


def _statement(draft: Draft, known: tuple[str, str], number: int) -> Statement:
    """Let one choose what the sentence says of the two, where more than one kind of claim joins them."""
    options = review.statements(draft)
    if len(options) < 2:
        return options[0]
    names = tuple(name or mention.name or mention.text for name, mention in zip(known, (draft.subject, draft.object), strict=True))

    def sentence(place: int) -> str:
        subject, target = names[::-1] if options[place].exchanged else names
        return f"{subject} {RELATIONSHIP[options[place].kind].phrase} {target}"

    chosen = st.selectbox("What it says", range(len(options)), format_func=sentence, key=f"statement-{number}")
    return options[chosen or 0]


def _choice(place: Any, label: str, options: tuple[str, ...], now: str, number: int) -> Any:
    return place.selectbox(label, options, options.index(now), key=f"{label}-{number}")


def _who(engine: Engine, label: str, mention: Mention, labels: tuple[str, ...], place: str, known: str) -> Mention:
    """Draw one side of a claim, `known` so far, with a search for whom it means instead; return the mention to be kept."""
    now = known or mention.name or mention.text
    text = st.text_input(
        label,
        placeholder="Another one, by any name",
        key=f"{label}-{place}",
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
        format_func=lambda at: f"{plain(found[at].name)} :gray[· {found[at].label} · {plain(found[at].why)}]",
        key=f"{label}-choice-{place}-{text}",
        label_visibility="collapsed",
    )
    return found[chosen or 0].mention(mention.text)
