"""The judge: how likely a candidate is what a rule takes it for, from named signals with learned weights.

Rules of the language say what can be observed ("somebody attacks it", "it stands in a list of victims", "the
section is background"). How much each observation counts is not guessed but learned from annotated texts by
logistic regression (`make train`), one set of weights for each question. The answer can be read: `reasons`
names the signals that decided.
"""

import hashlib
import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import repeat

import numpy as np

from loaders.prose.once import once
from loaders.prose.vectors import Floats


@dataclass(frozen=True)
class Question:
    """The learned answer to one question: `bias` and `weights` in log-odds, `threshold` in probability.

    `by_wording` weighs the 192 numbers of the wording around a name (loaders/prose/wording.py); empty where the question does without.
    """

    bias: float
    weights: dict[str, float]
    threshold: float
    by_wording: tuple[float, ...] = ()

    def probability(self, signals: Iterable[str], wording: Floats | None = None) -> float:
        """Return how likely the answer is yes, 0 to 1."""
        return 1 / (1 + math.exp(-self.log_odds(signals) - self.of_wording(wording)))

    def log_odds(self, signals: Iterable[str]) -> float:
        """Return the sum of the weights of the signals and the bias."""
        # An exact sum is the same to the last bit whatever the order of a set.
        return self.bias + math.fsum(map(self.weights.get, signals, repeat(0.0)))

    def of_wording(self, wording: Floats | None) -> float:
        """Return what the wording says, in log-odds; nothing where there is none or the question does without."""
        # Rounded: on some processors the last bit of the numbers depends on the texts that were read beside this one.
        return round(float(np.dot(self._by_wording, wording)), 4) if wording is not None and self.by_wording else 0.0

    @once
    def _by_wording(self) -> Floats:
        return np.array(self.by_wording, dtype=np.float32)

    def reasons(self, signals: Iterable[str], wording: Floats | None = None, most: int = 4) -> list[tuple[str, float]]:
        """Return the signals that count most, with their weights, strongest first; `wording` among them."""
        known = [(signal, self.weights[signal]) for signal in signals if signal in self.weights]
        known += [("wording", said)] if (said := self.of_wording(wording)) else []
        return sorted(known, key=lambda pair: (-abs(pair[1]), pair[0]))[:most]


class Judge:
    """Answers questions about candidates; `questions` maps their names to what was learned, `version` names the weights."""

    def __init__(self, questions: dict[str, Question], version: str = "") -> None:
        self.questions = questions
        self.version = version

    def __getitem__(self, name: str) -> Question:
        return self.questions[name]

    def __contains__(self, name: str) -> bool:
        return name in self.questions

    @classmethod
    def of_json(cls, text: str) -> "Judge":
        """Read what `make train` wrote."""
        rows = json.loads(text)["questions"]
        return cls(
            {name: Question(row["bias"], row["weights"], row["threshold"], tuple(row.get("wording", ()))) for name, row in rows.items()},
            hashlib.sha256(text.encode()).hexdigest()[:8],
        )


@cache
def judge() -> Judge:
    """Return the judge that ships with the package."""
    return Judge.of_json(resources.files("loaders.prose").joinpath("weights.json").read_text(encoding="utf-8"))
