"""What prose claims: one tiny story for each rule of the language."""

from pathlib import Path

import pytest

from graph.claims import Claim, Report
from graph.names.build import base_ledger
from graph.names.resolver import Resolved, resolve
from loaders.options import Options
from loaders.prose import extract, extract_many
from loaders.prose.read import read_file


def read(text: str, published: str = "2022-12-06", title: str = "") -> Resolved:
    return resolve(extract(Report(text=text, title=title, published=published), base_ledger()), base_ledger())


def claims(text: str, kind: str, published: str = "2022-12-06") -> list[Claim]:
    return [claim for claim in read(text, published).claims if claim.kind == kind]


def pairs(text: str, kind: str) -> set[tuple[str, str]]:
    return {(claim.subject, claim.object) for claim in claims(text, kind)}


SEED = """Rights group says Chinese hackers were in its network

The Canadian branch of Amnesty International was the victim of a hack, it said on Monday, and it blames a Chinese state-sponsored actor.

The organization noticed strange activity in its network in early October. Experts of Secureworks determined that the intrusion was likely ordered by Beijing.

The attackers were looking for the organization's contacts and plans.

Amnesty International has been critical of China. In September 2020, it published a report on European firms which sold cameras to China. In June 2021, it signed an open letter against mass surveillance. China was among the countries named in it.

European companies, protesters in Shanghai and minorities in Xinjiang have reason to fear surveillance by the police of China."""


def test_the_case_that_it_began_with() -> None:
    resolved = read(SEED)
    found = {(claim.kind, claim.subject, claim.object): claim for claim in resolved.claims}
    actor = "group:unnamed-cn-amnesty-international-canada-2022"
    assert [entity.id for entity in resolved.entities if entity.label == "Group"] == [actor]
    sponsor = found["SPONSORED_BY", actor, "state:CN"]
    assert (sponsor.certainty, sponsor.attributor) == ("likely", "org:secureworks")
    target = found["TARGETED", actor, "org:amnesty-international-canada"]
    assert (target.event_start, target.event_precision) == ("2022-10-01", "month")
    assert ("PART_OF", "org:amnesty-international-canada", "org:amnesty-international") in found
    assert ("LOCATED_IN", "org:amnesty-international-canada", "state:CA") in found
    assert ("IN_SECTOR", "org:amnesty-international-canada", "sector:civil-society") in found
    assert "contacts and plans" in found["MOTIVATED_BY", actor, "motive:surveillance"].quote
    assert {claim.event_start[:7] for claim in resolved.claims if claim.kind == "CRITICIZED"} == {"2020-09", "2021-06"}
    assert {claim.object for claim in resolved.claims if claim.kind == "TARGETED"} == {"org:amnesty-international-canada"}
    assert {claim.object for claim in resolved.claims if claim.kind == "SPONSORED_BY"} == {"state:CN"}


def test_the_sample_of_the_case_that_it_began_with() -> None:
    sample = read_file(Path(__file__).parents[2] / "samples" / "amnesty-canada-breach.md", Options())
    resolved = resolve(extract(sample, base_ledger()), base_ledger())
    actor, canada = "group:unnamed-cn-amnesty-international-canada-2022", "org:amnesty-international-canada"
    found = {(claim.kind, claim.subject, claim.object): claim for claim in resolved.claims}
    assert set(found) == {
        ("TARGETED", actor, canada),
        ("SPONSORED_BY", actor, "state:CN"),
        ("MOTIVATED_BY", actor, "motive:surveillance"),
        ("PART_OF", canada, "org:amnesty-international"),
        ("LOCATED_IN", canada, "state:CA"),
        ("IN_SECTOR", canada, "sector:civil-society"),
        ("CRITICIZED", "org:amnesty-international", "state:CN"),
        ("ATTRIBUTED", "org:secureworks", actor),
        ("ATTRIBUTED", canada, actor),
    }
    sponsor = found["SPONSORED_BY", actor, "state:CN"]
    assert (sponsor.certainty, sponsor.attributor) == ("likely", "org:secureworks")
    assert found["TARGETED", actor, canada].event_start[:7] == "2022-10"
    assert "contacts and for the plans" in found["MOTIVATED_BY", actor, "motive:surveillance"].quote
    assert {claim.event_start[:7] for claim in resolved.claims if claim.kind == "CRITICIZED"} == {"2020-09", "2021-06"}


