"""Pseudonyms: a subgraph that can be passed on without saying who the victims are.

Organizations that were attacked become "Victim 1", "Victim 2", ... with ids to match, and every place that gives them
away goes with them: aliases, descriptions, ids and names of actors that are called after their victim, names in quoted
sentences and titles, and the addresses of reports. What a sentence tells otherwise stays, so a reader who knows the
story may still recognize it: read the file before you pass it on.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.model import edge_id
from graph.subgraph import Edge, Node, ProofClaim, Subgraph

_KEPT_KINDS = ("sector-wide",)
_SHORTEST = 3
_HIDDEN_IN_REPORTS = ("url",)
_HIDDEN_IN_CLAIMS = ("start", "end", "subject_text", "object_text")


@dataclass(frozen=True)
class Pseudonyms:
    """Who is called what: new ids by old ones, and what names become in running text."""

    ids: Mapping[str, str]
    names: Mapping[str, str]
    shown: Mapping[str, str]

    def text(self, text: str) -> str:
        """Return running text with every name of a victim replaced."""
        return self._pattern.sub(lambda found: self.names[found.group().lower()], text) if self.names else text

    @property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.names, key=len, reverse=True)
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE)


def pseudonyms(subgraph: Subgraph) -> Pseudonyms:
    """Return the pseudonyms of a subgraph's victims, numbered in the order of their ids."""
    targeted = {edge.target for edge in subgraph.edges if edge.type == "TARGETED"} | {
        claim.object for claim in subgraph.claims if claim.kind == "TARGETED"
    }
    victims = sorted(
        (node for node in subgraph.nodes if node.id in targeted and node.properties.get("kind") not in _KEPT_KINDS), key=lambda node: node.id
    )
    ids: dict[str, str] = {}
    names: dict[str, str] = {}
    shown: dict[str, str] = {}
    for number, victim in enumerate(victims, 1):
        ids[victim.id], shown[victim.id] = f"org:victim-{number}", f"Victim {number}"
        for name in (victim.name, *(victim.properties.get("aliases") or ())):
            if len(name) >= _SHORTEST:
                names.setdefault(name.lower(), f"Victim {number}")
    unnamed = sorted((node for node in subgraph.nodes if node.properties.get("named") is False), key=lambda node: node.id)
    for number, actor in enumerate(unnamed, 1):
        ids[actor.id], shown[actor.id] = f"group:unnamed-{number}", f"Unnamed actor {number}"
        names.setdefault(actor.name.lower(), f"Unnamed actor {number}")
    return Pseudonyms(ids, names, shown)


def pseudonymous(subgraph: Subgraph, known: Pseudonyms | None = None) -> Subgraph:
    """Return a copy of a subgraph in which victims have pseudonyms (its own, or `known` ones), with a notice that says so."""
    who = known or pseudonyms(subgraph)
    return Subgraph(
        [_node(node, who) for node in subgraph.nodes],
        [_edge(edge, who) for edge in subgraph.edges],
        [_claim(claim, who) for claim in subgraph.claims],
        [
            *subgraph.notices,
            f"{sum(new.startswith('org:') for new in who.ids.values())} victims have pseudonyms; sentences may still tell who they are",
        ],
    )


def _node(node: Node, who: Pseudonyms) -> Node:
    properties = _values(node.properties, who)
    if node.id not in who.ids:
        return replace(node, name=who.text(node.name), properties=properties)
    new = {"id": who.ids[node.id], "name": who.shown[node.id], "aliases": [], "search": who.shown[node.id].lower(), "description": ""}
    return replace(node, id=who.ids[node.id], name=who.shown[node.id], properties={**properties, **new})


def _edge(edge: Edge, who: Pseudonyms) -> Edge:
    source, target = who.ids.get(edge.source, edge.source), who.ids.get(edge.target, edge.target)
    return Edge(edge.type, source, target, {**edge.properties, "id": edge_id(edge.type, source, target)})


def _claim(claim: ProofClaim, who: Pseudonyms) -> ProofClaim:
    subject, target = who.ids.get(claim.subject, claim.subject), who.ids.get(claim.object, claim.object)
    properties = {name: value for name, value in _values(claim.properties, who).items() if name not in _HIDDEN_IN_CLAIMS}
    attributor = str(claim.properties.get("attributor", ""))
    properties |= {"subject": subject, "object": target, "edge": edge_id(claim.kind, subject, target)} | (
        {"attributor": who.ids.get(attributor, attributor)} if attributor else {}
    )
    report = {name: value for name, value in _values(claim.report, who).items() if name not in _HIDDEN_IN_REPORTS}
    return replace(claim, subject=subject, object=target, properties=properties, report={**report, "url": ""})


def _values(properties: Mapping[str, Any], who: Pseudonyms) -> dict[str, Any]:
    return {
        name: who.text(value) if isinstance(value, str) else [who.text(item) for item in value] if isinstance(value, list | tuple) else value
        for name, value in properties.items()
    }
