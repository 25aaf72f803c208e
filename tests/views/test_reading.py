"""What is read beside a graph: sentences with their words marked, search hits with their reason, notes on how well a thing is proved."""

import pytest

from graph.explore import Hit
from graph.profile import Tie
from graph.subgraph import Edge
from views import edge_details, entity_details, marked, method, report, search
from views.marked import Mark
from views.proof import fragment, offsets
from views.proof import marked as words_marked


def test_the_words_of_a_claim_are_marked_in_its_sentence() -> None:
    assert words_marked("Bear hit One & only One.", ("Bear", "One")) == "<mark>Bear</mark> hit <mark>One</mark> &amp; only <mark>One</mark>."
    assert words_marked("Fancy Bear and Bear", ("Bear", "Fancy Bear")) == "<mark>Fancy Bear</mark> and <mark>Bear</mark>"
    assert words_marked("x", ("", None, "y")) == "x"  # type: ignore[arg-type]


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "<mark>", '" onclick=x', "(.*)", "</blockquote><img src=x>"])
def test_a_hostile_sentence_is_text_even_where_it_is_marked(hostile: str) -> None:
    html = words_marked(f"before {hostile} after", (hostile,))
    assert html.replace("<mark>", "").replace("</mark>", "").count("<") == 0
    text = f"before {hostile} after"
    shown = marked.html(text, [Mark(7, 7 + len(hostile))])
    assert shown.replace("<mark>", "").replace("</mark>", "").count("<") == 0


def test_a_text_is_marked_where_claims_are_and_shows_the_one_that_was_opened() -> None:
    html = marked.html("abcdefgh", [Mark(0, 4), Mark(2, 6, here=True)])
    assert html == '<mark>ab</mark><mark class="here">cd</mark><mark class="here">ef</mark>gh'
    assert marked.html("ab", [Mark(-5, 99)]) == "<mark>ab</mark>"


def test_a_mark_ends_with_the_numbers_of_its_claims_and_a_rejected_one_is_struck_out() -> None:
    html = marked.html("One. Two.", [Mark(0, 4, 1), Mark(0, 4, 2, rejected=True), Mark(5, 9, 3, rejected=True)])
    assert html == '<mark>One.</mark><span class="cw-n" data-n="1, 2"></span> <mark class="rejected">Two.</mark><span class="cw-n" data-n="3"></span>'


def test_an_offset_opens_a_text_at_its_sentence_or_line() -> None:
    text = "First line.\nSecond line.\n"
    assert marked.place(text, "12-18") == (12, 18)
    assert marked.place(text, "14") == (12, 24)
    assert marked.place(text, "20-9999") == (20, len(text))
    assert marked.place(text, "11") == (0, 12)
    for wrong in ("", "-", "x", "-5", "5-2", "99", "1-", "1-x", "\u0661", "9" * 40):
        assert marked.place(text, wrong) is None, wrong


def test_a_long_text_is_shown_around_what_was_opened() -> None:
    assert marked.window(10, 5) == (0, 10)
    assert marked.window(1_000_000, 0) == (0, marked.LONGEST)
    first, last = marked.window(1_000_000, 600_000)
    assert first < 600_000 < last
    assert last - first == marked.LONGEST
    assert marked.window(1_000_000, 999_999) == (700_000, 1_000_000)


CLAIMS = [{"id": "claim:a", "start": 0, "end": 4, "status": "accepted"}, {"id": "claim:b", "start": 5, "end": 9, "status": "rejected"}]


def test_a_report_opens_at_a_claim_or_at_an_offset_that_holds_though_the_claim_is_gone() -> None:
    assert report.opened_claims(CLAIMS, "claim:b", None) == {"claim:b"}
    assert report.opened_claims(CLAIMS, "claim:gone", (1, 3)) == {"claim:a"}
    assert report.opened_claims(CLAIMS, "", (4, 5)) == set()
    assert report.marks_of(CLAIMS, "", (4, 5)) == [Mark(0, 4, 1), Mark(5, 9, 2, rejected=True), Mark(4, 5, here=True)]
    assert report.marks_of(CLAIMS, "claim:a")[0] == Mark(0, 4, 1, here=True)
    assert offsets({"start": 3, "end": 9}) == {"at": "3-9"}
    assert offsets({}) == {}


