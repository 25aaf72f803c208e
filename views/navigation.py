"""The pages by name, and links to them that keep the session: for every page that leads to another."""

from typing import Any
from urllib.parse import urlencode

import streamlit as st

_KEY = "pages"


def register(pages: dict[str, Any]) -> None:
    """Make the pages of this run known by name: `explore`, `report`, ..."""
    st.session_state[_KEY] = pages


def has(name: str) -> bool:
    """Whether the app has a page of this name; a link to one that it lacks is not drawn."""
    return name in st.session_state.get(_KEY, {})


def go(name: str, **parameters: str) -> None:
    """Change to a page; nothing after this call runs."""
    st.switch_page(st.session_state[_KEY][name], query_params=parameters)


def link(name: str, label: str, icon: str | None = None, **parameters: str) -> None:
    """Draw a link to a page, where the app has it. The label is Markdown: escape what comes from reports."""
    if has(name):
        st.page_link(st.session_state[_KEY][name], label=label, icon=icon, query_params=parameters)


def address(name: str, **parameters: str) -> str:
    """Return the address of a page from the root of the app."""
    path = "" if name == "explore" else name
    return f"/{path}?{urlencode(parameters)}" if parameters else f"/{path}"
