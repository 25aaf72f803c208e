"""`make train`: learn the weights of the judge from annotated texts, and print what may be expected of them.

    python -m training [--also FOLDER] [--texts FOLDER] [--report]

The shipped texts in `training/gold` are always used; `--also` names a folder with further ones (`*.jsonl`), `--texts`
one with tables and JSON files that hold the texts of which only the annotation is shipped. The cross-validated figures come first: every text is read by weights that have not seen it. `--report` prints
them without writing anything.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from loaders.prose.document import SHORT
from loaders.prose.judge import Judge
from training import corpora, fit
from training.claims import claims_of
from training.corpora import Annotated
from training.score import Score, score

WEIGHTS = Path(__file__).parents[1] / "loaders" / "prose" / "weights.json"
WEIGHTS_OF = {"samples": 5.0}
OTHERS = 2.0
"""How much a text counts: the samples, which the project answers for, five times; what others annotated (`--also`) twice; texts made to be hard once."""


def cross_validate(texts: Sequence[Annotated]) -> dict[str, list[dict[str, Any]]]:
    """Return the claims of every text by its id, read by weights that have not seen it."""
    fold = fit.folds(texts)
    made = fit.tables(texts, fold)
    found: dict[str, list[dict[str, Any]]] = {}
    for part in range(fit.FOLDS):
        judge = fit.fit(made, texts, [number for number in range(len(texts)) if fold[number] != part], fold)
        found |= {text.id: claims_of(text, judge) for number, text in enumerate(texts) if fold[number] == part}
    return found


def report(texts: Sequence[Annotated], claims: dict[str, list[dict[str, Any]]]) -> dict[str, Score]:
    """Return the scores by corpus."""
    names = sorted({text.corpus for text in texts})
    return {name: score((text.gold, claims[text.id]) for text in texts if text.corpus == name) for name in names}


def print_table(title: str, scores: dict[str, Score]) -> None:
    """Print the figures of several corpora beside each other."""
    tables = {name: made.figures() for name, made in scores.items()}
    print(f"\n{title}\n{'fact':24}" + "".join(f"{name:>16}" for name in tables))
    for fact in next(iter(tables.values())):
        print(f"{fact:24}" + "".join(f"{table.get(fact, 0.0):16.3f}" for table in tables.values()))


def write(judge: Judge, path: Path, trained_on: Sequence[str]) -> None:
    """Write the weights, sorted, so that the same texts give the same file."""
    rows = {
        name: {"bias": question.bias, "threshold": question.threshold, "weights": question.weights, "wording": question.by_wording}
        for name, question in sorted(judge.questions.items())
    }
    path.write_text(
        json.dumps({"trained_on": list(trained_on), "questions": rows}, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def main() -> None:
    """Cross-validate, then learn from everything and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--also", type=Path, action="append", default=[], metavar="FOLDER", help="a folder with further annotated texts")
    parser.add_argument(
        "--texts", type=Path, action="append", default=[], metavar="FOLDER", help="a folder with texts that the project annotates but does not ship"
    )
    parser.add_argument("--report", action="store_true", help="print the figures, write nothing")
    arguments = parser.parse_args()
    paths = [path for folder in (corpora.SHIPPED, *arguments.also) for path in sorted(folder.glob("*.jsonl"))]
    texts = corpora.read(paths, [path for folder in arguments.texts for path in sorted((*folder.rglob("*.csv"), *folder.rglob("*.json")))])
    shipped = {path.name.split(".")[0] for path in corpora.SHIPPED.glob("*.jsonl")}
    for text in texts:
        text.weight = WEIGHTS_OF.get(text.corpus, 1.0 if text.corpus in shipped else OTHERS)
    short = sum(len(text.document.report.text) < SHORT for text in texts)
    print(f"{len(texts)} texts, {short} of them short notices: {', '.join(path.name for path in paths)}")
    print_table("Cross-validated: each text read by weights that have not seen it", report(texts, cross_validate(texts)))
    if arguments.report:
        return
    fold = fit.folds(texts)
    judge = fit.fit(fit.tables(texts, fold), texts, range(len(texts)), fold)
    write(judge, WEIGHTS, [path.name for path in paths])
    print_table("With the weights that were written (they have seen these texts)", report(texts, {text.id: claims_of(text, judge) for text in texts}))
    unseen = corpora.read(sorted(corpora.UNSEEN.glob("*.jsonl")))
    print_table("Texts that no weights learn from", report(unseen, {text.id: claims_of(text, judge) for text in unseen}))
    print(f"\nWritten: {WEIGHTS} ({WEIGHTS.stat().st_size:,} bytes)")


if __name__ == "__main__":
    main()
