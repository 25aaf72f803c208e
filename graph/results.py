"""What can be made of the rows of a statement: the entities in them, cells for people, files, a chart that fits."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.cookbook import Chart
from graph.engines import Table
from graph.export.csv_tables import safe_cell
from graph.model import ENTITY_LABEL

_LIMIT = re.compile(r"\bLIMIT\s+(\d+)\s*;?\s*$", re.IGNORECASE)
_CELL_LETTERS = 2000


@dataclass(frozen=True)
class Picked:
    """The entities and summary relationships of a result, by id; `others` counts nodes of other kinds, such as claims."""

    ids: tuple[str, ...]
    edges: tuple[str, ...]
    others: int = 0


def picked(rows: Sequence[Sequence[Any]]) -> Picked:
    """Return what can be drawn of rows: nodes and relationships, alone, in lists and in paths."""
    ids: dict[str, None] = {}
    edges: dict[str, None] = {}
    others: dict[str, None] = {}
    for value in _items(rows):
        if "labels" in value and isinstance(value.get("id"), str):
            (ids if ENTITY_LABEL in value["labels"] else others)[value["id"]] = None
        elif all(isinstance(value.get(name), str) for name in ("id", "source", "target")):
            edges[value["id"]] = None
            ids |= {value["source"]: None, value["target"]: None}
    return Picked(tuple(ids), tuple(edges), len(others))


def _items(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every dictionary in nested rows that is a node or a relationship."""
    waiting = [value]
    while waiting:
        current = waiting.pop()
        if isinstance(current, list | tuple):
            waiting += reversed(current)
        elif isinstance(current, dict):
            if "properties" in current and "id" in current:
                yield current
            else:
                waiting += reversed(list(current.values()))


def cell(value: Any) -> Any:
    """Return a value as a person reads it: a node by its name, a relationship by its type, a path by its stations."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list):
        return ", ".join(str(cell(item)) for item in value)[:_CELL_LETTERS]
    if isinstance(value, dict):
        return _thing(value)[:_CELL_LETTERS]
    return str(value)[:_CELL_LETTERS]


def _thing(value: dict[str, Any]) -> str:
    own = value.get("properties") or {}
    if "labels" in value and isinstance(own, dict):
        return str(own.get("name") or own.get("title") or own.get("quote") or value.get("id"))
    if "source" in value and "target" in value:
        return str(value.get("type"))
    if isinstance(value.get("nodes"), list) and isinstance(value.get("relationships"), list):
        return " \u2014 ".join(_thing(node) for node in value["nodes"] if isinstance(node, dict))
    return json.dumps(value, ensure_ascii=False)


def columns_of(table: Table) -> list[str]:
    """Return the names of a table's columns, all different: both engines allow one name twice nowhere but in `RETURN *`."""
    seen: dict[str, int] = {}
    found = []
    for name in table.columns:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


def as_csv(table: Table) -> bytes:
    """Return a table as CSV for spreadsheets; a cell that one would run as a formula is made text."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([safe_cell(name) for name in table.columns])
    writer.writerows([safe_cell(cell(value)) for value in row] for row in table.rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8", "replace")


def as_json(table: Table) -> bytes:
    """Return a table as a JSON list of objects, values whole."""
    rows = [dict(zip(columns_of(table), row, strict=True)) for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def own_limit(statement: str, table: Table) -> int:
    """Return the LIMIT that a statement ends with when the result reached it, else 0."""
    found = _LIMIT.search(statement)
    return int(found[1]) if found and len(table.rows) == int(found[1]) else 0


def numeric(table: Table) -> list[str]:
    """Return the columns that hold numbers and nothing else but gaps."""
    found = []
    for number, name in enumerate(columns_of(table)):
        values = [row[number] for row in table.rows if row[number] is not None]
        if values and all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
            found.append(name)
    return found


def fitting_chart(table: Table) -> Chart | None:
    """Return a chart that fits a table: its first column of words against its first of numbers, None where it lacks either."""
    numbers = numeric(table)
    words = [name for name in columns_of(table) if name not in numbers]
    if not numbers or not (words or len(numbers) > 1):
        return None
    return Chart("bar", words[0], numbers[0]) if words else Chart("line", numbers[0], numbers[1])
