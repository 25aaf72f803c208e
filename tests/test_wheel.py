"""What is installed is what runs: every file that the code reads, and nothing of the building of it."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = ("commands", "graph", "loaders", "views", "samples", "app.py", "cli.py", "pyproject.toml", "README.md", "LICENSE")
READ_SUFFIXES = (".cypher", ".toml", ".js", ".css", ".html", ".png", ".md", "weights.json")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of the sources, in which somebody has built the components as well."""
    folder = tmp_path_factory.mktemp("wheel")
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__", "node_modules", "build"))
        else:
            shutil.copy(source, folder)
    for left in ("views/canvas/node_modules/some-package/python/gyp.py", "views/editor/build/test/x.py"):
        (folder / left).parent.mkdir(parents=True)
        (folder / left).write_text("")
    command = [sys.executable, "-m", "pip", "wheel", ".", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", "dist"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = (folder / "dist").glob("*.whl")
    return built


def test_a_wheel_holds_what_runs_and_nothing_else(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    code = {str(path.relative_to(ROOT)) for part in ("commands", "graph", "loaders", "views") for path in (ROOT / part).rglob("*.py")}
    assert {name for name in names if name.endswith(".py")} == {*(name for name in code if "node_modules" not in name), "app.py", "cli.py"}
    for folder in ("src", "test", "build", "node_modules"):
        assert not [name for name in names if f"/{folder}/" in name], folder
    assert not [name for name in names if name.endswith((".ts", "package.json", "package-lock.json", "tsconfig.json"))]


def test_what_the_code_reads_is_in_the_wheel(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path)
    for package in ("commands", "graph", "loaders", "views", "samples"):
        wanted = {path.relative_to(ROOT) for suffix in READ_SUFFIXES for path in (ROOT / package).rglob(f"*{suffix}")}
        missing = sorted(
            str(path) for path in wanted if not {"src", "test", "build", "node_modules"} & set(path.parts) and not (tmp_path / path).exists()
        )
        assert missing == []
