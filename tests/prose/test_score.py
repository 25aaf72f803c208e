"""The score of extraction on the shipped samples: a floor that may only rise, and the scorer itself."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from loaders.prose.judge import judge
from training import corpora
from training.claims import claims_of
from training.score import score

FLOOR = json.loads((Path(__file__).parent / "score_floor.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def read_samples() -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    texts = corpora.read([corpora.SHIPPED / "samples.jsonl"])
    return [(text.gold, claims_of(text, judge())) for text in texts]


def test_the_samples_are_annotated_as_they_are_shipped() -> None:
    folder = Path(__file__).parents[2] / "samples"
    rows = [json.loads(line) for line in (corpora.SHIPPED / "samples.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["id"] for row in rows} == {path.stem for path in folder.glob("*.md")} - {"README"}
    for row in rows:
        assert row["text"] in (folder / f"{row['id']}.md").read_text(encoding="utf-8"), row["id"]


def test_every_quote_is_verbatim_and_no_figure_falls(read_samples: list[tuple[dict[str, Any], list[dict[str, Any]]]]) -> None:
    figures = score(read_samples).figures()
    assert figures["quotes"] == 1.0
    assert {name: value for name, value in figures.items() if value < FLOOR[name]} == {}


def test_a_wrong_victim_and_a_missed_one_cost_precision_and_recall() -> None:
    gold = {
        "text": "x", "sponsors": [], "groups": [], "unnamed_actor": True, "tools": [], "motives": [], "sectors": [], "attributors": [], "denials": [], "criticisms": [],
        "victims": [{"name": "Bellingcat"}, {"name": "The Insider"}], "relations": [["?", "TARGETED", "Bellingcat"], ["?", "TARGETED", "The Insider"]],
    }  # fmt: skip
    claim = {
        "kind": "TARGETED",
        "stance": "asserts",
        "certainty": "stated",
        "quote": "x",
        "start": 0,
        "end": 1,
        "subject": {"label": "Group", "named": False, "id": "group:x", "name": "u", "text": "hackers"},
    }
    claims = [{**claim, "object": {"label": "Organization", "id": f"org:{name}", "name": name, "text": name}} for name in ("Bellingcat", "Google")]
    row = score([(gold, claims)]).rows["TARGETED"]
    assert (row.precision, row.recall) == (0.5, 0.5)


def test_the_score_is_that_of_the_people_who_annotated_the_others(
    shared: Path, read_samples: list[tuple[dict[str, Any], list[dict[str, Any]]]]
) -> None:
    path = shared / "gold" / "score.py"
    if not path.exists():
        pytest.skip("the other scorer is not here")
    spec = importlib.util.spec_from_file_location("other_score", path)
    assert spec
    assert spec.loader
    other = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(other)
    theirs = other.score([gold for gold, _ in read_samples], {gold["id"]: claims for gold, claims in read_samples})
    ours = score(read_samples).figures()
    for name, row in theirs.items():
        if "f1" in row:
            assert ours[name] == pytest.approx(row["f1"], abs=0.0006), name
    assert ours["certainty"] == pytest.approx(theirs["certainty"]["accuracy"], abs=0.0006)
