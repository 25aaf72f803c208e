"""Sponsors: which states a report ties its actor to, and how surely."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.prose.denials import contests
from loaders.prose.document import Document, Sentence, StateMention
from loaders.prose.gate import Gated, able
from loaders.prose.hedges import hedges
from loaders.prose.sponsor_cues import CUES, MENTIONED, Cue
from loaders.prose.standing import says, standing
from loaders.prose.target_side import is_target

_EVENT = Gated(
    r"\b(?:hack\w*|attack\w*|intru\w+|breach\w*|espionage|cyber\w*|spyware|malware|phish\w*|compromis\w+|target\w*|campaign|operation|surveill\w+|implant\w*|infect\w*|APT|threat actors?|"
    r"account hijack\w*|exploit\w*|spied|spying|Pegasus|incident|servers?|intruders?|operators?|infection|group|attribut\w+|responsib\w+|behind|blam\w+|accus\w+|suspect\w*|sponsor\w*|state)\b",
    re.IGNORECASE,
)
_NOT_SPONSOR = re.compile(
    r"\b(?:advis(?:ed|ory)|sanction\w*|embassy|ambassador|spokes\w+|foreign ministry|den(?:y|ies|ied)|reject\w*|dismiss\w*|police|parliament|elections?|victims?|targets? (?:in|included)|Computer Emergency|"
    r"declined|did not respond|commented?)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:(?:could|can|did|does|do|has|have|had|was|were|is) not|cannot|n['’]t|no (?:direct |known |technical |public |solid )?(?:evidence|link|proof|connection|government|state)|never(?! (?:stopped|ceased)\b)|without|unlike|(?:more|less|better|worse) [\w-]+ than|the impression of|pretend\w* to (?:be|belong|come)|nobody(?! (?:had|has|else|knew)\b)|neither|nor|not(?! (?:only|just|merely|(?:previously |publicly |yet )?(?:seen|known|documented|described|reported|observed|named))\b))\b",
    re.IGNORECASE,
)
_CRIMINAL = re.compile(
    r"\b(?:e-?crime|cyber-?criminal|cybercrime|criminal|ransomware|extortion) (?:\w+ )?(?:groups?|gangs?|actors?|crews?|syndicates?|organi[sz]ations?|outfits?|operators?)\b"
    r"|\b(?:activists|hacktivists|partisans|dissidents|exiles)\b[^.;]{0,30}? (?:opposed to|who oppose|against|fighting) (?:the )?(?:President|[\w-]+ government|government|regime|rule)",
    re.IGNORECASE,
)
"""Gangs, and those who fight their own government: they have no sponsor for being somewhere."""
NEAR = frozenset(("near-actor", "mentioned"))
"""Cues that tell only that a state stands near an actor or an attack."""
ORIGINS = frozenset(
    ("nationality", "nationality-group", "nationality-predicate", "origin", "based-in", "based-adjective", "operates-from", "campaign-adjective")
)
"""Cues that tell where hackers are from."""
_FINDER = Gated(
    r"⟨S[antv](\d+)⟩(?:['’]s)?(?:,(?= said| says| announced| told| wrote| warned)|(?: (?!(?:was|were|is|are|been|being|stands|by)\b|and (?:called|named|described|said|warned|believe[sd]?|assess(?:es|ed)?|conclude[sd]?|says|calls|attribute[sd]?|thinks?)\b)\w++){0,4}?(?: \([^()]*\))?) (?:said|says|alleg(?:es|ed)|claim(?:s|ed)|insist(?:s|ed)|determined|concluded|accus(?!ed of)\w+|blam\w+|attribut\w+|announced|warned|charged|indicted|(?<!also )(?<!been )named|told|assess\w*|believes?|identif\w+|detected|discovered|reported|condemn\w*|hold|impos\w+|sanctioned|unsealed|investigat\w+|(?<!also )(?<!been )called|calls|(?:describ|call|say|nam|blam|attribut|link|warn|accus|determin)ing|advis(?:e|es|ed)|traced|pinned|unmasked|repelled|foil\w*|thwart\w*|arrest\w*|disclosed|confirmed|notified|uncovered|exposed|came across|came upon|caught|disrupted (?=(?:the|an?|this|that|its|their) (?:\w+ )?(?:operation|campaign|attack|plot|attempt|botnet|hack))|dismantled|broke up|frustrate[sd]?|opened an?|presented|noticed|spotted|wrote|(?:issued|published|released|put out) an? (?:alert|advisory|warning|statement))\b"
    r"|\b(?:[Aa]ccording to|[Ii]n the (?:view|eyes|words) of|(?:[Bb]y|[Ii]n)(?= (?:the )?⟨S\w+⟩['’]s? (?:own )?(?:account|view|words)\b)|[Aa]s(?= (?:the )?⟨S\w+⟩ (?:sees|alleges|claims|puts|tells|describes) )) (?:the )?(?:[\w-]+ ){0,2}?⟨S[antv](\d+)⟩"
)

_LEANING = Gated(r"\b(?:pro|anti)-⟨S[antv](\d+)⟩|⟨S[antv](\d+)⟩[- ](?:speak(?:ing|ers?)|language)\b", re.IGNORECASE)
"""Whose side they take and what they speak tells nothing of whom they work for."""
_FIRST_BELIEVED = Gated(
    r"\b(?:originally|initially|at first|first) (?:believed|thought|suspected|assumed|attributed|blamed|pinned)\b[^.;]{0,90}?(?=,? (?:but|and)? ?(?:was|were|is|are|has been)? ?later\b)",
    re.IGNORECASE,
)
_TOGETHER = Gated(
    r"⟨S(?:[nt]\d+⟩(?:, (?:the )?⟨S[nt]\d+⟩)*,? (?:and|or) (?:the )?⟨S[nt]\d+|a\d+⟩(?:, ⟨Sa\d+⟩)*,? (?:and|or) ⟨Sa\d+)⟩|⟨Sa\d+⟩ (?:government|state|regime|military|authorities)(?:,| and| or|, and|, or) (?:(?:for|by|with|to|of|from) )?(?:the )?⟨Sa\d+⟩ (?:government|state|regime|military|authorities)"
)
"""States of which the same is told: "to serve the goals of Belarus and Russia", "Iranian, Russian and Chinese hackers"."""
_NUMBER = re.compile(r"⟨S[antv](\d+)")


@dataclass(eq=False)
class Evidence:
    """One sentence that ties a state to an actor: the cues, the state's words, what else can be observed."""

    sentence: Sentence
    state: StateMention
    cues: list[Cue]
    signals: set[str]
    words: str = ""
    place: int = 0


