"""Sponsors: sentences that tie an actor to a state's authorities."""

import re
from dataclasses import dataclass

from graph.claims import Certainty, Draft
from loaders.prose.actors import actor_of
from loaders.prose.attributors import attributor_of
from loaders.prose.document import ACTOR_NOUN, Document, Sentence
from loaders.prose.drafting import draft
from loaders.prose.hedges import certainty

_ACTOR = rf"(?:{ACTOR_NOUN}|⟨G\d+⟩)"
_AUTHORITY = r"(?:government|state|regime|military|army|intelligence(?: (?:service|agency|services|officers?))?|authorities|security (?:service|services|agency)|ministry|spy agency|leadership|secret service)"
_STATE = r"⟨S[antv](?P<s>\d+)⟩(?:['’]s?)?"
_GAP = r"(?:[\w'’./-]+ ){0,3}?"


@dataclass(frozen=True)
class Cue:
    """A pattern over the tagged sentence with a group `s` (number of the state), and what it means without a hedge."""

    name: str
    pattern: re.Pattern[str]
    base: Certainty


def _cue(name: str, pattern: str, base: Certainty) -> Cue:
    return Cue(name, re.compile(pattern, re.IGNORECASE), base)


CUES: tuple[Cue, ...] = (
    _cue(
        "state-sponsored",
        rf"{_STATE} {_GAP}(?:state|government|military|regime|nation-state)[- ](?:sponsored|backed|run|controlled|directed|supported|employed|affiliated|linked|aligned)\b",
        "stated",
    ),
    _cue("sponsored-adjective", r"⟨S[ant](?P<s>\d+)⟩[- ](?:state-)?(?:sponsored|backed|run|controlled|directed|supported|funded)\b", "stated"),
    _cue("sponsored-before", rf"(?:state|government)[- ](?:sponsored|backed|run) {_GAP}⟨S[ant](?P<s>\d+)⟩ {_GAP}{_ACTOR}", "stated"),
    _cue(
        "sponsored-by",
        rf"\b(?:sponsored|backed|directed|controlled|run|funded|employed|commissioned|ordered|supported|hired|tasked) by (?:the )?{_GAP}{_STATE}(?: {_AUTHORITY})?",
        "stated",
    ),
    _cue(
        "on-behalf-of",
        rf"\b(?:on behalf of|at the (?:direction|behest|request|order|orders) of|in the (?:service|pay) of|under the (?:direction|control|orders?) of|working for|works? for|worked for|part of|unit of|arm of|members? of|employees? of|officers? (?:of|in|from)|controlled by|subordinate to|answers? to|belong(?:s|ing)? to) (?:the )?{_GAP}{_STATE}(?: {_AUTHORITY})?",
        "stated",
    ),
    _cue("service", r"⟨Sv(?P<s>\d+)⟩", "stated"),
    _cue(
        "authority-officers",
        rf"⟨S[an](?P<s>\d+)⟩(?:['’]s)? {_GAP}(?:military |state |foreign |domestic )?(?:intelligence|security|spy|secret) (?:officers?|service|services|agency|agencies|operatives|unit|directorate|hackers)",
        "stated",
    ),
    _cue("nexus", r"⟨S[ant](?P<s>\d+)⟩[- ](?:nexus|aligned|linked|affiliated|attributed|associated)\b", "likely"),
    _cue(
        "linked-to",
        rf"\b(?:link(?:s|ed)?|tie[sd]?|connect(?:ed|ions?)|associated|affiliated|aligned|attributed|traced) (?:\w+ ){{0,3}}?(?:to|with|back to) (?:the |a |an )?{_GAP}{_STATE}",
        "likely",
    ),
    _cue(
        "attributed-to",
        rf"\b(?:attribut(?:e|es|ed|ing)|pinned|blam(?:e|es|ed|ing)|trac(?:e|es|ed)) [^.;]{{0,90}}?\b(?:to|on) (?:the |a |an )?{_GAP}{_STATE}",
        "likely",
    ),
    _cue(
        "blamed",
        rf"\b(?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)) (?:the )?{_STATE}(?: {_AUTHORITY})?[^.;]{{0,40}}?\b(?:for|of|behind)\b",
        "suspected",
    ),
    _cue(
        "behind", rf"{_STATE}(?: {_AUTHORITY})? (?:is|was|were|are|has been|had been|stood|being)(?: \w+){{0,4}}? (?:behind|responsible)\b", "stated"
    ),
    _cue("responsible", rf"\b(?:responsibility|culprits?|perpetrators?|origins?|authors?|instigators?)[^.;⟨]{{0,30}} {_STATE}", "suspected"),
    _cue("work-of", rf"\b(?:work|handiwork|operation|campaign) of (?:the |a |an )?{_GAP}{_STATE}", "stated"),
    _cue(
        "customer",
        rf"\b(?:customer|client|operator|user)s? (?:\w+ ){{0,4}}?(?:was|were|is|in|of|linked to|acting for) (?:the )?{_GAP}{_STATE} {_AUTHORITY}",
        "likely",
    ),
    _cue(
        "based-in",
        rf"{_ACTOR},? (?:\w+ ){{0,2}}?(?:based|operating|located|working|active)? ?(?:in|out of|from) (?:the )?⟨Sn(?P<s>\d+)⟩",
        "suspected",
    ),
    _cue("based-adjective", rf"⟨Sn(?P<s>\d+)⟩-based (?:\w+ ){{0,3}}?{_ACTOR}", "suspected"),
    _cue("nationality", rf"⟨Sa(?P<s>\d+)⟩ {_GAP}{_ACTOR}\b", "suspected"),
    _cue(
        "authority-did",
        rf"⟨S[an](?P<s>\d+)⟩(?:['’]s)? {_AUTHORITY}(?: (?!was|were|been|is|are)\w+){{0,4}}? (?:hacked|hacking|spied|attacked|infiltrated|compromised|targeted)\b",
        "stated",
    ),
)

