"""`python -m bench.canvas`: the canvas against st-link-analysis, on the same graph, in the same Chromium, in the same run.

Needs st-link-analysis (`pip install st-link-analysis==0.4.0`) and Chromium. The graph is the bundled knowledge base; COUNTERWATCH_HOME
of a loaded one saves the loading.
"""

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from rich.console import Console
from rich.table import Table

from commands.load import SAMPLES
from graph import expanding, investigations
from graph.engines import Engine, Home, connect, stop
from graph.scene import Scene
from graph.store import Store
from graph.subgraph import Subgraph
from loaders.datasets.misp_galaxy import starter_files
from loaders.ingest import ingest
from loaders.options import Options
from tests.browser.app import CHROMIUM, FLAGS
from tests.servers import free_port

SIZES = (60, 500, 2000)
PATIENCE = 90
"""Seconds after which a candidate is taken to have drawn or added nothing."""
EXPANSIONS = 3
EXPANDED = ("state:CN", "state:RU", "state:IR", "state:KP", "group:apt29", "group:lazarus-group")
ROOT = Path(__file__).parents[1]

# Cytoscape keeps its instance on its container, which is in a shadow root here and in a frame there.
FIND = """
window.__cy = () => { const look = root => { for (const element of root.querySelectorAll('*')) {
    if (element._cyreg && element._cyreg.cy) return element._cyreg.cy;
    if (element.shadowRoot) { const found = look(element.shadowRoot); if (found) return found; } } return null; };
  return look(document); };
window.__settled = () => { const cy = window.__cy(); if (!cy || cy.nodes().length === 0) return false;
  const places = new Set(cy.nodes().map(n => Math.round(n.position('x')) + ',' + Math.round(n.position('y')))); return places.size > cy.nodes().length / 2; };
"""
WATCH = """([id, count]) => { window.__took = 0; const started = performance.now();
  const look = () => { if (window.__cy().nodes().length > count) requestAnimationFrame(() => requestAnimationFrame(() => { window.__took = performance.now() - started; })); else setTimeout(look, 5); };
  document.addEventListener('pointerdown', () => {}, { once: true }); look(); }"""
FRAMES = """() => new Promise(done => { const cy = window.__cy(); let frames = 0; const started = performance.now();
  const step = () => { frames++; cy.panBy({ x: frames % 40 < 20 ? 6 : -6, y: 0 }); if (performance.now() - started < 3000) requestAnimationFrame(step); else done(frames / 3); };
  requestAnimationFrame(step); })"""
AIM = """id => { const cy = window.__cy(), node = cy.getElementById(id); if (node.empty()) return null; cy.zoom(2); cy.center(node);
  const box = cy.container().getBoundingClientRect(), at = node.renderedPosition(); return [box.x + at.x, box.y + at.y]; }"""
PLACES = "() => Object.fromEntries(window.__cy().nodes().map(n => [n.id(), [n.position('x'), n.position('y')]]))"


def scene_of(engine: Engine, size: int) -> Scene:
    """Return a scene of about `size` entities round APT28, nearest first; one with fewer where the graph ends."""
    ids: dict[str, None] = {"group:apt28": None}
    waiting = list(ids)
    while waiting and len(ids) < size:
        for found in expanding.expand(engine, waiting.pop(0), list(ids), most=30).ids:
            if len(ids) < size and found not in ids:
                ids[found] = None
                waiting.append(found)
    return Scene(nodes=tuple(ids))