@dataclass(eq=False)
class Sponsor:
    """A state that may be the sponsor, with its evidence in the order of the text."""

    iso2: str
    evidence: list[Evidence] = field(default_factory=list)
    signals: set[str] = field(default_factory=set)


def sponsors(document: Document) -> list[Sponsor]:
    """Return the states of a report that any cue ties to an actor, with signals for the judge."""
    found: dict[str, Sponsor] = {}
    counts: dict[str, int] = defaultdict(int)
    headline = [document.title] if document.title else []
    for sentence in (*headline, *document.sentences):
        for state in sentence.states:
            counts[state.iso2] += 1
        if sentence.states and sentence.block.kind != "masthead":
            for item in _evidence(sentence):
                found.setdefault(item.state.iso2, Sponsor(item.state.iso2)).evidence.append(item)
    most = max(counts.values(), default=0)
    for sponsor in found.values():
        sponsor.signals = {signal for item in sponsor.evidence for signal in item.signals}
        sponsor.signals |= _of_state(document, sponsor, counts, most)
    return [sponsor for _, sponsor in sorted(found.items())]


_TABLE = tuple((cue, cue.pattern) for cue in CUES)


def _evidence(sentence: Sentence) -> list[Evidence]:
    tagged = sentence.tagged
    finders = {int(match[1] or match[2]) for match in _FINDER.finditer(tagged)}
    finders |= {number for number, state in enumerate(sentence.states) if says(sentence, state)}
    finders |= {number for number, state in enumerate(sentence.states) if any(_same_office(state, sentence.states[finder]) for finder in finders)}
    leaning = {int(match[1] or match[2]) for match in _LEANING.finditer(tagged)} | _taken_back(tagged)
    rows: dict[int, Evidence] = {}
    event = bool(_EVENT.search(tagged))
    for cue, pattern in able(_TABLE if event else _TABLE[:-1], tagged):
        if cue.name == "near-actor" and len(rows) == len(sentence.states):
            break  # It tells nothing more of a state that any other cue ties to the actor.
        for match in pattern.compiled.finditer(tagged):
            groups = match.groupdict()
            number = int(next(value for name, value in groups.items() if value and name.startswith("s")))
            if number in leaning:
                continue
            state = sentence.states[number]
            item = rows.setdefault(number, Evidence(sentence, state, [], set(), place=match.start()))
            if cue.name == "near-actor" and item.cues:
                continue
            item.cues.append(cue)
            clause = _clause(tagged, match.start(), match.end())
            item.words = item.words or clause
            item.signals |= _signals(sentence, cue, clause, number in finders, is_target(tagged, number))
    if event:
        for number, state in enumerate(sentence.states):
            if number not in rows and number not in leaning:
                rows[number] = Evidence(
                    sentence,
                    state,
                    [MENTIONED],
                    {"bg:mentioned" if sentence.background else "mentioned"},
                    words=_clause(tagged, *_place(tagged, number)),
                )
    for match in _TOGETHER.finditer(tagged):
        listed = [int(number) for number in _NUMBER.findall(match[0]) if int(number) not in leaning]
        told = next((rows[number] for number in listed if number in rows and not _only_near(rows[number])), None)
        if told is None:
            continue
        for other in (rows.setdefault(number, Evidence(sentence, sentence.states[number], [], set())) for number in listed):
            if _only_near(other):
                other.cues, other.words, other.place = list(told.cues), told.words, told.place
                other.signals = {signal for signal in other.signals if not signal.endswith(tuple(NEAR))} | told.signals
    for item in rows.values():
        item.signals |= standing(sentence, item.state)
    return list(rows.values())


