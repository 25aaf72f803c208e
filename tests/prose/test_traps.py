"""Traps of layout, splitting and parsing, each met in a real report: what they hide is read all the same."""

import pytest

from loaders.claim_document import claim_documents
from loaders.prose.layout import blocks
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
