"""Voices: who denies, who criticises whom, what a report finds itself, and who was hit beside others."""

import pytest

from graph.claims import Report
from graph.names.build import base_ledger
from loaders.prose import criticism, extract, fellows, own_voice
from loaders.prose.acts import acts
from loaders.prose.coinage import coined
from loaders.prose.document import Document, prepare
from loaders.prose.entities import entities
from loaders.prose.gazetteer import gazetteer
from loaders.prose.judge import judge
from loaders.prose.layout import blocks
from loaders.prose.reading import Reading
from tests.prose.test_claims import pairs
from tests.prose.test_traps import hit
from tests.prose.test_whom import who_says

STORY = "Chinese hackers broke into the network of Bellingcat, Secureworks said."


def prepared(text: str) -> Document:
    """Return a text, prepared for the rules."""
    return next(iter(prepare([Report(text=text)], gazetteer(base_ledger()))))


def who_denies(text: str) -> set[str]:
    """Return the names of those who deny what a text says of the sponsor."""
    drafts = extract(Report(text=text), base_ledger()).drafts
    return {draft.asserted_by.name for draft in drafts if draft.kind == "SPONSORED_BY" and draft.stance == "denies" and draft.asserted_by}


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Foreign Minister Urmas Paet accused Beijing of involvement, while China said it had nothing to do with the attacks.", "China"),
        ("The Chinese embassy in Ottawa informed the ministry that it regards the charges as fabricated.", "Chinese embassy in Ottawa"),
        ("China's ambassador in London, Liu Xiaoming, called the charges groundless.", "China's ambassador in London, Liu Xiaoming"),
        ('"China opposes and combats all forms of hacking," a spokesman for the embassy said.', "spokesman for the embassy"),
    ],
)
def test_who_denies_is_the_subject_of_what_is_said(said: str, who: str) -> None:
    assert who_denies(f"{STORY} {said}") == {who}


@pytest.mark.parametrize(
    "said",
    [
        "The Chinese embassy has neither confirmed nor denied that it was involved.",
        "The firm Fox-IT, which was called in, counts 531 false certificates.",
    ],
)
def test_who_keeps_silent_or_is_called_in_denies_nothing(said: str) -> None:
    assert who_denies(f"{STORY} {said}") == set()


SPYWARE = "The phones of Carmen Aristegui, of staff of Centro Prodh and of Juan Pardinas were infected with Pegasus. Mexico is accused of using it."


@pytest.mark.parametrize(
    ("said", "critic"),
    [
        ("In November 2014 Aristegui revealed that the president's wife was buying a house from a contractor of the government.", "carmen-aristegui"),
        ("In May 2015 Centro Prodh accused the army of executing prisoners.", "centro-prodh"),
        ("In 2016 Pardinas denounced the corruption of ministers.", "juan-pardinas"),
    ],
)
def test_what_somebody_does_against_those_in_power_is_criticism_though_the_state_is_not_named(said: str, critic: str) -> None:
    assert (f"org:{critic}", "state:MX") in pairs(f"{SPYWARE} Citizen Lab found the infections. {said}", "CRITICIZED")


def test_to_accuse_a_state_of_hacking_is_to_attribute_be_there_a_full_stop_in_its_name() -> None:
    document = prepared("The firm Qihoo 360 accused the U.S. National Security Agency of spying on Northwestern Polytechnical University.")
    found = entities(document)
    rows = criticism.criticisms(document, acts(document, found), found, ["US"], {})
    assert rows
    assert all("attributes" in row.signals for row in rows)


def test_a_company_that_contests_a_lawsuit_denies_no_attack() -> None:
    text = f"{STORY} WhatsApp is suing NSO in California over attacks on about 1,400 of its users; the company contests the claim."
    assert who_denies(text) == set()


BLOG = "Kestrel Point Threat Research | 13 December 2022 | 7 min read\n\nAPT42, a group that works for Iran, hacked a diamond wholesaler in Tel Aviv and a jeweller in Hong Kong, ESET found. {}"


@pytest.mark.parametrize(
    "said", ["We attribute the attack to the group with high confidence.", "Our reading is the same.", "We concur.", "In our view Iran is behind it."]
)
def test_what_a_report_finds_in_its_own_voice_is_its_publisher_s_finding(said: str) -> None:
    assert "Kestrel Point Threat Research" in who_says(BLOG.format(said))


@pytest.mark.parametrize(
    "said", ['"We believe that it was Iran," the wholesaler said.', "We thank our colleagues.", "We do not believe in accidents."]
)
def test_what_somebody_else_is_quoted_with_or_what_is_no_finding_is_not(said: str) -> None:
    assert "Kestrel Point Threat Research" not in who_says(BLOG.format(said))


