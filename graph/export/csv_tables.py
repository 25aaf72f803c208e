"""CSV for spreadsheets: a zip of nodes, relationships and claims.

Rows follow RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it. A cell that a spreadsheet would
run as a formula gets an apostrophe in front (OWASP, "CSV Injection").
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from graph.export.graphml import claim_row
from graph.model import NODES, SUMMARY_PROPERTIES
from graph.subgraph import Subgraph

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def safe_cell(value: Any) -> Any:
    """Return a cell that no spreadsheet runs: text that begins like a formula gets an apostrophe; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return value
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    text = text.replace("\x00", "").encode("utf-8", "replace").decode()
    return "'" + text if text.lstrip(" ").startswith(_RUN) else text


def _table(columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(row.get(name)) for name in columns])
    return buffer.getvalue()


def tables(subgraph: Subgraph) -> dict[str, str]:
    """Return the three tables by file name, without byte order mark."""
    own = dict.fromkeys(prop.name for node in NODES if node.entity for prop in node.properties if prop.name not in ("id", "name", "search"))
    summary = [prop.name for prop in SUMMARY_PROPERTIES if prop.name != "id"]
    nodes = [
        {"id": node.id, "label": node.label, "name": node.name, "degree": node.degree, **{name: node.properties.get(name) for name in own}}
        for node in sorted(subgraph.nodes, key=lambda node: node.id)
    ]
    edges = [
        {"id": edge.id, "type": edge.type, "source": edge.source, "target": edge.target, **{name: edge.properties.get(name) for name in summary}}
        for edge in sorted(subgraph.edges, key=lambda edge: edge.id)
    ]
    claims = [claim_row(claim) for claim in sorted(subgraph.claims, key=lambda claim: claim.id)]
    claim_columns = list(claims[0]) if claims else ["id", "kind", "subject", "object", "quote"]
    return {
        "nodes.csv": _table(["id", "label", "name", "degree", *own], nodes),
        "relationships.csv": _table(["id", "type", "source", "target", *summary], edges),
        "claims.csv": _table(claim_columns, claims),
    }


def write(subgraph: Subgraph) -> bytes:
    """Return a zip with the three tables; the same subgraph gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in tables(subgraph).items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), "\ufeff" + text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
