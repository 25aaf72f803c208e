"""Entities of one report: its noun phrases, brought together where they name the same thing.

"Amnesty International Canada", "Amnesty" and "the organisation" are one entity with three mentions; "the Democratic
National Committee (DNC)" gives it a second name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.prose.anaphors import PERSON, is_anaphor, is_described_anaphor, pronouns, titled
from loaders.prose.candidates import DONE_TO, FOUND_BY, GENERIC, may_be_entity
from loaders.prose.document import Document, Sentence
from loaders.prose.enumerations import listed_with
from loaders.prose.initials import BRACKETED, initials_behind
from loaders.prose.once import once, once_of
from loaders.prose.phrases import Phrase, words_of
from loaders.prose.salience import Salience
from loaders.prose.vectors import Floats
from loaders.prose.wording import wording

_TITLES = re.compile(
    r"^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Mme|Mlle|Frau|Herr|Señora?|Sheikh|Sir|Dame|Lady|Lord|President|Senator|Judge|Justice|Minister|Chancellor|Prime Minister|Secretary|General|Colonel|Major|Captain|Lieutenant|Bishop|Archbishop|Father|Sister|Imam|Rabbi|Prince|Princess|King|Queen|Professor|Representative|Congressman|Congresswoman|Deputy|Councillor|Cardinal|Pope|Reverend|Rev|Pastor|Rep|Sen|Gov)\.?\s"
)

_OFFICE = re.compile(
    r"^.*\b(?i:(?:secretary|director|attorney|consul)(?: general)?|spokes\w+|chief|president|minister|founder|editor|officer|researcher|analyst|chair\w*|senator|commissioner|ambassador)\s+(?=(?:[A-Z][\w'’-]+\s?){1,3}$)"
)
"""Whose office stands in front of a name."""


@dataclass(eq=False)
class Entity:
    """One thing that the report speaks of, with its phrases in order; `anaphors` are those that only point at it."""

    phrases: list[Phrase]
    words: frozenset[str]
    key: str = ""
    other_names: list[str] = field(default_factory=list)
    anaphors: list[Phrase] = field(default_factory=list)
    pronouns: list[Phrase] = field(default_factory=list)
    """The pronouns that mean it, whatever they do; those by which it is told of as hit or as speaking are anaphors too."""
    proper: bool = field(init=False)
    """Whether it has a name."""

    def __post_init__(self) -> None:
        """Look whether a phrase is a name."""
        self.proper = any(phrase.proper for phrase in self.phrases)

    def add(self, phrase: Phrase) -> None:
        """Add a phrase that names it too."""
        self.phrases.append(phrase)
        self.proper = self.proper or phrase.proper

    @property
    def first(self) -> Phrase:
        """The first phrase that names it."""
        return self.phrases[0]

    @property
    def name(self) -> str:
        """The fullest way in which the report names it; a person without the office, and not as "Mr Lawson" where it gives more."""
        fullest = max((phrase.text for phrase in self.phrases), key=lambda text: (len(words_of(_TITLES.sub("", text))), -len(text)))
        return _OFFICE.sub("", fullest) if self.person else fullest

    @property
    def forms(self) -> list[str]:
        """Every way in which the report names it."""
        return list(dict.fromkeys([*(phrase.text for phrase in self.phrases), *self.other_names]))

    @property
    def mentions(self) -> list[Phrase]:
        """Phrases and anaphors, in the order of the text."""
        return sorted((*self.phrases, *self.anaphors), key=_in_text)

    @once
    def wording(self) -> Floats:
        """What the words around its phrases are like; see loaders/prose/wording.py."""
        told = [phrase for phrase in self.phrases if phrase.sentence.block.kind != "heading"] or self.phrases
        return wording(phrase.head for phrase in told)

    @property
    def person(self) -> bool:
        """Tell whether it looks like a person with a name, or is called by a surname alone."""
        return is_person(self.first) or (len(self.phrases) > 1 and _has_surname(self.phrases))


_FULL_NAME = re.compile(r"[^\W\d_][\w'’-]*(?: (?:[^\W\d_][\w'’-]*|[A-Z]\.)){1,3}")


def _has_surname(phrases: list[Phrase]) -> bool:
    """Tell whether a name of several words is told by the last of them alone, as only people are: "Alejandro Encinas", then "Encinas"."""
    first = phrases[0]
    if not first.proper or first.kind or not _FULL_NAME.fullmatch(first.text) or first.sentence.covering(first.head.start, first.head.end):
        return False
    last = first.text.split()[-1]
    return last[0].isupper() and any(phrase.text == last for phrase in phrases[1:])


@once_of
def is_person(phrase: Phrase) -> bool:
    """Tell whether a phrase looks like the name of a person: two to four capitalised words that are no organisation's."""
    if phrase.head.entity == "PERSON":
        return True
    if (
        not phrase.proper
        or phrase.head.entity
        or phrase.kind in ("organization", "government", "thing")
        or phrase.sentence.covering(phrase.head.start, phrase.head.end)
    ):
        return False
    words = phrase.text.split()
    if _TITLES.match(phrase.text):
        return True
    if any(child.dep == "appos" and PERSON.match(child.lower) for child in phrase.head.children):
        return True
    return (
        2 <= len(words) <= 4
        and all(word[:1].isupper() or word in ("al", "bin", "de", "van", "von", "al-", "el") for word in words)
        and not any(word.isupper() and len(word) > 2 for word in words)
    )


