"""Takes the pictures of the README: `make screenshots`. They show the bundled knowledge base and the samples."""

import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from commands.load import SAMPLES
from graph.engines import Home, connect, stop
from graph.store import Store
from loaders.datasets.misp_galaxy import starter_files
from loaders.ingest import ingest
from loaders.options import Options
from loaders.prose.read import read_file
from tests.browser.app import CHROMIUM, FIND, FLAGS, running_app

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
ACTOR = "group:unnamed-cn-amnesty-international-canada-2022"
REPORT = read_file(SAMPLES / "amnesty-canada-breach.md", Options()).id
VICTIM = "org:amnesty-international-canada"
PICTURES = (
    ("start", "/", "light", ()),
    ("proof", f"/?focus={VICTIM}&selected=SPONSORED_BY%7C{ACTOR}%7Cstate:CN", "light", ()),
    ("group", "/?focus=group:apt28", "dark", ()),
    ("paths", f"/?focus=group:apt28,{VICTIM},state:CN,state:RU&selected=group:apt28,{VICTIM}", "light", ("s", "Find paths")),
    ("critics", "/surveillance-of-critics", "dark", ()),
    ("cypher", "/cypher?recipe=tools-across-sponsors", "light", ("", "Run")),
    ("map", "/map?sponsor=state:RU", "dark", ()),
    ("review", f"/report?id={REPORT}&review=1&at=400-420", "light", ()),
    ("dossier", "/dossier?id=group:apt28", "light", ()),
)


def take(browser: Browser, base: str, picture: tuple[str, str, str, tuple[str, ...]], folder: Path = FOLDER) -> Path:
    """Take one picture at 1400 x 900 and return its file; the steps are a key for the canvas, where it has one, and a button to press."""
    name, path, scheme, steps = picture
    context = browser.new_context(viewport={"width": 1400, "height": 900}, color_scheme="dark" if scheme == "dark" else "light")
    context.add_init_script(FIND)
    page = context.new_page()
    page.goto(base + path)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
    page.wait_for_timeout(3000)
    if steps:
        if steps[0]:
            page.evaluate("__find('.cw-canvas').focus()")
            page.keyboard.press(steps[0])
        page.get_by_role("button", name=steps[1], exact=not steps[0]).click()
        page.wait_for_timeout(5000)
    target = folder / f"{name}.png"
    page.screenshot(path=target)
    context.close()
    Image.open(target).convert("RGB").save(target, optimize=True)
    return target


def main() -> None:
    """Load the starter data into an engine of its own and take every picture."""
    if CHROMIUM is None:
        raise SystemExit("Chromium is not installed. Remedy: apt-get install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        engine = connect(home, {})
        for _ in ingest([*starter_files(), SAMPLES], Store(engine), Options()):
            pass
        engine.close()
        with running_app(home) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for picture in PICTURES:
                print(take(browser, base, picture))
            browser.close()
        stop(Home(home))


if __name__ == "__main__":
    main()
