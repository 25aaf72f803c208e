"""From names as written to identities: one report's drafts become claims between entity ids."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from graph.claims import Claim, ClaimError, Draft, Entity, Mention, Report
from graph.model import CERTAINTY, NODE, label_of
from graph.names.keys import key, slug, tidy
from graph.names.ledger import Ledger, LedgerEntry
from graph.names.states import iso2, states


@dataclass(frozen=True)
class Resolved:
    """A report with its claims, every entity that they speak about, and the ids that it mentions."""

    report: Report
    ledger: str
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[str, ...] = field(default_factory=tuple)


class UnresolvedError(ValueError):
    """A mention that cannot be given an identity; says which."""


def resolve(report: Report, ledger: Ledger) -> Resolved:
    """Return the report's claims with identities from the ledger, or made from the names where it has none.

    The result depends on the report and the ledger alone, never on what was loaded before.
    Raises UnresolvedError when a state, motive or sector is none of the vocabulary.
    """
    return _Resolver(report, ledger).run()


@dataclass(frozen=True)
class Previewed:
    """What a draft would become: the claim with its two entities."""

    claim: Claim
    subject: Entity
    object: Entity


def preview(report: Report, ledger: Ledger) -> list[Previewed | None]:
    """Return what each draft of a report would become, in their order; None for one that has no identity."""
    resolver = _Resolver(report, ledger)
    found: list[Previewed | None] = []
    for draft in report.drafts:
        try:
            claim = resolver.claim(draft)
        except (UnresolvedError, ClaimError):
            found.append(None)
        else:
            found.append(Previewed(claim, resolver.entities[claim.subject], resolver.entities[claim.object]))
    return found


class _Resolver:
    def __init__(self, report: Report, ledger: Ledger) -> None:
        self.report = report
        self.ledger = ledger
        self.entities: dict[str, Entity] = {}
        self.unnamed: dict[str, Entity] = {}

    def run(self) -> Resolved:
        claims = {claim.id: claim for claim in (self.claim(draft) for draft in self.report.drafts) if claim.subject != claim.object}
        self._learn_aliases(claims.values())
        mentions = {self.entity(mention).id for mention in self.report.about} | {
            entity_id for entity_id in self.entities if NODE[label_of(entity_id)].entity
        }
        return Resolved(self.report, self.ledger.version, tuple(claims.values()), tuple(self.entities.values()), tuple(sorted(mentions)))

    def claim(self, draft: Draft) -> Claim:
        """Return a draft as a claim; raises UnresolvedError."""
        by = draft.asserted_by
        return Claim(
            report=self.report.id,
            kind=draft.kind,
            subject=self.entity(draft.subject).id,
            object=self.entity(draft.object).id,
            subject_text=draft.subject.text,
            object_text=draft.object.text,
            quote=draft.quote,
            start=draft.start,
            end=draft.end,
            stance=draft.stance,
            certainty=draft.certainty,
            confidence=CERTAINTY[draft.certainty] if draft.confidence is None else draft.confidence,
            asserted_by=by.text if by else "",
            attributor=self.entity(by).id if by else "",
            event_start=draft.event.start if draft.event else "",
            event_end=draft.event.end if draft.event else "",
            event_precision=draft.event.precision if draft.event else "",
            said_on=draft.said_on or self.report.published,
            method=draft.method,
            scope=draft.scope,
            status=draft.status,
            judgement=draft.judgement or ("same" if draft.kind == "KNOWN_AS" else ""),
        )

    def _learn_aliases(self, claims: Iterable[Claim]) -> None:
        for claim in claims:
            if claim.kind == "KNOWN_AS" and claim.judgement == "same" and claim.stance == "asserts" and claim.status != "rejected":
                entity = self.entities[claim.subject]
                names = {*entity.aliases, self.entities[claim.object].name} - {entity.name}
                self.entities[claim.subject] = replace(entity, aliases=tuple(sorted(names)))

    def entity(self, mention: Mention) -> Entity:
        """Return the entity that a mention means, and remember it."""
        entity = self._unnamed(mention) if mention.label == "Group" and not mention.named else self._identify(mention)
        known = self.entities.get(entity.id)
        if known is None or (entity.properties.get("kind") and not known.properties.get("kind")):
            self.entities[entity.id] = entity
        return self.entities[entity.id]

    def _identify(self, mention: Mention) -> Entity:
        name = tidy(mention.name or mention.text)
        prefix = NODE[mention.label].prefix
        if mention.label == "Name":
            written = mention.text.strip()
            return Entity(f"name:{key(written) or slug(written)}", written)
        entry = self._ledger_entry(mention, name)
        if entry:
            return _from_ledger(entry, mention)
        if mention.label == "State":
            code = iso2(mention.key.removeprefix("state:")) or iso2(name)
            if code is None:
                raise UnresolvedError(f"{mention.text!r} is no state of ISO 3166-1")
            state = states()[code]
            return Entity(state.id, state.name, state.other_names, properties={"iso2": state.iso2, "iso3": state.iso3})
        if mention.label in ("Motive", "Sector"):
            raise UnresolvedError(f"{mention.text!r} is no {mention.label.lower()} of the vocabulary")
        if not key(name):
            raise UnresolvedError(f"{mention.text!r} holds no name")
        entity_id = mention.key if mention.key.startswith(f"{prefix}:") else f"{prefix}:{slug(name)}"
        return Entity(entity_id, name, (), mention.description, _properties(mention))

    def _ledger_entry(self, mention: Mention, name: str) -> LedgerEntry | None:
        if mention.key.startswith("misp:"):
            found = self.ledger.by_uuid(mention.key.removeprefix("misp:"))
            if found and found.label == mention.label:
                return found
        elif mention.key.startswith(NODE[mention.label].prefix + ":"):
            return self.ledger.entries.get(mention.key)  # The source has decided; a name must not overrule it.
        if mention.label in ("Motive", "Sector"):
            return self.ledger.entries.get(f"{NODE[mention.label].prefix}:{slug(name)}")
        return self.ledger.resolve(name, mention.label) if name else None

    def _unnamed(self, mention: Mention) -> Entity:
        """Return the node of an actor that nobody named: state, first victim with a name and year tell one from another.

        Mentions with the same `name` are one actor; the claims about it in this report say which state and whom.
        """
        if mention.name not in self.unnamed:
            self.unnamed[mention.name] = self._make_unnamed(mention)
        return self.unnamed[mention.name]

    def _make_unnamed(self, mention: Mention) -> Entity:
        def about(kind: str) -> list[Draft]:
            drafts = [
                draft
                for draft in self.report.drafts
                if draft.kind == kind
                and not draft.subject.named
                and draft.subject.label == "Group"
                and draft.subject.name == mention.name
                and draft.stance == "asserts"
                and draft.status != "rejected"
            ]
            return [draft for draft in drafts if draft.scope == "main"] or drafts

        sponsors, targets = about("SPONSORED_BY"), about("TARGETED")
        state = self.entity(sponsors[0].object) if sponsors else None
        named = [draft for draft in targets if draft.object.key or (draft.object.name or draft.object.text)[:1].isupper()]
        victim = self.entity((named or targets)[0].object) if targets else None
        dated = [draft.event for draft in targets if draft.event] or [
            draft.event
            for draft in self.report.drafts
            if draft.event and draft.status != "rejected" and draft.subject.name == mention.name and draft.subject.label == "Group"
        ]
        year = dated[0].start[:4] if dated else self.report.published[:4]
        tail = "-".join(
            (
                "unnamed",
                state.id.removeprefix("state:").lower() if state else "xx",
                victim.id.removeprefix("org:") if victim else self.report.id.removeprefix("report:")[:8],
                year or "undated",
            )
        )
        what = f"Unnamed {state.name}-linked actor" if state else "Unnamed actor"
        of = ", ".join(part for part in (victim.name if victim else "", year) if part)
        return Entity(NODE["Group"].id(tail), f"{what} ({of})" if of else what, properties={"named": False})


def _from_ledger(entry: LedgerEntry, mention: Mention) -> Entity:
    properties: dict[str, Any] = dict(entry.properties)
    if entry.label == "Group":
        properties["named"] = True
    elif entry.kind or mention.kind:
        properties["kind"] = entry.kind or mention.kind
    return Entity(entry.id, entry.name, _other_names(entry), entry.description, properties)


def _other_names(entry: LedgerEntry) -> tuple[str, ...]:
    return tuple(sorted({alias.name for alias in entry.aliases if alias.judgement == "same"} - {entry.name}))


def _properties(mention: Mention) -> dict[str, Any]:
    if mention.label == "Group":
        return {"named": True}
    default = {"Tool": "malware", "Organization": "organization"}.get(mention.label, "")
    return {"kind": mention.kind or default} if mention.label in ("Tool", "Organization") else {}


def join(one: Entity, other: Entity) -> Entity:
    """Return what two sources together know of one entity; the order of the two makes no difference.

    The name is the more careful spelling (mixed case before capitals, then alphabetical), aliases are united,
    and of two descriptions the longer stays.
    """
    first, second = sorted((one, other), key=lambda entity: (entity.name.isupper() or entity.name.islower(), entity.name))
    aliases = {*one.aliases, *other.aliases, one.name, other.name} - {first.name}
    description = max((one.description, other.description), key=lambda text: (len(text), text))
    properties = {**second.properties, **first.properties}
    for name in set(one.properties) & set(other.properties):
        properties[name] = min(one.properties[name], other.properties[name], key=_kind_rank)
    return replace(first, aliases=tuple(sorted(aliases)), description=description, properties=dict(sorted(properties.items())))


_KINDS = ("government", "person", "community", "sector-wide", "spyware", "tool")


def _kind_rank(value: Any) -> tuple[int, str]:
    # A particular kind says more than the defaults "organization" and "malware".
    return (_KINDS.index(value) if value in _KINDS else len(_KINDS), str(value))
