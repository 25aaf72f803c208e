"""`counterwatch`: the command line. Each command is a file of `commands`."""

import logging

import typer

from commands.app import app as app_command
from commands.doctor import doctor
from commands.export import export
from commands.extract import extract
from commands.load import load
from commands.pattern import pattern
from commands.query import query
from commands.serve import serve

cli = typer.Typer(
    name="counterwatch",
    help="Who sponsors, attacks and watches whom, and how we know.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (load, extract, query, export, serve, doctor):
    cli.command()(command)
cli.command("app")(app_command)
cli.add_typer(pattern, name="pattern")


def main() -> None:
    """Entry point of the console script."""
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # It tells of every new try; what comes of them is told by us, in one line.
    cli()


if __name__ == "__main__":
    main()
