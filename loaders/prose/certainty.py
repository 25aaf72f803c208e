"""Certainty: how sure a sentence is of the sponsor, by its own words."""

import re

from graph.claims import Certainty
from loaders.prose.gate import Gated
from loaders.prose.hedges import hedges
from loaders.prose.sponsors import ACCUSING, NEAR, ORIGINS, Evidence

GRADES: tuple[Certainty, ...] = ("stated", "likely", "suspected")


_BARE = ORIGINS - {"nationality-predicate", "origin"}
"""Cues that tell where hackers are from, not for whom they work, and that nobody finds: "Chinese hackers", not "believed to be Chinese"."""

_SPONSORED = frozenset(("sponsored-by", "state-sponsored", "sponsored-adjective", "sponsored-before"))
_PRESUPPOSED = Gated(
    r"\b(?:assess\w*|believ\w+|think\w*|suspects?|said|says?|warn\w*) that (?:(?!is|are|was|were|be)[\w'’-]+ ){0,4}?(?:(?:actors?|hackers|groups?) sponsored by|⟨S[an]\d+⟩[- ](?:state|government)[- ](?:sponsored|backed) (?:\w+ )?(?:actors?|hackers|groups?))",
    re.IGNORECASE,
)
"""The doubt is about what they did, not for whom: "assess that actors sponsored by the state have broken in"."""

_CLASSED = Gated(
    r"\b(?:considers?|regards?|lists?|classif(?:y|ies)) (?:\w+ ){0,2}?(?:as |to be )?⟨S[an]\d+⟩[- ](?:state|government)[- ](?:sponsored|backed|run)\b",
    re.IGNORECASE,
)
"""To file a group under a state is no doubt: "three groups that it considers Chinese state-sponsored"."""

_IN_OFFICE = Gated(r"⟨Sa\d+⟩ (?:[\w-]+ ){0,2}(?:forces|intelligence|military|army|services?)\b", re.IGNORECASE)
"""Those who are the state, whatever else they are: "the Russian military"."""

_WEAK_BESIDE_NATIONALITY = frozenset(("authority-did", "buys", "work-of", "on-behalf-of", "near-actor", "hackers-for"))
_ONLY_NAMED = frozenset(("service", "authority-officers", "hackers-for", "work-of"))
"""Cues that name the state's service, which may be only linked: "linked to the FSB" is no "works for the FSB"."""

_TELLS_WHOSE = frozenset(("state-sponsored", "sponsored-by", "sponsored-adjective", "on-behalf-of", "linked-to", "behind"))
_ARMY = Gated(r"⟨S[an]\d+⟩ (?:IT|Cyber|Electronic|Digital) (?:Army|Force|Brigade)\b|(?:IT|Cyber|Electronic) Army of ⟨Sn\d+⟩")
"""A state in the name that a group gave itself."""


def plain_grade(item: Evidence) -> Certainty:
    """Return the grade of certainty by the annotation guide's own rule.

    A doubt makes it suspected, an assessment or a mere link likely, a fact stated; a bare nationality is suspected.
    """
    clause, whole = set(hedges(item.words)), set(hedges(item.sentence.text))
    names = {cue.name for cue in item.cues}
    bare = bool(names & _BARE) and not (names & _BARE == {"nationality"} and _IN_OFFICE.search(item.sentence.tagged))
    bases = [GRADES.index(cue.base) for cue in item.cues if cue.name not in NEAR and not (bare and cue.name in _WEAK_BESIDE_NATIONALITY)] or [2]
    base = min(bases)
    if names & _SPONSORED and (_PRESUPPOSED.search(item.sentence.tagged) or _CLASSED.search(item.sentence.tagged)):
        return "stated"
    only_named = names <= _ONLY_NAMED | NEAR
    if names & ACCUSING and names <= ACCUSING | _ONLY_NAMED | NEAR and not clause & {"charge", "likely", "assess"}:
        return "suspected"  # To accuse a state's service is to accuse the state.
    if _ARMY.search(item.sentence.tagged) and not names & _TELLS_WHOSE:
        return "suspected"
    if clause & {"suspect", "allege", "possible", "weak"} or whole & {"suspect", "allege"} or ("accuse" in clause and base > 0):
        return "suspected"
    if (clause | whole) & {"likely", "believe", "assess", "evidence"} and not (bare and base == 2):
        return "likely"
    if ("seem" in clause and base < 2) or ("link" in clause and (base == 1 or only_named)):
        return "likely"
    return GRADES[base]


def certainty_signals(item: Evidence) -> frozenset[str]:
    """Return what a sentence's own words tell about how sure it is of the sponsor."""
    clause, whole = hedges(item.words), hedges(item.sentence.text)
    found = (
        {f"cue-{cue.name}" for cue in item.cues}
        | {f"base-{cue.base}" for cue in item.cues}
        | {f"clause-{hedge}" for hedge in clause}
        | {f"sentence-{hedge}" for hedge in whole}
    )
    found |= {f"plain-{plain_grade(item)}", "short-text" if item.sentence.short else "article"}
    if not clause:
        found.add("unhedged")
    return frozenset(found)


def only_origin(item: Evidence) -> bool:
    """Tell whether a sentence only tells where hackers are from: "Chinese hackers broke in" attributes nothing."""
    names = {cue.name for cue in item.cues} - NEAR
    return names <= _BARE | _WEAK_BESIDE_NATIONALITY and bool(names & _BARE)


_SAYS_WHO = _SPONSORED | {"holds-responsible", "behind", "attributed-to", "work-of", "on-behalf-of"}


def counts_from(item: Evidence) -> float:
    """Return from what part of the best evidence (0 to 1) a sentence counts as evidence too: less for one that says without a doubt
    who did it, more for one that merely names a service of the state."""
    names = {cue.name for cue in item.cues}
    if names & _SAYS_WHO and not set(hedges(item.words)) & {"suspect", "allege", "accuse", "possible", "seem", "weak", "likely", "believe"}:
        return _SAID_PLAINLY
    return _MERELY_NAMED if names <= _ONLY_NAMED | NEAR else _USUALLY


_SAID_PLAINLY, _USUALLY, _MERELY_NAMED = 0.35, 0.6, 0.75
