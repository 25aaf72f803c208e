"""Beside the editor: the cookbook, what somebody saved, and what this session ran."""

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

import streamlit as st

from graph import saved_queries
from graph.cookbook import RECIPES, Recipe
from graph.engines import Engine
from graph.saved_queries import SavedQuery, SavedQueryError
from views import desk
from views.desk import Desk
from views.text import plain

_ICONS = {"table": "table_rows", "graph": "hub", "chart": "bar_chart"}
_HEIGHT = 250

Open = Callable[[Desk], None]
"""What happens when something is put on the desk."""


def recipe(name: str) -> Recipe:
    """Return a recipe of the cookbook; raises KeyError for a name that it lacks."""
    return RECIPES[name]


def matching(text: str) -> list[Recipe]:
    """Return the recipes whose words hold every word of a text; all of them for an empty one."""
    words = text.lower().split()
    return [item for item in RECIPES.values() if all(word in f"{item.title} {item.about} {item.topic} {item.cypher}".lower() for word in words)]


def draw(connected: Engine, current: Desk, open_desk: Open) -> None:
    """Draw the three lists; what is pressed is put on the desk."""
    with st.container(key="cypher-library"):
        cookbook, saved, history = st.tabs([f"Cookbook ({len(RECIPES)})", "Saved", "History"])
        with cookbook:
            _cookbook(current, open_desk)
        with saved:
            _saved(connected, current, open_desk)
        with history:
            _history(current, open_desk)


def _cookbook(current: Desk, open_desk: Open) -> None:
    text = st.text_input(
        "Find a question", key="cypher-find", placeholder="Find a question: tools, denials, sector ...", label_visibility="collapsed"
    )
    found = matching(text)
    if not found:
        st.caption("No question has these words. Fewer of them find more.")
    with st.container(height=_HEIGHT, border=False, key="cypher-recipes"):
        for topic, of_topic in groupby(found, key=lambda item: item.topic):
            st.caption(f"**{topic}**")
            for item in of_topic:
                st.button(
                    item.title,
                    key=f"recipe-{item.name}",
                    icon=f":material/{_ICONS[item.showing]}:",
                    help=item.about,
                    on_click=lambda item=item: open_desk(desk.with_recipe(current, item)),
                    type="secondary" if item.name != current.recipe else "primary",
                    width="stretch",
                )


def _saved(connected: Engine, current: Desk, open_desk: Open) -> None:
    found = saved_queries.listed(connected)
    if not found:
        st.caption("Nothing is saved yet. *Save* keeps a statement with its parameters under a name, for everybody who works on this graph.")
    with st.container(height=_HEIGHT, border=False, key="cypher-saved"):
        for query in found:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.button(
                    plain(query.name),
                    key=f"saved-{query.id}",
                    icon=":material/bookmark:",
                    help=plain(query.about) or None,
                    on_click=lambda query=query: open_desk(desk.with_saved(current, query)),
                    width="stretch",
                )
                with st.popover("", icon=":material/delete:", help="Delete"):
                    st.write("Delete it for everybody?")
                    st.button("Delete", key=f"delete-{query.id}", type="primary", on_click=saved_queries.delete, args=(connected, query.id))


def _history(current: Desk, open_desk: Open) -> None:
    if not current.history:
        st.caption("What you run is listed here, and forgotten with the session.")
    with st.container(height=_HEIGHT, border=False, key="cypher-history"):
        for number, entry in enumerate(current.history):
            st.button(
                f"{plain(entry.title)}  \n:gray[{plain(entry.outcome)}]",
                key=f"history-{number}",
                on_click=lambda entry=entry: open_desk(desk.with_entry(current, entry)),
                width="stretch",
            )


@st.dialog("Save query", width="medium")
def save_dialog(connected: Engine, current: Desk, keep: Callable[[Desk], None]) -> None:
    """Ask for a name and what it tells, and save the statement with its parameters."""
    before = current.saved
    name = st.text_input(
        "Name", before.name if before else current.title, max_chars=saved_queries.NAME_LENGTH, key="query-name", placeholder="What it asks"
    )
    about = st.text_area("What it tells", before.about if before else "", max_chars=saved_queries.ABOUT_LENGTH, key="query-about", height=90)
    st.code(current.text, language="cypher", height=160)
    with st.container(horizontal=True):
        save = st.button("Save", type="primary", key="query-save", icon=":material/save:")
        copy = st.button("Save as a copy", key="query-copy") if before else False
    if not save and not copy:
        return
    wanted = SavedQuery(name, current.text, about, desk.asked(current), before.id if before and not copy else "")
    try:
        done = saved_queries.save(connected, wanted)
    except SavedQueryError as error:
        st.error(plain(error))
        return
    keep(replace(current, saved=done, title=done.name, recipe=""))
    st.toast(f"Saved: {plain(done.name)}", icon=":material/check:")
    st.rerun()
