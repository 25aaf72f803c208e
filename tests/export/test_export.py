"""Exports: every format keeps the claims with their sentences, escapes what is hostile, and can be read back."""

import csv
import io
import json
import zipfile
from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import explore
from graph.engines import Engine
from graph.export import FORMATS, csv_tables, cypher_script, json_document, write
from graph.export.selection import of_query, whole_graph
from graph.store import Store
from graph.subgraph import Edge, Node, ProofClaim, Subgraph
from tests.stories import breach, resolved

HOSTILE = (
    "=HYPERLINK(\"http://x\")", "@SUM(1)", "+1", "-1+1", "\t=1", "]]>", "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "a\x00b\x08c", "\ud800 lone", "it's \\ a \"quote\"",
    "'; MATCH (n) DETACH DELETE n; //", "line\nbreak\r\n;\n", "\u202eright to left", "💣\U0001f575", "`tick`", "\\u0027", "${x} {{y}} %s", "", " ",
)  # fmt: skip


def story(name: str = "Evil & Co", quote: str = "They did it.") -> Subgraph:
    nodes = [
        Node("group:a", "Group", name, {"id": "group:a", "name": name, "aliases": [name, "B"], "named": True, "description": None}, 1),
        Node("state:CN", "State", "China", {"iso2": "CN"}, 1),
    ]
    edge = Edge(
        "SPONSORED_BY",
        "group:a",
        "state:CN",
        {"id": "SPONSORED_BY|group:a|state:CN", "claims": 1, "sources": 1, "confidence": 1.0, "certainty": "stated", "disputed": False, "denials": 0},
    )
    properties = {
        "id": "claim:1",
        "kind": "SPONSORED_BY",
        "stance": "asserts",
        "certainty": "stated",
        "confidence": 1.0,
        "quote": quote,
        "start": 0,
        "end": len(quote),
        "subject": "group:a",
        "object": "state:CN",
        "attributor": "org:x",
        "attributor_name": name,
    }
    claim = ProofClaim(
        "claim:1",
        "SPONSORED_BY",
        "group:a",
        "state:CN",
        properties,
        {"id": "report:1", "title": name, "publisher": "P", "url": "", "published": "2022-12-05", "kind": "article"},
    )
    return Subgraph(nodes, [edge], [claim], [])


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_subgraph_gives_the_same_bytes_in_any_order(name: str) -> None:
    one = story()
    other = Subgraph(one.nodes[::-1], one.edges, one.claims, one.notices)
    assert write(one, name) == write(other, name)


@pytest.mark.parametrize("text", HOSTILE)
def test_graphml_opens_in_networkx_with_the_sentence(text: str) -> None:
    graph = networkx.read_graphml(io.BytesIO(write(story(text, text or "x"), "graphml")))
    row = graph.edges["group:a", "state:CN"]
    assert graph.is_directed()
    assert (row["confidence"], row["claims"], row["disputed"]) == (1.0, 1, False)
    proof = json.loads(row["proof"])
    assert proof[0]["report_published"] == "2022-12-05"
    clean = text.replace("\x00", "\ufffd").replace("\x08", "\ufffd").replace("\ud800", "\ufffd").replace("\r\n", "\n")
    assert graph.nodes["group:a"].get("label", "") == clean


def test_graphml_of_two_kinds_between_two_nodes_keeps_both() -> None:
    base = story()
    second = Edge("LOCATED_IN", "group:a", "state:CN", {"claims": 2})
    graph = networkx.read_graphml(io.BytesIO(write(Subgraph(base.nodes, [*base.edges, second], base.claims), "graphml")), force_multigraph=True)
    assert sorted(row["type"] for _, _, row in graph.edges(data=True)) == ["LOCATED_IN", "SPONSORED_BY"]


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_runs_no_formula_and_keeps_its_rows(text: str) -> None:
    archive = zipfile.ZipFile(io.BytesIO(write(story(text, text or "x"), "csv")))
    assert archive.namelist() == ["nodes.csv", "relationships.csv", "claims.csv"]
    for name in archive.namelist():
        data = archive.read(name)
        assert data.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not any(cell.lstrip(" ").startswith(("=", "+", "@", "\t", "\r", "-")) for row in rows for cell in row)
    claims = list(csv.DictReader(io.StringIO(archive.read("claims.csv").decode("utf-8-sig"), newline="")))
    assert claims[0]["report_title"].lstrip("'") == text.replace("\x00", "").replace("\ud800", "?").lstrip("'")


