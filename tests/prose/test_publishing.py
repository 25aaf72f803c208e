"""Publishing: who makes a finding known, by lists, bodies and headings that the parser loses."""

import pytest

from loaders.prose.document import Document
from loaders.prose.layout import theme_of
from loaders.prose.name_rules import is_no_tool
from loaders.prose.names import named_things
from loaders.prose.own_voice import speaks_in
from loaders.prose.phrases import Phrase
from loaders.prose.statements import ways
from loaders.prose.target_side import is_target
from tests.prose.test_claims import claims
from tests.prose.test_voices import prepared


def phrase_of(document: Document, words: str) -> Phrase:
    return next(phrase for sentence in document.sentences for phrase in sentence.phrases if phrase.text == words)


@pytest.mark.parametrize(
    ("heading", "theme"),
    [
        ("Reaction", "response"),
        ("REACTIONS", "response"),
        ("Recommended actions", "advice"),
        ("Take action", "advice"),
        ("What you can do", "advice"),
        ("What we do not know", ""),
        ("Who is responsible", "attribution"),
        ("Response from NSO", "response"),
    ],
)
def test_a_heading_tells_what_a_section_is_about(heading: str, theme: str) -> None:
    assert theme_of(heading) == theme


ISSUED = "On 1 December the FBI, the NSA, South Korea's National Intelligence Service and the Israel National Cyber Directorate (INCD) issued a joint advisory on the group."
BY_ALL = "A joint advisory published on Thursday by the FBI, CISA, South Korea's National Intelligence Service and Britain's National Cyber Security Centre names the tools."


@pytest.mark.parametrize("name", ["NSA", "South Korea's National Intelligence Service", "Israel National Cyber Directorate"])
def test_everybody_in_a_list_issues_what_it_issues(name: str) -> None:
    assert "finder" in ways(phrase_of(prepared(ISSUED), name))


@pytest.mark.parametrize("name", ["CISA", "South Korea's National Intelligence Service"])
def test_everybody_in_a_list_has_published_what_was_published_by_it(name: str) -> None:
    assert "report-by" in ways(phrase_of(prepared(BY_ALL), name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CrowdStrike suspects Labyrinth Chollima, its label for a part of Lazarus.", "CrowdStrike"),
        ("ClearSky, an Israeli firm, found in them plans to track exiles through airline records.", "ClearSky"),
        ("Chainalysis took the same view.", "Chainalysis"),
        ("Attorney General William Barr sided with him.", "Attorney General William Barr"),
        ("ESET contributed a Linux sample of the backdoor.", "ESET"),
        ("Dutch military intelligence broke up the operation.", "Dutch military intelligence"),
    ],
)
def test_they_find_something_out(text: str, name: str) -> None:
    assert "finder" in ways(phrase_of(prepared(text), name))


@pytest.mark.parametrize(
    ("text", "name"), [("Bellingcat confirmed that its mail was read.", "Bellingcat"), ("ESET contributed a tent to the fair.", "ESET")]
)
def test_they_find_nothing_out(text: str, name: str) -> None:
    assert not ways(phrase_of(prepared(text), name)) & {"finder", "by-finder"}


@pytest.mark.parametrize(
    "text",
    [
        "We share his suspicion and ask that it be examined.",
        "We looked at two of the samples and agree that they belong to Ocean Lotus.",
        "We read all of these as names for one group.",
    ],
)
def test_a_report_speaks_in_its_own_voice(text: str) -> None:
    assert speaks_in(prepared(text).sentences[0])


def test_a_report_that_only_tells_of_itself_attributes_nothing() -> None:
    assert not speaks_in(prepared("We read the mail of our members on Mondays.").sentences[0])


def test_what_programs_are_written_in_is_no_tool() -> None:
    things = named_things(prepared("The group used backdoors written in Python and Visual Basic, and Mimikatz."))
    told = {form: is_no_tool(thing) for thing in things for form in thing.forms}
    assert (told["Visual Basic"], told["Mimikatz"]) == (True, False)


def test_a_tool_goes_by_the_name_that_the_report_uses_most() -> None:
    text = (
        "Iranian hackers attacked the oil ministry with Flame. Flame records sounds and takes pictures of the screen. "
        "The CrySyS Lab, which calls the malware sKyWIper, found that the hackers used sKyWIper in Hungary. Flame has been erased since."
    )
    assert {claim.object_text for claim in claims(text, "USES")} == {"Flame"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A threat actor compromised the website of the Polish Financial Supervision Authority and used it to infect computers.", 0),
        ("The agency broke into servers to look for ties between the company and the Chinese military.", 0),
        ("They put Pegasus on the phones of clerks and of two officials of the Palestinian Authority.", 0),
    ],
)
def test_whose_website_was_compromised_is_a_target(text: str, number: int) -> None:
    assert is_target(prepared(text).sentences[0].tagged, number)


@pytest.mark.parametrize(
    "text", ["Hackers compromised phones on behalf of the Chinese military.", "The attacks were the work of the Chinese military."]
)
def test_for_whom_phones_were_compromised_is_none(text: str) -> None:
    assert not is_target(prepared(text).sentences[0].tagged, 0)
