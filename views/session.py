"""The engine of a browser session, and the state that lives in the URL."""

import streamlit as st

from graph.engines import Engine, EngineError, connect

IDS_IN_URL = 60
"""So many entities of a scene are kept in the URL; more would make links that chat programs cut."""


@st.cache_resource(show_spinner="Starting the engine ...")
def _engine() -> Engine:
    return connect()


def engine() -> Engine:
    """Return the engine, another one where the one used last has ended; where none can be had, say so with the remedy."""
    try:
        if not _engine().alive:
            _engine().close()
            _engine.clear()
        return _engine()
    except EngineError as error:
        st.error(str(error))
        st.stop()


def ids_of_url(name: str) -> list[str]:
    """Return the ids in a parameter of the URL; what does not look like an id is passed over."""
    text = st.query_params.get(name, "")
    return [part for part in dict.fromkeys(text.split(",")) if ":" in part and len(part) <= 300][:IDS_IN_URL]


def write_url(name: str, ids: list[str]) -> None:
    """Keep ids in a parameter of the URL, or take it away when there are none."""
    if ids:
        st.query_params[name] = ",".join(ids[:IDS_IN_URL])
    elif name in st.query_params:
        del st.query_params[name]
