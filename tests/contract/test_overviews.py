"""The pages that look at the whole graph: its figures, time, comparisons, states, on both engines."""

import pytest

from graph import about, between_states, compare, explore, timeline
from graph.engines import Engine
from graph.statement import Statement

BEAR, COZY, KITE = "group:apt28", "group:apt29", "group:crimson-kite"


def test_the_figures_are_those_of_the_graph(stocked: Engine) -> None:
    found = about.about(stocked)
    assert found.labels["Report"] == 4
    assert found.labels["Claim"] == explore.totals(stocked).claims == sum(found.claims.values())
    assert found.claims["accepted", "denies"] == 1
    sponsored = next(line for line in found.relationships if line.type == "SPONSORED_BY")
    assert (sponsored.count, sponsored.disputed) == (5, 3)
    assert {line.publisher: line.reports for line in found.publishers} == {"The Daily": 3, "The Weekly": 1}
    assert (found.publishers[0].first, found.publishers[0].last) == ("2022-12-05", "2022-12-05")


def test_a_sound_graph_is_called_so_and_a_broken_one_is_not(stocked: Engine) -> None:
    assert about.health(stocked).counted == {}
    stocked.write(lambda transaction: transaction.run("MATCH (:Group {id: $id})-[r:USES]->() SET r.claims = 99", id=BEAR).consume())
    broken = about.health(stocked)
    stocked.write(lambda transaction: transaction.run("MATCH (:Group {id: $id})-[r:USES]->() SET r.claims = 1", id=BEAR).consume())
    assert broken.counted == {"stale summary": 1}
    assert "99" in broken.findings[0].detail


def test_claims_lie_at_the_day_of_their_event_or_of_their_publication(stocked: Engine) -> None:
    dated = timeline.timeline(stocked, ["TARGETED"], "event")
    assert [(moment.day, moment.precision) for moment in dated.moments] == [("2022-10-01", "month")] * 2 + [("2021-03-01", "month")] * 2
    bear = next(moment for moment in dated.moments if moment.subject == BEAR)
    assert (set(bear.sponsors), bear.sectors, bear.series("group")) == ({"China", "Russia"}, ("media",), (bear.subject_name,))
    assert len(timeline.timeline(stocked, ["TARGETED"], "publication").moments) == 6
    critic = timeline.timeline(stocked, ["CRITICIZED"], "event").moments[0]
    assert critic.series("sponsor") == ("China",)


def test_claims_are_counted_by_step_and_series_and_a_period_picks_some(stocked: Engine) -> None:
    moments = timeline.timeline(stocked, ["TARGETED"], "event").moments
    by_kind = timeline.bars(moments, "kind", "year")
    assert [(bar.start, bar.series, bar.claims) for bar in by_kind] == [("2021-01-01", "TARGETED", 2), ("2022-01-01", "TARGETED", 2)]
    merged = timeline.bars(moments, "sponsor", "month", most=1)
    assert ("2021-03-01", "all others") in {(bar.start, bar.series) for bar in merged}
    assert len(timeline.within(moments, "2022-01-01", "")) == 2
    assert len(timeline.within(moments, "", "2021-12-31", "sponsor", ["Russia"])) == 1


def test_groups_are_compared_by_what_they_share(stocked: Engine) -> None:
    known = {candidate.id: candidate for candidate in compare.candidates(stocked)}
    found = compare.compare(stocked, [known[BEAR], known[COZY], known[KITE]])
    tools = {thing.name: set(thing.groups) for thing in found.of("USES")}
    assert tools == {"Mimikatz": {BEAR, COZY, KITE}, "Glass Lance": {KITE}}
    assert [thing.name for thing in found.of("USES", shared_only=True)] == ["Mimikatz"]
    likeness = {(item.first, item.second, item.facet): (item.shared, item.either) for item in compare.likeness(found)}
    assert likeness[known[BEAR].name, known[COZY].name, "SPONSORED_BY"] == (1, 2)
    assert likeness[known[COZY].name, known[KITE].name, "TARGETED"] == (0, 2)
    edges = compare.edges(found)
    assert {edge.id for edge in explore.of_edges(stocked, edges).edges} == set(edges)
    assert f"USES|{KITE}|tool:glass-lance" not in edges
    assert f"USES|{KITE}|tool:glass-lance" in compare.edges(found, shared_only=False)


def test_attacks_between_states_lead_from_sponsor_to_seat(stocked: Engine) -> None:
    found = {(attack.sponsor, attack.victim): attack for attack in between_states.attacks(stocked)}
    russia = found["state:RU", "state:RU"]
    assert russia.at_home
    assert (len(russia.groups), russia.victims, russia.victim_iso2, russia.first_seen) == (2, 1, "RU", "2021-03-01")
    assert found["state:CN", "state:RU"].disputed == 1
    edges = between_states.edges(stocked, "state:RU", "state:RU")
    assert {edge.split("|")[0] for edge in edges} == {"SPONSORED_BY", "TARGETED", "LOCATED_IN"}
    assert {edge.id for edge in explore.of_edges(stocked, edges).edges} == set(edges)


def statements() -> list[Statement]:
    return [
        *about.statements(),
        *timeline.statements(["TARGETED"], "event"),
        *timeline.statements(["USES"], "publication"),
        *compare.statements([BEAR, COZY]),
        *between_states.statements("state:RU", "state:RU"),
    ]


@pytest.mark.parametrize("statement", statements(), ids=lambda item: item.title)
def test_what_a_page_shows_as_its_cypher_runs_in_the_console(stocked: Engine, statement: Statement) -> None:
    assert isinstance(stocked.console(statement.cypher, statement.parameters).rows, list)
