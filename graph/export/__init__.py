"""Exports: a subgraph as a file that the tool it is meant for opens. One file per format."""

from graph.export import csv_tables, cypher_script, graphml, json_document
from graph.export.format import Format
from graph.subgraph import Subgraph

FORMATS: dict[str, Format[Subgraph]] = {
    item.name: item
    for item in (
        Format("graphml", ".graphml", "application/graphml+xml", "Gephi, yEd, networkx", graphml.write),
        Format("json", ".json", "application/json", "any program that reads JSON, and here again", json_document.write),
        Format("csv", ".zip", "application/zip", "spreadsheets: nodes, relationships and claims as three tables", csv_tables.write),
        Format("cypher", ".cypher", "text/plain", "an empty Neo4j", cypher_script.write),
    )
}


def write(subgraph: Subgraph, format: str) -> bytes:
    """Return a subgraph as the bytes of a file; raises KeyError for a format that is not in FORMATS."""
    return FORMATS[format].write(subgraph)


__all__ = ["FORMATS", "Format", "write"]
