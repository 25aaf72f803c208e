"""Who may import whom. Arrows run one way: app and commands to views, loaders and graph; loaders and views to graph."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FORBIDDEN = {
    "graph": {"loaders", "views", "commands", "cli", "app", "streamlit", "typer"},
    "loaders": {"views", "commands", "cli", "app", "streamlit", "neo4j"},
    "views": {"loaders", "commands", "cli", "app", "neo4j", "spacy"},
    "commands": {"views", "neo4j"},
}


def modules(package: str) -> Iterator[Path]:
    yield from sorted((ROOT / package).rglob("*.py"))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


# The one screen that reads what a stranger sent or points at, and stores what was reviewed.
MEETS_LOADERS = ROOT / "views" / "intake.py"


@pytest.mark.parametrize("package", FORBIDDEN)
def test_arrows_run_one_way(package: str) -> None:
    wrong = {
        str(path.relative_to(ROOT)): sorted(found)
        for path in modules(package)
        if (found := {name.split(".")[0] for name in imports(path)} & FORBIDDEN[package] - ({"loaders"} if path == MEETS_LOADERS else set()))
    }
    assert wrong == {}


def test_a_loader_meets_the_store_in_one_place_only() -> None:
    meets = [path.name for path in modules("loaders") if any(name.startswith(("graph.store", "graph.engines")) for name in imports(path))]
    assert meets == ["ingest.py"]


def test_screens_know_no_query_text() -> None:
    for path in modules("views"):
        assert not any(name.startswith("graph.cypher") for name in imports(path)), path
        text = path.read_text(encoding="utf-8")
        assert "MATCH (" not in text, path


def test_query_text_stands_in_its_own_modules() -> None:
    allowed = {"cypher", "patterns", "engines", "schema.py", "export"}
    for path in modules("graph"):
        if path.relative_to(ROOT / "graph").parts[0] not in allowed:
            assert "MATCH (" not in path.read_text(encoding="utf-8"), path


def test_modules_are_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for package in FORBIDDEN
        for path in modules(package)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 330
    }
    assert long == {}
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) < 100
