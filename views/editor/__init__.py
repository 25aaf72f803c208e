"""The editor of Cypher: CodeMirror as a Streamlit component."""

from views.editor.component import editor

__all__ = ["editor"]
