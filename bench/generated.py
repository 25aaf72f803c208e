"""Made-up reports whose claims fall on entities as real ones do: a few are spoken of everywhere, most once or twice.

The same number of claims and the same seed always give the same reports.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import cast

from graph.claims import Certainty, Claim, Entity, Report
from graph.model import CERTAINTY, MOTIVES, NODE, SECTORS
from graph.names.resolver import Resolved
from graph.names.states import states

CLAIMS_PER_REPORT = 8

# How many claims of a hundred are of which kind, as in the bundled galaxy.
_KINDS = {"TARGETED": 40, "USES": 24, "SPONSORED_BY": 10, "ATTRIBUTED": 8, "MOTIVATED_BY": 6, "CRITICIZED": 6, "IN_SECTOR": 6}
_TARGETS = {
    "TARGETED": "Organization",
    "USES": "Tool",
    "SPONSORED_BY": "State",
    "MOTIVATED_BY": "Motive",
    "CRITICIZED": "State",
    "IN_SECTOR": "Sector",
}


class Population:
    """Entities of one label; the one of rank r is drawn with weight 1/r (Zipf)."""

    def __init__(self, label: str, tails: Sequence[str]) -> None:
        self.entities = [Entity(NODE[label].id(tail), f"{label} {tail}", (f"{tail} alias",), properties=_properties(label)) for tail in tails]
        self.weights = list(accumulate(1 / rank for rank in range(1, len(tails) + 1)))

    def draw(self, chance: random.Random) -> Entity:
        """Return one entity."""
        return chance.choices(self.entities, cum_weights=self.weights)[0]


def _properties(label: str) -> dict[str, str | bool]:
    own: dict[str, dict[str, str | bool]] = {"Group": {"named": True}, "Tool": {"kind": "malware"}, "Organization": {"kind": "organization"}}
    return own.get(label, {})


def reports(claims: int, seed: int = 0) -> Iterator[Resolved]:
    """Yield reports that state this many claims together: an eighth as many organizations as claims, fewer of the rest."""
    chance = random.Random(seed)
    people = {
        "Group": Population("Group", [f"g{n}" for n in range(claims // 50)]),
        "Organization": Population("Organization", [f"o{n}" for n in range(claims // 8)]),
        "Tool": Population("Tool", [f"t{n}" for n in range(claims // 25)]),
        "State": Population("State", sorted(states())),
        "Motive": Population("Motive", list(MOTIVES)),
        "Sector": Population("Sector", list(SECTORS)),
    }
    vendors = Population("Organization", [f"vendor{n}" for n in range(200)])
    for number in range(-(-claims // CLAIMS_PER_REPORT)):
        yield _report(number, min(CLAIMS_PER_REPORT, claims - number * CLAIMS_PER_REPORT), people, vendors, chance)


def _report(number: int, size: int, people: dict[str, Population], vendors: Population, chance: random.Random) -> Resolved:
    kinds = ["TARGETED", *chance.choices(list(_KINDS), weights=list(_KINDS.values()), k=size - 1)]
    drawn = list(_statements(kinds, people, vendors, chance))
    sentences = [f"Report {number}, sentence {place}: {subject.name} {kind} {target.name}." for place, (kind, subject, target) in enumerate(drawn)]
    report = Report(text=" ".join(sentences), title=f"Report {number}", publisher=f"Publisher {number % 40}", published="2024-01-01")
    entities: dict[str, Entity] = {}
    claims = []
    for (kind, subject, target), sentence in zip(drawn, sentences, strict=True):
        source = vendors.draw(chance) if chance.random() < 0.7 else None
        entities |= {entity.id: entity for entity in (subject, target, source) if entity}
        start = report.text.index(sentence)
        certainty = cast(Certainty, chance.choice(list(CERTAINTY)))
        year = chance.randint(2010, 2024)
        claims.append(
            Claim(report.id, kind, subject.id, target.id, sentence, start, start + len(sentence), "generated", subject.name, target.name,
                  certainty=certainty, confidence=CERTAINTY[certainty], asserted_by=source.name if source else "", attributor=source.id if source else "",
                  event_start=f"{year}-01-01", event_end=f"{year}-12-31", event_precision="year")
        )  # fmt: skip
    return Resolved(report, "generated", tuple(claims), tuple(entities.values()), tuple(sorted(entities)))


def _statements(
    kinds: Sequence[str], people: dict[str, Population], vendors: Population, chance: random.Random
) -> Iterator[tuple[str, Entity, Entity]]:
    """Yield (kind, subject, object): a report speaks of one group, and of its first victim beside others."""
    group, victim = people["Group"].draw(chance), people["Organization"].draw(chance)
    for place, kind in enumerate(kinds):
        if kind == "ATTRIBUTED":
            yield kind, vendors.draw(chance), group
        else:
            subject = victim if kind in ("CRITICIZED", "IN_SECTOR") else group
            yield kind, subject, people[_TARGETS[kind]].draw(chance) if place else victim
