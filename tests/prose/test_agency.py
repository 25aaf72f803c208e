"""Agency reports: how the press tells who stands behind an attack, who denies it and who was hit, and whom a page only shows."""

import pytest

from graph.claims import Report
from graph.names.build import base_ledger
from loaders.prose import extract
from loaders.prose.bystanders import is_own_service, only_stands_by
from loaders.prose.entities import entities
from loaders.prose.gazetteer import gazetteer
from loaders.prose.judge import judge
from loaders.prose.reading import Reading
from loaders.prose.sponsors import is_accuser
from tests.prose.test_press import sponsors
from tests.prose.test_tellings import tools
from tests.prose.test_traps import hit
from tests.prose.test_voices import STORY, prepared, who_denies


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Chinese officials have accused the National Security Agency of the United States of robbing a university in Xi'an.", "US"),
        ("Hackers broke into telephone companies. Their tools belong to the Equation Group, widely assumed to be the NSA.", "US"),
        ("The security services of Kenya kept two documentary filmmakers under surveillance with spyware.", "KE"),
        ("The minister said that Tehran had planned and paid for the cyberattack on the state's institutions.", "IR"),
        ("A group not seen before that has ties to the Iranian government wiped computers of Israeli companies.", "IR"),
        ("Ocean Lotus, a group that has been suspected of links with the Vietnamese government, sent spyware to activists.", "VN"),
        ("Maduro's government hacked the phones of opposition politicians in Caracas.", "VE"),
        ("Indian spy networks hacked the mobile phones of army officers.", "IN"),
    ],
)
def test_a_sponsor_as_agencies_name_it(text: str, state: str) -> None:
    assert sponsors(text) == {f"state:{state}"}


@pytest.mark.parametrize(
    "text",
    [
        "Hackers attacked Bellingcat. Al Jazeera, which belongs to the Qatari state, reported that they sat in an office.",
        "Hackers sent e-mails to employees of China's Ministry of Emergency Management.",
        "Hackers attacked Bellingcat and Syrian opposition groups.",
        "Hackers attacked Bellingcat. They are less advanced than actors from Russia, China, North Korea or Iran.",
        "Hackers attacked Bellingcat. A study of it came from an affiliate of the Chinese security heavyweight Qihoo 360.",
        "Hackers attacked phones. It was Pakistan's intelligence agencies that came across the attack.",
        "Hackers attacked phones. By the FSB's account they belong to diplomats. Apple helped, as the FSB sees it.",
        "Hackers attacked Bellingcat. Data on 115 million mobile phone users in Pakistan was on sale on the dark web.",
    ],
)
def test_a_state_that_is_only_spoken_of_is_no_sponsor(text: str) -> None:
    assert sponsors(text) == set()


def test_a_state_that_accuses_another_is_not_the_sponsor_itself() -> None:
    document = prepared(
        "Beijing accused the National Security Agency of the United States of hacking a university. It spoke of a campaign against Chinese companies."
    )
    found = {item.iso2: item for item in Reading(document, judge()).states}
    assert is_accuser(found["CN"], list(found.values()))
    assert not is_accuser(found["US"], list(found.values()))


def test_an_agency_is_a_state_only_where_it_is_said_to_have_done_it() -> None:
    assert [state.text for state in prepared("The NSA warned of hackers.").sentences[0].states] == []
    assert [state.text for state in prepared("The tool is the work of the NSA.").sentences[0].states] == ["NSA"]


def test_a_group_keeps_the_name_that_the_sentence_gives_it() -> None:
    told = extract(Report(text="Ghostwriter stole e-mails of ministers. UNC1151 is linked to the government of Belarus."), base_ledger()).drafts
    assert {draft.subject.text for draft in told if draft.kind == "SPONSORED_BY"} == {"UNC1151"}


def test_two_states_may_be_named_for_one_group() -> None:
    text = (
        "UNC1151 broke into mailboxes of Polish ministers. Mandiant linked UNC1151 with high confidence to the government of Belarus. "
        "Warsaw has said since June that Russian intelligence is behind the attacks."
    )
    told = extract(Report(text=text, published="2021-11-16"), base_ledger()).drafts
    named = {(draft.subject.text, draft.object.key) for draft in told if draft.kind == "SPONSORED_BY" and draft.subject.named}
    assert {key for _, key in named} == {"state:BY", "state:RU"}


