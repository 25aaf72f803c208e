"""A review at work: a report with its drafts and what was decided on each. Every change is a function from one review to the next."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.claims import Certainty, ClaimError, Dated, Draft, Mention, Report, Scope, Stance, Status
from graph.model import kinds_between
from graph.names.ledger import Ledger
from graph.names.resolver import Previewed, preview
from views.marked import Mark
from views.method import CORRECTED


@dataclass(frozen=True)
class Review:
    """A report under review. `stored` tells that the graph has it already; `opened` is the draft whose sentence is shown, or -1."""

    report: Report
    problems: tuple[str, ...] = ()
    stored: bool = False
    opened: int = -1

    @property
    def counted(self) -> Counter[str]:
        """How many drafts have each status."""
        return Counter(draft.status for draft in self.report.drafts)


def begin(report: Report, ledger: Ledger, problems: Iterable[str] = (), stored: Iterable[Mapping[str, Any]] | None = None) -> Review:
    """Return the review of a report; decisions on claims that are `stored` already are taken over. None: it is not stored."""
    decided = {claim["id"]: claim["status"] for claim in stored or ()}
    drafts = [
        replace(draft, status=decided.get(seen.claim.id, draft.status)) if seen else replace(draft, status="rejected")
        for draft, seen in zip(report.drafts, preview(report, ledger), strict=True)
    ]
    return Review(report.with_drafts(tuple(drafts)), tuple(problems), stored is not None)


def decide(review: Review, numbers: Iterable[int], status: Status) -> Review:
    """Return the review with some drafts, by their place from 0, accepted, left open or rejected."""
    wanted = set(numbers)
    drafts = (replace(draft, status=status) if number in wanted else draft for number, draft in enumerate(review.report.drafts))
    return replace(review, report=review.report.with_drafts(tuple(drafts)))


@dataclass(frozen=True)
class Statement:
    """What a draft may state instead: a kind of claim, and whether its two ends change places for it."""

    kind: str
    exchanged: bool = False

    def ends(self, draft: Draft) -> tuple[Mention, Mention]:
        """Return the subject and the object of a draft in this reading of it."""
        return (draft.object, draft.subject) if self.exchanged else (draft.subject, draft.object)


def statements(draft: Draft) -> list[Statement]:
    """Return what may be said of the two ends of a draft: its own kind first, then what else fits them, then the same the other way round."""
    subject, target = draft.subject.label, draft.object.label
    straight = [Statement(kind) for kind in kinds_between(subject, target)]
    return sorted([*straight, *(Statement(kind, True) for kind in kinds_between(target, subject))], key=lambda item: item != Statement(draft.kind))


@dataclass(frozen=True)
class Correction:
    """What a draft should say. `subject` and `object` are those of the statement, so they are exchanged where it is."""

    statement: Statement
    subject: Mention
    object: Mention
    certainty: Certainty
    stance: Stance
    scope: Scope
    event: Dated | None


def unchanged(draft: Draft) -> Correction:
    """Return the correction that leaves a draft as it is."""
    return Correction(Statement(draft.kind), draft.subject, draft.object, draft.certainty, draft.stance, draft.scope, draft.event)


def edit(review: Review, number: int, correction: Correction, ledger: Ledger, everywhere: bool = False) -> Review:
    """Return the review with one draft corrected and accepted.

    `everywhere` gives a new subject or object to every other draft that speaks of the same entity. Raises
    ClaimError when the kind of claim does not join the two, or when another claim says the same already.
    """
    before = review.report.drafts[number]
    changed = replace(
        before,
        kind=correction.statement.kind,
        subject=correction.subject,
        object=correction.object,
        certainty=correction.certainty,
        stance=correction.stance,
        scope=correction.scope,
        event=correction.event,
        confidence=before.confidence if correction.certainty == before.certainty else None,
        status="accepted",
    )
    drafts = list(review.report.drafts)
    drafts[number] = by_hand(changed) if replace(changed, status=before.status) != before else changed
    if everywhere:
        olds = correction.statement.ends(before)
        changes = {key(old): new for old, new in zip(olds, (correction.subject, correction.object), strict=True) if old != new}
        drafts = [_replaced(draft, changes) if place != number else draft for place, draft in enumerate(drafts)]
    corrected = replace(review, report=review.report.with_drafts(tuple(drafts)))
    _check(corrected, number, ledger, before=review)
    return corrected


def _check(review: Review, number: int, ledger: Ledger, before: Review) -> None:
    """Raise ClaimError where a corrected draft could not be stored beside the others."""
    seen = previews(review, ledger)[number]
    if seen and seen.claim.subject == seen.claim.object:
        raise ClaimError(f"Both sides mean {seen.subject.name}. Choose another subject or object")
    twin = _twin(review, number, ledger)
    if twin is not None and twin != _twin(before, number, ledger):
        raise ClaimError(f"Claim {twin + 1} says the same of this sentence already. Reject this one instead, or correct that one")


def _twin(review: Review, number: int, ledger: Ledger) -> int | None:
    """Return the place of another draft that would become the same claim, so that only one of the two could be stored."""
    seen = [item.claim.id if item else "" for item in previews(review, ledger)]
    return next((place for place, item in enumerate(seen) if item and item == seen[number] and place != number), None)


def by_hand(draft: Draft) -> Draft:
    """Return a draft whose method tells that somebody corrected it."""
    return draft if draft.method.endswith(CORRECTED) else replace(draft, method=draft.method + CORRECTED)


def key(mention: Mention) -> tuple[str, bool, str]:
    """Return by what two mentions of one report mean the same."""
    return mention.label, mention.named, mention.key or (mention.name or mention.text).lower()


def others(review: Review, number: int) -> int:
    """Return how many other drafts speak of the subject or the object of one."""
    ends = {key(review.report.drafts[number].subject), key(review.report.drafts[number].object)}
    return sum(1 for place, draft in enumerate(review.report.drafts) if place != number and {key(draft.subject), key(draft.object)} & ends)


def _replaced(draft: Draft, changes: Mapping[tuple[str, bool, str], Mention]) -> Draft:
    """Return a draft with its ends exchanged where they are among the changes and still fit the kind of claim."""
    ends: dict[str, Mention] = {}
    for name, mention in (("subject", draft.subject), ("object", draft.object)):
        new = changes.get(key(mention))
        if new and new.label == mention.label:
            ends[name] = replace(new, text=mention.text)
    return by_hand(replace(draft, subject=ends.get("subject", draft.subject), object=ends.get("object", draft.object))) if ends else draft


def describe(review: Review, title: str, publisher: str, url: str) -> Review:
    """Return the review with other words on the report itself."""
    return replace(review, report=replace(review.report, title=title.strip() or review.report.title, publisher=publisher.strip(), url=url.strip()))


def previews(review: Review, ledger: Ledger) -> list[Previewed | None]:
    """Return what each draft would become as things stand."""
    return preview(review.report, ledger)


def marks(review: Review) -> list[Mark]:
    """Return the places of the drafts in the text, numbered from 1."""
    return [
        Mark(draft.start, draft.end, number + 1, draft.status == "rejected", number == review.opened)
        for number, draft in enumerate(review.report.drafts)
    ]


def opened(review: Review, number: int) -> Review:
    """Return the review with the sentence of one draft shown."""
    return replace(review, opened=number)
