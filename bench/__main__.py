"""`make bench`: how fast texts are read, and reports stored, against plain baselines in the same run."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from commands.load import SAMPLES
from graph.claims import Report
from graph.engines import Home, connect, stop
from graph.names.build import base_ledger
from graph.names.resolver import resolve
from graph.store import Store
from loaders.options import Options
from loaders.prose import extract_many
from loaders.prose.gazetteer import gazetteer
from loaders.prose.read import read_file
from loaders.prose.sentences import pipeline

ROUNDS = 5
COPIES = 8


def timed(work: Callable[[], object]) -> float:
    """Return the median of the seconds that `work` takes over some rounds, after one that is not counted."""
    work()
    rounds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        rounds.append(time.perf_counter() - started)
    return statistics.median(rounds)


def texts() -> list[Report]:
    """Return the sample reports, several times over, each copy a text of its own."""
    reports = [read_file(path, Options()) for path in sorted(SAMPLES.glob("*.md")) if path.stem != "README"]
    return [
        Report(text=f"{report.text}\nCopy {number}.\n", title=report.title, published=report.published)
        for number in range(COPIES)
        for report in reports
    ]


def main() -> None:
    """Print the table."""
    ledger, reports = base_ledger(), texts()
    names, nlp = gazetteer(ledger), pipeline()
    plain = timed(lambda: list(nlp.pipe(report.text for report in reports)))
    extracted = timed(lambda: list(extract_many(reports, ledger)))
    only_names = timed(lambda: [list(names.find(report.text)) for report in reports])
    table = Table(
        title=f"{len(reports)} texts of {sum(len(report.text) for report in reports) // len(reports)} characters; median of {ROUNDS} rounds"
    )
    for column in ("What", "Texts per second", "Against plain spaCy nlp.pipe"):
        table.add_column(column)
    for what, seconds in (("plain spaCy nlp.pipe (baseline)", plain), ("extraction of claims", extracted), ("names only", only_names)):
        table.add_row(what, f"{len(reports) / seconds:,.0f}", f"{plain / seconds:.2f}x")
    console = Console()
    console.print(table)
    console.print(_store(list(extract_many(reports, ledger))))


def _store(reports: list[Report]) -> Table:
    ledger = base_ledger()
    items = [resolve(report, ledger) for report in reports]
    claims = sum(len(item.claims) for item in items)
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(Path(folder), {})
        store = Store(engine)

        def first() -> None:
            engine.clear()
            list(store.put(items))

        bare = timed(lambda: [engine.write(lambda transaction: transaction.run("RETURN 1").consume()) for _ in range(50)]) / 50
        fresh, again = timed(first), timed(lambda: list(store.put(items)))
        engine.close()
        stop(Home(Path(folder)))
    table = Table(title=f"{claims} claims of {len(items)} reports into the embedded engine")
    for column in ("What", "Claims per second", "Empty transactions of the same length (baseline)"):
        table.add_column(column)
    for what, seconds in (("emptying and storing", fresh), ("storing again what is there", again)):
        table.add_row(what, f"{claims / seconds:,.0f}", f"{seconds / bare:,.0f}")
    return table


if __name__ == "__main__":
    main()
