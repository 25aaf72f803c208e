"""Making drafts: the sentence as the quote, one draft for each statement."""

from collections.abc import Iterable
from typing import Any

from graph.claims import Certainty, Draft, Mention
from loaders.prose.document import Sentence
from loaders.prose.hedges import hedges

_GRADES = ("stated", "likely", "suspected", "inferred")
_DOUBT = frozenset(("suspect", "allege", "possible", "seem", "weak"))
_LEANING = frozenset(("likely", "believe", "assess"))


def draft(sentence: Sentence, method: str, kind: str, subject: Mention, target: Mention, **more: Any) -> Draft:
    """Return a draft that quotes the whole sentence; `method` names the rule and the signals that decided."""
    if "scope" not in more and sentence.background:
        more["scope"] = "background"
    return Draft(kind, subject, target, sentence.text, sentence.start, sentence.end, f"prose:{method}", **more)


def method(rule: str, reasons: Iterable[tuple[str, float]]) -> str:
    """Return the name of a rule with the signals that spoke for the claim: `target (attack:dobj, in-title)`."""
    told = [signal for signal, weight in reasons if weight > 0][:3]
    return f"{rule} ({', '.join(told)})" if told else rule


def certainty(sentence: Sentence) -> Certainty:
    """Return how sure a sentence sounds of what it tells, by its hedges."""
    found = set(hedges(sentence.text))
    return "suspected" if found & _DOUBT else "likely" if found & _LEANING else "stated"


def identity(mention: Mention) -> str:
    """Return by what two mentions of one report are the same."""
    return mention.key or (mention.name or mention.text).lower() if mention.named else "?"


def merge(drafts: Iterable[Draft]) -> list[Draft]:
    """Return one draft for each (kind, subject, object, stance, attributor, date): main before background, then the surest, then the first."""
    best: dict[tuple[str, ...], Draft] = {}
    for item in drafts:
        by = identity(item.asserted_by) if item.asserted_by else ""
        dated = item.event.start if item.event and item.kind == "CRITICIZED" else ""
        wanted = (item.kind, identity(item.subject), identity(item.object), item.stance, by, dated)
        known = best.get(wanted)
        if known is None or _rank(item) < _rank(known):
            best[wanted] = item
    return sorted(best.values(), key=lambda item: (item.start, item.kind, identity(item.subject), identity(item.object)))


def _rank(item: Draft) -> tuple[bool, int, bool, int]:
    return item.scope == "background", _GRADES.index(item.certainty), item.event is None, item.start