def test_the_article_that_it_began_with(shared: Path) -> None:
    path = shared / "reports" / "amnesty-canada-2022.txt"
    if not path.exists():
        pytest.skip("the article is not here")
    resolved = resolve(extract(read_file(path, Options(published="2022-12-06")), base_ledger()), base_ledger())
    found = {(claim.kind, claim.subject, claim.object): claim for claim in resolved.claims}
    actor = "group:unnamed-cn-amnesty-international-canada-2022"
    assert [entity.id for entity in resolved.entities if entity.label == "Group"] == [actor]
    sponsor = found["SPONSORED_BY", actor, "state:CN"]
    assert (sponsor.certainty, sponsor.attributor) == ("likely", "org:secureworks")
    target = found["TARGETED", actor, "org:amnesty-international-canada"]
    assert (target.event_start, target.event_precision) == ("2022-10-01", "month")
    assert {claim.object for claim in resolved.claims if claim.kind == "TARGETED"} == {"org:amnesty-international-canada"}
    assert ("PART_OF", "org:amnesty-international-canada", "org:amnesty-international") in found
    assert ("LOCATED_IN", "org:amnesty-international-canada", "state:CA") in found
    assert ("IN_SECTOR", "org:amnesty-international-canada", "sector:civil-society") in found
    assert "contacts" in found["MOTIVATED_BY", actor, "motive:surveillance"].quote
    assert {claim.object for claim in resolved.claims if claim.kind == "MOTIVATED_BY"} <= {"motive:surveillance", "motive:espionage"}
    criticized = {(claim.subject, claim.object, claim.event_start[:7]) for claim in resolved.claims if claim.kind == "CRITICIZED"}
    assert criticized == {("org:amnesty-international", "state:CN", "2020-09"), ("org:amnesty-international", "state:CN", "2021-06")}


@pytest.mark.parametrize(
    ("sentence", "state", "certainty"),
    [
        ("Russian state-sponsored hackers attacked a bank.", "RU", "stated"),
        ("Hackers backed by the Iranian government attacked a bank.", "IR", "stated"),
        ("Hackers linked to North Korea attacked a bank.", "KP", "likely"),
        ("A China-nexus actor breached a bank.", "CN", "likely"),
        ("Suspected Vietnamese hackers breached a bank.", "VN", "suspected"),
        ("Chinese hackers breached a bank.", "CN", "suspected"),
        ("The attack was likely conducted on behalf of the Russian government.", "RU", "likely"),
        ("The hackers work for the GRU, and they breached a bank.", "RU", "stated"),
        ("The government of North Korea was responsible for the attack on the bank.", "KP", "stated"),
    ],
)
def test_hedges_give_the_certainty_of_a_sponsor(sentence: str, state: str, certainty: str) -> None:
    (claim,) = claims(sentence, "SPONSORED_BY")
    assert (claim.object, claim.certainty) == (f"state:{state}", certainty)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hackers attacked the German parliament.",
        "The FBI of the United States said that hackers breached a bank.",
        "German officials said that hackers breached a bank.",
        "Hackers breached several agencies of the American government.",
        "The researchers could not verify a link between the hackers and the government of Vietnam.",
        "China is a large country with many computers.",
    ],
)
def test_a_victim_s_or_a_finder_s_state_is_no_sponsor(sentence: str) -> None:
    assert claims(sentence, "SPONSORED_BY") == []


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Mandiant said that Chinese state-sponsored hackers breached the bank.", "org:mandiant"),
        ("The organization added that Secureworks determined that Chinese state-sponsored hackers did it.", "org:secureworks"),
        ("According to Microsoft, Chinese state-sponsored hackers breached the bank.", "org:microsoft"),
        ("Chinese state-sponsored hackers breached the bank.", ""),
    ],
)
def test_who_makes_the_finding_asserts_it(sentence: str, by: str) -> None:
    (claim,) = claims(sentence, "SPONSORED_BY")
    assert claim.attributor == by


@pytest.mark.parametrize(
    ("sentence", "victims"),
    [
        ("Hackers broke into the network of the World Anti-Doping Agency.", {"org:world-anti-doping-agency"}),
        ("The World Anti-Doping Agency was hacked.", {"org:world-anti-doping-agency"}),
        ("Fancy Bear hacked the e-mail accounts of Bellingcat and Human Rights Watch.", {"org:bellingcat", "org:human-rights-watch"}),
        ("Bellingcat was the target of a phishing campaign.", {"org:bellingcat"}),
        ("The hackers could attack Bellingcat next.", set()),
        ("The hackers exploited a flaw in Windows.", set()),
        ("Bellingcat was not hacked.", set()),
    ],
)
def test_whom_they_hit(sentence: str, victims: set[str]) -> None:
    assert {claim.object for claim in claims(sentence, "TARGETED")} == victims


def test_any_name_of_a_group_is_that_group() -> None:
    assert pairs("Forest Blizzard hacked Bellingcat.", "TARGETED") == {("group:apt28", "org:bellingcat")}


def test_the_group_of_the_sentence_before_is_meant() -> None:
    assert ("group:apt32", "org:bellingcat") in pairs("Ocean Lotus is well known. The group hacked Bellingcat.", "TARGETED")


def test_tools_and_who_sells_them() -> None:
    text = "Hackers infected the phone of Omar Abdulaziz with Pegasus. Pegasus is made by NSO Group."
    assert {target for _, target in pairs(text, "USES")} == {"tool:pegasus"}
    assert pairs(text, "SUPPLIED") == {("org:nso-group", "tool:pegasus")}


