"""Bystanders: who stands near an attack in a text and was not attacked: suspects, the sponsor's own services, who
punishes them or tells of it, parents of the victim."""

import re
from collections.abc import Sequence

from loaders.prose.candidates import FLOOD, GENERIC
from loaders.prose.document import Sentence
from loaders.prose.entities import Entity, is_person
from loaders.prose.enumerations import is_place
from loaders.prose.names import NamedThing
from loaders.prose.phrases import Phrase
from loaders.prose.statements import closes
from loaders.prose.victims import HIT

_CHARGED_BEFORE = re.compile(
    r"\bcharges?\b[^.;]{0,90}\bagainst\s(?:\w+ ){0,2}$|\b(?:warrants? for|charged|charges? against|indicted|indictment of|sanctions? (?:on|against)|sanctioned)\s(?:the |an? )?(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_CHARGED_AFTER = re.compile(
    r"[^.;]{0,25}? (?:is|was|were|are|has been|had been) (?:also |now )?(?:wanted|charged|indicted|sanctioned)\b", re.IGNORECASE
)
_LISTED = r"(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}(?:, and |, | and ))"
_INDICTMENT_NAMES = re.compile(rf"\b(?:indictment|grand jury|complaint)\b[^.;]{{0,80}}? names (?:{_LISTED}){{0,8}}$")
_FACES_COUNTS = re.compile(
    rf"(?:, (?:and )?| and )?(?:{_LISTED}){{0,8}}(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,3}})? (?:each )?fac(?:e|es|ed|ing) (?:\w+ ){{0,3}}?(?:counts?|charges)\b[^.;]*\b(?:comput|hack|wire fraud|identity theft|intrusion)"
)
_PUNISHES = re.compile(
    r" (?:has |have |had |also |today )*(?:imposed|announced|agreed(?: on)?|adopted|issued) (?:new |further |the first )?(?:sanctions|charges|an? (?:arrest warrant|travel ban))\b"
)
_SERVES = re.compile(
    r",? (?:an?|the|who)\b(?:(?!\b(?:former|ex-|defect))[^.;]){0,40}?\b(?:officer|member|head|chief|commander|agent|employee|colonel|general|leads?|works? for|serves?)\b[^.;]{0,40}",
    re.IGNORECASE,
)


def is_suspect(entity: Entity, sponsors: frozenset[str]) -> bool:
    """Tell whether a text names a person as one of those who did it: in a service of a sponsor, or charged by another state.

    Whom a sentence shows to be hit is none, whatever else befalls them: the states that attack dissidents charge them too.
    """
    told = [phrase for phrase in entity.phrases if phrase.sentence.index >= 0]
    if not entity.proper or not is_person(entity.first) or any(set(phrase.roles) & HIT and not _charged(phrase) for phrase in told):
        return False
    return any(_serves(phrase, sponsors) or (_charged(phrase) and _by_another(phrase, sponsors)) or _charged_with_hacking(phrase) for phrase in told)


def _charged(phrase: Phrase) -> bool:
    text = phrase.sentence.text
    return bool(_CHARGED_BEFORE.search(text[max(0, phrase.start - 120) : phrase.start]) or _CHARGED_AFTER.match(text[phrase.end :]))


def _charged_with_hacking(phrase: Phrase) -> bool:
    """Tell whether somebody is charged with breaking into computers, or named by an indictment: "Wu Zhiyong, Wang Qian and Xu Ke face nine counts of computer fraud"."""
    text = phrase.sentence.text
    return bool(_INDICTMENT_NAMES.search(text, 0, phrase.start) or _FACES_COUNTS.match(text, phrase.end))


def _by_another(phrase: Phrase, sponsors: frozenset[str]) -> bool:
    states = {state.iso2 for state in phrase.sentence.states}
    return bool(states) and not states & sponsors


def _serves(phrase: Phrase, sponsors: frozenset[str]) -> bool:
    serves = _SERVES.match(phrase.sentence.text, phrase.end)
    return serves is not None and any(
        state.form == "service" and state.iso2 in sponsors and serves.start() <= state.start < serves.end() for state in phrase.sentence.states
    )


def is_own_service(entity: Entity, sponsors: frozenset[str]) -> bool:
    """Tell whether an entity is a service or an authority of a state that sponsors the actor, and no sentence shows it to be hit: "the GRU of the
    General Staff of the Armed Forces of Russia"."""
    if any(set(phrase.roles) & HIT for phrase in entity.phrases):
        return False
    return any(
        state.iso2 in sponsors
        and (state.form == "service" or phrase.kind == "government")
        and phrase.start <= state.start
        and state.end <= phrase.end
        for phrase in entity.phrases
        for state in phrase.sentence.states
    )


def is_punisher(entity: Entity) -> bool:
    """Tell whether somebody only charges or sanctions those who did it, and no sentence shows them to be hit."""
    told = {role for phrase in entity.mentions for role in phrase.roles}
    punishes = told & {"sanction:nsubj", "sanction:by"} or any(_PUNISHES.match(phrase.sentence.text, phrase.end) for phrase in entity.mentions)
    return bool(punishes) and not told & HIT


def is_reporter(entity: Entity) -> bool:
    """Tell whether somebody only tells of the attack: "The group targeted bloggers, Amnesty International found."."""
    return any(closes(phrase) for phrase in entity.phrases) and not any(set(phrase.roles) & HIT for phrase in entity.mentions)


