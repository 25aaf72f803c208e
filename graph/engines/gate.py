"""The gate before a console: what a stranger's statement must not do, decided by the plan and not by its spelling.

On Neo4j Community READ access mode stops writes, but lets LOAD CSV read files, SHOW and TERMINATE act, and
procedures run. EXPLAIN runs nothing and names every operator, so the plan is walked: type `r`, no operator of the
kinds below, procedures and functions by a short list. On the embedded engine the read-only user stops writes,
schema and administration; what is left are procedures that sleep or compute without end.
"""

import re
from collections.abc import Iterator
from typing import Any

from graph.engines.errors import Refused

ALLOWED_PROCEDURES = frozenset(
    ("db.labels", "db.relationshiptypes", "db.propertykeys", "db.index.fulltext.querynodes", "db.schema.visualization", "db.schema.nodetypeproperties", "db.schema.reltypeproperties")
)  # fmt: skip
"""Procedures that a console may call, in lower case."""

_ALLOWED_SHOW = frozenset(("showindexes", "showconstraints"))
_REFUSED_OPERATORS = re.compile(r"^(LoadCSV|Show\w*|Terminate\w*|Create\w*|Merge\w*|Delete\w*|Detach\w*|Set\w*|Remove\w*|Drop\w*|Alter\w*|Grant\w*|Deny\w*|Revoke\w*|Foreach|.*Database\w*)$", re.IGNORECASE)  # fmt: skip


MAX_STATEMENT = 100_000
"""Longest console statement, in characters."""


def check_length(query: str) -> None:
    """Raise Refused for a statement that is too long to be looked at."""
    if len(query) > MAX_STATEMENT:
        raise Refused(f"the statement is longer than {MAX_STATEMENT} characters")


def operators(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (operator without its runtime suffix, details) for every operator of a plan."""
    waiting = [plan]
    while waiting:
        step = waiting.pop()
        arguments = step.get("args") or {}
        yield str(step.get("operatorType", "")).split("@")[0], str(arguments.get("Details", ""))
        waiting += step.get("children") or []


def check_plan(query_type: str | None, plan: dict[str, Any] | None) -> None:
    """Raise Refused unless a plan of Neo4j's only reads the graph."""
    if query_type != "r":
        raise Refused("the console only reads: this statement writes, changes the schema or administers the server")
    if plan is None:
        raise Refused("the engine gave no plan for this statement, so nobody can tell what it would do")
    for operator, details in operators(plan):
        if operator == "ProcedureCall":
            name = re.match(r"[\w.]+", details.strip("` "))
            called = name[0].lower() if name else details.lower()
            if called not in ALLOWED_PROCEDURES:
                raise Refused(f"procedure {called} is not among those that the console may call: {', '.join(sorted(ALLOWED_PROCEDURES))}")
        elif _REFUSED_OPERATORS.match(operator) and operator.lower() not in _ALLOWED_SHOW:
            raise Refused(f"the console does not run {operator}: it reads the graph, and neither files, nor settings, nor other people's queries")


_STRINGS_AND_COMMENTS = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/""", re.DOTALL)
_CALL = re.compile(r"\bCALL\s+((?:`[^`]*`|[\w.\s])+)", re.IGNORECASE)
_FUNCTION = re.compile(r"((?:`?\w+`?\s*\.\s*)+`?\w+`?)\s*\(")
_UNICODE_ESCAPE = re.compile(r"\\u+[0-9a-fA-F]{4}")
_LOAD_CSV = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)

_ADMINISTERS = re.compile(r"(?:^|;)\s*(?:SHOW(?!\s+(?:INDEX|CONSTRAINT)(?:E?S)?\b)|TERMINATE|PROFILE|USE)\b|\bTERMINATE\s+TRANSACTION", re.IGNORECASE)

_SAFE_NAMESPACES = frozenset(("date", "datetime", "time", "localtime", "localdatetime", "duration", "point", "db", "vector"))


def check_embedded(query: str) -> None:
    """Raise Refused for what the read-only user of the embedded engine could still do to others.

    These are the procedures and namespaced functions (`apoc.util.sleep` outlives every time limit) and LOAD CSV.
    Writes need no look here: the engine itself refuses them.
    """
    check_length(query)
    if _UNICODE_ESCAPE.search(_STRINGS_AND_COMMENTS.sub(lambda found: "''" if found[0][0] in "'\"" else " ", query)):
        raise Refused("unicode escapes stand only inside strings here; write names as they are")
    bare = _STRINGS_AND_COMMENTS.sub(lambda found: "''" if found[0][0] in "'\"" else " ", query)
    if _LOAD_CSV.search(bare):
        raise Refused("the console does not run LOAD CSV: it reads the graph, and neither files nor addresses")
    if _ADMINISTERS.search(bare):
        raise Refused("the console reads the graph; it shows no settings, users or other people's queries, and profiles nothing")
    for found in _CALL.finditer(bare):
        called = re.sub(r"[`\s]", "", found[1]).lower()
        name = re.match(r"[\w.]+", called)
        if name and "." in name[0] and not any(name[0].startswith(allowed) for allowed in ALLOWED_PROCEDURES):
            raise Refused(f"procedure {name[0]} is not among those that the console may call: {', '.join(sorted(ALLOWED_PROCEDURES))}")
    for found in _FUNCTION.finditer(bare):
        called = re.sub(r"[`\s]", "", found[1]).lower()
        if called.split(".")[0] not in _SAFE_NAMESPACES and called not in ALLOWED_PROCEDURES:
            raise Refused(f"function {called} is not one that the console may call")
