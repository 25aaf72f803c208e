"""Arguments that several commands take, with their checks."""

import json
import re
from datetime import date
from typing import Annotated

import typer

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def iso_date(text: str) -> str:
    """Return an ISO date as given; raises typer.BadParameter when it is none. An empty text stays empty."""
    if not text:
        return text
    try:
        if not _DATE.fullmatch(text):
            raise ValueError
        date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write it as 2022-12-06") from None
    return text


Published = Annotated[
    str,
    typer.Option(
        "--published", metavar="DATE", help="Date of publication (YYYY-MM-DD) of reports that carry none.", callback=iso_date, show_default=False
    ),
]


def parameters(pairs: list[str]) -> dict[str, object]:
    """Return `k=v` pairs as query parameters: v is read as JSON where it is JSON, else as text.

    Raises typer.BadParameter when a pair has no `=`.
    """
    found: dict[str, object] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.isidentifier():
            raise typer.BadParameter(f"{pair!r}: write a parameter as name=value")
        try:
            found[name] = json.loads(value)
        except ValueError:
            found[name] = value
    return found
