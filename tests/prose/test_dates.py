"""Dates in prose, against the date of publication."""

import pytest

from graph.claims import Report
from graph.names.build import base_ledger
from loaders.prose.dates import find_dates
from loaders.prose.document import prepare
from loaders.prose.event_dates import when_of
from loaders.prose.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("on October 5, 2022", "2022-10-05", "2022-10-05", "day"),
        ("on 5 October 2022", "2022-10-05", "2022-10-05", "day"),
        ("in October 2022", "2022-10-01", "2022-10-31", "month"),
        ("in early October", "2022-10-01", "2022-10-31", "month"),
        ("in December", "2022-12-01", "2022-12-31", "month"),
        ("since January", "2022-01-01", "2022-01-31", "month"),
        ("in 2016", "2016-01-01", "2016-12-31", "year"),
        ("in April and May 2015", "2015-04-01", "2015-04-30", "month"),
        ("on October 5", "2022-10-05", "2022-10-05", "day"),
        ("on December 24", "2021-12-24", "2021-12-24", "day"),
        ("last month", "2022-11-01", "2022-11-30", "month"),
        ("last year", "2021-01-01", "2021-12-31", "year"),
        ("yesterday", "2022-12-05", "2022-12-05", "day"),
        ("2022-10-05", "2022-10-05", "2022-10-05", "day"),
    ],
)
def test_a_date_is_an_interval_with_its_precision(text: str, start: str, end: str, precision: str) -> None:
    found = next(iter(find_dates(f"It happened {text}.", "2022-12-06"))).when
    assert (found.start, found.end, found.precision) == (start, end, precision)


@pytest.mark.parametrize("text", ["on February 31, 2022", "they may attack", "in March style 5000", "1234567890"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert [found for found in find_dates(text, "") if found.when.precision == "day"] == []


def test_a_month_without_a_year_needs_a_date_of_publication() -> None:
    assert list(find_dates("in early October", "")) == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The minister was a target of an espionage campaign revealed this week.", None),
        ("In May 2019 Reuters reported that hackers had entered the bank.", None),
        ("In May 2019 Fancy Bear hacked Bellingcat, Secureworks said.", "2019-05-01"),
        ("The bank was hit in June 2020, a report of 3 July 2021 says.", "2020-06-01"),
        ("On Monday, 5 May 2018, the ministry said that it was attacked in April 2018.", "2018-04-01"),
        ("In March 2018, the attackers sent a report to the officials.", "2018-03-01"),
        ("BRUSSELS, July 19, 2022 (Scheldt Press) - Belgium has accused groups from China of attacking its interior ministry.", None),
        ("Britain called out a 2021 online campaign by Chinese hackers earlier this week.", "2021-01-01"),
        ("LONDON, Jan 6 — Hackers tried to get into three laboratories in August 2022.", "2022-08-01"),
    ],
)
def test_when_it_became_known_is_not_when_it_happened(text: str, start: str | None) -> None:
    sentence = next(iter(prepare([Report(text=text, published="2022-12-06")], gazetteer(base_ledger())))).sentences[0]
    when = when_of(sentence)
    assert (when.start if when else None) == start
