"""Search, neighbourhoods, proof and patterns, on both engines."""

import pytest

from graph import explore, patterns
from graph.claims import Dated, Mention
from graph.engines import Engine
from graph.store import Store
from tests.stories import AMNESTY, AMNESTY_CANADA, BEAR, CHINA, RUSSIA, SOMEBODY, breach, report, resolved

ACTOR = "group:unnamed-cn-amnesty-international-canada-2022"
CROWDSTRIKE = Mention("Organization", "CrowdStrike")


@pytest.fixture
def case(engine: Engine) -> Engine:
    named = report(
        "Some call it Fancy Bear. It is Russian.",
        ("KNOWN_AS", BEAR, Mention("Name", "Fancy Bear"), "Some call it Fancy Bear.", {"asserted_by": CROWDSTRIKE}),
        ("SPONSORED_BY", BEAR, RUSSIA, "It is Russian."),
        publisher="A galaxy",
    )
    for _ in Store(engine).put(resolved(breach("The Daily"), breach("The Weekly", denial=True), named)):
        pass
    return engine


@pytest.mark.parametrize("asked", ["Fancy Bear", "fancy bear", "Fancy Baer", "FancyBear", "fancy be"])
def test_a_group_is_found_by_an_alias_which_the_hit_names(case: Engine, asked: str) -> None:
    hit = explore.search(case, asked)[0]
    assert (hit.id, hit.by_alias) == ("group:apt28", True)
    assert hit.matched.lower() == "fancy bear"
    assert hit.users == ("CrowdStrike",)


def test_what_is_only_far_from_the_name_is_no_hit(case: Engine) -> None:
    other = report(
        "Some call it Ugly Face. It is Chinese.", ("KNOWN_AS", Mention("Group", "Careto"), Mention("Name", "Ugly Face"), "Some call it Ugly Face.")
    )
    for _ in Store(case).put(resolved(other)):
        pass
    assert [hit.id for hit in explore.search(case, "fancy bare")] == ["group:apt28"]


def test_the_whole_name_comes_before_a_longer_one(case: Engine) -> None:
    assert [hit.id for hit in explore.search(case, "Amnesty International")][:2] == ["org:amnesty-international", "org:amnesty-international-canada"]


@pytest.mark.parametrize("asked", ["", "   ", "+", "AND", '"', "a:b", "*", "~~~", "\\", "(((", "x" * 5000, "💣", "[1 TO 2]", "-" * 50])
def test_no_text_breaks_the_search(case: Engine, asked: str) -> None:
    assert isinstance(explore.search(case, asked), list)


def test_a_neighbourhood_holds_what_is_near_and_says_what_it_cut(case: Engine) -> None:
    whole = explore.neighbourhood(case, ["org:amnesty-international-canada"], hops=2)
    assert {node.id for node in whole.nodes} == {"org:amnesty-international-canada", ACTOR, "org:amnesty-international", "state:CN"}
    assert whole.notices == []
    part = explore.neighbourhood(case, ["org:amnesty-international-canada"], hops=1, limit=2)
    assert len(part.nodes) == 2
    assert part.notices == ["1 more neighbours of Amnesty International Canada are not shown; expand it again or narrow by type"]


def test_expanding_adds_and_takes_nothing_away(case: Engine) -> None:
    more = explore.expand(case, "state:CN", ["state:CN"])
    assert {node.id for node in more.nodes} == {"state:CN", ACTOR, "org:amnesty-international"}


def test_the_proof_holds_claims_for_and_against_newest_first(case: Engine) -> None:
    claims = explore.proof(case, [f"SPONSORED_BY|{ACTOR}|state:CN"])
    assert [claim.properties["stance"] for claim in claims] == ["asserts", "asserts", "denies"]
    assert claims[0].properties["attributor_name"] == "Secureworks"
    assert claims[0].report["title"].startswith("Breach in")
    assert all(claim.edge == f"SPONSORED_BY|{ACTOR}|state:CN" for claim in claims)


def test_an_edge_that_is_none_is_an_error_and_no_query(case: Engine) -> None:
    for edge in ("", "SPONSORED_BY", "NO_SUCH|group:a|state:b", "SPONSORED_BY|a|b|c"):
        with pytest.raises(ValueError, match="no relationship"):
            explore.proof(case, [edge])


def test_competing_sponsors_are_told(case: Engine) -> None:
    for _ in Store(case).put(resolved(report("It is Chinese.", ("SPONSORED_BY", BEAR, CHINA, "It is Chinese.")))):
        pass
    assert [edge.target for edge in explore.competing_sponsors(case, "SPONSORED_BY|group:apt28|state:RU")] == ["state:CN"]


def test_a_critic_s_branch_that_was_attacked_is_a_hit_with_every_hop(case: Engine) -> None:
    (hit,) = patterns.run(case, patterns.PATTERNS["surveillance-of-critics"]).hits
    assert (hit.row["victim"], hit.row["critic"], hit.row["state"]) == ("Amnesty International Canada", "Amnesty International", "China")
    assert hit.row["order_of_dates"] == "criticism before attack"
    assert [edge.split("|")[0] for edge in hit.edges] == ["CRITICIZED", "SPONSORED_BY", "TARGETED", "PART_OF"]
    graph = patterns.subgraph(case, patterns.run(case, patterns.PATTERNS["surveillance-of-critics"]))
    assert len(graph.nodes) == 4
    assert {claim.edge for claim in graph.claims} == set(hit.edges)


YEAR_2022 = Dated("2022-01-01", "2022-12-31", "year")
MARCH_2022 = Dated("2022-03-01", "2022-03-31", "month")


@pytest.mark.parametrize(
    ("criticized", "attacked", "order"),
    [
        (Dated("2021-01-01", "2021-12-31", "year"), MARCH_2022, "criticism before attack"),
        (Dated("2023-01-01", "2023-12-31", "year"), MARCH_2022, "criticism after attack"),
        (YEAR_2022, MARCH_2022, "unknown"),
        (MARCH_2022, YEAR_2022, "unknown"),
        (None, MARCH_2022, "unknown"),
        (MARCH_2022, None, "unknown"),
    ],
)
def test_the_order_of_dates_is_told_only_where_their_precision_allows(
    engine: Engine, criticized: Dated | None, attacked: Dated | None, order: str
) -> None:
    text = "They criticized China. They were hacked. China did it."
    story = report(
        text,
        ("CRITICIZED", AMNESTY, CHINA, "They criticized China.", {"event": criticized}),
        ("TARGETED", SOMEBODY, AMNESTY, "They were hacked.", {"event": attacked}),
        ("SPONSORED_BY", SOMEBODY, CHINA, "China did it."),
    )
    for _ in Store(engine).put(resolved(story)):
        pass
    (hit,) = patterns.run(engine, patterns.PATTERNS["surveillance-of-critics"]).hits
    assert hit.row["order_of_dates"] == order


def test_a_stranger_to_the_critic_is_no_hit(engine: Engine) -> None:
    text = "Amnesty criticized China. China hacked another. China did it."
    other = Mention("Organization", "Another Company")
    story = report(
        text,
        ("CRITICIZED", AMNESTY_CANADA, CHINA, "Amnesty criticized China."),
        ("TARGETED", BEAR, other, "China hacked another."),
        ("SPONSORED_BY", BEAR, CHINA, "China did it."),
    )
    for _ in Store(engine).put(resolved(story)):
        pass
    assert patterns.run(engine, patterns.PATTERNS["surveillance-of-critics"]).hits == ()
