"""Prose: articles in plain text, Markdown and HTML, and what they claim."""

from collections.abc import Iterator
from pathlib import Path

from graph.claims import Report
from loaders.options import Options
from loaders.prose.extract import extract, extract_many
from loaders.prose.read import read_file, sniff

NAME = "prose"

__all__ = ["NAME", "extract", "extract_many", "read", "sniff"]


def read(path: Path, options: Options) -> Iterator[Report]:
    """Yield the one report of an article with its drafts; raises LoadError when the file cannot be read."""
    yield extract(read_file(path, options), options.ledger)