@contextmanager
def app(script: Path, home: Path, scene: Path) -> Iterator[str]:
    """Yield the address of a Streamlit script that runs on the engine of a home."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.headless", "true", "--server.fileWatcherType", "none"]  # fmt: skip
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    environment |= {"COUNTERWATCH_HOME": str(home), "BENCH_SCENE": str(scene), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            try:
                with urlopen(f"{base}/_stcore/health", timeout=2):
                    break
            except (URLError, OSError):
                time.sleep(0.2)
        yield base
    finally:
        process.terminate()
        process.wait(20)


def _frame(page: Page, deadline: float) -> Any:
    """Return the page or the frame of it that has a drawn graph; raises PlaywrightError when none has one in time."""
    while time.monotonic() < deadline:
        for frame in page.frames:
            try:
                if frame.evaluate("typeof window.__settled === 'function' && window.__settled()"):
                    return frame
            except PlaywrightError:
                continue
        time.sleep(0.05)
    raise PlaywrightError("no graph")


def measure(browser: Browser, address: str) -> dict[str, str]:
    """Return the figures of one candidate at one size; a dash where nothing came in time."""
    figures = {"ready": "-", "expand": "-", "moved": "-", "frames": "-"}
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(PATIENCE * 1000)
    context.add_init_script(FIND)
    page = context.new_page()
    try:
        # The first visit to a server pays for its imports.
        page.goto(address)
        page.wait_for_timeout(6000)
        page.goto("about:blank")
        started = time.monotonic()
        page.goto(address)
        frame = _frame(page, started + PATIENCE)
        figures["ready"] = f"{time.monotonic() - started:.1f} s"
        page.wait_for_timeout(3000)
        figures["frames"] = f"{frame.evaluate(FRAMES):.0f}"
        figures["expand"], figures["moved"] = _expansions(page, frame)
    except PlaywrightError:
        pass
    finally:
        context.close()
    return figures


def _expansions(page: Page, frame: Any) -> tuple[str, str]:
    took: list[float] = []
    moved = 0
    offset = frame.frame_element().bounding_box() if frame.parent_frame else {"x": 0, "y": 0}
    for entity_id in EXPANDED:
        if len(took) == EXPANSIONS:
            break
        before, count = frame.evaluate(PLACES), frame.evaluate("() => window.__cy().nodes().length")
        place = frame.evaluate(AIM, entity_id)
        if place is None:
            continue
        page.wait_for_timeout(500)
        frame.evaluate(WATCH, [entity_id, count])
        page.mouse.dblclick(offset["x"] + place[0], offset["y"] + place[1])
        frame.wait_for_function("window.__took > 0", timeout=PATIENCE * 1000 if not took else 20_000)
        took.append(frame.evaluate("window.__took"))
        page.wait_for_timeout(2500)
        after = frame.evaluate(PLACES)
        moved = max(moved, sum(1 for node, (x, y) in before.items() if node in after and abs(after[node][0] - x) + abs(after[node][1] - y) > 5))
    return (f"{sorted(took)[len(took) // 2] / 1000:.2f} s" if took else "-"), f"{moved} of {count}"


def main() -> None:
    """Print the table."""
    if CHROMIUM is None:
        raise SystemExit("Chromium is not installed. Remedy: apt-get install chromium")
    if importlib.util.find_spec("st_link_analysis") is None:
        raise SystemExit(f"The baseline is not installed. Remedy: {sys.executable} -m pip install st-link-analysis==0.4.0")
    given = os.environ.get("COUNTERWATCH_HOME")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(given or folder)
        engine = connect(home, {})
        if not given:
            for _ in ingest([*starter_files(), SAMPLES], Store(engine), Options()):
                pass
        table = Table(title=f"Median of {EXPANSIONS} expansions by double click, pan for 3 s; '-': nothing within {PATIENCE} s")
        for column in ("Entities / relationships", "Candidate", "Drawn after", "Expand round trip", "Moved by it", "Frames per second"):
            table.add_column(column)
        with sync_playwright() as playwright:
            for size in SIZES:
                for row in _rows(playwright, engine, home, Path(folder), size):
                    table.add_row(*row)
                    print(json.dumps(row), file=sys.stderr, flush=True)
        engine.close()
        if not given:
            stop(Home(home))
    Console().print(table)


def _rows(playwright: Any, engine: Engine, home: Path, folder: Path, size: int) -> Iterator[tuple[str, ...]]:
    scene = scene_of(engine, size)
    file = folder / "scene.json"
    file.write_text(scene.json_text, encoding="utf-8")
    held = expanding.joined(engine, Subgraph(), scene.nodes)
    key = investigations.snapshot(engine, scene, ())
    what = f"{len(held.nodes)} / {len(held.edges)}"
    for name, script, path in (
        ("Counterwatch", ROOT / "app.py", f"/?scene={key}"),
        ("st-link-analysis (baseline)", ROOT / "bench" / "canvas_baseline.py", "/"),
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with app(script, home, file) as base:
            figures = measure(browser, base + path)
        browser.close()
        yield what, name, figures["ready"], figures["expand"], figures["moved"], figures["frames"]


if __name__ == "__main__":
    main()
