"""Hedges: how sure a sentence sounds, from its own words."""

import re
from functools import lru_cache

from loaders.prose.gate import Gated, matching

_HEDGES: tuple[tuple[str, Gated], ...] = (
    ("suspect", Gated(r"\bsuspect(?:s|ed|ing|ion)?\b", re.IGNORECASE)),
    ("allege", Gated(r"\balleg(?:e|es|ed|edly|ing|ation)\b|\bpurported(?:ly)?\b", re.IGNORECASE)),
    ("accuse", Gated(r"\b(?:accus|blam)(?:e|es|ed|ing|ation)\b", re.IGNORECASE)),
    ("possible", Gated(r"\b(?:possibl[ey]|may (?:have|be|also|work)|might|could (?:have|be)|perhaps|potential(?:ly)?|one possibility)\b", re.IGNORECASE)),
    ("seem", Gated(r"\b(?:appear(?:s|ed)? to|seem(?:s|ed)? to|apparent(?:ly)?|hints?|point(?:s|ed|ing)? (?:to|at)|indications?|suggest(?:s|ed|ing)?)\b", re.IGNORECASE)),
    ("weak", Gated(r"\b(?:low confidence|circumstantial|unproven|rumou?r\w*|speculat\w+|claims?|claimed|theor(?:y|ies))\b", re.IGNORECASE)),
    ("likely", Gated(r"\b(?:likely|probabl[ey]|in all likelihood|plausibl[ey]|almost certain(?:ly)?|near-certain|little doubt)\b", re.IGNORECASE)),
    ("believe", Gated(r"\b(?:believ(?:e|es|ed)|thought to|think(?:s)?|assumed|presumed|said to be|consider(?:s|ed)?|regard(?:s|ed)|judg(?:e|es|ed)|view(?:s|ed)|in (?:its|his|her|their|our) (?:view|opinion|estimation))\b", re.IGNORECASE)),
    ("assess", Gated(r"\b(?:assess(?:es|ed|ment)?|(?:high|moderate|medium|reasonable) (?:confidence|certainty)|with (?:some )?confidence|confident)\b", re.IGNORECASE)),
    ("link", Gated(r"\b(?:link(?:s|ed)?|tie[sd]?|connect(?:ed|ions?)|associated|affiliated|consistent with)\b|[- ](?:nexus|aligned|linked)\b", re.IGNORECASE)),
    ("attribute", Gated(r"\b(?:attribut(?:e|es|ed|ing|ion)|trac(?:ed|es))\b", re.IGNORECASE)),
    ("conclude", Gated(r"\b(?:conclud(?:e|es|ed)|determin(?:e|es|ed)|established|confirm(?:s|ed)?|found that|identified|proof)\b", re.IGNORECASE)),
    ("evidence", Gated(r"\b(?:hard|compelling|strong|convincing|clear|ample|technical|considerable) (?:\w+ )?(?:evidence|indications?)\b", re.IGNORECASE)),
    ("charge", Gated(r"\b(?:indict(?:s|ed|ment)|charg(?:es|ed)|convicted|sentenced|sanction(?:s|ed)|pleaded|holds? (?:\S+ ){0,4}responsible|publicly)\b", re.IGNORECASE)),
    ("said", Gated(r"\b(?:said|says|according to|told|reported)\b", re.IGNORECASE)),
)  # fmt: skip


_WEAKENING = frozenset(("suspect", "allege", "accuse", "possible", "seem", "weak", "likely", "believe", "assess", "link"))


def hedging_words(words: str) -> list[str]:
    """Return the words that weaken a statement, as written, each once."""
    return list(dict.fromkeys(match[0].strip(" -") for name, pattern in _HEDGES if name in _WEAKENING for match in pattern.finditer(words)))


@lru_cache(maxsize=256)
def hedges(words: str) -> tuple[str, ...]:
    """Return the kinds of hedge that stand in some words, in a fixed order."""
    # Kept, since evidence, certainty and the draft ask of the same sentence: five times on average.
    return tuple(matching(_HEDGES, words))
