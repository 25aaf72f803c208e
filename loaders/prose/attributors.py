"""Attributors: who, by the text, found out or said who did it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from graph.names.build import base_ledger
from graph.names.keys import key
from loaders.prose.denials import Denial, contests
from loaders.prose.document import Document, Sentence
from loaders.prose.entities import Entity, is_person
from loaders.prose.enumerations import listed_with
from loaders.prose.gate import Gated, matching
from loaders.prose.lexicon import verb_bases
from loaders.prose.once import once_of
from loaders.prose.phrases import Phrase
from loaders.prose.sentences import Token
from loaders.prose.statements import stands_behind, ways
from loaders.prose.suppliers import suppliers_named

_FINDING = Gated(
    r"\b(?:according to|researchers?|experts?|analysts?|investigat\w+|found|discovered|identified|attribut\w+|conclud\w+|determin\w+|report(?:ed)?|analy[sz]\w+|assess\w*|blam\w+|accus\w+|traced|linked)\b",
    re.IGNORECASE,
)
_OFFICIAL = Gated(
    r"\b(?:minister|president|secretary|spokes\w+|official|prosecutor|director|chief|head|ambassador|senator|premier|chancellor)\b", re.IGNORECASE
)
_VENDOR = Gated(r"\b(?:security|cyber\w*|threat|intelligence|antivirus|malware|research|analysts?|forensic|lab|labs|software)\b", re.IGNORECASE)
_CONTENT = (
    ("actor", Gated(r"\b(?:hackers?|group|actors?|attackers?|intruders?|operators?|campaign|operation|team|gang)\b", re.IGNORECASE)),
    (
        "attack",
        Gated(
            r"\b(?:cyber-?(?:attack|espionage|spying|intrusion|operation|assault|incident)\w*|attack\w*|hack\w*|breach\w*|intrusion\w*|infect\w*|spyware|malware|compromis\w*|target\w*|phish\w*|exploit\w*|backdoor)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "blame",
        Gated(
            r"\b(?:behind|responsib\w+|attribut\w+|work of|linked|tied|state-sponsored|sponsored|backed|blam\w+|accus\w+|points? (?:to|at))\b",
            re.IGNORECASE,
        ),
    ),
)


_REACTS = Gated(
    r"\b(?:(?:was|were|is|are|has been|had been|been) (?:aware of|investigating|looking into|cooperating|working with|monitoring|reviewing|in contact|in touch)|too early to|(?:all )?necessary (?:steps|measures)|ongoing (?:analysis|investigation|inquiry)|"
    r"opened an? (?:inquiry|investigation)|(?:further|more) details|no comment|declined to|take (?:it |this |the matter |security )?(?:very )?seriously|announced (?:a |its )?(?:new )?(?:polic|strateg|measure|plan)\w*|under control)\b",
    re.IGNORECASE,
)
"""What those say who only react: that they look into it, or what they will do."""

_ABUSES = Gated(
    r"\b(?:crimes? against humanity|genocide|detain\w*|detention|torture\w*|invasion|annexation|murder\w*|kill(?:ed|ing|ings)|poison\w*|doping|repress\w+|persecut\w+|human rights abuses|war crimes|corruption|shot down|massacre|crackdown|terroris\w+)\b",
    re.IGNORECASE,
)
"""What states are accused of that is no hacking."""

_OWN_BREACH = Gated(
    r"\b(?:announced|said|disclosed|confirmed|admitted|revealed|acknowledged|reported)\b[^.;]{0,50}? (?:it|its|they|their|he|she)\b[^.;]{0,40}? (?:been|was|were) (?:the |a )?(?:targets?|victims?|hit|hacked|attacked|compromised|breached|infected|affected)\b",
    re.IGNORECASE,
)
_OWN_DEED = Gated(
    r"\b(?:its (?:products?|software|customers?|clients?|technology|wares|tools)|sells? only|licen[cs]es? (?:its|only)|does not (?:operate|discuss)|customers?|clients?)\b",
    re.IGNORECASE,
)


@cache
def vendors() -> frozenset[str]:
    """Return the keys of those who give groups their names, by the ledger: security companies and research teams."""
    return frozenset(key(alias.used_by) for entry in base_ledger().entries.values() for alias in entry.aliases if alias.used_by) - {key("MISP"), ""}


def heard(found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield those who say or find anything anywhere in the report: of the others no judge ever made an attributor."""
    yield from (entity for entity in found if any(ways(phrase) for phrase in (*entity.phrases, *entity.anaphors)))


