"""The one export dialog: a scene, a selection, a hit or a result as a file, with its claims; pictures come from the canvas."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from graph import dossier as dossiers
from graph import explore
from graph.dossier import Dossier
from graph.engines import Engine
from graph.export import FORMATS, write
from graph.export.dossier_files import DOSSIER_FORMATS
from graph.export.pseudonyms import pseudonymous, pseudonyms
from graph.subgraph import Subgraph
from views.text import plain
from views.workspace import Workspace

PICTURES = {"png": "a picture", "svg": "a picture that stays sharp and can be edited"}


@dataclass(frozen=True)
class Offer:
    """What a dialog can export: a name for people, the subgraph, and the dossier where it is one."""

    name: str
    subgraph: Subgraph
    dossier: Dossier | None = None


def file_of(engine: Engine, subgraph: Subgraph, format: str, pseudonymized: bool) -> bytes:
    """Return a subgraph with its claims as a file; with pseudonyms when they are asked for."""
    whole = subgraph if subgraph.claims else explore.with_claims(engine, subgraph)
    return write(pseudonymous(whole) if pseudonymized else whole, format)


def file_of_dossier(engine: Engine, dossier: Dossier, format: str, pseudonymized: bool) -> bytes:
    """Return a dossier as a file; with pseudonyms when they are asked for."""
    return DOSSIER_FORMATS[format].write(dossiers.with_pseudonyms(engine, dossier) if pseudonymized else dossier)


def _meaning(format: str) -> str:
    return DOSSIER_FORMATS[format].meaning if format in DOSSIER_FORMATS else FORMATS[format].meaning if format in FORMATS else PICTURES[format]


def picture(workspace: Workspace, name: str, subgraph: Subgraph, pseudonymized: bool) -> Workspace:
    """Return the workspace with the wish that the canvas draws a picture of a subgraph."""
    number = workspace.pictures + 1
    names = dict(pseudonyms(subgraph).shown) if pseudonymized else {}
    only = [node.id for node in subgraph.nodes] if len(subgraph.nodes) < len(workspace.shown.nodes) else []
    command: dict[str, Any] = {"number": number, "name": name, "names": names, "only": only}
    return replace(workspace, command=command, pictures=number)


def button(engine: Engine, subgraph: Subgraph, key: str, name: str = "what is shown") -> None:
    """Offer a subgraph in every format, on any page."""
    if st.button(f"Export {name}", icon=":material/download:", key=f"export-{key}"):
        dialog(engine, [Offer(f"W{name[1:]}" if name.startswith("what") else name, subgraph)])


def size(subgraph: Subgraph) -> str:
    """Return how much a subgraph holds, in words."""
    nodes, edges = len(subgraph.nodes), len(subgraph.edges)
    return f"{nodes} {'entity' if nodes == 1 else 'entities'}, {edges} {'relationship' if edges == 1 else 'relationships'}"


@st.dialog("Export", width="medium")
def dialog(engine: Engine, offers: list[Offer], draw: Callable[[str, Subgraph, bool], None] | None = None) -> None:
    """Ask what, as which format, and whether victims get pseudonyms; `draw` makes the canvas save a picture, where there is one."""
    filled = [offer for offer in offers if offer.subgraph.nodes]
    if not filled:
        st.info("There is nothing to export yet: search for an entity first.")
        return
    chosen = filled[0]
    if len(filled) > 1:
        chosen = st.radio(
            "What",
            filled,
            format_func=lambda offer: f"{offer.name} ({size(offer.subgraph)})",
            key="export-what",
        )
    else:
        st.markdown(f"**{plain(chosen.name)}**: {size(chosen.subgraph)}")
    dossier = chosen.dossier
    names = [*(DOSSIER_FORMATS if dossier else ()), *FORMATS, *(PICTURES if draw else ())]
    format = st.radio("Format", names, format_func=lambda item: f"**{item}** · {_meaning(item)}", key="export-format")
    hidden = st.toggle(
        "Pseudonyms for victims",
        key="export-pseudonyms",
        help="Organizations that were attacked become Victim 1, Victim 2, ... in names, ids and sentences; addresses of reports are left out.",
    )
    if hidden:
        st.warning("What a sentence tells otherwise stays. Read the file before you pass it on.", icon=":material/visibility:")
    if draw and format in PICTURES:
        if st.button("Download", type="primary", key="export-picture"):
            draw(format, chosen.subgraph, hidden)
            st.rerun()
        return
    made = DOSSIER_FORMATS[format] if format in DOSSIER_FORMATS else FORMATS[format]
    st.download_button(
        "Download",
        data=lambda: (
            file_of_dossier(engine, dossier, format, hidden)
            if dossier and format in DOSSIER_FORMATS
            else file_of(engine, chosen.subgraph, format, hidden)
        ),
        file_name=f"{'dossier' if dossier else 'counterwatch'}{'-pseudonyms' if hidden else ''}{made.suffix}",
        mime=made.media_type,
        key="export-download",
        type="primary",
        on_click="ignore",
    )
