"""Making drafts: the sentence as the quote, one draft for each statement."""

from typing import Any

from graph.claims import Draft, Mention
from loaders.prose.document import Sentence


def draft(sentence: Sentence, rule: str, kind: str, subject: Mention, target: Mention, **more: Any) -> Draft:
    """Return a draft that quotes the whole sentence; `rule` is the name of the rule that made it."""
    return Draft(kind, subject, target, sentence.text, sentence.start, sentence.end, f"prose:{rule}", **more)


def identity(mention: Mention) -> str:
    """Return by what two mentions of one report are the same."""
    return mention.key or (mention.name or mention.text).lower() if mention.named else "?"


def merge(drafts: list[Draft]) -> list[Draft]:
    """Return one draft for each (kind, subject, object, stance, attributor, date): the surest, then the first."""
    order = ["stated", "likely", "suspected", "inferred"]
    best: dict[tuple[str, ...], Draft] = {}
    for item in drafts:
        by = identity(item.asserted_by) if item.asserted_by else ""
        dated = item.event.start if item.event and item.kind == "CRITICIZED" else ""
        wanted = (item.kind, identity(item.subject), identity(item.object), item.stance, by, dated)
        known = best.get(wanted)
        if known is None or (order.index(item.certainty), item.event is None) < (order.index(known.certainty), known.event is None):
            best[wanted] = item
    # A headline repeats without a name what the text then says by name: the echo is no statement of its own.
    attributed = {
        (identity(item.subject), item.object.key)
        for item in best.values()
        if item.kind == "SPONSORED_BY" and item.stance == "asserts" and item.asserted_by
    }
    kept = [
        item
        for item in best.values()
        if item.kind != "SPONSORED_BY" or item.stance == "denies" or item.asserted_by or (identity(item.subject), item.object.key) not in attributed
    ]
    return sorted(kept, key=lambda item: (item.start, item.kind, identity(item.subject), identity(item.object)))
