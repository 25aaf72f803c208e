"""`counterwatch serve`: the embedded engine's background process."""

import os
from typing import Annotated

import typer

from commands.screen import FOUND_PROBLEMS, NO_ENGINE, OUT, fail
from graph.engines import EngineError, Home, connect, status, stop


def serve(
    stop_it: Annotated[bool, typer.Option("--stop", help="Stop the background process.")] = False,
    tell: Annotated[bool, typer.Option("--status", help="Tell whether it runs; exit code 1 when it does not.")] = False,
) -> None:
    """Start the embedded engine in the background, stop it, or tell how it is."""
    if os.environ.get("NEO4J_URI"):
        fail("NEO4J_URI is set, so Neo4j is used and is not ours to start or stop. Remedy: unset NEO4J_URI")
    try:
        home = Home.find(None, os.environ)
        if stop_it:
            OUT.print("Stopped." if stop(home) else "It was not running.")
            return
        if not tell:
            connect().close()
        now = status(home)
    except EngineError as error:
        fail(str(error), NO_ENGINE)
    if not now.running:
        OUT.print(f"Not running. Data: {now.home}", soft_wrap=True)
        raise typer.Exit(FOUND_PROBLEMS)
    OUT.print(f"Running at {now.uri} (pid {now.pid}, {now.resident // 1_000_000} MB). Data: {now.home}", soft_wrap=True)
