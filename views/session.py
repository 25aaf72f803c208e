"""The engine of a browser session, and the scene that it is at work on."""

from dataclasses import replace

import streamlit as st

from graph import investigations
from graph.engines import Engine, EngineError, connect
from graph.scene import Scene, SceneError
from views import link
from views.workspace import Workspace, around, opened, start

_WORKSPACE, _PREVIOUS, _WRITTEN = "workspace", "previous-workspace", "written-link"


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


def workspace() -> Workspace | None:
    """Return the scene that this session is at work on."""
    found: Workspace | None = st.session_state.get(_WORKSPACE)
    return found


def keep(changed: Workspace | None) -> None:
    """Keep a workspace; another scene's predecessor can be gone back to."""
    before = workspace()
    if before and (changed is None or changed.id != before.id):
        st.session_state[_PREVIOUS] = before
    if changed is None:
        st.session_state.pop(_WORKSPACE, None)
    else:
        st.session_state[_WORKSPACE] = changed


def previous() -> Workspace | None:
    """Return the scene before this one."""
    found: Workspace | None = st.session_state.get(_PREVIOUS)
    return found


def from_address(connected: Engine) -> Workspace | None:
    """Return the workspace that the address asks for, or the one at hand when it asks for nothing new."""
    current = workspace()
    asked = st.query_params.to_dict()
    wanted = link.read(asked)
    if current and (wanted.empty or asked == st.session_state.get(_WRITTEN)):
        return current
    if wanted.empty:
        return None
    found = _open(connected, wanted)
    st.session_state[_WRITTEN] = asked
    keep(found)
    return found


def _open(connected: Engine, wanted: link.Link) -> Workspace:
    try:
        if wanted.investigation or wanted.scene.startswith("investigation:"):
            saved = investigations.read(connected, wanted.investigation or wanted.scene)
            if saved is None:
                return start(connected, Scene(), notices=("This link leads to an investigation that is not in this graph. It may have been deleted",))
            found = opened(connected, saved)
            return replace(found, selected=wanted.selected, opened_selection=wanted.selected) if wanted.selected else found
        if wanted.scene:
            return start(connected, link.unpack(wanted.scene), wanted.selected)
    except (SceneError, investigations.InvestigationError) as error:
        return start(connected, Scene(), notices=(str(error),))
    return around(connected, wanted.focus, wanted.selected)


def write_address(connected: Engine, shown: Workspace) -> None:
    """Put into the address what brings this state back."""
    parameters = link.parameters(shown)
    if parameters is None:
        kept = investigations.snapshot(connected, shown.scene, shown.selected)
        parameters = {"scene": kept}
    if st.query_params.to_dict() != parameters:
        st.query_params.from_dict(parameters)
    st.session_state[_WRITTEN] = parameters
