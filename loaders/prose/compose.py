"""From what was decided about a report to its drafts: each statement with the sentence that proves it."""

import re
from collections.abc import Callable, Iterable, Iterator

from graph.claims import Draft, Mention
from loaders.prose import attributors, own_voice, ties
from loaders.prose.certainty import only_origin
from loaders.prose.denials import meant
from loaders.prose.document import Document, Sentence
from loaders.prose.drafting import certainty, draft, merge, method
from loaders.prose.entities import Entity
from loaders.prose.event_dates import HAPPENED, event_date, when_of
from loaders.prose.name_signals import mention_signals as of_mention
from loaders.prose.names import NamedThing
from loaders.prose.phrases import Phrase
from loaders.prose.places import parts_and_places
from loaders.prose.reading import Reading
from loaders.prose.sponsors import Evidence, ties_plainly
from loaders.prose.statements import ways
from loaders.prose.suppliers import suppliers
from loaders.prose.victims import mention_signals

_SINCE = re.compile(r"\bsince\W+(?:the\W+|in\W+|early\W+|late\W+)?$", re.IGNORECASE)
_STAFF = {"people": "community", "government": "government", "organization": "organization"}


def drafts_of(reading: Reading) -> list[Draft]:
    """Return what a report states, in the order of the text."""
    found = [*_sponsors(reading), *_targets(reading), *_tools(reading)]
    if not found and not reading.groups:
        return []
    hit = [_mention(entity) for entity in reading.victims if reading.scope_of(entity) == "main"]
    found += [*_motives(reading), *_sectors(reading), *_attributions(reading), *_denials(reading, found), *_criticisms(reading), *_names(reading)]
    found += _only_named(reading, found)
    found += [*parts_and_places(reading.document, hit), *suppliers(reading.document)]
    return merge(found)


def _mention(entity: Entity, phrase: Phrase | None = None) -> Mention:
    """Return an entity as a mention: in the words of one phrase, with its fullest name."""
    text = phrase.text if phrase is not None else entity.first.text
    kind = "person" if entity.person else _STAFF.get(entity.first.kind, "organization")
    name = entity.first.sentence.covering(entity.first.head.start, entity.first.head.end) if entity.key else None
    if name is not None and name.entry is not None:
        written = name.text if phrase is None or phrase is entity.first else text
        return Mention("Organization", written, name=name.entry.name, key=name.entry.id, kind="")
    return Mention("Organization", text, name=entity.name if phrase is None or phrase not in entity.phrases or entity.proper else text, kind=kind)


def _best(entity: Entity, weigh: Callable[[Phrase], float]) -> Phrase:
    """Return the phrase of the text that proves most: main before background, then by what speaks for it; not one inside another."""
    inside = [phrase for phrase in entity.mentions if phrase.sentence.index >= 0 and phrase.sentence.block.kind != "heading"]
    inside = [phrase for phrase in inside if not any(other.holds(phrase) for other in inside)]
    return min(inside or entity.phrases, key=lambda phrase: (phrase.sentence.background, -weigh(phrase), phrase.sentence.index))


def _targets(reading: Reading) -> Iterator[Draft]:
    """TARGETED: who was attacked; dated by the sentence, else by the report's main event."""
    usual = event_date(reading.document)
    question = reading.judge["victim"]
    for entity in reading.victims:
        phrase = _best(entity, lambda found: question.log_odds(mention_signals(found)))
        sentence = phrase.sentence if phrase.sentence.index >= 0 else _telling(reading.document)
        if sentence is None:
            continue
        scope = reading.scope_of(entity)
        when = when_of(sentence) or (None if sentence.background or scope == "background" else usual)
        why = method("target", reading.why_victim(entity))
        victim = _mention(entity, phrase if phrase in entity.phrases else entity.first)
        actor = reading.cast.actor(sentence, phrase.start, scope == "background")
        yield draft(sentence, why, "TARGETED", actor, victim, event=when, certainty=certainty(sentence), scope=scope)


def _telling(document: Document) -> Sentence | None:
    """Return the first sentence that tells of the attack: it proves what the headline sums up."""
    inside = [sentence for sentence in document.sentences if sentence.block.kind not in ("masthead", "heading")]
    return next((sentence for sentence in inside if HAPPENED.search(sentence.text)), inside[0] if inside else None)


