"""From files to the store: the one place where a loader meets the names and the store.

`ingest` tells what happens as it happens, so that a command line can draw a bar and a page a list.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from graph.claims import ClaimError, Report, digest
from graph.names.resolver import Resolved, UnresolvedError, resolve
from graph.store import Store, Written
from loaders.errors import LoadError
from loaders.options import Options
from loaders.registry import LOADERS, Loader, loader_for


@dataclass(frozen=True)
class Started:
    """A file's load begins: its place among all, from 1."""

    path: Path
    place: int
    of: int


@dataclass(frozen=True)
class Stored:
    """A transaction is durable."""

    path: Path
    reports: int
    claims: int


@dataclass(frozen=True)
class Finished:
    """A file is loaded to its end; `already` when the journal knew it and nothing had to be done."""

    path: Path
    reports: int
    claims: int
    already: bool = False


@dataclass(frozen=True)
class Failed:
    """A file could not be loaded; what was stored of it stays."""

    path: Path
    error: LoadError


Event = Started | Stored | Finished | Failed


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files to load: given ones as they are, folders' in alphabetical order, hidden ones and README left out."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (
                file for file in sorted(path.rglob("*")) if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts)
            )
            found += [file for file in inside if file.stem.upper() != "README" and loader_for(file)]
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def ingest(paths: Iterable[Path], store: Store, options: Options, *, again: bool = False) -> Iterator[Event]:
    """Load files and yield what happens.

    A file whose bytes were loaded before, by the same loader and ledger, is passed over unless `again`. An
    error ends the load of its file only.
    """
    files = find_files(paths)
    for place, path in enumerate(files, 1):
        yield Started(path, place, len(files))
        try:
            yield from _ingest_file(path, store, options, again)
        except LoadError as error:
            yield Failed(path, error)


def _ingest_file(path: Path, store: Store, options: Options, again: bool) -> Iterator[Event]:
    content = _digest_file(path, options)
    loader = loader_for(path)
    if loader is None:
        raise LoadError(path, "no loader takes this kind of file", f"give one of these: {'; '.join(known.takes for known in LOADERS)}")
    load_id = "load:" + digest(content, loader.name, loader.version, options.ledger.version, options.published)
    if not again and store.loaded([load_id]):
        yield Finished(path, 0, 0, already=True)
        return
    reports = claims = 0
    for written in store.put(_resolved(path, loader, options)):
        reports += written.reports
        claims += written.claims
        yield Stored(path, written.reports, written.claims)
    store.record_load(load_id, str(path), loader.name, reports, claims)
    yield Finished(path, reports, claims)


def _digest_file(path: Path, options: Options) -> str:
    """Return a hash of a file's bytes; raises LoadError when it cannot be read within the limits."""
    return hashlib.sha256(options.limits.read_bytes(path)).hexdigest()


def _resolved(path: Path, loader: Loader, options: Options) -> Iterator[Resolved]:
    for report in loader.read(path, options):
        yield resolve_or_reduce(report, options, str(path))


def commit(report: Report, store: Store, options: Options) -> Written:
    """Store a report as somebody reviewed it: its drafts with the status that each was given, in one transaction."""
    reviewed = replace(report, reviewed=datetime.now(UTC).isoformat(timespec="seconds"))
    return store.put_reviewed(resolve_or_reduce(reviewed, options, report.title))


def resolve_or_reduce(report: Report, options: Options, origin: str) -> Resolved:
    """Resolve a report; drafts that have no identity are left out one by one and told as problems."""
    try:
        return resolve(report, options.ledger)
    except (UnresolvedError, ClaimError):
        pass
    good = []
    for draft in report.drafts:
        try:
            resolve(report.with_drafts((draft,)), options.ledger)
        except (UnresolvedError, ClaimError) as error:
            options.problem(f"{origin}: a {draft.kind} claim of {report.title!r} is left out: {error}")
        else:
            good.append(draft)
    return resolve(report.with_drafts(tuple(good)), options.ledger)
