"""Constraints and indexes, derived from the vocabulary, in the words of each engine.

All of it runs before any data: the embedded engine fixes a property's type when an index is created on values
that are there already, and would turn 1.5 into 1 without a word.
"""

from collections.abc import Iterator
from typing import Protocol

from graph.model import ENTITY_LABEL, ENTITY_LABELS, ENTITY_PROPERTIES, NODES, RELATIONSHIPS, Property

FULL_TEXT = "entity_search"
"""Name of the full-text index on `Entity.search`; `db.index.fulltext.queryNodes` asks it on both engines."""


class Dialect(Protocol):
    """The statements that prepare an engine; every one can be run again."""

    def statements(self) -> Iterator[str]:
        """Yield the statements in order."""
        ...


def _indexed() -> Iterator[tuple[str, Property]]:
    """Yield (label, property) for each index: those that all entities share on Entity, the rest on their label."""
    for prop in ENTITY_PROPERTIES:
        if prop.indexed:
            yield ENTITY_LABEL, prop
    for node in NODES:
        for prop in node.properties:
            if prop.indexed and not (node.entity and prop in ENTITY_PROPERTIES):
                yield node.label, prop


class Neo4jDialect:
    """Neo4j 5, Community Edition: nothing that only Enterprise has."""

    def statements(self) -> Iterator[str]:
        """Yield unique constraints on ids, indexes, and the full-text index."""
        for label, prop in _indexed():
            name = f"{label.lower()}_{prop.name}"
            if prop.name == "id":
                yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
            else:
                yield f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{prop.name})"
        for label in ENTITY_LABELS:
            yield f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        yield f"CREATE FULLTEXT INDEX {FULL_TEXT} IF NOT EXISTS FOR (n:{ENTITY_LABEL}) ON EACH [n.search]"


_ARCADE_TYPES = {"string": "STRING", "integer": "LONG", "float": "DOUBLE", "boolean": "BOOLEAN", "date": "STRING", "strings": "LIST"}


class ArcadeDialect:
    """ArcadeDB in its own SQL: its Cypher knows no full-text index, and declaring types first keeps floats floats."""

    def statements(self) -> Iterator[str]:
        """Yield types, declared properties, unique and other indexes, and the full-text index."""
        yield f"CREATE VERTEX TYPE {ENTITY_LABEL} IF NOT EXISTS"
        for node in NODES:
            yield f"CREATE VERTEX TYPE {node.label} IF NOT EXISTS"
        yield "CREATE VERTEX TYPE Victim IF NOT EXISTS"
        for relationship in RELATIONSHIPS:
            yield f"CREATE EDGE TYPE {relationship.name} IF NOT EXISTS"
        for label, prop in self._declared():
            yield f"CREATE PROPERTY {label}.`{prop.name}` IF NOT EXISTS {_ARCADE_TYPES[prop.type]}"
        for label, prop in _indexed():
            yield f"CREATE INDEX IF NOT EXISTS ON {label} (`{prop.name}`) {'UNIQUE' if prop.name == 'id' else 'NOTUNIQUE'}"
        yield f"CREATE INDEX {FULL_TEXT} IF NOT EXISTS ON {ENTITY_LABEL} (search) FULL_TEXT"

    @staticmethod
    def _declared() -> Iterator[tuple[str, Property]]:
        for prop in ENTITY_PROPERTIES:
            yield ENTITY_LABEL, prop
        for node in NODES:
            if not node.entity:
                for prop in node.properties:
                    yield node.label, prop
