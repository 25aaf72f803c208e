"""Annotated texts: the format of docs/benchmark.md, one JSON object a line."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from graph.claims import Report
from graph.names.build import base_ledger
from loaders.prose import names, sponsors
from loaders.prose.document import Document, prepare
from loaders.prose.entities import Entity, entities
from loaders.prose.gazetteer import gazetteer
from loaders.prose.names import NamedThing
from loaders.prose.sponsors import Sponsor

SHIPPED = Path(__file__).parent / "gold"
"""The annotated texts that the project ships: articles written for it, and its own samples."""


@dataclass(eq=False)
class Annotated:
    """A text with what a careful reader found in it; `gold` holds the annotation, `document` the prepared text."""

    id: str
    corpus: str
    gold: dict[str, Any]
    document: Document
    weight: float = 1.0

    @cached_property
    def entities(self) -> list[Entity]:
        """The entities of the text, worked out once."""
        return entities(self.document)

    @cached_property
    def things(self) -> list[tuple[NamedThing, frozenset[str]]]:
        """What may be the name of a group or tool, with its signals."""
        found = names.named_things(self.document)
        ranks = names.ranks(found)
        return [(thing, names.signals(self.document, thing, ranks[id(thing)])) for thing in found]

    @cached_property
    def states(self) -> list[Sponsor]:
        """The states that some cue ties to an actor."""
        return sponsors.sponsors(self.document)

    def forms(self, key: str) -> list[list[str]]:
        """Return, for each annotated group, victim or tool, every name of it."""
        aliases = self.gold.get("victim_aliases", {})
        return [[row["name"], *row.get("aliases", []), *aliases.get(row["name"], [])] for row in self.gold[key]]

    def neutral(self, key: str) -> list[list[str]]:
        """Return the names that are neither rewarded nor punished: background and optional ones."""
        rows = [row if isinstance(row, str) else row.get("name", row.get("state")) for row in self.gold.get("background", {}).get(key, [])]
        return [[str(row)] for row in (*rows, *(self.gold.get("optional_victims", []) if key == "victims" else []))]


def read(paths: Iterable[Path]) -> list[Annotated]:
    """Return the annotated texts of some files, prepared for the rules. Raises ValueError with the place of a bad line."""
    rows = [(path.stem, row) for path in paths for row in _rows(path)]
    reports = [Report(text=row["text"], title=row.get("title") or "", published=str(row.get("published") or "")) for _, row in rows]
    known = gazetteer(base_ledger())
    return [Annotated(row["id"], corpus, row, document) for (corpus, row), document in zip(rows, prepare(reports, known), strict=True)]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise ValueError(f"{path}, line {number}: {error}") from error
            yield row
