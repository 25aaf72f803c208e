"""Tellings: customers and suspects, tables and lists, names of two things, and who criticises whom across sentences."""

import pytest

from graph.claims import Report
from graph.names.build import base_ledger
from loaders.prose import criticism, extract, name_signals
from loaders.prose.acts import acts
from loaders.prose.candidates import may_be_entity
from loaders.prose.entities import entities
from loaders.prose.enumerations import is_place
from loaders.prose.names import named_things
from loaders.prose.statements import ways
from loaders.prose.victims import mention_signals
from tests.prose.test_claims import claims, pairs
from tests.prose.test_press import sponsors
from tests.prose.test_traps import hit
from tests.prose.test_voices import STORY, prepared, who_denies
from tests.prose.test_whom import who_says

SPYWARE = "The phones of three journalists were infected with Pegasus, Citizen Lab found. "


def tools(text: str) -> set[str]:
    """Return the names of the tools that a text says the actor used."""
    return {
        form for draft in extract(Report(text=text), base_ledger()).drafts if draft.kind == "USES" for form in (draft.object.name, draft.object.text)
    }


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (f"{SPYWARE}We believe that the customer was most likely an agency of the Togolese state.", "TG"),
        (f"{SPYWARE}For our part, we suspect an Indian government agency.", "IN"),
        (f"{SPYWARE}Our lab suspects the authorities in Lomé.", "TG"),
        ("The National Election Committee of Cambodia was hacked. U.S. officials traced the theft to hackers working for China's Ministry of State Security and called it an intelligence operation.", "CN"),
    ],
)  # fmt: skip
def test_a_customer_and_a_suspect_are_sponsors_however_the_sentence_gets_there(text: str, state: str) -> None:
    assert sponsors(text) == {f"state:{state}"}


def test_whose_employees_read_mail_is_read_is_no_sponsor() -> None:
    assert sponsors("APT28 read the emails of employees of the Danish defense ministry.") <= {"state:RU"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lazarus Group hacked Bellingcat and brought along two backdoors that were new to us, Zapoa and ReShell.", {"Zapoa", "ReShell"}),
        ("Lazarus Group hacked Bellingcat with the trojans Quasar and GhostCringe.", {"Quasar", "GhostCringe"}),
    ],
)
def test_all_names_of_a_list_that_follows_the_noun_for_tools_are_tools(text: str, wanted: set[str]) -> None:
    assert wanted <= tools(text)


@pytest.mark.parametrize(
    ("text", "name", "signal"),
    [
        ("They ran remote management software such as AnyDesk and Splashtop.", "Splashtop", "among-tools"),
        ("FireEye had not met two further programs, EVILTECH and DADBOD, before.", "DADBOD", "among-tools"),
        ("The traffic went out through rsocx, an open-source proxy.", "rsocx", "by-tool-apposition"),
    ],
)
def test_what_is_told_of_a_tool_by_the_words_before_its_list_is_observed(text: str, name: str, signal: str) -> None:
    document = prepared(text)
    told = {thing.forms[0]: name_signals.signals(document, thing, "rank-none") for thing in named_things(document)}
    assert signal in told[name]


def test_a_verb_behind_a_name_in_a_list_makes_it_no_tool() -> None:
    document = prepared("It used two exploits, Microsoft said.")
    told = {thing.forms[0]: name_signals.signals(document, thing, "rank-none") for thing in named_things(document)}
    assert "among-tools" not in told.get("Microsoft", frozenset())


def test_the_version_belongs_to_the_name_of_a_tool() -> None:
    sentence = prepared("The worm Duqu 2.0 was found at a hotel in Vienna.").sentences[0]
    assert [name.text for name in sentence.names if name.label == "Tool"] == ["Duqu 2.0"]


def test_a_name_of_a_group_and_of_malware_is_what_the_text_calls_it() -> None:
    text = "Energetic Bear hacked power companies. Its malware, which researchers named Havex, was hidden in updates of a vendor. Havex scanned the networks."
    assert "Havex" in tools(text)
    assert not {claim for claim in claims(text, "TARGETED") if claim.subject_text == "Havex"}


def test_a_power_utility_is_no_utility_program() -> None:
    assert "JASEC" not in tools("Conti hacked five institutions in Costa Rica, the BBC said. JASEC, a power utility in Cartago, could not bill.")


def test_cells_of_a_table_are_names_of_their_own() -> None:
    row = prepared(
        "Here is what was taken, and from whom, as far as the court heard of it in the six weeks of the trial at Southwark in London.\n\nFebruary 2022 | Nvidia, the chip maker | designs\nMarch 2022 | Okta | log-ins\nApril 2022 | Globant | code\nMay 2022 | nobody | nothing\n\nThe gang was found guilty."
    ).sentences[1]
    found = [phrase for phrase in row.phrases if may_be_entity(phrase)]
    assert [phrase.text for phrase in found][:1] == ["Nvidia"]
    assert "opens-item" in mention_signals(found[0])


def test_the_last_bullet_of_a_list_is_no_heading() -> None:
    text = "Lazarus Group hacked exchanges, the FBI said, and told the public about three thefts in a joint statement with Japanese police:\n- DMM Bitcoin (Japan), 308 million dollars\n- Rain Management, 16 million dollars\n\nSeparately the agencies warned companies of applications by people who are not who they say they are, and of links that they send."
    assert [sentence.block.kind for sentence in prepared(text).sentences][1:3] == ["item", "item"]


