"""Saved investigations on the screen: name, notes and bookmarks; save, open, copy, delete, and files in and out."""

from dataclasses import replace

import streamlit as st

from graph import investigations
from graph.engines import Engine
from graph.investigations import Investigation, InvestigationError
from views import link, navigation, session
from views.text import plain
from views.workspace import Workspace, opened


def of(workspace: Workspace, name: str, notes: str, copy: bool = False) -> Investigation:
    """Return what is to be saved: the scene as it is now, under the id that it was saved with unless a copy is wished."""
    before = workspace.investigation
    kept = before if before and not copy else Investigation("", workspace.scene)
    return replace(kept, name=name, notes=notes, scene=workspace.scene, selected=workspace.selected)


def saved(workspace: Workspace, investigation: Investigation) -> Workspace:
    """Return the workspace as one that holds this saved investigation."""
    return replace(workspace, investigation=investigation)


def unsaved(workspace: Workspace) -> bool:
    """Whether the scene differs from what is saved, or was changed and never saved."""
    before = workspace.investigation
    return workspace.scene != before.scene if before else workspace.touched


@st.dialog("Save investigation", width="medium")
def save_dialog(engine: Engine, workspace: Workspace) -> None:
    """Ask for a name and notes, and save; offer the file and the link."""
    before = workspace.investigation
    name = st.text_input(
        "Name", before.name if before else "", max_chars=investigations.NAME_LENGTH, key="save-name", placeholder="What this is about"
    )
    notes = st.text_area(
        "Notes",
        before.notes if before else "",
        max_chars=investigations.NOTES_LENGTH,
        key="save-notes",
        height=140,
        placeholder="What you found, what is still open",
    )
    st.caption(
        f"Keeps {len(workspace.scene.nodes)} entities with their places, pins, what is hidden, filters and {len(workspace.scene.bookmarks)} bookmarks, in the graph database."
    )
    with st.container(horizontal=True):
        save = st.button("Save", type="primary", key="save-now", icon=":material/save:")
        copy = st.button("Save as a copy", key="save-copy") if before else False
        st.download_button(
            "Save as a file",
            data=lambda: investigations.to_file(of(workspace, name or "Investigation", notes)),
            file_name="investigation.json",
            mime="application/json",
            key="save-file",
            on_click="ignore",
            icon=":material/download:",
        )
    if save or copy:
        try:
            done = investigations.save(engine, of(workspace, name, notes, copy))
        except InvestigationError as error:
            st.error(plain(error))
            return
        session.keep(saved(workspace, done))
        st.toast(f"Saved: {plain(done.name)}", icon=":material/check:")
        st.rerun()


@st.dialog("Open investigation", width="medium")
def open_dialog(engine: Engine) -> None:
    """List what is saved, to open or delete, and take files."""
    found = investigations.listed(engine)
    if not found:
        st.info("Nothing is saved yet. Build a scene, then save it: its link opens it again, for everybody who works on this graph.")
    for line in found:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            first = line.notes.strip().splitlines()[0][:120] if line.notes.strip() else ""
            st.markdown(
                f"**{plain(line.name)}**  \n:gray[{line.entities} entities · {line.changed[:16].replace('T', ' ')} UTC{' · ' + plain(first) if first else ''}]",
                width="stretch",
            )
            if st.button("Open", key=f"open-{line.id}"):
                _open(engine, investigations.read(engine, line.id))
            with st.popover("", icon=":material/delete:", help="Delete"):
                st.write("Delete it for everybody? A file that was saved stays.")
                if st.button("Delete", key=f"delete-{line.id}", type="primary"):
                    investigations.delete(engine, line.id)
                    st.rerun(scope="fragment")
    upload = st.file_uploader("Or open a file", type="json", key="open-file", max_upload_size=investigations.FILE_BYTES // 1_000_000)
    if upload is not None:
        try:
            _open(engine, investigations.from_file(upload.getvalue()))
        except InvestigationError as error:
            st.error(f"{plain(upload.name)}: {plain(error)}")


def _open(engine: Engine, investigation: Investigation | None) -> None:
    if investigation is None:
        st.error("It was deleted in the meantime.")
        return
    session.keep(replace(opened(engine, investigation), touched=not investigation.id))
    st.rerun()


def link_text(workspace: Workspace) -> str:
    """Return the address of the state from the root of the app, for people to copy; empty when only the browser's has it."""
    parameters = link.parameters(workspace)
    return navigation.address("explore", **parameters) if parameters else ""
