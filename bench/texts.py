"""How fast articles are read, beside plain spaCy on the same texts in the same run."""

import json
import os
import statistics
from collections.abc import Callable, Sequence

from rich.console import Console
from rich.table import Table

from bench.measure import Rounds, resident, timed
from commands.load import SAMPLES
from graph.claims import Report
from graph.names.build import base_ledger
from loaders.options import Options
from loaders.prose import extract_many
from loaders.prose.gazetteer import gazetteer
from loaders.prose.read import read_file
from loaders.prose.sentences import load
from training.corpora import SHIPPED

ROUNDS = 3
SHORTEST = 1500
CORES = os.cpu_count() or 1

Work = Callable[[Sequence[Report]], object]


def articles() -> list[Report]:
    """Return the articles that the project ships: its samples, and those that were written to learn from. No two are the same."""
    reports = [read_file(path, Options()) for path in sorted(SAMPLES.glob("*.md")) if path.stem != "README"]
    rows = [json.loads(line) for line in (SHIPPED / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    reports += [Report(text=row["text"], title=row["title"], published=row["published"]) for row in rows]
    return [report for report in reports if len(report.text) >= SHORTEST]


def works() -> dict[str, tuple[int, Work]]:
    """Return what is measured, by name: on how many cores, and how; the plain model comes first for each number of cores."""
    ledger, nlp = base_ledger(), load()
    names = gazetteer(ledger)

    def plain(processes: int) -> Work:
        size = 4 if processes > 1 else None  # Its own batches hold more texts than there are: one process would get them all.
        return lambda reports: list(nlp.pipe((report.text for report in reports), n_process=processes, batch_size=size))

    def extraction(processes: int) -> Work:
        return lambda reports: list(extract_many(reports, ledger, processes))

    found: dict[str, tuple[int, Work]] = {}
    for cores in dict.fromkeys((1, CORES)):
        found[f"plain spaCy, {cores} process{'es' * (cores > 1)}"] = cores, plain(cores)
        found[f"extraction of claims, {cores} process{'es' * (cores > 1)}"] = cores, extraction(cores)
    found["names only, 1 process"] = 1, lambda reports: [list(names.find(report.text)) for report in reports]
    return found


def measured(reports: Sequence[Report], todo: dict[str, tuple[int, Work]]) -> dict[str, Rounds]:
    """Do every work on the same texts in turn; nothing is known of a text from a round before.

    Several processes come first and read all texts in every round: what they learn ends with them. One process reads a
    part of them in every round, since it would know the others.
    """
    for _, work in todo.values():
        work(reports[: CORES + 1])
    parts = [reports[number::ROUNDS] for number in range(ROUNDS)]
    taken: dict[str, Rounds] = {}
    for several in (True, False):
        works = {name: work for name, (cores, work) in todo.items() if (cores > 1) is several}
        turns = [
            [timed(lambda work=work, part=part: work(part)) / len(part) for work in works.values()]  # type: ignore[misc]
            for part in ([reports] * ROUNDS if several else parts)
        ]
        taken |= {name: Rounds(tuple(seconds)) for name, seconds in zip(works, zip(*turns, strict=True), strict=True)}
    return {name: taken[name] for name in todo}


def ratio(taken: Rounds, baseline: Rounds) -> str:
    """Return how many times as fast as a baseline something is: the median of the rounds, the least and the most."""
    times = sorted(one / other for one, other in zip(baseline.seconds, taken.seconds, strict=True))
    return f"{statistics.median(times):.2f}x  ({times[0]:.2f} to {times[-1]:.2f})"


def run(console: Console) -> None:
    """Measure and print a table."""
    reports, todo = articles(), works()
    taken = measured(reports, todo)
    characters = sum(len(report.text) for report in reports) // len(reports)
    table = Table(
        title=f"{len(reports)} articles of {characters:,} characters, {ROUNDS} rounds; in each, one process reads a part of them, several all",
        caption=f"Plain spaCy is the complete model with its own settings, nothing left out. This process holds {resident()}.",
    )
    for column in ("What", "Articles per second (slowest to fastest)", "Against plain spaCy on as many cores", "Against plain spaCy in one process"):
        table.add_column(column, overflow="fold")
    for name, (cores, _) in todo.items():
        same = next(taken[other] for other, (number, _) in todo.items() if number == cores)
        table.add_row(name, taken[name].rate(1), ratio(taken[name], same), ratio(taken[name], next(iter(taken.values()))))
    console.print(table)