def test_who_follows_behind_the_state_is_not_tied_to_it() -> None:
    text = "Files of the Equation Group, a group believed to be the NSA, were put out by the Shadow Brokers. The Equation Group hacked a bank."
    told = extract(Report(text=text), base_ledger()).drafts
    assert {draft.subject.text for draft in told if draft.kind == "SPONSORED_BY"} == {"Equation Group"}


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("The Chinese embassy in Nairobi termed the charge baseless.", "Chinese embassy in Nairobi"),
        ("The report was at first denied by Zhao Lijian, a spokesman for the Chinese foreign ministry.", "Zhao Lijian"),
        ("Zhao Lijian of the Chinese foreign ministry called the accusation untrue.", "Zhao Lijian of the Chinese foreign ministry"),
    ],
)
def test_denials_as_agencies_tell_them(said: str, who: str) -> None:
    assert {name.removeprefix("The ") for name in who_denies(f"{STORY} {said}")} & {who, who.split(" of ")[0]}


def test_a_minister_who_calls_the_attack_unacceptable_denies_nothing() -> None:
    assert who_denies(f"{STORY} The British minister called the use of the spyware unacceptable.") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police installed a previously unknown spyware called NoviSpy on the phones of activists.", "NoviSpy"),
        ("APT36 sent documents to Indian diplomats. Whoever opened them installed Crimson RAT, a program that steals passwords.", "Crimson RAT"),
    ],
)
def test_tools_by_their_whole_name(text: str, name: str) -> None:
    assert name in tools(text)


def test_a_group_is_known_in_one_word_too() -> None:
    found = list(gazetteer(base_ledger()).find("FancyBear has spent weeks on phishing."))
    assert [(name.text, name.entry.name if name.entry else "") for name in found] == [("FancyBear", "APT28")]


def test_a_target_is_called_by_name_and_not_by_what_it_is() -> None:
    found = hit("Hackers sent spyware to three people. The first target, Husam El Gomati, is a critic of Italy's role in Libya.")
    assert "Husam El Gomati" in found
    assert "critic of Italy's role in Libya" not in found


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        (
            "Russian spies attacked Bellingcat. The United States brought charges of hacking in Nebraska, and in Pennsylvania against Igor Turashev.",
            "Igor Turashev",
        ),
        ("Hackers attacked Bellingcat with profiles of supposed journalists, students and lawyers.", "students"),
    ],
)
def test_who_is_only_told_of_was_not_hit(text: str, nobody: str) -> None:
    found = hit(text)
    assert "Bellingcat" in found
    assert not {name for name in found if nobody in name}


def test_an_army_of_the_sponsor_is_its_own_service() -> None:
    found = {entity.name: entity for entity in entities(prepared("They serve the General Staff of the Armed Forces of Russia."))}
    army = found["General Staff of the Armed Forces of Russia"]
    assert (is_own_service(army, frozenset(("RU",))), is_own_service(army, frozenset(("CN",)))) == (True, False)


@pytest.mark.parametrize(
    ("text", "name", "aside"),
    [
        ("Predator was sold to Egypt. Its founder is Tal Dilian.", "Tal Dilian", True),
        (
            "Hackers attacked journalists.\n\nThey used spyware.\n\nLikhita Banerji, researcher at Amnesty Tech.\n\nThey were caught.",
            "Likhita Banerji",
            True,
        ),
        ("Hackers attacked banks. A cybersecurity firm from China accuses the United States.", "cybersecurity firm from China", True),
        ("Hackers attacked banks. Employees of a cybersecurity firm found their mail gone.", "Employees of a cybersecurity firm", False),
        ("Hackers attacked banks. The tools are those of Chinese companies.", "Chinese companies", True),
        ("Hackers locked computers, among them those of Chinese companies.", "Chinese companies", False),
        ("Saudi Arabia owes a dissident money, the High Court decided.", "High Court", True),
        ("Hackers attacked courts and municipalities.", "courts", False),
        ("Human rights activists regard the arrest as pressure.", "Human rights activists", True),
        ("Human rights activists lost their mail.", "Human rights activists", False),
    ],
)
def test_who_only_stands_by(text: str, name: str, aside: bool) -> None:
    found = {entity.name: entity for entity in entities(prepared(text))}
    assert only_stands_by(found[name]) is aside


def test_the_whole_phrase_names_a_victim() -> None:
    assert ("Ministries of Foreign Affairs") in {
        draft.object.text
        for draft in extract(Report(text="BackdoorDiplomacy attacked Ministries of Foreign Affairs in African countries."), base_ledger()).drafts
        if draft.kind == "TARGETED"
    }


def test_a_described_person_takes_the_pronoun() -> None:
    document = prepared("Tom Baker is a lawyer. A refugee told the police that his computer was hacked with FinSpy by Ethiopian spies.")
    told = {entity.name: [phrase.text for phrase in entity.anaphors] for entity in entities(document)}
    assert (told["refugee"], told["Tom Baker"]) == (["his"], [])