def _sponsors(reading: Reading) -> Iterator[Draft]:
    """SPONSORED_BY: for every state the best evidence, and what other attributors say of the same actor."""
    found = [(sponsor, reading.evidence(sponsor)) for sponsor in reading.sponsors]
    accused = {sponsor.iso2 for sponsor, _ in found}
    told_by_name = ties.by_name(reading.cast, found)
    for _, rows in found:
        if not rows:
            continue
        told: set[tuple[str, str]] = set()
        made: list[Draft] = []
        first, first_proves = rows[0]
        enough = min(ENOUGH, first_proves) if _by_victim(reading, first) else ENOUGH
        for item, proves in rows:
            told_aside = item.sentence.background and not reading.cast.places(item.sentence)
            if item is not first and (proves < ENOUGH_FOR_ANOTHER or told_aside):
                continue
            by = _attributor(reading, item.sentence, item.state.start)
            for actor in ties.tied(reading.cast, item, accused, told_by_name):
                who = (actor.name if actor.named else "?", by.name if by else "")
                again = any(who[0] in ("?", known) for known, _ in told)
                if who in told or (again and (not by or proves < enough or only_origin(item))):
                    continue
                told.add(who)
                made.append(_tie(reading, item, actor, by))
        if len(found) == 1:
            made += _of_the_rest(reading, rows, {*(name for name, states in told_by_name.items() if states), *(who for who, _ in told)})
        # Where a group of the main events works for the state, an actor without a name is hardly another; nor is one of other events.
        ours = {reading.cast.mention(thing).name for thing in reading.groups}
        yield from [one for one in made if one.subject.name in ours] or [one for one in made if not one.subject.named] or made


def _tie(reading: Reading, item: Evidence, actor: Mention, by: Mention | None) -> Draft:
    """Return the draft that a sentence ties an actor to its state."""
    why = method("sponsor", reading.why_tied(item))
    return draft(item.sentence, why, "SPONSORED_BY", actor, item.state.mention, certainty=reading.grade(item), asserted_by=by, scope="main")


def _of_the_rest(reading: Reading, rows: Iterable[tuple[Evidence, float]], named: set[str]) -> list[Draft]:
    """Return SPONSORED_BY of the groups that no sentence ties to a state by name (`named` are those that one does): by the first that speaks of "the actors"."""
    for item, _ in rows:
        if ties_plainly(item) and (actors := ties.all_of_them(reading.cast, item, named)):
            by = _attributor(reading, item.sentence, item.state.start)
            return [_tie(reading, item, actor, by) for actor in actors]
    return []


ENOUGH = 0.5
"""From this probability a further sentence, of another attributor, proves a sponsor by itself; where the first is the victim's own word, as much as the first is enough."""

ENOUGH_FOR_ANOTHER = 0.25
"""From this probability a further sentence proves that another group has the same sponsor."""


def _attributor(reading: Reading, sentence: Sentence, near: int) -> Mention | None:
    """Return the attributor who speaks in a sentence, the one nearest before an offset first; who only has a name for a group comes last.

    Where the report speaks in its own voice, it is its publisher.
    """
    found = _speaker(reading, sentence, near)
    if found is None:
        return own_voice.publisher(reading.document) if own_voice.speaks_in(sentence) else None
    phrase, entity = found
    return _mention(entity, phrase if phrase in entity.phrases else entity.first)


def _speaker(reading: Reading, sentence: Sentence, near: int) -> tuple[Phrase, Entity] | None:
    here = reading.speakers.get(id(sentence), [])
    return min(here, key=lambda row: (ways(row[0]) == {"namer"}, row[0].start > near, abs(row[0].start - near)), default=None)


def _by_victim(reading: Reading, item: Evidence) -> bool:
    """Tell whether it is the victim who says it."""
    found = _speaker(reading, item.sentence, item.state.start)
    return found is not None and found[1] in reading.victims


def _tools(reading: Reading) -> Iterator[Draft]:
    """USES: the tools of the actor."""
    question = reading.judge["tool"]
    for thing in reading.tools:
        inside = [mention for mention in thing.mentions if mention.sentence.index >= 0 and mention.sentence.block.kind != "heading"]
        if not inside:
            continue
        usual = thing.forms[0]  # "Flame" rather than "sKyWIper", which one laboratory calls it.
        best = min(
            inside,
            key=lambda mention: (mention.sentence.background, mention.text != usual, -question.log_odds(of_mention(mention)), mention.sentence.index),
        )
        tool = _tool(thing, best.text)
        why = method("tool", reading.reasons("tool", thing))
        scope = reading.scope_of(thing)
        actor = reading.cast.actor(best.sentence, best.start, scope == "background")
        if actor.named and actor.text == best.text:
            actor = next((reading.cast.mention(other) for other in reading.groups if other is not thing), actor)
        by = _attributor(reading, best.sentence, best.start)
        yield draft(best.sentence, why, "USES", actor, tool, asserted_by=by, scope=scope)


def _tool(thing: NamedThing, text: str) -> Mention:
    known = next((mention.known for mention in thing.mentions if mention.known and mention.known.entry and mention.known.entry.label == "Tool"), None)
    nouns = {noun for mention in thing.mentions for noun in mention.nouns}
    kind = "spyware" if "spyware" in nouns else "tool" if nouns & {"tool", "tools", "framework", "utility"} else "malware"
    if known and known.entry:
        return Mention("Tool", text, name=known.entry.name, key=known.entry.id, kind=kind)
    return Mention("Tool", text, name=text, kind=kind)


def _motives(reading: Reading) -> Iterator[Draft]:
    for motive in reading.motives:
        if motive.sentences:
            sentence = motive.sentences[0]
            why = method(f"motive-{motive.name}", reading.reasons("motive", motive))
            yield draft(sentence, why, "MOTIVATED_BY", reading.cast.actor(sentence), Mention("Motive", motive.name, name=motive.name), scope="main")


