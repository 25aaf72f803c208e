"""What both engines promise: the same statements, the same answers."""

import pytest
from neo4j import ManagedTransaction

from graph.engines import Engine

pytestmark = pytest.mark.usefixtures("engine")


def create(engine: Engine, query: str, **parameters: object) -> None:
    engine.write(lambda transaction: transaction.run(query, parameters).consume())


def test_the_schema_can_be_made_again(engine: Engine) -> None:
    engine.ensure_schema()
    engine.ensure_schema()


def test_what_was_written_is_read(engine: Engine) -> None:
    create(engine, "CREATE (n:Entity:Group {id: 'group:x', name: 'X', aliases: ['Y', 'Z'], search: 'x | y | z', named: true})")
    (row,) = engine.read("MATCH (n:Group {id: $id}) RETURN n.name AS name, n.aliases AS aliases, n.named AS named", id="group:x")
    assert row == {"name": "X", "aliases": ["Y", "Z"], "named": True}


def test_a_float_stays_a_float(engine: Engine) -> None:
    create(engine, "CREATE (:Claim {id: 'claim:1', confidence: $one}) CREATE (:Claim {id: 'claim:2', confidence: $half})", one=1.0, half=0.5)
    values = {row["id"]: row["confidence"] for row in engine.read("MATCH (c:Claim) RETURN c.id AS id, c.confidence AS confidence")}
    assert values == {"claim:1": 1.0, "claim:2": 0.5}
    assert all(isinstance(value, float) for value in values.values())


def test_two_nodes_cannot_have_one_id(engine: Engine) -> None:
    create(engine, "CREATE (:Entity:Group {id: 'group:x', name: 'X', search: 'x'})")
    with pytest.raises(Exception, match=r"(?i)constraint"):
        create(engine, "CREATE (:Entity:Group {id: 'group:x', name: 'X', search: 'x'})")


def test_a_transaction_that_fails_leaves_nothing(engine: Engine) -> None:
    def work(transaction: ManagedTransaction) -> None:
        transaction.run("CREATE (:Report {id: 'report:1', title: 'half'})").consume()
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        engine.write(work)
    assert engine.read("MATCH (r:Report) RETURN r") == []


@pytest.mark.parametrize("query", ["bear", "be*", "baer~2", "fancy AND bear"])
def test_full_text_finds_words_beginnings_and_misspellings(engine: Engine, query: str) -> None:
    create(engine, "CREATE (:Entity:Group {id: 'group:apt28', name: 'APT28', search: 'apt28 | fancy bear'})")
    create(engine, "CREATE (:Entity:Group {id: 'group:apt29', name: 'APT29', search: 'apt29 | cozy duke'})")
    rows = engine.read("CALL db.index.fulltext.queryNodes('entity_search', $words) YIELD node, score RETURN node.id AS id", words=query)
    assert [row["id"] for row in rows] == ["group:apt28"]


def test_full_text_follows_a_change_and_a_new_label(engine: Engine) -> None:
    create(engine, "CREATE (:Entity:Organization {id: 'org:a', name: 'A', search: 'first'})")
    create(engine, "MATCH (n:Organization {id: 'org:a'}) SET n.search = 'second', n:Victim")
    found = {
        word: [
            row["id"] for row in engine.read("CALL db.index.fulltext.queryNodes('entity_search', $words) YIELD node RETURN node.id AS id", words=word)
        ]
        for word in ("first", "second")
    }
    assert found == {"first": [], "second": ["org:a"]}
    assert engine.read("MATCH (n:Victim {id: 'org:a'}) RETURN n.name AS name") == [{"name": "A"}]


def test_clear_empties_the_graph_and_keeps_the_schema(engine: Engine) -> None:
    create(engine, "UNWIND range(1, 50) AS i CREATE (:Entity:Group {id: 'group:' + toString(i), name: 'G', search: 'g'})")
    engine.clear()
    assert engine.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
    create(engine, "CREATE (:Entity:Group {id: 'group:x', name: 'X', search: 'x'})")
    with pytest.raises(Exception, match=r"(?i)constraint"):
        create(engine, "CREATE (:Entity:Group {id: 'group:x', name: 'X', search: 'x'})")