def signals(document: Document, entity: Entity, is_victim: bool, accused: frozenset[str], of_whom: Mapping[int, str]) -> frozenset[str]:
    """Return what can be observed of an entity that bears on whether it made the finding or the attribution.

    `accused` are the states that a cue ties to the actor, `of_whom` tells of whom sentences (by index) speak that name groups: "ours" or "others".
    """
    found: set[str] = set()
    for phrase in entity.phrases:
        found |= mention_signals(phrase, _is_aside(phrase, of_whom))
    for phrase in entity.anaphors:
        found |= {
            f"{'its' if phrase.pronoun else 'the'}:{signal}"
            for signal in mention_signals(phrase, _is_aside(phrase, of_whom))
            if signal.startswith(("verb=", "finder", "sayer", "about-", "report-of"))
        }
    speaks = sorted({way for phrase in entity.mentions for way in ways(phrase) if phrase.sentence.index >= 0 and not phrase.pronoun})
    if speaks == ["namer"]:
        found.add("only-names")
    if any(other is not phrase and _FOUND & ways(other) for phrase in entity.phrases for other in listed_with(phrase)):
        found.add("listed-with-finder")
    if is_victim:  # A victim that tells of its own breach has attributed nothing.
        found |= {f"victim:{signal}" for signal in found if "-about-" in signal or signal.startswith("verb=")}
    found |= {f"of-{whom}" for phrase in entity.mentions if ways(phrase) and (whom := of_whom.get(phrase.sentence.index))}
    found.add("silent" if not speaks else f"speaks-{min(3, sum(bool(ways(phrase)) for phrase in entity.mentions if not phrase.pronoun))}")
    first = entity.first
    found |= {"victim" if is_victim else "no-victim", "named" if entity.proper else "described", "short-text" if first.sentence.short else "article"}
    kind = "person" if is_person(first) else first.kind or "unknown"
    found |= {f"kind-{kind}", f"{'named' if entity.proper else 'described'}-{kind}"}
    if not entity.proper:
        found |= {
            f"head={first.head.lower}",
            "plural" if first.plural else "singular",
            f"determiner-{first.determiner if first.determiner in ('the', 'a', 'an', '') else 'other'}",
        }
    elif any(_beside(phrase, _VENDOR, 40, 50) for phrase in entity.phrases[:2]):
        found.add("beside-security-words")
    if any(_beside(phrase, _OFFICIAL, 30, 40) for phrase in entity.phrases[:2]):
        found.add("beside-office")
    if first.head.entity:
        found.add(f"type-{first.head.entity}")
        if first.head.entity in ("GPE", "LOC"):
            found |= {f"place:{signal}" for signal in found if "-about-blame" in signal or signal.startswith(("verb=", "blamer"))}
    if any(key(form) in vendors() for form in entity.forms):
        found.add("vendor-speaks" if speaks else "vendor-silent")
    if any(name.label == "Organization" and first.start <= name.start and name.end <= first.end for name in first.sentence.names):
        found.add(("holds-organization" if not entity.key else "in-ledger") + ("-speaks" if speaks else "-silent"))
    if any(state.start < first.end and first.start < state.end for state in first.sentence.states):
        found.add("has-state")
    states = {state.iso2 for phrase in entity.phrases for state in phrase.sentence.states if state.start < phrase.end and phrase.start < state.end}
    if states:
        found.add("of-accused-state" if states & accused else "of-other-state")
    count = len(entity.phrases)
    found.add(f"mentions-{1 if count == 1 else 2 if count < 4 else 4}")
    if document.title and any(phrase.sentence.index < 0 for phrase in entity.phrases):
        found.add("in-title")
    if all(_is_aside(phrase, of_whom) for phrase in entity.phrases):
        found.add("only-background")
    if entity.proper and any(name in form for name in suppliers_named(document) for form in entity.forms):
        found.add("supplier")
    return frozenset(found)


def _beside(phrase: Phrase, words: Gated, before: int, behind: int) -> bool:
    """Tell whether such words stand around a phrase, within so many letters."""
    text = phrase.sentence.text
    return words.within(text) and words.compiled.search(text[max(0, phrase.start - before) : phrase.end + behind]) is not None


_BLAMES = frozenset(("blamer", "blamer-about-state", "about-attack"))
_SAYS_WHO = frozenset(("sayer", "sayer-about-state", "sayer-about-blame", "about-actor"))
_NOT_BLAMING = frozenset(("says-nothing", "victim"))


