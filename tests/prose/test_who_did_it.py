"""Who did it, for whom, and who says so: one tiny story for each way to get it wrong."""

import pytest

from tests.prose.test_claims import claims, pairs, read


def sponsors(text: str) -> set[tuple[str, str]]:
    """Return (last part of the group's id, ISO alpha-2) of everything that a text asserts of sponsors."""
    asserted = [claim for claim in claims(text, "SPONSORED_BY") if claim.stance == "asserts"]
    return {(claim.subject.removeprefix("group:"), claim.object.removeprefix("state:")) for claim in asserted}


@pytest.mark.parametrize(
    "text",
    [
        "The threat actor UAC-0099 hacked Ukrainian employees of companies abroad.",
        "A threat actor targeted a Chinese technology company and Stanford University with phishing.",
        "South Korea-based cybersecurity company AhnLab attributed the activity to a group known as Kimsuky, which hacked Bellingcat.",
    ],
)
def test_the_state_of_a_victim_or_of_a_finder_is_no_sponsor(text: str) -> None:
    assert not {state for _, state in sponsors(text)} & {"UA", "CN", "KR"}


def test_each_group_has_the_state_that_stands_beside_it() -> None:
    text = "Chinese hackers of APT10 and Russian hackers of Turla hacked Bellingcat and Human Rights Watch."
    assert sponsors(text) == {("apt10", "CN"), ("turla", "RU")}


def test_a_second_attack_by_another_state_is_not_put_down_to_the_group_of_the_first() -> None:
    text = (
        "In 2020 the network of the Storting was hacked. The Norwegian government said that Fancy Bear, which works for the GRU of Russia, was behind it.\n\n"
        "In March 2021 the Storting was hacked again. The government concluded that the intrusion was carried out by actors operating out of China."
    )
    assert ("apt28", "CN") not in sponsors(text)


def test_who_is_accused_of_using_spyware_sponsors_the_attack() -> None:
    text = "Saudi Arabia was accused of using Pegasus spyware to hack the phone of Omar Abdulaziz, an activist."
    (claim,) = claims(text, "SPONSORED_BY")
    assert (claim.object, claim.certainty) == ("state:SA", "suspected")


def test_the_place_and_the_agency_of_a_dateline_take_no_part() -> None:
    story = "CANBERRA, Sept. 16, 2019 (Capital Circle News Agency) - Chinese hackers broke into the network of the University of Tasmania, Secureworks said."
    named = {entity.name for entity in read(story).entities}
    assert "University of Tasmania" in named
    assert not any("Capital Circle" in name for name in named)


def test_states_that_put_an_attack_down_to_another_are_attributors_and_the_accused_is_none() -> None:
    text = (
        "Russia targeted the Ukrainian defense ministry with a DDoS attack. "
        "Ukraine, the United States, and the United Kingdom attributed the attack to Russia, which denied the accusations."
    )
    who = {entity.name for entity in read(text).entities if entity.id in {claim.subject for claim in claims(text, "ATTRIBUTED")}}
    assert {"Ukraine", "United States", "United Kingdom"} <= who
    assert "Russia" not in who


def test_researchers_without_a_name_attribute_nothing() -> None:
    assert claims("Security researchers discovered that Fancy Bear hacked Bellingcat.", "ATTRIBUTED") == []


def test_who_is_charged_with_the_attack_is_no_victim() -> None:
    text = "Fancy Bear of the GRU hacked the Bundestag. German prosecutors obtained a warrant for Dmitry Badin. Badin is wanted in the United States too."
    assert pairs(text, "TARGETED") == {("group:apt28", "org:bundestag")}


def test_malware_is_nobody() -> None:
    text = "ESET researchers discovered a new malware called Attor that has been used to target diplomats."
    assert not [entity.name for entity in read(text).entities if entity.label == "Group" and entity.properties["named"]]


def test_a_family_that_is_named_for_comparison_is_not_in_use() -> None:
    text = "The hackers infected computers of Bellingcat with Sunburst, a backdoor that is a successor of Kazuar."
    assert {target for _, target in pairs(text, "USES")} == {"tool:sunburst"}


def test_a_dissident_who_was_hacked_and_charged_is_a_victim_all_the_same() -> None:
    text = "Pegasus infected the phone of Ahmed Mansoor, an activist. Mansoor was charged with insulting the United Arab Emirates."
    assert {target for _, target in pairs(text, "TARGETED")} == {"org:ahmed-mansoor"}


def test_who_exposes_a_service_does_not_serve_in_it() -> None:
    text = "Fancy Bear sent phishing messages to Eliot Higgins, who named an officer of the GRU. Fancy Bear works for the GRU."
    assert "org:eliot-higgins" in {target for _, target in pairs(text, "TARGETED")}
