"""The ledger: who is called what, and what cannot be told apart."""

import pytest

from graph.names.build import base_ledger
from graph.names.keys import key, slug, tidy
from graph.names.ledger import Alias, Ledger, LedgerEntry


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [
        ("APT 28", "Group", "group:apt28"),
        ("Fancy Bear", "Group", "group:apt28"),
        ("forest blizzard", "Group", "group:apt28"),
        ("Lazarus", "Group", "group:lazarus-group"),
        ("OceanLotus", "Group", "group:apt32"),
        ("Cobalt Strike", "Tool", "tool:cobalt-strike"),
        ("Pegasus", "Tool", "tool:pegasus"),
        ("FBI", "Organization", "org:federal-bureau-of-investigation"),
        ("Iran (Islamic Republic of)", "State", "state:IR"),
    ],
)
def test_a_group_is_found_under_any_of_its_names(name: str, label: str, expected: str) -> None:
    entry = base_ledger().resolve(name, label)
    assert entry is not None
    assert entry.id == expected


def test_a_look_up_tells_which_alias_matched_and_who_uses_it() -> None:
    (match,) = base_ledger().lookup("Fancy Bear", "Group")
    assert match.alias.name.lower() == "fancy bear"
    assert match.alias.used_by == "CrowdStrike"
    assert not match.canonical


def test_an_alias_of_two_groups_is_never_decided() -> None:
    matches = base_ledger().lookup("Midnight Blizzard", "Group")
    assert {match.entry.id for match in matches} == {"group:apt29", "group:unc2452"}
    assert base_ledger().resolve("Midnight Blizzard", "Group") is None


def test_the_canonical_name_of_one_means_that_one_though_another_lists_it() -> None:
    ledger = Ledger([LedgerEntry("group:one", "One"), LedgerEntry("group:two", "Two", aliases=(Alias("One"),))])
    found = ledger.resolve("One", "Group")
    assert found is not None
    assert found.id == "group:one"


def test_a_name_that_was_judged_another_is_no_alias() -> None:
    ledger = Ledger([LedgerEntry("group:two", "Two", aliases=(Alias("One", judgement="not"),))])
    assert ledger.lookup("One") == []


def test_a_seller_of_spyware_is_no_group() -> None:
    ledger = base_ledger()
    assert ledger.resolve("Hacking Team", "Group") is None
    assert ledger.resolve("NSO Group", "Group") is None
    assert ledger.resolve("NSO Group", "Organization") is not None


def test_anchors_of_the_threat_actor_galaxy_never_melt_together() -> None:
    ledger = base_ledger()
    ids = {entry.id for name in ("Cleaver", "OilRig", "Charming Kitten", "APT35", "Rocket Kitten") if (entry := ledger.resolve(name, "Group"))}
    assert len(ids) == 5


def test_the_version_depends_on_the_names_alone() -> None:
    one, two = LedgerEntry("group:a", "A"), LedgerEntry("group:b", "B")
    assert Ledger([one, two]).version == Ledger([two, one]).version
    assert Ledger([one]).version != Ledger([one, two]).version


def test_spellings_of_one_name_have_one_key() -> None:
    assert key("APT 28") == key("apt-28") == key("APT28")
    assert key("Côte d’Ivoire") == key("Cote d'Ivoire")
    assert key("蓝宝菇") == "蓝宝菇"


def test_a_slug_is_ascii_bounded_and_never_empty() -> None:
    assert slug("The New York Times") == "new-york-times"
    assert slug("APT 28") == slug("APT-28") == "apt28"
    assert slug("!!!") != slug("???")
    long = [slug("a very long name " * 20 + tail) for tail in ("one", "two")]
    assert max(map(len, long)) <= 80
    assert long[0] != long[1]


def test_tidy_takes_away_articles_and_possessives() -> None:
    assert tidy("the  Guardian's ") == "Guardian"
