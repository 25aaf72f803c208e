"""Acts: who does what in each sentence that holds a cue of criticism, whoever was hit and whoever is accused."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.prose.criticism_cues import CUES, POWER, VERBS
from loaders.prose.document import Document, Sentence
from loaders.prose.entities import Entity
from loaders.prose.gate import Gated, matching
from loaders.prose.lexicon import forms
from loaders.prose.phrases import Phrase
from loaders.prose.roles import subtree
from loaders.prose.sentences import Token

Speaker = tuple[Entity, str, str, set[str]]
"""An entity, how it is meant (name, anaphor, pronoun, own, ...), the words for it, and what kinds of things it does."""

_PRONOUN = frozenset(("it", "he", "she", "they"))
_OWN = frozenset(("its", "his", "her", "their"))


@dataclass(eq=False)
class Act:
    """A sentence with cues of criticism, whoever may act in it, and whether it is about somebody in power."""

    sentence: Sentence
    cues: list[str]
    speakers: list[Speaker]
    power: bool


def acts(document: Document, found: Sequence[Entity]) -> list[Act]:
    """Return the sentences of a report that hold a cue of criticism, with whoever of its entities may act in them."""
    rows: list[Act] = []
    index = {id(phrase): entity for entity in found for phrase in entity.mentions}
    meant = {(pronoun.sentence.index, pronoun.start): entity for entity in found for pronoun in entity.pronouns}
    opening: Entity | None = None
    """The person with whom a list item begins: what the item goes on to tell is told of them."""
    for sentence in document.sentences:
        if sentence.start == sentence.block.start:
            opening = None
        speakers = _speakers(sentence, index, meant)
        if sentence.block.kind == "item" and sentence.start == sentence.block.start:
            opening = next((entity for entity, *_ in speakers if entity.proper and entity.person), None)
        cues = matching(CUES, sentence.text) if sentence.block.kind not in ("masthead", "heading") else []
        if not cues:
            continue
        if opening is not None and not any(entity is opening or (entity.person and how in ("name", "anaphor")) for entity, how, *_ in speakers):
            speakers = [*speakers, (opening, "item", "", set())]
        rows.append(Act(sentence, cues, speakers, bool(POWER.search(sentence.text))))
    return rows


_CRITICAL = Gated(
    r"[^.;]*?\b(?:critical of|critics? of|opponents? of|opposed to|campaigning against|who (?:have |has |had )?(?:critici[sz]\w+|oppos\w+|denounc\w+|condemn\w+))\b",
    re.IGNORECASE,
)
"""How victims are told to be critics: "politicians critical of the government"."""
_AFTER = 50
_DOES = {form: kind for kind, verbs in VERBS.items() for base in verbs.split() for form in forms(base)}


def deeds_of(token: Token) -> set[str]:
    """Return what kinds of things a critic does that somebody does: as the subject of a verb, of those joined to it, or by a relative clause."""
    while token.dep in ("conj", "appos") and token.head is not None:
        token = token.head
    verbs = [token.head] if token.dep == "nsubj" and token.head is not None else []
    verbs += [child for one in (token, *_described_by(token)) for child in one.children if child.dep == "relcl"]
    if token.dep == "poss" and token.head is not None and token.head.dep == "nsubj" and token.head.head is not None:
        verbs.append(token.head.head)  # "Her team disclosed"
    done = [
        verb for first in verbs for verb in (first, *(child for child in first.children if child.dep in ("conj", "xcomp", "advcl") and child.verb))
    ]
    return {_DOES[verb.lower] for verb in done if verb.lower in _DOES and verb.child("auxpass") is None}


def _described_by(token: Token) -> Iterator[Token]:
    """Yield the nouns by which a name is described, those inside them too: "Affognon, founder of a movement that had asked for reform"."""
    for child in token.children:
        if child.dep == "appos":
            yield from (part for part in subtree(child) if part.noun)


def _speakers(sentence: Sentence, index: dict[int, Entity], pronouns: Mapping[tuple[int, int], Entity]) -> list[Speaker]:
    """Return (entity, how it is meant, words, what it does) for whoever may act in a sentence: its subjects first."""
    rows: list[Speaker] = []
    for token in sentence.tokens:
        if token.dep in ("nsubj", "nsubjpass") and token.lower in _PRONOUN and (meant := pronouns.get((sentence.index, token.start))) is not None:
            rows.append((meant, "pronoun", token.text, deeds_of(token)))
    for phrase in sentence.phrases:
        entity = index.get(id(phrase))
        if entity is None:
            continue
        subject = any(role.endswith((":nsubj", ":nsubjpass")) for role in phrase.roles)
        deeds = deeds_of(phrase.head)
        how = (
            ("name" if phrase in entity.phrases else "anaphor")
            if subject or deeds
            else "described"
            if _CRITICAL.within(sentence.text) and _CRITICAL.compiled.match(sentence.text, phrase.start, phrase.end + _AFTER)
            else "possessor"
            if phrase.head.dep == "poss"
            else "appositive"
            if "appos" in phrase.roles or _beside_critic(phrase)
            else "other"
        )
        rows.append((entity, how, phrase.text, deeds))
    for token in sentence.tokens:
        if token.dep == "poss" and token.lower in _OWN and (meant := pronouns.get((sentence.index, token.start))) is not None:
            rows.append((meant, "own", token.text, deeds_of(token)))
            break
    best: dict[int, Speaker] = {}
    for row in rows:
        best.setdefault(id(row[0]), row)[3].update(row[3])
    return list(best.values())


def _beside_critic(phrase: Phrase) -> bool:
    return bool(re.match(r",? (?:an?|the|who|which|whose)\b", phrase.sentence.text[phrase.end :]))
