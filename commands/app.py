"""`counterwatch app`: the explorer in the browser."""

import os
import socket
import sys
from pathlib import Path
from typing import Annotated

import typer

from commands.screen import OUT, engine, fail

_APP = Path(__file__).parent.parent / "app.py"


def app(
    port: Annotated[int, typer.Option("--port", min=1024, max=65535, help="Port on which the explorer listens.")] = 8501,
    address: Annotated[str, typer.Option("--address", help="Address on which it listens; anything but 127.0.0.1 lets others in.")] = "127.0.0.1",
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = False,
) -> None:
    """Serve the explorer and print its URL; Ctrl-C ends it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            fail(f"cannot listen on {address}:{port}: {error.strerror}. Remedy: stop what listens there, or give another --port")
    with engine():
        pass  # Started before the page is, so that whoever opens the URL need not wait for it.
    OUT.print(f"Explorer on http://{address}:{port}  (Ctrl-C ends it)")
    settings = {
        "server.address": address,
        "server.port": str(port),
        "server.headless": "false" if browser else "true",
        "browser.gatherUsageStats": "false",
        "server.fileWatcherType": "none",
    }
    arguments = [item for name, value in settings.items() for item in (f"--{name}", value)]
    os.execv(sys.executable, [sys.executable, "-m", "streamlit", "run", str(_APP), *arguments])
