"""A review as functions: decisions, corrections, and whom a name may mean."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph.claims import ClaimError, Mention
from graph.engines import Engine
from graph.names.build import base_ledger
from graph.store import Store
from tests.stories import BEAR, CHINA, RUSSIA, report, resolved
from views import candidates, intake, reports, review
from views.intake import IntakeError
from views.marked import Mark
from views.review import Review

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


def edited(current: Review, number: int, **changes: Any) -> Review:
    draft = current.report.drafts[number]
    same = {name: getattr(draft, name) for name in ("certainty", "stance", "scope", "subject", "object")}
    return review.edit(current, number, **{**same, **changes})


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
