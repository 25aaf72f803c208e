"""The dossier of an entity: everything that is known of it on one page that reads, prints and leaves as a file."""

from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from graph import dossier as dossiers
from graph.dossier import Dossier
from graph.export import dossier_html
from graph.profile import ReportLine
from graph.subgraph import ProofClaim
from views import cypher_shown, exporting, navigation, search, session
from views.exporting import Offer
from views.proof import offsets
from views.text import plain

# Bars, buttons and margins of the app stay off the paper.
_PRINT = """<style>
.cw-dossier h1 { padding: 0; }
@media print {
  header, [data-testid="stHeader"], [data-testid="stToolbar"], .st-key-dossier-actions, .st-key-search, .st-key-search-results, .stTextInput, .stPopover,
  [data-testid="stElementToolbar"], [data-testid="stStatusWidget"] { display: none !important; }
  .stApp, .stAppViewContainer, .stMain, [data-testid="stAppViewContainer"], [data-testid="stMain"] { position: static !important; overflow: visible !important; height: auto !important; display: block !important; }
  .stMainBlockContainer { padding: 0 !important; max-width: none !important; }
  .stApp { background: #fff !important; color: #000 !important; }
}
</style>"""

# Fixed text: nothing of a report gets into it.
_PRINTER = """<script>setTimeout(() => {
  const button = document.querySelector('.st-key-dossier-print button');
  if (button && !button.dataset.prints) { button.dataset.prints = '1'; button.addEventListener('click', () => window.print()); }
}, 250)</script>"""


@dataclass(frozen=True)
class Inside:
    """The links of the page: to other dossiers, and to reports at their sentences. Relative, so that any base path serves."""

    def entity(self, entity_id: str) -> str:
        """Return the address of another entity's dossier."""
        return f"dossier?{urlencode({'id': entity_id})}"

    def sentence(self, claim: ProofClaim) -> str:
        """Return the address of the report at the claim's sentence."""
        return f"report?{urlencode({'id': claim.report['id'], 'claim': claim.id, **offsets(claim.properties)})}" if claim.report.get("id") else ""

    def report(self, line: ReportLine) -> str:
        """Return the address of the report."""
        return f"report?{urlencode({'id': line.id})}" if line.id else ""


def page() -> None:
    """Draw the page: `?id=` names the entity."""
    connected = session.engine()
    asked = st.query_params.get("id", "")[:700]
    found = dossiers.dossier(connected, asked) if asked else None
    if found is None:
        _nothing(asked)
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="dossier-actions"):
        navigation.link("explore", "Open in the graph", ":material/hub:", focus=found.id)
        navigation.link("reports", f"Its reports ({found.reports_count:,})", ":material/library_books:", entity=found.id)
        st.button("Print", icon=":material/print:", key="dossier-print")
        if st.button("Export the dossier", icon=":material/download:", key="dossier-export"):
            exporting.dialog(connected, [offer(found)])
        cypher_shown.popover(dossiers.statements(found.id), "dossier")
    st.html(_PRINT + f"<style>{dossier_html.STYLE}</style>" + dossier_html.body(found, Inside()))
    st.html(_PRINTER, unsafe_allow_javascript=True)


def offer(found: Dossier) -> Offer:
    """Return what the export dialog offers of a dossier."""
    return Offer(found.node.name, found.subgraph, found)


def _nothing(asked: str) -> None:
    st.header("Dossier")
    if asked:
        st.warning(f"Nothing in this graph has the id {plain(asked)}. It may come from another data set: search for its name above.")
    else:
        st.markdown("Everything that is known of one entity on a page: names, sponsors, victims, tools, years, and the sentences behind each line.")
        st.caption("Search above and open one from its details, or begin with one of these in the graph.")
    search.chips(session.engine(), "dossier")
