"""Salience: whom a pronoun or "the organisation" means, of all that were told of before.

After Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (Computational Linguistics 20:4, 1994): every mention adds
to what an entity is worth, a subject the most; with each sentence that passes, half of it is forgotten.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.prose.anaphors import PERSON, described
from loaders.prose.enumerations import is_place
from loaders.prose.phrases import Phrase, words_of
from loaders.prose.sentences import Token

if TYPE_CHECKING:
    from loaders.prose.document import Sentence
    from loaders.prose.entities import Entity

_RECENT, _HEAD, _NOT_ADVERBIAL = 100.0, 80.0, 50.0
_GRAMMAR = {"nsubj": 80.0, "agent": 80.0, "attr": 70.0, "dobj": 50.0, "dative": 40.0, "pobj": 40.0}
_PARALLEL = 35.0
"""Figures of the paper's table 1, and its reward for a pronoun that has the same part in its sentence as whom it means."""
_KEPT = 0.5
_LEAST = 25.0
"""How much whoever is meant must be worth at least: a subject that was told of once is forgotten after four sentences."""
_FORGOTTEN = 0.05
"""What is worth less is not kept: "the organisation" may be one of twelve sentences before."""
_UNSURE, _UNLIKELY = 0.75, 0.4
"""What is left of the worth of one that may be a person, or a body, and of one that seems to be none."""
_CALLED_SO = 400.0
"""The reward for being called so: "the festival" of the Melbourne International Film Festival."""

_SOMEBODY = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_MANY = frozenset("they them their theirs".split())
_TITLED = re.compile(r"\b(?:(?P<m>Mr|Sir|Lord|King|Prince|Sheikh|Father|Herr)|(?P<f>Mrs|Ms|Miss|Mme|Lady|Dame|Queen|Princess|Sister|Frau))\b")


@dataclass(eq=False)
class _Known:
    """What is known of one that was told of: what it is worth, where it was told of last, how often by a name or noun, and its gender (m, f)."""

    entity: "Entity"
    last: Phrase
    other: bool
    """Whether it is no organisation nor person, but a state, an actor or a tool."""
    worth: float = 0.0
    named: int = 0
    gender: str = ""


