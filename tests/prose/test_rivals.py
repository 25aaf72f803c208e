"""Rivals: a state beside other states, one sentence beside many, and whom it ties to the state."""

import pytest

from loaders.prose import rivals, ties
from loaders.prose.judge import judge
from loaders.prose.reading import Reading
from loaders.prose.sponsors import is_accuser, sponsors, ties_plainly
from tests.prose.test_claims import pairs
from tests.prose.test_press import sponsors as sponsors_of
from tests.prose.test_voices import prepared


def test_one_plain_sentence_outweighs_many_in_which_a_state_is_but_a_place() -> None:
    document = prepared(
        "The phones of four activists in Kazakhstan were infected with spyware, Amnesty International said. In Kazakhstan attacks on activists are on the rise. "
        "The activists were apparently watched on behalf of Kazakhstan's own government."
    )
    reading = Reading(document, judge())
    (state,) = reading.states
    *places, tie = (reading.how_tied[id(item)] for item in state.evidence)
    assert reading.sponsoring == {"KZ"}
    assert len(places) == 2
    assert tie > 2 * max(places)
    assert tie > reading.chances[id(state), "sponsor"]  # Taken together, all that is said of it tells less.


def test_a_rival_is_seen_from_both_sides() -> None:
    found = sponsors(
        prepared("Hackers working for the Chinese government attacked a ministry in France. The ministry in France is being cleaned of malware.")
    )
    ties = {id(item): 0.9 if state.iso2 == "CN" else 0.2 for state in found for item in state.evidence}
    told = {state.iso2: rivals.signals(found, {id(one): ties[id(one.evidence[0])] for one in found}, ties)[id(state)] for state in found}
    assert "is-best" in told["CN"]
    assert "rival>=0.3" not in told["CN"]
    assert "is-best" not in told["FR"]
    assert "rival>=0.9" in told["FR"]


def test_whom_a_state_blames_for_something_else_does_not_clear_it() -> None:
    document = prepared(
        "Iranian state actors who call themselves HomeLand Justice wiped computers of the Albanian government. "
        "It is seen as retaliation for an attack on railways, for which Tehran blames Israel."
    )
    found = {item.iso2: item for item in Reading(document, judge()).states}
    assert not is_accuser(found["IR"], list(found.values()))


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Hackers working for Vietnam's Ministry of Public Security broke into phones of bloggers.", "VN"),
        ("The hackers work for the Ministry of State Security in Pyongyang, and attacked defectors.", "KP"),
        ("The hackers work for the Ministry of State Security, and attacked exiles.", "CN"),
    ],
)
def test_a_service_is_that_of_the_state_beside_it(text: str, state: str) -> None:
    assert sponsors_of(text) == {f"state:{state}"}


@pytest.mark.parametrize("body", ["Ministry of Finance", "Department of Homeland Security", "Rapid Action Battalion"])
def test_bodies_that_many_states_have_are_no_services(body: str) -> None:
    assert prepared(f"The gang encrypted servers of the {body}.").sentences[0].states == []


