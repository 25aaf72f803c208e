"""From a report's text to its drafts: prepare, decide, compose."""

import gc
import multiprocessing
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from threadpoolctl import ThreadpoolController

from graph.claims import Report
from graph.names.ledger import Ledger
from loaders.prose.compose import drafts_of
from loaders.prose.document import Document, prepare
from loaders.prose.gazetteer import Gazetteer, gazetteer
from loaders.prose.judge import judge
from loaders.prose.languages import ENGLISH, language_of, mentions
from loaders.prose.reading import Reading

_AT_ONCE = 16


def extract(report: Report, ledger: Ledger) -> Report:
    """Return a report with the drafts that its text states; the same text and ledger always give the same."""
    return next(iter(extract_many([report], ledger)))


def extract_many(reports: Iterable[Report], ledger: Ledger, processes: int = 1) -> Iterator[Report]:
    """Yield reports with their drafts, in order; sentences of several reports are parsed together.

    Of a report that is not in English just the names are taken, as what it is about. With more than one of
    `processes` batches are read side by side, where the system can fork: the model is loaded once and shared.
    """
    if processes > 1 and "fork" in multiprocessing.get_all_start_methods():
        yield from _side_by_side(_dwindling(reports, processes), gazetteer(ledger), processes)
    else:
        for batch in _batches(reports, _AT_ONCE):
            yield from _read(batch, gazetteer(ledger))


def _batches(reports: Iterable[Report], size: int) -> Iterator[list[Report]]:
    waiting = iter(reports)
    while batch := list(islice(waiting, size)):
        yield batch


_LARGEST = 12
"""How many reports are read at once where more wait: with fewer, the network's steps cost more each."""


def _dwindling(reports: Iterable[Report], processes: int) -> Iterator[list[Report]]:
    """Yield batches that become small towards the end, so that no process waits long for the last of another."""
    held: list[Report] = []
    for report in reports:
        held.append(report)
        if len(held) == (2 * processes + 1) * _LARGEST:
            yield held[:_LARGEST]
            del held[:_LARGEST]
    while held:
        size = max(1, min(_LARGEST, len(held) // (2 * processes)))
        yield held[:size]
        del held[:size]


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put off looking for garbage: while a batch is read there is next to none, and looking took a tenth of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _read(batch: list[Report], names: Gazetteer) -> list[Report]:
    with _uninterrupted():
        return _read_at_once(batch, names)


def _read_at_once(batch: list[Report], names: Gazetteer) -> list[Report]:
    known = [report if report.language else replace(report, language=language_of(report.text)) for report in batch]
    documents = iter(prepare([report for report in known if report.language == ENGLISH], names))
    return [
        replace(report, about=mentions(report, report.language, names)) if report.language != ENGLISH else _with_drafts(report, next(documents))
        for report in known
    ]


def _with_drafts(report: Report, document: Document) -> Report:
    found = report.with_drafts(tuple(drafts_of(Reading(document, judge()))))
    document.forget()
    return found


_STORY = Report(text="Fancy Bear, a group run by Russia, hacked Bellingcat in May 2019, Secureworks said. Moscow denied it.", language=ENGLISH)

_shared: list[Gazetteer] = []
"""What the children inherit by forking: too large to be sent to them."""


def _read_in_child(batch: list[Report]) -> list[Report]:
    return _read(batch, _shared[-1])


def _begin() -> None:
    """Make a child ready: it keeps to its own core, and what it inherits is never garbage to it."""
    ThreadpoolController().limit(limits=1, user_api="blas")  # For good: threads that are let go and taken back for every batch cost a tenth.
    gc.freeze()  # To look through it would be to copy it.


def _side_by_side(batches: Iterable[list[Report]], names: Gazetteer, processes: int) -> Iterator[Report]:
    if not _shared or _shared[0] is not names:
        _shared[:] = [names]
        _read([_STORY], names)  # The model and all tables are made before the fork, so that no child makes them again.
    with multiprocessing.get_context("fork").Pool(processes, initializer=_begin) as pool:
        for done in pool.imap(_read_in_child, batches):
            yield from done
