"""The command line, as a Unix user types it."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli import cli
from graph.engines import Engine
from graph.store import Store
from tests.stories import breach, resolved

TEXT = "Chinese state-sponsored hackers breached Bellingcat in October 2022."


def run(*arguments: str, input: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=input)


@pytest.fixture
def loaded(embedded_engine: Engine) -> Engine:
    for _ in Store(embedded_engine).put(resolved(breach("The Daily"), breach("The Weekly", denial=True))):
        pass
    return embedded_engine


def test_extract_prints_claims_as_json(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    result = run("extract", str(file), "--published", "2022-12-06", "--json")
    claims = json.loads(result.stdout)["claims"]
    assert result.exit_code == 0
    (target,) = (claim for claim in claims if claim["kind"] == "TARGETED")
    assert TEXT[target["start"] : target["end"]] == target["quote"]
    assert target["subject"]["named"] is False
    assert target["object"] == {"id": "org:bellingcat", "label": "Organization", "name": "Bellingcat", "text": "Bellingcat"}
    assert target["event_date"] == "2022-10"


@pytest.mark.parametrize("options", [[], ["--explain"]])
def test_extract_tells_what_a_text_in_another_language_names(tmp_path: Path, options: list[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Le groupe APT28, lié à la Russie, a piraté le Bundestag en 2015 avec X-Agent.", encoding="utf-8")
    result = run("extract", str(file), *options)
    assert result.exit_code == 0
    assert "No claims: the text is in French. It names APT28, X-Agent, Russie." in result.stdout
    assert "is in French, not in English" in " ".join(result.stderr.split())


def test_extract_reads_and_writes_json_lines_one_for_one(tmp_path: Path) -> None:
    rows: list[Any] = [{"id": "a", "text": TEXT, "title": "T", "published": "2022-12-06"}, {"id": 7, "text": "Nothing is said."}]
    result = run("extract", "--jsonl", "-", input="\n".join(map(json.dumps, rows)) + "\n")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [line["id"] for line in lines] == ["a", 7]
    assert {claim["kind"] for claim in lines[0]["claims"]} >= {"TARGETED", "SPONSORED_BY"}
    assert lines[1]["claims"] == []


def test_a_bad_line_is_named_and_the_others_are_done() -> None:
    good = json.dumps({"id": "a", "text": TEXT})
    result = run("extract", "--jsonl", "-", input=f"{good}\nnot json\n{json.dumps({'id': 'b'})}\n{good}\n")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "line 2" in result.stderr
    assert "line 3" in result.stderr


def test_load_tells_what_it_did_and_what_failed(embedded_engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.md").write_text("---\n[\n---\n")
    result = run("load", str(tmp_path), "--json")
    outcome = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (outcome["files"], outcome["reports"]) == (1, 1)
    assert outcome["failed"][0]["path"].endswith("b.md")
    assert json.loads(run("load", str(tmp_path / "a.txt"), "--json").stdout)["already_loaded"] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["load"],
        ["extract"],
        ["export", "--format", "json", "-o", "x"],
        ["load", "x", "--published", "yesterday"],
        ["pattern", "run", "none"],
        ["query", "RETURN 1", "-p", "nonsense"],
    ],
)
def test_wrong_usage_is_exit_code_two(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_query_prints_json_csv_and_a_table(loaded: Engine) -> None:
    statement = "MATCH (s:State {name: $name}) RETURN s.name AS name, 1.5 AS number, ['a'] AS list"
    rows = run("query", statement, "-p", "name=China", "--format", "json")
    assert json.loads(rows.stdout) == [{"name": "China", "number": 1.5, "list": ["a"]}]
    table = list(csv.reader(io.StringIO(run("query", statement, "-p", 'name="China"', "--format", "csv").stdout)))
    assert table == [["name", "number", "list"], ["China", "1.5", '["a"]']]
    assert "China" in run("query", statement, "-p", "name=China").stdout


def test_query_writes_nothing_and_says_why(loaded: Engine) -> None:
    result = run("query", "MATCH (n) DETACH DELETE n")
    assert result.exit_code == 1
    assert "only reads" in result.stderr
    assert loaded.read("MATCH (r:Report) RETURN count(r) AS n") == [{"n": 2}]


def test_a_formula_in_the_graph_does_not_run_in_a_spreadsheet(loaded: Engine) -> None:
    assert run("query", "RETURN '=1+1' AS x", "--format", "csv").stdout.splitlines() == ["x", "'=1+1"]


def test_patterns_are_listed_and_run_with_their_proof(loaded: Engine) -> None:
    assert "surveillance-of-critics" in run("pattern", "list", "--json").stdout
    hits = json.loads(run("pattern", "run", "surveillance-of-critics", "--format", "json").stdout)
    assert [hit["victim"] for hit in hits] == ["Amnesty International Canada"]
    assert "was hacked in October" in run("pattern", "run", "surveillance-of-critics").stdout


@pytest.mark.parametrize(
    "selection",
    [["--around", "Amnesty Canada"], ["--pattern", "surveillance-of-critics"], ["--query", "MATCH p = (:Group)-[:TARGETED]->() RETURN p"], ["--all"]],
)
@pytest.mark.parametrize("format", ["graphml", "json", "csv", "cypher"])
def test_export_writes_what_was_asked_for(loaded: Engine, tmp_path: Path, selection: list[str], format: str) -> None:
    target = tmp_path / "out"
    result = run("export", "--format", format, *selection, "-o", str(target))
    assert result.exit_code == 0, result.stderr
    assert target.stat().st_size > 300
    assert not list(tmp_path.glob(".*"))


def test_export_of_what_nobody_is_called_fails(loaded: Engine, tmp_path: Path) -> None:
    result = run("export", "--format", "json", "--around", "Zzyzx Qwxyz", "-o", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert not (tmp_path / "out").exists()


def test_the_doctor_is_silent_on_health_and_loud_on_damage(loaded: Engine) -> None:
    assert run("doctor").exit_code == 0
    loaded.write(lambda transaction: transaction.run("MATCH ()-[r:TARGETED]->() SET r.claims = 99").consume())
    assert run("doctor").exit_code == 1
    fixed = run("doctor", "--fix", "--json")
    assert fixed.exit_code == 0
    assert json.loads(fixed.stdout) == {"fixed": 1, "findings": []}


def test_serve_tells_where_it_listens_and_no_password(embedded_engine: Engine, home: Path) -> None:
    result = run("serve", "--status")
    assert result.exit_code == 0
    assert "bolt://127.0.0.1:" in result.stdout
    passwords = json.loads((home / "secrets.json").read_text()).values()
    assert not any(password in result.output for password in passwords)


def test_an_engine_that_cannot_be_reached_is_exit_code_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    monkeypatch.setenv("NEO4J_PASSWORD", "x")
    result = run("query", "RETURN 1")
    assert result.exit_code == 3
    assert "Remedy" in result.stderr