def test_how_a_claim_was_found_is_said_in_words() -> None:
    assert method.in_words("prose:target (attack:dobj, in-title)") == "read in the text: target; attack: dobj; in title"
    assert method.in_words("prose:sponsor-state-sponsored") == "read in the text: sponsor state sponsored"
    assert method.in_words("prose:tool; corrected by hand") == "read in the text: tool; corrected by hand"
    assert method.in_words("misp_galaxy:synonyms") == "data set MISP galaxy, field synonyms"
    assert method.in_words("test") == "test"
    assert method.in_words("") == "unknown"


def test_what_a_claim_says_of_itself_is_escaped() -> None:
    claim = {
        "stance": "denies",
        "certainty": "likely",
        "scope": "background",
        "status": "proposed",
        "asserted_by": "<b>*x*</b>",
        "method": "prose:x (<i>)",
    }
    assert report.badges(claim) == ":red-badge[denies] :blue-badge[likely] :gray-badge[background] :gray-badge[proposed]"
    told = report.how(claim, "")
    assert "\\<b\\>\\*x\\*" in told
    assert "<" not in told.replace("\\<", "")


def test_a_link_to_a_report_leads_to_the_sentence() -> None:
    assert (
        fragment("https://example.org/a", "one two three four five six seven")
        == "https://example.org/a#:~:text=one%20two%20three%20four%20five%20six"
    )
    assert fragment("https://example.org/a", " ".join("abcdefghijkl")).endswith(",i%20j%20k%20l")
    assert fragment("https://example.org/a#b", "x") == "https://example.org/a#b"
    assert fragment("", "x") == ""
    assert "%2D" in fragment("https://e.org", "state-backed")


def hit(label: str, name: str, matched: str = "", users: tuple[str, ...] = ()) -> Hit:
    return Hit(f"x:{name}", label, name, matched or name, users)


def test_hits_are_grouped_by_type_and_the_type_of_the_best_comes_first() -> None:
    found = search.grouped([hit("Tool", "A"), hit("State", "B"), hit("Tool", "C")])
    assert [(label, [item.name for item in items]) for label, items in found] == [("Tool", ["A", "C"]), ("State", ["B"])]


def test_a_hit_says_by_which_name_it_was_found_and_who_uses_it() -> None:
    assert search.why(hit("Group", "APT28")) == ""
    assert search.why(hit("Group", "APT28", "Fancy Bear", ("CrowdStrike",))) == "as \u201cFancy Bear\u201d, the name used or listed by CrowdStrike"
    assert search.why(hit("Group", "APT28", "Bear", ("A", "B", "C", "D", "E"))).endswith("A, B, C and 2 more")
    assert "<" not in search.why(hit("Group", "APT28", "<b>", ("<i>",))).replace("\\<", "")


def test_recent_entities_come_once_the_last_first() -> None:
    recent = [("group:a", "A", "Group"), ("group:b", "B", "Group")]
    assert [item[0] for item in search.remembered(recent, "group:b", "B", "Group")] == ["group:b", "group:a"]
    assert len(search.remembered([(str(n), "", "") for n in range(20)], "x", "", "")) == 8


def test_how_well_a_thing_is_proved_is_said_in_a_few_words() -> None:
    edge = Edge(
        "SPONSORED_BY", "group:a", "state:b", {"sources": 2, "claims": 3, "certainty": "likely", "confidence": 0.75, "disputed": True, "denials": 1}
    )
    assert entity_details.tie_note(Tie(edge, "state:b", "B")) == "likely, 2 sources, disputed"
    assert edge_details.summary(edge) == "**2 independent sources** · 3 claims · certainty **likely** · confidence 0.75"
    assert edge_details.dispute(edge, ["Russia"]) == "Disputed: 1 denial; other sponsors named: Russia"
    assert edge_details.dispute(Edge("USES", "a", "b", {}), []) == ""
