"""Traps of layout, splitting and parsing, each met in a real report: what they hide is read all the same."""

import pytest

from loaders.claim_document import claim_documents
from loaders.prose.layout import blocks
from loaders.prose.products import names_product
from loaders.prose.sentences import split
from tests.prose.test_claims import claims, pairs, read


@pytest.mark.parametrize("verb", ["targets", "targeted", "compromises"])
def test_a_threat_actor_that_targets_somebody_is_no_row_of_nouns(verb: str) -> None:
    resolved = read(f"This threat actor {verb} law firms and human rights organizations for espionage.")
    assert {entity.name for entity in resolved.entities if entity.id.startswith("org:")} >= {"law firms", "human rights organizations"}


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Members of the group TEMP.Periscope were inside. They stayed.", 2),
        ("It installs Backdoor.Motnug on servers.", 1),
        ("It is unlike other threats.According to Proofpoint, it is new.", 2),
    ],
)
def test_a_full_stop_inside_a_name_ends_no_sentence(text: str, sentences: int) -> None:
    assert len(list(split(text))) == sentences


def test_a_paragraph_about_stolen_cookies_is_no_cookie_banner() -> None:
    story = "An affiliate of LockBit replayed a stolen session cookie and walked past the second factor. " * 4 + "Cookies that were taken stay valid."
    assert [block.kind for block in blocks(story)] == ["paragraph"]
    assert [block.kind for block in blocks("We use cookies. Read our cookie and privacy policy.")] == ["boilerplate"]


def test_a_claim_document_calls_a_group_as_the_headline_does() -> None:
    rows = claim_documents(read("This threat actor targets universities around the world for espionage purposes.", title="Cobalt Dickens"))
    assert {row["subject"]["name"] for row in rows if row["kind"] == "TARGETED"} == {"Cobalt Dickens"}


def test_why_a_group_acts_is_told_where_no_victim_is() -> None:
    (claim,) = claims("TA505 is a hacking group that acts for financial gain.", "MOTIVATED_BY")
    assert (claim.subject, claim.object) == ("group:ta505", "motive:financial-gain")


def test_a_plain_sentence_is_enough() -> None:
    assert ("group:apt28", "org:bellingcat") in pairs("APT28 attacked Bellingcat.", "TARGETED")


def test_a_service_of_the_sponsor_is_no_victim() -> None:
    text = "APT29, which works for the Russian Foreign Intelligence Service, hacked Bellingcat and stole its e-mails."
    assert {target for _, target in pairs(text, "TARGETED")} == {"org:bellingcat"}


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The IT Army of Ukraine attacked a Russian bank.", "suspected"),
        ("A Russian-based group that is linked to the Federal Security Service (FSB) attacked a bank.", "likely"),
        ("The North Korea-based threat actor Diamond Sleet attacked a bank.", "suspected"),
    ],
)
def test_where_they_are_from_and_what_they_call_themselves_is_no_sponsor(text: str, certainty: str) -> None:
    assert {claim.certainty for claim in claims(text, "SPONSORED_BY")} == {certainty}


def test_the_name_in_brackets_behind_a_tool_is_no_second_tool() -> None:
    used = {target for _, target in pairs("Lazarus used the backdoor KANDYKORN (aka SockRacket) against a bank.", "USES")}
    assert used == {"tool:kandykorn"}


def test_a_great_cannon_is_no_cannon() -> None:
    assert not [entity for entity in read("China used the Great Cannon to flood GitHub.").entities if entity.id == "tool:cannon"]


def hit(text: str, title: str = "") -> set[str]:
    """Return the names of those whom a text tells to be attacked."""
    resolved = read(text, title=title)
    targets = {claim.object for claim in resolved.claims if claim.kind == "TARGETED" and claim.stance == "asserts"}
    return {entity.name for entity in resolved.entities if entity.id in targets}


def speak(text: str) -> set[str]:
    """Return the names of those who, by a text, attribute or find out."""
    resolved = read(text)
    told = {claim.asserted_by for claim in resolved.claims} | {
        entity.name for entity in resolved.entities if entity.id in {c.subject for c in resolved.claims if c.kind == "ATTRIBUTED"}
    }
    return {name for name in told if name}


def test_what_is_done_to_one_of_a_list_is_done_to_all() -> None:
    assert hit("A threat actor targeted foreign ministries, Stanford University, think tanks and several banks.") >= {
        "foreign ministries",
        "Stanford University",
        "think tanks",
        "banks",
    }


def test_a_place_that_tells_where_is_no_victim_and_one_that_is_attacked_is() -> None:
    names = hit("Chinese hackers targeted telecommunications providers, government agencies, and others in the United States, Hong Kong, and India.")
    assert "telecommunications providers" in names
    assert not names & {"United States", "Hong Kong", "India", "others", "others in the United States"}
    assert "Ukraine" in hit("The Russian hackers APT28 targeted Ukraine with phishing e-mails.")


