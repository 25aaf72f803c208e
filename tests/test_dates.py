"""Dates of events as a person writes them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Dated
from graph.dates import DateError, read, span
from views.correcting import written

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022", Dated("2022-01-01", "2022-12-31", "year")),
        (" 2024-02 ", Dated("2024-02-01", "2024-02-29", "month")),
        ("2022-10-05", Dated("2022-10-05", "2022-10-05", "day")),
        ("2022-10-03 to 2022-10-09", Dated("2022-10-03", "2022-10-09", "day")),
        ("2021/2022-06", Dated("2021-01-01", "2022-06-30", "month")),
        ("2026", Dated("2026-01-01", "2026-12-31", "year")),
        ("", None),
        ("  ", None),
    ],
)
def test_a_date_is_as_fine_as_it_is_written(text: str, expected: Dated | None) -> None:
    assert read(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("yesterday", "is no date. Write a year, a month or a day"),
        ("2022-13", "has no such month"),
        ("2023-02-29", "has no such day"),
        ("05.10.2022", "is no date"),
        ("2022-1-5", "is no date"),
        ("1822", "is no date"),
        ("2022 to", "is no date"),
        ("2022-10-09 to 2022-10-03", "ends before it begins"),
        ("2026-11-26", "still to come"),
        ("2022-10-05 to 2022-10-06 to 2022-10-07", "is no date"),
    ],
)
def test_what_is_no_date_says_what_is_wrong_and_how_to_write_it(text: str, words: str) -> None:
    with pytest.raises(DateError, match=words):
        read(text, TODAY)


@given(st.dates(date(1990, 1, 1), TODAY), st.sampled_from([4, 7, 10]))
def test_what_the_field_shows_is_read_back_as_it_was(day: date, letters: int) -> None:
    event = read(day.isoformat()[:letters], TODAY)
    assert read(written(event), TODAY) == event


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2022-01-01", "2022-12-31", "2022"),
        ("2019-01-01", "2022-12-31", "2019 to 2022"),
        ("2022-10-01", "2022-10-31", "2022-10"),
        ("2015-04-01", "2018-02-28", "2015-04 to 2018-02"),
        ("2022-10-05", "2022-10-05", "2022-10-05"),
        ("2022-10-05", "2022-12-31", "2022-10-05 to 2022-12-31"),
        ("2022-10-05", None, "2022-10-05"),
        (None, None, ""),
    ],
)
def test_an_interval_is_told_as_briefly_as_it_is_exact(first: str | None, last: str | None, words: str) -> None:
    assert span(first, last) == words