def _only_near(item: Evidence) -> bool:
    """Tell whether a sentence says no more of a state than that it stands near an actor or an attack."""
    return {cue.name for cue in item.cues} <= NEAR


def _same_office(one: StateMention, other: StateMention) -> bool:
    """Tell whether two words name one office: "Russia's Federal Security Service (FSB)"."""
    return one.iso2 == other.iso2 and "service" in (one.form, other.form) and abs(one.start - other.start) < 40


def _taken_back(tagged: str) -> set[int]:
    """Return the numbers of the states that were suspected until another was found: "originally believed to be Russian, was later attributed to Iran"."""
    return {int(state[1]) for match in _FIRST_BELIEVED.finditer(tagged) for state in re.finditer(r"⟨S[antv](\d+)", match[0])}


def _place(tagged: str, number: int) -> tuple[int, int]:
    found = re.search(rf"⟨S[antv]{number}⟩", tagged)
    return found.span() if found else (0, 0)


ACCUSING = frozenset(("blamed", "stands-accused", "accused-of-deed"))
"""Cues by which somebody accuses a state."""

_HABIT = re.compile(
    r"\b(?:for (?:many )?(?:years|decades)|(?:regularly|routinely|repeatedly|often|traditionally) (?:been )?(?:accus|blam)\w+)\b", re.IGNORECASE
)
"""What is said of a state again and again is said of other attacks."""


def _signals(sentence: Sentence, cue: Cue, clause: str, finder: bool, victim_side: bool) -> set[str]:
    prefix = "title:" if sentence.index < 0 else "bg:" if sentence.background else ""
    habit = cue.name in ACCUSING and _HABIT.search(clause) is not None
    criminal = cue.name in ORIGINS and _CRIMINAL.search(clause) is not None
    plain = (not finder or cue.name == "own-deed") and not (victim_side or habit or criminal) and not _NEGATED.search(clause)
    found = {f"{prefix}{'' if plain else 'x:'}{cue.name}"}
    for name, holds in (
        ("finder", finder), ("victim-side", victim_side), ("criminal", criminal), ("negated", bool(_NEGATED.search(clause))), ("no-sponsor-words", bool(_NOT_SPONSOR.search(clause))),
        ("with-group", "⟨G" in sentence.tagged), ("quoted", '"' in sentence.text or "“" in sentence.text),
    ):  # fmt: skip
        if holds:
            found.add(f"{prefix}{name}")
    if sentence.short:
        found |= {f"short:{signal}" for signal in tuple(found) if signal == cue.name}
    if plain and not prefix:
        found.add("plain-cue" if cue.name != "near-actor" else "plain-near")
        found |= {f"hedged-{hedge}" for hedge in hedges(clause)}
    if sentence.block.theme:
        found.add(f"theme-{sentence.block.theme}")
    return found | {f"in-{reason}" for reason in sentence.reasons}


def _of_state(document: Document, sponsor: Sponsor, counts: dict[str, int], most: int) -> set[str]:
    found = {
        f"mentions-{min(4, counts[sponsor.iso2])}",
        f"cues-{min(4, sum(not item.sentence.background and item.cues[0].name not in ('near-actor', 'mentioned') for item in sponsor.evidence))}",
    }
    if counts[sponsor.iso2] == most:
        found.add("most-named")
    if document.title and any(state.iso2 == sponsor.iso2 for state in document.title.states):
        found.add("in-title")
    if all(item.sentence.background for item in sponsor.evidence if item.sentence.index >= 0):
        found.add("only-background")
    lead = [state.iso2 for sentence in document.sentences[:5] for state in sentence.states]
    if sponsor.iso2 in lead:
        found.add("in-lead")
    if sponsor.iso2 in _USUAL:
        found.add("usual")
    else:
        found |= {f"unusual:{cue}" for cue in _TIES_SURELY & {cue.name for item in sponsor.evidence for cue in item.cues} if cue in sponsor.signals}
    if not any(item.sentence.index >= 0 for item in sponsor.evidence):
        found.add("only-title")
    found.add("short-text" if len(document.report.text) < 1500 else "article")
    return found


