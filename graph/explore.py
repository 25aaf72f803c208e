"""The questions that screens and exports ask: search, neighbourhood, proof. Each answer is bounded and says what it cut."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Protocol

from graph.cypher import explore as cypher
from graph.limits import LIMITS
from graph.model import ENTITY_LABELS, edge_id, label_of, split_edge
from graph.names.keys import key
from graph.statement import Statement
from graph.subgraph import Edge, Node, ProofClaim, Subgraph

_LUCENE = re.compile(r'[+\-!(){}\[\]^"~*?:\\/|&<>=]')
_WORDS_ASKED = 8
_LETTERS_ASKED = 60
_NOTHING_SHARED = 4
_LIKENESS_LOST = 0.25


THROUGH = ("Group", "Organization")
"""Types through which a neighbourhood reaches on: by way of a state, sector or motive everything is next to everything."""


class Reader(Protocol):
    """What exploring needs of an engine."""

    def read(self, query: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """Run a query of ours."""
        ...


@dataclass(frozen=True)
class Hit:
    """An entity found by a name: `matched` is the name that was found, `users` who call it so (may be empty)."""

    id: str
    label: str
    name: str
    matched: str
    users: tuple[str, ...] = ()

    @property
    def by_alias(self) -> bool:
        """Whether it was found under another name than its own."""
        return key(self.matched) != key(self.name)


@dataclass(frozen=True)
class AliasUse:
    """A name of an entity and who uses it."""

    name: str
    users: tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """How many relationships of a type an entity has in one direction."""

    type: str
    outgoing: bool
    count: int


@dataclass(frozen=True)
class Totals:
    """How much is in the graph."""

    entities: int
    claims: int
    reports: int


def totals(engine: Reader) -> Totals:
    """Return how many entities, claims and reports there are."""
    row = engine.read(cypher.TOTALS)[0]
    return Totals(row["entities"], row["claims"], row["reports"])


def label_among(labels: Iterable[str]) -> str:
    """Return the one label of a node that says its type."""
    found = set(labels)
    return next(label for label in ENTITY_LABELS if label in found)


def search(engine: Reader, text: str, limit: int = 20) -> list[Hit]:
    """Return entities that are called `text`, by name or any alias; misspelt by a letter or two when nothing fits better.

    The best first: the whole name before a part of it, a part before a misspelling. Empty text finds nothing.
    """
    words = [word[:_LETTERS_ASKED] for word in _LUCENE.sub(" ", text).lower().split()[:_WORDS_ASKED]]
    if not words:
        return []
    rows = {row["id"]: row for row in engine.read(cypher.SEARCH_EXACT, name=f"name:{key(text)}", limit=limit)}
    for query in (" AND ".join(words), " AND ".join(f"{word}*" for word in words), " AND ".join(_fuzzy(word) for word in words)):
        if len(rows) >= limit or (rows and "~" in query):
            break
        for row in engine.read(cypher.SEARCH_FULL_TEXT, query=query, limit=limit * 3):
            rows.setdefault(row["id"], row)
    hits = _near(text, [Hit(row["id"], label_among(row["labels"]), row["name"], _matched(text, row)) for row in rows.values()])
    ranked = sorted(hits, key=lambda hit: _rank(text, hit))[:limit]
    return _with_users(engine, ranked)


def _fuzzy(word: str) -> str:
    # Two edits, because the embedded engine counts two swapped letters as two.
    return word if len(word) < 4 else f"{word}~2"


def _near(text: str, hits: list[Hit]) -> list[Hit]:
    """Leave out hits that share no word and are much further from the text than the best: two edits in each of two short words."""
    likeness = {hit.id: SequenceMatcher(None, key(text), key(hit.matched)).ratio() for hit in hits}
    best = max(likeness.values(), default=0.0)
    return [hit for hit in hits if _fit(text, hit.matched)[0] < _NOTHING_SHARED or likeness[hit.id] >= best - _LIKENESS_LOST]


def _matched(text: str, row: dict[str, Any]) -> str:
    """Return which of an entity's names fits a text best."""
    names = [row["name"], *(row["aliases"] or [])]
    return str(min(names, key=lambda name: (_fit(text, name)[0], -SequenceMatcher(None, key(text), key(name)).ratio(), *_fit(text, name)[1:])))


