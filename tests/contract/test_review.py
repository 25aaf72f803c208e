"""Decisions on claims: what a person says stands, and the graph follows at once. On both engines."""

from dataclasses import replace
from typing import Any

import pytest

from graph import explore, profile
from graph.claims import Mention, Report
from graph.doctor import examine
from graph.engines import Engine
from graph.review import Decided, set_status
from graph.store import Store
from tests.stories import AMNESTY_CANADA, BEAR, CHINA, RUSSIA, breach, report, resolved

TEXT = "Bear is Russian. Bear hit Amnesty International Canada. Bear is China's. Some say Hill Walker."
BOTH = report(
    TEXT,
    ("SPONSORED_BY", BEAR, RUSSIA, "Bear is Russian."),
    ("TARGETED", BEAR, AMNESTY_CANADA, "Bear hit Amnesty International Canada."),
    ("SPONSORED_BY", BEAR, CHINA, "Bear is China's."),
    ("KNOWN_AS", BEAR, Mention("Name", "Hill Walker"), "Some say Hill Walker."),
)
ID = BOTH.id


def put(engine: Engine, *reports: Report) -> None:
    for _ in Store(engine).put(resolved(*reports)):
        pass


def reviewed(item: Report, *statuses: str) -> Report:
    drafts = tuple(replace(draft, status=status) for draft, status in zip(item.drafts, statuses, strict=True))  # type: ignore[arg-type]
    return replace(item, drafts=drafts, reviewed="2026-01-01T00:00:00+00:00")


def claims(engine: Engine) -> dict[tuple[str, str], dict[str, Any]]:
    rows = engine.read("MATCH (c:Claim) RETURN properties(c) AS c")
    return {(row["c"]["kind"], row["c"]["object"]): row["c"] for row in rows}


def sponsors(engine: Engine) -> dict[str, bool]:
    rows = engine.read("MATCH (:Group {id: 'group:apt28'})-[r:SPONSORED_BY]->(s) RETURN s.id AS id, r.disputed AS disputed")
    return {row["id"]: row["disputed"] for row in rows}


def victims(engine: Engine) -> list[str]:
    return [row["id"] for row in engine.read("MATCH (n:Victim) RETURN n.id AS id")]


def test_a_review_is_stored_with_what_it_rejected_in_one_transaction(engine: Engine) -> None:
    item = resolved(reviewed(BOTH, "accepted", "rejected", "rejected", "rejected"))[0]
    Store(engine).put_reviewed(item)
    assert {key[0] + key[1]: claim["status"] for key, claim in claims(engine).items()} == {
        "SPONSORED_BYstate:RU": "accepted",
        "TARGETEDorg:amnesty-international-canada": "rejected",
        "SPONSORED_BYstate:CN": "rejected",
        "KNOWN_ASname:hillwalker": "rejected",
    }
    assert sponsors(engine) == {"state:RU": False}
    assert victims(engine) == []
    assert "Hill Walker" not in explore.entities(engine, ["group:apt28"])[0].properties["aliases"]
    assert list(examine(engine)) == []


def test_a_load_does_not_overrule_what_a_person_decided(engine: Engine) -> None:
    Store(engine).put_reviewed(resolved(reviewed(BOTH, "accepted", "accepted", "rejected", "accepted"))[0])
    put(engine, BOTH, breach("The Daily"))
    assert sponsors(engine) == {"state:RU": False}
    put(engine, BOTH.with_drafts(BOTH.drafts[:1]))
    assert engine.read("MATCH (:Report {id: $id})-[:STATES]->(c) RETURN count(c) AS claims", id=ID) == [{"claims": 4}]
    assert list(examine(engine)) == []


def test_a_second_review_replaces_the_first(engine: Engine) -> None:
    put(engine, BOTH)
    Store(engine).put_reviewed(resolved(reviewed(BOTH, "rejected", "accepted", "accepted", "accepted"))[0])
    assert sponsors(engine) == {"state:CN": False}
    Store(engine).put_reviewed(resolved(reviewed(BOTH, "accepted", "rejected", "accepted", "accepted"))[0])
    assert sponsors(engine) == {"state:CN": True, "state:RU": True}
    assert victims(engine) == []
    assert list(examine(engine)) == []


def test_a_rejected_sponsor_does_not_name_an_actor_that_nobody_named(engine: Engine) -> None:
    story = breach("The Daily")
    statuses = ["rejected" if draft.kind == "SPONSORED_BY" else "accepted" for draft in story.drafts]
    Store(engine).put_reviewed(resolved(reviewed(story, *statuses))[0])
    (actor,) = engine.read("MATCH (g:Group) RETURN g.name AS name")
    assert actor["name"] == "Unnamed actor (Amnesty International Canada, 2022)"


def test_a_status_that_changes_refreshes_summaries_labels_and_names(engine: Engine) -> None:
    put(engine, BOTH)
    assert sponsors(engine) == {"state:RU": True, "state:CN": True}
    known = claims(engine)
    wrong = [
        known["SPONSORED_BY", "state:CN"]["id"],
        known["TARGETED", "org:amnesty-international-canada"]["id"],
        known["KNOWN_AS", "name:hillwalker"]["id"],
    ]
    assert explore.search(engine, "Hill Walker")[0].id == "group:apt28"
    decided = set_status(engine, ID, dict.fromkeys(wrong, "rejected"))
    assert decided.claims == 3
    assert decided.relationships == 4  # Two sponsors (one gone, one no longer disputed), a target and a name.
    assert sponsors(engine) == {"state:RU": False}
    assert victims(engine) == []
    assert [hit for hit in explore.search(engine, "Hill Walker") if hit.id == "group:apt28"] == []
    assert explore.search(engine, "Fancy Bear")[0].id == "group:apt28"
    assert list(examine(engine)) == []
    set_status(engine, ID, dict.fromkeys(wrong, "accepted"))
    assert sponsors(engine) == {"state:RU": True, "state:CN": True}
    assert victims(engine) == ["org:amnesty-international-canada"]
    assert explore.search(engine, "Hill Walker")[0].id == "group:apt28"
    assert list(examine(engine)) == []


def test_what_changes_nothing_writes_nothing_and_no_other_report_is_touched(engine: Engine) -> None:
    put(engine, BOTH, breach("The Daily"))
    mine = claims(engine)["SPONSORED_BY", "state:RU"]["id"]
    assert set_status(engine, ID, {mine: "accepted"}) == Decided(0, 0)
    assert Store(engine).reviewed([ID]) == set()
    assert set_status(engine, breach("The Daily").id, {mine: "rejected"}) == Decided(0, 0)
    assert claims(engine)["SPONSORED_BY", "state:RU"]["status"] == "accepted"
    with pytest.raises(ValueError, match="no status"):
        set_status(engine, ID, {mine: "deleted"})  # type: ignore[dict-item]


def test_a_report_with_rejected_claims_can_be_read_with_them(engine: Engine) -> None:
    put(engine, BOTH)
    wrong = claims(engine)["SPONSORED_BY", "state:CN"]["id"]
    set_status(engine, ID, {wrong: "rejected"})
    shown = profile.read_report(engine, ID)
    assert shown is not None
    assert wrong not in {claim["id"] for claim in shown.claims}
    whole = profile.read_report(engine, ID, rejected=True)
    assert whole is not None
    assert {claim["id"]: claim["status"] for claim in whole.claims}[wrong] == "rejected"