_USUAL = frozenset(("CN", "RU", "IR", "KP", "VN", "SY", "BY", "PK", "SA", "AE", "TR"))
"""States that reports name as sponsors most often: a weak hint, weighed like any other."""


def _clause(tagged: str, start: int, end: int, back: int = 60) -> str:
    """Return the words around a cue up to the clause's borders."""
    left = max(tagged.rfind(border, 0, start) for border in (";", ". ", " while ", " although ", " but "))
    right = min(
        (place for border in (";", " but ", " although ", " while ", ", which ", ", a ") if (place := tagged.find(border, end)) >= 0),
        default=len(tagged),
    )
    return tagged[max(left + 1, start - back, 0) : min(right, end + 40)]


_WITHOUT_CUE = 0.75
_TIES_SURELY = frozenset(
    "behind stands-accused accused-of-deed authority-did authority-did-aside is-state linked-to nationality sponsored-by state-sponsored nexus on-behalf-of work-of customer".split()
)
_TIES_WEAKLY = NEAR | {"nationality-firm"}


def plausible(sponsor: Sponsor, probability: float) -> bool:
    """Tell whether a state that the judge accepts may stand: some words must tie it to an actor, or it must be likelier than others."""
    tied = any(map(ties_plainly, sponsor.evidence))
    contested = "negated" in sponsor.signals and "plain-cue" not in sponsor.signals
    return tied or (probability >= _WITHOUT_CUE and not contested)


def is_accuser(sponsor: Sponsor, others: Iterable[Sponsor]) -> bool:
    """Tell whether a state only accuses another sponsor of the attack: "Beijing blames the NSA"."""
    accuses = {item.sentence.index for item in sponsor.evidence if any(signal.endswith(":blame:nsubj") for signal in item.signals)}
    accused = any(
        {cue.name for cue in item.cues} & ACCUSING or (item.sentence.index not in accuses and item.signals & _TIES_SURELY)
        for item in sponsor.evidence
    )
    return not accused and any(
        item.sentence.index in accuses and {cue.name for cue in item.cues} & (ACCUSING | {"service"})
        for other in others
        if other is not sponsor
        for item in other.evidence
    )


def plain_cues(item: Evidence) -> set[str]:
    """Return the names of the cues by which a sentence ties its state to an actor where nothing weakens them, in the background and the headline too."""
    return {cue.name for cue in item.cues if item.signals & {cue.name, f"bg:{cue.name}", f"title:{cue.name}"}}


def ties_plainly(item: Evidence) -> bool:
    """Tell whether one of them says more than that the state stands near an actor."""
    return bool(plain_cues(item) - _TIES_WEAKLY)


_PLAINLY = 0.1


def plainly_accused(sponsor: Sponsor, probability: float) -> bool:
    """Tell whether a sentence of the main story accuses a state of the deed in so many words: "is accused of installing Pegasus"."""
    return "accused-of-deed" in sponsor.signals and probability >= _PLAINLY


_BARELY = 0.05


def guessed(chances: Iterable[tuple[str, float]]) -> str:
    """Return, of states (ISO alpha-2) and how likely each is a sponsor, the likeliest though none was accepted; empty where all are most unlikely."""
    state, best = max(sorted(chances), key=lambda row: row[1], default=("", 0.0))
    return state if best >= _BARELY else ""


def accused(found: list[Sponsor]) -> frozenset[str]:
    """Return the states that some plain cue in the main events ties to an actor, before anything is decided."""
    return frozenset(item.iso2 for item in found if "plain-cue" in item.signals)


def evidence_signals(item: Evidence) -> frozenset[str]:
    """Return what can be observed of one sentence as the proof of a sponsor."""
    sentence = item.sentence
    found = (
        item.signals
        | {f"cue-{cue.name}" for cue in item.cues}
        | {f"sentence-{hedge}" for hedge in hedges(sentence.text)}
        | {f"clause-{hedge}" for hedge in hedges(item.words)}
    )
    found |= {
        f"cues-here-{min(3, len(item.cues))}",
        f"place-{'lead' if sentence.index < 4 else 'early' if sentence.index < 10 else 'late'}",
        f"form-{item.state.form}",
    }
    if contests(sentence.text):
        found.add("contests")
    if sentence.dates:
        found.add("dated")
    return frozenset(found)
