"""Where the screens meet the loaders: the one place that reads a stranger's file or address for a page, and stores what was reviewed."""

from dataclasses import replace
from datetime import date

from graph.claims import Report
from graph.store import Store, Writer, Written
from loaders import ingest, proposal
from loaders.errors import LoadError
from loaders.fetching import FetchError, FetchLimits
from loaders.limits import Limits
from loaders.options import Options
from loaders.proposal import Proposal
from loaders.prose.read import safe_url

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "IntakeError", "Proposal", "address", "commit", "paste", "suffixes", "upload"]

MAX_BYTES = 10_000_000
"""Largest file that a page takes, in bytes; `counterwatch load` takes more."""

MAX_CHARACTERS = 200_000
"""Longest text that a page reads: what is behind is cut with a notice. The command line reads more."""


class IntakeError(Exception):
    """What a page tells when nothing can be read: one line with the remedy."""


def suffixes() -> tuple[str, ...]:
    """Return the suffixes of files that can be uploaded."""
    return proposal.suffixes()


def _options(published: str) -> Options:
    try:
        limits = Limits.from_environment()
        if published:
            date.fromisoformat(published)
    except ValueError as error:
        raise IntakeError(f"{error}. Remedy: correct it") from error
    bounded = replace(limits, max_bytes=min(limits.max_bytes, MAX_BYTES), max_characters=min(limits.max_characters, MAX_CHARACTERS))
    return Options(published=published, limits=bounded)


def upload(name: str, data: bytes, published: str = "") -> Proposal:
    """Return the proposal in an uploaded file; raises IntakeError."""
    if len(data) > MAX_BYTES:
        raise IntakeError(f"the file is larger than {MAX_BYTES:,} bytes. Remedy: load it with counterwatch load")
    try:
        return proposal.from_upload(name, data, _options(published))
    except LoadError as error:
        raise IntakeError(str(error)) from error


def paste(text: str, title: str = "", publisher: str = "", url: str = "", published: str = "") -> Proposal:
    """Return the proposal in pasted text; raises IntakeError."""
    try:
        return proposal.from_text(text, _options(published), title=title, publisher=publisher, url=url)
    except LoadError as error:
        raise IntakeError(str(error)) from error


def address(url: str, published: str = "") -> Proposal:
    """Return the proposal in a page of the web, public ones only unless a setting allows others; raises IntakeError."""
    try:
        return proposal.from_url(url, _options(published), FetchLimits.from_environment())
    except (FetchError, LoadError, ValueError) as error:
        raise IntakeError(str(error)) from error


def commit(engine: Writer, report: Report) -> Written:
    """Store a reviewed report in one transaction."""
    return ingest.commit(replace(report, url=safe_url(report.url)), Store(engine), Options())
