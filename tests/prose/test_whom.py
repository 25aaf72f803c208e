"""Whom it was done to, with what, and who found it: ways to say it that the parser alone does not see through."""

import pytest

from tests.prose.test_claims import claims, pairs, read
from tests.prose.test_traps import hit


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Hackers of the Lazarus Group sent malware disguised as job openings at Samsung to engineers.", {"engineers"}),
        ("Hackers attacked individuals, organizations and law firms in France.", {"individuals", "organizations", "law firms in France"}),
        ("Iranian hackers used fake job offers to break into the networks of Israeli software companies.", {"Israeli software companies"}),
        (
            "The hackers broke into several companies. The victims include the Swedish telecom giant Ericsson.",
            {"companies", "Swedish telecom giant Ericsson"},
        ),
        ("A maritime services giant fell prey to APT28.", {"maritime services giant"}),
        ("APT28 went after chip designers.", {"chip designers"}),
        ("APT28 is suspected of being behind the breaches at Anthem and United Airlines.", {"Anthem", "United Airlines"}),
        ("APT28 compromised credentials belonging to diplomats.", {"diplomats"}),
        ("APT28 attacked Ukrainian telecommunications networks.", {"Ukrainian telecommunications networks"}),
        ("APT28 attacked mainly journalists.", {"journalists"}),
        ("Students are the new quarry of APT28.", {"Students"}),
        ("Journalists appear to have been the main target of APT28.", {"Journalists"}),
        ("Human rights groups are an attractive target for APT28.", set()),
        (
            "AT&T, Verizon and Lumen were among the carriers whose networks APT28 hacked.",
            {"AT&T", "Verizon", "Lumen", "carriers"},
        ),
        ("APT28 sent phishing messages. Targets in Egypt, Jordan and Yemen were seen too.", {"Targets in Egypt, Jordan and Yemen"}),
        ("APT28 targeted government officials across the Middle East.", {"government officials across the Middle East"}),
    ],
)
def test_whom_it_was_done_to(text: str, whom: set[str]) -> None:
    assert hit(text) == whom


def who_says(text: str) -> set[str]:
    """Return the names of those who, by a text, found out or said who did it."""
    resolved = read(text)
    subjects = {claim.subject for claim in claims(text, "ATTRIBUTED")}
    return {entity.name for entity in resolved.entities if entity.id in subjects}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Group-IB ascribes the attack on Bellingcat to APT28, a Russian group.", {"Group-IB"}),
        ("Citizen Lab is highly confident that APT28, a Russian group, hacked Bellingcat.", {"Citizen Lab"}),
        ("APT28, a Russian group, hacked Bellingcat. The findings come from Citizen Lab.", {"Citizen Lab"}),
        ("Citizen Lab said that APT28, which hacked Bellingcat, claimed responsibility for the attack.", {"Citizen Lab"}),
        ("Facebook connected APT28, which hacked Bellingcat, with a company in Moscow, which denied it.", {"Facebook"}),
        (
            "The United States, Australia and Canada issued statements denouncing Russia for hacking Bellingcat.",
            {"United States", "Australia", "Canada"},
        ),
        ("Facebook took down two hundred accounts that APT28, a Russian group, used to send malware to journalists.", {"Facebook"}),
        (
            "A federal grand jury in New York indicted seven Iranians of APT35 for hacking Bellingcat on behalf of the Revolutionary Guards.",
            {"federal grand jury in New York"},
        ),
        ("State television accused Israel of directing APT28, which hacked a bank in Tehran.", {"State television"}),
        (
            "APT28 hacked Bellingcat. A joint advisory on the group was prepared by the National Police Agency and the Ministry of Foreign Affairs.",
            {"National Police Agency", "Ministry of Foreign Affairs"},
        ),
        ("BlackBerry's research team came across documents with which APT28 hacked Bellingcat.", {"BlackBerry"}),
        (
            "APT28, a Russian group, hacked Bellingcat, said Jane Doe, senior vice president of intelligence at CrowdStrike.",
            {"Jane Doe", "CrowdStrike"},
        ),
        (
            "Chinese hackers broke into Equifax. An indictment returned by a federal grand jury in Atlanta says that they worked for the army of China.",
            {"federal grand jury in Atlanta"},
        ),
        ("APT28, a Russian group, hacked Kyivstar, and banks reported trouble with their terminals.", set()),
    ],
)
def test_who_found_it_in_other_words(text: str, who: set[str]) -> None:
    assert who_says(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "A group using the name Fancy Bear hacked Bellingcat and claimed responsibility for the attack.",
        "Fancy Bear hacked Bellingcat. Bellingcat confirmed that it had been hacked by the group.",
        "Fancy Bear, a Russian group, hacked Bellingcat. Both firms name Fancy Bear.",
        "APT28, a Russian group, hacked Bellingcat. Bellingcat took down its servers for two days.",
        "APT28, a Russian group, hacked Bellingcat. The group deleted the accounts of its victims.",
        "APT28, a Russian group, hacked Bellingcat. It read the mails of Jane Doe, who had written an article about Moscow.",
    ],
)
def test_who_did_it_suffered_it_or_has_no_name_attributes_nothing(text: str) -> None:
    assert hit(text) - {"Jane Doe"} == {"Bellingcat"}
    assert who_says(text) == set()