class Salience:
    """What everybody told of is worth at one place of the text; mentions are told in the order of the text."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._known: dict[int, _Known] = {}
        self._sentence: Sentence | None = None

    def tell(self, entity: "Entity", phrase: Phrase, other: bool = False) -> None:
        """Note that a phrase, or a pronoun, means an entity; `other` tells that it is a state, an actor or a tool."""
        self._turn_to(phrase.sentence)
        if phrase.sentence.block.kind in ("masthead", "heading", "boilerplate") or (phrase.head.dep == "attr" and not phrase.proper):
            return  # "Bellingcat is a group of journalists" tells of one.
        known = self._known.setdefault(id(entity), _Known(entity, phrase, other))
        again = known.worth > 0 and known.last.sentence is phrase.sentence
        known.worth += _worth(phrase) - (_RECENT if again else 0.0)
        known.last = phrase
        known.named += not phrase.pronoun
        if not known.gender:
            titled = _TITLED.search(phrase.text)
            known.gender = _SOMEBODY.get(phrase.head.lower, "") if phrase.pronoun else str(titled.lastgroup) if titled else ""

    def meant_by_pronoun(self, pronoun: Phrase) -> "Entity | None":
        """Return whom a pronoun means; nobody where it only fills a place ("it is known that").

        Where all that fits is long forgotten, it is who was told of most; what hardly fits comes last.
        """
        self._turn_to(pronoun.sentence)
        if _only_fills(pronoun.head):
            return None
        fits = {key: _agrees(known, pronoun) for key, known in self._known.items()}
        well = {key: share if share > _UNLIKELY else 0.0 for key, share in fits.items()}
        return self._best(pronoun, well) or self._most_named(pronoun, well) or self._best(pronoun, fits)

    def is_plain(self, entity: "Entity", pronoun: Phrase) -> bool:
        """Tell whether a pronoun means an entity beyond doubt, since it was told of just before: what is done to "it" or "him" is done to it."""
        word, known = pronoun.head.lower, self._known[id(entity)]
        gap = pronoun.sentence.index - known.last.sentence.index
        reach = 2 if word in _SOMEBODY and entity.proper else 1 if entity.proper != (word in _MANY) else 0
        return gap <= reach and _agrees(known, pronoun) > _UNLIKELY

    def _most_named(self, pronoun: Phrase, fitting: dict[int, float]) -> "Entity | None":
        told = [known for key, known in self._known.items() if known.entity.proper and known.named > 1 and fitting[key]]
        return max(told, key=lambda known: known.named).entity if told and pronoun.head.lower not in _MANY else None

    def meant_by_noun(self, phrase: Phrase, must_fit: bool = False) -> "Entity | None":
        """Return whom "the organisation" or "the senator" means; with `must_fit` nobody who is not called so."""
        self._turn_to(phrase.sentence)
        person = bool(PERSON.match(phrase.head.text))
        best, chosen = 0.0, None
        for known in self._known.values():
            entity, last = known.entity, known.last
            if known.worth <= _FORGOTTEN or (known.other and phrase.head.lower != "group") or is_place(entity.first):
                continue  # Of those that are no organisation, only actors are called so, and only "the group".
            if last.sentence is phrase.sentence and last.start >= phrase.start:
                continue
            unnamed = not entity.proper and entity.first.head.lower == phrase.head.lower and not entity.first.plural
            if not entity.proper and not unnamed:
                continue
            if entity.proper and entity.person != person:
                continue
            fits = (
                unnamed or phrase.head.lower in entity.words or any(phrase.head.lower in words_of(described(mention)) for mention in entity.phrases)
            )
            if not fits and _is_other_kind(phrase.head.lower, entity):
                continue
            here = known.worth + (_CALLED_SO if fits else 0.0)
            if (fits or not must_fit) and here > best:
                best, chosen = here, entity
        return chosen

    def _best(self, pointing: Phrase, fitting: dict[int, float]) -> "Entity | None":
        best, chosen = 0.0, None
        for key, known in self._known.items():
            if known.worth * fitting[key] < _LEAST or _side_by_side(known.last, pointing):
                continue
            here = known.worth * fitting[key] + (_PARALLEL if _part(known.last.head) == _part(pointing.head) else 0.0)
            if here > best:
                best, chosen = here, known.entity
        return chosen

    def _turn_to(self, sentence: "Sentence") -> None:
        """Forget by how far the text went on; whoever a list item tells of is named in it."""
        before, self._sentence = self._sentence, sentence
        if before is None or before is sentence:
            return
        kept = _KEPT ** max(1, sentence.index - before.index)
        if sentence.block is not before.block and sentence.block.kind in ("item", "row"):
            kept = 0.0
        for known in self._known.values():
            known.worth *= kept


def _agrees(known: _Known, pronoun: Phrase) -> float:
    """Return how well an entity agrees with a pronoun in number and kind: 1, a part, or 0 for not at all."""
    word, entity, gender = pronoun.head.lower, known.entity, known.gender
    first = entity.first
    if word in _MANY:
        return 1.0 if first.plural and not entity.proper else _UNSURE if entity.proper and not entity.person else 0.0
    if first.plural and not entity.proper:
        return 0.0
    if word in _SOMEBODY:
        if gender:
            return 1.0 if gender == _SOMEBODY[word] else 0.0
        if entity.person or (not entity.proper and first.kind == "people"):
            return 1.0
        return _UNLIKELY if _may_be_person(entity) else 0.0
    if gender or first.kind == "people":
        return 0.0
    if entity.person:
        return 0.0 if _is_surely_person(entity) else _UNSURE if all(" " not in form for form in entity.forms) else _UNLIKELY
    return 1.0 if entity.proper else _UNSURE if first.kind in ("organization", "government") else 0.0


def _worth(phrase: Phrase) -> float:
    part = _part(phrase.head)
    worth = _RECENT + _GRAMMAR.get(part, 0.0)
    if part != "poss" and not part.startswith("compound"):
        worth += _HEAD
    return worth + (0.0 if _is_adverbial(phrase.head) else _NOT_ADVERBIAL)


def _top(token: Token) -> Token:
    while token.dep in ("conj", "appos") and token.head is not None:
        token = token.head
    return token


def _part(token: Token) -> str:
    """Return the part that a word has in its sentence, that of the first of those it is listed with."""
    top = _top(token)
    if top.dep == "pobj" and top.head is not None and top.head.dep == "agent":
        return "agent"
    return "nsubj" if top.dep == "nsubjpass" else top.dep


def _is_adverbial(token: Token) -> bool:
    """Tell whether a word stands in what opens a sentence before its subject: "In Geneva, ..."."""
    top = _top(token)
    by = top.head if top.dep == "pobj" else None
    return by is not None and by.dep == "prep" and by.head is not None and by.head.verb and by.index < by.head.index


def _side_by_side(last: Phrase, pointing: Phrase) -> bool:
    """Tell whether two are parts of one clause: "it" is not whom "it" does something to."""
    if last.sentence is not pointing.sentence or pointing.head.dep == "poss":
        return False
    return _clause(last.head) is _clause(pointing.head)


def _clause(token: Token) -> Token:
    """Return the verb of the clause that a word stands in, or the last word above it."""
    while token.head is not None and not token.verb:
        token = token.head
    return token


_OF_A_FACT = frozenset(
    "deny denies denied know knows knew doubt doubts doubted confirm confirms confirmed admit admits admitted say says said explain explained believe believes believed regret regrets regretted put puts".split()
)
"""What is denied or known is no body."""
_BEING = frozenset("is was are were be been being seems seemed appears appeared remains remained takes took".split())


def _only_fills(token: Token) -> bool:
    """Tell whether "it" stands for nobody: "It is worth recalling", "it is not known who", "denied it"."""
    verb = token.head
    if token.lower == "it" and token.dep == "dobj" and verb is not None and verb.lower in _OF_A_FACT:
        return True
    if token.lower != "it" or token.dep not in ("nsubj", "nsubjpass") or verb is None:
        return False
    tells = any(child.dep in ("ccomp", "xcomp", "advcl", "csubj", "csubjpass", "relcl") and child.index > verb.index for child in verb.children)
    return (verb.lower in _BEING or verb.child("auxpass") is not None) and (tells or any(child.dep == "acomp" for child in verb.children))


_PRIVATE = frozenset(
    "company firm manufacturer retailer maker vendor contractor airline carrier lender chipmaker casino newspaper paper newsroom outlet broadcaster station weekly daily magazine website site publication channel publisher party charity ngo watchdog university school movement church".split()
)
_PUBLIC = frozenset("ministry parliament court assembly".split())


def _is_other_kind(word: str, entity: "Entity") -> bool:
    """Tell whether such a word never means such a body: a ministry is no company."""
    kinds = {phrase.kind for phrase in entity.phrases}
    return (word in _PRIVATE and "government" in kinds and "organization" not in kinds) or (word in _PUBLIC and "government" not in kinds)


_NO_PERSON = frozenset("ORG GPE LOC NORP FAC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE".split())


def _may_be_person(entity: "Entity") -> bool:
    first = entity.first
    return entity.proper and not first.kind and first.head.entity not in _NO_PERSON and not is_place(first)


def _is_surely_person(entity: "Entity") -> bool:
    """Tell whether an entity is called as only people are: by an office, or by the last of its names alone."""
    last = {form.split()[-1] for form in entity.forms if " " in form}
    return any(form in last for form in entity.forms) or any(
        child.dep == "appos" and PERSON.match(child.lower) for child in entity.first.head.children
    )
