"""Targets: whom an actor attacked, compromised or spied on."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.claims import Dated, Draft, Mention, Scope
from loaders.prose.actors import actor_of, has_actor
from loaders.prose.document import Document, Sentence
from loaders.prose.drafting import draft
from loaders.prose.phrases import DESCRIBED, conjuncts, head_noun, victim_mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_STRONG = frozenset(["hack", "breach", "infiltrate", "spearphish", "phish", "hijack", "surveil", "compromise", "infect", "penetrate"])
_VERBS = _STRONG | frozenset(["target", "attack", "spy", "hit", "intrude", "victimize", "bug", "wiretap", "eavesdrop", "monitor", "deface"])
_INTO = {
    "spy": ("on",),
    "break": ("into",),
    "eavesdrop": ("on",),
    "intrude": ("into",),
    "steal": ("from",),
    "gain": ("to",),
    "snoop": ("on",),
    "burrow": ("into",),
    "get": ("into",),
    "pry": ("into",),
    "attack": ("on",),
}
_NOUNS = frozenset(
    [
        "attack",
        "breach",
        "campaign",
        "operation",
        "intrusion",
        "hack",
        "cyberattack",
        "espionage",
        "compromise",
        "hacking",
        "assault",
        "offensive",
        "cyberespionage",
        "phishing",
        "spying",
        "targeting",
        "raid",
        "break-in",
        "infiltration",
    ]
)
_NOUN_PREPOSITIONS = frozenset(("on", "against", "at", "of", "into", "targeting"))
_WAS_TARGET = re.compile(r"\b(?:target|victim|targets|victims)\b", re.IGNORECASE)
_CYBER = re.compile(
    r"\b(?:cyber\w*|hack\w*|spyware|malware|phish\w*|e-?mails?|network\w*|server\w*|phones?|iPhones?|accounts?|intru\w+|breach\w*|online|digital|comput\w+|password\w*|credential\w*|infect\w*|backdoor|"
    r"attack\w*|compromis\w*|stole\w*|data|espionage|spied|spying|surveill\w+|threat actors?|APT|system\w*|websites?|wip\w+|Pegasus|implant\w*|exploit\w*|zero-click|campaign|operation|target\w*)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:could|would|may|might|can|should|will|if|whether|unless|refus\w+|avoid\w*|prevent\w*|protect\w*|caution\w*|warn\w*|advis\w+|not|never|denied|global ban)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:previously|in the past|earlier (?:campaign|attack|operation)|years? (?:earlier|before|ago)|had also|has also|have also|was also blamed|same group (?:had|has)|in separate|unrelated|not the first)\b",
    re.IGNORECASE,
)
_DETECTED = re.compile(
    r"\b(?:detect\w*|discover\w*|began|start\w*|infiltrat\w*|breach\w*|intru\w+|attack\w*|hack\w*|compromis\w*|infect\w*|broke|entered|occurred|took place|between|suspicious|target\w*|spied|noticed|used|stole|obtain\w*|sent|received|wiped|leaked)\b",
    re.IGNORECASE,
)


def targets(document: Document) -> list[Draft]:
    """TARGETED: verbs and nouns of attack with whom they hit; dated by the sentence, else by the report's detection date."""
    fallback = event_date(document)
    drafts = []
    for sentence in document.sentences:
        if not _CYBER.search(sentence.text):
            continue
        when = sentence.dates[0].when if sentence.dates else fallback
        for rule, victim in _victims(document, sentence):
            drafts.append(
                draft(sentence, f"target-{rule}", "TARGETED", actor_of(document, sentence), victim, event=when, scope=_scope(document, sentence))
            )
    return _without_descriptions(drafts)


def _without_descriptions(drafts: list[Draft]) -> list[Draft]:
    """Leave out "a human rights organization in Ottawa" where the report names its victim: it is the same one, described."""
    if not any(item.object.text[:1].isupper() and item.scope == "main" for item in drafts):
        return drafts
    return [item for item in drafts if item.object.kind != DESCRIBED]


def _scope(document: Document, sentence: Sentence) -> Scope:
    """Background: a sentence that says so, or whose year is long before the report and not that of its main event."""
    if _EARLIER.search(sentence.text):
        return "background"
    main, published = event_date(document), document.report.published[:4]
    if sentence.dates and published and main:
        said = int(sentence.dates[0].when.start[:4])
        if said < int(main.start[:4]) - 1 and said < int(published) - 2:
            return "background"
    return "main"


def event_date(document: Document) -> Dated | None:
    """Return when the report's main event was: the first date in a sentence of detection or attack."""
    for sentence in document.sentences:
        if sentence.dates and _DETECTED.search(sentence.text) and _CYBER.search(sentence.text):
            return sentence.dates[0].when
    return None


