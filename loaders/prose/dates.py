"""Dates in prose, against the date of publication, with how finely they are known."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from graph.claims import Dated, Precision
from loaders.prose.gate import Gated

_MONTHS = (
    {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
    | {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
    | {"sept": 9}
)
_MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_PATTERNS: tuple[Gated, ...] = (
    Gated(r"\b(?P<year>(?:19|20)\d{2})-(?P<number>0[1-9]|1[0-2])-(?P<day>[0-3]\d)\b"),
    Gated(rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)? {_MONTH},? {_YEAR}\b"),
    Gated(rf"\b{_MONTH} (?P<day>[0-3]?\d)(?:st|nd|rd|th)?, {_YEAR}\b"),
    Gated(rf"\b{_MONTH},? (?:of )?{_YEAR}\b"),
    Gated(rf"\b{_MONTH}(?=(?: and| to| until| or|[-–]) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]{{0,6}} {_YEAR}\b)"),
    Gated(rf"\b{_MONTH} (?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\s*(?:,\s*)?\d)"),
    Gated(rf"\b(?P<day>[0-3]?\d) {_MONTH}\b"),
    Gated(rf"\b(?:in|since|early|late|mid-?|during|by|last|the|until|from|between|and|this)\s+{_MONTH}\b(?!\s+\d)"),
    Gated(rf"\b(?:in|since|early|late|mid-?|during|by|throughout|from|between|and|of|to)[ -]{_YEAR}\b"),
    Gated(
        rf"(?:\b(?:an?|the|its|their)|['’]s?) {_YEAR}(?= (?:[\w-]+ ){{0,3}}?(?:campaigns?|attacks?|hack(?:s|ing)?|breach(?:es)?|intrusions?|cyber\w*|operations?)\b)"
    ),
    Gated(r"\b(?P<relative>last|this|earlier this|later that|that same|the same) (?P<unit>week|month|year)\b", re.IGNORECASE),
    Gated(r"\b(?P<relative>yesterday|today)\b", re.IGNORECASE),
)


@dataclass(frozen=True)
class Found:
    """A date in a text: where it stands and when it is."""

    start: int
    end: int
    when: Dated


def month(year: int, number: int) -> Dated:
    """Return the interval of a whole month."""
    last = calendar.monthrange(year, number)[1]
    return Dated(date(year, number, 1).isoformat(), date(year, number, last).isoformat(), "month")


def year(number: int) -> Dated:
    """Return the interval of a whole year."""
    return Dated(f"{number}-01-01", f"{number}-12-31", "year")


def find_dates(text: str, published: str) -> Iterator[Found]:
    """Yield the dates in a text in order.

    A month or day without a year is the last one that is not after `published` (ISO date, or empty: then such
    dates are left out). Impossible days are left out.
    """
    taken: list[tuple[int, int]] = []
    found: list[Found] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            when = _resolve(match.groupdict(), published)
            if when:
                taken.append(match.span())
                found.append(Found(match.start(), match.end(), when))
    yield from sorted(found, key=lambda item: item.start)


def _resolve(parts: dict[str, str | None], published: str) -> Dated | None:
    if parts.get("relative"):
        return _relative(str(parts["relative"]).lower(), str(parts.get("unit") or "").lower(), published)
    number = int(parts["number"] or 0) if parts.get("number") else _MONTHS.get((parts.get("month") or "").rstrip(".").lower(), 0)
    if parts.get("month") and not number:
        return None
    written_year = int(parts["year"] or 0) if parts.get("year") else 0
    if not number:
        return year(written_year) if written_year else None
    day = int(parts["day"] or 0) if parts.get("day") else 0
    return _fit(written_year, number, day, published)


def _fit(written_year: int, number: int, day: int, published: str) -> Dated | None:
    if not written_year:
        if not published:
            return None
        said = date.fromisoformat(published)
        written_year = said.year if (number, day or 1) <= (said.month, said.day if day else 31) else said.year - 1
    if not day:
        return month(written_year, number)
    try:
        exact = date(written_year, number, day).isoformat()
    except ValueError:
        return None
    precision: Precision = "day"
    return Dated(exact, exact, precision)


def _relative(word: str, unit: str, published: str) -> Dated | None:
    if not published:
        return None
    said = date.fromisoformat(published)
    if word in ("yesterday", "today"):
        exact = (said - timedelta(days=word == "yesterday")).isoformat()
        return Dated(exact, exact, "day")
    if unit == "week" and word in ("last", "this", "earlier this"):
        monday = said - timedelta(days=said.weekday() + (7 if word == "last" else 0))
        return Dated(monday.isoformat(), (monday + timedelta(days=6)).isoformat(), "day")
    if unit == "month" and word in ("last", "this", "earlier this"):
        back = word == "last"
        return month(said.year - (back and said.month == 1), (said.month - 2) % 12 + 1 if back else said.month)
    if unit == "year" and word in ("last", "this", "earlier this"):
        return year(said.year - (word == "last"))
    return None
