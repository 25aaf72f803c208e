"""Queries that somebody saved: a name, what it tells, its Cypher and its parameters, for everybody who works on this graph.

What is stored is one node of its own label, as with investigations; what it holds is run through the console alone,
whoever wrote it.
"""

import json
import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from graph.cypher import saved_queries as cypher
from graph.engines.gate import MAX_STATEMENT
from graph.investigations import Keeper
from graph.model import NODE

NAME_LENGTH = 120
ABOUT_LENGTH = 2000
_LISTED = 300
_PARAMETER_LETTERS = 200_000


class SavedQueryError(Exception):
    """A query that cannot be saved; says why and what to do."""


@dataclass(frozen=True)
class SavedQuery:
    """A query under a name. `id` is empty until it is saved; `changed` is ISO 8601 UTC."""

    name: str
    cypher: str
    about: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    id: str = ""
    changed: str = ""


def save(engine: Keeper, query: SavedQuery) -> SavedQuery:
    """Store a query, under its id where it has one, and return it as stored.

    Raises SavedQueryError when it has no name or no statement, or is too long.
    """
    name = " ".join(query.name.split())
    if not name:
        raise SavedQueryError("a query needs a name")
    if not query.cypher.strip():
        raise SavedQueryError("there is no statement to save: write one first")
    parameters = json.dumps(query.parameters, ensure_ascii=False)
    if len(name) > NAME_LENGTH or len(query.about) > ABOUT_LENGTH or len(query.cypher) > MAX_STATEMENT or len(parameters) > _PARAMETER_LETTERS:
        raise SavedQueryError(f"a name may have {NAME_LENGTH} characters, a description {ABOUT_LENGTH:,}, a statement {MAX_STATEMENT:,}")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    whole = replace(query, name=name, id=query.id or NODE["Query"].id(secrets.token_hex(8)), changed=now)
    properties = {"name": whole.name, "about": whole.about, "cypher": whole.cypher, "parameters": parameters, "changed": now}
    engine.write(lambda transaction: transaction.run(cypher.SAVE, id=whole.id, properties=properties).consume())
    return whole


def listed(engine: Keeper) -> list[SavedQuery]:
    """Return the saved queries, the last changed first; parameters that cannot be read are left out."""
    return [
        SavedQuery(row["name"] or "", row["cypher"] or "", row["about"] or "", _parameters(row["parameters"]), row["id"], row["changed"] or "")
        for row in engine.read(cypher.LIST, limit=_LISTED)
    ]


def _parameters(text: str | None) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def delete(engine: Keeper, query_id: str) -> None:
    """Delete a saved query."""
    engine.write(lambda transaction: transaction.run(cypher.DELETE, id=query_id).consume())