_FOUNDER = frozenset("founder founders owner owners chief head director boss leader author developer".split())
_FIRM = frozenset("firm firms company companies vendor vendors expert experts researcher researchers".split())
_SECURITY = re.compile(r"\b(?:cyber ?security|security|anti-?virus|threat intelligence)\b", re.IGNORECASE)
_COURT = re.compile(r"(?:court|tribunal|judge|jury)s?", re.IGNORECASE)
_COMMENTS = frozenset("regard regards regarded see sees say says said fear fears feared warn warns warned argue argues argued worry worried".split())
_POSES = re.compile(
    r"\b(?:pos(?:ed|ing) as|masquerad\w+ as|pretend\w+ to be|impersonat\w+|(?:supposed|purported|fake|fictitious|bogus|invented)) "
    r"(?:(?!(?:to|at|against|on|for|of|from|in|into|with)\b)[\w-]+,? (?:and |or )?){0,6}$",
    re.IGNORECASE,
)
"""What stands before those whom the actor only plays: "profiles of supposed journalists, students and"."""


def only_stands_by(entity: Entity) -> bool:
    """Tell whether somebody whom no sentence shows to be hit by name is but told of: in a caption, as a founder, a court, a security company,
    one of those who comment, a word that tells of whose kind others are, or whose tools are like those of the actor."""
    if any(set(phrase.roles) & HIT for phrase in entity.phrases):
        return False
    return all(_is_told_of(phrase) for phrase in entity.phrases)


def _is_told_of(phrase: Phrase) -> bool:
    head, sentence = phrase.head, phrase.sentence
    verb = head.head if head.dep in ("nsubj", "attr") else None
    subject = verb.child("nsubj") if verb is not None and head.dep == "attr" else None
    those = head.head.head if head.dep == "pobj" and head.head is not None and head.head.lower == "of" else None
    like = (
        those is not None
        and those.lower == "those"
        and (those.dep == "attr" or (those.head is not None and those.head.lower in ("to", "like", "with")))
    )
    return (
        (subject is not None and subject.lower in _FOUNDER)
        or like
        or (head.lower in _FIRM and _SECURITY.search(phrase.text) is not None)
        or (verb is not None and head.dep == "nsubj" and _COURT.fullmatch(head.text) is not None)
        or (
            head.entity == "NORP"
            and (head.dep in ("amod", "compound", "nmod") or (head.dep == "conj" and head.head is not None and head.head.entity == "NORP"))
        )
        or (verb is not None and head.dep == "nsubj" and not phrase.proper and phrase.plural and verb.lower in _COMMENTS)
        or bool(_POSES.search(sentence.text, 0, phrase.start))
        or _is_caption(sentence)
    )


def _is_caption(sentence: Sentence) -> bool:
    """Tell whether a paragraph is a line without a verb: who a picture shows, or what else a page holds."""
    alone = (
        sentence.block.kind == "paragraph" and sentence.block.text.strip() == sentence.text and not sentence.block.theme and not sentence.block.intro
    )
    return alone and sentence.index > 0 and bool(sentence.tokens) and not any(token.verb for token in sentence.tokens)


def is_flood(entity: Entity) -> bool:
    """Tell whether an entity is but a word of what an attack is called: "Service" of "Denial of Service"."""
    return all(
        any(match.start() < phrase.end and phrase.start < match.end() for match in FLOOD.finditer(phrase.sentence.text)) for phrase in entity.phrases
    )


def is_acting(entity: Entity, names: Sequence[NamedThing]) -> bool:
    """Tell whether an entity is but a group or a tool of the report under one of its names."""
    return any(form in thing.forms for thing in names for form in entity.forms)


def is_parent(entity: Entity, others: Sequence[Entity], found: frozenset[str]) -> bool:
    """Tell whether an entity that is not itself hit is but the parent of another: "Amnesty International" of its Canadian branch."""
    return not found & {"hit", "title:hit"} and any(
        other is not entity and entity.words < other.words and other.proper and entity.proper for other in others
    )


def only_where(entity: Entity, others: Sequence[Entity], found: frozenset[str]) -> bool:
    """Tell whether a place is but part of what another victim is called: "Massachusetts" beside "a Massachusetts hospital"."""
    return (
        is_place(entity.first)
        and not found & {"place:attack:dobj", "place:attack:nsubjpass"}
        and any(other is not entity and not is_place(other.first) and entity.words < other.words for other in others)
    )


def only_headlined(entity: Entity, told: Sequence[Entity]) -> bool:
    """Tell whether a victim that only the headline names may stand beside those of the text: one with a name or of another kind, that shares no word
    with them. "Targeting of activists and companies" over a text about activists names the companies; "Polish dissidents" over
    "opposition politicians" is but a shorter word for them.
    """
    kinds = {_kind(other) for other in told}
    return (entity.proper or _kind(entity) not in kinds) and not any(entity.words & other.words - GENERIC for other in told)


def _kind(entity: Entity) -> str:
    if is_person(entity.first):
        return "people"
    if "government" in entity.words or entity.first.kind == "government":
        return "government"
    return entity.first.kind or ("name" if entity.proper else "thing")


def only_another_hit(sentence: Sentence, victims: Sequence[Entity]) -> bool:
    """Tell whether a sentence speaks of the attack on one that nothing else is told of, where the headline names another victim."""
    headlined = [entity for entity in victims if any(phrase.sentence.index < 0 for phrase in entity.mentions)]
    here = [phrase for entity in headlined for phrase in entity.mentions if phrase.sentence is sentence]
    hit = [phrase for phrase in sentence.phrases if phrase.proper and set(phrase.roles) & HIT and not is_place(phrase)]
    told = {id(phrase) for entity in victims if len(entity.mentions) > 1 for phrase in entity.mentions}
    return bool(headlined and hit) and not here and not any(id(phrase) in told for phrase in hit)
