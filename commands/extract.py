"""`counterwatch extract`: what a text says, as claims, without touching any graph."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer
from rich.markup import escape
from rich.table import Table

from commands.arguments import Published, iso_date
from commands.explanation import show_explained, why_no_claims
from commands.screen import FOUND_PROBLEMS, OUT, fail, warn
from graph.claims import Report
from graph.names.resolver import Resolved
from loaders import prose
from loaders.claim_document import claim_documents
from loaders.errors import LoadError
from loaders.ingest import resolve_or_reduce
from loaders.limits import Limits
from loaders.options import Options

_AT_ONCE = 512
_FEW = 32
"""Up to this many documents one process is faster than several."""


def extract(
    file: Annotated[Path | None, typer.Argument(help="An article: .txt, .md or .html.", show_default=False)] = None,
    jsonl: Annotated[
        Path | None, typer.Option("--jsonl", metavar="IN", help='Lines of {"id", "text"} with optional title and published; - for standard input.')
    ] = None,
    published: Published = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print claims as JSON.")] = False,
    explained: Annotated[bool, typer.Option("--explain", help="Show the text with its claims marked, and why each was made.")] = False,
) -> None:
    """Show the claims of one article, or write one line of claims for every line of a JSONL file."""
    if (file is None) == (jsonl is None):
        fail("name one article, or a file with --jsonl")
    if explained and (jsonl is not None or as_json):
        fail("--explain shows one article and goes with neither --jsonl nor --json")
    problems: list[str] = []
    options = Options(published=published, limits=Limits.from_environment(), problem=problems.append)
    bad = 0
    try:
        if file is not None:
            for resolved in (resolve_or_reduce(report, options, str(file)) for report in prose.read(file, options)):
                if explained:
                    show_explained(resolved)
                else:
                    _show(resolved, as_json)
        elif jsonl is not None:
            bad = _lines(jsonl, options)
    except LoadError as error:
        fail(str(error))
    for problem in problems:
        warn(problem)
    if bad:
        raise typer.Exit(FOUND_PROBLEMS)


def _show(resolved: Resolved, as_json: bool) -> None:
    claims = claim_documents(resolved)
    if as_json:
        OUT.print_json(
            json.dumps(
                {"report": resolved.report.id, "title": resolved.report.title, "ledger": resolved.ledger, "claims": claims}, ensure_ascii=False
            )
        )
        return
    if not claims:
        OUT.print(escape(why_no_claims(resolved.report)))
        return
    table = Table(title=escape(resolved.report.title) or None, show_lines=True)
    for column in ("Claim", "Certainty", "Says", "When", "Sentence"):
        table.add_column(column, overflow="fold")
    for claim in claims:
        what = f"{claim['subject']['name']}\n{'denied: ' if claim['stance'] == 'denies' else ''}{claim['kind']}\n{claim['object']['name']}"
        row = (what, claim["certainty"], claim["asserted_by"] or "", claim["event_date"] or "", claim["quote"])
        table.add_row(*(escape(str(cell)) for cell in row))
    OUT.print(table)


def _lines(path: Path, options: Options) -> int:
    """Write a line for every good line of the input; return how many lines were bad."""
    if str(path) == "-":
        return _convert(sys.stdin, "standard input", options)
    try:
        with path.open(encoding="utf-8") as file:
            return _convert(file, str(path), options)
    except (OSError, UnicodeDecodeError) as error:
        raise LoadError(path, f"cannot be read: {error}", "give a UTF-8 file of JSON lines") from error


def _convert(lines: TextIO, origin: str, options: Options) -> int:
    documents = _documents(lines, origin, options)
    bad = 0
    while batch := list(islice(documents, _AT_ONCE)):
        bad += sum(1 for document_id, _ in batch if document_id is None)
        good = [(document_id, report) for document_id, report in batch if document_id is not None and report is not None]
        for (document_id, _), report in zip(
            good,
            prose.extract_many((report for _, report in good), options.ledger, processes=os.cpu_count() or 1 if len(good) > _FEW else 1),
            strict=True,
        ):
            claims = claim_documents(resolve_or_reduce(report, options, f"{origin}: {document_id}"))
            sys.stdout.write(json.dumps({"id": document_id, "claims": claims}, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return bad


def _documents(lines: Iterable[str], origin: str, options: Options) -> Iterator[tuple[Any, Report | None]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _document(line, options)
        except (ValueError, RecursionError) as error:
            warn(f'{origin}, line {number}: {error}. Remedy: write {{"id": ..., "text": "..."}} on one line.')
            yield None, None


def _document(line: str, options: Options) -> tuple[Any, Report]:
    row = json.loads(line)
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or row.get("id") is None:
        raise ValueError('no object with "id" and "text"')
    if len(row["text"]) > options.limits.max_characters:
        raise ValueError(f"longer than {options.limits.max_characters} characters")
    try:
        published = iso_date(str(row.get("published") or options.published)[:10])
    except typer.BadParameter as error:
        raise ValueError(str(error)) from error
    return row["id"], Report(text=row["text"], title=str(row.get("title") or ""), published=published)