def test_exploited_software_is_no_victim() -> None:
    assert hit("Sandworm exploited a flaw in Exim and in Firefox to break into the servers of Bellingcat.") == {"Bellingcat"}


def test_whom_only_the_headline_names_stands_beside_another_kind_of_victim() -> None:
    names = hit(
        "Vietnamese hackers spied on dissidents and journalists with malware.",
        title="Targeting of dissidents, journalists, and private companies in Germany",
    )
    assert names == {"dissidents", "journalists", "private companies in Germany"}


def test_who_only_punishes_is_no_victim() -> None:
    sanctions = "The European Union has imposed sanctions on two officers of the GRU who hacked the German Bundestag."
    assert hit(f"{sanctions} The men may no longer enter the European Union.") == {"Bundestag"}


def test_a_group_of_which_nothing_else_is_told_is_found_by_its_name() -> None:
    assert {group for group, _ in pairs("The Dukes are back.", "KNOWN_AS")} == {"group:apt29"}


def test_a_mechanism_that_is_known_as_something_is_no_group() -> None:
    resolved = read(
        "A threat actor targets the worldwide financial transfer mechanism known as SWIFT to steal funds from banks in Bangladesh and Vietnam."
    )
    assert not [entity for entity in resolved.entities if entity.label == "Group" and entity.name == "SWIFT"]


def test_a_name_that_only_stands_as_malware_is_no_group() -> None:
    resolved = read("APT41 hacked a hospital. One manual covers a control panel for the Winnti malware, which was used in the attack.")
    assert {entity.id for entity in resolved.entities if entity.label == "Group"} == {"group:apt41"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hackers are targeting developers of industrial systems with spyware, ReversingLabs reports.", {"ReversingLabs"}),
        (
            "Russian hackers attacked the World Anti-Doping Agency. Australia and Canada issued statements attributing the attack to Russian military intelligence.",
            {"Australia"},
        ),
        ("In June 2016 CrowdStrike said that Fancy Bear had hacked the Democratic National Committee.", {"CrowdStrike"}),
    ],
)
def test_whoever_puts_a_name_to_a_finding_is_its_attributor(text: str, names: set[str]) -> None:
    assert speak(text) >= names


@pytest.mark.parametrize(
    ("text", "name", "speaker"),
    [
        (
            "Citizen Lab, a research group at the University of Toronto, found that Pegasus had infected the phone of a journalist.",
            "University of Toronto",
            "Citizen Lab",
        ),
        (
            "Chinese hackers broke into the network of a rights group, Secureworks said. In June 2021 Amnesty International accused China of crimes against humanity.",
            "Amnesty International",
            "Secureworks",
        ),
    ],
)
def test_seats_and_critics_are_no_attributors(text: str, name: str, speaker: str) -> None:
    assert name not in speak(text)
    assert speaker in speak(text)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The agencies assess that actors sponsored by the Russian government have broken into a power company.", "stated"),
        ("CrowdStrike said that Fancy Bear, which hacked the party, was probably working for the Russian military.", "likely"),
        ("The malware is used by North Korean hackers, who attacked a power company.", "suspected"),
    ],
)
def test_a_doubt_about_the_deed_is_none_about_the_sponsor(text: str, certainty: str) -> None:
    assert {claim.certainty for claim in claims(text, "SPONSORED_BY")} == {certainty}


@pytest.mark.parametrize(
    ("phrase", "product"),
    [
        ("guest VMs", True),
        ("Microsoft Exchange Servers", True),
        ("Internet Explorer", True),
        ("Citrix", False),
        ("GitHub", False),
        ("water utilities", False),
        ("word of mouth", False),
    ],
)
def test_a_product_is_told_from_its_maker(phrase: str, product: bool) -> None:
    assert names_product(phrase) == product


def test_a_list_ends_where_a_clause_begins() -> None:
    names = hit("Russian hackers broke into the networks of federal agencies, hospitals and banks, U.S. officials suspect.")
    assert names >= {"federal agencies", "hospitals", "banks"}
    assert "U.S. officials" not in names


def test_who_only_tells_of_it_is_no_victim() -> None:
    assert hit("The hacking group Ocean Lotus targeted bloggers and human rights activists with spyware, Amnesty International found.") == {
        "bloggers",
        "human rights activists",
    }


def test_who_only_reacts_attributes_nothing() -> None:
    assert "Interior Ministry" not in speak("APT28 hacked into the foreign ministry, dpa reported. The Interior Ministry said it was investigating.")
