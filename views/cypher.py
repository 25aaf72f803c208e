"""The Cypher page: ask the graph in its own language, read-only for real, with a cookbook to start from."""

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from graph.engines import Engine, EngineError, Refused, Table
from graph.running import Running
from graph.statement import Statement
from views import cypher_library, cypher_results, desk, session
from views.desk import Desk, Field
from views.editor import editor
from views.text import plain

_DESK, _RUNNING, _OUTCOME, _WRITTEN, _OPENED, _EDITOR = (
    "cypher-desk",
    "cypher-running",
    "cypher-outcome",
    "cypher-written",
    "cypher-opened",
    "cypher-editor",
)
_AT_ONCE_SECONDS = 0.7
_GREETING = "groups-by-sponsor"


@dataclass(frozen=True)
class Outcome:
    """What came of the last run: rows, a plan, or the words of a refusal; and what was run."""

    number: int
    statement: str
    parameters: dict[str, Any]
    recipe: str = ""
    table: Table | None = None
    plan: str = ""
    error: str = ""


def page() -> None:
    """Draw the page. `?recipe=` opens a question of the cookbook, `?query=` any statement."""
    connected = session.engine()
    _begin()
    st.header(
        "Cypher",
        help="The graph's query language. Statements here read and do nothing else: writes, files, addresses and administration are refused.",
    )
    _work(connected)


def current() -> Desk:
    """Return the desk of this session."""
    found: Desk = st.session_state.get(_DESK, Desk())
    return found


def keep(changed: Desk) -> None:
    """Keep a desk."""
    st.session_state[_DESK] = changed


def _begin() -> None:
    """Take over what another page or the address asks for."""
    opened = st.session_state.pop(_OPENED, None)
    asked_for = st.query_params.to_dict()
    if isinstance(opened, Statement):
        keep(desk.with_statement(current(), opened))
        _forget()
    elif asked_for and asked_for != st.session_state.get(_WRITTEN):
        found = desk.from_address(current(), asked_for)
        if found is None and ("query" in asked_for or "recipe" in asked_for):
            st.warning("The link is damaged, or its question is no longer in the cookbook. Choose one beside the editor.")
        elif found is not None:
            keep(found)
            _forget()
    elif _DESK not in st.session_state:
        keep(desk.with_recipe(Desk(), cypher_library.recipe(_GREETING)))
    else:
        # The component is drawn anew on this page: it has to begin with what was last in it.
        kept = current()
        keep(replace(kept, opened=kept.text))


def _forget() -> None:
    st.session_state.pop(_OUTCOME, None)


@st.fragment
def _work(connected: Engine) -> None:
    """Draw the editor, what came of it, and the library, in the order in which a narrow screen stacks them; a wide one sets the library beside the editor."""
    with st.container(key="cypher-page"):
        with st.container(key="cypher-desk"):
            _statement(connected)
        outcome = st.container(key="cypher-outcome")
        with st.container(key="cypher-beside"):
            cypher_library.draw(connected, current(), _open)
        with outcome:
            running: Running | None = st.session_state.get(_RUNNING)
            if running is not None and not running.done:
                _watch()
            else:
                if running is not None:
                    _take(running)
                _outcome(connected)
    _write_address()


def _statement(connected: Engine) -> None:
    kept = current()
    # Nothing above the editor changes its height while somebody types: a button that moves away under the hand is not pressed.
    st.markdown(_title(kept))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="cypher-buttons"):
        running = st.session_state.get(_RUNNING)
        busy = running is not None and not running.done
        st.button("Run", type="primary", icon=":material/play_arrow:", key="cypher-run", on_click=_run, disabled=busy)
        st.button(
            "Explain",
            icon=":material/account_tree:",
            key="cypher-explain",
            on_click=_explain,
            disabled=busy,
            help="How the engine would run it; nothing is run",
        )
        if st.button("Save", icon=":material/bookmark_add:", key="cypher-save"):
            cypher_library.save_dialog(connected, current(), keep)
        with st.popover("Limits", icon=":material/speed:"):
            rows = st.number_input("Rows at most", 1, desk.MOST_ROWS, kept.rows, step=100, key="cypher-rows")
            seconds = st.number_input("Seconds at most", 1, desk.MOST_SECONDS, kept.seconds, key="cypher-seconds")
            embedded = connected.name == "embedded"
            st.caption("The embedded engine ends any statement after 10 seconds." if embedded else "Neo4j ends the statement after so long.")
            keep(replace(current(), rows=int(rows), seconds=int(seconds)))
    editor(kept.opened, str(kept.rev), _on_text, _on_run, _EDITOR)
    _form(kept)


def _title(kept: Desk) -> str:
    if not kept.title:
        return "**Your statement**  \n:gray[Ctrl + Enter runs it. Names after a $ become fields below.]"
    badge = " :gray-badge[saved]" if kept.saved else " :gray-badge[cookbook]" if kept.recipe else ""
    about = kept.saved.about if kept.saved else cypher_library.recipe(kept.recipe).about if kept.recipe else ""
    return f"**{plain(kept.title)}**{badge}  \n:gray[{plain(' '.join(about.split())[:160]) or 'Opened from another view.'}]"


