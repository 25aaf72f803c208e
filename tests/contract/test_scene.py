"""What the canvas asks of the graph: growth by choice, paths, what is in common, profiles, saved investigations. On both engines."""

from dataclasses import replace

import pytest

from graph import expanding, explore, investigations, paths, profile
from graph.claims import Mention
from graph.engines import Engine
from graph.expanding import Direction
from graph.investigations import Investigation, InvestigationError
from graph.scene import Filters, Scene
from graph.store import Store
from graph.subgraph import Subgraph
from tests.stories import BEAR, CHINA, RUSSIA, breach, report, resolved

ACTOR = "group:unnamed-cn-amnesty-international-canada-2022"
VICTIM = "org:amnesty-international-canada"
TOOL = Mention("Tool", "Zebra Kit")
PANDA = Mention("Group", "Some Panda")


@pytest.fixture
def case(engine: Engine) -> Engine:
    text = "Bear is Russian. Bear used Zebra Kit. The Panda used Zebra Kit. The Panda is Chinese. Bear hit One. Bear hit Two. Some say Fancy Bear."
    both = report(
        text,
        ("SPONSORED_BY", BEAR, RUSSIA, "Bear is Russian."),
        ("USES", BEAR, TOOL, "Bear used Zebra Kit."),
        ("USES", PANDA, TOOL, "The Panda used Zebra Kit."),
        ("SPONSORED_BY", PANDA, CHINA, "The Panda is Chinese."),
        ("TARGETED", BEAR, Mention("Organization", "Number One"), "Bear hit One."),
        ("TARGETED", BEAR, Mention("Organization", "Number Two"), "Bear hit Two."),
        ("KNOWN_AS", BEAR, Mention("Name", "Fancy Bear"), "Some say Fancy Bear."),
        publisher="A paper",
    )
    again = report(
        "One was hit by Bear.", ("TARGETED", BEAR, Mention("Organization", "Number Two"), "One was hit by Bear."), publisher="Another paper"
    )
    for _ in Store(engine).put(resolved(breach("The Daily"), breach("The Weekly", denial=True), both, again)):
        pass
    return engine


def test_what_can_be_expanded_is_counted_before_anything_is_added(case: Engine) -> None:
    found = {(row.type, row.outgoing): (row.count, row.fresh) for row in expanding.expandable(case, "group:apt28", ["group:apt28", "state:RU"])}
    assert found == {("SPONSORED_BY", True): (1, 0), ("TARGETED", True): (2, 2), ("USES", True): (1, 1)}


def test_an_expansion_takes_the_chosen_types_and_directions_most_sources_first(case: Engine) -> None:
    growth = expanding.expand(case, "group:apt28", ["group:apt28"], [Direction("TARGETED", True)], most=1)
    assert growth.ids == ("org:number-two",)
    assert growth.notices == ("1 more neighbours are not shown: at most 1 were asked for. Expand again, or choose types",)
    assert [(item.name, item.type, item.sources) for item in growth.left] == [("Number One", "TARGETED", 1)]
    assert expanding.expand(case, "group:apt28", ["group:apt28"], [Direction("TARGETED", False)]).ids == ()
    assert expanding.expand(case, "tool:zebra-kit", ["tool:zebra-kit"], [Direction("USES", False)], order="name").ids == (
        "group:apt28",
        "group:some-panda",
    )


def test_without_a_choice_no_type_crowds_out_the_others(case: Engine) -> None:
    growth = expanding.expand(case, "group:apt28", ["group:apt28"], most=3)
    assert {entity_id.split(":")[0] for entity_id in growth.ids} == {"state", "org", "tool"}


@pytest.mark.parametrize("order", ["", "id; DROP", "sources DESC"])
def test_an_order_that_there_is_not_is_an_error_and_no_query(case: Engine, order: str) -> None:
    with pytest.raises(ValueError, match="no order"):
        expanding.expand(case, "group:apt28", [], order=order)


def test_joining_brings_every_relationship_with_what_is_there(case: Engine) -> None:
    first = expanding.joined(case, Subgraph(), ["group:apt28", "state:RU", "no:body"])
    assert [edge.id for edge in first.edges] == ["SPONSORED_BY|group:apt28|state:RU"]
    more = expanding.joined(case, first, ["tool:zebra-kit", "state:RU"])
    assert {edge.id for edge in more.edges} == {"SPONSORED_BY|group:apt28|state:RU", "USES|group:apt28|tool:zebra-kit"}
    assert more.nodes[0].degree == 4


def test_neighbours_in_common_are_those_of_every_one(case: Engine) -> None:
    assert expanding.common(case, ["group:apt28", "group:some-panda"]).ids == ("tool:zebra-kit",)
    assert expanding.common(case, ["group:apt28"]).ids == ()
    assert expanding.common(case, ["group:apt28", ACTOR]).ids == ()


def test_kinds_of_source_are_those_of_the_reports_that_assert_it(case: Engine) -> None:
    whole = expanding.joined(case, Subgraph(), ["group:apt28", "state:RU", "tool:zebra-kit"])
    assert set(expanding.source_kinds(case, whole.edges).values()) == {("article",)}


def test_the_shortest_path_goes_over_what_two_groups_share(case: Engine) -> None:
    found = paths.find(case, "state:RU", "state:CN", longest=6)
    assert found.paths == (("state:RU", "group:apt28", "tool:zebra-kit", "group:some-panda", "state:CN"),)
    assert paths.find(case, "state:CN", "state:RU", longest=6).paths[0] == found.paths[0][::-1]
    assert paths.find(case, "state:RU", "state:CN", longest=3).paths == ()