def test_a_tool_attributes_nothing_and_who_says_so_is_no_tool() -> None:
    text = "Domestic Kitten, an Iranian group, wrapped its Android malware FurBall in games. FurBall, which leans on the stalking program KidLogger, records calls, copies files, and reports the position of the device."
    assert who_says(text) == set()
    assert {claim.object for claim in claims(text, "USES")} >= {"tool:furball"}
    closing = "Hackers are targeting developers of industrial systems with spyware, ReversingLabs reports."
    assert who_says(closing) == {"ReversingLabs"}
    assert not claims(closing, "USES")


def test_who_attacked_somebody_else_proves_nothing_of_this_attack() -> None:
    text = (
        "A group believed to be North Korean attacked Korea Hydro, prosecutors said on Tuesday. The intruders stole blueprints from Korea Hydro. "
        "Last month the United States said that Pyongyang was responsible for the attack on Sony Pictures Entertainment."
    )
    resolved = read(text, title="Korea Hydro attacked by hackers")
    assert [(claim.attributor, claim.certainty) for claim in resolved.claims if claim.kind == "SPONSORED_BY"] == [("org:prosecutors", "likely")]


@pytest.mark.parametrize(
    "charges",
    [
        "A nine-count indictment returned by a grand jury in Atlanta names Wu Zhiyong, Wang Qian and Xu Ke, who are said to have served in a unit of the army.",
        "The mailboxes used were those of Wang Qian and Xu Ke. Wang Qian and Xu Ke face nine counts of wire fraud.",
    ],
)
def test_who_is_charged_with_hacking_was_not_hacked(charges: str) -> None:
    assert hit(f"Chinese military hackers broke into the computers of Equifax. {charges}") == {"Equifax"}


def test_a_person_is_told_by_the_name_not_by_the_office() -> None:
    text = 'Hackers attacked Amnesty International Canada. Amnesty secretary general Ketty Nivyabandi said that China was behind the attack. "It is an outrage," said Nivyabandi.'
    assert "Ketty Nivyabandi" in who_says(text)
    assert not {"Nivyabandi", "Amnesty International"} & who_says(text)


def test_common_software_is_no_tool_of_the_attacker_and_a_tool_like_another_is_one() -> None:
    text = "APT28 hacked Bellingcat using tools like Mimikatz and PowerShell commands. Files were encrypted with ChaCha20."
    assert {target for _, target in pairs(text, "USES")} == {"tool:mimikatz"}


def tools(text: str) -> set[str]:
    """Return the names of the tools that somebody uses by a text."""
    used = {claim.object for claim in claims(text, "USES")}
    return {entity.name for entity in read(text).entities if entity.id in used}


@pytest.mark.parametrize(
    ("examples", "names"),
    [
        ("It used legitimate remote access tools like Splashtop, AnyDesk, and SuperOps RMM.", {"Splashtop", "AnyDesk", "SuperOps RMM"}),
        ("It ran custom scripts, such as TotalExec.", {"TotalExec"}),
        ("It brought tools such as Plink, Rclone and ProcDump along.", {"Plink", "Rclone", "ProcDump"}),
    ],
)
def test_tools_named_as_examples_are_used(examples: str, names: set[str]) -> None:
    assert tools(f"APT28 hacked Bellingcat. {examples}") == names