def _victims(document: Document, sentence: Sentence) -> Iterator[tuple[str, Mention]]:
    seen: set[str] = set()
    for rule, token in _candidates(sentence):
        if _UNREAL.search(_around(token)):
            continue
        for noun in (inner for outer in conjuncts(token) for inner in conjuncts(head_noun(outer))):
            victim = victim_mention(document, sentence, noun)
            if victim and victim.text.lower() not in seen:
                seen.add(victim.text.lower())
                yield rule, victim


def _around(token: "Token") -> str:
    """Return the words that govern a victim: its verb with auxiliaries and negation."""
    head = token
    while head.head.i != head.i and head.pos_ not in ("VERB", "AUX"):
        head = head.head
    return " ".join(child.text for child in head.children if child.dep_ in ("aux", "neg", "mark")) + " " + head.text


def _candidates(sentence: Sentence) -> Iterator[tuple[str, "Token"]]:
    for token in sentence.span:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX") or (token.pos_ in ("NOUN", "PROPN") and token.lower_ in ("targets", "hacked", "targeted", "breached")):
            yield from _of_verb(sentence, token, lemma)
        if token.pos_ in ("NOUN", "PROPN") and lemma in _NOUNS:
            yield from _of_noun(token)
        if token.lower_ in ("target", "victim", "targets", "victims"):
            yield from _was_target(sentence, token)


def _of_verb(sentence: Sentence, verb: "Token", lemma: str) -> Iterator[tuple[str, "Token"]]:
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "csubj")]
    passive = [child for child in verb.children if child.dep_ == "nsubjpass"]
    if lemma in _VERBS:
        for subject in passive:
            yield "passive", subject
        if not passive and (lemma in _STRONG or not subjects or _acts(sentence, verb, subjects)):
            yield from (("verb", child) for child in verb.children if child.dep_ in ("dobj", "obj"))
    for preposition in (child for child in verb.children if child.dep_ == "prep" and child.lower_ in _INTO.get(lemma, ())):
        yield from (("verb-into", child) for child in preposition.children if child.dep_ == "pobj")
    if verb.dep_ == "acl" and lemma in _STRONG and verb.tag_ == "VBN":
        yield "participle", verb.head


def _acts(sentence: Sentence, verb: "Token", subjects: list["Token"]) -> bool:
    """Tell whether the subject of a weak verb (target, attack, hit) is an attacker, a campaign, malware or a pronoun for one."""
    for subject in subjects:
        words = " ".join(part.text for part in subject.subtree)
        if (
            has_actor(words)
            or subject.lower_ in ("they", "it", "he", "who", "which", "that")
            or subject.lemma_.lower() in _NOUNS
            or re.search(r"\b(?:malware|spyware|messages?|emails?|implant|worm|wiper|exploit)\b", words, re.IGNORECASE)
        ):
            return True
        base = sentence.span.start_char
        if any(name.label in ("Group", "Tool") and name.start <= subject.idx - base < name.end for name in sentence.names):
            return True
    return verb.dep_ in ("acl", "advcl", "pcomp", "xcomp")


def _of_noun(noun: "Token") -> Iterator[tuple[str, "Token"]]:
    for preposition in noun.children:
        if preposition.dep_ == "prep" and preposition.lower_ in _NOUN_PREPOSITIONS:
            if preposition.lower_ == "of" and noun.lemma_.lower() not in ("breach", "hack", "hacking", "compromise", "targeting", "infiltration"):
                continue
            yield from (("noun", child) for child in preposition.children if child.dep_ == "pobj")
        elif preposition.dep_ == "acl" and preposition.lower_ in ("targeting", "hitting"):
            yield from (("noun-acl", child) for child in preposition.children if child.dep_ == "dobj")


def _was_target(sentence: Sentence, noun: "Token") -> Iterator[tuple[str, "Token"]]:
    """ "X was the target of an attack", "among the victims were X and Y", "the targets included X"."""
    verb = noun.head
    while verb.dep_ in ("pobj", "prep", "attr", "conj") and verb.head.i != verb.i and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return
    if noun.dep_ == "nsubj" and verb.lemma_ in ("include", "be", "comprise", "range"):
        yield from (("victims-are", child) for child in verb.children if child.dep_ in ("dobj", "attr"))
    elif verb.lemma_ in ("be", "become", "fall"):
        yield from (("was-target", child) for child in verb.children if child.dep_ in ("nsubj", "nsubjpass") and child.i != noun.i)
        if noun.dep_ == "pobj":
            yield from (("among-victims", child) for child in verb.children if child.dep_ in ("attr",) and child.i != noun.i)