_EVENT = re.compile(
    r"\b(?:hack\w*|attack\w*|intru\w+|breach\w*|espionage|cyber\w*|spyware|malware|phish\w*|compromis\w+|target\w*|campaign|operation|surveill\w+|implant\w*|infect\w*|"
    r"APT|threat actors?|account hijack\w*|exploit\w*|spied|spying|Pegasus|incident|server|servers|intruders?|operators?|infection|group)\b",
    re.IGNORECASE,
)
_NOT_SPONSOR = re.compile(
    r"\b(?:advis(?:ed|ory)|warn(?:ed|s) (?:its|their) citizens|sanction\w*|embassy|ambassador|spokes\w+|foreign ministry|den(?:y|ies|ied)|reject\w*|dismiss\w*|police|parliament|elections?|"
    r"victims?|targets? (?:in|included)|Computer Emergency)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:(?:could|can|did|does|do|has|have|was|were|is) not|cannot|n['’]t|no (?:direct )?(?:evidence|link|proof|connection)|never|without)\b",
    re.IGNORECASE,
)
_VICTIM_SIDE = re.compile(
    r"\b(?:against|target(?:s|ed|ing)?|attack(?:s|ed|ing)?(?: on)?|hack(?:s|ed|ing)?|spied on|breach(?:ed)?(?: of)?|victims in|inside|organi[sz]ations in|networks of|at|critic(?:s|al|ized|ised)? (?:of|about)?) (?:the |a |an |several |many )?(?:\w+ ){0,2}$",
    re.IGNORECASE,
)


def _is_victim_side(tagged: str, start: int) -> bool:
    """Tell whether the state stands where the target stands: "hackers attacked German ministries"."""
    return bool(_VICTIM_SIDE.search(tagged[max(0, start - 60) : start]))


def _finder_states(tagged: str) -> set[int]:
    """Numbers of the states whose own authorities make the finding in the sentence: they are no sponsors."""
    found = re.finditer(
        r"⟨S[an](\d+)⟩(?: \w+){0,3} (?:said|says|determined|concluded|accused|blamed|attributed|announced|warned|charged|indicted|named|told|assessed|believe)",
        tagged,
    )
    return {int(match[1]) for match in found}


def sponsors(document: Document) -> list[Draft]:
    """SPONSORED_BY: every cue of every sentence that speaks of an attack, one draft per state and sentence."""
    drafts: list[Draft] = []
    for sentence in document.sentences:
        if sentence.states and _EVENT.search(sentence.text):
            drafts += _of_sentence(document, sentence)
    return drafts


def _of_sentence(document: Document, sentence: Sentence) -> list[Draft]:
    tagged = sentence.tagged
    finders = _finder_states(tagged)
    best: dict[str, tuple[int, Draft]] = {}
    for rank, cue in enumerate(CUES):
        for match in cue.pattern.finditer(tagged):
            number = int(match["s"])
            state = sentence.states[number]
            place = tagged.find(f"{number}⟩", match.start("s"))
            if state.iso2 in best or number in finders or _is_victim_side(tagged, tagged.rfind("⟨", 0, place)):
                continue
            clause = _clause(tagged, match.start(), match.end())
            if _NOT_SPONSOR.search(clause) and cue.name not in ("state-sponsored", "sponsored-adjective", "on-behalf-of"):
                continue
            if _NEGATED.search(clause):
                continue
            sure = certainty(_clause(tagged, match.start(), match.end(), back=90), cue.base)
            by = attributor_of(document, sentence, match.start())
            made = draft(
                sentence,
                f"sponsor-{cue.name}",
                "SPONSORED_BY",
                actor_of(document, sentence, state.start),
                state.mention,
                certainty=sure,
                asserted_by=by,
            )
            best[state.iso2] = (rank, made)
    return [made for _, made in sorted(best.values(), key=lambda pair: pair[0])]


def _clause(tagged: str, start: int, end: int, back: int = 40) -> str:
    """Return the words around a cue up to the clause's borders."""
    left = max(tagged.rfind(border, 0, start) for border in (";", ". ", " while ", " although ", " but "))
    right = min(
        (place for border in (";", " but ", " although ", " while ", ", which ", ", a ") if (place := tagged.find(border, end)) >= 0),
        default=len(tagged),
    )
    return tagged[max(left + 1, start - back, 0) : min(right, end + 40)]