def _form(kept: Desk) -> None:
    asked = desk.fields(kept)
    if not asked:
        return
    columns = st.columns(min(3, len(asked)))
    values = dict(kept.values)
    for number, item in enumerate(asked):
        with columns[number % len(columns)]:
            values[item.name] = desk.value_of(item.kind, _widget(item, kept.rev))
    keep(replace(current(), values=values))


def _widget(item: Field, rev: int) -> Any:
    key, label = f"cypher-parameter-{rev}-{item.name}", f"${item.name}"
    if item.kind == "number":
        return st.number_input(label, value=item.value, key=key, help=item.meaning or None)
    meaning = item.meaning or 'Text, or JSON: 5, true, ["a", "b"]. A number that is meant as text stands in quotes.'
    return st.text_input(label, str(item.value), key=key, help=meaning, max_chars=200_000)


def _on_text() -> None:
    keep(desk.told(current(), _news("text")))


def _on_run() -> None:
    keep(desk.told(current(), _news("run")))
    _ask()


def _news(name: str) -> Any:
    held = st.session_state.get(_EDITOR)
    return held.get(name) if held is not None else None


def _run() -> None:
    # The news of the editor and the press of the button may come together, in whichever order.
    keep(desk.told(current(), _news("text")))
    _ask()


def _ask() -> None:
    kept = current()
    if not kept.text.strip():
        _show(Outcome(0, kept.text, {}, error="There is no statement yet: write one, or choose one from the cookbook."))
        return
    before: Running | None = st.session_state.get(_RUNNING)
    if before is not None:
        before.cancel()
    try:
        running = Running(session.engine(), kept.text, desk.asked(_with_fields(kept)), kept.rows, kept.seconds)
    except Refused as error:
        _show(Outcome(0, kept.text, {}, error=str(error)))
        return
    st.session_state[_RUNNING] = running
    running.wait(_AT_ONCE_SECONDS)


def _with_fields(kept: Desk) -> Desk:
    """Return the desk with what its form holds at this moment: a callback runs before the form is drawn."""
    values = dict(kept.values)
    for item in desk.fields(kept):
        key = f"cypher-parameter-{kept.rev}-{item.name}"
        if key in st.session_state:
            values[item.name] = desk.value_of(item.kind, st.session_state[key])
    changed = replace(kept, values=values)
    keep(changed)
    return changed


def _explain() -> None:
    keep(desk.told(current(), _news("text")))
    kept = _with_fields(current())
    try:
        plan = session.engine().explain(kept.text, desk.asked(kept))
        _show(Outcome(0, kept.text, {}, plan=plan or "The engine gave no plan for this statement."))
    except EngineError as error:
        _show(Outcome(0, kept.text, {}, error=str(error)))


def _show(outcome: Outcome) -> None:
    before: Outcome | None = st.session_state.get(_OUTCOME)
    st.session_state[_OUTCOME] = replace(outcome, number=before.number + 1 if before else 1)


def _take(running: Running) -> None:
    """Turn a run that has ended into the outcome on the page, once."""
    st.session_state.pop(_RUNNING, None)
    kept = current()
    recipe = kept.recipe if kept.text == running.statement else ""
    try:
        table = running.result()
        _show(Outcome(0, running.statement, running.parameters, recipe, table))
        outcome = desk.outcome_of(table)
    except EngineError as error:
        _show(Outcome(0, running.statement, running.parameters, recipe, error=str(error)))
        outcome = str(error).split(". ")[0][:80]
    keep(desk.remembered(kept, running.statement, running.parameters, outcome))


@st.fragment(run_every=0.5)
def _watch() -> None:
    running: Running | None = st.session_state.get(_RUNNING)
    if running is None or running.done:
        st.rerun(scope="app")
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="cypher-waiting"):
        st.markdown(f":material/hourglass_top: Running for **{running.elapsed:.0f} s** :gray[of at most {running.seconds:g}]", width="stretch")
        st.button("Cancel", icon=":material/cancel:", key="cypher-cancel", on_click=running.cancel)


def _outcome(connected: Engine) -> None:
    outcome: Outcome | None = st.session_state.get(_OUTCOME)
    if outcome is None:
        st.info(
            "Run the statement with the button or **Ctrl + Enter**. The cookbook has questions to start from; each can be changed.",
            icon=":material/lightbulb:",
        )
    elif outcome.error:
        st.error(plain(outcome.error), icon=":material/block:")
    elif outcome.plan:
        st.markdown("**How the engine would run it** :gray[nothing was run]")
        st.code(outcome.plan, language=None, wrap_lines=False)
    elif outcome.table is not None:
        if outcome.statement != current().text:
            st.caption(":material/history: The rows are those of the last run; the statement has changed since.")
        cypher_results.draw(connected, outcome.table, outcome.statement, outcome.recipe, outcome.number)


def _open(changed: Desk) -> None:
    keep(changed)
    _forget()
    running: Running | None = st.session_state.pop(_RUNNING, None)
    if running is not None:
        running.cancel()


def _write_address() -> None:
    wanted = desk.address(current())
    if wanted is None:
        wanted = {}
        st.caption("This statement is too long for a link: save it to share it.")
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    st.session_state[_WRITTEN] = wanted
