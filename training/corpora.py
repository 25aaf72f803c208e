"""Annotated texts: the format of docs/benchmark.md, one JSON object a line."""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from graph.claims import Report
from graph.names.build import base_ledger
from loaders.prose import criticism, sponsors
from loaders.prose.acting import things_of
from loaders.prose.acts import Act, acts
from loaders.prose.document import Document, prepare
from loaders.prose.entities import Entity, entities
from loaders.prose.gazetteer import gazetteer
from loaders.prose.names import NamedThing
from loaders.prose.sponsors import Sponsor

SHIPPED = Path(__file__).parent / "gold"
"""The annotated texts that the project ships: articles written for it, and its own samples."""


UNSEEN = SHIPPED / "unseen"
"""Texts that nothing learns from and no rule is written for: what they score is what a fresh text may expect."""


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
        return things_of(self.document)

    @cached_property
    def states(self) -> list[Sponsor]:
        """The states that some cue ties to an actor."""
        return sponsors.sponsors(self.document)

    @cached_property
    def opponents(self) -> dict[int, frozenset[str]]:
        """How entities act against the accused states, by their id()."""
        return criticism.opponents(self.document, self.acts, sponsors.accused(self.states))

    @cached_property
    def acts(self) -> list[Act]:
        """Who does what in the sentences that may tell of criticism."""
        return acts(self.document, self.entities)

    def forms(self, key: str) -> list[list[str]]:
        """Return, for each annotated group, victim or tool, every name of it."""
        aliases = self.gold.get("victim_aliases", {})
        return [[row["name"], *row.get("aliases", []), *aliases.get(row["name"], [])] for row in self.gold[key]]

    def neutral(self, key: str) -> list[list[str]]:
        """Return the names that are neither rewarded nor punished: background and optional ones."""
        optional = self.gold.get("optional_victims", []) if key == "victims" else []
        return [*self.aside(key), *([str(row)] for row in optional)]

    def aside(self, key: str) -> list[list[str]]:
        """Return the names that are annotated as background."""
        rows = [row if isinstance(row, str) else row.get("name", row.get("state")) for row in self.gold.get("background", {}).get(key, [])]
        return [[str(row)] for row in rows]


def read(paths: Iterable[Path], sources: Iterable[Path] = ()) -> list[Annotated]:
    """Return the annotated texts of some files, prepared for the rules. Raises ValueError with the place of a bad line.

    A line without `text` annotates a text of somebody else's that the project does not ship; it is found by its hash
    in the `sources`, and left out where none of them has it.
    """
    others = {_hash(text): (title, text) for path in sources for title, text in _texts(path)}
    rows = [(path.name.split(".")[0] if path.parent == SHIPPED else path.stem, row) for path in paths for row in _rows(path)]
    rows = [(corpus, whole) for corpus, row in rows if (whole := _with_text(row, others))]
    reports = [Report(text=row["text"], title=row.get("title") or "", published=str(row.get("published") or "")) for _, row in rows]
    known = gazetteer(base_ledger())
    return [Annotated(row["id"], corpus, row, document) for (corpus, row), document in zip(rows, prepare(reports, known), strict=True)]


def _hash(text: str) -> str:
    return hashlib.sha256(text.strip().encode()).hexdigest()


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (title, text) of a table of incidents (columns Title and Description) or of a JSON file with `text`."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            yield from ((row["Title"], row["Description"].strip()) for row in csv.DictReader(file))
    else:
        yield "", json.loads(path.read_text(encoding="utf-8"))["text"]


def _with_text(row: dict[str, Any], others: dict[str, tuple[str, str]]) -> dict[str, Any] | None:
    if "text" in row:
        return row
    if row["text_sha256"] not in others:
        return None
    title, text = others[row["text_sha256"]]
    whole: dict[str, Any] = {**row, "title": title, "text": text}
    for key in ("sponsors", "groups", "victims", "tools", "motives", "attributors", "criticisms", "denials"):
        whole[key] = [{**item, "quote": text[slice(*item["quote_at"])] if item.get("quote_at") else title} for item in row[key]]
    return whole


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise ValueError(f"{path}, line {number}: {error}") from error
            yield row
