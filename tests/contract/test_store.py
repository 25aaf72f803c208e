"""The store: reports in, the graph that follows from their claims out."""

import contextlib
import random
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import store
from graph.claims import Mention, Report
from graph.doctor import examine, repair
from graph.engines import Engine
from graph.names.resolver import Resolved
from graph.store import Store
from tests.stories import AMNESTY_CANADA, BEAR, CHINA, RUSSIA, SECUREWORKS, SOMEBODY, breach, report, resolved

ACTOR = "group:unnamed-cn-amnesty-international-canada-2022"


def put(engine: Engine, *reports: Report) -> None:
    for _ in Store(engine).put(resolved(*reports)):
        pass


def snapshot(engine: Engine) -> tuple[Any, ...]:
    """Everything in the graph but the journal of loads, in an order of its own."""
    nodes = engine.read("MATCH (n) WHERE NOT n:Load RETURN labels(n) AS labels, properties(n) AS properties")
    edges = engine.read("MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, b.id AS b, properties(r) AS properties")
    return (
        sorted((sorted(row["labels"]), sorted(row["properties"].items(), key=str)) for row in nodes),
        sorted((row["a"], row["type"], row["b"], sorted(row["properties"].items(), key=str)) for row in edges),
    )


def sponsorship(engine: Engine) -> dict[str, Any]:
    (row,) = engine.read("MATCH (:Group {id: $id})-[r:SPONSORED_BY]->(:State) RETURN properties(r) AS r", id=ACTOR)
    return dict(row["r"])


def test_three_papers_about_one_breach_meet_in_one_actor_that_nobody_named(engine: Engine) -> None:
    put(engine, breach("The Daily"), breach("The Weekly"), breach("The Monthly", by=None, denial=True))
    groups = engine.read("MATCH (g:Group) RETURN g.id AS id, g.name AS name, g.named AS named")
    assert groups == [{"id": ACTOR, "name": "Unnamed China-linked actor (Amnesty International Canada, 2022)", "named": False}]
    summary = sponsorship(engine)
    assert (summary["claims"], summary["sources"], summary["denials"], summary["disputed"]) == (3, 1, 1, True)
    assert summary["confidence"] == pytest.approx(0.7)
    (denial,) = engine.read("MATCH (:Report)-[:STATES]->(c:Claim {stance: 'denies'})-[:ASSERTED_BY]->(o) RETURN o.name AS by, c.quote AS quote")
    assert denial == {"by": "Chinese embassy in Ottawa", "quote": "The embassy rejected the accusation."}


def test_a_claim_leads_to_its_report_its_ends_and_who_asserts_it(engine: Engine) -> None:
    put(engine, breach("The Daily"))
    (row,) = engine.read(
        "MATCH (r:Report)-[:STATES]->(c:Claim {kind: 'SPONSORED_BY'})-[:ASSERTED_BY]->(o), (c)-[:SUBJECT]->(s), (c)-[:OBJECT]->(t) "
        "RETURN r.text AS text, c.start AS start, c.end AS end, c.quote AS quote, o.id AS by, s.id AS subject, t.id AS target"
    )
    assert row["text"][row["start"] : row["end"]] == row["quote"]
    assert (row["by"], row["subject"], row["target"]) == ("org:secureworks", ACTOR, "state:CN")


def test_a_target_is_labelled_victim_from_the_first_claim_to_the_last(engine: Engine) -> None:
    text = "Secureworks said so. Secureworks was hacked."
    put(engine, report(text.split(". ")[0] + ".", ("ATTRIBUTED", SECUREWORKS, BEAR, "Secureworks said so.")))
    assert engine.read("MATCH (n:Victim) RETURN n") == []
    hacked = report(text, ("TARGETED", BEAR, SECUREWORKS, "Secureworks was hacked."))
    put(engine, hacked)
    assert engine.read("MATCH (n:Victim) RETURN n.id AS id") == [{"id": "org:secureworks"}]
    put(engine, hacked.with_drafts(()))
    assert engine.read("MATCH (n:Victim) RETURN n") == []


def test_a_report_read_again_states_what_it_states_now_and_leaves_no_orphans(engine: Engine) -> None:
    first = breach("The Daily")
    put(engine, first)
    put(engine, first.with_drafts(first.drafts[:1]))
    assert engine.read("MATCH (c:Claim) RETURN c.kind AS kind") == [{"kind": "TARGETED"}]
    assert engine.read("MATCH (s:State) RETURN s.id AS id") == []
    assert list(examine(engine)) == []


def test_a_judgement_on_a_claim_survives_a_second_load(engine: Engine) -> None:
    put(engine, breach("The Daily"))
    engine.write(lambda transaction: transaction.run("MATCH (c:Claim {kind: 'SPONSORED_BY'}) SET c.status = 'rejected'").consume())
    put(engine, breach("The Daily"))
    assert engine.read("MATCH (:Group)-[r:SPONSORED_BY]->() RETURN r") == []


def test_competing_sponsors_dispute_each_other(engine: Engine) -> None:
    one = report("Bear is Russian.", ("SPONSORED_BY", BEAR, RUSSIA, "Bear is Russian."))
    other = report("Bear is Chinese.", ("SPONSORED_BY", BEAR, CHINA, "Bear is Chinese."))
    put(engine, one)
    assert engine.read("MATCH ()-[r:SPONSORED_BY]->() RETURN r.disputed AS d") == [{"d": False}]
    put(engine, other)
    assert engine.read("MATCH ()-[r:SPONSORED_BY]->() RETURN r.disputed AS d") == [{"d": True}, {"d": True}]


