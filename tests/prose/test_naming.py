"""Naming: what a name is given to, who is no gang though it has one, and names that are one name."""

import pytest

from graph.claims import Report
from graph.names.build import base_ledger
from loaders.prose.coinage import coined
from loaders.prose.document import prepare
from loaders.prose.entities import entities
from loaders.prose.gazetteer import gazetteer
from loaders.prose.judge import judge
from loaders.prose.name_rules import is_association, is_campaign, is_short_for_another, only_finds
from loaders.prose.names import named_things
from loaders.prose.reading import Reading
from tests.prose.test_voices import prepared


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


@pytest.mark.parametrize(
    ("text", "name", "campaign"),
    [
        ("McAfee wrote of attacks that it calls Night Dragon.", "Night Dragon", True),
        ("The authors call the network GhostNet.", "GhostNet", True),
        ("The people behind the campaign, which we named Operation Transparent Tribe, are at large.", "Transparent Tribe", True),
        ("McAfee wrote of attacks that it calls Night Dragon. Night Dragon stole plans.", "Night Dragon", False),
        ("McAfee wrote of attackers that it calls Night Dragon.", "Night Dragon", False),
    ],
)
def test_what_was_done_is_no_group_though_it_has_a_name(text: str, name: str, campaign: bool) -> None:
    (thing,) = [thing for thing in named_things(prepared(text)) if thing.forms == [name]]
    assert is_campaign(thing) is campaign


def test_a_gang_may_call_itself_something() -> None:
    found = {guess.text for guess in coined("Hackers working for the government, who called themselves the Guardians of Peace, wiped computers.")}
    assert "Guardians of Peace" in found


def test_a_headline_that_tells_what_happened_names_nobody() -> None:
    titled = Report(title="Disruption of TV5Monde", text="Hackers knocked all channels of a broadcaster off the air.")
    assert not any("Disruption" in thing.forms[0] for thing in named_things(next(iter(prepare([titled], gazetteer(base_ledger()))))))


def test_a_date_before_a_name_is_no_part_of_it() -> None:
    for text in ("On Wednesday Beate Gangås told a panel who hacked the dam.", "Last October Beate Gangås described the hackers."):
        assert "Beate Gangås" in {entity.name for entity in entities(prepared(text))}
    assert "Sunday Times" in {entity.name for entity in entities(prepared("The Sunday Times reported that hackers stole files."))}


def test_two_tools_told_in_one_breath() -> None:
    told = {name.text: name.pattern for name in coined("TelB and TelAndExt, two infostealers for Windows, copy files.") if name.pattern != "list"}
    assert told == {"TelB": "tool-apposition", "TelAndExt": "tool-apposition"}


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
