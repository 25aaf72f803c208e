"""`counterwatch pattern`: the questions that come with Counterwatch."""

import json
from typing import Annotated, Literal

import typer
from rich.markup import escape
from rich.table import Table

from commands.screen import FOUND_PROBLEMS, OUT, engine, fail
from graph import patterns
from graph.engines import EngineError

pattern = typer.Typer(help="Named questions to the graph, with the proof of every hop.", no_args_is_help=True)


@pattern.command("list")
def list_patterns(as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False) -> None:
    """List the patterns and the question that each answers."""
    rows = [{"name": item.name, "title": item.title, "question": item.question} for item in patterns.PATTERNS.values()]
    if as_json:
        OUT.print_json(json.dumps(rows, ensure_ascii=False))
        return
    table = Table()
    for column in ("Name", "Title", "Question"):
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row.values()))
    OUT.print(table)


@pattern.command("run")
def run_pattern(
    name: Annotated[str, typer.Argument(help="Name of a pattern, from `pattern list`.")],
    format: Annotated[Literal["table", "json"], typer.Option("--format", help="How to print the hits.")] = "table",
) -> None:
    """Run a pattern and print its hits."""
    if name not in patterns.PATTERNS:
        fail(f"no pattern {name!r}; there are: {', '.join(patterns.PATTERNS)}")
    with engine() as connected:
        try:
            result = patterns.run(connected, patterns.PATTERNS[name])
        except EngineError as error:
            fail(str(error), FOUND_PROBLEMS)
    rows = [hit.row for hit in result.hits]
    if format == "json":
        OUT.print_json(json.dumps(rows, ensure_ascii=False))
        return
    if not rows:
        OUT.print("No hits. Load reports that tell who criticised whom: counterwatch load --starter")
        return
    table = Table()
    for column in rows[0]:
        table.add_column(escape(column), overflow="fold")
    for row in rows:
        table.add_row(*(escape("" if cell is None else str(cell)) for cell in row.values()))
    OUT.print(table)
