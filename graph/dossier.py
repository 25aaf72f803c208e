"""A dossier: what is known of one entity in a form that can be read from top to bottom, printed and passed on.

It holds a subgraph (the entity, what it is tied to, and the claims for and against each tie) and what surrounds it. The
sections are read from the subgraph, so that a dossier with pseudonyms is the same dossier over another subgraph.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

from graph import explore, profile
from graph.explore import AliasUse, Reader
from graph.export.pseudonyms import Pseudonyms, pseudonymous, pseudonyms
from graph.limits import LIMITS
from graph.profile import ReportLine, TieGroup, heading
from graph.statement import Statement
from graph.subgraph import Edge, Node, ProofClaim, Subgraph


@dataclass(frozen=True)
class Sentence:
    """A claim that the dossier quotes, under the number that the tables refer to."""

    number: int
    claim: ProofClaim


@dataclass(frozen=True)
class Finding:
    """A relationship of the entity: with whom, how well proved (`edge.properties`), and the sentences that are quoted."""

    edge: Edge
    id: str
    name: str
    sentences: tuple[Sentence, ...]
    unquoted: int


@dataclass(frozen=True)
class Section:
    """The relationships of one type in one direction, best proven first; `count` counts those that are not listed too."""

    type: str
    outgoing: bool
    count: int
    findings: tuple[Finding, ...]

    @property
    def heading(self) -> str:
        """The heading, as an analyst would write it."""
        return heading(TieGroup(self.type, self.outgoing, self.count, ()))


@dataclass(frozen=True)
class Dossier:
    """What is known of the entity `id`. `counts` are (type, outgoing, how many); dates are ISO; `made` is a date."""

    id: str
    subgraph: Subgraph
    counts: tuple[tuple[str, bool, int], ...]
    aliases: tuple[AliasUse, ...]
    sectors: tuple[tuple[str, int], ...]
    first_seen: str
    last_seen: str
    years: tuple[tuple[str, str, int], ...]
    reports: tuple[ReportLine, ...]
    reports_count: int
    made: str

    @property
    def node(self) -> Node:
        """The entity itself."""
        return next(node for node in self.subgraph.nodes if node.id == self.id)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in the order of the counts, with sentences numbered through."""
        names = {node.id: node.name for node in self.subgraph.nodes}
        claims: dict[str, list[ProofClaim]] = defaultdict(list)
        for claim in self.subgraph.claims:
            claims[claim.edge].append(claim)
        number = 0
        sections = []
        for kind, outgoing, count in self.counts:
            findings = []
            for edge in self.subgraph.edges:
                if edge.type != kind or (edge.source == self.id) != outgoing:
                    continue
                quoted = _quoted(claims[edge.id])
                sentences = tuple(Sentence(number + place, claim) for place, claim in enumerate(quoted, 1))
                number += len(quoted)
                other = edge.target if outgoing else edge.source
                findings.append(Finding(edge, other, names.get(other, other), sentences, len(claims[edge.id]) - len(quoted)))
            sections.append(Section(kind, outgoing, count, tuple(findings)))
        return tuple(sections)


def _quoted(claims: Sequence[ProofClaim]) -> list[ProofClaim]:
    """Return the claims to quote: some for, and as many against; they come newest first."""
    against = [claim for claim in claims if claim.properties["stance"] == "denies"]
    supporting = [claim for claim in claims if claim.properties["stance"] != "denies"]
    return [*supporting[: LIMITS.dossier_sentences], *against[: LIMITS.dossier_sentences]]


def dossier(engine: Reader, entity_id: str, rows: int = LIMITS.dossier_rows) -> Dossier | None:
    """Return what is known of an entity, at most `rows` relationships of a kind; None when the graph has none of this id."""
    found = profile.profile(engine, entity_id, rows=rows, reports=LIMITS.dossier_reports)
    if found is None:
        return None
    ties = [tie for group in found.groups for tie in group.ties]
    others = explore.entities(engine, list(dict.fromkeys(tie.id for tie in ties if tie.id != entity_id)))
    subgraph = explore.with_claims(engine, Subgraph([found.node, *others], [tie.edge for tie in ties]))
    return Dossier(
        id=entity_id,
        subgraph=subgraph,
        counts=tuple((group.type, group.outgoing, group.count) for group in found.groups),
        aliases=found.aliases,
        sectors=found.sectors,
        first_seen=found.first_seen,
        last_seen=found.last_seen,
        years=found.years,
        reports=found.reports,
        reports_count=found.reports_count,
        made=datetime.now(UTC).date().isoformat(),
    )


def with_pseudonyms(engine: Reader, whole: Dossier) -> Dossier:
    """Return a dossier in which victims have pseudonyms; those that it does not list lose their names in sentences too."""
    wide = profile.profile(engine, whole.id, rows=LIMITS.dossier_hidden)
    targeted = [tie for group in (wide.groups if wide else ()) if group.type == "TARGETED" for tie in group.ties]
    present = {node.id for node in whole.subgraph.nodes}
    unlisted = explore.entities(engine, list(dict.fromkeys(tie.id for tie in targeted if tie.id not in present)))
    everybody = Subgraph([*whole.subgraph.nodes, *unlisted], [*whole.subgraph.edges, *(tie.edge for tie in targeted)], whole.subgraph.claims)
    return hidden(whole, pseudonyms(everybody))


def hidden(whole: Dossier, who: Pseudonyms) -> Dossier:
    """Return a dossier with these pseudonyms in everything that it says."""
    victim = whole.id in who.ids
    return replace(
        whole,
        id=who.ids.get(whole.id, whole.id),
        subgraph=pseudonymous(whole.subgraph, who),
        aliases=() if victim else tuple(AliasUse(who.text(use.name), tuple(map(who.text, use.users))) for use in whole.aliases),
        reports=tuple(replace(line, title=who.text(line.title), publisher=who.text(line.publisher), url="", id="") for line in whole.reports),
    )


def statements(entity_id: str) -> list[Statement]:
    """Return the questions behind a dossier."""
    return profile.statements(entity_id, rows=LIMITS.dossier_rows, reports=LIMITS.dossier_reports)
