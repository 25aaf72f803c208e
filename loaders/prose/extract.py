"""From a report's text to its drafts: prepare, decide, compose."""

from collections.abc import Iterable, Iterator
from itertools import islice

from graph.claims import Report
from graph.names.ledger import Ledger
from loaders.prose.compose import drafts_of
from loaders.prose.document import prepare
from loaders.prose.gazetteer import gazetteer
from loaders.prose.judge import judge
from loaders.prose.reading import Reading

_AT_ONCE = 16


def extract(report: Report, ledger: Ledger) -> Report:
    """Return a report with the drafts that its text states; the same text and ledger always give the same."""
    return next(iter(extract_many([report], ledger)))


def extract_many(reports: Iterable[Report], ledger: Ledger) -> Iterator[Report]:
    """Yield reports with their drafts, in order; sentences of several reports are parsed together."""
    waiting = iter(reports)
    names = gazetteer(ledger)
    while batch := list(islice(waiting, _AT_ONCE)):
        for document in prepare(batch, names):
            yield document.report.with_drafts(tuple(drafts_of(Reading(document, judge()))))
