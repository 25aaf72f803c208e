"""Why a claim was made: the rule, the signals that decided, and the words that gave it its certainty."""

import re
from dataclasses import dataclass

from loaders.prose.hedges import hedging_words

_METHOD = re.compile(r"prose:(?P<rule>[\w-]+)(?: \((?P<signals>.*)\))?$")

RULES = {
    "sponsor": "a state is tied to the actor",
    "target": "somebody was attacked",
    "tool": "the actor used a tool",
    "attributor": "somebody found out or said who did it",
    "denial": "somebody contests it",
    "criticism": "a victim, or whom it belongs to, criticised a state",
    "name": "the text gives another name",
    "supplier": "somebody made or sold a tool",
    "own-voice": "the report itself says who did it",
}
"""What each rule takes a sentence for, by the first part of its name."""


@dataclass(frozen=True)
class Explanation:
    """The reasons of one claim: `rule` and what it means, `signals` that spoke for it, `words` that hedge it."""

    rule: str
    meaning: str
    signals: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def certainty(self) -> str:
        """How the certainty came about, in a phrase."""
        return f"the sentence says {', '.join(self.words)}" if self.words else "told without a hedge"


def explain(method: str, quote: str) -> Explanation | None:
    """Return why a claim with this method and quote was made; None for claims that no rule of prose made."""
    found = _METHOD.match(method)
    if not found:
        return None
    rule = found["rule"]
    first = rule.split("-")[0]
    meaning = (
        RULES.get(rule)
        or RULES.get(first)
        or {"motive": "why they did it", "sector": "a victim's line of work", "place": "where a victim is", "part": "what a victim is part of"}.get(
            first, rule
        )
    )
    signals = tuple(part.strip() for part in (found["signals"] or "").split(", ") if part.strip())
    return Explanation(rule, meaning, signals, tuple(hedging_words(quote)))
