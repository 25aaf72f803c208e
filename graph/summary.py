"""Summary relationships: exactly what the accepted claims between two entities add up to.

A `Tally` is what claims add up to; tallies of parts add up to the tally of the whole, so that a load need not read
again what is stored. The store writes what follows from them, and the doctor compares the graph with it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graph.model import CERTAINTY, edge_id, split_edge

_STRENGTH = list(CERTAINTY)


@dataclass(frozen=True)
class Evidence:
    """What a summary needs to know of one claim. `attributor` and `publisher` may be empty; `confidence` is 0 to 1."""

    kind: str
    subject: str
    object: str
    stance: str
    certainty: str
    confidence: float
    attributor: str
    publisher: str
    report: str
    event_start: str
    event_end: str
    status: str = "accepted"

    @property
    def edge(self) -> str:
        """The id of the relationship that it speaks about."""
        return edge_id(self.kind, self.subject, self.object)

    @property
    def witness(self) -> str:
        """Who vouches for it: the attributor, else the publisher, else the report itself."""
        if self.attributor:
            return f"attributor {self.attributor}"
        return f"publisher {self.publisher}" if self.publisher else f"report {self.report}"


class Weight(NamedTuple):
    """The best that one witness says: highest confidence, strongest certainty."""

    confidence: float
    certainty: str

    def best(self, other: "Weight") -> "Weight":
        """Return the better of both, each figure for itself."""
        return Weight(max(self.confidence, other.confidence), min(self.certainty, other.certainty, key=_STRENGTH.index))


@dataclass(frozen=True)
class Tally:
    """What accepted claims about one relationship add up to. `+` gives the tally of both parts, in any order.

    Whoever made a finding is its witness: five papers that quote one vendor are one. A claim that names nobody counts
    only while none names anybody (its publisher is the witness then, or the report itself), because a paper that does
    not tell where it has a thing from is no second witness, and must not turn "likely" into a fact.
    """

    claims: int = 0
    denials: int = 0
    first_seen: str | None = None
    last_seen: str | None = None
    witnesses: Mapping[str, Weight] = field(default_factory=dict)

    @classmethod
    def of(cls, claim: Evidence) -> "Tally":
        """Return the tally of one claim; one that is not accepted counts for nothing."""
        if claim.status != "accepted":
            return cls()
        if claim.stance != "asserts":
            return cls(denials=1)
        weight = Weight(claim.confidence, claim.certainty)
        return cls(1, 0, claim.event_start or None, claim.event_end or None, {claim.witness: weight})

    @classmethod
    def stored(cls, properties: Mapping[str, Any]) -> "Tally":
        """Return the tally that a stored relationship was made of; raises KeyError or ValueError when it is not ours."""
        witnesses = {}
        for line in properties["witnesses"]:
            witness, confidence, certainty = line.rsplit(" ", 2)
            witnesses[witness] = Weight(float(confidence), certainty)
        return cls(properties["claims"], properties["denials"], properties.get("first_seen"), properties.get("last_seen"), witnesses)

    def __add__(self, other: "Tally") -> "Tally":
        witnesses = dict(self.witnesses)
        for witness, weight in other.witnesses.items():
            witnesses[witness] = witnesses[witness].best(weight) if witness in witnesses else weight
        named = {witness: weight for witness, weight in witnesses.items() if witness.startswith("attributor ")}
        return Tally(
            self.claims + other.claims,
            self.denials + other.denials,
            min(filter(None, (self.first_seen, other.first_seen)), default=None),
            max(filter(None, (self.last_seen, other.last_seen)), default=None),
            named or witnesses,
        )


@dataclass(frozen=True)
class Summary:
    """A summary relationship; see `model.SUMMARY_PROPERTIES`. Dates are ISO strings, None where no claim has one."""

    id: str
    claims: int
    denials: int
    sources: int
    confidence: float
    certainty: str
    first_seen: str | None
    last_seen: str | None
    disputed: bool
    witnesses: tuple[str, ...]

    def properties(self) -> dict[str, Any]:
        """Return what the relationship stores, without what is None."""
        row = {**vars(self), "witnesses": list(self.witnesses)}
        return {name: value for name, value in row.items() if value is not None}


def tallies(claims: Iterable[Evidence]) -> dict[str, Tally]:
    """Return the tally of every relationship that these claims speak about, by its id."""
    found: dict[str, Tally] = defaultdict(Tally)
    for claim in claims:
        found[claim.edge] += Tally.of(claim)
    return dict(found)


def summary(edge: str, tally: Tally, competing: bool) -> Summary | None:
    """Return the summary of a tally, or None when nothing is asserted: what is only denied makes no relationship.

    `competing` tells that the same group has another sponsor too. Confidence is one minus the product over witnesses
    of one minus their best claim; a denial lowers no figure.
    """
    if not tally.claims:
        return None
    witnesses = sorted(tally.witnesses.items())
    doubt = math.prod(1.0 - weight.confidence for _, weight in witnesses)
    return Summary(
        id=edge,
        claims=tally.claims,
        denials=tally.denials,
        sources=len(witnesses),
        confidence=round(1.0 - doubt, 4),
        certainty=min((weight.certainty for _, weight in witnesses), key=_STRENGTH.index),
        first_seen=tally.first_seen,
        last_seen=tally.last_seen,
        disputed=tally.denials > 0 or competing,
        witnesses=tuple(f"{witness} {weight.confidence!r} {weight.certainty}" for witness, weight in witnesses),
    )


def _sponsored(edge: str) -> str:
    """Return the group of a SPONSORED_BY, and nothing of any other relationship."""
    kind, subject, _ = split_edge(edge)
    return subject if kind == "SPONSORED_BY" else ""


def summarize(claims: Iterable[Evidence]) -> dict[str, Summary]:
    """Return the summary relationships of these claims by id.

    Give every claim about the subjects in question: a competing sponsor, which makes a SPONSORED_BY disputed,
    is seen only among them.
    """
    found = tallies(claims)
    sponsors = Counter(_sponsored(edge) for edge, tally in found.items() if tally.claims)
    made = (summary(edge, tally, competing=bool(_sponsored(edge)) and sponsors[_sponsored(edge)] > 1) for edge, tally in found.items())
    return {item.id: item for item in made if item}
