"""From a report's text to its drafts: prepare, decide, compose."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from graph.claims import Report
from graph.names.ledger import Ledger
from loaders.prose.compose import drafts_of
from loaders.prose.document import prepare
from loaders.prose.gazetteer import gazetteer
from loaders.prose.judge import judge
from loaders.prose.languages import ENGLISH, language_of, mentions
from loaders.prose.reading import Reading

_AT_ONCE = 16


def extract(report: Report, ledger: Ledger) -> Report:
    """Return a report with the drafts that its text states; the same text and ledger always give the same."""
    return next(iter(extract_many([report], ledger)))


def extract_many(reports: Iterable[Report], ledger: Ledger) -> Iterator[Report]:
    """Yield reports with their drafts, in order; sentences of several reports are parsed together.

    Of a report that is not in English just the names are taken, as what it is about.
    """
    waiting = iter(reports)
    names = gazetteer(ledger)
    while batch := [_with_language(report) for report in islice(waiting, _AT_ONCE)]:
        prepared = iter(prepare([report for report in batch if report.language == ENGLISH], names))
        for report in batch:
            if report.language == ENGLISH:
                document = next(prepared)
                yield document.report.with_drafts(tuple(drafts_of(Reading(document, judge()))))
            else:
                yield replace(report, about=mentions(report, report.language, names))


def _with_language(report: Report) -> Report:
    return report if report.language else replace(report, language=language_of(report.text))
