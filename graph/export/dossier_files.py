"""The formats of a dossier. Its entities, relationships and claims leave in the formats of any subgraph as well."""

from graph.dossier import Dossier
from graph.export import dossier_html, dossier_markdown
from graph.export.format import Format

DOSSIER_FORMATS: dict[str, Format[Dossier]] = {
    item.name: item
    for item in (
        Format("html", ".html", "text/html", "a page to read, print and pass on, without scripts", dossier_html.write),
        Format("markdown", ".md", "text/markdown", "text for notes, wikis and repositories", dossier_markdown.write),
    )
}
