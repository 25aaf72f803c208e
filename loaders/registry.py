"""The loaders, in the order in which they are asked. Adding a source is one file, one fixture, one test and one line here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.claims import Report
from loaders import prose
from loaders.datasets import misp_galaxy
from loaders.options import Options
from loaders.prose.judge import judge


@dataclass(frozen=True)
class Loader:
    """A loader: `sniff` tells whether a file is its own, `read` yields the file's reports with their drafts.

    `takes` says to a person what that is. `version` goes up when the same file would give other claims; the journal then loads it again.
    """

    name: str
    takes: str
    version: str
    sniff: Callable[[Path], bool]
    read: Callable[[Path, Options], Iterator[Report]]


LOADERS: tuple[Loader, ...] = (
    Loader(misp_galaxy.NAME, "a cluster of the MISP galaxy (.json)", "1", misp_galaxy.sniff, misp_galaxy.read),
    Loader(prose.NAME, "an article (.txt, .md, .html)", f"2-{judge().version}", prose.sniff, prose.read),
)


def loader_for(path: Path) -> Loader | None:
    """Return the first loader that takes a file, or None."""
    return next((loader for loader in LOADERS if loader.sniff(path)), None)