def test_numbers_stay_numbers_for_a_spreadsheet() -> None:
    assert csv_tables.safe_cell(-1.5) == -1.5
    assert csv_tables.safe_cell("-1.5") == "'-1.5"


def test_json_is_read_back_whole() -> None:
    assert json_document.read(write(story(), "json")) == story()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"counterwatch": 99, "nodes": [], "edges": [], "claims": [], "notices": []}',
        b'{"counterwatch": 1, "nodes": [{"id": 1}], "edges": [], "claims": [], "notices": []}',
    ],
)
def test_what_is_no_export_is_refused_with_the_place(data: bytes) -> None:
    with pytest.raises(json_document.ReadError, match=r"no export|later"):
        json_document.read(data)


values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**60), 2**60),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
    st.lists(st.text(), max_size=3),
)


@settings(max_examples=60, deadline=None)
@given(st.text(), st.dictionaries(st.sampled_from(["certainty", "claims", "first_seen", "x"]), values))
def test_no_value_breaks_a_format(name: str, properties: dict[str, Any]) -> None:
    base = story(name)
    odd = Subgraph(
        [Node("group:a", "Group", name, properties), base.nodes[1]], [Edge("SPONSORED_BY", "group:a", "state:CN", properties)], base.claims
    )
    networkx.read_graphml(io.BytesIO(write(odd, "graphml")))
    zipfile.ZipFile(io.BytesIO(write(odd, "csv"))).testzip()
    json_document.read(write(odd, "json"))
    assert all(line.isascii() for line in cypher_script.read(write(odd, "cypher")))


@pytest.fixture
def loaded(engine: Engine) -> Engine:
    for _ in Store(engine).put(resolved(breach("The Daily"), breach("The Weekly", denial=True))):
        pass
    return engine


def test_the_cypher_script_makes_the_same_graph_in_an_empty_neo4j(loaded: Engine) -> None:
    if loaded.name != "neo4j":
        pytest.skip("the script is meant for Neo4j")
    whole = explore.with_claims(loaded, whole_graph(loaded))
    script = cypher_script.read(write(whole, "cypher"))
    loaded.clear()
    for _ in range(2):  # It can run twice.
        for statement in script:
            loaded.write(lambda transaction, statement=statement: transaction.run(statement).consume())  # type: ignore[misc]
    again = explore.with_claims(loaded, whole_graph(loaded))
    wanted = {node.id for node in whole.nodes} | {claim.properties["attributor"] for claim in whole.claims if claim.properties.get("attributor")}
    assert {node.id for node in again.nodes} == wanted
    assert sorted(again.edges, key=lambda edge: edge.id) == sorted(whole.edges, key=lambda edge: edge.id)
    assert {claim.id: claim.properties["quote"] for claim in again.claims} == {claim.id: claim.properties["quote"] for claim in whole.claims}


def test_hostile_names_go_through_the_cypher_script_unchanged(engine: Engine) -> None:
    if engine.name != "neo4j":
        pytest.skip("the script is meant for Neo4j")
    for text in HOSTILE:
        engine.clear()
        for statement in cypher_script.read(write(story(text, text or "x"), "cypher")):
            engine.write(lambda transaction, statement=statement: transaction.run(statement).consume())  # type: ignore[misc]
        assert engine.read("MATCH (g:Group) RETURN g.name AS name") == [{"name": text.replace("\ud800", "\ufffd")}]


def test_a_query_s_nodes_relationships_and_paths_can_be_exported(loaded: Engine) -> None:
    path = of_query(loaded, "MATCH p = (:Group)-[:TARGETED]->(:Organization) RETURN p")
    assert [edge.type for edge in path.edges] == ["TARGETED"]
    nodes = of_query(loaded, "MATCH (n:Entity) RETURN collect(n) AS all")
    assert {edge.type for edge in nodes.edges} == {"TARGETED", "SPONSORED_BY", "CRITICIZED", "PART_OF"}
    assert of_query(loaded, "RETURN 1 AS x").notices == ["the statement returned no entities; return nodes, relationships or paths"]
