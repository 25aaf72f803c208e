"""The built canvas and editor that are checked in are what their sources give."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import lacking

VIEWS = Path(__file__).parents[2] / "views"
COMPONENTS = ("canvas", "editor")


@pytest.mark.parametrize("component", COMPONENTS)
def test_the_bundle_is_built_from_these_sources_and_their_tests_pass(component: str, tmp_path: Path) -> None:
    folder = VIEWS / component
    if not shutil.which("npm"):
        lacking(f"THE CHECK OF THE BUILT {component.upper()}", "Node.js with npm is not installed")
    for name in ("package.json", "package-lock.json", "tsconfig.json"):
        shutil.copy(folder / name, tmp_path)
    for sources in ("src", "test"):
        shutil.copytree(folder / sources, tmp_path / sources)
    for command in (["npm", "ci", "--silent", "--no-audit", "--no-fund"], *(["npm", "run", "--silent", step] for step in ("build", "check", "test"))):
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / f"{component}.js").read_bytes() == (folder / f"{component}.js").read_bytes()


@pytest.mark.parametrize("sign", ["fetch(", "XMLHttpRequest", "sendBeacon", "innerHTML", "eval("])
def test_the_sources_reach_no_network_and_write_no_html(sign: str) -> None:
    for source in (path for component in COMPONENTS for path in (VIEWS / component / "src").glob("*.ts")):
        assert sign not in source.read_text(encoding="utf-8"), source.name


@pytest.mark.parametrize("component", COMPONENTS)
def test_everything_bundled_is_free_to_ship(component: str) -> None:
    folder = VIEWS / component
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    bundled = {name: row for name, row in lock["packages"].items() if name and not row.get("dev")}
    notices = (folder / "THIRD-PARTY.md").read_text(encoding="utf-8")
    for name, row in bundled.items():
        assert row["license"] == "MIT", name
        assert name.removeprefix("node_modules/") in notices, name