def _fit(text: str, name: str) -> tuple[int, int, str]:
    wanted, found = key(text), key(name)
    grade = (
        0
        if wanted == found
        else 1
        if found.startswith(wanted)
        else 2
        if wanted in found
        else 3
        if set(text.lower().split()) & set(name.lower().split())
        else _NOTHING_SHARED
    )
    return grade, abs(len(found) - len(wanted)), name


def _rank(text: str, hit: Hit) -> tuple[Any, ...]:
    grade, distance, _ = _fit(text, hit.matched)
    return grade, hit.by_alias, ENTITY_LABELS.index(hit.label) if grade else 0, distance, hit.name


def _with_users(engine: Reader, hits: list[Hit]) -> list[Hit]:
    names = [edge_id("KNOWN_AS", hit.id, f"name:{key(hit.matched)}") for hit in hits]
    users: dict[str, set[str]] = {}
    for row in engine.read(cypher.NAME_USERS, edges=names):
        if row["user"]:
            users.setdefault(row["subject"], set()).add(row["user"])
    return [Hit(hit.id, hit.label, hit.name, hit.matched, tuple(sorted(users.get(hit.id, ())))) for hit in hits]


def entities(engine: Reader, ids: Sequence[str]) -> list[Node]:
    """Return the entities with these ids, in their order, with their degree; unknown ids are left out."""
    if not ids:
        return []
    degree = {row["id"]: row["degree"] for row in engine.read(cypher.degrees(), ids=list(ids))}
    found = {}
    for row in engine.read(cypher.ENTITIES, ids=list(ids)):
        properties = dict(row["properties"])
        found[properties["id"]] = Node(properties["id"], label_among(row["labels"]), properties["name"], properties, degree.get(properties["id"], 0))
    return [found[entity_id] for entity_id in dict.fromkeys(ids) if entity_id in found]


def counts(engine: Reader, entity_id: str) -> list[Count]:
    """Return how many relationships an entity has, by type and direction."""
    return [Count(row["type"], row["outgoing"], row["count"]) for row in engine.read(cypher.counts(), id=entity_id)]


def aliases(engine: Reader, entity_id: str) -> list[AliasUse]:
    """Return an entity's names with who uses each, in alphabetical order."""
    rows = engine.read(cypher.ALIASES, id=entity_id, limit=LIMITS.aliases)
    users: dict[str, set[str]] = {}
    for row in engine.read(cypher.NAME_USERS, edges=[edge_id("KNOWN_AS", entity_id, row["name_id"]) for row in rows]):
        if row["user"]:
            users.setdefault(row["name"], set()).add(row["user"])
    return [AliasUse(row["name"], tuple(sorted(users.get(row["name_id"], ())))) for row in rows]


def neighbourhood(engine: Reader, ids: Sequence[str], hops: int = 1, limit: int = LIMITS.neighbourhood_nodes) -> Subgraph:
    """Return the entities around these ids, and every relationship among them.

    The best proven neighbours come first when `limit` nodes are reached; a notice tells how many were left out.
    """
    begun = entities(engine, list(ids)[:limit])
    known = [node.id for node in begun]
    names = {node.id: node.name for node in begun}
    notices: list[str] = []
    frontier = list(known)
    for hop in range(hops):
        following: list[str] = []
        for entity_id in frontier:
            if hop and label_of(entity_id) not in THROUGH:
                continue
            following += _neighbours(engine, entity_id, [*known, *following], limit - len(known) - len(following), cypher.DRAWN, notices, names)
        known += following
        frontier = following
    return _complete(engine, known, notices)


def expand(engine: Reader, entity_id: str, present: Sequence[str], limit: int = LIMITS.expand_nodes, types: Sequence[str] = ()) -> Subgraph:
    """Return a scene of `present` entities with neighbours of one added, most sources first."""
    notices: list[str] = []
    room = min(limit, LIMITS.scene_nodes - len(present))
    found = _neighbours(engine, entity_id, list(present), room, tuple(types) or cypher.DRAWN, notices, {})
    return _complete(engine, [*present, *found], notices)


def scene(engine: Reader, ids: Sequence[str]) -> Subgraph:
    """Return these entities and every relationship among them."""
    return _complete(engine, list(dict.fromkeys(ids))[: LIMITS.scene_nodes], [])


