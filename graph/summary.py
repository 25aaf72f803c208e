"""Summary relationships: exactly what the accepted claims between two entities add up to.

One pure function makes them; the store writes what it returns, and the doctor compares the graph with it.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from graph.model import CERTAINTY


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
    def pair(self) -> str:
        """The id of the relationship that it speaks about."""
        return f"{self.kind}|{self.subject}|{self.object}"


@dataclass(frozen=True)
class Summary:
    """A summary relationship; see `model.SUMMARY_PROPERTIES`. Dates are ISO strings, None where no claim has one."""

    kind: str
    subject: str
    object: str
    claims: int
    denials: int
    sources: int
    confidence: float
    certainty: str
    first_seen: str | None
    last_seen: str | None
    disputed: bool

    @property
    def id(self) -> str:
        """`<type>|<subject id>|<object id>`."""
        return f"{self.kind}|{self.subject}|{self.object}"

    def properties(self) -> dict[str, Any]:
        """Return what the relationship stores, without what is None."""
        row = {name: value for name, value in asdict(self).items() if name not in ("kind", "subject", "object") and value is not None}
        return {"id": self.id, **row}


def _witnesses(evidence: list[Evidence]) -> dict[str, list[Evidence]]:
    """Return the independent sources of assertions, each with its claims.

    Whoever made the finding is the source: five papers that quote one vendor are one. A claim that names nobody
    counts only while none names anybody (its publisher is the source then, or the report itself), because a paper
    that does not tell where it has a thing from is no second witness, and must not turn "likely" into a fact.
    """
    named = [claim for claim in evidence if claim.attributor]
    witnesses: dict[str, list[Evidence]] = defaultdict(list)
    for claim in named or evidence:
        witnesses[claim.attributor or claim.publisher or claim.report].append(claim)
    return witnesses


def summarize(claims: Iterable[Evidence]) -> dict[str, Summary]:
    """Return the summary relationships of these claims by id.

    Give every claim about the subjects in question: a competing sponsor, which makes a SPONSORED_BY disputed,
    is seen only among them. Claims that are not accepted count for nothing; a pair that is only denied makes no
    relationship. Confidence is one minus the product over sources of one minus their best claim.
    """
    pairs: dict[str, list[Evidence]] = defaultdict(list)
    for claim in claims:
        if claim.status == "accepted":
            pairs[claim.pair].append(claim)
    sponsors: dict[str, set[str]] = defaultdict(set)
    for evidence in pairs.values():
        for claim in evidence:
            if claim.kind == "SPONSORED_BY" and claim.stance == "asserts":
                sponsors[claim.subject].add(claim.object)
    summaries = (_summarize_pair(evidence, len(sponsors[evidence[0].subject]) > 1) for evidence in pairs.values())
    return {summary.id: summary for summary in summaries if summary}


def _summarize_pair(evidence: list[Evidence], competing: bool) -> Summary | None:
    asserting = [claim for claim in evidence if claim.stance == "asserts"]
    if not asserting:
        return None
    first = asserting[0]
    witnesses = _witnesses(asserting)
    doubt = math.prod(1.0 - max(claim.confidence for claim in witnesses[source]) for source in sorted(witnesses))
    denials = len(evidence) - len(asserting)
    return Summary(
        kind=first.kind,
        subject=first.subject,
        object=first.object,
        claims=len(asserting),
        denials=denials,
        sources=len(witnesses),
        confidence=round(1.0 - doubt, 4),
        certainty=min((claim.certainty for claims in witnesses.values() for claim in claims), key=list(CERTAINTY).index),
        first_seen=min((claim.event_start for claim in asserting if claim.event_start), default=None),
        last_seen=max((claim.event_end for claim in asserting if claim.event_end), default=None),
        disputed=denials > 0 or (first.kind == "SPONSORED_BY" and competing),
    )
