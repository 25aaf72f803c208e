"""Summaries: what accepted claims add up to, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.summary import Evidence, summarize

CLAIM = Evidence(
    "SPONSORED_BY", "group:x", "state:CN", "asserts", "likely", 0.7, "org:secureworks", "The Daily", "report:1", "2022-10-01", "2022-10-31"
)
PAIR = "SPONSORED_BY|group:x|state:CN"


def test_five_papers_that_quote_one_vendor_are_one_source() -> None:
    papers = [replace(CLAIM, publisher=f"Paper {number}", report=f"report:{number}") for number in range(5)]
    summary = summarize(papers)[PAIR]
    assert (summary.claims, summary.sources, summary.confidence) == (5, 1, 0.7)


def test_two_vendors_are_two_sources_and_confidence_is_one_minus_the_product_of_doubts() -> None:
    other = replace(CLAIM, attributor="org:mandiant", certainty="suspected", confidence=0.5)
    summary = summarize([CLAIM, other])[PAIR]
    assert summary.sources == 2
    assert summary.confidence == pytest.approx(1 - 0.3 * 0.5)
    assert summary.certainty == "likely"


def test_a_paper_that_names_no_source_adds_none_and_turns_likely_into_no_fact() -> None:
    bold = replace(CLAIM, attributor="", certainty="stated", confidence=0.9, report="report:2")
    summary = summarize([CLAIM, bold])[PAIR]
    assert (summary.claims, summary.sources, summary.confidence, summary.certainty) == (2, 1, 0.7, "likely")


def test_a_claim_without_attributor_counts_for_its_publisher_while_nobody_is_named() -> None:
    assert summarize([replace(CLAIM, attributor="")])[PAIR].sources == 1


def test_a_denial_is_shown_and_lowers_nothing() -> None:
    denial = replace(CLAIM, stance="denies", attributor="org:embassy", confidence=0.9)
    summary = summarize([CLAIM, denial])[PAIR]
    assert (summary.claims, summary.denials, summary.confidence, summary.disputed) == (1, 1, 0.7, True)


def test_what_is_only_denied_makes_no_relationship() -> None:
    assert summarize([replace(CLAIM, stance="denies")]) == {}


def test_two_sponsors_dispute_each_other() -> None:
    summaries = summarize([CLAIM, replace(CLAIM, object="state:KP")])
    assert [summary.disputed for summary in summaries.values()] == [True, True]


def test_two_targets_do_not_dispute_each_other() -> None:
    targeted = replace(CLAIM, kind="TARGETED", object="org:a")
    assert not any(summary.disputed for summary in summarize([targeted, replace(targeted, object="org:b")]).values())


def test_a_rejected_claim_counts_for_nothing() -> None:
    assert summarize([replace(CLAIM, status="rejected")]) == {}


def test_first_and_last_seen_span_the_events() -> None:
    summary = summarize([CLAIM, replace(CLAIM, event_start="2021-01-01", event_end="2021-12-31"), replace(CLAIM, event_start="", event_end="")])[PAIR]
    assert (summary.first_seen, summary.last_seen) == ("2021-01-01", "2022-10-31")


evidence = st.builds(
    Evidence,
    kind=st.sampled_from(["SPONSORED_BY", "TARGETED"]),
    subject=st.sampled_from(["group:a", "group:b"]),
    object=st.sampled_from(["state:CN", "state:RU"]),
    stance=st.sampled_from(["asserts", "denies"]),
    certainty=st.sampled_from(["stated", "likely", "suspected", "inferred"]),
    confidence=st.floats(0, 1),
    attributor=st.sampled_from(["", "org:a", "org:b"]),
    publisher=st.sampled_from(["", "P"]),
    report=st.sampled_from(["report:1", "report:2"]),
    event_start=st.sampled_from(["", "2020-01-01"]),
    event_end=st.sampled_from(["", "2020-01-31"]),
    status=st.sampled_from(["accepted", "rejected"]),
)


@given(st.lists(evidence, max_size=8).flatmap(lambda claims: st.tuples(st.just(claims), st.permutations(claims))))
def test_the_order_of_claims_makes_no_difference(pair: tuple[list[Evidence], list[Evidence]]) -> None:
    claims, shuffled = pair
    assert summarize(claims) == summarize(shuffled)