def of_edges(engine: Reader, edge_ids: Sequence[str]) -> Subgraph:
    """Return these relationships with their ends, and no others among them."""
    wanted = set(edge_ids)
    whole = scene(engine, [end for edge in edge_ids for end in split_edge(edge)[1:]])
    return Subgraph(whole.nodes, [edge for edge in whole.edges if edge.id in wanted], [], whole.notices)


def scene_statement(ids: Sequence[str]) -> Statement:
    """Return the question behind a scene: every relationship among these entities."""
    return Statement("The relationships among the entities on the scene", cypher.between().strip(), {"ids": list(ids), "limit": LIMITS.scene_edges})


def _neighbours(
    engine: Reader, entity_id: str, known: list[str], room: int, types: tuple[str, ...], notices: list[str], names: dict[str, str]
) -> list[str]:
    """Return neighbours of one entity that are not known, taken in turn from each type so that none crowds out the others."""
    rows = engine.read(cypher.neighbours(types), id=entity_id, known=known, limit=LIMITS.neighbours_read)
    by_type: dict[str, list[str]] = {name: [] for name in types}
    for row in rows:
        by_type[row["type"]].append(row["id"])
    wanted = len({row["id"] for row in rows})
    chosen: dict[str, None] = {}
    queues = [ids for ids in by_type.values() if ids]
    for turn in range(max(map(len, queues), default=0)):
        for queue in queues:
            if turn < len(queue) and len(chosen) < max(room, 0):
                chosen.setdefault(queue[turn])
    if wanted > len(chosen):
        more = "at least " if len(rows) == LIMITS.neighbours_read else ""
        notices.append(
            f"{more}{wanted - len(chosen)} more neighbours of {names.get(entity_id, entity_id)} are not shown; expand it again or narrow by type"
        )
    return list(chosen)


def _complete(engine: Reader, ids: Sequence[str], notices: list[str]) -> Subgraph:
    rows = engine.read(cypher.between(), ids=list(ids), limit=LIMITS.scene_edges + 1)
    if len(rows) > LIMITS.scene_edges:
        notices.append(f"more than {LIMITS.scene_edges} relationships; the rest is not drawn")
    edges = [Edge(row["type"], row["source"], row["target"], row["properties"]) for row in rows[: LIMITS.scene_edges]]
    return Subgraph(entities(engine, ids), edges, [], notices)


def proof(engine: Reader, edges: Sequence[str]) -> list[ProofClaim]:
    """Return the claims for and against the relationships with these ids, newest report first, rejected ones left out.

    Raises ValueError when one of them is no relationship's id.
    """
    for edge in edges:
        split_edge(edge)
    rows = engine.read(cypher.PROOF, edges=list(edges), limit=LIMITS.proof_claims)
    claims = []
    for row in rows:
        claim = dict(row["claim"])
        claim["attributor_name"] = row["attributor"] or ""
        report = {name: row[name] or "" for name in ("title", "publisher", "url", "published", "kind")} | {"id": row["report"]}
        claims.append(ProofClaim(claim["id"], claim["kind"], claim["subject"], claim["object"], claim, report))
    newest_first = sorted(claims, key=lambda claim: (claim.report["published"], claim.id), reverse=True)
    return sorted(newest_first, key=lambda claim: claim.properties["stance"])


def competing_sponsors(engine: Reader, edge: str) -> list[Edge]:
    """Return the other states that some claim names as sponsor of the same group."""
    kind, subject, target = split_edge(edge)
    if kind != "SPONSORED_BY":
        return []
    rows = engine.read(cypher.COMPETING_SPONSORS, id=subject, target=target)
    return [Edge("SPONSORED_BY", subject, row["target"], row["properties"]) for row in rows]


def with_claims(engine: Reader, subgraph: Subgraph) -> Subgraph:
    """Return the subgraph with every claim for and against its relationships: what an export takes along."""
    claims: list[ProofClaim] = []
    ids = [edge.id for edge in subgraph.edges]
    for start in range(0, len(ids), LIMITS.proof_edges):
        claims += proof(engine, ids[start : start + LIMITS.proof_edges])
    return Subgraph(subgraph.nodes, subgraph.edges, claims, subgraph.notices)
