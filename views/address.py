"""The address of a page whose state are its fields: what it asks for goes into the fields, what is chosen goes into it."""

from collections.abc import Iterable

import streamlit as st

_WRITTEN = "address-of"


def take(page: str, fields: Iterable[str]) -> dict[str, str]:
    """Return what the address asks for. Where it is another than this page wrote, the fields begin anew from it.

    Has to run before the fields are drawn: a link to the page that one is on changes nothing else.
    """
    asked = st.query_params.to_dict()
    if asked != st.session_state.get(f"{_WRITTEN}-{page}"):
        for field in fields:
            st.session_state.pop(field, None)
    return asked


def write(page: str, wanted: dict[str, str]) -> None:
    """Put into the address what brings this state back."""
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    st.session_state[f"{_WRITTEN}-{page}"] = wanted
