"""The look of the pages beyond Streamlit's theme: margins, and panels that are read beside a graph."""

STYLE = """<style>
/* Streamlit leaves a sixth of the screen empty above a page, and wide margins on a phone. */
.stMainBlockContainer { padding: 4.2rem clamp(0.8rem, 3vw, 3rem) 2rem; }
/* Streamlit's captions fall short of the contrast that WCAG asks for. */
[data-testid="stCaptionContainer"] { color: color-mix(in srgb, currentcolor 78%, transparent) !important; opacity: 1 !important; }
/* What is chosen is written in the theme's primary colour, which is too dark on a dark page; the colours of links are not. */
.stApp [role="tab"][aria-selected="true"], .stApp button[data-variant][data-selected="true"] {
  color: light-dark(#1A5FA0, #8AB8F5) !important; border-color: light-dark(#1A5FA0, #8AB8F5) !important; }
.st-key-scene-head { gap: 0.4rem; justify-content: flex-end; }
/* Streamlit pulls what follows a heading up, over the second line of one that is broken. */
.st-key-scene-head [data-testid="stMarkdownContainer"] { margin-bottom: 0; }
@media (max-width: 640px) { .st-key-scene-head { justify-content: flex-start; } }
.st-key-search-row { flex-wrap: nowrap; }
.st-key-scene-head h5 { padding: 0.2rem 0; }
.st-key-scene-head button, .st-key-details .stButton button, .st-key-search-results .stButton button {
  min-height: 1.9rem; padding: 0.1rem 0.6rem; font-size: 0.875rem; }
.st-key-details .stButton button p, .st-key-scene-head button p, .st-key-search-results .stButton button p { font-size: 0.875rem; text-align: left; }
.st-key-details { gap: 0.55rem; }
.st-key-details h3 { padding: 0 0 0.4rem; font-size: 1.35rem; overflow-wrap: anywhere; }
.st-key-search-results { gap: 0.35rem; max-height: 60vh; overflow-y: auto; }
/* The toolbar of a table writes cells as they are; our own downloads make text of what a spreadsheet would run. */
[data-testid="stElementToolbar"] button[aria-label="Download as CSV"] { display: none; }
.st-key-cypher-library .stButton button { min-height: 2rem; padding: 0.2rem 0.6rem; justify-content: flex-start; text-align: left; }
.st-key-cypher-library .stButton button p { font-size: 0.875rem; text-align: left; line-height: 1.3; }
.st-key-cypher-library .stButton button > div { justify-content: flex-start; }
.st-key-cypher-recipes, .st-key-cypher-saved, .st-key-cypher-history { gap: 0.3rem; }
/* The library comes last, where a narrow screen stacks it; a wide one sets it beside the editor, with the rows below both. */
@media (min-width: 641px) {
  .st-key-cypher-page { display: grid; grid-template-columns: minmax(0, 2.5fr) minmax(13rem, 1fr); column-gap: 1.5rem; align-items: start; }
  .st-key-cypher-page > :has(.st-key-cypher-desk) { grid-area: 1 / 1; }
  .st-key-cypher-page > :has(.st-key-cypher-beside) { grid-area: 1 / 2; }
  .st-key-cypher-page > :has(.st-key-cypher-outcome) { grid-area: 2 / 1 / auto / span 2; }
}
/* Words of reports are never cut where they are the way to a claim or a report. */
.st-key-report-actions a[data-testid^="stPageLink"] { background: none; height: auto; padding: 0; }
[class*="st-key-line-"] a [data-testid="stIconMaterial"],
[class*="st-key-line-"] a > :has(> [data-testid="stIconMaterial"]) { display: none !important; }
[class*="st-key-claim-"] .stButton button[kind="tertiary"] { padding: 0; min-height: 0; text-align: left; justify-content: flex-start; }
[class*="st-key-claim-"] .stButton button[kind="tertiary"] p { font-size: 1rem; white-space: normal; }
[class*="st-key-claim-"] .stButton button { min-height: 1.8rem; padding: 0.05rem 0.55rem; }
[class*="st-key-claim-"] .stButton button p { font-size: 0.85rem; }
[class*="st-key-line-"] a[data-testid^="stPageLink"] { padding: 0; height: auto; background: none; }
[class*="st-key-line-"] a[data-testid^="stPageLink"] p, [class*="st-key-line-"] a[data-testid^="stPageLink"] span { white-space: normal !important; overflow: visible; }
@media (min-width: 900px) { .st-key-details { max-height: calc(100vh - 205px); min-height: 460px; overflow-y: auto; padding-right: 0.5rem; } }
</style>"""
