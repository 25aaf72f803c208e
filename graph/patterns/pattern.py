"""What a pattern is, how it is read from its file, and how it is run."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from graph import explore
from graph.model import split_edge
from graph.subgraph import Subgraph

MAX_HITS = 500
_HEADER = re.compile(r"^// (title|question|hops|needs): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Pattern:
    """A named question. `hops` are the columns that hold ids of relationships, in the order of the path."""

    name: str
    title: str
    question: str
    needs: str
    hops: tuple[str, ...]
    cypher: str


@dataclass(frozen=True)
class PatternHit:
    """One hit: the columns that people read, and the relationships that prove it."""

    row: dict[str, Any]
    edges: tuple[str, ...]


@dataclass(frozen=True)
class PatternResult:
    """All hits of a run; `cut` when there were more than MAX_HITS."""

    pattern: Pattern
    hits: tuple[PatternHit, ...]
    cut: bool


def parse(name: str, text: str) -> Pattern:
    """Return the pattern in a file's text; raises ValueError when its header lacks a title, question or hops."""
    header = dict(_HEADER.findall(text))
    missing = {"title", "question", "hops", "needs"} - header.keys()
    if missing:
        raise ValueError(f"pattern {name} lacks {', '.join(sorted(missing))} in its header")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//")).strip()
    return Pattern(name, header["title"], header["question"], header["needs"], tuple(header["hops"].split()), body)


def load_patterns() -> dict[str, Pattern]:
    """Return the patterns that come with Counterwatch, by name."""
    found = sorted((file for file in files("graph.patterns").iterdir() if file.name.endswith(".cypher")), key=lambda file: file.name)
    return {
        pattern.name: pattern
        for pattern in (parse(file.name.removesuffix(".cypher").replace("_", "-"), file.read_text(encoding="utf-8")) for file in found)
    }


def run(engine: explore.Reader, pattern: Pattern, **parameters: Any) -> PatternResult:
    """Run a pattern and return its hits."""
    rows = engine.read(pattern.cypher, limit=MAX_HITS + 1, **parameters)
    hits = tuple(_hit(pattern, row) for row in rows[:MAX_HITS])
    return PatternResult(pattern, hits, len(rows) > MAX_HITS)


def _hit(pattern: Pattern, row: Mapping[str, Any]) -> PatternHit:
    return PatternHit({name: value for name, value in row.items() if name not in pattern.hops}, tuple(row[hop] for hop in pattern.hops if row[hop]))


def subgraph(engine: explore.Reader, result: PatternResult) -> Subgraph:
    """Return the nodes and relationships of every hit, with the claims that prove them."""
    wanted = list(dict.fromkeys(edge for hit in result.hits for edge in hit.edges))
    ids = list(dict.fromkeys(end for edge in wanted for end in split_edge(edge)[1:]))
    whole = explore.scene(engine, ids)
    kept = Subgraph(whole.nodes, [edge for edge in whole.edges if edge.id in set(wanted)], [], whole.notices)
    return explore.with_claims(engine, kept)