def test_a_firm_that_looks_like_a_place_is_told_by_the_state_in_brackets() -> None:
    found = prepared("The governments attribute the thefts from WazirX (India) and Upbit (South Korea) to Lazarus Group.").sentences[0].phrases
    assert not any(is_place(phrase) for phrase in found if phrase.text in ("WazirX", "Upbit"))


def test_a_person_is_called_by_the_full_name_and_not_by_the_title() -> None:
    text = "Hackers infected the phone of Loïc Lawson, a publisher in Lomé, with Pegasus. Mr Lawson was told by Citizen Lab."
    assert "Loïc Lawson" in hit(text)


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("The club denied that it had hacked anybody.", "club"),
        ("The younger boy denied the charges of hacking.", "younger boy"),
        ('The Chinese ambassador in Ottawa called the findings "a montage".', "Chinese ambassador in Ottawa"),
        ('The Chinese embassy in Vienna spoke of "the usual fairy tales".', "Chinese embassy in Vienna"),
    ],
)
def test_whoever_is_described_denies_too_in_whatever_words(said: str, who: str) -> None:
    assert any(who in name for name in who_denies(f"{STORY} {said}"))


def test_a_spokesman_who_goes_on_with_a_denial_is_no_second_voice() -> None:
    said = 'China\'s foreign ministry rejected it. Beijing "firmly opposes any form of cyber attack", a spokesman said.'
    assert len(who_denies(f"{STORY} {said}")) == 1


CRITICS = (
    "Aminatou Haidar's telephone was infected with Pegasus, Amnesty International found. We believe that the Moroccan authorities were behind it. "
)


def test_she_is_the_last_person_though_a_body_acts_between() -> None:
    said = "Haidar spent years in prison. The court did not comment. In 2009 she protested against the Moroccan occupation."
    assert ("org:aminatou-haidar", "state:MA") in pairs(CRITICS + said, "CRITICIZED")


def test_what_somebody_founded_did_is_told_of_the_founder() -> None:
    document = prepared("Aminatou Haidar, founder of an association that had condemned the Moroccan occupation in 2020, lives in Laayoune.")
    (act,) = acts(document, entities(document))
    assert {entity.name: deeds for entity, _, _, deeds in act.speakers}["Aminatou Haidar"] >= {"criticize"}


def test_it_is_who_was_told_of_most_where_the_last_body_is_long_ago() -> None:
    text = "Bellingcat was hacked by APT28. Bellingcat said so. Bellingcat found it. ThreatConnect agreed. The minister did not comment. Paul Smith declined. He denied it. Paul Smith left. In 2018 it published a report on the war of Russia."
    document = prepared(text)
    last = acts(document, entities(document))[-1]
    assert ("Bellingcat", "pronoun") in {(entity.name, how) for entity, how, *_ in last.speakers}


def test_who_is_in_power_is_no_critic_of_the_own_state() -> None:
    document = prepared("Prime Minister Faure Gnassing denounced Togo's critics. Loïc Lawson denounced the government of Togo.")
    rows = criticism.criticisms(document, acts(document, entities(document)), [], ["TG"], {})
    assert {row.critic.name for row in rows} == {"Loïc Lawson"}


def test_a_state_whose_parliament_was_hit_is_a_critic() -> None:
    text = "APT28, which works for the Russian military intelligence service GRU, hacked the Parliament of Norway in 2020. In March 2014 Norway condemned the annexation of Crimea by Russia."
    assert ("org:norway", "state:RU") in pairs(text, "CRITICIZED")


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("ESET, which received samples first, attributed the malware to APT28.", "ESET"),
        ("Dragos, which looked into the events, comes with moderate confidence to the same answer.", "Dragos"),
    ],
)
def test_who_finds_is_told_by_other_words_too(said: str, who: str) -> None:
    assert who in who_says(f"APT28 hacked Bellingcat, Secureworks said. {said}")


@pytest.mark.parametrize("said", ["Microsoft has placed that group inside the Russian military.", "Microsoft filed the gang under DEV-0537."])
def test_to_place_or_to_file_a_group_is_to_find(said: str) -> None:
    first = next(phrase for phrase in prepared(said).sentences[0].phrases if phrase.text == "Microsoft")
    assert "finder" in ways(first)


def test_the_title_alone_means_whoever_bears_it() -> None:
    found = prepared("APT28 hacked the mailbox of Chancellor Angela Merkel. The Chancellor had condemned the annexation.")
    assert [phrase.text for entity in entities(found) for phrase in entity.anaphors] == ["Chancellor"]


@pytest.mark.parametrize(
    ("said", "motive"),
    [
        ("The purpose was to learn in advance what the ministry would ask for in the negotiations.", "motive:espionage"),
        ("The aim was to stir up unrest before the referendum.", "motive:influence"),
        ("They wanted to avenge the death of a general.", "motive:retaliation"),
    ],
)
def test_what_a_sentence_says_it_was_for_is_the_motive(said: str, motive: str) -> None:
    assert motive in {why for _, why in pairs(f"Hackers broke into the foreign ministry of Paraguay, ESET said. {said}", "MOTIVATED_BY")}
