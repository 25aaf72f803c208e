"""The explorer: `streamlit run app.py`, or `counterwatch app`."""

from pathlib import Path

import streamlit as st

from graph.engines import EngineError
from views import (
    about,
    adding,
    attack_map,
    compare,
    cypher,
    dossier,
    explore,
    navigation,
    pattern_list,
    report,
    reports,
    search,
    surveillance_of_critics,
    timeline,
)
from views.style import STYLE

st.set_page_config("Counterwatch", page_icon=str(Path(__file__).parent / "views" / "favicon.png"), layout="wide")
st.html(STYLE)
pages = {
    "explore": st.Page(explore.page, title="Explore", icon=":material/hub:", url_path="explore", default=True),
    "patterns": st.Page(pattern_list.page, title="Patterns", icon=":material/policy:", url_path="patterns"),
    "surveillance-of-critics": st.Page(
        surveillance_of_critics.page, title="Surveillance of critics", icon=":material/policy:", url_path="surveillance-of-critics"
    ),
    "reports": st.Page(reports.page, title="Reports", icon=":material/library_books:", url_path="reports"),
    "dossier": st.Page(dossier.page, title="Dossier", icon=":material/folder_shared:", url_path="dossier"),
    "add": st.Page(adding.page, title="Add a report", icon=":material/add:", url_path="add", visibility="hidden"),
    "timeline": st.Page(timeline.page, title="Timeline", icon=":material/calendar_month:", url_path="timeline"),
    "compare": st.Page(compare.page, title="Compare", icon=":material/compare_arrows:", url_path="compare"),
    "map": st.Page(attack_map.page, title="Map", icon=":material/public:", url_path="map"),
    "cypher": st.Page(cypher.page, title="Cypher", icon=":material/terminal:", url_path="cypher"),
    "about": st.Page(about.page, title="About the data", icon=":material/info:", url_path="about"),
    "report": st.Page(report.page, title="Report", icon=":material/article:", url_path="report", visibility="hidden"),
}
navigation.register(pages)
chosen = st.navigation(list(pages.values()), position="top")
try:
    search.clear_when_asked()
    search.box()
    chosen.run()
except EngineError as error:
    st.error(str(error))
