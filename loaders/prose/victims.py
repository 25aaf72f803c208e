"""Victims: which entities of a report the actor attacked, compromised or spied on."""

import re
from collections.abc import Iterable

from loaders.prose.document import Document
from loaders.prose.entities import Entity, is_person
from loaders.prose.enumerations import is_place, listed_with, tells_where
from loaders.prose.gate import Gated
from loaders.prose.lexicon import noun_classes, singular, verb_bases, verb_classes
from loaders.prose.phrases import Phrase, words_of
from loaders.prose.products import names_product
from loaders.prose.scope import LISTS_THEM
from loaders.prose.sentences import Token

_VICTIM_CUE = Gated(
    r"\b(?:targets?|targeted|targeting|victims?|affected|hit|attacked|compromised|breached|infected|hacked|spied on|recipients?|received|monitored|surveill\w+|under surveillance|intercepted|"
    r"phished|notified|alerted|infiltrated|penetrated)\b",
    re.IGNORECASE,
)
_LURE_CUE = Gated(
    r"\b(?:impersonat\w*|pos(?:e|es|ed|ing) as|guise of|in the name of|masquerad\w*|mimic\w*|spoof\w*|lures?|decoys?|disguis\w*|fake|pretend\w*|imitat\w*|purport\w*)\b",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(
    r";|\bto (?:gain|steal|compromise|access|infect|target|hack|harvest|collect|obtain|breach|break|spy|phish|penetrate|infiltrate|attack)\b|\b(?:targeting|against|belonging to)\b",
    re.IGNORECASE,
)
_LIST_CUE = re.compile(r"\b(?:includ(?:e|es|ed|ing)|among|such as|ranging from|as well as|from|namely|like)\b", re.IGNORECASE)
_ENDS_LIST = re.compile(r";|\b(?:which|that|according|sa(?:id|ys)|told|is|was|were|are|has|have|had|by|sold|sells|made|makes)\b", re.IGNORECASE)
_AGENT = re.compile(
    r"\b(?:hackers?|attackers?|intruders?|actors?|groups?|gang|operators?|campaign|operation|spies|adversary|team|they|it|who|which|crew|unit|hands)\b",
    re.IGNORECASE,
)


def signals(document: Document, entity: Entity, accused: frozenset[str], acts: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return what can be observed of an entity that bears on whether it is a victim; `accused` are the states tied to the actor, `acts` how it acts against them."""
    found = set(acts)
    told = [phrase for phrase in entity.phrases if phrase.sentence.block.kind != "heading"]
    for phrase in [phrase for phrase in told if phrase.sentence.block.kind != "masthead"] or told:
        found |= mention_signals(phrase)
    for phrase in entity.anaphors:
        if not phrase.sentence.background:
            found |= {f"the:{role}" for role in phrase.roles}
            if set(phrase.roles) & HIT and not _modality(phrase.head) and not _NOTHING.search(phrase.sentence.text):
                found.add("the:hit")
    found.update(_of_entity(document, entity))
    if not found & {"hit", "the:hit", "bg:hit", "opens-item-of-victims", "in-list-of-victims", "behind-colon", "title:hit", "place:hit"}:
        found.add("never-hit-named" if entity.proper else "never-hit")
    states = {state.iso2 for phrase in entity.phrases for state in phrase.sentence.states if state.start < phrase.end and phrase.start < state.end}
    if states:
        found.add("of-accused-state" if states & accused else "of-other-state")
    return frozenset(found)


HIT = frozenset(
    f"{way}{role}"
    for way in ("", "data>", "part>")
    for role in ("attack:dobj", "attack:nsubjpass", "attack:acl", "attack:into", "attack:after", "attack:on", "attack:in", "attack:of", "break:into", "attack-n:on", "attack-n:against", "attack-n:at", "attack-n:into", "is-victim", "send:to", "steal:from", "theft-n:from",
                 "affect:nsubjpass", "approach:nsubjpass", "approach:dobj", "use:against", "send:dative")
)  # fmt: skip
_NOTHING = Gated(
    r"\bno (?:evidence|sign|indication|trace|data)s?\b(?! (?:of|about|as to) (?:who|whom|how|why)\b)|\b(?:was|were|is|are|did|has|have|had) (?:not|never)(?: been)? (?:affect|breach|access|compromis|touch|taken|stolen|hacked|infected|reached|succeed)",
    re.IGNORECASE,
)
_ABUSE = Gated(
    r"\b(?:mass surveillance|at home|abuses?|detention|torture|crackdown|persecut\w+|repress\w+|oppress\w+|censorship|jailed|imprisoned|harass\w*|reason to fear|by the police|human rights abuses|sold|selling|sale of|biometric|facial recognition)\b",
    re.IGNORECASE,
)

_SEEN = frozenset(
    "hit the:hit listed-with-hit place:hit bg:hit title:hit opens-item-of-victims in-list-of-victims behind-colon bg:opens-item-of-victims bg:in-list-of-victims theme-targets".split()
)
_REPRESSED = frozenset(("repress:dobj", "repress:nsubjpass", "repress:acl", "repress-n:of"))
_CHARGED = frozenset(("sanction:dobj", "sanction:nsubjpass", "title:sanction:dobj", "title:sanction:nsubjpass"))
_SPEAKS = frozenset(("say:nsubj", "find:nsubj", "blame:nsubj", "sanction:nsubj"))
_LIKELY_UNSEEN = 0.45
_SURE_UNSEEN = 0.6
_SURE_THOUGH_CHARGED = 0.8
_SURE_THOUGH_PRODUCT = 0.9


def plausible(found: frozenset[str], probability: float) -> bool:
    """Tell whether one that the judge accepts may stand: whom no sentence shows to be hit must be likelier than others, and
    likelier still where they speak, or are merely described and belong to the accused state; of people of whom only arrests, charges or abuses at home are told, nobody was attacked by this actor."""
    if found & _SEEN and not {"of-product", "named"} <= found:
        return True
    if found & {"with-abuse", "nothing-happened", "on=are:nsubj"} and "described" in found:
        return False
    if found & _REPRESSED and "described" in found:
        return False
    if {"of-product", "named"} <= found:
        return probability >= _SURE_THOUGH_PRODUCT
    if found & _CHARGED:
        return probability >= _SURE_THOUGH_CHARGED
    return probability >= (_SURE_UNSEEN if {"described", "of-accused-state"} <= found or found & _SPEAKS else _LIKELY_UNSEEN)


_PLAINLY = 0.25
_PLACE = 0.05
_MEANT = 0.25


def plainly_hit(found: frozenset[str], probability: float) -> bool:
    """Tell whether a sentence says in so many words that an actor attacked somebody: enough for one with a name, or that another
    word means ("its mailboxes were hacked"), however little else is told, for a state ("targeted Ukraine"), and for "a company" where nobody else was hit."""
    if {"place:hit", "is-state"} <= found and found & {"place:attack:dobj", "place:attack:nsubjpass"}:
        return probability >= _PLACE
    if {"the:hit", "named"} <= found and "of-product" not in found:
        return probability >= _MEANT
    return "hit" in found and bool(found & {"agent-group", "agent-actor"}) and "of-product" not in found and probability >= _PLAINLY


def mention_signals(phrase: Phrase) -> set[str]:
    """Return what can be observed of one mention; those of a sentence in the background begin with `bg:`."""
    sentence = phrase.sentence
    if sentence.block.kind == "title":
        return (
            {f"title:{role}" for role in phrase.roles if not is_place(phrase)}
            | {f"title:on={_governor(phrase)}"}
            | ({"title:place"} if is_place(phrase) else set())
            | ({"title:hit"} if set(phrase.roles) & HIT and not is_place(phrase) else set())
        )
    prefix = "bg:" if sentence.background else ""
    if is_place(phrase):
        prefix += "place:"
    found = {f"{prefix}{role}" for role in phrase.roles}
    if "place:" not in prefix and set(phrase.roles) & HIT:
        found.add(f"{prefix}hit" if not _modality(phrase.head) and not _NOTHING.search(sentence.text) else f"{prefix}hit-in-theory")
    if _NOTHING.search(sentence.text):
        found.add(f"{prefix}nothing-happened")
    if _ABUSE.search(sentence.text):
        found.add(f"{prefix}with-abuse")
    if any(
        role.startswith(("attack:", "data>attack:", "affect:", "data>affect:", "approach:"))
        and role.endswith(("dobj", "nsubjpass", "into", "on", "acl"))
        for role in phrase.roles
    ):
        found.add(f"{prefix}agent-{_agent(phrase)}")
    found.add(f"{prefix}on={_governor(phrase)}")
    found |= {f"{prefix}short:{role}" for role in phrase.roles if phrase.sentence.short}
    if _VICTIM_CUE.search(sentence.text):
        found.add(f"{prefix}near-victim-cue")
        before = sentence.text[: phrase.start]
        if ":" in before and _VICTIM_CUE.compiled.search(before):
            found.add(f"{prefix}behind-colon")
        if _is_listed(before):
            found.add(f"{prefix}in-list-of-victims")
    others = [other for other in listed_with(phrase) if other is not phrase]
    if any(set(other.roles) & HIT for other in others):
        found.add(f"{prefix}listed-with-hit")
    if "place:" in prefix:
        here = not tells_where(phrase)
        found.add("place-itself" if here else "tells-where")
        if here and set(phrase.roles) & HIT and not _modality(phrase.head):
            found.add("place:hit")
    if _LURE_CUE.within(sentence.text) and _behind_lure(sentence.text, phrase.start):
        found.add(f"{prefix}behind-lure")
    if any(child.dep == "amod" and "attack" in verb_classes().get(child.lower, ()) for child in phrase.head.children):
        found.add(f"{prefix}called-attacked")
    found |= {f"{prefix}{name}" for name in _of_block(phrase)}
    found |= {f"in-{reason}" for reason in sentence.reasons}
    modal = _modality(phrase.head)
    if modal:
        found.add(f"{prefix}{modal}")
    if sentence.text[: phrase.start].count('"') % 2 or ("“" in sentence.text[: phrase.start] and "”" not in sentence.text[: phrase.start]):
        found.add("in-quotation")
    return found


def _behind_lure(text: str, start: int) -> bool:
    """Tell whether words stand behind a word for a lure, and not behind what the lure was for: "used fake offers to break into companies"."""
    last = None
    for cue in _LURE_CUE.compiled.finditer(text, 0, start):
        last = cue
    return last is not None and not _FOR_WHAT.search(text, last.end(), start)


def _is_listed(before: str) -> bool:
    """Tell whether words end inside a list that a word such as "including" opens behind one for those who were hit."""
    cue = _VICTIM_CUE.compiled.search(before)
    return cue is not None and any(not _ENDS_LIST.search(before, opened.end()) for opened in _LIST_CUE.finditer(before, cue.start()))


def _governor(phrase: Phrase) -> str:
    """Return the word that a phrase hangs on and how: `spied:on`, `laptop:of`; empty for the root of a sentence."""
    token = phrase.head
    while token.dep in ("conj", "appos") and token.head is not None:
        token = token.head
    if token.head is None:
        return ""
    if token.dep in ("pobj", "agent"):
        preposition = token.head
        return (
            f"{verb_bases().get(preposition.head.lower, singular(preposition.head.lower))}:{preposition.lower}"
            if preposition.head is not None
            else preposition.lower
        )
    return f"{verb_bases().get(token.head.lower, singular(token.head.lower))}:{token.dep}"


def _is_state(phrase: Phrase) -> bool:
    return any(state.start <= phrase.start and phrase.end <= state.end for state in phrase.sentence.states)


def _agent(phrase: Phrase) -> str:
    """Tell who attacks, by the subject of the verb that governs a phrase."""
    verb = phrase.head
    while verb.head is not None and not verb.verb:
        verb = verb.head
    while verb.dep == "conj" and verb.child("nsubj", "agent") is None and verb.head is not None and verb.head.verb:
        verb = verb.head
    subject = verb.child("nsubj")
    by = verb.child("agent")
    if by is not None:
        subject = by.child("pobj")
    if subject is None:
        return "none"
    name = phrase.sentence.covering(subject.start, subject.end)
    if name is not None:
        return {"Group": "group", "Tool": "tool"}.get(name.label, "organization")
    if any(state.start <= subject.start < state.end for state in phrase.sentence.states):
        return "state"
    if _AGENT.fullmatch(subject.lower):
        return "actor"
    if "attack" in noun_classes().get(subject.lower, ()) or subject.lower in ("malware", "spyware", "messages", "emails", "wiper", "virus", "worm"):
        return "attack"
    return "name" if subject.tag.startswith("NNP") else "other"


def _of_block(phrase: Phrase) -> Iterable[str]:
    block, sentence = phrase.sentence.block, phrase.sentence
    if block.theme:
        yield f"theme-{block.theme}"
    if block.kind in ("item", "row"):
        place = "opens-item" if sentence.start == block.start and _opens(phrase) else "in-item"
        yield place
        if _VICTIM_CUE.search(block.intro) or LISTS_THEM.search(block.intro) or block.theme == "targets":
            yield f"{place}-of-victims"
    if block.kind == "heading":
        yield "heading"


def _opens(phrase: Phrase) -> bool:
    """Tell whether a sentence begins with a phrase, or with the list that it stands in; a date in front does not count."""
    first = listed_with(phrase)[0]
    return not any(
        other.start < first.start
        and other.head.dep != "poss"
        and not any(date.start <= other.head.start < date.end for date in phrase.sentence.dates)
        for other in phrase.sentence.phrases
    )


def _modality(token: Token) -> str:
    """Tell whether what governs a word did not happen: negated, or only possible."""
    verb = token
    for _ in range(6):
        if verb.head is None or verb.verb:
            break
        verb = verb.head
    words = {child.lower for child in verb.children if child.dep in ("aux", "neg", "mark")}
    if words & {"not", "n't", "n’t", "never"}:
        return "negated"
    return (
        "possible"
        if words & {"could", "would", "may", "might", "should", "can", "if", "whether", "to"} & {"could", "would", "may", "might", "should", "if"}
        else ""
    )


def _of_entity(document: Document, entity: Entity) -> Iterable[str]:
    yield "named" if entity.proper else "described"
    first = entity.first
    if not entity.proper:
        yield "plural" if first.plural else "singular"
        yield f"determiner-{first.determiner if first.determiner in ('the', 'a', 'an', '') else 'other'}"
        if first.plural and not first.determiner:
            yield "bare-plural"
    kind = "person" if is_person(first) else first.kind or "unknown"
    yield f"kind-{kind}"
    yield f"{'named' if entity.proper else 'described'}-{kind}"
    for phrase in entity.phrases[:3]:
        if phrase.head.entity and entity.proper:
            yield f"type-{phrase.head.entity}"
    if not entity.proper:
        yield f"head={singular(first.head.lower)}"
    if entity.key:
        yield "in-ledger"
    if names_product(first.text):
        yield "of-product"
    if _is_state(first):
        yield "is-state"
    if any(state.start < first.end and first.start < state.end for state in first.sentence.states):
        yield "has-state"
    title = words_of(document.report.title)
    if entity.words & title - _PLAIN:
        yield "in-title"
        if entity.words <= title:
            yield "whole-in-title"
    count = len(entity.phrases)
    yield f"mentions-{1 if count == 1 else 2 if count < 4 else 4}"
    yield f"begins-{'lead' if first.sentence.index < 4 else 'early' if first.sentence.index < 10 else 'late'}"
    if first.sentence.block.kind == "title":
        yield "only-in-title"
    if all(phrase.sentence.background for phrase in entity.phrases):
        yield "only-background"
    if len(entity.words) == 1 and not entity.proper:
        yield "one-word"
    if not entity.proper and entity.words & _WATCHED:
        yield "watched-people"
    if not entity.words - _GENERIC_ALONE:
        yield "generic"
    yield "short-text" if len(document.sentences) < 9 else "article"


_PLAIN = frozenset(
    "attack hack hacker spyware campaign report china russia iran state group new chinese russian iranian government cyber security national center centre agency company uk us u.s british american".split()
)
_GENERIC_ALONE = frozenset(
    "government organization organisation company agency individual entity network system website institution sector industry user target person people group victim official firm body country client customer".split()
)
_WATCHED = frozenset(
    "journalist activist dissident critic lawyer defender opposition politician tibetan uyghur academic diplomat minority exile blogger reporter monk advocate attorney lawmaker".split()
)
