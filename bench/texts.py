"""How fast articles are read, beside plain spaCy on the same texts in the same run."""

from rich.console import Console
from rich.table import Table

from bench.measure import resident, rounds
from commands.load import SAMPLES
from graph.claims import Report
from graph.names.build import base_ledger
from loaders.options import Options
from loaders.prose import extract_many
from loaders.prose.gazetteer import gazetteer
from loaders.prose.read import read_file
from loaders.prose.sentences import pipeline

ROUNDS = 5
COPIES = 3


def articles() -> list[Report]:
    """Return the sample reports several times over, each copy a text of its own."""
    reports = [read_file(path, Options()) for path in sorted(SAMPLES.glob("*.md")) if path.stem != "README"]
    return [
        Report(text=f"{report.text}\nCopy {number}.\n", title=report.title, published=report.published)
        for number in range(COPIES)
        for report in reports
    ]


def run(console: Console) -> None:
    """Measure and print a table."""
    ledger, reports = base_ledger(), articles()
    names, nlp = gazetteer(ledger), pipeline()
    plain, extracted, only_names = rounds(
        (
            lambda: list(nlp.pipe(report.text for report in reports)),
            lambda: list(extract_many(reports, ledger)),
            lambda: [list(names.find(report.text)) for report in reports],
        ),
        ROUNDS,
    )
    characters = sum(len(report.text) for report in reports) // len(reports)
    table = Table(title=f"{len(reports)} articles of {characters:,} characters, {ROUNDS} rounds", caption=f"this process holds {resident()}")
    for column in ("What", "Articles per second (slowest to fastest)", "Against the baseline"):
        table.add_column(column, overflow="fold")
    for what, taken in (("plain spaCy nlp.pipe (baseline)", plain), ("extraction of claims", extracted), ("names only", only_names)):
        table.add_row(what, taken.rate(len(reports)), f"{plain.median / taken.median:.2f}x")
    console.print(table)