REPORTS = (
    breach("The Daily"),
    breach("The Weekly"),
    breach("The Monthly", by=None, denial=True),
    report("Bear hacked it.", ("TARGETED", BEAR, AMNESTY_CANADA, "Bear hacked it.")),
    report("Bear is Russian. So it is.", ("SPONSORED_BY", BEAR, RUSSIA, "Bear is Russian."), ("SPONSORED_BY", BEAR, RUSSIA, "So it is.", {"asserted_by": SECUREWORKS})),
    report("THE WATCHERS watched. The Watchers again.", ("TARGETED", SOMEBODY, Mention("Organization", "THE WATCHERS", kind="community"), "THE WATCHERS watched.")),
    report("Bear is called SOFACY.", ("KNOWN_AS", BEAR, Mention("Name", "SOFACY"), "Bear is called SOFACY.", {"asserted_by": SECUREWORKS})),
    report("Others call Bear Sofacy.", ("KNOWN_AS", BEAR, Mention("Name", "Sofacy"), "Others call Bear Sofacy.")),
    report("The Watchers say it was Bear.", ("ATTRIBUTED", Mention("Organization", "The Watchers"), BEAR, "The Watchers say it was Bear.")),
)  # fmt: skip


@pytest.fixture
def reference(engine: Engine) -> tuple[Any, ...]:
    put(engine, *REPORTS)
    return snapshot(engine)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(seed=st.integers(0, 10_000), parts=st.integers(1, 4), twice=st.booleans())
def test_loading_twice_shuffled_or_in_parts_gives_the_same_graph(
    engine: Engine, reference: tuple[Any, ...], seed: int, parts: int, twice: bool
) -> None:
    engine.clear()
    shuffled = list(REPORTS) * (2 if twice else 1)
    random.Random(seed).shuffle(shuffled)
    for part in range(parts):
        put(engine, *shuffled[part::parts])
    assert snapshot(engine) == reference
    assert list(examine(engine)) == []


def test_a_kill_between_batches_keeps_whole_reports_only(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "CLAIMS_PER_TRANSACTION", 50)

    def dying(items: Iterable[Resolved]) -> Iterable[Resolved]:
        yield from items
        raise KeyboardInterrupt

    many = [
        report(f"Bear hacked number {number}.", ("TARGETED", BEAR, Mention("Organization", f"Number {number}"), f"Bear hacked number {number}."))
        for number in range(90)
    ]
    stored = 0
    with contextlib.suppress(KeyboardInterrupt):
        for written in Store(engine).put(dying(resolved(*many))):
            stored += written.reports
    assert 0 < stored < len(many)
    assert engine.read("MATCH (r:Report)-[:STATES]->(:Claim) RETURN count(r) AS n") == [{"n": stored}]
    assert list(examine(engine)) == []


def test_claims_that_lost_their_report_by_hand_are_tied_again_by_a_load(engine: Engine) -> None:
    put(engine, breach("The Daily"))
    healthy = snapshot(engine)
    engine.write(lambda transaction: transaction.run("MATCH (r:Report) DETACH DELETE r").consume())
    assert {finding.problem for finding in examine(engine)} >= {"untied claim"}
    put(engine, breach("The Daily"))
    assert snapshot(engine) == healthy


def test_two_who_load_the_same_at_once_end_up_with_one_graph(engine: Engine) -> None:
    put(engine, *REPORTS)
    alone = snapshot(engine)
    engine.clear()
    with ThreadPoolExecutor(2) as both:
        for done in [both.submit(put, engine, *reports) for reports in (REPORTS, REPORTS[::-1])]:
            done.result()
    assert snapshot(engine) == alone
    assert list(examine(engine)) == []


def test_a_claim_about_nobody_undoes_its_whole_batch(engine: Engine) -> None:
    (whole,) = resolved(breach("The Daily"))
    with pytest.raises(RuntimeError, match="does not bring along"):
        list(Store(engine).put([replace(whole, entities=whole.entities[1:])]))
    assert engine.read("MATCH (n) RETURN n") == []


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("MATCH ()-[r:SPONSORED_BY]->() SET r.sources = 7", "stale summary"),
        ("MATCH ()-[r:SPONSORED_BY]->() DELETE r", "missing summary"),
        ("MATCH (g:Group), (s:State) CREATE (g)-[:LOCATED_IN {id: 'x'}]->(s)", "unfounded summary"),
        ("MATCH (g:Group)-[r:SPONSORED_BY]->(s) CREATE (g)-[t:SPONSORED_BY]->(s) SET t = properties(r)", "doubled summary"),
        ("MATCH (n:Organization {id: 'org:amnesty-international'}) SET n:Victim", "false victim"),
        ("MATCH (n:Victim) REMOVE n:Victim", "missed victim"),
    ],
)
def test_the_doctor_sees_damage_and_repairs_it(engine: Engine, damage: str, problem: str) -> None:
    put(engine, breach("The Daily"))
    healthy = snapshot(engine)
    engine.write(lambda transaction: transaction.run(damage).consume())
    assert problem in {finding.problem for finding in examine(engine)}
    assert repair(engine) > 0
    assert list(examine(engine)) == []
    assert snapshot(engine) == healthy


def test_the_doctor_reports_a_quote_that_is_not_in_its_report(engine: Engine) -> None:
    put(engine, breach("The Daily"))
    engine.write(lambda transaction: transaction.run("MATCH (c:Claim {kind: 'TARGETED'}) SET c.quote = 'Never said.'").consume())
    (finding,) = examine(engine)
    assert (finding.problem, finding.repairable) == ("wrong quote", False)
