"""Running the explorer for a browser: the app on a free port, and what a browser needs to look into its canvas."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.servers import free_port

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# The component lives in a shadow root; this finds an element through any of them.
FIND = """
window.__find = (selector, root = document) => {
  const here = root.querySelector(selector);
  if (here) return here;
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot) { const found = window.__find(selector, element.shadowRoot); if (found) return found; }
  }
  return null;
};
window.__explorer = () => window.__find('.cw').screen.explorer;
window.__cy = () => window.__explorer().stage.cy;
"""


@contextmanager
def running_app(home: Path) -> Iterator[str]:
    """Yield the address of the app on the embedded engine of a home, and stop the app afterwards."""
    port = free_port()
    root = Path(__file__).parents[2]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(root / "app.py"),
        "--server.port",
        str(port),
        "--server.headless",
        "true",
        "--server.fileWatcherType",
        "none",
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")} | {"COUNTERWATCH_HOME": str(home)}
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        _wait(base)
        yield base
    finally:
        process.terminate()
        process.wait(20)


def _wait(base: str) -> None:
    for _ in range(150):
        try:
            with urlopen(f"{base}/_stcore/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError("the app did not start")
