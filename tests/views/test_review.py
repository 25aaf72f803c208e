"""A review as functions: decisions, corrections, and whom a name may mean."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph import dates
from graph.claims import ClaimError, Mention
from graph.engines import Engine
from graph.names.build import base_ledger
from graph.store import Store
from tests.stories import BEAR, CHINA, RUSSIA, report, resolved
from views import candidates, correcting, intake, reports, review
from views.intake import IntakeError
from views.marked import Mark
from views.review import Review, Statement

ONE, TWO = Mention("Organization", "Number One"), Mention("Organization", "Number Two")
REPORT = report(
    "Bear hit One. Bear is Russian. Bear hit Two.",
    ("TARGETED", BEAR, ONE, "Bear hit One."),
    ("SPONSORED_BY", BEAR, RUSSIA, "Bear is Russian.", {"confidence": 0.42}),
    ("TARGETED", BEAR, TWO, "Bear hit Two."),
)
PANDA = Mention("Group", "Bear", name="Some Panda", key="group:some-panda")


def begun(**more: Any) -> Review:
    return review.begin(REPORT, base_ledger(), **more)


def edited(current: Review, number: int, everywhere: bool = False, **changes: Any) -> Review:
    correction = replace(review.unchanged(current.report.drafts[number]), **changes)
    return review.edit(current, number, correction, base_ledger(), everywhere)


def test_a_review_begins_with_everything_accepted_and_nothing_opened() -> None:
    current = begun(problems=["x"])
    assert current == Review(REPORT, ("x",), stored=False, opened=-1)
    assert current.counted == {"accepted": 3}


def test_decisions_that_are_stored_are_taken_over() -> None:
    known = review.previews(begun(), base_ledger())[1]
    assert known is not None
    current = begun(stored=[{"id": known.claim.id, "status": "rejected"}, {"id": "claim:other", "status": "rejected"}])
    assert current.stored
    assert [draft.status for draft in current.report.drafts] == ["accepted", "rejected", "accepted"]
    assert begun(stored=[]).stored


def test_a_draft_without_an_identity_begins_rejected() -> None:
    nowhere = report("Bear is Ruritanian.", ("SPONSORED_BY", BEAR, Mention("State", "Ruritania"), "Bear is Ruritanian."))
    current = review.begin(nowhere, base_ledger())
    assert current.counted == {"rejected": 1}
    assert review.previews(current, base_ledger()) == [None]


def test_one_or_all_are_decided_and_the_text_shows_it() -> None:
    current = review.opened(review.decide(begun(), [1], "rejected"), 2)
    assert [draft.status for draft in current.report.drafts] == ["accepted", "rejected", "accepted"]
    assert review.marks(current) == [Mark(0, 13, 1), Mark(14, 30, 2, rejected=True), Mark(31, 44, 3, here=True)]
    assert review.decide(current, range(3), "proposed").counted == {"proposed": 3}


def test_a_correction_is_accepted_and_says_that_a_person_made_it() -> None:
    current = edited(review.decide(begun(), [1], "rejected"), 1, certainty="suspected", stance="denies", scope="background", object=CHINA)
    draft = current.report.drafts[1]
    assert (draft.certainty, draft.stance, draft.scope, draft.object, draft.status) == ("suspected", "denies", "background", CHINA, "accepted")
    assert draft.method == "test; corrected by hand"
    assert draft.confidence is None  # It was the confidence of another certainty.
    assert edited(current, 1, certainty="likely").report.drafts[1].method == "test; corrected by hand"
    assert edited(begun(), 1).report.drafts[1] == REPORT.drafts[1]


def test_a_correction_can_hold_for_every_claim_that_speaks_of_the_same() -> None:
    assert review.others(begun(), 0) == 2
    alone = edited(begun(), 0, subject=PANDA)
    assert [draft.subject for draft in alone.report.drafts] == [PANDA, BEAR, BEAR]
    everywhere = edited(begun(), 0, subject=PANDA, everywhere=True)
    assert {seen.subject.id for seen in review.previews(everywhere, base_ledger()) if seen} == {"group:some-panda"}
    assert [draft.subject.text for draft in everywhere.report.drafts] == ["Bear", "Fancy Bear", "Fancy Bear"]
    assert all(draft.method.endswith("corrected by hand") for draft in everywhere.report.drafts)


def test_a_correction_that_no_kind_of_claim_allows_is_refused() -> None:
    with pytest.raises(ClaimError, match="SPONSORED_BY does not join"):
        edited(begun(), 1, object=ONE)


def test_the_kind_can_be_corrected_among_those_that_fit_either_way_round() -> None:
    def named(number: int) -> list[tuple[str, bool]]:
        return [(item.kind, item.exchanged) for item in review.statements(REPORT.drafts[number])]

    assert named(0) == [("TARGETED", False), ("PART_OF", False), ("PART_OF", True), ("ATTRIBUTED", True)]
    assert named(1) == [("SPONSORED_BY", False), ("LOCATED_IN", False)]
    current = edited(begun(), 1, statement=Statement("LOCATED_IN"))
    assert (current.report.drafts[1].kind, current.report.drafts[1].method) == ("LOCATED_IN", "test; corrected by hand")
    before, after = review.previews(begun(), base_ledger())[1], review.previews(current, base_ledger())[1]
    assert before is not None
    assert after is not None
    assert (after.claim.edge, after.claim.id == before.claim.id) == ("LOCATED_IN|group:apt28|state:RU", False)


def test_a_claim_that_was_read_the_wrong_way_round_is_turned_and_named_anew_everywhere() -> None:
    turned = Statement("ATTRIBUTED", exchanged=True)
    subject, target = turned.ends(REPORT.drafts[0])
    assert (subject, target) == (ONE, BEAR)
    current = edited(begun(), 0, statement=turned, subject=subject, object=PANDA, everywhere=True)
    ends = [(draft.kind, draft.subject.name or draft.subject.text, draft.object.text) for draft in current.report.drafts]
    assert ends == [("ATTRIBUTED", "Number One", "Bear"), ("SPONSORED_BY", "Some Panda", "Russia"), ("TARGETED", "Some Panda", "Number Two")]


def test_the_date_of_an_event_can_be_corrected_and_taken_away() -> None:
    current = edited(begun(), 0, event=dates.read("2022-10"))
    seen = review.previews(current, base_ledger())[0]
    assert seen is not None
    assert (seen.claim.event_start, seen.claim.event_end, seen.claim.event_precision) == ("2022-10-01", "2022-10-31", "month")
    assert correcting.written(current.report.drafts[0].event) == "2022-10"
    assert edited(current, 0, event=None).report.drafts[0].event is None


def test_what_could_not_be_stored_beside_the_others_is_refused() -> None:
    twice = report("Bear hit One.", ("TARGETED", BEAR, ONE, "Bear hit One."), ("TARGETED", BEAR, TWO, "Bear hit One."))
    current = review.begin(twice, base_ledger())
    with pytest.raises(ClaimError, match="Claim 1 says the same of this sentence already"):
        edited(current, 1, object=ONE)
    assert edited(current, 1, object=ONE, stance="denies").report.drafts[1].object == ONE
    with pytest.raises(ClaimError, match="Both sides mean APT28"):
        edited(current, 1, statement=Statement("PART_OF"), object=BEAR)


def test_the_report_itself_can_be_described_anew() -> None:
    current = review.describe(begun(), " Title ", "Paper", "https://e.org")
    assert (current.report.title, current.report.publisher, current.report.url) == ("Title", "Paper", "https://e.org")
    assert review.describe(current, " ", "", "").report.title == "Title"


@pytest.fixture
def known(embedded_engine: Engine) -> Engine:
    for _ in Store(embedded_engine).put(resolved(REPORT)):
        pass
    return embedded_engine


def test_a_name_means_what_the_ledger_and_the_graph_know_and_last_something_new(known: Engine) -> None:
    found = candidates.candidates(known, base_ledger(), "Sofacy", ("Group",))
    assert (found[0].id, found[0].why) == ("group:apt28", "in the ledger of names, as \u201cSofacy\u201d")
    assert (found[-1].id, found[-1].name, found[-1].why) == ("", "Sofacy", "a new group")
    assert found[0].mention("the hackers") == Mention("Group", "the hackers", name="APT28", key="group:apt28")
    assert candidates.candidates(known, base_ledger(), "Nubmer Two", ("Organization",))[0].id == "org:number-two"
    states = candidates.candidates(known, base_ledger(), "China", ("State",))
    assert states[0].id == "state:CN"
    assert all(item.id for item in states)  # Nobody invents a state.
    assert candidates.candidates(known, base_ledger(), "  ", ("Group",)) == []
    assert [item.name for item in candidates.candidates(known, base_ledger(), "Hill Walker", ("Name",))] == ["Hill Walker"]


def test_a_review_is_stored_as_it_stands(known: Engine) -> None:
    current = review.decide(edited(begun(stored=[]), 0, subject=PANDA), [2], "rejected")
    intake.commit(known, replace(current.report, url="javascript:alert(1)"))
    rows = known.read("MATCH (c:Claim) RETURN c.subject AS subject, c.object AS object, c.status AS status ORDER BY c.start")
    assert [(row["subject"], row["object"], row["status"]) for row in rows] == [
        ("group:some-panda", "org:number-one", "accepted"),
        ("group:apt28", "state:RU", "accepted"),
        ("group:apt28", "org:number-two", "rejected"),
    ]
    assert known.read("MATCH (r:Report) RETURN r.url AS url") == [{"url": None}]


def test_what_cannot_be_read_is_one_line_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    reads: tuple[Callable[[], object], ...] = (
        lambda: intake.upload("x.exe", b"MZ"),
        lambda: intake.upload("x.txt", b"x" * (intake.MAX_BYTES + 1)),
        lambda: intake.paste(" "),
        lambda: intake.paste("x", published="yesterday"),
        lambda: intake.address("http://127.0.0.1/"),
        lambda: intake.address("file:///etc/passwd"),
    )
    for read in reads:
        with pytest.raises(IntakeError, match="Remedy: ") as caught:
            read()
        assert "\n" not in str(caught.value)
    monkeypatch.setenv("COUNTERWATCH_FETCH_NETWORKS", "home")
    with pytest.raises(IntakeError, match="COUNTERWATCH_FETCH_NETWORKS"):
        intake.address("http://127.0.0.1/")


def test_the_list_of_reports_reads_its_address_with_care() -> None:
    assert [reports.page_of(text) for text in ("3", "", "-1", "x", "0", "9" * 30)] == [3, 1, 1, 1, 1, 1]
    assert [reports.date_of(text) for text in ("2022", "2022-10", " 2022-10-05 ", "22", "2022-1", "x", "2022-10-05-01")] == [
        "2022",
        "2022-10",
        "2022-10-05",
        "",
        "",
        "",
        "",
    ]
    assert reports.claims({"accepted": 2, "rejected": 1}) == "3 claims (1 rejected)"
    assert reports.claims({}) == "0 claims"