@pytest.mark.parametrize(
    "text",
    [
        "Hackers planted files on computers. Evidence used by Indian authorities convicted an activist.",
        "Hackers compromised a small mobile app that Ukrainian artillery units used to aim.",
        "Hackers copied mail of the army. The leak led to the resignation of the Chilean general.",
        "Hackers exploited a weak point of the Japan Aerospace Exploration Agency.",
        "The operator of India's largest power station denied that it had been hacked.",
        "A threat actor compromised government networks affiliated with members of the South Korean parliament.",
        "Hackers attacked a news agency of Qatar, which they accuse of supporting terrorism.",
        "Austal, a major Australian defense contractor, was targeted by hackers.",
        "The group Packrat was active in Brazil, where it went after a prosecutor.",
        "Hackers put lures on a blog on Indian military affairs.",
        "SideCopy targeted people with ties to the former Afghan government.",
        "More than half of the infected computers that were active in that month belonged to the Venezuelan military.",
        "The spies broke into servers of the Russian Federal Taxation Service.",
        "The phones of members of civil society in El Salvador were infected with spyware.",
        "The actor disguises its origin and routes its traffic through Azerbaijan.",
        "The government of El Salvador denied that it was behind the attack.",
        "Hackers attacked a site run by Saudi dissidents.",
        "Bitter targeted officers of the Rapid Action Battalion, an elite unit of the Bangladeshi police.",
        "Check Point attributed the attack to Indra, a group opposed to the Iranian government.",
        "One of the hackers' domains was registered to give the impression of belonging to the South African military.",
        "Amnesty found spyware on the phone of a woman who has accused Rwanda of kidnapping her father.",
        "Three members of the Bahrain Center for Human Rights were hacked.",
        "The iPhones of nine Bahraini activists were hacked.",
        "FIN7, an e-crime group of Russian and Ukrainian origin, attacked banks.",
        "Dutch military intelligence disrupted the operation of the hackers.",
        "The attack disrupted the communications of the Ukrainian military.",
        "He considered the American eavesdropping a scandal after the hack.",
        "In a campaign connected with the South China Sea arbitration, hackers attacked a law firm.",
    ],
)
def test_words_that_tie_a_state_to_an_actor_mean_something_else_beside_these(text: str) -> None:
    assert not any(ties_plainly(item) for state in sponsors(prepared(text)) for item in state.evidence)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (
            "Citizen Lab knows two operators of Pegasus. It believes that both are likely agencies of the Jordanian government. They hacked activists.",
            "JO",
        ),
        ("According to Citizen Lab, the Ethiopian government attempted to infect the computers of journalists with spyware.", "ET"),
        ("The people behind the attack on the diplomats appear to be based in Pakistan.", "PK"),
        ("The hacking group YoroTrooper is likely made up of individuals from Kazakhstan, according to Talos. It attacked a ministry.", "KZ"),
        ("The group attacked Polish members of parliament. Security services tied it to the Russian special services.", "RU"),
        ("The choice of the journalists whose phones were hacked made it likely that it was the Salvadoran government, the lab said.", "SV"),
        ("The Zambian government's cybersecurity unit gained access to the phones of opposition bloggers.", "ZM"),
        ("Zambian officials, helped by employees of a vendor, hacked the phones of bloggers.", "ZM"),
        ("The government of Nicolás Maduro is suspected of using the site to steal passwords of volunteers.", "VE"),
        ("Donot Team attacked an activist in Togo with spyware. Researchers believe it to be Indian.", "IN"),
        ("FireEye describes the hackers as a Chinese group and believes that it acts on behalf of the government in Beijing.", "CN"),
        ("The hacking was carried out by servants or agents of the Emirate of Dubai, the court found.", "AE"),
        ("Dr Marczak ascribed the operator of the spyware with high confidence to the United Arab Emirates.", "AE"),
        ("Hackers attacked the Philippine Department of Justice. F-Secure suspects that the actor is Chinese.", "CN"),
        ("CrowdStrike describes the threat actor behind the attack as one with a nexus to India.", "IN"),
        ("The wiper destroyed computers of ministries. An inquiry found that Iran had directed the attack.", "IR"),
    ],
)
def test_more_ways_to_say_who_stands_behind_it(text: str, state: str) -> None:
    assert sponsors_of(text) == {f"state:{state}"}


def test_what_is_said_of_the_actors_holds_for_every_group_of_the_event() -> None:
    told = pairs(
        "The attack on the government was the work of several groups, Microsoft said. DEV-0861 gained access and stole mail of the ministry, "
        "and DEV-0842 encrypted and wiped its computers. Microsoft says that the actors are sponsored by the Iranian government.",
        "SPONSORED_BY",
    )
    assert told == {("group:dev0861", "state:IR"), ("group:dev0842", "state:IR")}


def test_a_group_that_a_report_recalls_at_its_end_is_none_of_the_actors() -> None:
    told = pairs(
        "DEV-0861 stole mail of the ministry, Microsoft said. Microsoft says that the actors are sponsored by the Iranian government. "
        + "The ministry has asked the police for help. " * 6
        + "The ministry had been attacked by DragonForce, a hacking group.",
        "SPONSORED_BY",
    )
    assert told == {("group:dev0861", "state:IR")}


def test_whom_a_sentence_points_back_to_works_for_the_state() -> None:
    told = pairs(
        "MoustachedBouncer, a hacking group, attacked embassies in Minsk with malware. ESET says that the group is aligned with Belarusian interests "
        "and cooperates with Winter Vivern, another hacking group, which attacked embassies too.",
        "SPONSORED_BY",
    )
    assert told == {("group:moustachedbouncer", "state:BY")}


def test_actors_of_several_states_are_none_of_the_groups() -> None:
    document = prepared(
        "Hackers aligned with China and Turkey have attacked journalists, Proofpoint said. TA412, a group aligned with Chinese state interests, sent "
        "phishing mails to reporters. TA482, a group aligned with the Turkish state, sent phishing mails to reporters as well."
    )
    reading = Reading(document, judge())
    several = [item for state in reading.states for item in state.evidence if item.sentence.index == 0]
    tied = [ties.tied(reading.cast, item, {"CN", "TR"}, {}) for item in several]
    assert [[actor.named for actor in actors] for actors in tied] == [[False], [False]]


def test_two_states_may_be_named_with_their_governments_for_one_group() -> None:
    assert sponsors_of("Group5 hacked exiles. It may be working for the Iranian government, for the Syrian government or for both.") == {
        "state:IR",
        "state:SY",
    }


def test_one_operator_is_of_one_state_and_another_of_another() -> None:
    told = "Operators of Pegasus hacked journalists. Citizen Lab linked one of the operators, Monarchy, to Saudi Arabia and another to the United Arab Emirates."
    assert sponsors_of(told) == {"state:SA", "state:AE"}