def blames(entity: Entity, found: frozenset[str], sponsors: frozenset[str]) -> bool:
    """Tell whether somebody plainly puts an attack down to a state: attribution in so many words, whatever else is told of them.

    `sponsors` are the ISO alpha-2 codes of the states that the report ties the actor to: those deny.
    """
    own = {state.iso2 for state in entity.first.sentence.states if state.start < entity.first.end and entity.first.start < state.end}
    plainly = found >= _BLAMES or (found >= _SAYS_WHO and "contests" not in found)
    return plainly and not found & _NOT_BLAMING and not own & sponsors


_FOUND = frozenset(("finder", "by-finder", "blamer", "report-by", "sayer", "charger"))
_WAYS = frozenset(("blamer", "charger", "finder", "by-finder", "sayer", "by-sayer", "closing", "report-by", "report-of", "namer", "according-to"))
_ABOUT = frozenset(("about-attack", "about-actor", "about-group", "about-tool", "about-blame"))
_ITS_FINDING = frozenset(f"its:{about}" for about in _ABOUT)
_OF_ATTACKS = frozenset(("about-attack", "about-group", "about-tool", "title:about-attack", "title:about-group"))
_FINDS = frozenset(("finder", "by-finder", "blamer", "report-by", "report-of", "charger", "according-to", "closing"))
_FOUND_OUT = frozenset(("finder", "by-finder", "report-by", "report-of"))
_BLAMING = frozenset(("blamer", "charger"))
_WEAK = frozenset(("only-names", "contests"))
_SURE = 0.6


def plausible(found: frozenset[str], probability: float) -> bool:
    """Tell whether one that the judge accepts may stand: whoever says and finds nothing must be likely; in an article also who only has
    a name for a group, speaks of other groups alone, contests, or speaks nowhere in the main story, and a person who speaks of something
    else; and whoever only reacts, or speaks of their own wares. Who accuses a state of other things than attacks has attributed none."""
    beside = {"about-nothing", "named-person"} <= found and not found & _ABOUT
    if "about-abuse" in found and not found & (_OF_ATTACKS | _ITS_FINDING):
        return False
    if {"says-nothing", "speaks-1"} <= found and not found & _FINDS:
        return False  # "has not said who was behind it"
    if "silent" in found and "its:about-nothing" in found and not found & _ITS_FINDING:
        return False  # Of whom only a pronoun speaks, it must speak of the attack.
    if "supplier" in found and not found & _BLAMING:
        return False  # "NSO says that it sells to governments only."
    if not found & _FINDS and found & {"reacts", "of-own-wares", "of-own-breach"}:
        return probability >= _SURE and not {"victim", "of-own-breach"} <= found
    # Whoever blames contests nothing: that is what those say whom the same sentence lets answer.
    against = found & _WEAK - ({"contests"} if found & _BLAMING else set())
    weak = "article" in found and (beside or bool(against) or {"only-background", "of-others"} <= found or not found & _WAYS)
    return not ("silent" in found or weak) or probability >= _SURE


def _is_aside(phrase: Phrase, of_whom: Mapping[int, str]) -> bool:
    """Tell whether a mention stands in the background: what was said of our group years ago is said of our group."""
    return phrase.sentence.background and of_whom.get(phrase.sentence.index) != "ours"


def mention_signals(phrase: Phrase, aside: bool) -> set[str]:
    """Return what can be observed of one mention; those of an aside begin with `bg:`."""
    sentence = phrase.sentence
    if sentence.block.kind in ("masthead", "heading"):
        return set()
    prefix = "title:" if sentence.index < 0 else "bg:" if aside else ""
    found = {
        f"{prefix}{role}"
        for role in phrase.roles
        if role.startswith(("deny:", "criticize:", "order:", "protect:", "sanction:", "attack:", "impersonate:", "sell:", "data>", "exploit:"))
    }
    how = ways(phrase)
    if not how:
        return found
    verb = _speaks(phrase)
    found |= {f"{prefix}{way}" for way in how} | {f"{prefix}verb={verb}"}
    about, told = _content(sentence)
    found |= {f"{prefix}{way}-about-{name}" for way in how for name in about} | {f"{prefix}{signal}" for signal in told}
    if verb.endswith(":not"):
        found.add(f"{prefix}says-nothing")
    if sentence.block.theme:
        found.add(f"says-in-{sentence.block.theme}")
    return found | {f"says-in-{reason}" for reason in sentence.reasons}


