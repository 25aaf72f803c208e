"""A report that somebody adds by hand: uploaded, pasted or fetched, with what it seems to claim, before anything is stored."""

import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from graph.claims import Report
from loaders import prose
from loaders.errors import LoadError
from loaders.fetching import SUFFIX_OF_TYPE, Fetched, FetchLimits, fetch
from loaders.options import Options
from loaders.prose.read import read_file, safe_url

_NAME_LENGTH = 120
_UNSAFE = re.compile(r"[^\w .-]+")
_KNOWN_SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx")


@dataclass(frozen=True)
class Proposal:
    """A report with its drafts, not stored yet; `problems` tells in a line each what had to be left out."""

    report: Report
    problems: tuple[str, ...] = ()


def suffixes() -> tuple[str, ...]:
    """Return the suffixes of files that can be uploaded: those that prose reads."""
    return tuple(suffix for suffix in _KNOWN_SUFFIXES if prose.sniff(Path(f"article{suffix}")))


def from_upload(name: str, data: bytes, options: Options) -> Proposal:
    """Return the proposal in an uploaded file; raises LoadError, naming the file as its owner does, when it cannot be read."""
    shown = _UNSAFE.sub("_", Path(name.replace("\\", "/")).name)[-_NAME_LENGTH:] or "report"
    if not prose.sniff(Path(shown)):
        raise LoadError(Path(shown), "is no article that can be read", f"give one of {', '.join(suffixes())}")
    return _proposal(shown, data, options)


def from_text(text: str, options: Options, *, title: str = "", publisher: str = "", url: str = "") -> Proposal:
    """Return the proposal in pasted text; `options.published` dates it. Raises LoadError when there is no text in it."""
    found = _proposal("pasted text.txt", text.encode("utf-8", "replace"), options)
    report = replace(found.report, title=title.strip() or found.report.title, publisher=publisher.strip(), url=safe_url(url))
    return replace(found, report=report)


def from_url(url: str, options: Options, limits: FetchLimits, get: Callable[[str, FetchLimits], Fetched] = fetch) -> Proposal:
    """Return the proposal in a page of the web; raises FetchError or LoadError.

    The report's address is where the page was found, whatever the page says of itself.
    """
    page = get(url, replace(limits, bytes=min(limits.bytes, options.limits.max_bytes)))
    found = _proposal(f"page{SUFFIX_OF_TYPE[page.content_type]}", _as_utf8(page), options, shown=page.url)
    return replace(found, report=replace(found.report, url=page.url, retrieved=date.today().isoformat()))


def _as_utf8(page: Fetched) -> bytes:
    """Return the bytes as UTF-8 where the server names a charset that Python knows; else as they came."""
    try:
        return page.data.decode(page.charset, "replace").encode() if page.charset else page.data
    except (LookupError, UnicodeError, ValueError):
        return page.data


def _proposal(name: str, data: bytes, options: Options, shown: str = "") -> Proposal:
    problems: list[str] = []
    with tempfile.TemporaryDirectory(prefix="counterwatch-") as folder:
        path = Path(folder) / name
        path.write_bytes(data)

        def told(problem: str) -> None:
            problems.append(problem.replace(str(path), shown or name))

        try:
            report = read_file(path, replace(options, problem=told))
        except LoadError as error:
            raise LoadError(Path(shown or name), error.what, error.remedy) from error
    return Proposal(prose.extract(report, options.ledger), tuple(problems))
