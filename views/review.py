"""A review at work: a report with its drafts and what was decided on each. Every change is a function from one review to the next."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.claims import Certainty, Draft, Mention, Report, Scope, Stance, Status
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


def edit(
    review: Review, number: int, *, certainty: Certainty, stance: Stance, scope: Scope, subject: Mention, object: Mention, everywhere: bool = False
) -> Review:
    """Return the review with one draft corrected and accepted.

    `everywhere` gives a new subject or object to every other draft that speaks of the same entity. Raises
    ClaimError when the kind of claim does not join the two.
    """
    before = review.report.drafts[number]
    confidence = before.confidence if certainty == before.certainty else None
    changed = replace(
        before, certainty=certainty, stance=stance, scope=scope, subject=subject, object=object, confidence=confidence, status="accepted"
    )
    drafts = list(review.report.drafts)
    drafts[number] = by_hand(changed) if replace(changed, status=before.status) != before else changed
    if everywhere:
        changes = {key(old): new for old, new in ((before.subject, subject), (before.object, object)) if old != new}
        drafts = [_replaced(draft, changes) if place != number else draft for place, draft in enumerate(drafts)]
    return replace(review, report=review.report.with_drafts(tuple(drafts)))


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
