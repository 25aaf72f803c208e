"""Weighing: the judge's answers about the candidates of one document, kept with what they were answered from."""

from dataclasses import dataclass, field

from loaders.prose.document import SHORT, Document
from loaders.prose.judge import Judge, Question
from loaders.prose.vectors import Floats


@dataclass
class Weighing:
    """What the judge was asked about a document: by the id() of a candidate and the name of the question, its signals, wording and chance."""

    document: Document
    judge: Judge
    signals: dict[tuple[int, str], frozenset[str]] = field(default_factory=dict)
    wording: dict[tuple[int, str], Floats | None] = field(default_factory=dict)
    chances: dict[tuple[int, str], float] = field(default_factory=dict)

    def _question(self, name: str) -> Question:
        return self.judge[f"{name}:short" if len(self.document.report.text) < SHORT and f"{name}:short" in self.judge else name]

    def _accepts(self, name: str, item: object, signals: frozenset[str], wording: Floats | None = None) -> bool:
        self.signals[id(item), name], self.wording[id(item), name] = signals, wording
        question = self._question(name)
        chance = self.chances[id(item), name] = question.probability(signals, wording)
        return chance >= question.threshold

    def _chance(self, name: str, item: object) -> float:
        return self.chances[id(item), name]

    def reasons(self, name: str, item: object, most: int = 4) -> list[tuple[str, float]]:
        """Return the signals that decided about something, strongest first."""
        return self._question(name).reasons(self.signals.get((id(item), name), frozenset()), self.wording.get((id(item), name)), most)
