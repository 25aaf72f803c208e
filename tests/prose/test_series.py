"""Series: actors that a report counts and then names one by one."""

import pytest

from loaders.prose.names import named_things
from loaders.prose.series import is_in_series
from tests.prose.test_claims import claims
from tests.prose.test_voices import prepared

COUNTED = (
    "The researchers counted four operators of Pegasus in the case. One of them, which it calls MONARCHY, acts for the Saudi government. "
    "It thinks that a second, SNEAKY KESTREL, works for the Emirates. The other two, CENTER-1 and CENTER-2, could not be linked to a country."
)


def in_series(text: str) -> set[str]:
    document = prepared(text)
    return {thing.forms[0] for thing in named_things(document) if is_in_series(document, thing)}


def test_each_of_several_actors_that_were_counted_is_one() -> None:
    assert in_series(COUNTED) == {"MONARCHY", "SNEAKY KESTREL", "CENTER-1", "CENTER-2"}


@pytest.mark.parametrize(
    "text",
    [
        "One of them, which it calls MONARCHY, is a play. Another, SNEAKY KESTREL, is a novel.",
        "The researchers counted four operators. Another organisation, UNESCO, was hit too.",
        "The researchers counted four operators. A second, Monarch, works for the Emirates.",
    ],
)
def test_where_nobody_was_counted_or_the_name_is_no_code_there_is_no_series(text: str) -> None:
    assert not in_series(text)


def test_a_name_that_is_given_to_the_operator_of_the_sentence_before_is_one() -> None:
    assert in_series("Only one operator of Pegasus was seen in Togo. They have called it REDLIONS for years.") == {"REDLIONS"}


def test_an_exploit_is_no_group_whoever_is_called_so() -> None:
    told = claims("Hackers attacked Bellingcat with Pegasus and an exploit chain known as Trident. The hackers work for the Emirates.", "TARGETED")
    assert [claim.subject_text for claim in told] == ["Hackers"]
