"""What a report says, as records: first as written (Draft), then with identities (Claim).

A loader makes a Report and Drafts; `graph.names` turns Drafts into Claims and Entities; `graph.store` keeps
them. Every record checks itself when it is made, so that nothing unprovable can travel further.
"""

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from graph.model import CERTAINTY, NODE, RELATIONSHIP, edge_id, label_of

Stance = Literal["asserts", "denies"]
Certainty = Literal["stated", "likely", "suspected", "inferred"]
Precision = Literal["day", "month", "year"]
Scope = Literal["main", "background"]
Status = Literal["proposed", "accepted", "rejected"]
Judgement = Literal["same", "overlaps", "disputed", "not"]


class ClaimError(ValueError):
    """A claim that cannot be proved or is outside the vocabulary."""


def digest(*parts: str) -> str:
    """Return 16 hex digits of SHA-256 over the parts, separated by a unit separator."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Dated:
    """When something happened: an interval of ISO dates (both ends included) and how finely it is known."""

    start: str
    end: str
    precision: Precision

    @property
    def short(self) -> str:
        """The date at its precision: `2022`, `2022-10` or `2022-10-05`."""
        return self.start[: {"year": 4, "month": 7, "day": 10}[self.precision]]


@dataclass(frozen=True)
class Mention:
    """An entity as a source writes it, before anybody decided who that is.

    `text` is what stands in the report; `name` a fuller form of the same (for "the group" or "its");
    `key` an identity that the source itself brings (`state:CN`, `misp:<uuid>`, or an id of the ledger);
    `named` is False for an actor without a name; then `key` is left empty and what its report says of it decides.
    `description` is a sentence about it that the source brings along.
    """

    label: str
    text: str
    name: str = ""
    key: str = ""
    kind: str = ""
    named: bool = True
    description: str = ""

    def __post_init__(self) -> None:
        if self.label not in NODE:
            raise ClaimError(f"{self.label!r} is not a label of the vocabulary")


@dataclass(frozen=True)
class Draft:
    """One statement of a report with its subject and object as written. See `Claim` for the fields."""

    kind: str
    subject: Mention
    object: Mention
    quote: str
    start: int
    end: int
    method: str
    stance: Stance = "asserts"
    certainty: Certainty = "stated"
    confidence: float | None = None
    asserted_by: Mention | None = None
    event: Dated | None = None
    said_on: str = ""
    scope: Scope = "main"
    judgement: Judgement | Literal[""] = ""
    status: Status = "accepted"

    def __post_init__(self) -> None:
        relationship = RELATIONSHIP.get(self.kind)
        if relationship is None:
            raise ClaimError(f"{self.kind!r} is not a kind of claim; expected one of {', '.join(RELATIONSHIP)}")
        if self.subject.label not in relationship.subjects or self.object.label not in relationship.objects:
            raise ClaimError(f"{self.kind} does not join {self.subject.label} to {self.object.label}")
        if self.certainty not in CERTAINTY:
            raise ClaimError(f"{self.certainty!r} is no certainty; expected one of {', '.join(CERTAINTY)}")
        if not self.quote or self.end - self.start != len(self.quote):
            raise ClaimError(f"a {self.kind} claim of {self.method} has no quote, or offsets that do not fit it")


@dataclass(frozen=True)
class Report:
    """One source and what it says: `drafts` in the order of the text, and what else it is `about` without a claim.

    `reviewed` tells when somebody decided on its claims (ISO 8601 UTC); a load then leaves the report as it is.
    """

    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    retrieved: str = ""
    kind: str = "article"
    language: str = ""
    reviewed: str = ""
    drafts: tuple[Draft, ...] = ()
    about: tuple[Mention, ...] = ()

    def __post_init__(self) -> None:
        for draft in self.drafts:
            if self.text[draft.start : draft.end] != draft.quote:
                raise ClaimError(
                    f"{self.title!r}: the quote of a {draft.kind} claim is not at {draft.start}:{draft.end} of the text: {draft.quote[:80]!r}"
                )

    @property
    def id(self) -> str:
        """`report:` and 16 hex digits of the SHA-256 of the text: the same text is the same report."""
        return "report:" + hashlib.sha256(self.text.encode()).hexdigest()[:16]

    def with_drafts(self, drafts: tuple[Draft, ...]) -> "Report":
        """Return a copy that states these drafts; raises ClaimError when a quote is not in the text."""
        return replace(self, drafts=drafts)


@dataclass(frozen=True)
class Entity:
    """A node that claims speak about. `properties` holds what its type has beside id, name and aliases."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    properties: dict[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The label that the id belongs to."""
        return label_of(self.id)

    @property
    def search(self) -> str:
        """Lower-cased name and aliases, joined by ` | `, for the full-text index."""
        return " | ".join(dict.fromkeys(name.lower() for name in (self.name, *self.aliases)))


@dataclass(frozen=True)
class Claim:
    """One statement in one report between two identities.

    `subject`, `object` and `attributor` are entity ids (`attributor` may be empty); the `_text` fields and
    `asserted_by` are as written; `confidence` is 0 to 1; dates are ISO strings or empty.
    """

    report: str
    kind: str
    subject: str
    object: str
    quote: str
    start: int
    end: int
    method: str
    subject_text: str = ""
    object_text: str = ""
    stance: Stance = "asserts"
    certainty: Certainty = "stated"
    confidence: float = CERTAINTY["stated"]
    asserted_by: str = ""
    attributor: str = ""
    event_start: str = ""
    event_end: str = ""
    event_precision: str = ""
    said_on: str = ""
    status: Status = "accepted"
    scope: Scope = "main"
    judgement: str = ""

    @property
    def edge(self) -> str:
        """The id of the relationship that it speaks about."""
        return edge_id(self.kind, self.subject, self.object)

    @property
    def id(self) -> str:
        """`claim:` and a hash of what makes two statements one: report, kind, both ends, place, stance and who says so."""
        return "claim:" + digest(self.report, self.kind, self.subject, self.object, str(self.start), self.stance, self.attributor)
