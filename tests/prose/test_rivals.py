"""Rivals and asides: a state beside other states, a sentence by itself, and what belongs to other events than the main ones."""

import pytest

from graph.claims import Report
from graph.names.build import base_ledger
from loaders.prose import asides, extract, rivals
from loaders.prose.criticism import criticisms
from loaders.prose.entities import entities
from loaders.prose.judge import judge
from loaders.prose.name_rules import is_association, is_short_for_another, only_finds
from loaders.prose.names import named_things
from loaders.prose.reading import Reading
from loaders.prose.sponsors import is_accuser, sponsors
from tests.prose.test_press import sponsors as sponsors_of
from tests.prose.test_tellings import tools
from tests.prose.test_voices import prepared, who_denies


def claims(text: str, kind: str, title: str = "") -> dict[str, str]:
    """Return what a text claims of one kind: subject or object as written, to scope or state."""
    drafts = [draft for draft in extract(Report(text=text, title=title), base_ledger()).drafts if draft.kind == kind and draft.stance == "asserts"]
    return {
        (draft.subject.name if kind == "SPONSORED_BY" else draft.object.text): (draft.object.key if kind == "SPONSORED_BY" else draft.scope)
        for draft in drafts
    }


def test_one_plain_sentence_outweighs_many_in_which_a_state_is_but_a_place() -> None:
    document = prepared(
        "The phones of four activists in Kazakhstan were infected with spyware, Amnesty International said. In Kazakhstan attacks on activists are on the rise. "
        "The activists were apparently watched on behalf of Kazakhstan's own government."
    )
    reading = Reading(document, judge())
    (state,) = reading.states
    *places, tie = (reading.how_tied[id(item)] for item in state.evidence if reading.sponsors)
    assert reading.sponsoring == {"KZ"}
    assert len(places) == 2
    assert tie > 2 * max(places)


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
        "Hackers compromised an app that Ukrainian artillery units used to aim.",
        "Hackers copied mail of the army. The leak led to the resignation of the Chilean general.",
        "Hackers exploited a weak point of the Japan Aerospace Exploration Agency.",
        "The operator of India's largest power station denied that it had been hacked.",
        "Hackers compromised networks affiliated with members of the South Korean parliament.",
        "Hackers attacked a news agency of Qatar, which they accuse of supporting terrorism.",
        "Austal, a major Australian defense contractor, was targeted by hackers.",
    ],
)
def test_words_that_tie_a_state_to_an_actor_mean_something_else_beside_these(text: str) -> None:
    assert sponsors_of(text) == set()


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (
            "Citizen Lab knows two operators of Pegasus. It believes that both are likely agencies of the Jordanian government. They hacked activists.",
            "JO",
        ),
        ("CrowdStrike describes the threat actor behind the attack as one with a nexus to India.", "IN"),
        ("The wiper destroyed computers of ministries. An inquiry found that Iran had directed the attack.", "IR"),
    ],
)
def test_more_ways_to_say_who_stands_behind_it(text: str, state: str) -> None:
    assert sponsors_of(text) == {f"state:{state}"}


def test_what_is_said_of_the_actors_holds_for_every_group_of_the_event() -> None:
    told = claims(
        "The attack on the government was the work of several groups, Microsoft said. DEV-0861 gained access and stole mail of the ministry, "
        "and DEV-0842 encrypted and wiped its computers. Microsoft says that the actors are sponsored by the Iranian government.",
        "SPONSORED_BY",
    )
    assert told == {"DEV-0861": "state:IR", "DEV-0842": "state:IR"}


@pytest.mark.parametrize(
    ("before", "given", "kind"),
    [
        ("Citizen Lab tracks two operators of the spyware.", "It calls them MANSAF and BLACK IRIS.", "group"),
        ("The attacks are divided among four users of Pegasus.", "One, which it calls Monarchy, spied on 18 phones.", "group"),
        ("The attackers left a backdoor behind.", "Kaspersky calls it Zapoa.", "tool"),
        ("The weather was fine.", "Kaspersky calls it Zapoa.", ""),
    ],
)
def test_what_a_name_is_given_to_may_stand_in_the_sentence_before(before: str, given: str, kind: str) -> None:
    named = [mention for thing in named_things(prepared(f"{before} {given}")) for mention in thing.mentions if mention.sentence.index == 1]
    assert {mention.told_before for mention in named if mention.text in ("MANSAF", "BLACK IRIS", "Monarchy", "Zapoa")} == {kind}


def test_an_association_is_no_gang() -> None:
    (thing,) = [thing for thing in named_things(prepared("He works for the prisoners' rights group Addameer.")) if thing.forms == ["Addameer"]]
    assert is_association(thing)
    (gang,) = [thing for thing in named_things(prepared("It is the work of the hacking group Zamir.")) if thing.forms == ["Zamir"]]
    assert not is_association(gang)


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("iSIGHT believes that Sandworm Team is Russian.", "iSIGHT", True),
        ("According to Zamir, the hackers are Russian.", "Zamir", True),
        ("Zamir says that it broke into the ministry. Zamir stole its mail.", "Zamir", False),
    ],
)
def test_who_finds_and_holds_things_is_no_gang(text: str, name: str, found: bool) -> None:
    document = prepared(text)
    (signals,) = [signals for thing, signals in Reading(document, judge()).things if thing.forms == [name]]
    assert only_finds(signals) is found


