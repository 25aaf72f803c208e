"""`counterwatch pattern`: the questions that come with Counterwatch."""

import json
from typing import Annotated, Literal

import typer
from rich.markup import escape
from rich.table import Table

from commands.screen import FOUND_PROBLEMS, OUT, engine, fail
from graph import explore, patterns
from graph.engines import EngineError
from graph.subgraph import ProofClaim

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
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="Hits with their sentences as text, or as JSON.")] = "text",
) -> None:
    """Run a pattern and print its hits."""
    if name not in patterns.PATTERNS:
        fail(f"no pattern {name!r}; there are: {', '.join(patterns.PATTERNS)}")
    with engine() as connected:
        try:
            result = patterns.run(connected, patterns.PATTERNS[name])
            claims = explore.proof(connected, list(dict.fromkeys(edge for hit in result.hits for edge in hit.edges)))
        except EngineError as error:
            fail(str(error), FOUND_PROBLEMS)
    if format == "json":
        OUT.print_json(json.dumps([{**hit.row, "relationships": list(hit.edges)} for hit in result.hits], ensure_ascii=False))
        return
    if not result.hits:
        OUT.print(f"No hits. The pattern needs {result.pattern.needs}.\nLoad the samples with: counterwatch load --starter", markup=False)
    for hit in result.hits:
        _print_hit(hit, [claim for claim in claims if claim.edge in hit.edges])


def _print_hit(hit: patterns.PatternHit, claims: list[ProofClaim]) -> None:
    """Print a hit's columns on one line, and under it the sentences of every hop."""
    OUT.print(
        "  ".join(f"{name}: {value}" for name, value in hit.row.items() if value not in (None, "")),
        style="bold",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )
    for edge in hit.edges:
        OUT.print(f"  {edge.split('|')[0]}", style="cyan", markup=False)
        for claim in (claim for claim in claims if claim.edge == edge):
            stance = "denied" if claim.properties["stance"] == "denies" else claim.properties["certainty"]
            who = claim.properties.get("attributor_name") or claim.report["publisher"]
            OUT.print(
                f'    "{claim.properties["quote"]}" ({who}, {stance}; {claim.report["title"]}, {claim.report["published"]})',
                markup=False,
                highlight=False,
                soft_wrap=True,
            )
    OUT.print()
