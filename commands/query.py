"""`counterwatch query`: one read-only Cypher statement."""

import csv
import json
import sys
from typing import Annotated, Any, Literal

import typer
from rich.markup import escape
from rich.table import Table as RichTable

from commands.arguments import parameters
from commands.screen import FOUND_PROBLEMS, OUT, engine, fail, warn
from graph.engines import EngineError, Table
from graph.export.csv_tables import safe_cell

Format = Literal["table", "json", "csv"]


def query(
    cypher: Annotated[str, typer.Argument(help="A Cypher statement that reads; - reads it from standard input.")],
    parameter: Annotated[
        list[str] | None, typer.Option("-p", "--parameter", metavar="NAME=VALUE", help="A parameter of the statement; VALUE is JSON or text.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How to print the rows.")] = "table",
    rows: Annotated[int, typer.Option("--rows", min=1, max=100_000, help="Print at most so many rows.")] = 1000,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, max=60, help="Stop the statement after so long.")] = 10,
) -> None:
    """Ask the graph in Cypher. Statements that write, call the server or read files are refused."""
    statement = sys.stdin.read() if cypher == "-" else cypher
    given = parameters(parameter or [])
    with engine() as connected:
        try:
            table = connected.console(statement, given, rows=rows, seconds=seconds)
        except EngineError as error:
            fail(str(error), FOUND_PROBLEMS)
    print_table(table, format)
    if table.truncated:
        warn(f"only the first {len(table.rows)} rows are shown; raise --rows or narrow the statement")


def print_table(table: Table, format: Format) -> None:
    """Print rows to standard output; in CSV, cells that a spreadsheet would run are made text."""
    if format == "json":
        sys.stdout.write(json.dumps([dict(zip(table.columns, row, strict=True)) for row in table.rows], ensure_ascii=False, indent=2) + "\n")
    elif format == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow([safe_cell(column) for column in table.columns])
        writer.writerows([safe_cell(_flat(cell)) for cell in row] for row in table.rows)
    else:
        grid = RichTable()
        for column in table.columns:
            grid.add_column(escape(column), overflow="fold")
        for row in table.rows:
            grid.add_row(*(escape(_flat(cell)) for cell in row))
        OUT.print(grid)


def _flat(cell: Any) -> str:
    if isinstance(cell, dict | list):
        return json.dumps(cell, ensure_ascii=False)
    return "" if cell is None else str(cell)
