"""The search box of every page: a name as anybody writes it, the entities that it may mean, and who calls them so."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import streamlit as st

from graph import explore, profile
from graph.engines import Engine
from graph.explore import Hit
from graph.model import ENTITY_LABELS, NODE
from views import navigation, session
from views.text import plain
from views.workspace import grown

_FOUND = 24
_RECENT = 8
_LETTERS = 200
_RECENT_KEY, _BOX = "recent-entities", "search"
_PLURAL = {"State": "States", "Group": "Groups", "Tool": "Tools", "Organization": "Organizations", "Motive": "Motives", "Sector": "Sectors"}
_ICONS = {"State": "flag", "Group": "groups", "Tool": "bug_report", "Organization": "domain", "Motive": "target", "Sector": "category"}


def grouped(hits: Sequence[Hit]) -> list[tuple[str, list[Hit]]]:
    """Return hits by type; the type of the best hit comes first, and within a type the best hit."""
    order = {label: number for number, label in enumerate(dict.fromkeys(hit.label for hit in hits))}
    ranked = sorted(hits, key=lambda hit: order[hit.label])
    return [(label, list(of_label)) for label, of_label in groupby(ranked, key=lambda hit: hit.label)]


def why(hit: Hit) -> str:
    """Return in Markdown by which name a hit was found and who uses that name; empty when it was found by its own."""
    if not hit.by_alias:
        return ""
    users = [plain(user) for user in hit.users]
    named = f"{', '.join(users[:3])}{f' and {len(users) - 3} more' if len(users) > 3 else ''}"
    return f"as \u201c{plain(hit.matched)}\u201d" + (f", the name used or listed by {named}" if users else "")


def remembered(recent: Sequence[tuple[str, str, str]], entity_id: str, name: str, label: str) -> list[tuple[str, str, str]]:
    """Return the recent entities with one put in front."""
    return [(entity_id, name, label), *(item for item in recent if item[0] != entity_id)][:_RECENT]


@st.cache_data(ttl=600, show_spinner=False)
def _suggested(_connected: Engine, claims: int) -> list[tuple[str, str, str]]:
    found = [(entity_id, name, label) for label in ("Group", "State", "Victim", "Tool") for entity_id, name in profile.busiest(_connected, label, 3)]
    return [(entity_id, name, "Organization" if label == "Victim" else label) for entity_id, name, label in found]


def suggestions(connected: Engine) -> list[tuple[str, str, str]]:
    """Return (id, name, label) of entities that most sources speak about, of each type a few."""
    return _suggested(connected, explore.totals(connected).claims)


def box() -> None:
    """Draw the search box, and below it what is found."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="search-row"):
        text = st.text_input(
            "Search",
            placeholder="Search by any name or alias",
            key=_BOX,
            label_visibility="collapsed",
            type="search",
            icon=":material/search:",
            live=True,
        )
        with st.popover("Recent", icon=":material/history:"):
            _recent()
    if text and text.strip():
        _results(session.engine(), text.strip()[:_LETTERS])


def _recent() -> None:
    recent = st.session_state.get(_RECENT_KEY, [])
    if recent:
        st.caption("Recent, in this session alone")
        _buttons(recent, "recent")
    else:
        st.caption("What you open is listed here, and forgotten with the session.")
    suggested = suggestions(session.engine())
    if suggested:
        st.caption("Suggested: what most sources speak about")
        _buttons(suggested, "suggested")


def _buttons(items: Sequence[tuple[str, str, str]], key: str) -> None:
    with st.container(horizontal=True, gap="small"):
        for entity_id, name, label in items:
            if st.button(plain(name), key=f"{key}-{entity_id}", icon=f":material/{_ICONS[label]}:", help=label):
                open_entity(entity_id, name, label)


def chips(connected: Engine, key: str) -> None:
    """Draw the suggestions as buttons: for empty pages."""
    _buttons(suggestions(connected), key)


def _results(connected: Engine, text: str) -> None:
    hits = explore.search(connected, text, limit=_FOUND)
    with st.container(border=True, key="search-results"):
        if not hits:
            _nothing(connected, text)
            return
        current = session.workspace()
        count = f"{len(hits)} found" if len(hits) < _FOUND else f"the {_FOUND} best"
        st.caption(f"{count} · a name opens a new scene{', + adds to the one at hand' if current else ''}")
        for label, of_label in grouped(hits):
            st.markdown(f"**{_PLURAL[label]}** :gray[{len(of_label)}]", help=NODE[label].meaning)
            for hit in of_label:
                _hit(connected, hit, addable=current is not None)


def _hit(connected: Engine, hit: Hit, addable: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if st.button(f"**{plain(hit.name)}**", key=f"hit-{hit.id}", icon=f":material/{_ICONS[hit.label]}:"):
            open_entity(hit.id, hit.name, hit.label)
        if addable:
            st.button(
                "",
                key=f"add-{hit.id}",
                icon=":material/add:",
                help=f"Add {plain(hit.name)} to the scene",
                on_click=_add,
                args=(hit.id, hit.name, hit.label),
            )
        if why(hit):
            st.caption(why(hit), width="content")


def _nothing(connected: Engine, text: str) -> None:
    st.markdown(f"Nothing is called \u201c{plain(text)}\u201d, not even with a letter or two changed.")
    st.markdown(
        "- Try a part of the name, or another alias: vendors have their own for most groups.\n"
        "- Try the state or the victim instead, and follow the lines from there.\n"
        "- It may not be loaded yet: add a report that speaks of it."
    )
    navigation.link("add", "Add a report", ":material/add:")
    st.caption("Or begin with one of these")
    chips(connected, "instead")


def _remember(entity_id: str, name: str, label: str) -> None:
    st.session_state[_RECENT_KEY] = remembered(st.session_state.get(_RECENT_KEY, []), entity_id, name, label)


def open_entity(entity_id: str, name: str, label: str) -> None:
    """Open an entity in a scene of its own, on the Explore page."""
    _remember(entity_id, name, label)
    st.session_state["clear-search"] = True
    if navigation.has("explore"):
        navigation.go("explore", focus=entity_id)
    st.query_params.from_dict({"focus": entity_id})
    st.rerun()


def clear_when_asked() -> None:
    """Empty the box after something was opened; has to run before the box is drawn."""
    if st.session_state.pop("clear-search", False):
        st.session_state[_BOX] = ""


def _add(entity_id: str, name: str, label: str) -> None:
    current = session.workspace()
    if current:
        _remember(entity_id, name, label)
        session.keep(replace(grown(current, session.engine(), (entity_id,), f"add {name}", (entity_id,)), notices=()))


def labels() -> tuple[str, ...]:
    """Return the types that a search may find."""
    return ENTITY_LABELS