def entities(document: Document) -> list[Entity]:
    """Return the entities of a report in order of their first mention."""
    found: list[Entity] = []
    by_key: dict[str, Entity] = {}
    others: dict[str, Entity] = {}
    salience = Salience()
    headline = [document.title] if document.title else []
    for sentence in (*document.sentences, *headline):
        for phrase in sorted((*sentence.phrases, *pronouns(sentence)), key=_in_text):
            entity = _pointed_at(phrase, found, salience) if phrase.pronoun else _named(phrase, found, by_key, salience)
            if entity is not None:
                salience.tell(entity, phrase)
            elif not phrase.pronoun and (other := _other(phrase, others)) is not None:
                salience.tell(other, phrase, other=True)
    return found


def _pointed_at(pronoun: Phrase, found: list[Entity], salience: Salience) -> Entity | None:
    """Note a pronoun with whomever it means."""
    target = salience.meant_by_pronoun(pronoun)
    if target is None:
        return None
    target.pronouns.append(pronoun)
    if (DONE_TO | FOUND_BY) & set(pronoun.roles) and salience.is_plain(target, pronoun):
        for entity in _listed_with(target, found):
            entity.anaphors.append(pronoun)
    return target


def _named(phrase: Phrase, found: list[Entity], by_key: dict[str, Entity], salience: Salience) -> Entity | None:
    """Return the entity that a noun phrase means, a new one where nothing known is called so."""
    if is_anaphor(phrase):
        target = salience.meant_by_noun(phrase)
        if target is not None:
            target.anaphors.append(phrase)
        return target
    meant = titled(found, phrase) or (salience.meant_by_noun(phrase, must_fit=True) if is_described_anaphor(phrase) else None)
    if meant is not None:
        meant.anaphors.append(phrase)
        return meant
    if not may_be_entity(phrase):
        if (again := _same_person(phrase, found)) is not None:
            again.add(phrase)
        return again
    described = _describes(phrase, found)
    if described is not None:
        described.anaphors.append(phrase)
        return described
    entity = _known(found, by_key, phrase)
    if entity is None:
        entity = Entity([phrase], _telling(phrase), _key(phrase))
        found.append(entity)
    else:
        entity.add(phrase)
    if entity.key:
        by_key.setdefault(entity.key, entity)
    for name in _names_beside(phrase.sentence, phrase):
        _take_in(entity, name, found)
    return entity


def _other(phrase: Phrase, others: dict[str, Entity]) -> Entity | None:
    """Return what a phrase names that is no entity but that "it" or "they" may mean: a state, an actor, a group or a tool."""
    name = phrase.sentence.covering(phrase.head.start, phrase.head.end)
    state = next((state for state in phrase.sentence.states if state.form == "name" and state.start <= phrase.head.start < state.end), None)
    key = state.iso2 if state else name.text if name else phrase.head.lower if phrase.kind == "actor" else ""
    return others.setdefault(key, Entity([phrase], words_of(phrase.text))) if key else None


def _take_in(entity: Entity, name: str, found: list[Entity]) -> None:
    """Note a further name of an entity; what a headline called so before is the same: "IPI", then "the International Press Institute (IPI)"."""
    entity.proper = True
    if name not in entity.other_names:
        entity.other_names.append(name)
    early = next(
        (other for other in found if other is not entity and other.proper and not other.key and all(phrase.text == name for phrase in other.phrases)),
        None,
    )
    if early is not None:
        entity.phrases = sorted((*early.phrases, *entity.phrases), key=_in_text)
        entity.anaphors = sorted((*early.anaphors, *entity.anaphors), key=_in_text)
        entity.pronouns = sorted((*early.pronouns, *entity.pronouns), key=_in_text)
        found.remove(entity)
        found[found.index(early)] = entity


