"""The editor as a Streamlit component: what goes to the browser and what comes back.

The other half is `src/contract.ts`. The browser holds the text; Python replaces it only with another revision.
"""

from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import Any

import streamlit as st

from graph.model import NODES, PROVENANCE, RELATIONSHIPS, SUMMARY_PROPERTIES, VICTIM_LABEL, NodeType, Property

_KEYWORDS = (
    "MATCH", "OPTIONAL MATCH", "WHERE", "RETURN", "DISTINCT", "ORDER BY", "DESC", "LIMIT", "SKIP", "WITH", "UNWIND", "AS", "AND", "OR", "NOT", "IN",
    "IS NULL", "IS NOT NULL", "STARTS WITH", "ENDS WITH", "CONTAINS", "CASE", "WHEN", "THEN", "ELSE", "END", "EXISTS", "COUNT", "UNION", "CALL", "YIELD",
)  # fmt: skip
_FUNCTIONS = {
    "count": "how many", "collect": "as a list", "sum": "added up", "avg": "mean", "min": "the least", "max": "the greatest", "coalesce": "the first that is there",
    "toLower": "in lower case", "size": "length of a list or text", "substring": "a part of a text", "labels": "the labels of a node", "type": "the type of a relationship",
    "nodes": "the nodes of a path", "relationships": "the relationships of a path", "length": "relationships on a path", "shortestPath": "the shortest path of a pattern",
    "properties": "all properties", "keys": "names of the properties", "head": "the first of a list", "round": "rounded", "range": "numbers from one to another",
}  # fmt: skip


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    folder = files("views.editor")
    html, css, js = (folder.joinpath(f"editor.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js"))
    return st.components.v2.component("counterwatch_editor", html=html, css=css, js=js)


def _words(properties: Sequence[Property]) -> list[dict[str, str]]:
    return [{"name": item.name, "meaning": item.meaning.replace("`", "")} for item in properties]


def _label(node: NodeType, name: str = "") -> dict[str, Any]:
    return {"name": name or node.label, "meaning": node.meaning.replace("`", ""), "properties": _words(node.properties)}


def vocabulary() -> dict[str, Any]:
    """Return what completion offers, all of it from the model: Vocabulary in `src/contract.ts`."""
    organization = next(node for node in NODES if node.label == "Organization")
    state = next(node for node in NODES if node.label == "State")
    victim = {**_label(organization, VICTIM_LABEL), "meaning": "an organization that was targeted"}
    entity = {"name": "Entity", "meaning": "anything but names, reports and claims", "properties": _words(state.properties[:5])}
    summary = _words(SUMMARY_PROPERTIES)
    return {
        "labels": [*(_label(node) for node in NODES), victim, entity],
        "types": [
            *({"name": item.name, "meaning": item.meaning, "properties": summary} for item in RELATIONSHIPS),
            *({"name": name, "meaning": pattern, "properties": []} for name, pattern in PROVENANCE.items()),
        ],
        "keywords": list(_KEYWORDS),
        "functions": [{"name": name, "meaning": meaning} for name, meaning in _FUNCTIONS.items()],
    }


def editor(text: str, rev: str, on_text: Callable[[], None], on_run: Callable[[], None], key: str) -> None:
    """Draw the editor. `on_text` and `on_run` are called when `st.session_state[key]` has news: `text`, or `run` with the text."""
    data = {"text": text, "rev": rev, "label": "Cypher statement", "vocabulary": vocabulary()}
    _component()(key=key, data=data, height="content", default={"text": None}, on_text_change=on_text, on_run_change=on_run)
