"""Reading: everything that is decided about one report, question by question.

The order matters: who acts, whom they hit and with what come first; motives, sectors and criticism lean on them.
"""

from functools import cached_property

from loaders.prose import (
    attributors,
    bystanders,
    criticism,
    denials,
    fellows,
    motives,
    rivals,
    scope,
    sectors,
    sponsors,
    victims,
)
from loaders.prose.acting import Acting
from loaders.prose.acts import Act, acts
from loaders.prose.certainty import GRADES, certainty_signals, counts_from
from loaders.prose.criticism import Criticism
from loaders.prose.denials import Denial, contests
from loaders.prose.entities import Entity, entities
from loaders.prose.motives import Motive
from loaders.prose.phrases import Phrase
from loaders.prose.sectors import Sector
from loaders.prose.sponsors import Evidence, Sponsor
from loaders.prose.statements import ways

_SURE_HEADLINE = 0.55
"""What a victim that the text does not name must be likely at least, beside others that it does."""

_SURE_ALONE = 0.5
"""How likely a victim is by what is told of itself, whatever is told of those beside it."""

_MANY = 50
"""As many reasons as there may be."""

_BESIDE_AN_ACT = 0.4
"""How likely an act of criticism beside another must be, as a part of what one alone must be."""

_BESIDE_THE_LIKELIEST = 0.5
"""How likely a second sponsor must be, as a part of the likeliest."""


