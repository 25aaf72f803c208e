"""Pseudonyms: nothing in any file tells a victim's name, and what is not about victims stays."""

import pytest

from graph import explore
from graph.engines import Engine
from graph.export import FORMATS, json_document, write
from graph.export.pseudonyms import pseudonymous, pseudonyms
from graph.store import Store
from graph.subgraph import Edge, Node, ProofClaim, Subgraph
from tests.stories import breach, resolved

ACTOR = "group:unnamed-cn-amnesty-international-canada-2022"


@pytest.fixture
def whole(embedded_engine: Engine) -> Subgraph:
    for _ in Store(embedded_engine).put(resolved(breach("The Daily"), breach("The Weekly", denial=True))):
        pass
    return explore.with_claims(embedded_engine, explore.neighbourhood(embedded_engine, ["org:amnesty-international-canada"], hops=2))


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "csv"])
def test_no_file_tells_the_victim(whole: Subgraph, format: str) -> None:
    text = write(pseudonymous(whole), format).decode().lower()
    assert "amnesty international canada" not in text
    assert "amnesty-international-canada" not in text
    assert "victim 1" in text
    assert "china" in text


def test_the_graph_is_the_same_graph(whole: Subgraph) -> None:
    hidden = pseudonymous(whole)
    assert len(hidden.nodes) == len(whole.nodes)
    assert {edge.id for edge in hidden.edges} >= {"TARGETED|group:unnamed-1|org:victim-1", "SPONSORED_BY|group:unnamed-1|state:CN"}
    assert all(edge.id == edge.properties["id"] for edge in hidden.edges)
    assert {claim.edge for claim in hidden.claims} <= {edge.id for edge in hidden.edges}
    assert json_document.read(write(hidden, "json")).edges
    assert "victims have pseudonyms" in hidden.notices[-1]


def test_nothing_is_changed_in_what_was_given(whole: Subgraph) -> None:
    before = whole.as_dict()
    pseudonymous(whole)
    assert whole.as_dict() == before


def test_aliases_in_sentences_go_too_and_words_that_only_contain_one_stay() -> None:
    graph = Subgraph(
        [Node("org:acme", "Organization", "Acme Corp", {"aliases": ["ACME"], "kind": "organization"}), Node("group:a", "Group", "A")],
        [Edge("TARGETED", "group:a", "org:acme", {"id": "x"})],
        [ProofClaim("c", "TARGETED", "group:a", "org:acme", {"quote": "Acme Corp (acme) fell; Acmeology stood.", "start": 0, "end": 39, "subject": "group:a", "object": "org:acme", "attributor": "org:acme"}, {"title": "The fall of ACME", "url": "https://acme.example"})],
    )  # fmt: skip
    hidden = pseudonymous(graph)
    claim = hidden.claims[0]
    assert claim.properties["quote"] == "Victim 1 (Victim 1) fell; Acmeology stood."
    assert (claim.report["title"], claim.report["url"], claim.properties["attributor"]) == ("The fall of Victim 1", "", "org:victim-1")
    assert "start" not in claim.properties


def test_a_sector_or_a_country_as_victim_needs_no_pseudonym() -> None:
    graph = Subgraph(
        [Node("org:organizations-in-no", "Organization", "Organizations in Norway", {"kind": "sector-wide"}), Node("group:a", "Group", "A")],
        [Edge("TARGETED", "group:a", "org:organizations-in-no")],
    )
    assert pseudonyms(graph).ids == {}
