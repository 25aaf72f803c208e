"""The explorer: `streamlit run app.py`, or `counterwatch app`."""

from pathlib import Path

import streamlit as st

from views import explore, navigation, report, search, surveillance_of_critics

st.set_page_config("Counterwatch", page_icon=str(Path(__file__).parent / "views" / "favicon.png"), layout="wide")
# Streamlit leaves a sixth of the screen empty above a page, and wide margins on a phone.
st.html("<style>.stMainBlockContainer { padding: 4.2rem clamp(0.8rem, 3vw, 3rem) 2rem; }</style>")
pages = {
    "explore": st.Page(explore.page, title="Explore", icon=":material/hub:", url_path="explore", default=True),
    "surveillance-of-critics": st.Page(
        surveillance_of_critics.page, title="Surveillance of critics", icon=":material/policy:", url_path="surveillance-of-critics"
    ),
    "report": st.Page(report.page, title="Report", icon=":material/article:", url_path="report", visibility="hidden"),
}
navigation.register(pages)
chosen = st.navigation(list(pages.values()), position="top")
search.clear_when_asked()
search.box()
chosen.run()
