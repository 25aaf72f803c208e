"""The explorer as a person meets it: the real app on the real embedded engine, in real Chromium."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from graph.claims import Mention, Report
from graph.engines import Home, connect, stop
from graph.store import Store
from tests.browser.app import CHROMIUM, FIND, FLAGS, running_app
from tests.conftest import lacking
from tests.stories import BEAR, RUSSIA, breach, report, resolved

CANVAS = Path(__file__).parents[2] / "views" / "canvas"
LEGION = 320
HOSTILE = "<img src=x onerror=window.hacked=1>[x](javascript:window.hacked=1)"


def legion() -> Report:
    """A group with more victims than the page's own layout takes."""
    actor = Mention("Group", "Legion Spider")
    sentences = [f"Legion Spider hit Firm {number}." for number in range(LEGION)]
    statements = [("TARGETED", actor, Mention("Organization", f"Firm {number}"), sentence) for number, sentence in enumerate(sentences)]
    alias = "CrowdStrike calls Legion Spider the Many Legs."
    crowdstrike = Mention("Organization", "CrowdStrike")
    return report(" ".join([*sentences, alias]), *statements, ("KNOWN_AS", actor, Mention("Name", "Many Legs"), alias, {"asserted_by": crowdstrike}))


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app on a small graph of its own."""
    folder = tmp_path_factory.mktemp("browser-home")
    engine = connect(folder, {})
    villain = Mention("Organization", HOSTILE)
    text = f"Bear hacked {HOSTILE}. It is Russian."
    hostile = report(
        text,
        ("TARGETED", BEAR, villain, f"Bear hacked {HOSTILE}."),
        ("SPONSORED_BY", BEAR, RUSSIA, "It is Russian."),
        title=f"{HOSTILE} <script>window.hacked=1</script>",
    )
    crowd = [report(f"China also hacked Number {n}. China did it.", ("TARGETED", Mention("Group", f"Crowd {n}"), Mention("Organization", f"Number {n}"), f"China also hacked Number {n}."),
                    ("SPONSORED_BY", Mention("Group", f"Crowd {n}"), Mention("State", "China", key="state:CN"), "China did it.")) for n in range(6)]  # fmt: skip
    for _ in Store(engine).put(resolved(breach("The Daily"), breach("The Weekly", denial=True), hostile, legion(), *crowd)):
        pass
    engine.close()
    with running_app(folder) as base:
        yield base
    stop(Home(folder))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, or a loud skip where there is none."""
    if CHROMIUM is None:
        lacking("THE BROWSER TESTS", "Chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@dataclass
class Visit:
    """A page and what its console and network said."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    init: str = FIND

    def open(self, path: str) -> None:
        """Go to a path and wait until the script has run."""
        self.page.goto(self.base + path)
        self.idle()

    def idle(self) -> None:
        """Wait until the script has run and stays so."""
        for _ in range(2):
            self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
            self.page.wait_for_timeout(400)

    def export(self, format: str, hidden: bool = False, part: str = "") -> bytes:
        """Return the file that the open export dialog makes in a format, of a part of the scene where one is named; the dialog stays open."""
        dialog = self.page.get_by_role("dialog", name="Export")
        expect(dialog).to_be_visible(timeout=15_000)
        if part:
            dialog.get_by_text(part).click()
        dialog.get_by_text(re.compile(f"^{format} ·")).click()
        if hidden:
            dialog.get_by_text("Pseudonyms for victims").click()
            expect(dialog.get_by_text("Read the file before you pass it on")).to_be_visible(timeout=15_000)
        self.page.wait_for_timeout(800)
        with self.page.expect_download(timeout=20_000) as download:
            dialog.get_by_role("button", name="Download").click()
        return Path(download.value.path()).read_bytes()

    def canvas_ready(self) -> None:
        """Wait until the canvas has drawn its scene."""
        self.page.wait_for_function(
            """(() => { const canvas = window.__find('.cw-canvas'), screen = canvas && canvas.closest('.cw').screen;
                       return screen && canvas.dataset.ready && !screen.explorer.busy && Object.keys(screen.explorer.scene.places).length > 0; })()""",
            timeout=30_000,
        )


@pytest.fixture
def visit(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A fresh browser context; errors in its console or requests to elsewhere fail the test."""
    settings = {"viewport": {"width": 1400, "height": 1000}, **getattr(request, "param", {})}
    context = browser.new_context(**settings)
    context.add_init_script(FIND)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    visited = Visit(page, address)
    # Streamlit asks for its health below the page's path first; the 404 is its own and says nothing of ours.
    page.on("console", lambda message: visited.complaints.append(message.text) if message.type == "error" and "404" not in message.text else None)
    page.on("pageerror", lambda error: visited.complaints.append(str(error)))
    page.on("request", lambda asked: visited.asked.append(asked.url))
    yield visited
    context.close()
    assert visited.complaints == []
    assert [url for url in visited.asked if not url.startswith((address, "data:", "blob:", address.replace("http", "ws")))] == []


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """axe-core as the canvas's lock file pins it: from its folder, or installed beside it."""
    inside = Path("node_modules", "axe-core", "axe.min.js")
    if (CANVAS / inside).exists():
        return CANVAS / inside
    if not shutil.which("npm"):
        lacking("THE ACCESSIBILITY CHECK", "Node.js with npm is not installed")
    folder = tmp_path_factory.mktemp("axe")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(CANVAS / name, folder)
    subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=folder, check=True)
    return folder / inside