def test_who_published_a_report_is_told_by_its_metadata_before_its_masthead() -> None:
    text = "Harbour Labs blog | Threat intelligence\n\nWe attribute the attack on a jeweller to APT42."
    mastheads = own_voice.publisher(prepared(text))
    (document,) = prepare([Report(text=text, publisher="Harbour")], gazetteer(base_ledger()))
    told = own_voice.publisher(document)
    assert mastheads is not None
    assert told is not None
    assert (mastheads.name, told.name) == ("Harbour Labs", "Harbour")


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Eva Galperin, who led the research, gave no more details.", "Eva Galperin"),
        ("The case was handled by the Internal Security Service of Estonia.", "Internal Security Service of Estonia"),
        ("Europol, which took part in the investigation of the attack, said little.", "Europol"),
    ],
)
def test_who_led_or_joined_an_inquiry_found_it_out(said: str, who: str) -> None:
    assert who in who_says(f"APT28, a Russian group, hacked Bellingcat, ESET reported. {said}")


def test_who_sells_the_spyware_attributes_nothing() -> None:
    text = "Hackers of the Moroccan government infected the phone of a journalist with Pegasus, Amnesty International found. Pegasus is made by NSO Group. NSO Group said that the spyware is sold to governments only."
    assert who_says(text) == {"Amnesty International"}


def test_victims_come_in_company() -> None:
    document = prepared("APT28 hacked Bellingcat and The Insider.\n\nMicrosoft said so.")
    found = {entity.name.removeprefix("The "): entity for entity in entities(document)}
    chances = {id(entity): 0.9 if name == "Bellingcat" else 0.3 for name, entity in found.items()}
    told = fellows.signals(found.values(), chances)
    beside, apart = told[id(found["Insider"])], told[id(found["Microsoft"])]
    assert {"list-most-3", "block-most-3"} <= beside
    assert {"list-none", "block-none"} <= apart


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("APT28 sent malware to exiles, among them Irina Petrushova and Alexander Petrushov.", {"exiles", "Irina Petrushova", "Alexander Petrushov"}),
        ("APT28 has placed a backdoor in ten banks and two ministries.", {"ten banks", "ministries"}),
        ("Banks and oil companies are among the recipients of the malware of APT28.", {"Banks", "oil companies"}),
        ("In 2023 Pegasus was used in the second half of the year against the phones of Anand Mangnale.", {"Anand Mangnale"}),
    ],
)
def test_whom_it_was_done_to_among_others(text: str, whom: set[str]) -> None:
    assert hit(text) == whom


def test_all_of_these_groups_are_those_named_before() -> None:
    text = "The government attributes the attack on the ministry to APT27, APT30 and APT31. All of these groups are linked to China."
    assert {subject for subject, state in pairs(text, "SPONSORED_BY") if state == "state:CN"} >= {"group:apt27", "group:apt30"}


def names_in(text: str) -> set[str]:
    """Return every proper name that a text speaks of as an entity."""
    return {entity.name for entity in entities(prepared(text)) if entity.proper}


def test_names_in_a_row_are_several_though_the_parser_takes_them_for_one() -> None:
    text = "Fourteen agencies took part, among them the FBI, Germany's Office for the Protection of the Constitution and Ukraine's Security Service."
    assert {"FBI", "Germany's Office for the Protection of the Constitution", "Ukraine's Security Service"} <= names_in(text)


def test_a_capital_inside_a_sentence_makes_a_name_whatever_the_tagger_says() -> None:
    assert "NorCERT" in names_in("Norway's cyber emergency team, NorCERT, identified the ransomware.")


@pytest.mark.parametrize(
    ("line", "kind"),
    [("HATVIBE       loader (HTML)  Sekoia, Halden", "row"), ("The second  version of the text has two blanks in one place.", "paragraph")],
)
def test_a_table_may_be_laid_out_with_blanks(line: str, kind: str) -> None:
    text = f"APT28 hacked the foreign ministries of several states in Central Asia last year, as two reports of January tell at length.\n\n{line}\n\nIt goes on.\n\nThen it ends.\n\nThe end."
    assert next(block.kind for block in blocks(text) if block.text == line) == kind


def test_a_gang_is_named_behind_what_its_members_are_and_a_kit_in_small_letters_is_a_tool() -> None:
    found = {guess.text for guess in coined("The hacktivists of KillNet used a kit named itsoknoproblembro, a researcher wrote.")}
    assert {"KillNet", "itsoknoproblembro"} <= found


def test_criticism_is_of_the_sponsor_whatever_other_state_the_sentence_names() -> None:
    document = prepared("Russian state hackers attacked Steven Pifer. Pifer wrote that the invasion of Ukraine was an unprovoked war of aggression.")
    reading = Reading(document, judge())
    found = criticism.criticisms(document, reading.acts, reading.victims, ["RU"], {})
    assert {item.iso2 for item in found} == {"RU"}
    assert {item.iso2 for item in criticism.criticisms(document, reading.acts, reading.victims, [], {}, "RU")} >= {"UA"}


@pytest.mark.parametrize(
    "said",
    [
        '"An incredible lie," the Russian foreign ministry said of the report.',
        "The defence ministry in Moscow called the charge a farce.",
        "The Russian embassy said that the story was purely not true.",
        "Russia had no part in the attack, its ambassador told the newspaper.",
    ],
)
def test_a_lie_a_farce_and_what_is_not_true_are_denials(said: str) -> None:
    assert who_denies(f"Hackers working for the Russian government attacked Bellingcat, Secureworks said. {said}")
