"""The explorer: `streamlit run app.py`, or `counterwatch app`."""

from pathlib import Path

import streamlit as st

from views import adding, dossier, explore, navigation, report, reports, search, surveillance_of_critics
from views.style import STYLE

st.set_page_config("Counterwatch", page_icon=str(Path(__file__).parent / "views" / "favicon.png"), layout="wide")
st.html(STYLE)
pages = {
    "explore": st.Page(explore.page, title="Explore", icon=":material/hub:", url_path="explore", default=True),
    "surveillance-of-critics": st.Page(
        surveillance_of_critics.page, title="Surveillance of critics", icon=":material/policy:", url_path="surveillance-of-critics"
    ),
    "reports": st.Page(reports.page, title="Reports", icon=":material/library_books:", url_path="reports"),
    "dossier": st.Page(dossier.page, title="Dossier", icon=":material/folder_shared:", url_path="dossier"),
    "add": st.Page(adding.page, title="Add a report", icon=":material/add:", url_path="add", visibility="hidden"),
    "report": st.Page(report.page, title="Report", icon=":material/article:", url_path="report", visibility="hidden"),
}
navigation.register(pages)
chosen = st.navigation(list(pages.values()), position="top")
search.clear_when_asked()
search.box()
chosen.run()
