"""The sample reports: complete, our own words, and the case of three papers as it should come out."""

import re
from datetime import date
from pathlib import Path

import frontmatter
import pytest

from graph import explore, patterns
from graph.engines import Engine
from graph.names.resolver import resolve
from graph.store import Store
from loaders import prose
from loaders.ingest import Failed, ingest
from loaders.options import Options

FOLDER = Path(__file__).parents[2] / "samples"
FILES = sorted(path for path in FOLDER.glob("*.md") if path.stem != "README")
ACTOR = "group:unnamed-cn-amnesty-international-canada-2022"


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 12


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_front_matter_is_complete(path: Path) -> None:
    metadata, text = frontmatter.parse(path.read_text(encoding="utf-8"))
    assert str(metadata["title"]).strip()
    assert metadata["publisher"] == "Counterwatch sample"
    assert isinstance(metadata["date"], date)
    sources = metadata["sources"]
    assert isinstance(sources, list)
    assert all(source.startswith("https://") for source in sources)
    assert 60 < len(text.split()) < 600


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_sample_gives_proved_claims(path: Path) -> None:
    options = Options()
    (report,) = prose.read(path, options)
    kinds = {claim.kind for claim in resolve(report, options.ledger).claims}
    assert {"TARGETED", "SPONSORED_BY"} <= kinds
    assert all(report.text[draft.start : draft.end] == draft.quote for draft in report.drafts)


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[place : place + 8]) for place in range(len(words) - 7)}


def test_they_are_in_our_own_words(shared: Path) -> None:
    for article in (shared / "reports").glob("*.txt"):
        theirs = shingles(article.read_text(encoding="utf-8"))
        for path in FILES:
            assert not theirs & shingles(path.read_text(encoding="utf-8")), path.name


def test_three_reports_of_one_breach_meet_count_once_and_show_the_denial(engine: Engine) -> None:
    events = list(ingest([FOLDER], Store(engine), Options()))
    assert not [event for event in events if isinstance(event, Failed)]
    assert [
        row["id"] for row in engine.read("MATCH (:Organization {id: 'org:amnesty-international-canada'})<-[:TARGETED]-(g) RETURN g.id AS id")
    ] == [ACTOR]
    (summary,) = (
        row["r"] for row in engine.read("MATCH (:Group {id: $id})-[r:SPONSORED_BY]->(:State {id: 'state:CN'}) RETURN properties(r) AS r", id=ACTOR)
    )
    assert (summary["claims"], summary["sources"], summary["denials"], summary["disputed"], summary["certainty"]) == (3, 1, 1, True, "likely")
    claims = explore.proof(engine, [f"SPONSORED_BY|{ACTOR}|state:CN"])
    assert {claim.report["id"] for claim in claims} == {
        claim.report["id"] for claim in explore.proof(engine, [f"TARGETED|{ACTOR}|org:amnesty-international-canada"])
    }
    assert [claim.properties["attributor_name"] for claim in claims if claim.properties["stance"] == "denies"] == ["Chinese embassy in Ottawa"]
    hits = {
        (hit.row["victim"], hit.row["state"]): hit.row["order_of_dates"]
        for hit in patterns.run(engine, patterns.PATTERNS["surveillance-of-critics"]).hits
    }
    assert hits["Amnesty International Canada", "China"] == "criticism before attack"
    assert {state for _, state in hits} >= {"China", "Russia", "Iran", "Saudi Arabia", "United Arab Emirates"}
