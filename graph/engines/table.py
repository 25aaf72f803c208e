"""Rows for people: an engine's values as plain JSON-able ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import neo4j
from neo4j.graph import Node, Path, Relationship

MAX_TEXT = 100_000
"""Longest text in one cell, in characters."""


@dataclass(frozen=True)
class Table:
    """The outcome of a console statement; `truncated` when there were more rows than asked for."""

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool
    milliseconds: float


def plain(value: Any) -> Any:
    """Return an engine's value as JSON-able Python.

    Nodes become {labels, id, properties}, relationships {type, id, source, target, properties} with our own ids,
    paths {nodes, relationships}; dates and other types the engine's text.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return value[:MAX_TEXT]
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), "id": value.get("id"), "properties": plain(dict(value))}
    if isinstance(value, Relationship):
        ends = [node.get("id") if node is not None else None for node in (value.start_node, value.end_node)]
        return {"type": value.type, "id": value.get("id"), "source": ends[0], "target": ends[1], "properties": plain(dict(value))}
    if isinstance(value, Path):
        return {"nodes": [plain(node) for node in value.nodes], "relationships": [plain(edge) for edge in value.relationships]}
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain(item) for item in value]
    return value.iso_format() if hasattr(value, "iso_format") else str(value)[:MAX_TEXT]


def collect(result: neo4j.Result, rows: int) -> tuple[list[str], list[list[Any]], bool]:
    """Return columns, at most `rows` plain rows, and whether there were more."""
    columns = list(result.keys())
    found = [[plain(value) for value in record.values()] for record in _first(result, rows + 1)]
    return columns, found[:rows], len(found) > rows


def _first(result: neo4j.Result, count: int) -> Iterable[neo4j.Record]:
    return result.fetch(count)
