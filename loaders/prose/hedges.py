"""Hedges: how sure a sentence sounds, from its own words."""

import re

from graph.claims import Certainty

# Order of strength: a doubt beats an assessment, an assessment beats the bare verb.
_SUSPECTED = re.compile(
    r"\b(?:suspect(?:s|ed)?|alleged(?:ly)?|alleges?|accus(?:e|es|ed|ing)|possibl[ey]|might|may (?:have|be)|could (?:have|be)|appear(?:s|ed)? to|seem(?:s|ed)? to|"
    r"blam(?:e|es|ed|ing)|claims?|claimed|low confidence|circumstantial|purported(?:ly)?|apparent(?:ly)?|point(?:s|ed)? to|hints?)\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(r"\b(?:suspect(?:s|ed)?|alleged(?:ly)?|possibl[ey]|low confidence|circumstantial|purported(?:ly)?)\b", re.IGNORECASE)
_LIKELY = re.compile(
    r"\b(?:likely|probabl[ey]|almost certain(?:ly)?|believ(?:e|es|ed)|assess(?:es|ed|ment)?|thought to|(?:high|moderate|medium) confidence|confidence|link(?:s|ed)?|tie[sd]?|"
    r"connect(?:ed|ions?)|associated|consistent with|attribut(?:e|es|ed|ing|ion)|affiliated|suggest(?:s|ed)?|consider(?:s|ed)?)\b|[- ](?:nexus|aligned|linked)\b",
    re.IGNORECASE,
)


def certainty(words: str, base: Certainty) -> Certainty:
    """Return the certainty of a statement in these words; `base` is what its cue means without any hedge.

    A hedge can only weaken a fact: "suspected" stays suspected, and "likely" lifts a bare nationality.
    """
    if _DOUBT.search(words):
        return "suspected"
    if _SUSPECTED.search(words):
        return "suspected" if base != "likely" or not _LIKELY.search(words) else "likely"
    if _LIKELY.search(words):
        return "likely"
    return base
