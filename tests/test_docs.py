"""The documents say what is so: commands run, options exist, the vocabulary's page is the vocabulary."""

import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from cli import cli
from graph import cookbook_page, model_page
from graph.engines import Engine
from graph.patterns import PATTERNS
from graph.sources import SOURCES
from graph.store import Store
from tests.stories import breach, resolved

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.split("   #")[0].split("  #")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("counterwatch ")
]


def test_the_readme_has_commands_to_try() -> None:
    assert len(COMMANDS) > 10


@pytest.mark.parametrize("line", [line for line in COMMANDS if "serve" not in line])
def test_every_command_of_the_readme_runs(line: str, embedded_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in Store(embedded_engine).put(resolved(breach("The Daily"), breach("The Weekly"))):
        pass
    embedded_engine.write(lambda transaction: transaction.run("MATCH (g:Group) SET g.search = g.search + ' | fancy bear'").consume())
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    (tmp_path / "article.txt").write_text("Chinese hackers breached Bellingcat in early October.")
    (tmp_path / "threat-actor.json").write_text('{"authors": [], "type": "threat-actor", "version": 1, "values": [{"value": "APT1", "uuid": "u"}]}')
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, [word.replace("\\$", "$") for word in shlex.split(line)[1:]])
    assert result.exit_code == 0, result.output


def test_every_make_target_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for document in ("README.md", "CONTRIBUTING.md"):
        for target in set(re.findall(r"`?make ([a-z0-9-]+)", (ROOT / document).read_text(encoding="utf-8"))):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_link_of_the_documents_leads_somewhere() -> None:
    for document in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
            assert target.startswith("https://") or (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_model_s_page_is_the_model() -> None:
    assert (ROOT / "docs" / "model.md").read_text(encoding="utf-8") == "\n".join(model_page.lines()) + "\n"


def test_the_cookbook_s_page_is_the_cookbook() -> None:
    assert (ROOT / "docs" / "cypher-cookbook.md").read_text(encoding="utf-8") == "\n".join(cookbook_page.lines()) + "\n"


def test_the_sources_that_the_explorer_names_are_those_of_the_document() -> None:
    document = (ROOT / "docs" / "data-sources.md").read_text(encoding="utf-8")
    rows = [line for line in document.splitlines() if line.startswith("| ") and not line.startswith("| source")]
    assert rows == [f"| {source.name} | {source.comes} | {source.licence} | {source.enters} |" for source in SOURCES]


def test_every_command_and_option_explains_itself() -> None:
    group = typer.main.get_command(cli)
    waiting = [group]
    while waiting:
        command = waiting.pop()
        assert command.help, command.name
        waiting += getattr(command, "commands", {}).values()
        for parameter in command.params:
            assert getattr(parameter, "help", None) or parameter.name == "help", f"{command.name} {parameter.name}"


def test_every_pattern_takes_parameters_only_and_names_its_hops() -> None:
    for pattern in PATTERNS.values():
        assert "$limit" in pattern.cypher, pattern.name
        assert not re.search(r"\b(?:CREATE|MERGE|SET|DELETE|REMOVE|CALL)\b", pattern.cypher), pattern.name
        assert all(f"AS {hop}" in pattern.cypher for hop in pattern.hops), pattern.name
        assert pattern.question.endswith("?"), pattern.name


def test_the_project_speaks_of_itself_alone() -> None:
    named = (
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "Makefile",
        "docker-compose.yml",
        ".ci/run",
        "requirements.lock",
        "views/canvas/package-lock.json",
        "views/editor/package-lock.json",
    )
    for name in (*named, *(str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md"))):
        assert str(ROOT) not in (ROOT / name).read_text(encoding="utf-8"), name
    for name in ("requirements.lock", "requirements-train.lock", "views/canvas/package-lock.json", "views/editor/package-lock.json"):
        assert not re.search(r"https?://(?:registry|pypi|files)\S*|--find-links|--index-url|/opt/", (ROOT / name).read_text(encoding="utf-8")), name