def _sectors(reading: Reading) -> Iterator[Draft]:
    """IN_SECTOR: every victim whose own words tell its line of work."""
    for sector in reading.sectors:
        why = method(f"sector-{sector.name}", reading.reasons("sector", sector))
        for victim in sector.victims:
            phrase = _best(victim, lambda found: 0.0)
            sentence = phrase.sentence if phrase.sentence.index >= 0 else _telling(reading.document)
            if sentence is not None:
                yield draft(
                    sentence,
                    why,
                    "IN_SECTOR",
                    _mention(victim),
                    Mention("Sector", sector.name, name=sector.name),
                    scope=reading.scope_of(victim),
                )


def _attributions(reading: Reading) -> Iterator[Draft]:
    """ATTRIBUTED: who made the finding, by the sentence in which they speak."""
    for entity in reading.attributors:
        said = attributors.speaking(reading.document, entity) or [phrase.sentence for phrase in entity.phrases if phrase.sentence.index >= 0]
        if said:
            by = _mention(entity)
            why = method("attributor", reading.reasons("attributor", entity))
            yield draft(said[0], why, "ATTRIBUTED", by, reading.cast.actor(said[0]), scope="main", certainty=certainty(said[0]))
    told = {name for entity in reading.attributors for name in entity.forms}
    by_itself = own_voice.publisher(reading.document)
    ours = next(own_voice.findings(reading.document), None)
    if by_itself is not None and ours is not None and by_itself.text not in told and (reading.groups or reading.sponsors):
        yield draft(ours, "own-voice", "ATTRIBUTED", by_itself, reading.cast.actor(ours), scope="main", certainty=certainty(ours))


def _denials(reading: Reading, found: Iterable[Draft]) -> Iterator[Draft]:
    """What is denied: that the actor works for the state that denies or is accused; else that it attacked."""
    told = list(found)
    for item in reading.denials:
        by = Mention(
            "Organization",
            item.by,
            name=meant(item, reading.entities) or _denier(item.by),
            kind="government" if item.sentence.states else "organization",
        )
        own = [state for state in item.sentence.states if state.text in item.by]
        accused = next(
            (draft for draft in told if draft.kind == "SPONSORED_BY" and (not own or draft.object.key == f"state:{own[0].iso2}")), None
        ) or next((draft for draft in told if draft.kind == "SPONSORED_BY"), None)
        target = accused or next((draft for draft in told if draft.kind == "TARGETED"), None)
        if target is None:
            continue
        why = method("denial", reading.reasons("denial", item))
        yield draft(item.sentence, why, target.kind, target.subject, target.object, stance="denies", asserted_by=by, scope="main")


def _denier(words: str) -> str:
    return re.sub(r"^(?:the|a|an|its|their)\s+", "", words, flags=re.IGNORECASE)


def _criticisms(reading: Reading) -> Iterator[Draft]:
    """CRITICIZED: dated acts; the general remark that introduces them is left out where such acts are told."""
    rows = []
    for item in reading.criticisms:
        # "Since the attack in October" tells when it went on, not when it was done.
        when = next((date.when for date in item.sentence.dates if not _SINCE.search(item.sentence.text[: date.start])), None)
        why = method("criticism", reading.reasons("criticism", item))
        state = Mention("State", item.state_text or item.iso2, key=f"state:{item.iso2}")
        critic = _mention(item.critic)
        rows.append((item, when, draft(item.sentence, why, "CRITICIZED", critic, state, event=when, scope="main")))
    dated = {(id(item.critic), item.iso2) for item, when, _ in rows if when}
    yield from (made for item, when, made in rows if when or (id(item.critic), item.iso2) not in dated)


def _names(reading: Reading) -> Iterator[Draft]:
    """KNOWN_AS: the other names that the text gives a group."""
    for thing in reading.groups:
        whole = reading.cast.aliases.get(id(thing))
        if whole is None:
            continue
        place = next((mention for mention in thing.mentions if mention.sentence.index >= 0), None)
        if place is not None:
            by = _attributor(reading, place.sentence, place.start)
            yield draft(
                place.sentence,
                "name",
                "KNOWN_AS",
                reading.cast.mention(whole),
                Mention("Name", place.text),
                asserted_by=by,
                judgement="same",
                scope="main",
            )


def _only_named(reading: Reading, found: Iterable[Draft]) -> Iterator[Draft]:
    """KNOWN_AS: a group of which the report tells nothing else, by the name that it has there, so that who looks for the group finds the report."""
    told = {mention.key or mention.name for made in found for mention in (made.subject, made.object) if mention.label == "Group"}
    for thing in reading.groups:
        group = reading.cast.mention(thing)
        place = next((mention for mention in thing.mentions if mention.sentence.index >= 0 and not mention.sentence.background), None)
        sentence = place.sentence if place else _telling(reading.document)
        if sentence is not None and (group.key or group.name) not in told:
            told.add(group.key or group.name)
            by = _attributor(reading, sentence, place.start) if place else None
            name = Mention("Name", place.text if place else thing.forms[0])
            yield draft(sentence, "name", "KNOWN_AS", group, name, asserted_by=by, judgement="same", scope="main")
