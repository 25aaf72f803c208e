"""The reports of the graph as a list: filtered, counted, a page at a time."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from graph.cypher import reports as cypher
from graph.explore import Reader
from graph.statement import Statement

_WORDS = 8
_LETTERS = 80


@dataclass(frozen=True)
class Filter:
    """What a list is narrowed to. `words` all have to be in title, publisher or address; dates are ISO; `entity` is an id."""

    words: str = ""
    kind: str = ""
    since: str = ""
    until: str = ""
    entity: str = ""

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters of the queries."""
        words = [word[:_LETTERS] for word in self.words.lower().split()[:_WORDS]]
        found = {"words": words, "kind": self.kind, "since": self.since, "until": self.until}
        return found | ({"entity": self.entity} if self.entity else {})


@dataclass(frozen=True)
class Listed:
    """A report in the list, with how many claims it has by status."""

    id: str
    title: str
    publisher: str
    published: str
    url: str
    kind: str
    reviewed: str
    claims: dict[str, int]


@dataclass(frozen=True)
class Page:
    """A page of the list, and how many reports fit in all."""

    reports: tuple[Listed, ...]
    total: int


def page(engine: Reader, chosen: Filter, skip: int = 0, limit: int = 25) -> Page:
    """Return reports that fit a filter, newest first."""
    rows = engine.read(cypher.listed(bool(chosen.entity)), skip=max(0, skip), limit=limit, **chosen.parameters)
    total = engine.read(cypher.counted(bool(chosen.entity)), **chosen.parameters)[0]["reports"]
    claims: dict[str, dict[str, int]] = defaultdict(dict)
    for row in engine.read(cypher.CLAIMS_COUNTED, ids=[row["id"] for row in rows]):
        claims[row["id"]][row["status"]] = row["claims"]
    return Page(tuple(_listed(row, claims[row["id"]]) for row in rows), total)


def _listed(row: dict[str, Any], claims: dict[str, int]) -> Listed:
    own = {name: row[name] or "" for name in ("id", "title", "publisher", "published", "url", "kind", "reviewed")}
    return Listed(**own, claims=claims)


def kinds(engine: Reader) -> dict[str, int]:
    """Return how many reports there are of each kind, most first."""
    return {row["kind"]: row["reports"] for row in engine.read(cypher.KINDS) if row["kind"]}


def statements(chosen: Filter, skip: int, limit: int) -> list[Statement]:
    """Return the question behind a page of the list."""
    return [Statement("The reports, newest first", cypher.listed(bool(chosen.entity)).strip(), {**chosen.parameters, "skip": skip, "limit": limit})]