@pytest.mark.parametrize("word", ["Play", "Royal", "One", "Silence", "At", "Android", "Turkish"])
def test_a_common_word_is_no_tool_and_no_group(word: str) -> None:
    resolved = read(f"{word} was what the hackers used when they attacked Bellingcat.")
    assert not [entity for entity in resolved.entities if entity.label == "Tool" or (entity.label == "Group" and entity.properties["named"])]


def test_a_denial_is_a_claim_that_denies() -> None:
    (claim,) = claims("Chinese hackers breached Bellingcat. The Chinese embassy in London rejected the accusation.", "SPONSORED_BY")[1:]
    assert (claim.stance, claim.object, claim.asserted_by) == ("denies", "state:CN", "The Chinese embassy in London")


def test_who_has_no_doubt_denies_nothing_and_what_a_victim_published_proves_no_attack() -> None:
    sample = read_file(Path(__file__).parents[2] / "samples" / "bellingcat-protonmail.md", Options())
    found = resolve(extract(sample, base_ledger()), base_ledger()).claims
    told = {(claim.kind, claim.stance): claim.quote for claim in found if claim.kind == "SPONSORED_BY"}
    assert "no doubt that the GRU was responsible" in told["SPONSORED_BY", "asserts"]
    assert "Kremlin has regularly denied" in told["SPONSORED_BY", "denies"]
    published = {claim.quote for claim in found if claim.kind == "CRITICIZED"}
    assert published
    assert not published & {claim.quote for claim in found if claim.kind == "SPONSORED_BY"}


def test_the_second_day_of_a_date_is_no_part_of_a_name_and_a_name_names_the_actor() -> None:
    text = "Hackers of the government of the United Arab Emirates targeted activists. On August 10 and 11 Mansoor was targeted with spyware."
    resolved = read(text, "2016-08-26")
    assert "org:mansoor" in {claim.object for claim in resolved.claims if claim.kind == "TARGETED"}
    assert [entity.id for entity in resolved.entities if entity.label == "Group"] == ["group:unnamed-ae-mansoor-2016"]


def test_an_attribution_names_who_said_which_group() -> None:
    assert pairs("CrowdStrike attributed the hack to Fancy Bear.", "ATTRIBUTED") == {("org:crowdstrike", "group:apt28")}


@pytest.mark.parametrize(
    ("sentence", "motive"),
    [
        ("The hackers spied on journalists and dissidents.", "surveillance"),
        ("The purpose of the hack was espionage.", "espionage"),
        ("The malware wiped thousands of computers.", "sabotage"),
        ("The hackers leaked the e-mails of the party to influence the election.", "influence"),
        ("The attack was retaliation for a film.", "retaliation"),
        ("The hackers stole $81 million from the bank.", "financial-gain"),
    ],
)
def test_why_they_did_it(sentence: str, motive: str) -> None:
    assert f"motive:{motive}" in {claim.object for claim in claims(f"Hackers breached a company in Berlin. {sentence}", "MOTIVATED_BY")}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\u202e\u200b\u200d\ufeff",
        "a" * 200_000,
        "(" * 50_000,
        "China " * 30_000,
        "Chinese hackers " * 3_000,
        "Bellingcat, " * 5_000 + "was hacked.",
        "\n".join(["Fancy Bear hacked Bellingcat."] * 300),
        "⟨Sa0⟩ hackers attacked ⟨O1⟩ ⟨ ⟩ Chinese hackers attacked Bellingcat.",
        "İstanbul'da Fancy Bear hacked Bellingcat.",
        "\ufffd\U0001f4a3 Chinese\u00a0state-sponsored\u00a0hackers hacked Bellingcat.",
    ],
)
def test_hostile_text_ends_and_every_quote_is_verbatim(text: str) -> None:
    report = extract(Report(text=text), base_ledger())
    assert all(text[draft.start : draft.end] == draft.quote for draft in report.drafts)


def test_the_same_text_gives_the_same_claims_alone_or_among_others() -> None:
    alone = extract(Report(text=SEED, published="2022-12-06"), base_ledger())
    other = Report(text="Fancy Bear hacked Bellingcat in May 2019.")
    among = list(extract_many([other, Report(text=SEED, published="2022-12-06"), other], base_ledger()))
    assert among[1].drafts == alone.drafts
    assert among[0].drafts == among[2].drafts


def test_the_same_texts_give_the_same_claims_one_by_one_together_and_in_two_processes() -> None:
    samples = [read_file(path, Options()) for path in sorted((Path(__file__).parents[2] / "samples").glob("*-*.md"))]
    together = list(extract_many(samples, base_ledger()))
    assert sum(len(report.drafts) for report in together) > 100
    assert [extract(report, base_ledger()) for report in samples] == together
    assert list(extract_many(samples, base_ledger(), processes=2)) == together
    assert list(extract_many(samples[::-1], base_ledger(), processes=2)) == together[::-1]