class Reading(Acting):
    """The answers about one document; every property is worked out once, when it is first asked for."""

    @cached_property
    def entities(self) -> list[Entity]:
        """Everything else that the report names or describes."""
        return entities(self.document)

    @cached_property
    def acts(self) -> list[Act]:
        """Who does what in the sentences that may tell of criticism."""
        return acts(self.document, self.entities)

    @cached_property
    def victims(self) -> list[Entity]:
        """Whom the actor attacked, in order of first mention; those of the background too.

        Precision first: who is merely described must be seen hit, or be likelier than others; a parent is no victim for its branch.
        """
        alone = self._alone()
        company = fellows.signals(self.entities, alone)
        found = [
            entity
            for entity in self.entities
            if self._accepts("victim-among", entity, company[id(entity)])
            or alone[id(entity)] >= _SURE_ALONE
            or (entity.proper and victims.plainly_hit(self.signals[id(entity), "victim"], alone[id(entity)]))
        ]
        found = found or [entity for entity in self.entities if victims.plainly_hit(self.signals[id(entity), "victim"], alone[id(entity)])]
        sure = [entity for entity in found if victims.plausible(self.signals[id(entity), "victim"], self._chance("victim-among", entity))]
        sure = [
            entity
            for entity in sure
            if not bystanders.is_suspect(entity, self.sponsoring)
            and not bystanders.is_own_service(entity, self.sponsoring)
            and not bystanders.is_flood(entity)
            and not bystanders.is_acting(entity, (*self.groups, *self.tools))
            and not bystanders.is_punisher(entity)
            and not bystanders.is_reporter(entity)
            and not bystanders.only_stands_by(entity)
            and not bystanders.is_parent(entity, sure, self.signals[id(entity), "victim"])
            and not bystanders.only_where(entity, sure, self.signals[id(entity), "victim"])
        ]
        if not (self.groups or self.tools or self.sponsors or scope.tells_of_attacks(self.document.report.title, self.document.report.text)):
            return []
        told = [entity for entity in sure if entity.first.sentence.index >= 0]
        if not told:
            return sure
        headlined = [entity for entity in sure if entity not in told and "title:hit" in self.signals[id(entity), "victim"]]
        return told + [
            entity for entity in headlined if self._chance("victim-among", entity) >= _SURE_HEADLINE and bystanders.only_headlined(entity, told)
        ]

    def why_victim(self, entity: Entity) -> list[tuple[str, float]]:
        """Return what decided that an entity was hit: what is told of itself, then the most that those beside it say."""
        own = [reason for reason in self.reasons("victim", entity) if reason[1] > 0]
        beside = [reason for reason in self.reasons("victim-among", entity, most=_MANY) if reason[1] > 0 and not reason[0].startswith("own")]
        return [*own[:2], *beside[:1]]

    def _alone(self) -> dict[int, float]:
        """Return how likely each entity is a victim by what is told of itself, by its id()."""
        against = criticism.opponents(self.document, self.acts, self.accused)
        for entity in self.entities:
            told = victims.signals(self.document, entity, self.accused, against.get(id(entity), frozenset()))
            self._accepts("victim", entity, told, entity.wording)
        return {id(entity): self._chance("victim", entity) for entity in self.entities}

    @cached_property
    def states(self) -> list[Sponsor]:
        """Every state that a cue ties to an actor."""
        return sponsors.sponsors(self.document)

    @cached_property
    def accused(self) -> frozenset[str]:
        """The states among them that a plain cue ties to the actor, before anything is decided."""
        return sponsors.accused(self.states)

    @cached_property
    def sponsors(self) -> list[Sponsor]:
        """The states that the report ties the actor to, most likely first; one that is much less likely than the first is none."""
        beside = self._rivals()
        found = [
            item
            for item in self.states
            if self._accepts("sponsor-among", item, beside[id(item)]) or sponsors.plainly_accused(item, self._chance("sponsor-among", item))
        ]
        chance = {id(item): self._chance("sponsor-among", item) for item in self.states}
        found = [item for item in found if sponsors.plausible(item, chance[id(item)])]
        found = [item for item in found if not sponsors.is_accuser(item, found)]
        found.sort(key=lambda item: (-chance[id(item)], item.iso2))
        return [item for item in found if chance[id(item)] >= _BESIDE_THE_LIKELIEST * chance[id(found[0])]]

    def _rivals(self) -> dict[int, frozenset[str]]:
        """Return what is told of each state beside the others, by its id()."""
        for item in self.states:
            self._accepts("sponsor", item, frozenset(item.signals))
        return rivals.signals(self.states, {id(item): self._chance("sponsor", item) for item in self.states}, self.how_tied)

    def why_tied(self, item: Evidence) -> list[tuple[str, float]]:
        """Return what decided how well a sentence ties its state to the actor, strongest first."""
        return self._question("tie").reasons(rivals.tie_signals(item))

    @cached_property
    def how_tied(self) -> dict[int, float]:
        """How well each sentence, by itself, ties its state to the actor (0 to 1), by the id() of the evidence."""
        question = self._question("tie")
        return {id(row): question.probability(rivals.tie_signals(row)) for item in self.states for row in item.evidence}

    @cached_property
    def sponsoring(self) -> frozenset[str]:
        """The ISO alpha-2 codes of these states."""
        return frozenset(item.iso2 for item in self.sponsors)

    def evidence(self, sponsor: Sponsor) -> list[tuple[Evidence, float]]:
        """Return the sentences of the text that tie a state to the actor with how well they prove it (0 to 1), best first.

        A denial proves nothing, nor does what a victim published about the state, or who attacked somebody else. The first is the surest attribution
        that the text carries, among those that prove not much less than the best.
        """
        question = self._question("evidence")
        rows = [(item, question.probability(sponsors.evidence_signals(item))) for item in sponsor.evidence if item.sentence.index >= 0]
        rows = [row for row in rows if not contests(row[0].sentence.text)] or rows
        rows = [row for row in rows if not row[0].signals & {"negated", "bg:negated"}] or rows
        published = {item.sentence.index for item in self.criticisms if item.iso2 == sponsor.iso2}
        rows = [row for row in rows if row[0].sentence.index not in published or self.cast.named_in(row[0].sentence)] or rows
        rows = [row for row in rows if self.cast.named_in(row[0].sentence) or not bystanders.only_another_hit(row[0].sentence, self.victims)] or rows
        if not rows:
            return []
        best = max(proves for _, proves in rows)
        grades = {id(item): self.grade(item) for item, _ in rows}
        counted = {id(item) for item, proves in rows if proves >= counts_from(item) * best}
        grade = next(grade for grade in GRADES if any(grades[number] == grade for number in counted))
        return sorted(rows, key=lambda row: (id(row[0]) not in counted or grades[id(row[0])] != grade, -row[1], row[0].sentence.index))

    def grade(self, item: Evidence) -> str:
        """Return how sure a sentence is of the sponsor: stated, likely or suspected."""
        found = self._grades(item)
        return max(GRADES, key=lambda grade: found[grade])

    def _grades(self, item: Evidence) -> dict[str, float]:
        signals = certainty_signals(item)
        return {grade: self._question(f"certainty-{grade}").probability(signals) for grade in GRADES}

    @cached_property
    def attributors(self) -> list[Entity]:
        """Who found out or said who did it."""
        hit = {id(entity) for entity in self.victims}
        found = []
        for entity in attributors.heard(self.entities):
            signals = attributors.signals(self.document, entity, id(entity) in hit, self.accused, self.of_whom)
            if self._accepts("attributor", entity, signals, entity.wording) or attributors.blames(entity, signals, self.sponsoring):
                found.append(entity)
        acting = {form for thing in (*self.groups, *self.tools) for form in thing.forms}
        found = [
            entity
            for entity in found
            if not acting & set(entity.forms)
            and not attributors.is_anybody(entity)
            and not (id(entity) not in hit and attributors.is_accused(entity, self.sponsoring))
            and not attributors.only_denies(entity, self.signals[id(entity), "attributor"], self.denials)
            and attributors.plausible(self.signals[id(entity), "attributor"], self._chance("attributor", entity))
        ]
        return [entity for entity in found if not attributors.only_holds(entity, found)]

    @cached_property
    def speakers(self) -> dict[int, list[tuple[Phrase, Entity]]]:
        """The phrases by which an attributor speaks, by the id() of their sentence."""
        found: dict[int, list[tuple[Phrase, Entity]]] = {}
        for entity in self.attributors:
            for phrase in entity.mentions:
                if ways(phrase):
                    found.setdefault(id(phrase.sentence), []).append((phrase, entity))
        return found

    @cached_property
    def denials(self) -> list[Denial]:
        """The sentences in which somebody contests it."""
        found = [item for item in denials.denials(self.document, self.accused) if self._accepts("denial", item, frozenset(item.signals))]
        found = [item for item in found if not denials.of_something_else(self.document, item)]
        return [item for item in found if not denials.is_echo(item, found)]

    @cached_property
    def motives(self) -> list[Motive]:
        """Why they did it."""
        hit = [entity.name for entity in self.victims]
        used = [thing.forms[0] for thing in self.tools]
        found = [item for item in motives.motives(self.document, hit, used) if self._accepts("motive", item, frozenset(item.signals))]
        return [item for item in found if not motives.only_outage(item, found)]

    @cached_property
    def sectors(self) -> list[Sector]:
        """The victims' lines of work."""
        return [item for item in sectors.sectors(self.document, self.victims) if self._accepts("sector", item, frozenset(item.signals))]

    @cached_property
    def criticisms(self) -> list[Criticism]:
        """The acts by which victims, or those they belong to, criticised a state."""
        states = [item.iso2 for item in self.sponsors]
        hit = self.victims  # They come first: whether an entity is one leaves the signals that are read here.
        likely = {id(entity): self._chance("victim-among", entity) for entity in self.entities}
        nearest = "" if states else sponsors.guessed((item.iso2, self._chance("sponsor-among", item)) for item in self.states)
        rows = criticism.criticisms(self.document, self.acts, hit, states, likely, nearest)
        accepted = [
            item
            for item in rows
            if (self._accepts("criticism", item, frozenset(item.signals)) or criticism.plain(item, self._chance("criticism", item)))
            and criticism.plausible(item)
        ]
        # Acts are told in a row: what stands beside one that is sure needs less than half as much to be another.
        asked = self._question("criticism")
        beside = {(id(item.critic), item.iso2, item.sentence.index + step) for item in accepted for step in (-1, 1)}
        return [
            item
            for item in rows
            if item in accepted
            or (
                (id(item.critic), item.iso2, item.sentence.index) in beside
                and criticism.plausible(item)
                and asked.probability(item.signals) >= _BESIDE_AN_ACT * asked.threshold
            )
        ]