@once_of
def _content(sentence: Sentence) -> tuple[frozenset[str], frozenset[str]]:
    """Return what a sentence is about, and what can be observed of its words whoever speaks."""
    about = set(matching(_CONTENT, sentence.text))
    about |= {name for name, tag in (("group", "⟨G"), ("tool", "⟨T"), ("state", "⟨S")) if tag in sentence.tagged}
    told = {f"about-{name}" for name in about}
    if not about & {"attack", "actor", "group", "tool", "blame"}:
        told.add("about-nothing")
    if "attack" not in about and _ABUSES.search(sentence.text):
        told.add("about-abuse")
    if contests(sentence.text):
        told.add("contests")
    told.update(matching((("reacts", _REACTS), ("of-own-breach", _OWN_BREACH), ("of-own-wares", _OWN_DEED)), sentence.text))
    return frozenset(about), frozenset(told)


def _speaks(phrase: Phrase) -> str:
    """Return the verb by which a phrase says or finds something, `according-to`, `report-of`, or nothing."""
    token = phrase.head
    if stands_behind(phrase, ("according", "to")):
        return "according-to"
    while token.dep in ("conj", "appos") and token.head is not None:
        token = token.head
    head = token.head
    if head is None:
        return ""
    if token.dep in ("nsubj", "nsubjpass") and head.verb:
        return verb_bases().get(head.lower, head.lower) + ("!" if token.dep == "nsubjpass" else "") + (":not" if _negated(head) else "")
    if token.dep == "pobj" and head.dep == "agent" and head.head is not None:
        return verb_bases().get(head.head.lower, head.head.lower) + ":by"
    if token.dep == "pobj" and head.lower in ("by", "from", "of", "at") and head.head is not None and head.head.noun:
        return f"{head.head.lower}:{head.lower}"
    if token.dep == "poss" and head.noun:
        return f"{head.lower}:poss"
    return ""


def _negated(verb: Token) -> bool:
    return any(child.dep == "neg" or child.lower in ("declined", "refused") for child in verb.children) or verb.lower in ("declined", "refused")


_ANYBODY = re.compile(
    r"(?:(?:some|several|both|other|independent|cyber ?security|security|cyber|malware|threat|private) )*(?:researchers?|experts?|analysts?|specialists?|vendors?|firms?|companies|groups?|gangs?|crews?)",
    re.IGNORECASE,
)


def is_anybody(entity: Entity) -> bool:
    """Tell whether nobody in particular is meant: "security researchers"."""
    return not entity.proper and all(_ANYBODY.fullmatch(phrase.text) for phrase in entity.phrases)


def is_accused(entity: Entity, sponsors: frozenset[str]) -> bool:
    """Tell whether an entity is a state that the report accuses, or one of its officials: they deny, or accuse others.

    `sponsors` are the ISO alpha-2 codes of the states that the report ties the actor to.
    """
    return any(
        state.iso2 in sponsors
        and phrase.start <= state.start
        and state.end <= phrase.end
        and (state.form != "adjective" or phrase.kind in ("government", "people") or _OFFICIAL.search(phrase.text))
        for phrase in entity.phrases
        for state in phrase.sentence.states
    )


def only_denies(entity: Entity, found: frozenset[str], denied: Sequence[Denial]) -> bool:
    """Tell whether all that an entity says on who did it is that it was not so: whoever finds something in another sentence does more."""
    of_it = {item.sentence.index for item in denied if item.by in entity.forms}
    told = {phrase.sentence.index for phrase in entity.mentions if _FOUND_OUT & ways(phrase)}
    return bool(of_it) and not found & _BLAMING and told <= of_it


def only_holds(entity: Entity, found: list[Entity]) -> bool:
    """Tell whether an entity is but the people of another that was found: "experts of Secureworks" beside Secureworks."""
    return not entity.proper and any(other is not entity and other.proper and other.words < entity.words for other in found)


def speaking(document: Document, entity: Entity) -> list[Sentence]:
    """Return the sentences in which an entity says or finds something, best first: main before background."""
    rows = [phrase.sentence for phrase in entity.mentions if phrase.sentence.index >= 0 and ways(phrase)]
    return sorted(dict.fromkeys(rows), key=lambda sentence: (sentence.background, not _FINDING.search(sentence.text), sentence.index))