def test_initials_of_a_body_are_no_gang() -> None:
    named = {
        thing.forms[0]: thing for thing in named_things(prepared("The Centre for Cybersecurity Belgium (CCB) was asked. CCB and TEMP found traces."))
    }
    assert is_short_for_another(named["CCB"])
    assert not is_short_for_another(named["TEMP"])


def test_whom_a_sentence_points_back_to_works_for_the_state() -> None:
    told = claims(
        "MoustachedBouncer, a hacking group, attacked embassies in Minsk with malware. ESET says that the group is aligned with Belarusian interests "
        "and cooperates with Winter Vivern, another hacking group, which attacked embassies too.",
        "SPONSORED_BY",
    )
    assert told == {"MoustachedBouncer": "state:BY"}


def test_actors_of_several_states_are_none_of_the_groups() -> None:
    told = claims(
        "Hackers aligned with China and Turkey have attacked journalists, Proofpoint said. TA412, a group aligned with Chinese state interests, sent "
        "phishing mails to reporters. TA482, a group aligned with the Turkish state, sent phishing mails to reporters as well.",
        "SPONSORED_BY",
    )
    assert told == {"APT31": "state:CN", "TA482": "state:TR"}  # TA412 is one of the names of APT31.


def test_the_next_attributor_may_prove_a_little_less_than_the_victim() -> None:
    drafts = extract(
        Report(
            text="The Canadian branch of Amnesty International was the target of an attack that it has pinned on a Chinese state-sponsored actor. "
            "Secureworks determined that the attack was likely conducted at the direction of Beijing."
        ),
        base_ledger(),
    ).drafts
    by = {draft.asserted_by.name for draft in drafts if draft.kind == "SPONSORED_BY" and draft.asserted_by}
    assert "Secureworks" in by


def test_two_tools_told_in_one_breath() -> None:
    assert {"TelB", "TelAndExt"} <= tools("The attackers stole chats. They used TelB and TelAndExt, two infostealers for Windows, to copy files.")


def test_a_name_with_points_in_it_is_whole() -> None:
    (thing,) = [thing for thing in named_things(prepared("Mandiant tracks the hackers as A.P.T. Number 12.")) if "A.P.T" in thing.forms[0]]
    assert thing.forms == ["A.P.T. Number 12"]


def test_letters_name_what_a_common_noun_ends() -> None:
    found = entities(prepared("Hackers stole files of the United Steelworkers union (USW). USW had filed a complaint."))
    (union,) = [entity for entity in found if "USW" in entity.forms]
    assert union.name == "United Steelworkers union"
    assert union.proper


def test_a_professor_is_called_by_her_name() -> None:
    found = entities(prepared("Hackers wrote to Anne-Marie Brady, who teaches in Canterbury. Professor Brady published a study."))
    assert [entity.forms for entity in found if "Anne-Marie Brady" in entity.forms] == [["Anne-Marie Brady", "Professor Brady"]]


ASIDE = (
    "Hackers working for the Russian government broke into the network of Bellingcat in March 2023 and stole its mail, Secureworks said. "
    "The stolen mail of Bellingcat was put online.\n\n"
    + "Bellingcat has told its readers to change their passwords and has asked the police for help. " * 12
    + "\n\nBackground\n\nIn 2015 hackers attacked the German Bundestag and stole its mail. The Bundestag had to replace its computers."
)


def test_who_was_hit_in_other_events_is_told_as_background() -> None:
    assert claims(ASIDE, "TARGETED") == {"Bellingcat": "main", "German Bundestag": "background"}


def test_an_aside_is_told_by_all_sentences_that_speak_of_it() -> None:
    document = prepared(ASIDE)
    found = {entity.name: asides.signals(document, [phrase.sentence for phrase in entity.phrases]) for entity in entities(document)}
    assert found["Bellingcat"] >= {"none-aside", "first-0"}
    assert found["German Bundestag"] >= {"all-aside", "first-4", "last-4", "always-section-background"}
    assert asides.signals(document, []) == {"only-headline"}


def test_in_a_notice_one_main_sentence_is_enough() -> None:
    told = claims("Fancy Bear attacked Bellingcat. In an earlier incident in 2015, Bellingcat had been attacked by others before.", "TARGETED")
    assert told == {"Bellingcat": "main"}


def test_criticism_is_of_the_sponsor_whatever_other_state_the_sentence_names() -> None:
    document = prepared("Russian state hackers attacked Steven Pifer. Pifer wrote that the invasion of Ukraine was an unprovoked war of aggression.")
    reading = Reading(document, judge())
    found = criticisms(document, reading.acts, reading.victims, ["RU"], {})
    assert {item.iso2 for item in found} == {"RU"}
    assert {item.iso2 for item in criticisms(document, reading.acts, reading.victims, [], {}, "RU")} >= {"UA"}


@pytest.mark.parametrize(
    "said",
    [
        'The Russian prime minister called the charge "an incredible lie".',
        "The defence ministry in Moscow called the charge a farce.",
        "The Russian embassy said that the story was purely not true.",
    ],
)
def test_a_lie_a_farce_and_what_is_not_true_are_denials(said: str) -> None:
    assert who_denies(f"Hackers working for the Russian government attacked Bellingcat, Secureworks said. {said}")


def test_a_tool_that_is_surely_in_use_is_one_of_the_main_events_wherever_it_is_told_of() -> None:
    assert "X-Agent" in tools(
        "Fancy Bear broke into the network of the athletics federation. On a workstation there the attackers ran X-Agent, a backdoor."
    )
