"""`counterwatch export`: a part of the graph as a file."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from commands.screen import ERR, FOUND_PROBLEMS, engine, fail, warn
from graph import explore, patterns
from graph.engines import Engine, EngineError
from graph.export import FORMATS, write
from graph.export.selection import of_query, whole_graph
from graph.subgraph import Subgraph

Format = Literal["graphml", "json", "csv", "cypher"]


def export(
    format: Annotated[
        Format, typer.Option("--format", help="graphml (Gephi, networkx), json (everything), csv (zip of tables), cypher (an empty Neo4j).")
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="File to write; - for standard output.")],
    around: Annotated[str | None, typer.Option("--around", metavar="NAME", help="The neighbourhood of an entity, by any of its names.")] = None,
    hops: Annotated[int, typer.Option("--hops", min=1, max=4, help="How far the neighbourhood reaches.")] = 1,
    pattern: Annotated[str | None, typer.Option("--pattern", metavar="NAME", help="The hits of a pattern.")] = None,
    query: Annotated[
        str | None, typer.Option("--query", metavar="CYPHER", help="What a read-only statement returns: nodes, relationships and paths.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="The whole graph.")] = False,
) -> None:
    """Write a subgraph with the claims and sentences that prove it."""
    if sum((around is not None, pattern is not None, query is not None, everything)) != 1:
        fail("say what to export: one of --around, --pattern, --query or --all")
    with engine() as connected:
        try:
            subgraph = _select(connected, around, hops, pattern, query)
            data = write(explore.with_claims(connected, subgraph), format)
        except EngineError as error:
            fail(str(error), FOUND_PROBLEMS)
    for notice in subgraph.notices:
        warn(notice)
    if str(output) == "-":
        sys.stdout.buffer.write(data)
        return
    temporary = output.with_name(f".{output.name}.part")
    try:
        temporary.write_bytes(data)
        temporary.replace(output)
    except OSError as error:
        fail(f"{output} cannot be written: {error.strerror}", FOUND_PROBLEMS)
    ERR.print(
        f"{output}: {len(subgraph.nodes)} nodes, {len(subgraph.edges)} relationships; opens in {FORMATS[format].meaning}.",
        markup=False,
        highlight=False,
    )


def _select(connected: Engine, around: str | None, hops: int, pattern: str | None, query: str | None) -> Subgraph:
    if around is not None:
        hits = explore.search(connected, around, limit=1)
        if not hits:
            fail(f"nothing is called {around!r}; try `counterwatch query` or another spelling", FOUND_PROBLEMS)
        return explore.neighbourhood(connected, [hits[0].id], hops)
    if pattern is not None:
        if pattern not in patterns.PATTERNS:
            fail(f"no pattern {pattern!r}; there are: {', '.join(patterns.PATTERNS)}")
        return patterns.subgraph(connected, patterns.run(connected, patterns.PATTERNS[pattern]))
    if query is not None:
        return of_query(connected, query)
    return whole_graph(connected)
