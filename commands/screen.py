"""What commands share on the terminal: where messages go, and how a command ends.

Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 done but something was
found or left out, 2 wrong usage, 3 the engine could not be reached.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer
from rich.console import Console

from graph.engines import Engine, EngineError, connect

OUT = Console()
ERR = Console(stderr=True)

FOUND_PROBLEMS = 1
WRONG_USAGE = 2
NO_ENGINE = 3


def fail(message: str, code: int = WRONG_USAGE) -> NoReturn:
    """Print a message to standard error, as plain text, and end with an exit code."""
    ERR.print(f"counterwatch: {message}", style="red", markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(code)


def warn(message: str) -> None:
    """Print a warning to standard error, as plain text."""
    ERR.print(message, style="yellow", markup=False, highlight=False, soft_wrap=True)


@contextmanager
def engine() -> Iterator[Engine]:
    """Yield the engine and close it afterwards; one that cannot be reached, or fails on the way, ends the command with its remedy."""
    try:
        connected = connect()
    except EngineError as error:
        fail(str(error), NO_ENGINE)
    try:
        yield connected
    except EngineError as error:
        fail(str(error), NO_ENGINE)
    finally:
        connected.close()