def _in_text(phrase: Phrase) -> tuple[int, int]:
    """Return what puts phrases into the order of the text."""
    return phrase.sentence.index, phrase.start


def _same_person(phrase: Phrase, found: list[Entity]) -> Entity | None:
    """Return the person whom a single name means, whatever the parser takes it for: "Radi" of Omar Radi."""
    if not phrase.proper or not phrase.text.isalpha() or any(name.start <= phrase.start < name.end for name in phrase.sentence.names):
        return None
    return next((entity for entity in found if phrase.text in entity.first.text.split()[1:] and entity.person), None)


def _listed_with(entity: Entity, found: list[Entity]) -> list[Entity]:
    """Return an entity with those that its last phrase is listed with, where it is several: "lawyers and journalists who ... their phones"."""
    if entity.proper:
        return [entity]
    beside = {id(phrase) for phrase in listed_with(entity.phrases[-1])}
    return [other for other in found if other is entity or any(id(phrase) in beside for phrase in other.phrases)]


def _describes(phrase: Phrase, found: list[Entity]) -> Entity | None:
    """Return the named entity that a common noun in apposition describes: "Bellingcat, a citizen journalism website"."""
    head = phrase.head
    if phrase.proper or phrase.plural or head.dep != "appos" or head.head is None or not head.head.tag.startswith("NNP"):
        return None
    return next((entity for entity in reversed(found) if entity.phrases[-1].head is head.head), None)


def _key(phrase: Phrase) -> str:
    """Return the ledger's id where a phrase is one of its names, with nothing but a description in front: "security company Secureworks"."""
    name = phrase.sentence.covering(phrase.head.start, phrase.head.end)
    if name is None or name.entry is None or name.label != "Organization":
        return ""
    before = phrase.sentence.text[phrase.start : name.start].strip(" ,'’s\"")
    after = phrase.sentence.text[name.end : phrase.end].strip(" ,'’s\"")
    described = all(
        word[:1].islower() or any(state.start <= phrase.sentence.text.find(word, phrase.start) < state.end for state in phrase.sentence.states)
        for word in before.split()
    )
    return name.entry.id if not after and described else ""


def _known(found: list[Entity], by_key: dict[str, Entity], phrase: Phrase) -> Entity | None:
    key = _key(phrase)
    if key and key in by_key:
        return by_key[key]
    if phrase.text.isupper():
        whole = next((entity for entity in found if entity.proper and _short_for(phrase, entity)), None)
        if whole is not None:
            return whole
    words = _telling(phrase)
    for entity in found:
        # Words in common come first: they are what most pairs lack.
        if words.isdisjoint(entity.words) and words != entity.words and phrase.text not in entity.other_names:
            continue
        if entity.proper != phrase.proper or (key and entity.key):
            continue
        if same(words, entity.words) or phrase.text in entity.other_names:
            return entity
    return None


def _telling(phrase: Phrase) -> frozenset[str]:
    """Return the words by which a phrase is told from others; "Mr Koukakis" and "Amnesty secretary general Ketty Nivyabandi" are told by their names."""
    return words_of(_OFFICE.sub("", _TITLES.sub("", phrase.text))) if phrase.proper else words_of(phrase.text)


def _short_for(phrase: Phrase, entity: Entity) -> bool:
    """Tell whether a phrase is the initials of an entity that was named before: "AP" of the Associated Press."""
    return 1 < len(phrase.text) < 7 and any(
        "".join(word[0] for word in re.findall(r"\b[A-Z]\w*", named.text.removeprefix("The "))) == phrase.text and " " in named.text
        for named in entity.phrases
    )


def same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets of words name one thing: the same, or the smaller inside the larger by a word that is not generic."""
    if one == other:
        return True
    small, big = (one, other) if len(one) <= len(other) else (other, one)
    return bool(small) and small <= big and bool(small - GENERIC)


_OR = re.compile(r",? (?:or|also known as|known as|formerly) (?:the )?([A-Z][\w-]{2,30}),")


def _names_beside(sentence: Sentence, phrase: Phrase) -> Iterator[str]:
    """Yield names in brackets and behind "or": "the Democratic National Committee (DNC)"."""
    after = sentence.text[phrase.end : phrase.end + 45]
    if phrase.proper:
        for pattern in (BRACKETED, _OR):
            found = pattern.match(after)
            if found:
                yield found[1]
    elif letters := initials_behind(phrase):
        yield letters
