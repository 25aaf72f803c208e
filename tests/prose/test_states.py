"""States as reports write them: by name, adjective, seat, government or service."""

import pytest

from loaders.prose.states import find_states, state_names


def written(text: str) -> list[tuple[str, str, str]]:
    """Return (words, ISO alpha-2, form) of every state in a text."""
    return [(text[start:end], *state_names()[text[start:end]]) for start, end in find_states(text)]


def test_the_longest_name_that_begins_at_a_place_is_meant() -> None:
    assert written("hackers of South Korea and of the Saudi Arabian state") == [
        ("South Korea", "KR", "name"),
        ("Saudi Arabian", "SA", "adjective"),
    ]


def test_a_shorter_name_is_meant_where_the_longer_one_is_part_of_a_word() -> None:
    assert written("the Saudi Arabianist") == [("Saudi", "SA", "adjective")]


@pytest.mark.parametrize("text", ["Chinatown", "microChina", "x.China", "a Frenchman", "_Iran_", ""])
def test_a_part_of_a_word_is_no_state(text: str) -> None:
    assert written(text) == []


def test_seats_and_services_stand_for_their_state() -> None:
    assert written("Beijing denied that the GRU did it.") == [("Beijing", "CN", "seat"), ("GRU", "RU", "service")]


def test_the_russian_service_of_a_broadcaster_is_no_state() -> None:
    assert written("She told the BBC's Russian service that the KGB of Belarus did it.") == [("Belarus", "BY", "name")]
    assert written("She told the Voice of America's Chinese service so.") == [("America's", "US", "name")]
    assert written("She told the BBC Russian hackers did it.") == [("Russian", "RU", "adjective")]


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("The National Security Agency, according to papers published on Sunday, broke into its servers.", "National Security Agency"),
        ("The centre was attacked by the NSA.", "NSA"),
        ("The N.S.A. has secretly tapped the cables.", "N.S.A."),
        ("It was the work of GCHQ.", "GCHQ"),
    ],
)
def test_an_agency_that_mostly_finds_out_stands_for_its_state_where_it_attacks(text: str, service: str) -> None:
    assert [(words, form) for words, _, form in written(text)] == [(service, "service")]


@pytest.mark.parametrize(
    "text",
    ["An advisory by CISA, the FBI and the NSA says so.", "The exploit was developed by the NSA.", "The NSA said that hackers broke into routers."],
)
def test_where_it_finds_out_or_was_robbed_it_does_not(text: str) -> None:
    assert written(text) == []
