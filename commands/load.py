"""`counterwatch load`: files and folders into the graph."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from commands.arguments import Published
from commands.screen import ERR, FOUND_PROBLEMS, OUT, engine, fail, warn
from graph.store import Store
from loaders.datasets.misp_galaxy import starter_files
from loaders.errors import LoadError
from loaders.ingest import Event, Failed, Finished, Started, Stored, find_files, ingest
from loaders.limits import Limits
from loaders.options import Options

SAMPLES = Path(__file__).parent.parent / "samples"

_PROBLEMS_SHOWN = 10


def load(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders: .txt .md .html articles, MISP galaxy clusters (.json).", show_default=False)
    ] = None,
    published: Published = "",
    starter: Annotated[bool, typer.Option("--starter", help="Load the bundled MISP galaxy and the sample reports as well.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Load files again that were loaded before.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False,
) -> None:
    """Load reports and data sets into the graph. What is there already is not loaded twice."""
    wanted = [*(paths or []), *([*starter_files(), SAMPLES] if starter else [])]
    if not wanted:
        fail("nothing to load: name files or folders, or use --starter")
    problems: list[str] = []
    options = Options(published=published, limits=_limits(), problem=problems.append)
    files = find_files(wanted)
    with engine() as connected:
        outcome = _watch(files, Store(connected), options, again, quiet=as_json)
    outcome.problems = problems
    _tell(outcome, as_json)
    if outcome.failed:
        raise typer.Exit(FOUND_PROBLEMS)


def _limits() -> Limits:
    try:
        return Limits.from_environment()
    except ValueError as error:
        fail(str(error))


class Outcome:
    """What became of every file."""

    def __init__(self) -> None:
        self.finished: list[Finished] = []
        self.failed: list[Failed] = []
        self.problems: list[str] = []

    def note(self, event: Event) -> None:
        """Remember how a file ended."""
        if isinstance(event, Finished):
            self.finished.append(event)
        elif isinstance(event, Failed):
            self.failed.append(event)


def _watch(files: list[Path], store: Store, options: Options, again: bool, quiet: bool) -> Outcome:
    outcome = Outcome()
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[claims]} claims"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=ERR, disable=quiet) as progress:
        task = progress.add_task("Loading", total=len(files), claims=0)
        claims = 0
        for event in ingest(files, store, options, again=again):
            outcome.note(event)
            if isinstance(event, Started):
                progress.update(task, description=event.path.name[:40].ljust(28))
            elif isinstance(event, Stored):
                claims += event.claims
                progress.update(task, claims=claims)
            else:
                progress.advance(task)
    return outcome


def _tell(outcome: Outcome, as_json: bool) -> None:
    new = [event for event in outcome.finished if not event.already]
    summary = {
        "files": len(new),
        "already_loaded": len(outcome.finished) - len(new),
        "reports": sum(event.reports for event in new),
        "claims": sum(event.claims for event in new),
        "failed": [_row(event.error) for event in outcome.failed],
        "problems": outcome.problems,
    }
    if as_json:
        OUT.print_json(json.dumps(summary))
        return
    for failure in outcome.failed:
        warn(str(failure.error))
    for problem in outcome.problems[:_PROBLEMS_SHOWN]:
        warn(problem)
    if len(outcome.problems) > _PROBLEMS_SHOWN:
        warn(f"... and {len(outcome.problems) - _PROBLEMS_SHOWN} more fields left out; --json lists them all")
    OUT.print(
        f"Loaded {summary['reports']} reports with {summary['claims']} claims from {summary['files']} files; {summary['already_loaded']} files were there already."
    )


def _row(error: LoadError) -> dict[str, str]:
    return {"path": str(error.path), "what": error.what, "remedy": error.remedy}
