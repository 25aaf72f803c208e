"""The explorer: `streamlit run app.py`, or `counterwatch app`."""

from pathlib import Path

import streamlit as st

from graph.engines import EngineError
from views import explore, surveillance_of_critics

st.set_page_config("Counterwatch", page_icon=str(Path(__file__).parent / "views" / "favicon.png"), layout="wide")
st.html("<style>.stMainBlockContainer { padding-top: 4.5rem; }</style>")  # Streamlit leaves a sixth of the screen empty.
page = st.navigation(
    [
        st.Page(explore.page, title="Explore", icon=":material/hub:", url_path="explore", default=True),
        st.Page(surveillance_of_critics.page, title="Surveillance of critics", icon=":material/policy:", url_path="surveillance-of-critics"),
    ],
    position="top",
)
try:
    page.run()
except EngineError as error:
    st.error(str(error))
