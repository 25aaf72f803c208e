"""How the press writes: headlines, pronouns, accusations and asides, each met on a real page, told here in other words."""

import pytest

from graph.claims import Report
from graph.names.build import base_ledger
from loaders.prose.document import prepare
from loaders.prose.gazetteer import gazetteer
from loaders.prose.headlines import Spelling, in_title_case
from loaders.prose.relevance import may_hold_claim
from tests.prose.test_claims import claims, read
from tests.prose.test_traps import hit


def sponsors(text: str) -> set[str]:
    """Return the states that a text ties its actor to."""
    return {claim.object for claim in claims(text, "SPONSORED_BY")}


@pytest.mark.parametrize(
    ("headline", "title_case"),
    [
        ("Finland Blames Chinese Hacking Group for Parliament Cyber Attack", True),
        ("Finland says Chinese hackers were behind the attack", False),
        ("Pegasus Project", True),
        ("Bellingcat", False),
    ],
)
def test_a_headline_in_title_case_is_told_from_a_sentence(headline: str, title_case: bool) -> None:
    assert in_title_case(headline) is title_case


def test_words_of_a_headline_are_written_small_unless_the_text_writes_them_with_a_capital() -> None:
    spelling = Spelling(
        "Hackers Broke Into Bellingcat, Kaspersky Says\n\nThe hackers broke into the mailboxes of Bellingcat, a report of Kaspersky says."
    )
    small = {word for _, _, word in spelling.in_sentence_case("Hackers Broke Into Bellingcat, Kaspersky Says", [])}
    assert small == {"hackers", "broke", "into", "says"}
    assert not list(spelling.in_sentence_case("The hackers broke into Bellingcat", []))


def test_a_headline_in_title_case_is_parsed_as_a_sentence() -> None:
    title = "Hackers Attack Bellingcat Over Its Reports on Syria"
    (made,) = prepare([Report(text="The hackers broke in, the police said.", title=title)], gazetteer(base_ledger()))
    assert made.title is not None
    assert {phrase.text: "attack:dobj" in phrase.roles for phrase in made.title.phrases}["Bellingcat"]
    assert {phrase.text for phrase in made.title.phrases} >= {"Hackers", "Bellingcat"}


def test_what_was_done_to_it_was_done_to_whoever_it_means() -> None:
    text = "Bellingcat is a group of journalists in Amsterdam. In May its mailboxes were hacked by APT28, a Russian group."
    assert "Bellingcat" in hit(text)
    assert not hit("Bellingcat is a group of journalists in Amsterdam. In May its report was read widely.")  # No attack, no victim.


def test_their_phones_are_those_of_people_not_of_who_found_it_out() -> None:
    found = hit("Citizen Lab identified twelve lawyers and journalists whose phones had been hacked; their messages were stolen by the Donot Team.")
    assert {"journalists"} <= {name.split()[-1] for name in found}
    assert "Citizen Lab" not in found


def test_a_verb_behind_a_preposition_is_no_part_of_a_name() -> None:
    found = hit("The United States accused APT31, a group that works for China, of hacking journalists and dissidents.")
    assert found == {"journalists", "dissidents"}


def test_initials_in_a_headline_are_the_name_that_the_text_spells_out() -> None:
    text = "Hackers attacked the International Press Institute (IPI) with a flood of requests in September. The website of IPI was offline for three days."
    assert hit(text, "Hackers attack IPI") == {"International Press Institute"}


@pytest.mark.parametrize(
    "text",
    [
        "Qilin, a Russian-speaking gang, attacked a hospital in London and stole its files.",
        "Killnet, a pro-Russian collective, attacked the website of a hospital in London.",
        "APT32 mailed tracking links and malicious attachments to staff of China's Ministry of Emergency Management and hacked the ministry.",
    ],
)
def test_tongue_and_sympathies_are_no_sponsor(text: str) -> None:
    assert hit(text)
    assert not sponsors(text)


def test_of_two_states_that_are_named_together_the_same_is_told() -> None:
    assert sponsors("Iranian and Russian hackers attacked British journalists in May.") == {"state:IR", "state:RU"}


def test_a_state_that_is_much_less_likely_than_another_is_no_sponsor() -> None:
    text = (
        "APT28, a group that is run by the Russian military intelligence service GRU, hacked the Norwegian parliament in August. "
        "The Norwegian authorities have not said who was behind a second intrusion."
    )
    assert sponsors(text) == {"state:RU"}


def test_an_accused_official_attributes_nothing() -> None:
    text = (
        "APT31, a group that works for China, hacked the Finnish parliament, the Finnish Security and Intelligence Service said. "
        "China's foreign ministry said that the report on the attack is full of errors."
    )
    assert {claim.subject for claim in claims(text, "ATTRIBUTED")} == {"org:finnish-security-and-intelligence-service"}


def test_detained_people_were_not_hacked() -> None:
    text = "Hackers sent spyware to Amnesty International in June. The message spoke of six activists detained in Saudi Arabia."
    assert hit(text) == {"Amnesty International"}


def test_who_is_charged_with_it_was_not_hit() -> None:
    text = "The United States has charged three North Koreans, who worked for the military intelligence of North Korea, with the attack on Sony Pictures."
    assert hit(text, "U.S. charges three North Koreans with the attack on Sony Pictures") == {"Sony Pictures Entertainment"}


def test_whoever_posts_what_was_stolen_is_a_group_by_the_whole_name_between_the_quotes() -> None:
    text = (
        'Hackers stole files from the nuclear operator KHNP. The files were posted online by an account named "Who Am I = No Nuclear". '
        "It threatened KHNP with more attacks and demanded that three reactors be shut down."
    )
    assert {entity.name for entity in read(text).entities if entity.label == "Group"} == {"Who Am I = No Nuclear"}
    assert hit(text) == {"KHNP"}


def test_a_flood_of_requests_is_no_victim() -> None:
    text = "The website of Bellingcat was hit by a Distributed Denial of Service (DDoS) attack that APT28, a Russian group, launched on Monday."
    assert hit(text) == {"Bellingcat"}


def test_a_company_is_no_tool_though_a_tool_is_called_so() -> None:
    text = (
        "Hackers targeted dozens of companies, according to research by the security company McAfee Inc. McAfee shared its findings with the police."
    )
    assert hit(text) == {"dozens of companies"}
    assert not claims(text, "USES")


@pytest.mark.parametrize(
    ("sentence", "parsed"),
    [
        ("Then it did not stop.", False),
        ("And the others?", False),
        ("With what, nobody has said.", False),
        ("By Corin Vanderdecken", False),
        ("- Alliance for True Democracy", True),
        ("They encrypted everything.", True),
        ("In earlier years it had dismissed this as a smear.", True),
        ("Kyivstar went down.", True),
        ("Baidu denied any involvement.", True),
        ("Journalists were among them.", True),
        ("Mansoor signed a petition for democratic reforms in March 2011.", True),
        ("It was the work of somebody in Minsk.", True),
    ],
)
def test_a_sentence_without_names_acts_or_people_is_not_parsed(sentence: str, parsed: bool) -> None:
    (made,) = prepare([Report(text=sentence)], gazetteer(base_ledger()))[0].sentences
    assert may_hold_claim(made) is parsed
    assert bool(made.tokens) is parsed
