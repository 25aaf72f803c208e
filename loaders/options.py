"""What every loader is given beside the path."""

from collections.abc import Callable
from dataclasses import dataclass, field

from graph.names.build import base_ledger
from graph.names.ledger import Ledger
from loaders.limits import Limits


def _ignore(_: str) -> None:
    """The default of `problem`: nobody listens."""


@dataclass(frozen=True)
class Options:
    """Settings of one load.

    `published` is an ISO date for reports that carry none; `problem` is told, in one line, of every part of a
    file that had to be left out.
    """

    published: str = ""
    ledger: Ledger = field(default_factory=base_ledger)
    limits: Limits = field(default_factory=Limits)
    problem: Callable[[str], None] = _ignore
