"""From a report's text to its drafts: prepare once, ask every rule, keep one draft for each statement."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from graph.claims import Draft, Mention, Report
from graph.names.ledger import Ledger
from loaders.prose.attributors import attributions
from loaders.prose.context import parents, parts_and_places, sectors
from loaders.prose.criticism import criticisms
from loaders.prose.denials import denials
from loaders.prose.document import Document, prepare
from loaders.prose.drafting import identity, merge
from loaders.prose.gazetteer import gazetteer
from loaders.prose.motives import motives
from loaders.prose.phrases import DESCRIBED
from loaders.prose.sentences import parse
from loaders.prose.sponsors import sponsors
from loaders.prose.targets import targets
from loaders.prose.tools import tools

_AT_ONCE = 32


def extract(report: Report, ledger: Ledger) -> Report:
    """Return a report with the drafts that its text states; the same text and ledger always give the same."""
    return next(iter(extract_many([report], ledger)))


def extract_many(reports: Iterable[Report], ledger: Ledger) -> Iterator[Report]:
    """Yield reports with their drafts, in order; sentences of several reports are parsed together."""
    waiting = iter(reports)
    names = gazetteer(ledger)
    while batch := list(islice(waiting, _AT_ONCE)):
        for report, sentences in zip(batch, parse(report.text for report in batch), strict=True):
            yield report.with_drafts(tuple(drafts_of(prepare(report, sentences, names))))


def drafts_of(document: Document) -> list[Draft]:
    """Return what a prepared report states."""
    hit = targets(document)
    victims = _victims(hit)
    acts = [*sponsors(document), *hit, *tools(document), *motives(document), *attributions(document)]
    if not acts:
        return []
    critics = [*victims, *parents(document, victims)]
    about = [*sectors(document, victims), *parts_and_places(document, victims), *criticisms(document, critics)]
    return merge([*map(_plain_kind, acts), *denials(document), *about])


def _plain_kind(item: Draft) -> Draft:
    return replace(item, object=replace(item.object, kind="organization")) if item.object.kind == DESCRIBED else item


def _victims(hit: list[Draft]) -> list[Mention]:
    """Return the victims of the main events, each once, in the order of the text."""
    found: dict[str, Mention] = {}
    for item in hit:
        if item.scope == "main":
            found.setdefault(identity(item.object), _plain_kind(item).object)
    return list(found.values())
