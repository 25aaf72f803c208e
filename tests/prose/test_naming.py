"""Naming: what a name is given to, who is no gang though it has one, and names that are one name."""

import pytest

from loaders.prose.coinage import coined
from loaders.prose.entities import entities
from loaders.prose.judge import judge
from loaders.prose.name_rules import is_association, is_short_for_another, only_finds
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
