"""The export button: what is on the screen as a file, with its claims."""

import streamlit as st

from graph import explore
from graph.engines import Engine
from graph.export import FORMATS, write
from graph.subgraph import Subgraph


def button(engine: Engine, subgraph: Subgraph, key: str) -> None:
    """Offer a subgraph in every format; the file is made when it is asked for."""
    with st.popover("Export what is shown", icon=":material/download:"):
        name = st.radio("Format", list(FORMATS), format_func=lambda item: f"{item} ({FORMATS[item].meaning})", key=f"format-{key}")
        chosen = FORMATS[name]
        st.download_button(
            "Download",
            data=lambda: write(subgraph if subgraph.claims else explore.with_claims(engine, subgraph), name),
            file_name=f"counterwatch{chosen.suffix}",
            mime=chosen.media_type,
            key=f"download-{key}",
            on_click="ignore",
        )
