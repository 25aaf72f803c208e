"""Dates of events as a person writes them: a year, a month, a day, or two of these for a period."""

import calendar
import re
from datetime import date

from graph.claims import Dated, Precision

_ONE = re.compile(r"((?:19|20)\d{2})(?:-(\d{2})(?:-(\d{2}))?)?")
_BETWEEN = re.compile(r"\s+to\s+|\s*/\s*")
_HOW = "Write a year, a month or a day: 2022, 2022-10 or 2022-10-05. A period is two of them: 2022-10-03 to 2022-10-09"


class DateError(ValueError):
    """A date that cannot be read; says what is wrong with it and how to write it."""


def read(text: str, today: date | None = None) -> Dated | None:
    """Return when something happened, as written: `2022-10`, or `2022-10-03 to 2022-10-09`; None for an empty text.

    The finer of the two ends of a period is its precision. Raises DateError for what is no date, for a period that ends
    before it begins, and for what is still to come on `today` (the day of the call unless it is given).
    """
    words = " ".join(text.split())
    if not words:
        return None
    ends = [_one(part) for part in _BETWEEN.split(words, maxsplit=1)]
    first, last = ends[0], ends[-1]
    if last.end < first.start:
        raise DateError(f"{words}: the period ends before it begins. Exchange the two dates")
    if first.start > (today or date.today()).isoformat():
        raise DateError(f"{words}: that day is still to come. The date is that of the event, as far as the report tells it")
    finest: Precision = min((first.precision, last.precision), key=("day", "month", "year").index)
    return Dated(first.start, last.end, finest)


def _one(text: str) -> Dated:
    found = _ONE.fullmatch(text)
    if not found:
        raise DateError(f"{text[:40]!r} is no date. {_HOW}")
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        if found[3]:
            exact = date(year, month, day).isoformat()
            return Dated(exact, exact, "day")
        if found[2]:
            last = calendar.monthrange(year, month)[1]
            return Dated(date(year, month, 1).isoformat(), date(year, month, last).isoformat(), "month")
    except ValueError as error:
        raise DateError(f"{text}: the calendar has no such {'day' if found[3] else 'month'}. {_HOW}") from error
    return Dated(f"{year}-01-01", f"{year}-12-31", "year")


def span(first: str | None, last: str | None) -> str:
    """Return an interval of ISO days as briefly as it is exact: `2022`, `2022-10`, `2015-04 to 2018-10`; empty without a first day."""
    if not first:
        return ""
    end = last or first
    if first[5:] == "01-01" and end[5:] == "12-31":
        start, until = first[:4], end[:4]
    elif first[7:] == "-01" and _is_last_of_month(end):
        start, until = first[:7], end[:7]
    else:
        start, until = first, end
    return start if start == until else f"{start} to {until}"


def _is_last_of_month(day: str) -> bool:
    found = _ONE.fullmatch(day)
    return bool(found and found[3]) and int(day[8:]) == calendar.monthrange(int(day[:4]), int(day[5:7]))[1]
