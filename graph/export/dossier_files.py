"""The formats of a dossier. Its entities, relationships and claims leave in the formats of any subgraph as well."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.dossier import Dossier
from graph.export import dossier_html, dossier_markdown


@dataclass(frozen=True)
class DossierFormat:
    """A format: file suffix, media type, what it is for, and its writer."""

    name: str
    suffix: str
    media_type: str
    meaning: str
    write: Callable[[Dossier], bytes]


DOSSIER_FORMATS: dict[str, DossierFormat] = {
    item.name: item
    for item in (
        DossierFormat("html", ".html", "text/html", "a page to read, print and pass on, without scripts", dossier_html.write),
        DossierFormat("markdown", ".md", "text/markdown", "text for notes, wikis and repositories", dossier_markdown.write),
    )
}
