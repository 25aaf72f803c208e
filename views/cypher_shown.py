"""Show the Cypher: the questions behind a view, with their parameters, ready to be asked again."""

import json

import streamlit as st

from graph.statement import Statement
from views import navigation


def popover(statements: list[Statement], key: str) -> None:
    """Draw a button that shows what is asked of the graph for this view."""
    with st.popover("Show the Cypher", icon=":material/code:", key=f"cypher-{key}"):
        body(statements, key)


def body(statements: list[Statement], key: str) -> None:
    """Draw the questions, each with its parameters and a link into the Cypher page."""
    for number, statement in enumerate(statements):
        st.markdown(f"**{statement.title}**")
        st.code(statement.cypher, language="cypher", wrap_lines=True)
        if statement.parameters:
            shown = json.dumps(statement.parameters, ensure_ascii=False, indent=1)
            st.caption("Parameters")
            st.code(shown if len(shown) <= 4000 else f"{shown[:4000]}\n... and {len(shown) - 4000:,} characters more", language="json", height=140)
        if navigation.has("cypher"):
            if st.button("Open in the Cypher page", key=f"open-cypher-{key}-{number}", icon=":material/open_in_new:"):
                st.session_state["cypher-opened"] = statement
                navigation.go("cypher")
        elif number == len(statements) - 1:
            st.caption("Ask it again with `counterwatch query`, parameters with `-p name=value`.")