def test_all_paths_up_to_a_length_come_shortest_first(case: Engine) -> None:
    found = paths.find(case, ACTOR, "org:amnesty-international", longest=4, shortest_only=False)
    assert [len(path) - 1 for path in found.paths] == sorted(len(path) - 1 for path in found.paths)
    assert set(found.paths) == {(ACTOR, "state:CN", "org:amnesty-international"), (ACTOR, VICTIM, "org:amnesty-international")}
    assert paths.find(case, ACTOR, ACTOR).paths == ()
    assert paths.find(case, ACTOR, "org:nobody").paths == ()


def test_the_statement_that_is_shown_for_paths_finds_them_too(case: Engine) -> None:
    shown = paths.statement("state:RU", "state:CN", 4)
    rows = case.console(shown.cypher, shown.parameters).rows
    assert [[node["id"] for node in row[0]["nodes"]] for row in rows] == [list(paths.find(case, "state:RU", "state:CN").paths[0])]


def test_every_statement_that_is_shown_runs_in_the_console(case: Engine) -> None:
    edge = explore.neighbourhood(case, ["group:apt28"]).edges[0]
    shown = [*profile.statements("group:apt28"), *profile.edge_statements(edge), explore.scene_statement(["group:apt28", "state:RU"])]
    for statement in [*shown, expanding.expand_statement("group:apt28")]:
        assert case.console(statement.cypher, statement.parameters).rows, statement.title


def test_a_profile_tells_what_an_analyst_asks_first(case: Engine) -> None:
    found = profile.profile(case, ACTOR)
    assert found is not None
    headings = {profile.heading(group): [tie.name for tie in group.ties] for group in found.groups}
    assert headings == {"Sponsors": ["China"], "Victims": ["Amnesty International Canada"]}
    assert found.groups[0].ties[0].edge.properties["disputed"]
    assert (found.first_seen, found.last_seen) == ("2022-10-01", "2022-10-31")
    assert ("2022", "TARGETED", 2) in found.years
    assert found.reports_count == 2
    assert {line.publisher for line in found.reports} == {"The Daily", "The Weekly"}
    assert profile.profile(case, "group:nobody") is None


def test_a_report_is_read_with_its_claims_in_the_order_of_the_text(case: Engine) -> None:
    line = profile.profile(case, ACTOR).reports[0]  # type: ignore[union-attr]
    found = profile.read_report(case, line.id)
    assert found is not None
    assert [found.text[claim["start"] : claim["end"]] for claim in found.claims] == [claim["quote"] for claim in found.claims]
    assert profile.read_report(case, "report:none") is None


def test_the_busiest_of_a_type_are_suggested(case: Engine) -> None:
    assert profile.busiest(case, "Tool") == [("tool:zebra-kit", "Zebra Kit")]
    assert profile.busiest(case, "Victim", 1)[0][0] in {VICTIM, "org:number-two"}


SCENE = Scene(
    nodes=("group:apt28", "state:RU"),
    places={"group:apt28": (1.5, -2.0)},
    pinned=("group:apt28",),
    hidden=("state:RU",),
    bookmarks=("USES|group:apt28|tool:zebra-kit",),
    filters=Filters(sources=2, since="2020-01-01"),
)


def test_a_saved_investigation_comes_back_as_it_was(engine: Engine) -> None:
    saved = investigations.save(engine, Investigation("  Two   bears ", SCENE, "What is\nopen", ("group:apt28",)))
    assert investigations.read(engine, saved.id) == saved
    assert (saved.name, saved.revision, saved.scene) == ("Two bears", 1, SCENE)
    assert [(line.id, line.name, line.entities) for line in investigations.listed(engine)] == [(saved.id, "Two bears", 2)]
    investigations.delete(engine, saved.id)
    assert investigations.read(engine, saved.id) is None
    assert investigations.listed(engine) == []


def test_nobody_overwrites_what_somebody_else_saved(engine: Engine) -> None:
    first = investigations.save(engine, Investigation("Shared", SCENE))
    mine = investigations.save(engine, replace(first, notes="mine"))
    with pytest.raises(InvestigationError, match="Remedy"):
        investigations.save(engine, replace(first, notes="yours"))
    assert investigations.read(engine, first.id) == mine
    investigations.delete(engine, first.id)
    with pytest.raises(InvestigationError, match="Remedy"):
        investigations.save(engine, mine)
    assert investigations.listed(engine) == []


def test_a_snapshot_is_the_same_for_the_same_state_and_not_in_the_list(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    one = investigations.snapshot(engine, SCENE, ("group:apt28",))
    assert investigations.snapshot(engine, SCENE, ("group:apt28",)) == one
    assert investigations.snapshot(engine, SCENE, ()) != one
    found = investigations.read(engine, one)
    assert found is not None
    assert (found.scene, found.selected, found.id, found.revision) == (SCENE, ("group:apt28",), "", 0)
    assert investigations.listed(engine) == []
    monkeypatch.setattr(investigations, "_SNAPSHOTS", 1)
    investigations.snapshot(engine, Scene(), ())
    assert engine.read("MATCH (i:Investigation) RETURN count(i) AS left")[0]["left"] == 1


@pytest.mark.parametrize(("name", "notes"), [("", ""), ("   ", ""), ("x" * 121, ""), ("x", "n" * 20_001)])
def test_a_name_is_needed_and_nothing_may_be_endless(engine: Engine, name: str, notes: str) -> None:
    with pytest.raises(InvestigationError):
        investigations.save(engine, Investigation(name, SCENE, notes))
    assert investigations.listed(engine) == []


def test_saving_touches_no_entity_and_no_claim(case: Engine) -> None:
    before = explore.totals(case)
    investigations.save(case, Investigation("Mine", SCENE))
    assert explore.totals(case) == before
