"""MISP galaxies: which field becomes which claim, and which must not."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.claims import Report
from graph.names.resolver import Resolved, resolve
from loaders.datasets import misp_galaxy
from loaders.errors import LoadError
from loaders.limits import Limits
from loaders.options import Options

APT1 = {
    "value": "APT1",
    "uuid": "1cb7e1cc-d695-42b1-92f4-fd0112a3c9be",
    "description": "A unit of the PLA.",
    "meta": {
        "country": "CN",
        "attribution-confidence": "50",
        "cfr-suspected-state-sponsor": "China",
        "cfr-suspected-victims": ["Norway", "Western Europe", "Bangladesh Bank"],
        "cfr-target-category": ["Private sector", "Government"],
        "cfr-type-of-incident": "Espionage",
        "synonyms": ["Comment Crew", "COMMENT PANDA"],
        "name-attribution": ["COMMENT PANDA:11111111-0000-0000-0000-000000000001", "APT1:99999999-0000-0000-0000-000000000009"],
    },
}


def cluster(tmp_path: Path, *values: Any, galaxy: str = "threat-actor") -> Path:
    producers = [{"value": "CrowdStrike", "uuid": "11111111-0000-0000-0000-000000000001"}]
    (tmp_path / "producer.json").write_text(json.dumps({"authors": [], "type": "producer", "values": producers}))
    path = tmp_path / f"{galaxy}.json"
    path.write_text(json.dumps({"authors": ["x"], "category": "actor", "type": galaxy, "uuid": "u", "version": 1, "values": list(values)}))
    return path


def read(path: Path, problems: list[str] | None = None) -> list[Resolved]:
    options = Options(problem=(problems if problems is not None else []).append)
    assert misp_galaxy.sniff(path)
    return [resolve(report, options.ledger) for report in misp_galaxy.read(path, options)]


def facts(resolved: Resolved, kind: str) -> set[tuple[str, str, str]]:
    return {(claim.object, claim.certainty, claim.asserted_by) for claim in resolved.claims if claim.kind == kind}


def test_an_entry_is_a_report_and_its_fields_are_claims(tmp_path: Path) -> None:
    problems: list[str] = []
    (apt1,) = read(cluster(tmp_path, APT1), problems)
    assert {claim.subject for claim in apt1.claims if claim.kind == "SPONSORED_BY"} == {"group:apt1"}
    assert facts(apt1, "SPONSORED_BY") == {("state:CN", "suspected", "Council on Foreign Relations"), ("state:CN", "suspected", "MISP Galaxy")}
    assert {claim.confidence for claim in apt1.claims if claim.kind == "SPONSORED_BY"} == {0.5}
    assert {target for target, _, _ in facts(apt1, "TARGETED")} == {
        "org:organizations-in-no",
        "org:organizations-in-western-europe",
        "org:bangladesh-bank",
        "org:government-sector",
    }
    assert ("org:organizations-in-no", "state:NO") in {(claim.subject, claim.object) for claim in apt1.claims if claim.kind == "LOCATED_IN"}
    assert facts(apt1, "MOTIVATED_BY") == {("motive:espionage", "likely", "Council on Foreign Relations")}
    assert ("org:government-sector", "sector:government") in {(claim.subject, claim.object) for claim in apt1.claims if claim.kind == "IN_SECTOR"}
    assert len(problems) == 1
    assert "no producer known for 'APT1:9999" in problems[0]


def test_names_come_with_who_uses_them(tmp_path: Path) -> None:
    (apt1,) = read(cluster(tmp_path, APT1))
    users = {claim.object_text: claim.attributor for claim in apt1.claims if claim.kind == "KNOWN_AS"}
    assert users["COMMENT PANDA"] == "org:crowdstrike"
    assert users["Comment Crew"] == "org:misp-galaxy"
    entity = next(entity for entity in apt1.entities if entity.id == "group:apt1")
    assert {"Comment Crew", "COMMENT PANDA"} <= set(entity.aliases)


def test_every_claim_points_at_its_line(tmp_path: Path) -> None:
    (apt1,) = read(cluster(tmp_path, APT1))
    text = apt1.report.text
    assert all(text[claim.start : claim.end] == claim.quote for claim in apt1.claims)
    assert "cfr-suspected-state-sponsor: China" in {claim.quote for claim in apt1.claims}


@pytest.mark.parametrize(
    ("value", "description", "sponsored"),
    [
        ("A Gang", "A ransomware gang that extorts hospitals.", False),
        ("FIN99", "A group.", False),
        ("LOUD SPIDER", "", False),
        ("Some Hacktivists", "A pro-Russia hacktivist group.", False),
        ("Nobody Knows", "", False),
        ("LOUD PANDA", "", True),
        ("Some Group", "A state-sponsored group that also runs ransomware.", True),
        ("Other Group", "A group known for cyber espionage against ministries.", True),
    ],
)
def test_the_country_of_a_gang_is_no_sponsor(tmp_path: Path, value: str, description: str, sponsored: bool) -> None:
    (entry,) = read(cluster(tmp_path, {"value": value, "uuid": "u1", "description": description, "meta": {"country": "CN"}}))
    kinds = {claim.kind for claim in entry.claims} - {"KNOWN_AS"}
    assert kinds == ({"SPONSORED_BY"} if sponsored else {"LOCATED_IN"})


def test_an_entry_that_the_ledger_does_not_know_is_nobody_s_alias(tmp_path: Path) -> None:
    (entry,) = read(cluster(tmp_path, {"value": "Fancy Bear", "uuid": "never-seen", "meta": {}}))
    assert {claim.subject for claim in entry.claims} == {"group:fancy-bear"}


def test_a_bad_entry_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    problems: list[str] = []
    odd = {
        "value": "Odd",
        "uuid": "u2",
        "meta": {
            "country": "Atlantis",
            "cfr-target-category": ["Wizards"],
            "cfr-type-of-incident": 7,
            "synonyms": "One string",
            "refs": ["javascript:alert(1)"],
        },
        "related": "none",
    }
    found = read(cluster(tmp_path, {"uuid": "nameless"}, "no entry", odd, APT1), problems)
    assert [item.report.title for item in found] == ["Odd", "APT1"]
    assert found[0].report.url == ""
    assert any("values[0] has no `value`" in problem for problem in problems)
    assert any("'Atlantis' is no ISO 3166-1 code" in problem for problem in problems)
    assert any("'Wizards' is no sector" in problem for problem in problems)
    assert any("Odd: `meta.cfr-type-of-incident` is neither a text nor a list of texts" in problem for problem in problems)
    assert any("Odd: `related` is not a list" in problem for problem in problems)


def test_a_cluster_that_cannot_be_opened_is_named_when_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = cluster(tmp_path, APT1)

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert misp_galaxy.sniff(path)
    with pytest.raises(LoadError, match=r"cannot be read: Permission denied\. Remedy: check its permissions"):
        list(misp_galaxy.read(path, Options()))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"authors": [], "values": 7, "type": "threat-actor"}',
        '{"authors": [], "values": [], "type": "firearms"}',
        '{"authors":' + "[" * 100_000,
    ],
)
def test_a_file_that_is_no_cluster_is_refused_with_a_remedy(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content)
    with pytest.raises(LoadError, match="Remedy:"):
        list(misp_galaxy.read(path, Options()))


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="larger than"):
        list(misp_galaxy.read(cluster(tmp_path, APT1), Options(limits=Limits(max_bytes=10))))


def test_the_bundled_clusters_are_read_whole_and_the_worst_trap_is_avoided() -> None:
    problems: list[str] = []
    options = Options(problem=problems.append)
    reports: dict[str, Report] = {}
    for path in misp_galaxy.starter_files():
        for report in misp_galaxy.read(path, options):
            reports[f"{path.stem}/{report.title}"] = report
    assert len(reports) > 5000
    assert "malpedia" not in {path.stem for path in misp_galaxy.starter_files()}
    fin7 = reports["threat-actor/FIN7"]
    assert not [draft for draft in fin7.drafts if draft.kind == "SPONSORED_BY"]
    apt28 = resolve(reports["threat-actor/APT28"], options.ledger)
    mitre = resolve(reports["mitre-intrusion-set/APT28 - G0007"], options.ledger)
    assert {claim.subject for claim in mitre.claims if claim.kind == "USES"} == {"group:apt28"}
    assert {claim.subject for claim in apt28.claims if claim.kind == "SPONSORED_BY"} == {"group:apt28"}


def test_the_newer_galaxy_beside_the_checkout_tells_who_uses_each_name(shared: Path) -> None:
    found = {item.report.title: item for item in read(shared / "data" / "misp-galaxy" / "threat-actor.json")}
    users = {claim.object_text: claim.asserted_by for claim in found["APT1"].claims if claim.kind == "KNOWN_AS"}
    assert users["COMMENT PANDA"] == "CrowdStrike"
    assert len(found) > 1000
