"""What a page shows while the graph has nothing for it: why, and the way to change that."""

import streamlit as st

from views import navigation

_STARTER = "`counterwatch load --starter` loads the bundled knowledge base and the sample reports; a report of your own is added on a page:"


def tell(why: str, icon: str | None = None) -> None:
    """Say in Markdown why there is nothing to see, and lead to where reports are added."""
    st.info(f"{why} {_STARTER}", icon=icon)
    navigation.link("add", "Add a report", ":material/add:")
