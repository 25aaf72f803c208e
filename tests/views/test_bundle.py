"""The built canvas that is checked in is what its sources give."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import lacking

FOLDER = Path(__file__).parents[2] / "views" / "canvas"


def test_the_bundle_is_built_from_these_sources_and_their_tests_pass(tmp_path: Path) -> None:
    if not shutil.which("npm"):
        lacking("THE CHECK OF THE BUILT CANVAS", "Node.js with npm is not installed")
    for name in ("package.json", "package-lock.json", "tsconfig.json"):
        shutil.copy(FOLDER / name, tmp_path)
    for folder in ("src", "test"):
        shutil.copytree(FOLDER / folder, tmp_path / folder)
    for command in (["npm", "ci", "--silent", "--no-audit", "--no-fund"], *(["npm", "run", "--silent", step] for step in ("build", "check", "test"))):
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "canvas.js").read_bytes() == (FOLDER / "canvas.js").read_bytes()


@pytest.mark.parametrize("sign", ["fetch(", "XMLHttpRequest", "sendBeacon", "innerHTML", "eval("])
def test_the_sources_reach_no_network_and_write_no_html(sign: str) -> None:
    for source in (FOLDER / "src").glob("*.ts"):
        assert sign not in source.read_text(encoding="utf-8"), source.name


def test_everything_bundled_is_free_to_ship() -> None:
    lock = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))
    bundled = {name: row for name, row in lock["packages"].items() if name and not row.get("dev")}
    notices = (FOLDER / "THIRD-PARTY.md").read_text(encoding="utf-8")
    for name, row in bundled.items():
        assert row["license"] == "MIT", name
        assert name.removeprefix("node_modules/") in notices, name
